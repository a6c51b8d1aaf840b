// What pages about figures over cycles have in common.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_INSIGHT_INSIGHT_VIEW_H_
#define EHCPQA_CLIENTS_WEB_PAGES_INSIGHT_INSIGHT_VIEW_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/words.h"
#include "ehcpqa/v1/cycle.pb.h"
#include "ehcpqa/v1/figure.pb.h"

namespace ehcpqa::web {

// Heading of a column of figures.
inline constexpr char kFigure[] = "Figure (95 % interval), n of population";

const std::vector<Word<v1::Measure>>& Measures();
// What plans are grouped by.
const std::vector<Word<v1::Dimension>>& Groupings();

// The field for one of these, chosen.
Select MeasureField(v1::Measure chosen);
Select GroupingField(const std::string& none, v1::Dimension chosen);

// A subject with the measures that it has.
struct SubjectChoice {
  std::string subject, title;
  std::vector<v1::Measure> measures;
  bool Has(v1::Measure measure) const;
};
// Subjects of the cycles, in the order of the rubric; empty where no plan counts yet.
absl::StatusOr<std::vector<SubjectChoice>> LoadSubjects(const Visit& visit, const v1::Span& span);
// The field for one of them. A subject that is asked for and is not among them stays chosen: the server says what is
// wrong with it.
Select SubjectField(const std::vector<SubjectChoice>& subjects, const std::string& chosen);
// "Section F: Special educational provision", "F3: Provision is specific": what is chosen from, and linked to.
std::string SubjectWords(const std::string& subject, const std::string& title);
// What is measured of a subject when nobody has said: answers met of criteria and themes, else grades.
v1::Measure DefaultMeasure(const std::string& subject);
// The group of a dimension as people read it.
std::string GroupWords(const std::string& group);
// Address of a subject's trend.
std::string TrendLink(const std::string& subject, v1::Measure measure);

// Whether the person's roles allow them to read figures over cycles.
bool SeesFigures(const Visit& visit);

// Links between the pages about figures, as the person's roles allow. `cycles` are arguments of the address that say
// which cycles.
void AddInsightLinks(const Visit& visit, const std::vector<std::pair<std::string, std::string>>& cycles, Blocks blocks);

// How a page goes on that asked the server for figures.
struct Heard {
  int status = 200;
  std::string instead;  // Said in place of the figures; empty when there are figures.
  bool figures = true;
};
// A mistake of the address is put at its field, and "not now" becomes a text of the page; anything else fails.
absl::StatusOr<Heard> Hear(const absl::Status& answer, const std::vector<FormField>& places, Page* page);

// Of which cycles the figures are, what was left out of them, whether they are invented, and that they are for internal
// use. `cycles` have the titles.
void AddSpan(const v1::SpanCycles& span, const std::vector<v1::Cycle>& cycles, Page* page);
// "Spring 2024: another rubric version" of "cycles/m0: another rubric version".
std::string LeftOutWords(const std::string& left_out, const std::vector<v1::Cycle>& cycles);

// What a chart may show of an estimate: no share and no range where its words have none.
struct Drawable {
  std::optional<double> share, low, high;
};
Drawable DrawableOf(const v1::Estimate& estimate);

// A page that has no cycle to tell of.
Response NothingYet(Page* page);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_INSIGHT_INSIGHT_VIEW_H_
