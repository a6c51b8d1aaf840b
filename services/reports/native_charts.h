// The charts of a report as charts of a spreadsheet, whose values are cells of one sheet.
#ifndef EHCPQA_SERVICES_REPORTS_NATIVE_CHARTS_H_
#define EHCPQA_SERVICES_REPORTS_NATIVE_CHARTS_H_

#include "ehcpqa/v1/report_document.pb.h"
#include "services/reports/workbook.h"

namespace ehcpqa::reports {

// Whether there is anything to draw.
bool HasMarks(const v1::ReportChart& chart);

// Rows of usual height that the picture covers.
int RowsOf(const v1::ReportChart& chart);

// Writes the chart's values below what `data` holds, and puts the chart at a row of another sheet. Shares with
// intervals are bars with error bars, trends lines with their mean and limits, funnels and their limits scattered
// marks and curves, agreement bars. A mark without a value has an empty cell and its text beside it.
void AddNativeChart(const v1::ReportChart& chart, Workbook& book, Sheet& data, Sheet& at, int row);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_NATIVE_CHARTS_H_
