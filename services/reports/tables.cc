#include "services/reports/tables.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/insight/wording.h"
#include "services/statistics/intervals.h"
#include "services/statistics/rounding.h"

namespace ehcpqa::reports {

using insight::ShareStatus;

std::string ReleasedShare::text() const {
  if (!shown) return symbol;
  return absl::StrCat(percent, " % (", low, " to ", high, ")");
}

ReleasedShare Release(const insight::Share& share, int64_t least_denominator) {
  ReleasedShare released;
  released.n = share.n;
  released.population = share.population;
  released.unreliable = share.unreliable;
  if (share.status == ShareStatus::kNoData) {
    released.symbol = kNotApplicable;
  } else if (share.n < least_denominator) {
    released.symbol = kConfidential;
  } else if (share.status != ShareStatus::kOk) {
    released.symbol = kNotAvailable;
  } else {
    released.shown = true;
    released.percent = statistics::SharePercentUnits(share.share, 0);
    released.low = statistics::SharePercentUnits(share.low, 0);
    released.high = statistics::SharePercentUnits(share.high, 0);
  }
  return released;
}

TableMaker::TableMaker(const std::string& name, const std::string& title) {
  table_.set_name(name);
  table_.set_title(title);
}

TableMaker& TableMaker::Column(const std::string& name, const std::string& label, v1::ReportColumnKind kind,
                               const std::string& meaning) {
  v1::ReportColumn& column = *table_.add_columns();
  column.set_name(name);
  column.set_label(label);
  column.set_kind(kind);
  column.set_meaning(meaning);
  return *this;
}

TableMaker& TableMaker::Note(const std::string& note) {
  table_.add_notes(note);
  return *this;
}

TableMaker& TableMaker::Row() {
  table_.add_rows();
  return *this;
}

v1::ReportCell& TableMaker::Add(const std::string& text) {
  v1::ReportCell& cell = *table_.mutable_rows(table_.rows_size() - 1)->add_cells();
  cell.set_text(text);
  return cell;
}

TableMaker& TableMaker::Text(const std::string& text) {
  Add(text);
  return *this;
}

TableMaker& TableMaker::Count(int64_t count) {
  Add(insight::Grouped(count)).set_number(static_cast<double>(count));
  return *this;
}

TableMaker& TableMaker::Percent(int64_t percent) {
  Add(absl::StrCat(percent, " %")).set_number(static_cast<double>(percent));
  return *this;
}

TableMaker& TableMaker::Number(double number, int decimals) {
  const std::string text = absl::StrFormat("%.*f", decimals, number);
  Add(text).set_number(std::stod(text));
  return *this;
}

TableMaker& TableMaker::EstimateColumns(const std::string& label, v1::ReportColumnKind kind) {
  Column("value", label, kind,
         "Whole per cents or points; c too few plans, x no interval can be given, z nothing to measure");
  Column("lower", "Range from", kind, "Lower end of the 95 % interval");
  Column("upper", "to", kind, "Upper end of the 95 % interval");
  Column("plans", "Plans", v1::REPORT_COLUMN_KIND_COUNT, "Audited plans with an answer");
  Column("population", "Speaks for", v1::REPORT_COLUMN_KIND_COUNT, "Eligible plans that the figure speaks for");
  return Column("reliability", "Reliability", v1::REPORT_COLUMN_KIND_TEXT,
                "u: low reliability by the NCHS rule (few plans or a wide interval); empty: reliable");
}

TableMaker& TableMaker::BesideEstimate(const ReleasedShare& share) {
  Count(share.n).Count(share.population);
  return Text(share.shown && share.unreliable ? statistics::kUnreliableSymbol : "");
}

TableMaker& TableMaker::ShareColumns(const std::string& label) {
  return EstimateColumns(label, v1::REPORT_COLUMN_KIND_PERCENT);
}

TableMaker& TableMaker::ShareCells(const ReleasedShare& share) {
  if (share.shown) {
    Percent(share.percent).Percent(share.low).Percent(share.high);
  } else {
    Text(share.symbol).Text(share.symbol).Text(share.symbol);
  }
  return BesideEstimate(share);
}

TableMaker& TableMaker::ScoreColumns(const std::string& label) {
  return EstimateColumns(label, v1::REPORT_COLUMN_KIND_COUNT);
}

TableMaker& TableMaker::ScoreCells(const ReleasedShare& share) {
  if (share.shown) {
    Count(share.percent).Count(share.low).Count(share.high);
  } else {
    Text(share.symbol).Text(share.symbol).Text(share.symbol);
  }
  return BesideEstimate(share);
}

}  // namespace ehcpqa::reports
