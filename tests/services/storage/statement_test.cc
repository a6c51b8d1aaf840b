#include "services/storage/statement.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/storage/scratch.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::storage {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class StatementTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK(connection_->Execute(R"sql(
        CREATE TABLE schools (id TEXT PRIMARY KEY, code TEXT UNIQUE, places INTEGER NOT NULL CHECK (places > 0)) STRICT;
        CREATE TABLE classes (id TEXT PRIMARY KEY, school TEXT NOT NULL REFERENCES schools (id)) STRICT;
        INSERT INTO schools (id, code, places) VALUES ('a', '1', 10), ('b', '2', 20), ('c', NULL, 30);)sql"));
  }

  Scratch scratch_;
  std::unique_ptr<Connection> connection_ = scratch_.Open(Mode::kCreate);
};

TEST_F(StatementTest, BindsByNameWhateverTheOrderInTheText) {
  Statement select = connection_->Prepare("SELECT $2, $1, $2");
  select.Bind(1, "one").Bind(2, "two");
  ASSERT_TRUE(select.Step());
  EXPECT_THAT((std::vector{select.Text(0), select.Text(1), select.Text(2)}), ElementsAre("two", "one", "two"));
  EXPECT_FALSE(select.Step());
  EXPECT_OK(select.status());
}

TEST_F(StatementTest, RefusesAParameterThatIsNotInTheText) {
  for (const int missing : {0, 2, 4, -1, 1000}) {
    Statement select = connection_->Prepare("SELECT $1, $3");
    select.Bind(1, 1).Bind(3, 3).Bind(missing, 1);
    EXPECT_FALSE(select.Step()) << missing;
    EXPECT_THAT(select.status(), Fails(absl::StatusCode::kInternal)) << missing;
  }
}

TEST_F(StatementTest, RefusesParametersWithoutANumber) {
  for (const char* sql : {"SELECT ?", "SELECT :name", "SELECT @name", "SELECT $name", "SELECT $0", "SELECT $201"}) {
    Statement select = connection_->Prepare(sql);
    EXPECT_FALSE(select.Bind(1, 1).Step()) << sql;
    EXPECT_THAT(select.status(), Fails(absl::StatusCode::kInternal)) << sql;
  }
}

TEST_F(StatementTest, TellsOfAnErrorInTheTextWhenItIsUsed) {
  Statement select = connection_->Prepare("SELECT nothing FROM nowhere");
  EXPECT_FALSE(select.Bind(1, "x").BindBlob(2, "y").BindNull(3).Step());
  EXPECT_THAT(select.status(), Fails(absl::StatusCode::kInternal));
  EXPECT_THAT(select.Run(), Fails(absl::StatusCode::kInternal));
  select.Reset();
  EXPECT_FALSE(select.Step());
}

TEST_F(StatementTest, GivesBackEveryKindOfValue) {
  Statement select = connection_->Prepare("SELECT $1, $2, $3, $4, $5, $6, $7, $8, typeof($5), typeof($8)");
  select.Bind(1, std::numeric_limits<int64_t>::min())
      .Bind(2, -7)
      .Bind(3, true)
      .Bind(4, 0.1)
      .Bind(5, std::string_view("a\0b", 3))
      .BindBlob(6, std::string_view("\x00\xff", 2))
      .BindNull(7)
      .Bind(8, std::string_view());
  ASSERT_TRUE(select.Step());
  EXPECT_EQ(select.Int(0), std::numeric_limits<int64_t>::min());
  EXPECT_EQ(select.Int(1), -7);
  EXPECT_TRUE(select.Bool(2));
  EXPECT_EQ(select.Real(3), 0.1);
  EXPECT_EQ(select.Text(4), std::string("a\0b", 3));
  EXPECT_EQ(select.Text(5), std::string("\x00\xff", 2));
  EXPECT_TRUE(select.IsNull(6));
  EXPECT_EQ(select.Text(6), "");
  EXPECT_FALSE(select.IsNull(7));  // An empty text is not NULL, wherever it points.
  EXPECT_EQ(select.Text(8), "text");
  EXPECT_EQ(select.Text(9), "text");
}

TEST_F(StatementTest, BindsNullForAnEmptyTextOnlyWhenAsked) {
  Statement select = connection_->Prepare("SELECT $1, $2, $3");
  select.BindOrNull(1, "").BindOrNull(2, "x").Bind(3, "");
  ASSERT_TRUE(select.Step());
  EXPECT_TRUE(select.IsNull(0));
  EXPECT_EQ(select.Text(1), "x");
  EXPECT_FALSE(select.IsNull(2));
}

TEST_F(StatementTest, CopiesWhatItIsGiven) {
  Statement select = connection_->Prepare("SELECT $1");
  {
    std::string passing(1000, 'x');
    select.Bind(1, passing);
    passing.assign(1000, 'y');
  }
  ASSERT_TRUE(select.Step());
  EXPECT_EQ(select.Text(0), std::string(1000, 'x'));
}

TEST_F(StatementTest, RunsAgainWithOtherParametersAndForgetsTheFirst) {
  Statement select = connection_->Prepare("SELECT $1, $2");
  ASSERT_TRUE(select.Bind(1, "first").Bind(2, "first").Step());
  select.Reset();
  ASSERT_TRUE(select.Bind(1, "second").Step());
  EXPECT_EQ(select.Text(0), "second");
  EXPECT_TRUE(select.IsNull(1));
}

constexpr char kSelectAbove[] = "SELECT id FROM schools WHERE places > $1 ORDER BY id";

// A handler that goes through rows may call a store that uses the same statement.
TEST_F(StatementTest, IsCompiledOnceMoreWhileItIsOnLoan) {
  std::vector<std::string> seen;
  Statement outer = connection_->Prepare(kSelectAbove);
  outer.Bind(1, 5);
  while (outer.Step()) {
    Statement inner = connection_->Prepare(kSelectAbove);
    inner.Bind(1, 15);
    while (inner.Step()) seen.push_back(outer.Text(0) + inner.Text(0));
  }
  EXPECT_THAT(seen, ElementsAre("ab", "ac", "bb", "bc", "cb", "cc"));
}

TEST_F(StatementTest, ComesBackFromALoanAsNew) {
  {
    Statement left_in_the_middle = connection_->Prepare(kSelectAbove);
    ASSERT_TRUE(left_in_the_middle.Bind(1, 5).Step());
  }
  Statement again = connection_->Prepare(kSelectAbove);
  EXPECT_FALSE(again.Step());  // Unbound is NULL, and nothing is above NULL.
  EXPECT_OK(again.status());
  // A statement left open would hold its snapshot, and the log could not be emptied.
  EXPECT_EQ(Number(*connection_, "PRAGMA wal_checkpoint(TRUNCATE)"), 0);
}

TEST_F(StatementTest, MovesWithItsLoan) {
  Statement first = connection_->Prepare(kSelectAbove);
  first.Bind(1, 25);
  Statement second = std::move(first);
  ASSERT_TRUE(second.Step());
  EXPECT_EQ(second.Text(0), "c");
}

TEST_F(StatementTest, SaysThatAKeyIsThereAlready) {
  constexpr char kInsert[] = "INSERT INTO schools (id, code, places) VALUES ($1, $2, 1)";
  Statement insert = connection_->Prepare(kInsert);
  EXPECT_THAT(insert.Bind(1, "a").Bind(2, "9").Run(), Fails(absl::StatusCode::kAlreadyExists));
  insert.Reset();
  EXPECT_THAT(insert.Bind(1, "d").Bind(2, "1").Run(), Fails(absl::StatusCode::kAlreadyExists));
  insert.Reset();
  EXPECT_OK(insert.Bind(1, "d").Bind(2, "9").Run());
  EXPECT_EQ(Number(*connection_, "SELECT count(*) FROM schools"), 4);
}

// Statuses are logged, so what a status says must never hold what a row holds.
TEST_F(StatementTest, KeepsValuesOutOfEveryStatus) {
  const std::string secret = "invented-child-name";
  const char* failing[] = {
      "INSERT INTO schools (id, code, places) VALUES ($1, $1, 1), ($1, $1, 1)",  // twice the same key
      "INSERT INTO schools (id, code, places) VALUES ($1, '1', 1)",              // unique
      "INSERT INTO schools (id, code, places) VALUES ($1, $1, NULL)",            // not null
      "INSERT INTO schools (id, code, places) VALUES ($1, $1, -1)",              // check
      "INSERT INTO schools (id, code, places) VALUES ('x', 'x', $1)",            // type of a STRICT column
      "INSERT INTO classes (id, school) VALUES ($1, $1)",                        // foreign key
      "SELECT json_extract($1, '$.a')",                                          // malformed JSON
      "SELECT json_extract('{}', $1)",                                           // malformed JSON path
      "SELECT abs(-9223372036854775807 - 1) || $1",                              // overflow
      "SELECT 'a' LIKE $1 ESCAPE $1",                                            // escape of more than a character
  };
  for (const char* sql : failing) {
    const absl::Status status = connection_->Prepare(sql).Bind(1, secret).Run();
    EXPECT_FALSE(status.ok()) << sql;
    EXPECT_THAT(status.ToString(), Not(HasSubstr(secret))) << sql;
  }
}

TEST_F(StatementTest, NamesTheConstraintThatIsBroken) {
  const absl::Status status = connection_->Prepare("INSERT INTO schools (id, code, places) VALUES ('d', '4', 0)").Run();
  EXPECT_THAT(status, Fails(absl::StatusCode::kInternal));
  EXPECT_THAT(std::string(status.message()), HasSubstr("places"));
}

}  // namespace
}  // namespace ehcpqa::storage
