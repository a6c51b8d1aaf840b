#include "clients/returns/return.h"

#include <map>

#include "nlohmann/json.hpp"
#include "services/base/status_macros.h"
#include "tests/clients/returns/test_files.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::returns {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

struct Rows {
  ReturnHeader header;
  ReadSummary summary;
  std::vector<v1::PersonRows> persons;
};

absl::StatusOr<Rows> ReadAll(const std::string& path, const std::string& la) {
  Rows rows;
  ASSIGN_OR_RETURN(const std::unique_ptr<Return> sen2, Return::Open(path, {}));
  rows.header = sen2->header();
  const Key key({7});
  ASSIGN_OR_RETURN(rows.summary, ReadRows(*sen2, {.la = la, .key = &key}, [&](v1::PersonRows&& person) {
                     rows.persons.push_back(std::move(person));
                     return absl::OkStatus();
                   }));
  return rows;
}

std::map<std::string, int> FlagsOf(const Rows& rows) {
  std::map<std::string, int> flags;
  for (const v1::PersonRows& person : rows.persons) {
    for (const std::string& flag : person.flags()) ++flags[flag];
    for (const v1::RegisterRow& row : person.rows()) {
      flags["transferred_in"] += row.transferred_in();
      flags["several_setting_kinds"] += row.several_setting_kinds();
    }
  }
  return flags;
}

const std::string kNottinghamshire = "nottinghamshire-synthetic/";

TEST(Nottinghamshire, IsReadAsItsTruthSays) {
  const auto truth = nlohmann::json::parse(ReadWhole(DataPath(kNottinghamshire + "truth.json")));
  for (const char* file : {"sen2-xml.zip", "collect-csv.zip"}) {
    ASSERT_OK_AND_ASSIGN(const Rows rows, ReadAll(DataPath(kNottinghamshire + file), "891"));
    EXPECT_EQ(rows.summary.rows, truth["requests_read"].get<uint64_t>()) << file;
    EXPECT_EQ(rows.summary.persons, truth["persons"].get<uint64_t>()) << file;
    EXPECT_EQ(rows.header.as_at, truth["reference_date"].get<std::string>());
    EXPECT_EQ(rows.header.la, truth["la"].get<std::string>());
    EXPECT_TRUE(rows.header.synthetic);
    EXPECT_EQ(rows.header.layout_year, 2025);
    EXPECT_THAT(rows.header.contradictions, IsEmpty());
    const std::map<std::string, int> flags = FlagsOf(rows);
    for (const char* flag : {"upn_check_failed", "no_upn_or_uln", "transferred_in", "several_setting_kinds"}) {
      EXPECT_EQ(flags.at(flag), truth["flags"][flag].get<int>()) << file << " " << flag;
    }
    for (const char* flag : {"uln_check_failed", "age_out_of_range", "date_unreadable"})
      EXPECT_EQ(flags.count(flag), 0u) << file << " " << flag;
  }
}

// What a frame makes of the rows: enough of its rules to see that the facts for them arrive.
struct Frame {
  int in_frame = 0, not_open = 0, no_plan = 0, rejected = 0;
  std::map<std::string, int> needs, events, flags;
};

std::string EventOf(const v1::RegisterRow& row) {
  const auto in_window = [](const std::string& date) { return date >= "2024-10-01" && date <= "2024-12-31"; };
  if (row.assessment_outcome() == "Y" && in_window(row.plan_start())) return "new";
  if (in_window(row.phase_transfer_final())) return "phase_transfer";
  if (!in_window(row.review_decision())) return "no_event";
  if (row.review_outcome() == "A") return "review_amended";
  if (row.review_outcome() == "M") return "review_maintained";
  return row.review_outcome() == "C" ? "review_ceased" : "review_unknown";
}

Frame FrameOf(const Rows& rows) {
  Frame frame;
  const std::string& as_at = rows.header.as_at;
  for (const v1::PersonRows& person : rows.persons) {
    const v1::RegisterRow* kept = nullptr;
    for (const v1::RegisterRow& row : person.rows()) {
      if (!row.has_named_plan()) {
        ++frame.no_plan;
      } else if (row.plan_start() > as_at || (!row.cease_date().empty() && row.cease_date() < as_at)) {
        ++frame.not_open;
      } else if (kept == nullptr) {
        kept = &row;
      } else {
        ++frame.rejected;
        if (row.plan_start() > kept->plan_start()) kept = &row;
      }
    }
    if (kept == nullptr) continue;
    ++frame.in_frame;
    ++frame.needs[kept->need_primary().empty() ? "UNKNOWN" : kept->need_primary()];
    ++frame.events[EventOf(*kept)];
    if (!kept->review_decision().empty() && kept->review_decision() < kept->review_meeting())
      ++frame.flags["decision_before_meeting"];
    if (kept->need_primary().empty()) ++frame.flags["need_missing"];
  }
  return frame;
}

TEST(Nottinghamshire, LeadsToTheFrameOfItsTruth) {
  const auto truth = nlohmann::json::parse(ReadWhole(DataPath(kNottinghamshire + "truth.json")));
  ASSERT_OK_AND_ASSIGN(const Rows rows, ReadAll(DataPath(kNottinghamshire + "sen2-xml.zip"), "891"));
  const Frame frame = FrameOf(rows);
  EXPECT_EQ(frame.in_frame, truth["in_frame"].get<int>());
  EXPECT_EQ(frame.not_open, truth["not_open"].get<int>());
  EXPECT_EQ(frame.no_plan, truth["no_plan"].get<int>());
  EXPECT_EQ(frame.rejected, truth["rejected"].get<int>());
  EXPECT_EQ(frame.needs, (truth["need"].get<std::map<std::string, int>>()));
  EXPECT_EQ(frame.events, (truth["events_2024Q4"].get<std::map<std::string, int>>()));
  for (const char* flag : {"decision_before_meeting", "need_missing"})
    EXPECT_EQ(frame.flags.at(flag), truth["flags"][flag].get<int>()) << flag;
}

TEST(Nottinghamshire, IsTheSameInXmlAndCsv) {
  ASSERT_OK_AND_ASSIGN(const Rows xml, ReadAll(DataPath(kNottinghamshire + "sen2-xml.zip"), "891"));
  ASSERT_OK_AND_ASSIGN(const Rows csv, ReadAll(DataPath(kNottinghamshire + "collect-csv.zip"), "891"));
  EXPECT_EQ(xml.header.source_kind, v1::SOURCE_KIND_SEN2_XML);
  EXPECT_EQ(csv.header.source_kind, v1::SOURCE_KIND_SEN2_CSV);
  EXPECT_EQ(xml.header.layout_year, csv.header.layout_year);
  ASSERT_EQ(xml.persons.size(), csv.persons.size());
  for (size_t i = 0; i < xml.persons.size(); ++i) {
    ASSERT_EQ(xml.persons[i].SerializeAsString(), csv.persons[i].SerializeAsString())
        << xml.persons[i].DebugString() << csv.persons[i].DebugString();
  }
}

TEST(Sample2023, HasOnePlanThatHadNotStartedAndAPersonWithInvalidCodes) {
  ASSERT_OK_AND_ASSIGN(const Rows rows, ReadAll(DataPath("sen2_sample_2023.xml"), "201"));
  EXPECT_EQ(rows.header.layout_year, 2023);
  EXPECT_EQ(rows.header.as_at, "2023-01-18");
  EXPECT_THAT(rows.header.contradictions, Contains(HasSubstr("Year says 2024, ReferenceDate says 2023-01-18")));
  EXPECT_EQ(rows.summary.rows, 4u);
  ASSERT_THAT(rows.persons, SizeIs(3));
  const v1::RegisterRow& plan = rows.persons[0].rows(0);
  EXPECT_EQ(plan.plan_start(), "2023-12-26");
  EXPECT_EQ(plan.cease_date(), "2023-12-31");
  EXPECT_EQ(plan.cease_reason(), 4);
  EXPECT_EQ(plan.residential(), "B");
  EXPECT_EQ(plan.work_based(), "S");
  EXPECT_EQ(plan.need_primary(), "SEMH");
  EXPECT_EQ(plan.need_secondary(), "SPLD");
  const v1::PersonRows& invalid = rows.persons[2];
  EXPECT_THAT(invalid.flags(), Contains("upn_check_failed"));
  EXPECT_THAT(invalid.flags(), Contains("uln_check_failed"));
  EXPECT_TRUE(invalid.rows(0).date_unreadable());
  EXPECT_EQ(invalid.rows(0).assessment_outcome(), "");
  EXPECT_THAT(rows.summary.warnings,
              Contains(HasSubstr(
                  "RequestOutcomeDate could not be read as a date in 1 record (first: sen2_sample_2023.xml, line ")));
}

TEST(Sample2024And2025, HaveOneCeasedPlanWithItsDefectsFlagged) {
  for (const char* file : {"sen2_sample_2024.xml", "bad_sen2_sample_2024.xml", "sen2_sample_2025.xml"}) {
    ASSERT_OK_AND_ASSIGN(const Rows rows, ReadAll(DataPath(file), "201"));
    EXPECT_EQ(rows.header.layout_year, std::string(file).find("2025") == std::string::npos ? 2024 : 2025);
    ASSERT_THAT(rows.persons, SizeIs(2)) << file;
    EXPECT_EQ(rows.summary.rows, 3u);
    EXPECT_THAT(rows.persons[0].flags(), Contains("upn_check_failed"));
    EXPECT_THAT(rows.persons[0].flags(), Contains("uln_check_failed"));
    const v1::RegisterRow& plan = rows.persons[0].rows(0);
    EXPECT_TRUE(plan.has_named_plan() && plan.has_active_plan() && plan.several_setting_kinds());
    EXPECT_EQ(plan.cease_date(), "2023-12-31");
    EXPECT_EQ(plan.review_meeting(), "2024-01-09");
    EXPECT_EQ(plan.review_decision(), "2024-01-08");
    EXPECT_FALSE(rows.persons[1].rows(0).has_named_plan());
  }
}

}  // namespace
}  // namespace ehcpqa::returns
