// The parts that reports are put together from. Each adds its heading, words, charts, tables and rows of tidy data.
#ifndef EHCPQA_SERVICES_REPORTS_PARTS_H_
#define EHCPQA_SERVICES_REPORTS_PARTS_H_

#include "absl/status/status.h"
#include "services/reports/draft.h"

namespace ehcpqa::reports {

// summary_part.cc: what it was made with, and the words that a reader needs first.
void AddParameters(const ReportInput& input, ReportDraft& draft);
absl::Status AddSummary(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
// grades_part.cc: grades of plan, lenses, agencies, sections; legal compliance.
absl::Status AddGrades(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
absl::Status AddLaw(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
absl::Status AddRollingYear(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
// criteria_part.cc: every criterion, or those of the agency; one criterion with its levels.
absl::Status AddCriteria(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
absl::Status AddTags(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
absl::Status AddCauses(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
absl::Status AddLevels(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
// change_part.cc: since the cycle before, and over the cycles.
absl::Status AddChange(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
absl::Status AddTrend(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
// comparison_part.cc: agencies as a funnel; counts by characteristics of children.
absl::Status AddFunnel(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
absl::Status AddCharacteristics(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
// marking_part.cc: agreement between auditors, and what moderation did.
absl::Status AddAgreement(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
absl::Status AddModeration(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
// framework_part.cc: framework, calendar, samples and coverage, rubric versions.
absl::Status AddFramework(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
absl::Status AddCalendar(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
absl::Status AddSamples(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);
// extract_part.cc: one row a rating.
absl::Status AddExtract(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft);

// The subject and measure that a trend of this report is about.
const insight::Subject& TrendSubject(const ReportInput& input);
insight::Measure TrendMeasure(const ReportInput& input);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_PARTS_H_
