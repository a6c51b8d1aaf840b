#include "clients/web/pages/cycles/frame_view.h"

#include <cstdio>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/text/estimate_text.h"
#include "clients/web/pages/words.h"

namespace ehcpqa::web {

using text::Grouped;

void PutStrata(const google::protobuf::RepeatedPtrField<v1::Stratum>& strata,
               const google::protobuf::RepeatedPtrField<v1::ExpectedPrecision>& precision, Blocks blocks) {
  WideTable wide;
  wide.table.caption = "Strata";
  wide.table.columns = {{"Stratum"}, {"Plans that can be drawn", true}, {"To audit", true}, {"Reserves", true}};
  int64_t eligible = 0, sample = 0;
  std::string pooled;
  for (const v1::Stratum& stratum : strata) {
    eligible += stratum.eligible();
    sample += stratum.sample();
    wide.table.rows.push_back({{EventWords(stratum.code())},
                               {Grouped(stratum.eligible())},
                               {Grouped(stratum.sample())},
                               {Grouped(stratum.reserves())}});
    if (stratum.pooled_from_size() > 0) pooled = absl::StrJoin(stratum.pooled_from(), ", ");
  }
  if (strata.size() > 1) wide.table.rows.push_back({{"All"}, {Grouped(eligible)}, {Grouped(sample)}, {""}});
  blocks.Add(wide);
  if (!pooled.empty()) blocks.Add(Details{"Strata pooled for being small", pooled});
  List list;
  for (const v1::ExpectedPrecision& one : precision) {
    char points[32];
    std::snprintf(points, sizeof points, "%.1f", one.half_width_points());
    list.items.push_back({absl::StrCat("a share of ", one.share_percent(), " % will be known to within ", points,
                                       " percentage points either way")});
  }
  if (list.items.empty()) return;
  blocks.Text(absl::StrCat("With ", Grouped(sample), " of ", Grouped(eligible),
                           " plans, and 95 % confidence, for the area as a whole:"));
  blocks.Add(list);
}

void PutFrame(const v1::FreezeCycleResponse& frame, Blocks blocks) {
  for (const std::string& warning : frame.warnings()) blocks.Add(WarningText{warning});
  PutStrata(frame.strata(), frame.precision(), blocks);
  SummaryList list;
  list.rows.push_back({"Plans open in the register", {Grouped(frame.cycle().register_total())}});
  list.rows.push_back({"Of another kind, left out", {Grouped(frame.other_kind())}});
  list.rows.push_back({"Audited in the last cycles, left out", {Grouped(frame.audited_lately())}});
  list.rows.push_back({"Plans that can be drawn", {Grouped(frame.cycle().eligible_total())}});
  SummaryList::Row events{"What happened to these in the window", {}};
  for (const v1::NamedCount& one : frame.events()) {
    events.lines.push_back(absl::StrCat(EventWords(one.name()), ": ", Grouped(one.count())));
  }
  if (!events.lines.empty()) list.rows.push_back(events);
  blocks.Add(list);
}

}  // namespace ehcpqa::web
