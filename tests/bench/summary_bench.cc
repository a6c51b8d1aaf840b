// The summary of one cycle, and of many one after another, as the server answers them; and the server's memory when
// idle.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "clients/api/api.h"
#include "clients/api/identity_methods.h"
#include "clients/api/summary_methods.h"
#include "tests/bench/bench_area.h"
#include "tests/bench/resources.h"

namespace ehcpqa::bench {
namespace {

// Milliseconds of a call.
template <typename Call>
double Time(const Call& call) {
  const auto begun = std::chrono::steady_clock::now();
  call();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

int Run(int cycles) {
  journeys::LiveArea area;
  std::printf("Server, idle, before any work: %.0f MiB resident\n", ResidentMebibytes(area.pid()));
  const std::string snapshot = FillRegister(area, 5422);
  std::vector<std::string> names;
  for (int i = 0; i < cycles; ++i) {
    names.push_back("c" + std::to_string(i));
    OpenCycle(area, names.back(), snapshot, 60, 6);
    FinishCycle(area, names.back());
  }
  std::printf("Server after %d cycles of 60 plans: %.0f MiB resident\n", cycles, ResidentMebibytes(area.pid()));
  const auto connected = api::Api::Connect({area.address(), area.certificates("send")});
  if (!connected.ok()) return 1;
  const api::Api cora = connected->As(area["cora"].environment().at("EHCPQA_TOKEN"));
  bool all_answered = true;
  const auto summarise = [&](const std::string& cycle) {
    v1::GetCycleSummaryRequest request;
    request.set_name("cycles/" + cycle);
    all_answered &= cora.Call(api::kGetCycleSummary, request).ok();
  };
  summarise(names[0]);
  std::vector<double> one, all, bare;
  for (int i = 0; i < 30; ++i) one.push_back(Time([&] { summarise(names[0]); }));
  for (int i = 0; i < 30; ++i)
    bare.push_back(Time([&] { all_answered &= cora.Call(api::kGetCaller, v1::GetCallerRequest()).ok(); }));
  for (int i = 0; i < 5; ++i) {
    all.push_back(Time([&] {
      for (const std::string& name : names) summarise(name);
    }));
  }
  if (!all_answered) return 1;
  const auto median = [](std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
  };
  std::printf(
      "| call | median ms |\n|---|---|\n| who am I (the floor of a call) | %.2f |\n| summary of one cycle of 60 plans "
      "| %.2f |\n"
      "| summaries of %d cycles, one after another | %.1f |\n",
      median(bare), median(one), cycles, median(all));
  return 0;
}

}  // namespace
}  // namespace ehcpqa::bench

int main(int argc, char** argv) {
  // Number of cycles; 40 when none is named.
  return ehcpqa::bench::Run(argc > 1 ? std::atoi(argv[1]) : 40);
}
