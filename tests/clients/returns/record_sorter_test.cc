#include "clients/returns/record_sorter.h"

#include <algorithm>
#include <filesystem>
#include <random>

#include "tests/clients/returns/test_files.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::returns {
namespace {

using Records = std::vector<std::pair<std::string, std::string>>;

absl::StatusOr<Records> ReadAll(const RecordSorter& sorter) {
  Records records;
  const auto reader = sorter.Read();
  while (true) {
    const auto more = reader->Next();
    if (!more.ok()) return more.status();
    if (!*more) return records;
    records.emplace_back(reader->key(), reader->value());
  }
}

Records RandomRecords(size_t count, unsigned seed) {
  std::mt19937 random(seed);
  Records records;
  for (size_t i = 0; i < count; ++i) {
    std::string key(random() % 12, '\0');
    for (char& c : key) c = static_cast<char>(random() % 3 == 0 ? random() : 'a');
    records.emplace_back(key, std::to_string(i) + std::string(random() % 60, 'v'));
  }
  return records;
}

TEST(RecordSorter, SortsAsMemoryWouldWithRecordsOfOneKeyInTheOrderGiven) {
  // 60,000 records of some 50 bytes are about three runs.
  for (const size_t count : {size_t{0}, size_t{1}, size_t{100}, size_t{60'000}}) {
    Records expected = RandomRecords(count, 3);
    RecordSorter sorter("", 1 << 20);
    for (const auto& [key, value] : expected) ASSERT_OK(sorter.Add(key, value));
    ASSERT_OK(sorter.Finish());
    std::stable_sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (int pass = 0; pass < 2; ++pass) {
      ASSERT_OK_AND_ASSIGN(const Records sorted, ReadAll(sorter));
      ASSERT_TRUE(sorted == expected) << count;
    }
  }
}

TEST(RecordSorter, TakesRecordsLargerThanItsReadAhead) {
  RecordSorter sorter("", 1 << 20);
  Records expected;
  for (int i = 0; i < 40; ++i)
    expected.emplace_back("key" + std::to_string(10 + i), std::string(100'000 + static_cast<size_t>(i), 'x'));
  for (auto it = expected.rbegin(); it != expected.rend(); ++it) ASSERT_OK(sorter.Add(it->first, it->second));
  ASSERT_OK(sorter.Finish());
  ASSERT_OK_AND_ASSIGN(const Records sorted, ReadAll(sorter));
  EXPECT_TRUE(sorted == expected);
}

TEST(RecordSorter, LeavesNoFileBehindAndSaysWhenItCannotWrite) {
  TestFolder folder;
  {
    RecordSorter sorter(folder.path(), 1 << 20);
    for (const auto& [key, value] : RandomRecords(60'000, 5)) ASSERT_OK(sorter.Add(key, value));
    ASSERT_OK(sorter.Finish());
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
  }
  RecordSorter nowhere(folder.Path("none"), 1 << 20);
  absl::Status status;
  for (int i = 0; i < 100'000 && status.ok(); ++i) status = nowhere.Add("key", "a value of some length");
  EXPECT_THAT(status, FailsFor("RETURN_FILE"));
}

}  // namespace
}  // namespace ehcpqa::returns
