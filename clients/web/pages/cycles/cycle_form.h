// The definition of a cycle as forms hold it: what a person sets while it is a draft, in four parts.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_CYCLES_CYCLE_FORM_H_
#define EHCPQA_CLIENTS_WEB_PAGES_CYCLES_CYCLE_FORM_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/web/html/blocks.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/visit.h"
#include "ehcpqa/v1/cycle.pb.h"

namespace ehcpqa::web {

enum class CyclePart { kWindow, kRegister, kRubric, kSample };

class CycleForm {
 public:
  // Shows the cycle as it is. Asks the server which rubrics and registers there are to choose from.
  static absl::StatusOr<CycleForm> Load(const Visit& visit, const v1::Cycle& cycle);

  // Takes a part as it was typed.
  void Read(CyclePart part, const Fields& posted);
  // Puts a part into the cycle. False, with errors at the fields, when a text is no number or no day.
  bool Write(CyclePart part, v1::Cycle* cycle);
  // Shows the fields of a part.
  void Show(CyclePart part, Blocks form) const;
  // The fields of all parts by their paths in the requests.
  std::vector<FormField> AllFields();
  // What Write found wrong.
  ErrorSummary Mistakes();

  // Whether there is a published rubric, and a register, to choose.
  bool has_rubric() const { return !rubric_.choices.empty(); }
  bool has_register() const { return !snapshots_.choices.empty(); }

 private:
  CycleForm() = default;
  struct NumberField;
  std::vector<NumberField> Numbers(v1::Cycle* cycle);

  Input title_, size_, minimum_, pool_below_, double_marked_, exclude_, reserves_;
  DateInput from_, to_, due_;
  Radios kind_, rubric_;
  Select level_;
  Textarea focus_;
  Checkboxes snapshots_, stratify_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_CYCLES_CYCLE_FORM_H_
