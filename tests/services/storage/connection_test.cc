#include "services/storage/connection.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "gtest/gtest.h"
#include "tests/services/storage/scratch.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::storage {
namespace {

TEST(Connection, OpensWhatIsThereAndMakesOnlyWhenAsked) {
  Scratch scratch;
  EXPECT_THAT(Connection::Open(scratch.Path("area.db"), Mode::kReadOnly), Fails(absl::StatusCode::kNotFound));
  EXPECT_THAT(Connection::Open(scratch.Path("area.db"), Mode::kReadWrite), Fails(absl::StatusCode::kNotFound));
  EXPECT_FALSE(std::filesystem::exists(scratch.Path("area.db")));
  EXPECT_OK(Connection::Open(scratch.Path("area.db"), Mode::kCreate));
  EXPECT_OK(Connection::Open(scratch.Path("area.db"), Mode::kReadOnly));
  EXPECT_OK(Connection::Open(scratch.Path("area.db"), Mode::kReadWrite));
}

TEST(Connection, RefusesAFileThatIsNoDatabase) {
  Scratch scratch;
  std::ofstream(scratch.Path("letter.txt")) << std::string(4096, 'a');
  for (const Mode mode : {Mode::kReadOnly, Mode::kReadWrite, Mode::kCreate}) {
    EXPECT_THAT(Connection::Open(scratch.Path("letter.txt"), mode), Fails(absl::StatusCode::kInternal));
  }
}

TEST(Connection, IsDurableAndHoldsForeignKeys) {
  Scratch scratch;
  auto connection = scratch.Open(Mode::kCreate);
  EXPECT_EQ(Number(*connection, "PRAGMA foreign_keys"), 1);
  EXPECT_EQ(Number(*connection, "PRAGMA synchronous"), 2);  // FULL
  Statement journal = connection->Prepare("PRAGMA journal_mode");
  ASSERT_TRUE(journal.Step());
  EXPECT_EQ(journal.Text(0), "wal");
}

TEST(Connection, CannotWriteWhenItIsForReading) {
  Scratch scratch;
  auto writer = scratch.Open(Mode::kCreate);
  ASSERT_OK(writer->Execute("CREATE TABLE t (a INTEGER) STRICT"));
  auto reader = scratch.Open(Mode::kReadOnly);
  EXPECT_THAT(reader->Prepare("INSERT INTO t (a) VALUES (1)").Run(), Fails(absl::StatusCode::kInternal));
  EXPECT_THAT(reader->Execute("DROP TABLE t"), Fails(absl::StatusCode::kInternal));
  EXPECT_EQ(Number(*writer, "SELECT count(*) FROM t"), 0);
}

TEST(Connection, TellsWhetherATransactionIsInForce) {
  Scratch scratch;
  auto connection = scratch.Open(Mode::kCreate);
  EXPECT_FALSE(connection->InTransaction());
  ASSERT_OK(connection->Execute("BEGIN"));
  EXPECT_TRUE(connection->InTransaction());
  ASSERT_OK(connection->Execute("ROLLBACK"));
  EXPECT_FALSE(connection->InTransaction());
}

}  // namespace
}  // namespace ehcpqa::storage
