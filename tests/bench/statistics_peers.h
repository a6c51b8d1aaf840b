// Other programs' statistics, timed in the same run on the same data.
//
// A peer is a script of tests/bench/peers. It is called with a folder of data, and prints lines of fields separated by
// tabs: `time TASK PEER MILLISECONDS` (a median), `answer TASK PEER NAME VALUE`, `skipped TASK PEER REASON`.
#ifndef EHCPQA_TESTS_BENCH_STATISTICS_PEERS_H_
#define EHCPQA_TESTS_BENCH_STATISTICS_PEERS_H_

#include <map>
#include <string>
#include <vector>

namespace ehcpqa::bench {

// What this library did, or what a peer did, on one task.
struct Timing {
  double milliseconds = 0;
  std::map<std::string, double> answers;
};

struct Peer {
  std::string task;
  std::string name;
  std::string skipped;  // The reason; empty = it ran.
  Timing timing;
};

// Runs `command FOLDER/peers/SCRIPT DATA`. One peer that is skipped when the command or the script fails.
std::vector<Peer> RunPeers(const std::string& command, const std::string& script, const std::string& data);

// Times that were published for packages that Debian does not have: measured on another machine, not in this run.
struct PublishedTime {
  std::string task;
  std::string peer;
  double milliseconds;
};
const std::vector<PublishedTime>& PublishedTimes();

// The largest difference between answers of the same name, relative to the peer's where that is above 1; infinite when
// the peer has none in common.
double LargestDifference(const Timing& ours, const Timing& peer);

}  // namespace ehcpqa::bench

#endif  // EHCPQA_TESTS_BENCH_STATISTICS_PEERS_H_
