// The real schema: that it applies, and what is promised of all its tables.
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "schema/migrations.h"
#include "services/storage/migrator.h"
#include "tests/services/storage/scratch.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::storage {
namespace {

class SchemaTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_OK(Migrate(*connection_, Migrations(), 1)); }

  Scratch scratch_;
  std::unique_ptr<Connection> connection_ = scratch_.Open(Mode::kCreate);
};

TEST_F(SchemaTest, IsNumberedWithoutAGapAndAppliesOnce) {
  ASSERT_FALSE(Migrations().empty());
  for (size_t i = 0; i < Migrations().size(); ++i) EXPECT_EQ(Migrations()[i].version, static_cast<int>(i) + 1);
  const int64_t before = Number(*connection_, "PRAGMA schema_version");
  ASSERT_OK(Migrate(*connection_, Migrations(), 2));
  EXPECT_EQ(Number(*connection_, "PRAGMA schema_version"), before);
}

TEST_F(SchemaTest, HasOnlyStrictTables) {
  Statement tables = connection_->Prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0"
      " AND name NOT LIKE 'sqlite_%'");
  while (tables.Step()) ADD_FAILURE() << tables.Text(0) << " is not STRICT";
  EXPECT_OK(tables.status());
}

// Rows that go with another are found by an index, or deleting one would read their whole table.
TEST_F(SchemaTest, FindsRowsThatADeletionTakesAlongByAnIndex) {
  using Columns = std::vector<std::string>;
  std::map<std::pair<std::string, std::string>, Columns> indexes;
  std::map<std::pair<std::string, int64_t>, std::set<std::string>> keys;

  Statement indexed = connection_->Prepare(
      "SELECT t.name, i.name, c.name FROM pragma_table_list t, pragma_index_list(t.name) i, pragma_index_info(i.name) c"
      " WHERE t.schema = 'main' AND t.type = 'table' ORDER BY t.name, i.name, c.seqno");
  while (indexed.Step()) indexes[{indexed.Text(0), indexed.Text(1)}].push_back(indexed.Text(2));
  ASSERT_OK(indexed.status());
  Statement primary = connection_->Prepare(
      "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c"
      " WHERE t.schema = 'main' AND t.type = 'table' AND c.pk > 0 ORDER BY t.name, c.pk");
  while (primary.Step()) indexes[{primary.Text(0), "primary key"}].push_back(primary.Text(1));
  ASSERT_OK(primary.status());
  Statement foreign = connection_->Prepare(
      "SELECT t.name, k.id, k.\"from\" FROM pragma_table_list t, pragma_foreign_key_list(t.name) k"
      " WHERE t.schema = 'main' AND t.type = 'table' AND k.on_delete <> 'NO ACTION'");
  while (foreign.Step()) keys[{foreign.Text(0), foreign.Int(1)}].insert(foreign.Text(2));
  ASSERT_OK(foreign.status());

  ASSERT_FALSE(keys.empty());
  for (const auto& [key, columns] : keys) {
    const bool served =
        std::any_of(indexes.begin(), indexes.end(), [&, &table = key.first, &wanted = columns](auto& index) {
          const Columns& has = index.second;
          return index.first.first == table && has.size() >= wanted.size() &&
                 std::set<std::string>(has.begin(), has.begin() + static_cast<ptrdiff_t>(wanted.size())) == wanted;
        });
    EXPECT_TRUE(served) << key.first << " has no index for its foreign key on " << testing::PrintToString(columns);
  }
}

}  // namespace
}  // namespace ehcpqa::storage
