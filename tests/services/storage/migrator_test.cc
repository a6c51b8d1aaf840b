#include "services/storage/migrator.h"

#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/storage/scratch.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::storage {
namespace {

using testing::HasSubstr;

const Migration kFirst = {1, "001_a.sql",
                          "CREATE TABLE a (x INTEGER) STRICT; CREATE TRIGGER keep BEFORE DELETE ON a BEGIN SELECT "
                          "RAISE(ABORT, 'a is kept'); END;"};
const Migration kSecond = {2, "002_b.sql",
                           "CREATE TABLE b (y INTEGER) STRICT; INSERT INTO b (y) SELECT x * 2 FROM a; "
                           "ALTER TABLE a ADD COLUMN z TEXT;"};
const Migration kFailing = {2, "002_bad.sql", "CREATE TABLE b (y INTEGER) STRICT; CREATE TABLE a (x INTEGER) STRICT;"};

constexpr char kCountTables[] = "SELECT count(*) FROM sqlite_schema WHERE type = 'table'";

class MigratorTest : public testing::Test {
 protected:
  Scratch scratch_;
  std::unique_ptr<Connection> connection_ = scratch_.Open(Mode::kCreate);
};

TEST_F(MigratorTest, BringsAFreshDatabaseToTheNewestSchemaAndRecordsEachStep) {
  ASSERT_OK(Migrate(*connection_, {kFirst, kSecond}, 1773307800125));
  EXPECT_EQ(Number(*connection_, "SELECT count(*) FROM b"), 0);
  Statement select = connection_->Prepare("SELECT version, name, sha256, applied_at FROM schema_versions");
  ASSERT_TRUE(select.Step());
  EXPECT_EQ(select.Int(0), 1);
  EXPECT_EQ(select.Text(1), "001_a.sql");
  EXPECT_EQ(select.Text(2).size(), 64u);
  EXPECT_EQ(select.Text(3), "2026-03-12T09:30:00.125Z");
  ASSERT_TRUE(select.Step());
  EXPECT_EQ(select.Int(0), 2);
  EXPECT_FALSE(select.Step());
}

TEST_F(MigratorTest, DoesNothingTheSecondTime) {
  ASSERT_OK(Migrate(*connection_, {kFirst, kSecond}, 1));
  ASSERT_OK(connection_->Execute("INSERT INTO a (x) VALUES (1)"));
  const int64_t before = Number(*connection_, "PRAGMA schema_version");
  ASSERT_OK(Migrate(*connection_, {kFirst, kSecond}, 2));
  EXPECT_EQ(Number(*connection_, "PRAGMA schema_version"), before);
  EXPECT_EQ(Number(*connection_, "SELECT count(DISTINCT applied_at) FROM schema_versions"), 1);
  EXPECT_EQ(Number(*connection_, "SELECT count(*) FROM a"), 1);
}

TEST_F(MigratorTest, CarriesDataFromAnOlderSchema) {
  ASSERT_OK(Migrate(*connection_, {kFirst}, 1));
  ASSERT_OK(connection_->Execute("INSERT INTO a (x) VALUES (21)"));
  ASSERT_OK(Migrate(*connection_, {kFirst, kSecond}, 2));
  EXPECT_EQ(Number(*connection_, "SELECT y FROM b"), 42);
}

TEST_F(MigratorTest, RefusesADatabaseOfANewerProgram) {
  ASSERT_OK(Migrate(*connection_, {kFirst, kSecond}, 1));
  const absl::Status status = Migrate(*connection_, {kFirst}, 2);
  EXPECT_THAT(status, FailsFor("DATABASE_NEWER"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("newer version"));
  EXPECT_OK(Migrate(*connection_, {kFirst, kSecond}, 3));
}

TEST_F(MigratorTest, RefusesAStepWhoseTextWasChanged) {
  ASSERT_OK(Migrate(*connection_, {kFirst}, 1));
  Migration changed = kFirst;
  const std::string text = std::string(kFirst.sql) + " ";
  changed.sql = text.c_str();
  const absl::Status status = Migrate(*connection_, {changed, kSecond}, 2);
  EXPECT_THAT(status, FailsFor("DATABASE_ALTERED"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("001_a.sql"));
  EXPECT_EQ(Number(*connection_, "SELECT count(*) FROM schema_versions"), 1);
}

TEST_F(MigratorTest, RefusesASchemaThatWasChangedByHand) {
  const char* changes[] = {
      "DROP TRIGGER keep",
      "DROP TRIGGER keep; CREATE TRIGGER keep BEFORE DELETE ON a BEGIN SELECT 1; END",
      "CREATE TABLE mine (x INTEGER)",
      "ALTER TABLE a ADD COLUMN mine TEXT",
      "CREATE INDEX mine ON a (x)",
      "CREATE VIEW mine AS SELECT x FROM a",
      "DROP TABLE a",
  };
  for (const char* change : changes) {
    Scratch scratch;
    auto connection = scratch.Open(Mode::kCreate);
    ASSERT_OK(Migrate(*connection, {kFirst}, 1));
    ASSERT_OK(connection->Execute(change));
    EXPECT_THAT(Migrate(*connection, {kFirst, kSecond}, 2), FailsFor("DATABASE_ALTERED")) << change;
    EXPECT_EQ(Number(*connection, "SELECT count(*) FROM schema_versions"), 1) << change;
  }
}

TEST_F(MigratorTest, TakesNoOffenceAtStatisticsOfTheOptimiser) {
  ASSERT_OK(Migrate(*connection_, {kFirst}, 1));
  ASSERT_OK(connection_->Execute("INSERT INTO a (x) VALUES (1); ANALYZE"));
  EXPECT_OK(Migrate(*connection_, {kFirst, kSecond}, 2));
}

TEST_F(MigratorTest, LeavesADatabaseOfSomethingElseAsItWas) {
  ASSERT_OK(connection_->Execute("CREATE TABLE recipes (cake TEXT)"));
  EXPECT_THAT(Migrate(*connection_, {kFirst}, 1), FailsFor("DATABASE_ALTERED"));
  EXPECT_EQ(Number(*connection_, kCountTables), 1);
  EXPECT_FALSE(connection_->InTransaction());
}

TEST_F(MigratorTest, LeavesNothingOfAStepThatFails) {
  const absl::Status status = Migrate(*connection_, {kFirst, kFailing}, 1);
  EXPECT_THAT(status, Fails(absl::StatusCode::kInternal));
  EXPECT_THAT(std::string(status.message()), HasSubstr("002_bad.sql"));
  EXPECT_FALSE(connection_->InTransaction());
  EXPECT_EQ(Number(*connection_, "SELECT count(*) FROM sqlite_schema WHERE name = 'b'"), 0);
  EXPECT_EQ(Number(*connection_, "SELECT max(version) FROM schema_versions"), 1);
  // The step before it stands, and the mended one goes in.
  EXPECT_OK(Migrate(*connection_, {kFirst, kSecond}, 2));
}

}  // namespace
}  // namespace ehcpqa::storage
