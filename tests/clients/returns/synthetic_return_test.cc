#include "clients/returns/synthetic/synthetic_return.h"

#include <map>
#include <set>

#include "clients/returns/return.h"
#include "clients/returns/synthetic/counts.h"
#include "clients/returns/values.h"
#include "services/base/status_macros.h"
#include "tests/clients/returns/test_files.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::synthetic {
namespace {

using returns::TestFolder;

// What was made, and what is read from it.
struct Made {
  SyntheticReturn truth;
  returns::ReturnHeader header;
  std::vector<v1::PersonRows> persons;
};

absl::StatusOr<Made> Make(const TestFolder& folder, const SyntheticOptions& options) {
  Made made;
  ASSIGN_OR_RETURN(made.truth, WriteSyntheticReturn(options, folder.path()));
  const bool is_xml = options.format == ReturnFormat::kXml;
  ASSIGN_OR_RETURN(const auto sen2, returns::Return::Open(is_xml ? made.truth.return_files[0] : folder.path(), {}));
  made.header = sen2->header();
  ASSIGN_OR_RETURN(const auto establishments, returns::Establishments::Load(made.truth.establishments));
  returns::Districts districts;
  if (!made.truth.districts.empty()) {
    ASSIGN_OR_RETURN(districts, returns::Districts::Load(made.truth.districts));
  }
  const returns::Key key({3});
  RETURN_IF_ERROR(ReadRows(*sen2,
                           {.la = options.la, .key = &key, .establishments = &establishments, .districts = &districts},
                           [&](v1::PersonRows&& person) {
                             made.persons.push_back(std::move(person));
                             return absl::OkStatus();
                           })
                      .status());
  return made;
}

bool IsOpen(const v1::RegisterRow& row, const std::string& as_at) {
  return row.has_named_plan() && !row.plan_start().empty() && row.plan_start() <= as_at &&
         (row.cease_date().empty() || row.cease_date() >= as_at);
}

TEST(SyntheticReturn, MeetsEveryPublishedCountOfNottinghamshire) {
  TestFolder folder;
  ASSERT_OK_AND_ASSIGN(const Made made, Make(folder, {.la = "891", .defects = false}));
  std::map<std::string, int> needs, settings, years;
  for (const v1::PersonRows& person : made.persons) {
    for (const v1::RegisterRow& row : person.rows()) {
      if (!IsOpen(row, "2025-01-16")) continue;
      ++needs[row.need_primary()];
      ++settings[row.setting_type()];
      const int whole_years =
          std::stoi("2025") - std::stoi(row.plan_start().substr(0, 4)) - (row.plan_start().substr(5) > "01-16");
      ++years[std::to_string(std::min(whole_years, 12))];
    }
  }
  const std::map<std::string, int> published_needs = {{"ASD", 2644}, {"HI", 42},  {"MLD", 389}, {"MSI", 20},
                                                      {"OTH", 501},  {"PD", 339}, {"PMLD", 28}, {"SEMH", 934},
                                                      {"SLCN", 434}, {"SLD", 53}, {"SPLD", 13}, {"VI", 25}};
  EXPECT_EQ(needs, published_needs);
  // 772 educated elsewhere are 229 not in education and 543 others.
  const std::map<std::string, int> published_settings = {{"mainstream", 1967}, {"special", 1944}, {"FE", 659},
                                                         {"elsewhere", 543},   {"NEET", 229},     {"AP", 1},
                                                         {"EY", 43},           {"unknown", 36}};
  EXPECT_EQ(settings, published_settings);
  EXPECT_EQ(years["0"], 1500);
  EXPECT_EQ(years["5"], 335);
}

TEST(SyntheticReturn, HoldsWhatItSaysAndIsLabelledSynthetic) {
  for (const ReturnFormat format : {ReturnFormat::kXml, ReturnFormat::kCsv}) {
    TestFolder folder;
    ASSERT_OK_AND_ASSIGN(const Made made, Make(folder, {.la = "892", .plans = 3000, .seed = 5, .format = format}));
    EXPECT_TRUE(made.header.synthetic);
    EXPECT_EQ(made.header.la, "892");
    EXPECT_EQ(made.header.layout_year, 2025);
    EXPECT_THAT(made.header.contradictions, testing::IsEmpty());
    EXPECT_EQ(made.header.persons, made.truth.persons);
    EXPECT_EQ(made.header.requests, made.truth.requests);
    std::map<std::string, uint64_t> seen;
    for (const v1::PersonRows& person : made.persons) {
      for (const std::string& flag : person.flags()) ++seen[flag];
      uint64_t open = 0;
      for (const v1::RegisterRow& row : person.rows()) {
        open += IsOpen(row, made.header.as_at);
        seen["no_plan"] += !row.has_named_plan();
        seen["not_open"] += row.has_named_plan() && !row.start_unreadable() && !IsOpen(row, made.header.as_at);
        seen["start_unreadable"] += row.start_unreadable();
        seen["transferred_in"] += row.transferred_in();
        seen["several_setting_kinds"] += row.several_setting_kinds();
        seen["decision_before_meeting"] +=
            !row.review_decision().empty() && row.review_decision() < row.review_meeting();
      }
      seen["in_frame"] += open > 0;
      seen["second_open_plan"] += open > 1;
      EXPECT_EQ(person.district(), "E06000018");
    }
    const SyntheticReturn& truth = made.truth;
    const std::map<std::string, uint64_t> expected = {{"upn_check_failed", truth.upn_check_failed},
                                                      {"uln_check_failed", truth.uln_check_failed},
                                                      {"no_upn_or_uln", truth.no_upn_or_uln},
                                                      {"no_plan", truth.no_plan},
                                                      {"not_open", truth.not_open},
                                                      {"start_unreadable", truth.start_unreadable},
                                                      {"transferred_in", truth.transferred_in},
                                                      {"several_setting_kinds", truth.several_setting_kinds},
                                                      {"in_frame", truth.in_frame},
                                                      {"decision_before_meeting", truth.decision_before_meeting},
                                                      {"second_open_plan", truth.second_open_plan}};
    for (const auto& [name, count] : expected) {
      EXPECT_GT(count, 0u) << name;
      EXPECT_EQ(seen[name], count) << name;
    }
    EXPECT_EQ(seen["age_out_of_range"], 0u);
    EXPECT_EQ(truth.requests, truth.in_frame + truth.not_open + truth.no_plan + truth.rejected);
  }
}

TEST(SyntheticReturn, IsTheSameInXmlAndCsv) {
  TestFolder xml_folder, csv_folder;
  ASSERT_OK_AND_ASSIGN(const Made xml, Make(xml_folder, {.la = "936", .plans = 500}));
  ASSERT_OK_AND_ASSIGN(const Made csv, Make(csv_folder, {.la = "936", .plans = 500, .format = ReturnFormat::kCsv}));
  ASSERT_EQ(xml.persons.size(), csv.persons.size());
  for (size_t i = 0; i < xml.persons.size(); ++i)
    ASSERT_EQ(xml.persons[i].SerializeAsString(), csv.persons[i].SerializeAsString());
}

TEST(SyntheticReturn, DependsOnTheSeedAndOnNothingElse) {
  TestFolder one, two, other;
  const SyntheticOptions options = {.la = "891", .plans = 300, .seed = 9};
  ASSERT_OK_AND_ASSIGN(const Made a, Make(one, options));
  ASSERT_OK_AND_ASSIGN(const Made b, Make(two, options));
  ASSERT_OK_AND_ASSIGN(const Made c, Make(other, {.la = "891", .plans = 300, .seed = 10}));
  EXPECT_EQ(a.header.source_sha256, b.header.source_sha256);
  EXPECT_NE(a.header.source_sha256, c.header.source_sha256);
}

TEST(SyntheticReturn, GivesEveryPersonNumbersOfTheirOwn) {
  TestFolder folder;
  ASSERT_OK_AND_ASSIGN(const Made made, Make(folder, {.la = "885", .plans = 4000}));
  std::set<std::string> refs;
  size_t count = 0;
  for (const v1::PersonRows& person : made.persons) {
    refs.insert(person.plan_ref());
    for (const std::string& alias : person.aliases()) refs.insert(alias);
    count += 1 + static_cast<size_t>(person.aliases_size());
  }
  EXPECT_EQ(refs.size(), count);
}

TEST(SyntheticReturn, WorksForEveryAuthorityAndForOnePlan) {
  for (const char* la : {"420", "201", "857", "886", "330"}) {
    TestFolder folder;
    EXPECT_OK(Make(folder, {.la = la, .plans = 1})) << la;
  }
  TestFolder scilly;
  ASSERT_OK_AND_ASSIGN(const Made made, Make(scilly, {.la = "420"}));
  EXPECT_EQ(made.truth.persons, 17u + 1 + 1);  // 17 open plans, 8 % and 11 % of them besides
}

TEST(SyntheticReturn, RefusesWhatItCannotMake) {
  TestFolder folder;
  EXPECT_THAT(WriteSyntheticReturn({.la = "999"}, folder.path()), FailsFor("NOT_FOUND"));
  EXPECT_THAT(WriteSyntheticReturn({.la = "891", .plans = 5'000'001}, folder.path()), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(WriteSyntheticReturn({.la = "891", .reference_date = "16/01/2025"}, folder.path()),
              FailsFor("FIELD_INVALID"));
  EXPECT_THAT(WriteSyntheticReturn({.la = "891", .plans = 1}, folder.Path("none")), FailsFor("RETURN_FILE"));
  EXPECT_OK(WriteSyntheticReturn({.la = "891", .plans = 1}, folder.path()));
  EXPECT_THAT(WriteSyntheticReturn({.la = "891", .plans = 1}, folder.path()), FailsFor("RETURN_FILE"));
}

TEST(Apportion, SharesOutExactlyAndInProportion) {
  EXPECT_EQ(Apportion({3, 2, 1}, 6), (std::vector<uint64_t>{3, 2, 1}));
  EXPECT_EQ(Apportion({1, 1, 1}, 2), (std::vector<uint64_t>{1, 1, 0}));
  EXPECT_EQ(Apportion({0, 5, 95}, 10), (std::vector<uint64_t>{0, 1, 9}));
  EXPECT_EQ(Apportion({0, 0}, 4), (std::vector<uint64_t>{4, 0}));
}

}  // namespace
}  // namespace ehcpqa::synthetic
