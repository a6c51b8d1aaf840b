// The library's statistics beside other programs' on the same data in the same run, with a check that both give the
// same answers: statistics_bench [--without-peers].
//
// Times are medians, single-threaded, and begin with the data in memory as a caller has them.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>

#include "services/statistics/alpha.h"
#include "services/statistics/coefficients.h"
#include "services/statistics/cohen.h"
#include "services/statistics/intervals.h"
#include "services/statistics/suppression.h"
#include "services/statistics/suppression_audit.h"
#include "services/statistics/xmr.h"
#include "tests/bench/statistics_data.h"
#include "tests/bench/statistics_peers.h"

namespace ehcpqa::bench {
namespace {

using statistics::Cell;
using statistics::Ratings;

// Answers agree when they differ by no more than this, relative to values above 1.
constexpr double kTolerance = 1e-9;

using Answers = std::map<std::string, double>;

double MillisecondsOf(int times, const std::function<Answers()>& task) {
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < times; ++i) task();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count() / times;
}

// The median of eleven runs, each as often as makes 5 ms.
Timing Measure(const std::function<Answers()>& task) {
  Timing timing{0, task()};
  const double once = MillisecondsOf(1, task);
  const int times = std::max(1, static_cast<int>(5 / std::max(once, 1e-4)));
  std::vector<double> runs;
  for (int run = 0; run < 11; ++run) runs.push_back(MillisecondsOf(times, task));
  std::sort(runs.begin(), runs.end());
  timing.milliseconds = runs[runs.size() / 2];
  return timing;
}

Ratings Read(const RatingRows& rows) {
  Ratings ratings(4, rows.raters);
  for (int64_t i = 0; i < rows.rows(); ++i) {
    ratings.Add({rows.cells.data() + i * rows.raters, static_cast<size_t>(rows.raters)}).IgnoreError();
  }
  return ratings;
}

Answers Alpha(const RatingRows& rows) {
  return {{"alpha", *statistics::KrippendorffAlpha(Read(rows), statistics::Metric::kOrdinal)}};
}

Answers Coefficient(const RatingRows& rows, statistics::Chance chance, statistics::WeightKind weights) {
  const auto found = statistics::MeasureAgreement(Read(rows), chance, {weights, 4}, {.include_singletons = true});
  return {{"value", found->value}, {"se", *found->standard_error}};
}

Answers Cohen(const RatingRows& rows) {
  const auto kappa =
      statistics::CohenKappa(statistics::CrossTabulate(Read(rows), 0, 1), {statistics::WeightKind::kQuadratic, 4});
  return {{"value", kappa->value}, {"ase", kappa->standard_error}};
}

Answers Share(const SampleRows& sample) {
  const auto estimate = statistics::EstimateRatio(sample.populations, sample.plans);
  const auto interval = statistics::DesignWilson(**estimate);
  return {{"share", (*estimate)->value},
          {"se", std::sqrt(*(*estimate)->variance)},
          {"low", interval->low},
          {"high", interval->high}};
}

// Sums over the series, so that every limit and label counts: labels by their number in the order of XmrRule.
Answers Charts(const std::vector<std::vector<double>>& series) {
  Answers answers = {{"means", 0}, {"upper", 0}, {"labels", 0}};
  for (size_t i = 0; i < series.size(); ++i) {
    const auto chart = statistics::MakeXmrChart(series[i], {});
    answers["means"] += (*chart)->segments[0].mean;
    answers["upper"] += (*chart)->segments[0].upper;
    for (size_t j = 0; j < (*chart)->rules.size(); ++j) {
      answers["labels"] += static_cast<double>((i + 1) * (j + 1)) * static_cast<double>((*chart)->rules[j]);
    }
  }
  return answers;
}

Answers Suppress(const statistics::CountTable& table) {
  const auto pattern = statistics::ChooseSuppression(table, {.threshold = 5, .protect_totals = false});
  double sum = 0;
  for (const Cell& cell : pattern.secondary) sum += static_cast<double>(table.at(cell));
  return {{"secondary", static_cast<double>(pattern.secondary.size())},
          {"sum", sum},
          {"minimal", pattern.is_minimal ? 1.0 : 0.0}};
}

Answers Audit(const statistics::CountTable& table, const std::vector<Cell>& suppressed) {
  Answers answers = {{"low", 0}, {"high", 0}};
  int place = 0;
  for (const statistics::CellBounds& bounds : statistics::AuditSuppression(table, suppressed)) {
    ++place;
    answers["low"] += place * static_cast<double>(bounds.low);
    answers["high"] += place * static_cast<double>(bounds.high);
  }
  return answers;
}

struct Task {
  std::string name;
  std::function<Answers()> run;
};

// Every task, with its data written to `folder` for the peers.
std::vector<Task> MakeTasks(const std::string& folder) {
  std::vector<Task> tasks;
  for (const int64_t rows : {10'000, 100'000}) {
    const auto ratings = std::make_shared<RatingRows>(GenerateRatings(rows, 20260101));
    const std::string size = rows == 10'000 ? "10,000 x 3" : "100,000 x 3";
    WriteRatings(*ratings, folder + "/ratings_" + std::to_string(rows) + ".txt");
    tasks.push_back({"alpha ordinal, " + size, [=] { return Alpha(*ratings); }});
    tasks.push_back({"AC2 quadratic with SE, " + size, [=] {
                       return Coefficient(*ratings, statistics::Chance::kGwet, statistics::WeightKind::kQuadratic);
                     }});
    if (rows == 10'000) continue;
    const auto complete = std::make_shared<RatingRows>(CompleteRows(*ratings));
    WriteRatings(*complete, folder + "/complete.txt");
    tasks.push_back({"Fleiss' kappa, its complete rows", [=] {
                       return Coefficient(*complete, statistics::Chance::kFleiss, statistics::WeightKind::kIdentity);
                     }});
    tasks.push_back({"Cohen's kappa quadratic with ASE, its first two raters", [=] { return Cohen(*complete); }});
  }
  const auto sample = std::make_shared<SampleRows>(GenerateSample(100'000, 20260102));
  WriteSample(*sample, folder + "/sample.txt");
  tasks.push_back({"stratified share with design-Wilson, 100,000 rows", [=] { return Share(*sample); }});
  const auto series = std::make_shared<std::vector<std::vector<double>>>(GenerateSeries(100, 24, 20260103));
  WriteSeries(*series, folder + "/series.txt");
  tasks.push_back({"XmR with rules, 100 series x 24", [=] { return Charts(*series); }});
  const auto counts = GenerateCounts(12, 9, 20260104);
  WriteCounts(counts, folder + "/counts.txt");
  const auto table = std::make_shared<statistics::CountTable>(*statistics::CountTable::Make(counts));
  tasks.push_back({"secondary suppression, 12 x 12", [=] { return Suppress(*table); }});
  const auto pattern = statistics::ChooseSuppression(*table, {.threshold = 5, .protect_totals = false});
  std::vector<Cell> suppressed = pattern.primary;
  suppressed.insert(suppressed.end(), pattern.secondary.begin(), pattern.secondary.end());
  std::sort(suppressed.begin(), suppressed.end());
  std::vector<std::vector<int64_t>> places;
  for (const Cell& cell : suppressed) places.push_back({cell.row, cell.column});
  WriteCounts(places, folder + "/suppressed.txt");
  tasks.push_back({"audit of its bounds", [=] { return Audit(*table, suppressed); }});
  return tasks;
}

// Whether every peer that ran agrees.
bool PrintTask(const std::string& task, const Timing& ours, const std::vector<Peer>& peers) {
  bool agree = true, any = false;
  for (const Peer& peer : peers) {
    if (peer.task != task) continue;
    any = true;
    if (!peer.skipped.empty()) {
      std::printf("| %s | %.3f | %s | skipped: %s | | |\n", task.c_str(), ours.milliseconds, peer.name.c_str(),
                  peer.skipped.c_str());
      continue;
    }
    const double difference = LargestDifference(ours, peer.timing);
    agree = agree && difference <= kTolerance;
    std::printf("| %s | %.3f | %s | %.2f | %.0f | %s (%.1e) |\n", task.c_str(), ours.milliseconds, peer.name.c_str(),
                peer.timing.milliseconds, peer.timing.milliseconds / ours.milliseconds,
                difference <= kTolerance ? "same" : "DIFFERENT", difference);
  }
  for (const PublishedTime& time : PublishedTimes()) {
    if (time.task != task) continue;
    any = true;
    std::printf("| %s | %.3f | %s, another machine, not this run | %g | %.0f | |\n", task.c_str(), ours.milliseconds,
                time.peer.c_str(), time.milliseconds, time.milliseconds / ours.milliseconds);
  }
  if (!any) std::printf("| %s | %.3f | none | | | |\n", task.c_str(), ours.milliseconds);
  return agree;
}

int Run(bool with_peers) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("statistics_bench" + std::to_string(getpid()));
  std::filesystem::create_directory(folder);
  const std::vector<Task> tasks = MakeTasks(folder);
  std::vector<Timing> ours;
  for (const Task& task : tasks) ours.push_back(Measure(task.run));
  std::vector<Peer> peers;
  if (with_peers) {
    for (const auto& [command, script] : {std::pair{"/usr/bin/python3", "agreement.py"},
                                          {"Rscript", "agreement.R"},
                                          {"Rscript", "share.R"},
                                          {"Rscript", "xmr.R"},
                                          {"/usr/bin/python3", "suppression.py"}}) {
      for (Peer& peer : RunPeers(command, script, folder)) peers.push_back(std::move(peer));
    }
  }
  std::filesystem::remove_all(folder);
  for (const Peer& peer : peers) {
    if (peer.task == "all") std::printf("%s skipped: %s\n", peer.name.c_str(), peer.skipped.c_str());
  }
  std::printf("| task | ours, ms | peer | peer, ms | peer / ours | answers (differ by) |\n|---|---|---|---|---|---|\n");
  bool agree = true;
  for (size_t i = 0; i < tasks.size(); ++i) agree &= PrintTask(tasks[i].name, ours[i], peers);
  std::printf("Answers of peers that ran %s to %g, relative above 1.\n", agree ? "agree" : "DO NOT ALL AGREE",
              kTolerance);
  return agree ? 0 : 1;
}

}  // namespace
}  // namespace ehcpqa::bench

int main(int argc, char** argv) { return ehcpqa::bench::Run(argc < 2 || std::strcmp(argv[1], "--without-peers") != 0); }
