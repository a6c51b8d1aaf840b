// An import of many plans takes memory that does not grow with them. EHCPQA_IMPORT_ROWS says how many; the default is
// that of a large county several times over.
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "services/register/plan_store.h"
#include "tests/services/register/invented_return.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::registers {
namespace {

using Clock = std::chrono::steady_clock;

double Seconds(Clock::duration time) { return std::chrono::duration<double>(time).count(); }

// What other programs take of the machine does not count in it.
double ProcessorSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

int64_t PeakMemoryInKiB() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

// Needs that a real return has beside the first one; two persons of five have a ULN too.
v1::PersonRows Varied(uint32_t n) {
  v1::PersonRows person =
      InventedPerson(n, "20" + std::to_string(15 + n % 9) + "-0" + std::to_string(1 + n % 9) + "-17");
  v1::RegisterRow& row = *person.mutable_rows(0);
  row.set_need_primary(n % 3 == 0 ? "SEMH" : "ASD");
  if (n % 2 == 0) row.set_need_secondary("SLCN");
  if (n % 4 != 0) {
    row.set_review_meeting("2024-10-10");
    row.set_review_decision("2024-11-01");
    row.set_review_outcome("A");
  }
  if (n % 5 < 2) person.add_aliases(InventedReference(n, "uln"));
  return person;
}

TEST(LargeImport, TakesMemoryThatDoesNotGrowWithItsRows) {
  const char* asked = std::getenv("EHCPQA_IMPORT_ROWS");
  const auto rows = static_cast<uint32_t>(asked == nullptr ? 100'000 : std::atoi(asked));
  TestArea area;
  area.AddNottinghamshire();
  const Caller caller = area.AddUser("c.county", "notts-send", RoleBit(v1::ROLE_COORDINATOR));
  TestImport import(area, caller);
  ASSERT_OK(import.Send(InventedHeader()));
  const int64_t before = PeakMemoryInKiB();
  Clock::duration sending{};
  double processor = 0;
  for (uint32_t n = 1; n <= rows;) {
    v1::ImportRegisterRequest message;
    for (int i = 0; i < 1000 && n <= rows; ++i, ++n) *message.mutable_persons()->add_persons() = Varied(n);
    const auto start = Clock::now();
    const double processor_before = ProcessorSeconds();
    ASSERT_OK(import.Send(message));
    processor += ProcessorSeconds() - processor_before;
    sending += Clock::now() - start;
  }
  const auto start = Clock::now();
  processor -= ProcessorSeconds();
  ASSERT_OK(area.Write([&](storage::Transaction& tx) { return import.session().Stage(tx); }));
  ASSERT_OK(area.Read([&](storage::Snapshot& snapshot) { return import.session().Review(snapshot); }));
  const auto reviewed = Clock::now();
  ASSERT_OK_AND_ASSIGN(const v1::ImportReport report,
                       area.Write([&](storage::Transaction& tx) { return import.session().Land(tx); }));
  const auto landed = Clock::now();
  processor += ProcessorSeconds();
  EXPECT_EQ(report.in_frame(), rows);
  std::string last;
  int64_t read = 0;
  ASSERT_OK(area.Read([&](storage::Snapshot& snapshot) {
    return ForEachPlan(snapshot, "891-2025-01-16-1", [&](const Plan& plan) {
      EXPECT_LT(last, plan.plan_ref);
      last = plan.plan_ref;
      ++read;
      return absl::OkStatus();
    });
  }));
  EXPECT_EQ(read, rows);
  const auto streamed = Clock::now();
  const auto known = area.Read([&](storage::Snapshot& snapshot) {
    return ResolveAliases(snapshot, {InventedReference(5), InventedReference(7)});
  });
  ASSERT_OK(known);
  EXPECT_EQ(known->size(), 3u);
  const int64_t grown = PeakMemoryInKiB() - before;
  std::cout << rows << " rows: staged in " << Seconds(sending) << " s, reviewed in " << Seconds(reviewed - start)
            << " s, landed in " << Seconds(landed - reviewed)
            << " s: " << static_cast<int64_t>(rows / Seconds(sending + (landed - start))) << " rows/s ("
            << static_cast<int64_t>(rows / processor) << " by processor time); read in order in "
            << Seconds(streamed - landed) << " s, aliases resolved in " << Seconds(Clock::now() - streamed)
            << " s; peak memory grew by " << grown << " KiB to " << PeakMemoryInKiB() << " KiB\n";
  // Page caches and sorters of two connections, a batch, and the rows of a transaction; all rows at once would take
  // more. AddressSanitizer keeps freed memory for a while, so that the figure would be its own.
#ifndef __SANITIZE_ADDRESS__
  EXPECT_LT(grown, 48 * 1024);
#endif
}

}  // namespace
}  // namespace ehcpqa::registers
