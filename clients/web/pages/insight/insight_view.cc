#include "clients/web/pages/insight/insight_view.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "clients/api/insight_methods.h"
#include "clients/text/estimate_text.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/html/strip.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

// Below it a share has no words of its own (clients/text), and no mark.
constexpr int kFewestPlans = 10;

template <typename Enum>
Select Choose(const std::string& name, const std::string& label, const std::vector<Word<Enum>>& words, Enum chosen) {
  Select select{{name, name, label}, {}};
  for (const Word<Enum>& one : words) select.choices.push_back({one.word, one.text, "", one.value == chosen});
  return select;
}

}  // namespace

const std::vector<Word<v1::Measure>>& Measures() {
  static const std::vector<Word<v1::Measure>> words = {
      {v1::MEASURE_GOOD_OR_BETTER, "good-or-better", "Plans graded good or better"},
      {v1::MEASURE_MET, "met", "Answers met"},
      {v1::MEASURE_MEAN_SCORE, "mean-score", "Mean score"},
      {v1::MEASURE_LEGALLY_COMPLIANT, "legally-compliant", "Plans that meet every legal requirement"},
  };
  return words;
}

const std::vector<Word<v1::Dimension>>& Groupings() {
  static const std::vector<Word<v1::Dimension>> words = {
      {v1::DIMENSION_STRATUM, "stratum", "Stratum of the sample"},
      {v1::DIMENSION_PLAN_KIND, "plan-kind", "New and amended plans"},
      {v1::DIMENSION_LA, "la", "Local authority"},
      {v1::DIMENSION_DISTRICT, "district", "District"},
      {v1::DIMENSION_NEED, "need", "Primary need"},
      {v1::DIMENSION_KEY_STAGE, "key-stage", "Key stage"},
      {v1::DIMENSION_SETTING, "setting", "Type of setting"},
  };
  return words;
}

Select MeasureField(v1::Measure chosen) { return Choose("measure", "Measure", Measures(), chosen); }

Select GroupingField(const std::string& none, v1::Dimension chosen) {
  Select select = Choose("by", "Grouped by", Groupings(), chosen);
  select.choices.insert(select.choices.begin(), {"", none, "", chosen == v1::DIMENSION_UNSPECIFIED});
  return select;
}

bool SubjectChoice::Has(v1::Measure measure) const {
  return std::find(measures.begin(), measures.end(), measure) != measures.end();
}

absl::StatusOr<std::vector<SubjectChoice>> LoadSubjects(const Visit& visit, const v1::Span& span) {
  v1::GetInsightRequest request;
  *request.mutable_span() = span;
  std::vector<SubjectChoice> subjects;
  const auto insight = visit.api().Call(api::kGetInsight, request);
  if (absl::IsFailedPrecondition(insight.status())) return subjects;
  RETURN_IF_ERROR(insight.status());
  for (const v1::Figure& figure : insight->figures()) {
    if (subjects.empty() || subjects.back().subject != figure.subject()) {
      subjects.push_back({figure.subject(), figure.title(), {}});
    }
    subjects.back().measures.push_back(figure.measure());
  }
  return subjects;
}

Select SubjectField(const std::vector<SubjectChoice>& subjects, const std::string& chosen) {
  Select select{{"subject", "subject", "About"}, {}};
  bool found = false;
  for (const SubjectChoice& one : subjects) {
    found = found || one.subject == chosen;
    select.choices.push_back({one.subject, SubjectWords(one.subject, one.title), "", one.subject == chosen});
  }
  if (!found && !chosen.empty()) select.choices.push_back({chosen, chosen, "", true});
  return select;
}

std::string SubjectWords(const std::string& subject, const std::string& title) {
  const size_t colon = subject.find(':');
  const std::string kind = subject.substr(0, colon);
  const std::string code = colon == std::string::npos ? "" : subject.substr(colon + 1);
  if (title.empty()) return subject;
  if (kind == "criterion" && !absl::StartsWith(title, code)) return absl::StrCat(code, ": ", title);
  if (kind == "tag") return absl::StrCat("Tag: ", title);
  return title;
}

v1::Measure DefaultMeasure(const std::string& subject) {
  const bool of_answers = absl::StartsWith(subject, "criterion:") || absl::StartsWith(subject, "tag:");
  return of_answers ? v1::MEASURE_MET : v1::MEASURE_GOOD_OR_BETTER;
}

std::string GroupWords(const std::string& group) { return group.empty() ? "Not recorded" : EventWords(group); }

std::string TrendLink(const std::string& subject, v1::Measure measure) {
  std::string word;
  for (const Word<v1::Measure>& one : Measures()) {
    if (one.value == measure) word = one.word;
  }
  return Link("/insight/trend", {{"subject", subject}, {"measure", word}});
}

bool SeesFigures(const Visit& visit) {
  return visit.Holds(v1::ROLE_COORDINATOR) || visit.Holds(v1::ROLE_MODERATOR) ||
         visit.Holds(v1::ROLE_SUB_GROUP_MEMBER) || visit.Holds(v1::ROLE_AGENCY_LEAD);
}

void AddInsightLinks(const Visit& visit, const std::vector<std::pair<std::string, std::string>>& cycles,
                     Blocks blocks) {
  if (!SeesFigures(visit)) return;
  Strip strip{"Results over time", {}};
  const auto add = [&](const std::string& text, const std::string& path, bool span) {
    strip.items.push_back({text, span ? Link(path, cycles) : path, visit.request().path == path});
  };
  add("Figures", "/insight", true);
  add("Trend", "/insight/trend", false);
  add("Change", "/insight/change", false);
  add("Comparison", "/insight/comparison", true);
  add("Agreement", "/insight/agreement", true);
  if (visit.Holds(v1::ROLE_MODERATOR) || visit.Holds(v1::ROLE_AUDITOR)) add("Leniency", "/insight/leniency", true);
  add("Targets", "/insight/targets", false);
  blocks.Add(strip);
}

absl::StatusOr<Heard> Hear(const absl::Status& answer, const std::vector<FormField>& places, Page* page) {
  if (answer.ok()) return Heard();
  if (absl::IsInvalidArgument(answer)) {
    page->Wrong(ShowErrors(answer, places));
    return Heard{422, "", false};
  }
  if (absl::IsFailedPrecondition(answer)) return Heard{200, std::string(answer.message()), false};
  return answer;
}

std::string LeftOutWords(const std::string& left_out, const std::vector<v1::Cycle>& cycles) {
  for (const v1::Cycle& cycle : cycles) {
    if (absl::StartsWith(left_out, cycle.name() + ":")) return cycle.title() + left_out.substr(cycle.name().size());
  }
  return left_out;
}

void AddSpan(const v1::SpanCycles& span, const std::vector<v1::Cycle>& cycles, Page* page) {
  page->Caption(span.title());
  if (span.synthetic()) page->Synthetic();
  page->blocks().Text(absl::StrCat("From ", Counted(span.plans(), "marked plan", "marked plans"), ", which speak for ",
                                   text::Grouped(span.population()), " eligible plans."));
  if (span.left_out_size() > 0) {
    List left_out;
    for (const std::string& one : span.left_out()) left_out.items.push_back({LeftOutWords(one, cycles)});
    page->blocks().Text("Cycles that are left out:");
    page->blocks().Add(left_out);
  }
  page->blocks().Add(InsetText{"Working figures, not disclosure-controlled: for internal use."});
}

Drawable DrawableOf(const v1::Estimate& estimate) {
  if (estimate.status() != v1::ESTIMATE_STATUS_OK || estimate.n() < kFewestPlans) return {};
  return {estimate.share(), estimate.low(), estimate.high()};
}

Response NothingYet(Page* page) {
  page->blocks().Add(InsetText{"No cycle has come to scoring yet, so there are no figures."});
  return page->Show();
}

}  // namespace ehcpqa::web
