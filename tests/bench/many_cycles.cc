#include "tests/bench/many_cycles.h"

#include <cstdint>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/audits/plan_result.h"
#include "services/audits/plan_result_store.h"
#include "services/audits/rubric_cache.h"
#include "services/base/clock.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_store.h"
#include "services/cycles/frame_store.h"
#include "services/cycles/sample_store.h"
#include "services/storage/connection.h"
#include "services/storage/transaction.h"

namespace ehcpqa::bench {
namespace {

using audits::AuditMarks;
using audits::GivenMark;
using storage::Transaction;

constexpr int kStrata = 4, kPlansOfStratum = 15, kDoubleMarked = 6;

class Random {
 public:
  // 0 to below `end`.
  uint32_t Below(uint32_t end) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<uint32_t>(state_ >> 33) % end;
  }

 private:
  uint64_t state_ = 20241231;
};

cycles::Cycle MakeCycle(int number, const std::string& snapshot) {
  constexpr const char* kFirst[] = {"01-01", "04-01", "07-01", "10-01"};
  constexpr const char* kLast[] = {"03-31", "06-30", "09-30", "12-31"};
  const int year = 2010 + number / 4, quarter = number % 4;
  cycles::Cycle cycle;
  cycle.id = absl::StrFormat("q%03d", number);
  cycle.settings.title = absl::StrFormat("Quarter %d of %d", quarter + 1, year);
  cycle.settings.window_start = absl::StrFormat("%d-%s", year, kFirst[quarter]);
  cycle.settings.window_end = absl::StrFormat("%d-%s", year, kLast[quarter]);
  cycle.settings.rubric_id = "standard";
  cycle.settings.rubric_version = 1;
  cycle.settings.snapshots = {snapshot};
  cycle.settings.sample_size = kStrata * kPlansOfStratum;
  cycle.settings.double_marked = kDoubleMarked;
  return cycle;
}

// One first mark of each criterion, for a plan marked twice another one that is the same in two of three cases. Where
// they differ the first was agreed.
AuditMarks MakeMarks(const rubrics::Rubric& rubric, bool twice, Random& random) {
  AuditMarks marks;
  for (const rubrics::Criterion& criterion : rubric.criteria) {
    GivenMark mark;
    mark.criterion = criterion.code;
    const uint32_t kind = random.Below(20);
    if (kind == 0) {
      mark.answer.no_level = audits::NoLevel::kNotApplicable;
    } else {
      const size_t level = kind < 13 ? 0 : kind < 17 ? 1 : 2;
      mark.answer.level = rubric.scale.levels[level].code;
      if (level > 0) mark.cause = audits::kCauses[random.Below(7)];
    }
    marks.marks.push_back(mark);
    marks.first_marks.push_back(mark);
    if (!twice) continue;
    mark.set = 2;
    if (random.Below(3) == 0) mark.answer = {rubric.scale.levels[random.Below(3)].code, audits::NoLevel::kNone};
    marks.first_marks.push_back(mark);
  }
  return marks;
}

absl::Status AddCycle(Transaction& transaction, cycles::Cycle cycle, const std::string& snapshot, Random& random) {
  RETURN_IF_ERROR(cycles::InsertCycle(transaction, cycle, {{"891", snapshot}}));
  std::vector<cycles::FrameStratum> strata;
  std::vector<cycles::FrameRow> rows;
  std::vector<cycles::SamplePlan> sample;
  constexpr const char* kNeeds[] = {"ASD", "SEMH", "SLCN", "MLD", "SPLD", "PD"};
  for (int h = 0; h < kStrata; ++h) {
    const std::string code(1, static_cast<char>('a' + h));
    strata.push_back({code, 1200, kPlansOfStratum, {}});
    for (int i = 0; i < kPlansOfStratum; ++i) {
      cycles::SamplePlan plan;
      // Nineteen characters, as a reference has; it says its place and nothing else.
      plan.plan = {code,
                   absl::StrFormat("%s-PLAN-%05d-%s", cycle.id, h * kPlansOfStratum + i + 1, "AAA"),
                   snapshot,
                   "891",
                   "review_amended",
                   "KS2",
                   kNeeds[random.Below(6)],
                   "mainstream",
                   "unknown"};
      plan.rank = i + 1;
      plan.status = cycles::SampleStatus::kDrawn;
      plan.audit = h * kPlansOfStratum + i + 1;
      plan.double_marked = plan.audit % 10 == 0;
      rows.push_back(plan.plan);
      sample.push_back(std::move(plan));
    }
  }
  RETURN_IF_ERROR(cycles::InsertFrame(transaction, cycle.id, strata, rows));
  RETURN_IF_ERROR(cycles::InsertSample(transaction, cycle.id, sample));
  cycle.state = cycles::CycleState::kPublished;
  cycle.opened_at = transaction.now_text();
  cycle.state_since = cycle.opened_at;
  cycle.manifest_sha256 = std::string(64, '0');
  cycle.seed = absl::StrCat("seed of ", cycle.id);
  cycle.register_total = cycle.eligible_total = kStrata * 1200;
  RETURN_IF_ERROR(cycles::StoreState(transaction, cycle));
  ASSIGN_OR_RETURN(const audits::RubricPtr rubric, audits::RubricOfCycle(transaction, cycle.id));
  for (const cycles::SamplePlan& plan : sample) {
    ASSIGN_OR_RETURN(const audits::PlanResult result,
                     audits::ResultOf(*rubric, MakeMarks(*rubric, plan.double_marked, random)));
    RETURN_IF_ERROR(audits::StorePlanResult(transaction, cycle.id, plan.audit, result));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<std::string>> AddCycles(const std::string& database, const std::string& snapshot,
                                                   int cycles) {
  ASSIGN_OR_RETURN(const auto connection, storage::Connection::Open(database, storage::Mode::kReadWrite));
  RETURN_IF_ERROR(connection->Execute("BEGIN IMMEDIATE"));
  Transaction transaction(*connection, SystemClock().Now());
  Random random;
  std::vector<std::string> ids;
  for (int i = 0; i < cycles; ++i) {
    cycles::Cycle cycle = MakeCycle(i, snapshot);
    ids.push_back(cycle.id);
    RETURN_IF_ERROR(AddCycle(transaction, std::move(cycle), snapshot, random));
  }
  RETURN_IF_ERROR(connection->Execute("COMMIT"));
  return ids;
}

}  // namespace ehcpqa::bench
