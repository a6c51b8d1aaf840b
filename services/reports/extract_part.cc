#include <map>

#include "absl/strings/str_cat.h"
#include "services/audits/mark_store.h"
#include "services/base/digest.h"
#include "services/base/status_macros.h"
#include "services/insight/wording.h"
#include "services/reports/parts.h"

namespace ehcpqa::reports {
namespace {

// Letters of a plan's name in the extract: 50 bits, so that two plans of one extract do not meet.
constexpr size_t kNameLength = 10;

// A name that is new in each extract: extracts cannot be joined by it, and the register's reference is not in it.
std::string NameOf(const std::string& salt, const std::string& cycle, const std::string& plan_ref) {
  return "P" + Base32(AsBytes(HmacSha256(salt, absl::StrCat(cycle, "|", plan_ref)))).substr(0, kNameLength);
}

}  // namespace

absl::Status AddExtract(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft) {
  constexpr auto kText = v1::REPORT_COLUMN_KIND_TEXT;
  constexpr auto kCount = v1::REPORT_COLUMN_KIND_COUNT;
  TableMaker data("data", "Ratings, one row each");
  data.Column("cycle", "Cycle", kText, "Identifier of the cycle")
      .Column("plan", "Plan", kText, "Name of the plan in this extract alone; another extract has other names")
      .Column("stratum", "Stratum", kText, "Stratum of the sample")
      .Column("weight", "Weight", v1::REPORT_COLUMN_KIND_NUMBER, "Eligible plans of the stratum for each audited one")
      .Column("plan_kind", "New or amended", kText, "What happened to the plan in the window")
      .Column("la", "Local authority", kText, "Code of the authority that owns the plan")
      .Column("criterion", "Criterion", kText, "Code of the criterion")
      .Column("section", "Section", kText, "Section of the plan")
      .Column("owner", "Owner", kText, "Whose input it judges: education, health, care, shared")
      .Column("kind", "Kind", kText, "required: by law; quality: enters the score")
      .Column("source", "Source", kText,
              "first: as first handed in, of set 1 or 2; agreed: by moderation; effective: the one that counts")
      .Column("set", "Set", kCount, "Set of marks, 1 or 2; 0 for agreed and effective")
      .Column("answer", "Answer", kText,
              "Code of the level, not_applicable, cannot_tell, or empty where nothing counts yet")
      .Column("cause", "Cause", kText, "Why it is below the best level; empty for none");
  const rubrics::Rubric& rubric = input.rubric();
  std::map<std::string, const rubrics::Criterion*> criteria;
  for (const rubrics::Criterion& criterion : rubric.criteria) criteria[criterion.code] = &criterion;
  int64_t plans = 0;
  for (const insight::CyclePlans& cycle : input.span.cycles) {
    std::vector<int64_t> audited(cycle.populations.size(), 0);
    for (const insight::InsightPlan& plan : cycle.plans) ++audited[static_cast<size_t>(plan.stratum)];
    size_t next = 0;
    const auto visit = [&](const audits::AuditMarks& marks) -> absl::Status {
      while (next < cycle.plans.size() && cycle.plans[next].sample.audit < marks.audit) ++next;
      if (next == cycle.plans.size() || cycle.plans[next].sample.audit != marks.audit) return absl::OkStatus();
      const insight::InsightPlan& plan = cycle.plans[next];
      const cycles::FrameRow& row = plan.sample.plan;
      const auto h = static_cast<size_t>(plan.stratum);
      const std::string name = NameOf(input.order.salt, cycle.cycle.id, row.plan_ref);
      ++plans;
      const auto add = [&](const std::string& code, const char* source, int set, const std::string& answer,
                           audits::Cause cause) {
        const auto found = criteria.find(code);
        if (found == criteria.end()) return;
        const rubrics::Criterion& criterion = *found->second;
        data.Row().Text(cycle.cycle.id).Text(name).Text(row.stratum);
        data.Number(static_cast<double>(cycle.populations[h]) / static_cast<double>(audited[h]), 4);
        data.Text(row.event).Text(row.la).Text(criterion.code).Text(criterion.section);
        data.Text(std::string(rubrics::OwnerName(criterion.owner)));
        data.Text(criterion.kind == rubrics::CriterionKind::kRequired ? "required" : "quality");
        data.Text(source).Count(set).Text(answer);
        data.Text(cause == audits::Cause::kNone ? "" : std::string(audits::CauseName(cause)));
      };
      for (const audits::GivenMark& mark : marks.first_marks) {
        add(mark.criterion, "first", mark.set, std::string(mark.answer.text()), mark.cause);
      }
      for (const audits::AgreedMark& agreed : marks.agreed) {
        add(agreed.criterion, "agreed", 0, std::string(agreed.answer.text()), agreed.cause);
      }
      const auto effective = audits::EffectiveAnswers(rubric, marks.marks, marks.agreed);
      for (size_t i = 0; i < effective.size(); ++i) {
        const bool counts =
            effective[i].source != audits::Source::kNone && effective[i].source != audits::Source::kUnsettled;
        add(rubric.criteria[i].code, "effective", 0, counts ? std::string(effective[i].answer.text()) : "",
            effective[i].cause);
      }
      return absl::OkStatus();
    };
    RETURN_IF_ERROR(audits::VisitMarks(snapshot, cycle.cycle.id, visit));
  }
  draft.Heading("Analyst extract");
  draft.Paragraph(
      absl::StrCat(insight::Counted(data.rows(), "rating", "ratings"), " of ", insight::Counted(plans, "plan", "plans"),
                   ", one row each, in the CSV file and on the sheet Data. Plans have names that are new in each "
                   "extract; no auditor, no reference of a register and no text is in it."));
  draft.Paragraph(
      "Each row is about one child's plan, so it is personal data although no name is in it: it stays with "
      "coordinators and those they hand it to under the area's agreement.");
  *draft.document.mutable_data() = data.Done();
  return absl::OkStatus();
}

}  // namespace ehcpqa::reports
