#include "tests/support/area.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/trail/trail_store.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(TestAreaTest, KeepsWhatSucceedsAndUndoesWhatFails) {
  TestArea area;
  ASSERT_OK(area.Write([](storage::Transaction& tx) { return trail::Append(tx, {}, "kept", "x", "{\"n\":1}"); }));
  EXPECT_FALSE(area.Write([](storage::Transaction& tx) -> absl::Status {
                     (void)trail::Append(tx, {}, "undone", "x", "{}");
                     return absl::InternalError("stop");
                   })
                   .ok());
  ASSERT_OK(area.DryRun([](storage::Transaction& tx) { return trail::Append(tx, {}, "dry", "x", "{}"); }));
  EXPECT_THAT(area.TrailActions(), ElementsAre("kept"));
  EXPECT_EQ(area.LastPayload("kept"), "{\"n\":1}");
}

TEST(TestAreaTest, MakesCallersOfUsers) {
  TestArea area;
  area.AddNottinghamshire();
  area.AddService("notts-send", "ep");
  const Caller caller = area.AddUser("a.lead", "notts-send", RoleBit(v1::ROLE_COORDINATOR), 5, {"ep"});
  EXPECT_EQ(caller.la_code, "891");
  EXPECT_EQ(caller.agency_kind, v1::AGENCY_KIND_EDUCATION);
  EXPECT_TRUE(caller.Has(v1::ROLE_COORDINATOR));
  EXPECT_THAT(caller.services, ElementsAre("agencies/notts-send/services/ep"));
}

TEST(TestAreaTest, ShowsQueryPlans) {
  TestArea area;
  EXPECT_THAT(area.QueryPlan("SELECT id FROM users WHERE id = $1"), ElementsAre(HasSubstr("SEARCH users")));
}

TEST(TestAreaTest, ReadsCannotWrite) {
  TestArea area;
  EXPECT_FALSE(area.Read([](storage::Snapshot& snapshot) { return snapshot.Prepare("DELETE FROM users").Run(); }).ok());
}

}  // namespace
}  // namespace ehcpqa
