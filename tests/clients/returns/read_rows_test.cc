// Rows from a return, and the header of its import.
#include "clients/returns/pseudonym.h"
#include "tests/clients/returns/small_return.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::returns {
namespace {

using testing::ElementsAre;

TEST(ReadRows, RefusesTheReturnOfAnotherAuthority) {
  TestFolder folder;
  ASSERT_OK_AND_ASSIGN(const auto sen2, Return::Open(folder.Write("sen2.xml", SmallXml()), {}));
  const Key key({1});
  EXPECT_THAT(ReadRows(*sen2, {.la = "892", .key = &key}, [](v1::PersonRows&&) { return absl::OkStatus(); }),
              FailsFor("RETURN_OTHER_LA"));
}

TEST(ReadRows, EndsWhenTheSinkSaysSo) {
  TestFolder folder;
  ASSERT_OK_AND_ASSIGN(const auto sen2, Return::Open(folder.Write("sen2.xml", SmallXml()), {}));
  const Key key({1});
  int calls = 0;
  EXPECT_THAT(ReadRows(*sen2, {.la = "891", .key = &key},
                       [&](v1::PersonRows&&) {
                         ++calls;
                         return absl::CancelledError("enough");
                       }),
              Fails(absl::StatusCode::kCancelled));
  EXPECT_EQ(calls, 1);
}

TEST(ReadRows, NoticesAFileThatChangesMeanwhile) {
  TestFolder folder;
  ASSERT_OK_AND_ASSIGN(const auto sen2, Return::Open(folder.Write("sen2.xml", SmallXml()), {}));
  folder.Write("sen2.xml", Replaced(SmallXml(), "Zzlane", "Zzlame"));
  const Key key({1});
  EXPECT_THAT(ReadRows(*sen2, {.la = "891", .key = &key}, [](v1::PersonRows&&) { return absl::OkStatus(); }),
              FailsFor("RETURN_UNREADABLE"));
}

TEST(ReadRows, CountsPersonsWithoutRequestsButDoesNotSendThem) {
  TestFolder folder;
  ASSERT_OK_AND_ASSIGN(const auto sen2,
                       Return::Open(folder.Write("sen2.xml", SmallXml("<Person/>" + std::string(kSmallPersons))), {}));
  const Key key({1});
  std::vector<v1::PersonRows> persons;
  ASSERT_OK_AND_ASSIGN(const ReadSummary summary,
                       ReadRows(*sen2, {.la = "891", .key = &key}, [&](v1::PersonRows&& person) {
                         persons.push_back(std::move(person));
                         return absl::OkStatus();
                       }));
  EXPECT_EQ(summary.persons, 3u);
  EXPECT_EQ(summary.persons_without_requests, 1u);
  ASSERT_EQ(persons.size(), 2u);
  EXPECT_EQ(persons[1].plan_ref(), PlanRef(key, "891", Basis::kOrder, "2025-01-16/3"));
}

TEST(ToImportHeader, CarriesWhatTheReturnSaysOfItself) {
  TestFolder folder;
  ASSERT_OK_AND_ASSIGN(const auto sen2,
                       Return::Open(folder.Write("sen2.xml", Replaced(SmallXml(), "<Year>2025", "<Year>2024")), {}));
  const Key key({1});
  const v1::ImportHeader header = ToImportHeader(sen2->header(), key);
  EXPECT_EQ(header.la(), "891");
  EXPECT_EQ(header.as_at(), "2025-01-16");
  EXPECT_EQ(header.key_id(), key.id());
  EXPECT_EQ(header.source_kind(), v1::SOURCE_KIND_SEN2_XML);
  EXPECT_EQ(header.layout_year(), 2025);
  EXPECT_EQ(header.source_sha256().size(), 64u);
  EXPECT_TRUE(header.synthetic());
  EXPECT_THAT(header.header_contradictions(), ElementsAre("Year says 2024, ReferenceDate says 2025-01-16."));
}

}  // namespace
}  // namespace ehcpqa::returns
