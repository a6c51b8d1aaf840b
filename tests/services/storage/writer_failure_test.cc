// A disk that is full or fails: what was answered with OK is there, what was answered with an error is not, and the
// writer works again once the disk does.
#include <sys/resource.h>

#include <csignal>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/storage/writer.h"
#include "tests/services/storage/scratch.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::storage {
namespace {

constexpr char kInsert[] = "INSERT INTO papers (id, text) VALUES ($1, $2)";
constexpr char kIsThere[] = "SELECT count(*) FROM papers WHERE id = $1";

// Lets no file of the process grow beyond a size, which a write then meets as an error of the file system.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit = {bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_;
};

class WriterFailureTest : public testing::Test {
 protected:
  void Start(const char* pragma) {
    auto connection = scratch_.Open(Mode::kCreate);
    ASSERT_OK(connection->Execute("CREATE TABLE papers (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"));
    ASSERT_OK(connection->Execute(pragma));
    other_ = scratch_.Open(Mode::kReadOnly);
    writer_ = std::make_unique<Writer>(std::move(connection), clock_, Writer::Options());
  }

  std::future<absl::Status> Submit(int id, size_t length) {
    auto promise = std::make_shared<std::promise<absl::Status>>();
    EXPECT_OK(writer_->Submit(
        [id, length](Transaction& transaction) {
          return transaction.Prepare(kInsert).Bind(1, id).Bind(2, std::string(length, 'x')).Run();
        },
        [promise](absl::Status status) { promise->set_value(std::move(status)); }));
    return promise->get_future();
  }

  // Jobs of the given lengths, with ids from `first`, in one batch. Returns their answers, having held the database
  // against each.
  std::vector<absl::Status> WriteTogether(int first, const std::vector<size_t>& lengths) {
    Gate gate;
    EXPECT_OK(writer_->Submit(
        [&gate](Transaction&) {
          gate.Pass();
          return absl::OkStatus();
        },
        [](const absl::Status&) {}));
    gate.WaitForArrival();
    std::vector<std::future<absl::Status>> answers;
    for (size_t i = 0; i < lengths.size(); ++i) answers.push_back(Submit(first + static_cast<int>(i), lengths[i]));
    gate.Open();
    std::vector<absl::Status> statuses;
    for (auto& answer : answers) statuses.push_back(answer.get());
    for (size_t i = 0; i < lengths.size(); ++i) {
      Statement select = other_->Prepare(kIsThere);
      EXPECT_TRUE(select.Bind(1, first + static_cast<int>(i)).Step());
      EXPECT_EQ(select.Int(0) == 1, statuses[i].ok()) << "job " << i << ": " << statuses[i];
    }
    return statuses;
  }

  Scratch scratch_;
  HandClock clock_;
  std::unique_ptr<Connection> other_;
  std::unique_ptr<Writer> writer_;
};

TEST_F(WriterFailureTest, TellsOfADatabaseThatMayNotGrowAndWorksOn) {
  Start("PRAGMA max_page_count = 20");
  const auto answers = WriteTogether(1, {10, 10, 200'000, 10});
  EXPECT_THAT(answers[2], Fails(absl::StatusCode::kResourceExhausted));
  EXPECT_THAT(answers[2], FailsFor("DISK_FULL"));
  for (const absl::Status& answer : WriteTogether(5, {10, 10})) EXPECT_OK(answer);
}

TEST_F(WriterFailureTest, TellsEveryJobOfACommitThatTheDiskDidNotTake) {
  Start("PRAGMA wal_autocheckpoint = 0");
  EXPECT_OK(WriteTogether(1, {10})[0]);
  {
    const FileSizeLimit limit(16'384);
    for (const absl::Status& answer : WriteTogether(2, {30'000, 10, 30'000})) EXPECT_FALSE(answer.ok());
  }
  for (const absl::Status& answer : WriteTogether(5, {30'000, 10})) EXPECT_OK(answer);
  EXPECT_EQ(Number(*other_, "SELECT count(*) FROM papers"), 3);
}

// So large a job that its pages leave the cache before the commit.
TEST_F(WriterFailureTest, TellsOfADiskThatFailsInTheMiddleOfAJob) {
  Start("PRAGMA cache_size = 10");
  {
    const FileSizeLimit limit(65'536);
    const auto answers = WriteTogether(1, {10, 2'000'000, 10});
    EXPECT_FALSE(answers[1].ok());
  }
  for (const absl::Status& answer : WriteTogether(4, {10, 300'000})) EXPECT_OK(answer);
}

}  // namespace
}  // namespace ehcpqa::storage
