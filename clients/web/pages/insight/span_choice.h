// Which cycles a page takes together: fields of a form that asks for a view, and the span of the contract.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_INSIGHT_SPAN_CHOICE_H_
#define EHCPQA_CLIENTS_WEB_PAGES_INSIGHT_SPAN_CHOICE_H_

#include <string>
#include <utility>
#include <vector>

#include "clients/web/engine/request.h"
#include "clients/web/html/blocks.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/form_errors.h"
#include "ehcpqa/v1/cycle.pb.h"
#include "ehcpqa/v1/figure.pb.h"

namespace ehcpqa::web {

// The cycle whose figures come first when nobody has said which: the latest in moderation or later, else the latest.
// Empty without a cycle. `cycles` have the latest window first.
std::string LatestMarked(const std::vector<v1::Cycle>& cycles);

// "cycle", "over" ("rolling", "from", or empty for the cycle alone) and "first" of an address; of two spans on one page
// each has its prefix.
class SpanChoice {
 public:
  struct Names {
    std::string prefix = {};     // Begins the names of the fields: "before-".
    std::string last = "Cycle";  // Label of the last cycle.
    std::string chosen = {};     // The id that is chosen when the address says none; empty: LatestMarked.
    bool first = true;           // Whether several cycles can be chosen by hand.
  };
  SpanChoice(const std::vector<v1::Cycle>& cycles, const Fields& asked) : SpanChoice(cycles, asked, Names()) {}
  SpanChoice(const std::vector<v1::Cycle>& cycles, const Fields& asked, const Names& names);

  v1::Span span() const;
  // The same as arguments of an address.
  std::vector<std::pair<std::string, std::string>> arguments() const;
  const std::string& last() const { return last_; }  // An id.

  // Where mistakes of the request's field, "span", are shown.
  std::vector<FormField> Places(const std::string& field);
  void Add(Blocks form) const;

 private:
  std::string last_, over_, first_;
  bool several_;
  Select last_field_, over_field_, first_field_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_INSIGHT_SPAN_CHOICE_H_
