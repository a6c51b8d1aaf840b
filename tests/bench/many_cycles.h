// Many published cycles in a database, put there by the stores: marking them by people's calls would take an hour.
#ifndef EHCPQA_TESTS_BENCH_MANY_CYCLES_H_
#define EHCPQA_TESTS_BENCH_MANY_CYCLES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace ehcpqa::bench {

// Adds so many quarters, from 2010 on, to the database, which holds the standard rubric and the snapshot ("891-...");
// no server has it open. Each has 60 plans in four strata of 1,200, 6 of them marked twice, with marks from a seeded
// generator; what they came to is derived from the marks as it is when they are handed in. The ids, by window.
absl::StatusOr<std::vector<std::string>> AddCycles(const std::string& database, const std::string& snapshot,
                                                   int cycles);

}  // namespace ehcpqa::bench

#endif  // EHCPQA_TESTS_BENCH_MANY_CYCLES_H_
