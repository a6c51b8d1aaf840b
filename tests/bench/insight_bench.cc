// Figures over many cycles: in the process, from the database on, and as the server answers them over mutual TLS.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "clients/api/api.h"
#include "clients/api/identity_methods.h"
#include "clients/api/insight_methods.h"
#include "services/base/clock.h"
#include "services/insight/insight_service.h"
#include "services/storage/connection.h"
#include "tests/bench/bench_area.h"
#include "tests/bench/many_cycles.h"
#include "tests/bench/resources.h"

namespace ehcpqa::bench {
namespace {

constexpr int kRounds = 30;

// A bench that failed has measured nothing.
template <typename Reply>
const Reply& Must(const absl::StatusOr<Reply>& reply) {
  if (reply.ok()) return *reply;
  std::fprintf(stderr, "%s\n", reply.status().ToString().c_str());
  std::exit(1);
}

// Median milliseconds of a call, after one that warms up.
double Median(const std::function<void()>& call) {
  call();
  std::vector<double> times;
  for (int i = 0; i < kRounds; ++i) {
    const auto begun = std::chrono::steady_clock::now();
    call();
    times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count());
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

// The same question to the handler and to the server.
class Askers {
 public:
  Askers(storage::Connection& connection, const api::Api& api) : connection_(connection), api_(api) {}

  template <typename Reply, typename Request>
  void Ask(const char* what, absl::StatusOr<Reply> (*handler)(storage::Snapshot&, const Caller&, const Request&),
           const api::Method<Request, Reply>& method, const Request& request) {
    const Caller caller;
    size_t bytes = 0;
    const double inside = Median([&] {
      if (!connection_.Execute("BEGIN").ok()) std::exit(1);
      storage::Snapshot snapshot(connection_, SystemClock().Now());
      bytes = Must(handler(snapshot, caller, request)).ByteSizeLong();
      if (!connection_.Execute("COMMIT").ok()) std::exit(1);
    });
    const double wire = Median([&] { Must(api_.Call(method, request)); });
    std::printf("| %s | %.1f | %.1f | %zu |\n", what, inside, wire, bytes / 1024);
  }

 private:
  storage::Connection& connection_;
  const api::Api& api_;
};

// The standard rubric without three of eight criteria, so that 60 are left, and without limits, which name some of
// them.
std::string ShortRubric(const std::string& directory) {
  constexpr char kBegin[] = "\ncriteria {\n";
  std::string rubric = journeys::ReadWhole(std::string(EHCPQA_SOURCE_DIR) + "/schema/rubrics/standard.textproto");
  rubric.erase(rubric.find("\n# Limits\n"));
  size_t at = rubric.find(kBegin);
  for (int i = 0; at != std::string::npos; ++i) {
    const size_t end = rubric.find("\n}\n", at) + 2;
    if (i % 8 > 4) {
      rubric.erase(at, end - at);
      at = rubric.find(kBegin, at);
    } else {
      at = rubric.find(kBegin, end);
    }
  }
  return journeys::WriteFile(directory + "/short.textproto", rubric);
}

int Run(int cycles) {
  journeys::LiveArea area;
  const std::string snapshot = FillRegister(area, 500, ShortRubric(area.directory()));
  if (area.Stop(SIGTERM) != 0) return 1;
  const std::string database = area.data() + "/area.db";
  const std::vector<std::string> ids = Must(AddCycles(database, snapshot.substr(snapshot.find('/') + 1), cycles));
  area.Start();
  const auto connection = storage::Connection::Open(database, storage::Mode::kReadOnly);
  if (!connection.ok()) return 1;
  const api::Api connected = Must(api::Api::Connect({area.address(), area.certificates("send")}));
  const api::Api cora = connected.As(area["cora"].environment().at("EHCPQA_TOKEN"));
  Askers askers(**connection, cora);

  v1::Span all;
  all.set_first("cycles/" + ids.front());
  all.set_last("cycles/" + ids.back());
  std::printf("| call | in the process, ms | over the wire, ms | answer, KiB |\n|---|---|---|---|\n");
  std::printf("| who am I (the floor of a call) | | %.2f | |\n",
              Median([&] { Must(cora.Call(api::kGetCaller, v1::GetCallerRequest())); }));
  v1::GetInsightRequest insight;
  insight.mutable_span()->set_last(all.last());
  askers.Ask("every figure of one cycle", insight::GetInsight, api::kGetInsight, insight);
  insight.mutable_span()->set_rolling(true);
  askers.Ask("of a rolling year", insight::GetInsight, api::kGetInsight, insight);
  *insight.mutable_span() = all;
  askers.Ask("of all cycles", insight::GetInsight, api::kGetInsight, insight);
  insight.add_subjects("plan");
  insight.add_subjects("lens");
  insight.set_dimension(v1::DIMENSION_NEED);
  askers.Ask("plan and lenses of all cycles, by need", insight::GetInsight, api::kGetInsight, insight);
  v1::GetTrendRequest trend;
  trend.set_subject("plan");
  trend.set_measure(v1::MEASURE_GOOD_OR_BETTER);
  askers.Ask("trend of one figure over at most 40 cycles", insight::GetTrend, api::kGetTrend, trend);
  v1::GetChangeRequest change;
  change.mutable_before()->set_first(all.first());
  change.mutable_before()->set_last("cycles/" + ids[ids.size() / 2 - 1]);
  change.mutable_after()->set_first("cycles/" + ids[ids.size() / 2]);
  change.mutable_after()->set_last(all.last());
  change.set_measure(v1::MEASURE_MET);
  change.add_subjects("criterion");
  askers.Ask("change of every criterion between the halves", insight::GetChange, api::kGetChange, change);
  v1::GetMarkingAgreementRequest agreement;
  *agreement.mutable_span() = all;
  askers.Ask("agreement of the auditors", insight::GetMarkingAgreement, api::kGetMarkingAgreement, agreement);
  std::printf("Server after this: %.0f MiB resident\n", ResidentMebibytes(area.pid()));
  return 0;
}

}  // namespace
}  // namespace ehcpqa::bench

int main(int argc, char** argv) {
  // Number of cycles, two or more; 40 when none is named.
  return ehcpqa::bench::Run(std::max(2, argc > 1 ? std::atoi(argv[1]) : 40));
}
