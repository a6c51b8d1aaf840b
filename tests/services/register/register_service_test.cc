#include "services/register/register_service.h"

#include "tests/services/register/invented_return.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::registers {
namespace {

using testing::ElementsAre;

class RegisterServiceTest : public testing::Test {
 protected:
  RegisterServiceTest() {
    area_.AddNottinghamshire();
    county_ = area_.AddUser("c.county", "notts-send", RoleBit(v1::ROLE_COORDINATOR));
    city_ = area_.AddUser("c.city", "city-send", RoleBit(v1::ROLE_COORDINATOR));
  }

  void ImportOne(const Caller& caller, const std::string& as_at) {
    v1::ImportHeader header = InventedHeader();
    header.set_la(caller.la_code);
    header.set_as_at(as_at);
    ASSERT_OK(Import(area_, caller, header, {InventedPerson(1)}));
  }

  absl::StatusOr<v1::Snapshot> Get(const std::string& name) {
    v1::GetSnapshotRequest request;
    request.set_name(name);
    return area_.Read([&](storage::Snapshot& snapshot) { return GetSnapshot(snapshot, city_, request); });
  }

  // Names on all pages of this size.
  std::vector<std::string> Names(const std::string& la, int page_size) {
    std::vector<std::string> names;
    v1::ListSnapshotsRequest request;
    request.set_la(la);
    request.set_page_size(page_size);
    do {
      const auto page =
          area_.Read([&](storage::Snapshot& snapshot) { return ListSnapshots(snapshot, city_, request); });
      EXPECT_OK(page);
      if (!page.ok()) break;
      EXPECT_LE(page->snapshots_size(), page_size);
      for (const v1::Snapshot& snapshot : page->snapshots()) names.push_back(snapshot.name());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return names;
  }

  TestArea area_;
  Caller county_, city_;
};

TEST_F(RegisterServiceTest, ShowsASnapshotWithItsReport) {
  ImportOne(county_, "2025-01-16");
  ASSERT_OK_AND_ASSIGN(const v1::Snapshot snapshot, Get("snapshots/891-2025-01-16-1"));
  EXPECT_EQ(snapshot.la(), "891");
  EXPECT_EQ(snapshot.as_at(), "2025-01-16");
  EXPECT_EQ(snapshot.imported_at(), FormatTime(area_.now()));
  EXPECT_EQ(snapshot.imported_by(), "users/c.county");
  EXPECT_EQ(snapshot.source_kind(), v1::SOURCE_KIND_SEN2_XML);
  EXPECT_EQ(snapshot.layout_year(), 2025);
  EXPECT_EQ(snapshot.source_sha256(), InventedHeader().source_sha256());
  EXPECT_EQ(snapshot.key_id(), "630dcd29");
  EXPECT_EQ(snapshot.report().snapshot(), snapshot.name());
  EXPECT_EQ(snapshot.report().in_frame(), 1);
  EXPECT_EQ(snapshot.report().needs(0).name(), "ASD");
}

TEST_F(RegisterServiceTest, AnswersNotFoundForWhatHasNotLanded) {
  EXPECT_THAT(Get("snapshots/891-2025-01-16-1"), Fails(absl::StatusCode::kNotFound));
  EXPECT_THAT(Get("cycles/2025q1"), Fails(absl::StatusCode::kInvalidArgument));
}

TEST_F(RegisterServiceTest, ListsTheNewestDateFirstWhateverThePageSize) {
  ImportOne(county_, "2024-01-18");
  for (int i = 0; i < 11; ++i) ImportOne(county_, "2025-01-16");
  ImportOne(city_, "2025-01-16");
  ImportOne(city_, "2025-04-01");
  std::vector<std::string> all = {"snapshots/892-2025-04-01-1", "snapshots/892-2025-01-16-1"};
  std::vector<std::string> county;
  for (int version = 11; version > 0; --version)
    county.push_back("snapshots/891-2025-01-16-" + std::to_string(version));
  county.push_back("snapshots/891-2024-01-18-1");
  all.insert(all.end(), county.begin(), county.end());
  for (const int page_size : {1, 3, 14, 50}) {
    EXPECT_EQ(Names("", page_size), all);
    EXPECT_EQ(Names("891", page_size), county);
  }
  EXPECT_THAT(Names("892", 1), ElementsAre(all[0], all[1]));
  EXPECT_THAT(Names("301", 50), testing::IsEmpty());
}

TEST_F(RegisterServiceTest, RefusesListsThatCannotBeMeant) {
  const auto list = [&](const v1::ListSnapshotsRequest& request) {
    return area_.Read([&](storage::Snapshot& snapshot) { return ListSnapshots(snapshot, city_, request); });
  };
  v1::ListSnapshotsRequest request;
  request.set_la("Nottinghamshire");
  EXPECT_THAT(list(request), FailsFor("FIELD_INVALID"));
  request.clear_la();
  request.set_page_size(-1);
  EXPECT_THAT(list(request), Fails(absl::StatusCode::kInvalidArgument));
  request.clear_page_size();
  request.set_page_token("no token");
  EXPECT_THAT(list(request), Fails(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace ehcpqa::registers
