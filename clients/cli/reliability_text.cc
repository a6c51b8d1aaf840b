#include "clients/cli/reliability_text.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/insight_text.h"
#include "clients/cli/text_page.h"
#include "clients/text/estimate_text.h"
#include "clients/text/figure_text.h"

namespace ehcpqa::cli {
namespace {

using text::CoefficientText;
using text::Grouped;

// Pairs rather than a share, which has no range for one criterion.
std::string Pairs(const v1::Coefficient& share, int pairs) {
  if (!share.has_value()) return CoefficientText(share);
  return absl::StrCat(Grouped(std::llround(share.value() * pairs)), " of ", Grouped(pairs));
}

std::string Supported(const v1::Coefficient& coefficient, v1::Support support) {
  if (support == v1::SUPPORT_REFUSED) return "too few plans";
  return absl::StrCat(CoefficientText(coefficient), support == v1::SUPPORT_FLAGGED ? ", few plans" : "");
}

Row RowOf(const v1::ReliabilityRow& row) {
  return {{row.criterion().empty() ? "all together" : row.criterion()},
          CountCell(row.plans()),
          {Pairs(row.same(), row.pairs())},
          {Pairs(row.within_one(), row.pairs())},
          {Supported(row.alpha(), row.support())},
          {Supported(row.ac2(), row.support())},
          {row.text()}};
}

}  // namespace

std::string AgreementText(const v1::MarkingAgreement& agreement, bool bold) {
  TextPage page(bold);
  page.Paragraph(agreement.text());
  page.Paragraph(SpanWords(agreement.span()));
  std::vector<Row> rows;
  if (agreement.pooled().pairs() > 0) rows.push_back(RowOf(agreement.pooled()));
  int once = 0;
  for (const v1::ReliabilityRow& row : agreement.criteria()) {
    if (row.plans() == 0) {
      ++once;
    } else {
      rows.push_back(RowOf(row));
    }
  }
  page.Section("Agreement on double marks",
               {"criterion",
                "plans",
                {"same", "pairs at the same level"},
                {"within", "at most one apart"},
                {"alpha", "Krippendorff's alpha (95 %)"},
                {"ac2", "Gwet's AC2 (95 %)"},
                "statement"},
               std::move(rows));
  if (once > 0) {
    page.Paragraph(absl::StrCat("Left out: ", Grouped(once), once == 1 ? " criterion" : " criteria",
                                " on which no plan has two independent marks."));
  }
  return std::move(page.text());
}

std::string LeniencyText(const v1::Leniency& leniency, bool bold) {
  TextPage page(bold);
  page.Paragraph(leniency.text());
  page.Paragraph(SpanWords(leniency.span()));
  std::vector<Row> rows;
  for (const v1::AuditorLeniency& auditor : leniency.auditors()) {
    rows.push_back({{auditor.user()},
                    {auditor.display_name()},
                    CountCell(auditor.plans()),
                    {CoefficientText(auditor.shrunk())},
                    {text::PText(auditor.sign_test_p()), true},
                    CountCell(auditor.shared_plans()),
                    {CoefficientText(auditor.effect())},
                    {auditor.group() == 0 ? "" : absl::StrCat(auditor.group()), true}});
  }
  page.Section("Auditors by name, in levels of the scale; positive is lenient",
               {"user",
                "name",
                {"plans", "plans moderated"},
                {"shrunk", "initial minus agreed (95 %)"},
                {"p", "p of the sign test"},
                {"shared", "plans shared"},
                {"effect", "beside others (95 %)"},
                "group"},
               std::move(rows));
  if (leniency.auditors().empty()) page.Paragraph("No auditor has a mark to compare.");
  return std::move(page.text());
}

}  // namespace ehcpqa::cli
