// A report while it is made: what it is made from, and what it says so far.
#ifndef EHCPQA_SERVICES_REPORTS_DRAFT_H_
#define EHCPQA_SERVICES_REPORTS_DRAFT_H_

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ehcpqa/v1/report.pb.h"
#include "services/insight/figure.h"
#include "services/insight/span.h"
#include "services/insight/subject.h"
#include "services/reports/policy_store.h"
#include "services/reports/release_table.h"
#include "services/reports/tables.h"
#include "services/storage/transaction.h"

namespace ehcpqa::reports {

// What makes a report the same again.
struct ReportOrder {
  v1::MakeReportRequest request;
  DisclosurePolicy policy;
  std::string as_at;     // YYYY-MM-DD.
  std::string made_at;   // UTC, ISO 8601.
  std::string software;  // Version.
  std::string salt;      // New for each report: names of plans in an extract follow from it.
  int64_t after = 0;     // The newest report when it was made: disclosure control looks at releases up to it.
};

// What every part reads.
struct ReportInput {
  ReportOrder order;
  std::string area;
  statistics::CountRule rule{};
  insight::SpanPlans span;
  std::optional<insight::SpanPlans> before;  // The cycle before a single one, when it has the same rubric version.
  insight::SpanPlans rolling;                // The year that ends with the span.
  std::vector<insight::InputAgency> agencies;
  std::vector<insight::Subject> subjects;  // All of the rubric.
  // Agency or criterion that the report is about.
  std::optional<insight::Subject> about;

  const rubrics::Rubric& rubric() const { return span.rubric(); }
  int64_t least() const { return order.policy.least_denominator; }
};

struct ReportDraft {
  v1::ReportDocument document;
  std::vector<std::pair<insight::Dimension, EarlierRelease>> released;  // Counts by a characteristic of children.

  void Heading(const std::string& text) { document.add_blocks()->set_heading(text); }
  void Paragraph(const std::string& text) { document.add_blocks()->set_paragraph(text); }
  void Table(v1::ReportTable table) { *document.add_blocks()->mutable_table() = std::move(table); }
  v1::ReportChart& Chart() { return *document.add_blocks()->mutable_chart(); }
  // One row of the tidy data.
  void Data(const insight::SpanPlans& span, const insight::Subject& subject, insight::Measure measure,
            const std::string& group_by, const std::string& group, const ReleasedShare& share);
};

// One part of a report: a step of making it, after which it may be cancelled.
struct Part {
  const char* step;  // "Counting grades".
  absl::Status (*add)(storage::Snapshot&, const ReportInput&, ReportDraft&);
};

// Told before each step; answers whether to go on.
using Progress = std::function<bool(const std::string& step, int done, int total)>;

// Loads what the order asks for. FIELD_INVALID and the refusals of LoadSpan; REPORT_NOT_PUBLISHED when a cycle report
// or an inspection pack is asked of a cycle that is not published.
absl::StatusOr<ReportInput> LoadInput(storage::Snapshot& snapshot, const ReportOrder& order);

// Makes the whole report. Cancelled when `progress` says so.
absl::StatusOr<ReportDraft> MakeDraft(storage::Snapshot& snapshot, const ReportInput& input, const Progress& progress);

// Title, audience and agency that the report is stored with.
std::string TitleOf(const ReportInput& input);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_DRAFT_H_
