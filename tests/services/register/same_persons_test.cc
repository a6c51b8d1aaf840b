#include "services/register/same_persons.h"

#include <algorithm>
#include <tuple>

#include "gmock/gmock.h"

namespace ehcpqa::registers {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

struct Entry {
  std::string plan_ref;
  std::vector<std::string> aliases;
  std::string plan_start;
};

struct Found {
  std::vector<SamePerson> persons;
  int64_t doubtful = 0;
};

// Entry i is row i + 1.
Found FindAmong(const std::vector<Entry>& entries) {
  std::vector<Claim> claims;
  for (size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    const auto row_no = static_cast<int64_t>(i + 1);
    claims.push_back({entry.plan_ref, true, entry.plan_ref, row_no, entry.plan_start});
    for (const std::string& alias : entry.aliases)
      claims.push_back({alias, false, entry.plan_ref, row_no, entry.plan_start});
  }
  std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return std::tie(a.reference, a.row_no) < std::tie(b.reference, b.row_no);
  });
  SamePersons same;
  for (const Claim& claim : claims) same.Add(claim);
  Found found;
  found.persons = same.Finish();
  found.doubtful = same.doubtful();
  return found;
}

std::vector<int64_t> RowsLeftOut(const SamePerson& person) {
  std::vector<int64_t> rows;
  for (const GroupedPlan& plan : person.left_out) rows.push_back(plan.row_no);
  return rows;
}

TEST(SamePersons, AreNoneWhereEveryReferenceOccursOnce) {
  EXPECT_THAT(FindAmong({{"U1", {"L1"}, "2020-01-01"}, {"U2", {"L2"}, "2020-01-01"}}).persons, IsEmpty());
  EXPECT_THAT(FindAmong({}).persons, IsEmpty());
}

TEST(SamePersons, KeepTheLaterStartOfOneReference) {
  const Found found = FindAmong({{"U1", {}, "2020-01-01"}, {"U1", {}, "2022-01-01"}, {"U1", {}, "2021-01-01"}});
  ASSERT_THAT(found.persons, SizeIs(1));
  EXPECT_EQ(found.persons[0].staying.row_no, 2);
  EXPECT_THAT(RowsLeftOut(found.persons[0]), ElementsAre(1, 3));
}

TEST(SamePersons, KeepTheFirstAmongEqualStarts) {
  const Found found = FindAmong({{"U1", {}, "2020-01-01"}, {"U1", {}, "2020-01-01"}});
  ASSERT_THAT(found.persons, SizeIs(1));
  EXPECT_EQ(found.persons[0].staying.row_no, 1);
}

TEST(SamePersons, AreFoundByAnotherIdentifierWhenTheBetterOneIsMissing) {
  const Found found = FindAmong({{"U1", {"L1"}, "2020-01-01"}, {"L1", {}, "2022-01-01"}});
  ASSERT_THAT(found.persons, SizeIs(1));
  EXPECT_EQ(found.persons[0].staying.plan_ref, "L1");
  EXPECT_THAT(RowsLeftOut(found.persons[0]), ElementsAre(1));
}

TEST(SamePersons, AreNotThoseWhoShareALesserIdentifierOnly) {
  const Found found = FindAmong({{"U1", {"L1"}, "2020-01-01"}, {"U2", {"L1"}, "2022-01-01"}});
  EXPECT_THAT(found.persons, IsEmpty());
  EXPECT_EQ(found.doubtful, 2);
  // Whose the third record is, nobody can tell.
  EXPECT_THAT(FindAmong({{"U1", {"L1"}, ""}, {"U2", {"L1"}, ""}, {"L1", {}, ""}}).persons, IsEmpty());
}

TEST(SamePersons, AreJoinedOverSeveralReferences) {
  const Found found = FindAmong(
      {{"L1", {}, "2019-01-01"}, {"U1", {"L1"}, "2020-01-01"}, {"U2", {}, "2020-01-01"}, {"U1", {}, "2023-01-01"}});
  ASSERT_THAT(found.persons, SizeIs(1));
  EXPECT_EQ(found.persons[0].staying.row_no, 4);
  EXPECT_THAT(RowsLeftOut(found.persons[0]), ElementsAre(1, 2));
}

}  // namespace
}  // namespace ehcpqa::registers
