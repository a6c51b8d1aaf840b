// From the file of a return to its plans: what the client reads and the register makes of it.
#include <fstream>
#include <map>

#include "clients/returns/return.h"
#include "nlohmann/json.hpp"
#include "services/base/status_macros.h"
#include "services/register/events.h"
#include "services/register/plan_store.h"
#include "tests/services/register/invented_return.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::registers {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Pair;

using Counts = std::map<std::string, int64_t>;

Counts ToMap(const google::protobuf::RepeatedPtrField<v1::NamedCount>& counts) {
  Counts map;
  for (const v1::NamedCount& count : counts) map[count.name()] = count.count();
  return map;
}

nlohmann::json Truth() {
  std::ifstream in(EHCPQA_SOURCE_DIR "/tests/data/sen2/nottinghamshire-synthetic/truth.json");
  return nlohmann::json::parse(in);
}

class ReturnsTest : public testing::Test {
 protected:
  // Imports a file for its own authority.
  absl::StatusOr<v1::ImportReport> ImportFile(const std::string& name) {
    ASSIGN_OR_RETURN(const auto sen2, returns::Return::Open(EHCPQA_SOURCE_DIR "/tests/data/sen2/" + name, {}));
    const std::string la = sen2->header().la;
    area_.AddAgency("send-" + std::to_string(++imports_), v1::AGENCY_KIND_EDUCATION, la);
    const Caller coordinator =
        area_.AddUser("c.coordinator", "send-" + std::to_string(imports_), RoleBit(v1::ROLE_COORDINATOR));
    const returns::Key key({7});
    std::vector<v1::PersonRows> persons;
    RETURN_IF_ERROR(returns::ReadRows(*sen2, {.la = la, .key = &key}, [&](v1::PersonRows&& person) {
                      persons.push_back(std::move(person));
                      return absl::OkStatus();
                    }).status());
    return Import(area_, coordinator, returns::ToImportHeader(sen2->header(), key), persons);
  }

  TestArea area_;
  int imports_ = 0;
};

TEST_F(ReturnsTest, NottinghamshireIsAsItsTruthSays) {
  const nlohmann::json truth = Truth();
  for (const char* file : {"nottinghamshire-synthetic/sen2-xml.zip", "nottinghamshire-synthetic/collect-csv.zip"}) {
    ASSERT_OK_AND_ASSIGN(const v1::ImportReport report, ImportFile(file));
    EXPECT_EQ(report.rows_read(), truth["requests_read"]) << file;
    EXPECT_EQ(report.in_frame(), truth["in_frame"]) << file;
    EXPECT_EQ(report.not_open(), truth["not_open"]) << file;
    EXPECT_EQ(report.no_plan(), truth["no_plan"]) << file;
    EXPECT_EQ(report.rejected(), truth["rejected"]) << file;
    EXPECT_EQ(report.persons(), truth["persons"]) << file;
    EXPECT_EQ(report.la(), truth["la"]) << file;
    EXPECT_EQ(report.as_at(), truth["reference_date"]) << file;
    EXPECT_TRUE(report.synthetic());
    EXPECT_EQ(ToMap(report.flags()), truth["flags"].get<Counts>()) << file;
    EXPECT_EQ(ToMap(report.needs()), truth["need"].get<Counts>()) << file;
    EXPECT_EQ(ToMap(report.rejections()), (Counts{{"second_open_plan", 3}})) << file;

    Counts events;
    ASSERT_OK(area_.Read([&](storage::Snapshot& snapshot) {
      return ForEachPlan(snapshot, report.snapshot().substr(sizeof "snapshots/" - 1), [&](const Plan& plan) {
        ++events[std::string(EventName(EventsOf(plan, "2024-10-01", "2024-12-31").event))];
        return absl::OkStatus();
      });
    }));
    EXPECT_EQ(events, truth["events_2024Q4"].get<Counts>()) << file;
  }
}

TEST_F(ReturnsTest, OtherPeoplesSamplesHaveNoOpenPlan) {
  for (const char* file :
       {"sen2_sample_2023.xml", "sen2_sample_2024.xml", "bad_sen2_sample_2024.xml", "sen2_sample_2025.xml"}) {
    ASSERT_OK_AND_ASSIGN(const v1::ImportReport report, ImportFile(file));
    EXPECT_EQ(report.in_frame(), 0) << file;
    EXPECT_EQ(report.not_open(), 1) << file;
    EXPECT_EQ(report.rejected(), 0) << file;
    EXPECT_EQ(report.rows_read(), report.not_open() + report.no_plan()) << file;
    const Counts flags = ToMap(report.flags());
    EXPECT_THAT(flags, Contains(Pair("upn_check_failed", testing::Gt(0)))) << file;
    EXPECT_THAT(flags, Contains(Pair("uln_check_failed", testing::Gt(0)))) << file;
    if (std::string(file) == "sen2_sample_2023.xml") {
      EXPECT_THAT(flags, Contains(Pair("start_after_as_at", 1)));
      EXPECT_THAT(flags, Contains(Pair("date_unreadable", testing::Gt(0))));
      EXPECT_THAT(flags, Contains(Pair("header_contradiction", 4)));
      EXPECT_THAT(report.warnings(), Contains(HasSubstr("Year says 2024, ReferenceDate says 2023-01-18")));
    } else {
      EXPECT_THAT(flags, Contains(Pair("ceased_but_active", 1))) << file;
      EXPECT_THAT(flags, Contains(Pair("decision_before_meeting", 1))) << file;
      EXPECT_THAT(flags, Contains(Pair("several_setting_kinds", 1))) << file;
    }
  }
}

}  // namespace
}  // namespace ehcpqa::registers
