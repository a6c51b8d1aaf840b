// An area with a cycle that is open for scoring, for benches: made through the public programs.
#ifndef EHCPQA_TESTS_BENCH_BENCH_AREA_H_
#define EHCPQA_TESTS_BENCH_BENCH_AREA_H_

#include <string>

#include "tests/journeys/live_area.h"

namespace ehcpqa::bench {

// Imports an invented return and the standard rubric, or the file of another that calls itself so; the snapshot's name.
std::string FillRegister(journeys::LiveArea& area, int plans, const std::string& rubric = "");

// Makes a cycle over the snapshot and brings it to scoring: edith, hana and carl are its auditors (with all six when
// `plans` are double marked).
void OpenCycle(journeys::LiveArea& area, const std::string& cycle, const std::string& snapshot, int sample,
               int double_marked);

// Scores the cycle by invented auditors, settles every difference, and publishes it.
void FinishCycle(journeys::LiveArea& area, const std::string& cycle);

}  // namespace ehcpqa::bench

#endif  // EHCPQA_TESTS_BENCH_BENCH_AREA_H_
