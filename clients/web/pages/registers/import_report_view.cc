#include "clients/web/pages/registers/import_report_view.h"

#include <string>
#include <vector>

#include "clients/text/estimate_text.h"

namespace ehcpqa::web {
namespace {

using text::Grouped;

struct Explained {
  const char* name;
  const char* text;
  const char* meaning;
};

constexpr Explained kNames[] = {
    {"upn_check_failed", "UPN fails its check", "The last character does not fit the others. The plan is kept."},
    {"uln_check_failed", "ULN fails its check", "The last digit does not fit the others. The plan is kept."},
    {"no_upn_or_uln", "No UPN and no ULN",
     "The reference is made from the place in this return, so the plan’s history starts anew with the next one."},
    {"age_out_of_range", "Age outside 0 to 24", "Nobody of that age has a plan: look at the date of birth."},
    {"second_open_plan", "Second open plan of a person", "A person has one plan. The other one stays."},
    {"has_second_open_plan", "Another open plan was left out", "The plan that stayed of a person with several."},
    {"several_requests", "Several requests of a person", "Normal where a plan was asked for more than once."},
    {"transferred_in", "Transferred from another authority", "The plan may have been written elsewhere."},
    {"decision_before_meeting", "Review decided before its meeting", "One of the two dates is wrong."},
    {"several_setting_kinds", "Several kinds of setting number",
     "A placement gives more than one of URN, UKPRN and type."},
    {"no_placement", "No placement", "The setting is taken from the plan, when it is there."},
    {"setting_unknown", "Type of setting unknown", "The plan counts in the stratum “unknown”."},
    {"need_missing", "Primary need missing", "The plan counts as need UNKNOWN."},
    {"need_unknown_code", "Need is no code of the list", "The plan counts as need UNKNOWN."},
    {"ceased_but_active", "Ceased, but listed as active", "The plan had ceased on the day of the return."},
    {"start_after_as_at", "Starts after the day of the return", "The plan was not open yet."},
    {"date_unreadable", "A date cannot be read", "What hangs on that date is not known."},
    {"header_contradiction", "The header contradicts itself", "See what to look at, above."},
    {"start_date_unreadable", "Start of the plan cannot be read", "Whether it was open cannot be known."},
};

// What a name of the contract means to people; the name itself where that is not known.
Explained Explain(const std::string& name) {
  for (const Explained& one : kNames) {
    if (name == one.name) return one;
  }
  return {name.c_str(), name.c_str(), ""};
}

void PutCounts(const char* caption, const google::protobuf::RepeatedPtrField<v1::NamedCount>& counts, Blocks blocks) {
  if (counts.empty()) return;
  WideTable wide;
  wide.table.caption = caption;
  wide.table.columns = {{"What"}, {"Rows", true}, {"What it means"}};
  for (const v1::NamedCount& one : counts) {
    const Explained explained = Explain(one.name());
    wide.table.rows.push_back({{explained.text}, {Grouped(one.count())}, {explained.meaning}});
  }
  blocks.Add(wide);
}

}  // namespace

void PutImportReport(const v1::ImportReport& report, Blocks blocks) {
  for (const std::string& warning : report.warnings()) blocks.Add(WarningText{warning});
  Table balance;
  balance.caption = "Rows of the return: they balance";
  balance.columns = {{"What became of it"}, {"Rows", true}};
  balance.rows = {{{"In the register: plans open on the day, one a person"}, {Grouped(report.in_frame())}},
                  {{"Not open: ceased, or not started"}, {Grouped(report.not_open())}},
                  {{"No plan: a request without one"}, {Grouped(report.no_plan())}},
                  {{"Rejected"}, {Grouped(report.rejected())}},
                  {{"All rows read"}, {Grouped(report.rows_read())}}};
  blocks.Add(balance);
  PutCounts("Why rows were rejected", report.rejections(), blocks);
  PutCounts("Flags: to look at, in the return or in the case system", report.flags(), blocks);
  WideTable needs;
  needs.table.caption = "Plans in the register by primary need";
  needs.table.columns = {{"Need (DfE code)"}, {"Plans", true}};
  for (const v1::NamedCount& one : report.needs()) {
    needs.table.rows.push_back({{one.name()}, {Grouped(one.count())}});
  }
  if (!needs.table.rows.empty()) blocks.Add(needs);
}

}  // namespace ehcpqa::web
