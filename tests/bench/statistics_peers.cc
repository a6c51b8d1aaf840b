#include "tests/bench/statistics_peers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace ehcpqa::bench {

std::vector<Peer> RunPeers(const std::string& command, const std::string& script, const std::string& data) {
  std::vector<Peer> peers;
  const auto peer = [&](const std::string& task, const std::string& name) -> Peer& {
    for (Peer& known : peers) {
      if (known.task == task && known.name == name) return known;
    }
    return peers.emplace_back(Peer{task, name, "", {}});
  };
  if (std::system(absl::StrCat("command -v ", command, " >/dev/null").c_str()) != 0) {  // NOLINT(cert-env33-c)
    peer("all", script).skipped = absl::StrCat(command, " is not installed");
    return peers;
  }
  const std::string line = absl::StrCat(command, " ", EHCPQA_SOURCE_DIR, "/tests/bench/peers/", script, " ", data);
  FILE* pipe = popen(line.c_str(), "r");  // NOLINT(cert-env33-c)
  std::string said;
  std::array<char, 4096> buffer;
  while (const size_t read = std::fread(buffer.data(), 1, buffer.size(), pipe)) said.append(buffer.data(), read);
  if (pclose(pipe) != 0) peer("all", script).skipped = "it failed";
  for (const auto& text : absl::StrSplit(said, '\n', absl::SkipEmpty())) {
    const std::vector<std::string> fields = absl::StrSplit(text, '\t');
    if (fields.size() < 4) continue;
    if (fields[0] == "time") peer(fields[1], fields[2]).timing.milliseconds = std::strtod(fields[3].c_str(), nullptr);
    if (fields[0] == "skipped") peer(fields[1], fields[2]).skipped = fields[3];
    if (fields[0] == "answer" && fields.size() == 5) {
      peer(fields[1], fields[2]).timing.answers[fields[3]] = std::strtod(fields[4].c_str(), nullptr);
    }
  }
  return peers;
}

const std::vector<PublishedTime>& PublishedTimes() {
  static const std::vector<PublishedTime> times = {
      {"alpha ordinal, 10,000 x 3", "irr::kripp.alpha", 191},
      {"alpha ordinal, 10,000 x 3", "fast-krippendorff", 4.3},
      {"alpha ordinal, 100,000 x 3", "irr::kripp.alpha", 2464},
      {"alpha ordinal, 100,000 x 3", "fast-krippendorff", 58},
      {"AC2 quadratic with SE, 10,000 x 3", "irrCAC", 9},
      {"AC2 quadratic with SE, 100,000 x 3", "irrCAC", 61},
      {"stratified share with design-Wilson, 100,000 rows", "survey 4.5", 606},
      {"XmR with rules, 100 series x 24", "NHSRplotthedots", 6906},
  };
  return times;
}

double LargestDifference(const Timing& ours, const Timing& peer) {
  double largest = -1;
  for (const auto& [name, value] : peer.answers) {
    const auto own = ours.answers.find(name);
    if (own == ours.answers.end()) return std::numeric_limits<double>::infinity();
    largest = std::max(largest, std::fabs(own->second - value) / std::max(1.0, std::fabs(value)));
  }
  return largest < 0 ? std::numeric_limits<double>::infinity() : largest;
}

}  // namespace ehcpqa::bench
