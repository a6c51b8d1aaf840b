#include "services/reports/tidy.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/reports/tables.h"

namespace ehcpqa::reports {
namespace {

const char* KindWords(v1::ReportColumnKind kind) {
  switch (kind) {
    case v1::REPORT_COLUMN_KIND_COUNT:
      return "whole number";
    case v1::REPORT_COLUMN_KIND_PERCENT:
      return "per cent, 0 to 100";
    case v1::REPORT_COLUMN_KIND_NUMBER:
      return "number";
    default:
      return "text";
  }
}

}  // namespace

std::string TimeIdentifier(std::string_view first_day, std::string_view last_day) {
  constexpr std::pair<std::string_view, std::string_view> kQuarters[] = {
      {"-01-01", "-03-31"}, {"-04-01", "-06-30"}, {"-07-01", "-09-30"}, {"-10-01", "-12-31"}};
  if (first_day.size() == 10 && last_day.size() == 10 && first_day.substr(0, 4) == last_day.substr(0, 4)) {
    for (int quarter = 0; quarter < 4; ++quarter) {
      if (first_day.substr(4) == kQuarters[quarter].first && last_day.substr(4) == kQuarters[quarter].second) {
        return absl::StrCat("Calendar year Q", quarter + 1);
      }
    }
  }
  return "Calendar year";
}

v1::ReportTable DataColumns() {
  constexpr auto kText = v1::REPORT_COLUMN_KIND_TEXT;
  constexpr auto kCount = v1::REPORT_COLUMN_KIND_COUNT;
  constexpr auto kPercent = v1::REPORT_COLUMN_KIND_PERCENT;
  return TableMaker("data", "Figures as data, one row each")
      .Column("time_period", "Year", kText, "Calendar year in which the last window ends")
      .Column("time_identifier", "Period", kText,
              "Calendar quarter when the cycles fill just one; else Calendar year: see the two columns behind it")
      .Column("window_start", "From", kText, "First day of the first cycle's window")
      .Column("window_end", "To", kText, "Last day of the last cycle's window")
      .Column("geographic_level", "Level", kText, "Level of geography: the local authorities of the area together")
      .Column("country_code", "Country code", kText, "ONS code of the country")
      .Column("country_name", "Country", kText, "Country")
      .Column("area_name", "Area", kText, "Name of the local area")
      .Column("measure", "Measure", kText, "What is measured")
      .Column("subject", "Subject", kText,
              "What it is measured of: plan, lens, agency, service, section, criterion or tag")
      .Column("subject_title", "Title", kText, "The subject in words")
      .Column("group_by", "Grouped by", kText, "What plans are grouped by; Total: not grouped")
      .Column("group", "Group", kText, "Group; Total: all plans")
      .Column("plans", "Plans", kCount, "Audited plans with an answer")
      .Column("population", "Speaks for", kCount, "Eligible plans that the share speaks for")
      .Column("value", "Share", kPercent,
              "Share in whole per cents, weighted to the eligible plans; c too few plans, x no interval can be given, "
              "z nothing to measure")
      .Column("lower", "Range from", kPercent, "Lower end of the 95 % interval")
      .Column("upper", "Range to", kPercent, "Upper end of the 95 % interval")
      .Column("reliability", "Reliability", kText, "u: low reliability (few plans or a wide interval); empty: reliable")
      .Done();
}

v1::ReportTable DictionaryOf(const v1::ReportTable& data) {
  TableMaker table("data_dictionary", "Data dictionary");
  table.Column("name", "Column", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("label", "Heading", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("kind", "Kind", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("meaning", "Meaning", v1::REPORT_COLUMN_KIND_TEXT);
  for (const v1::ReportColumn& column : data.columns()) {
    table.Row().Text(column.name()).Text(column.label()).Text(KindWords(column.kind())).Text(column.meaning());
  }
  return table.Done();
}

}  // namespace ehcpqa::reports
