// Tables of a report, cell by cell, each as it may be shown.
#ifndef EHCPQA_SERVICES_REPORTS_TABLES_H_
#define EHCPQA_SERVICES_REPORTS_TABLES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "ehcpqa/v1/report_document.pb.h"
#include "services/insight/share.h"

namespace ehcpqa::reports {

// In place of what may not be or cannot be shown (symbols of the Department for Education's open data standards).
inline constexpr char kConfidential[] = "c";   // Too few plans.
inline constexpr char kNotApplicable[] = "z";  // There is nothing to measure.
inline constexpr char kNotAvailable[] = "x";   // No interval can be given, so no share is.

// A quality share after disclosure control: whole per cents from enough plans, or a symbol.
struct ReleasedShare {
  bool shown = false;
  std::string symbol;                      // When it is not shown.
  int64_t percent = 0, low = 0, high = 0;  // Whole per cents, half up.
  int n = 0;
  int64_t population = 0;
  bool unreliable = false;

  // "58 % (44 to 71)", or the symbol.
  std::string text() const;
};
ReleasedShare Release(const insight::Share& share, int64_t least_denominator);

// Usage: TableMaker table("grades", "Grades"); table.Column(...)...; table.Row().Text("Whole plan").Percent(58);
class TableMaker {
 public:
  TableMaker(const std::string& name, const std::string& title);

  TableMaker& Column(const std::string& name, const std::string& label, v1::ReportColumnKind kind,
                     const std::string& meaning = "");
  TableMaker& Note(const std::string& note);

  TableMaker& Row();
  TableMaker& Text(const std::string& text);
  TableMaker& Count(int64_t count);
  // A whole per cent.
  TableMaker& Percent(int64_t percent);
  TableMaker& Number(double number, int decimals);

  // The columns and cells of a share: value, lower, upper, n, population, reliability. A mean score is a share of 100
  // points, and shown as points.
  TableMaker& ShareColumns(const std::string& label);
  TableMaker& ShareCells(const ReleasedShare& share);
  TableMaker& ScoreColumns(const std::string& label);
  TableMaker& ScoreCells(const ReleasedShare& share);

  int rows() const { return table_.rows_size(); }
  v1::ReportTable Done() { return std::move(table_); }

 private:
  v1::ReportCell& Add(const std::string& text);
  TableMaker& EstimateColumns(const std::string& label, v1::ReportColumnKind kind);
  TableMaker& BesideEstimate(const ReleasedShare& share);
  v1::ReportTable table_;
};

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_TABLES_H_
