// Pages of the education client over HTTPS: My work, a section, and a save as the page's script makes it; beside the
// same calls made directly over mutual TLS, and a static file of the same listener, in the same run. And what a page
// weighs, and what an idle client holds in memory.
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <regex>
#include <thread>

#include "clients/api/api.h"
#include "tests/bench/bench_area.h"
#include "tests/bench/page_calls.h"
#include "tests/bench/resources.h"
#include "tests/bench/web_site.h"

namespace ehcpqa::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kTime = std::chrono::seconds(3);
constexpr int kPlans = 12;
const std::string kSection = "F";

// What was measured of one kind of request.
struct Measured {
  double per_second = 0, p50_ms = 0, p99_ms = 0;
  double client_ms = 0;  // Processor time of the process that asks the server, for each request.
  double server_ms = 0;  // The same of the server.
};

// One person who waits for each answer before the next request. False: it failed.
using Step = std::function<bool()>;

// Runs all at once, each on a thread of its own. `asking` is the process that makes the calls.
Measured Run(std::vector<Step> people, pid_t asking, pid_t server, const std::string& what) {
  for (const Step& step : people) {
    if (!step())
      GiveUp(what + " fails");  // Connections are made, and what is made once is made, before the clock runs.
  }
  const double asking_before = ProcessorMilliseconds(asking), server_before = ProcessorMilliseconds(server);
  const auto begun = Clock::now();
  std::vector<std::vector<double>> times(people.size());
  std::atomic<bool> failed = false;
  std::vector<std::thread> threads;
  for (size_t i = 0; i < people.size(); ++i) {
    threads.emplace_back([&, i] {
      while (Clock::now() - begun < kTime && !failed) {
        const auto sent = Clock::now();
        if (!people[i]()) failed = true;
        times[i].push_back(std::chrono::duration<double, std::milli>(Clock::now() - sent).count());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  if (failed) GiveUp(what + " fails under load");
  const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
  std::vector<double> all;
  for (const auto& some : times) all.insert(all.end(), some.begin(), some.end());
  std::sort(all.begin(), all.end());
  const auto count = static_cast<double>(all.size());
  return {count / seconds, all[all.size() / 2], all[all.size() * 99 / 100],
          (ProcessorMilliseconds(asking) - asking_before) / count,
          (ProcessorMilliseconds(server) - server_before) / count};
}

// A step that can be copied, of something that cannot.
template <typename Person, typename... Arguments>
Step Share(Arguments&&... arguments) {
  return [person = std::make_shared<Person>(std::forward<Arguments>(arguments)...)] { return (*person)(); };
}

int Main(const std::vector<int>& counts) {
  journeys::LiveArea area;
  OpenCycle(area, "bench", FillRegister(area, 2000), kPlans, 0);
  Site site(area);
  const auto connected = api::Api::Connect({area.address(), area.certificates("send")});
  if (!connected.ok()) GiveUp(std::string(connected.status().message()));
  const api::Api api = connected->As(area["edith"].environment().at("EHCPQA_TOKEN"));

  const auto assessment = [](int i) {
    return "cycles/bench/audits/" + std::to_string(i + 1) + "/assessments/education-1";
  };
  const auto section = [](int i) {
    return "/assess/bench/" + std::to_string(i + 1) + "/education-1/sections/" + kSection;
  };
  std::smatch found;
  if (!std::regex_search(site.entrance(), found, std::regex("/assets/[A-Za-z0-9._-]+\\.js"))) GiveUp("no script");
  const std::string script = found.str();

  std::printf(
      "| people | what | a second | p50 ms | p99 ms | processor of client, ms | of server, ms |\n"
      "|---|---|---|---|---|---|---|\n");
  const auto print = [](int people, const char* what, const Measured& m) {
    std::printf("| %d | %s | %.0f | %.2f | %.2f | %.2f | %.2f |\n", people, what, m.per_second, m.p50_ms, m.p99_ms,
                m.client_ms, m.server_ms);
    std::fflush(stdout);
  };
  const auto everybody = [](int people, const std::function<Step(int)>& make) {
    std::vector<Step> steps;
    for (int i = 0; i < people; ++i) steps.push_back(make(i));
    return steps;
  };
  std::vector<double> above_calls;
  for (const int people : counts) {
    const auto page = [&](const char* what, const std::function<Step(int)>& make) {
      const Measured measured = Run(everybody(people, make), site.pid(), area.pid(), what);
      print(people, what, measured);
      return measured;
    };
    const auto calls = [&](const char* what, const std::function<bool(PageCalls&)>& call) {
      const Measured measured = Run(everybody(people,
                                              [&](int i) -> Step {
                                                return [caller = std::make_shared<PageCalls>(api, assessment(i)),
                                                        call] { return call(*caller); };
                                              }),
                                    getpid(), area.pid(), what);
      print(people, what, measured);
      return measured;
    };
    page("a static file", [&](int) { return Share<Fetcher>(site, script); });
    page("My work", [&](int) { return Share<Fetcher>(site, "/work"); });
    calls("its calls, directly", [](PageCalls& one) { return one.Work(); });
    const Measured shown = page("a section", [&](int i) { return Share<Fetcher>(site, section(i)); });
    const Measured bare = calls("its calls, directly", [](PageCalls& one) { return one.Section(); });
    page("a save", [&](int i) { return Share<Saver>(site, section(i)); });
    calls("its calls, directly", [](PageCalls& one) { return one.Save(); });
    above_calls.push_back(shown.client_ms - bare.client_ms);
  }
  for (size_t i = 0; i < counts.size(); ++i) {
    std::printf(
        "\nPeople at once: %d. A section page costs the client %.2f ms of processor time more than its calls.\n",
        counts[i], above_calls[i]);
  }
  std::printf("\n| page | itself, kB compressed | with all its files |\n|---|---|---|\n");
  for (const std::string& target : {std::string("/help"), std::string("/work"), section(0)}) {
    const Weight weight = Weigh(site, target);
    std::printf("| %s | %.1f | %.1f |\n", target.c_str(), static_cast<double>(weight.page) / 1000,
                static_cast<double>(weight.page + weight.files) / 1000);
  }
  std::printf("\nThe client: %.1f MiB resident when idle, %.1f MiB after all this.\n", site.idle_mebibytes(),
              ResidentMebibytes(site.pid()));
  return 0;
}

}  // namespace
}  // namespace ehcpqa::bench

int main(int argc, char** argv) {
  // Numbers of people at once, at most 12; 1 and 8 when none is named.
  std::vector<int> counts;
  for (int i = 1; i < argc; ++i) counts.push_back(std::clamp(std::atoi(argv[i]), 1, ehcpqa::bench::kPlans));
  if (counts.empty()) counts = {1, 8};
  return ehcpqa::bench::Main(counts);
}
