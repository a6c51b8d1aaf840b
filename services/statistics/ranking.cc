#include "services/statistics/ranking.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::statistics {
namespace {

bool Breaks(std::string_view text) { return text.find_first_of("\t\r\n") != std::string_view::npos; }

absl::Status CheckFrame(const std::vector<FrameEntry>& frame) {
  std::set<std::string_view> refs;
  for (size_t i = 0; i < frame.size(); ++i) {
    const std::string field = absl::StrCat("frame[", i, "]");
    if (frame[i].ref.empty()) return FieldInvalid(field, "The plan reference is empty.");
    if (Breaks(frame[i].ref) || Breaks(frame[i].stratum)) {
      return FieldInvalid(field, "A stratum or plan reference must not contain a tab or line break.");
    }
    if (!refs.insert(frame[i].ref).second) {
      return FieldInvalid(field, absl::StrCat("Plan ", frame[i].ref, " is in the frame twice. Remove one."));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckSeedAndRound(std::string_view seed, std::string_view round) {
  if (seed.empty()) return FieldInvalid("seed", "The seed is empty.");
  if (round.empty()) return FieldInvalid("round", "The round is empty.");
  if (round.find('|') != std::string_view::npos) {
    return FieldInvalid("round", "The round must not contain the character |, which separates the parts of a label.");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Digest> ManifestHash(const std::vector<FrameEntry>& frame) {
  RETURN_IF_ERROR(CheckFrame(frame));
  std::vector<std::string> lines;
  lines.reserve(frame.size());
  for (const FrameEntry& entry : frame) lines.push_back(entry.stratum + "\t" + entry.ref);
  std::sort(lines.begin(), lines.end());
  Sha256Stream stream;
  for (const std::string& line : lines) {
    stream.Add(line);
    stream.Add("\n");
  }
  return stream.Finish();
}

std::string RankMessage(RankPurpose purpose, std::string_view round, std::string_view ref) {
  std::string message(round);
  message += '|';
  if (purpose == RankPurpose::kDoubleScoring) message += "double|";
  if (purpose == RankPurpose::kAssignment) message += "assign|";
  message += ref;
  return message;
}

std::vector<RankedPlan> Rank(RankPurpose purpose, std::string_view seed, std::string_view round,
                             const std::vector<std::string>& refs) {
  std::vector<RankedPlan> ranked;
  ranked.reserve(refs.size());
  for (const std::string& ref : refs) ranked.push_back({ref, HmacSha256(seed, RankMessage(purpose, round, ref))});
  std::sort(ranked.begin(), ranked.end(), [](const RankedPlan& a, const RankedPlan& b) {
    return a.digest != b.digest ? a.digest < b.digest : a.ref < b.ref;
  });
  return ranked;
}

absl::StatusOr<std::map<std::string, StratumDraw>> DrawSample(std::string_view seed, std::string_view round,
                                                              const std::vector<FrameEntry>& frame,
                                                              const Allocation& allocation) {
  RETURN_IF_ERROR(CheckSeedAndRound(seed, round));
  RETURN_IF_ERROR(CheckFrame(frame));
  std::map<std::string, std::vector<std::string>> refs;
  for (const FrameEntry& entry : frame) refs[entry.stratum].push_back(entry.ref);
  for (const auto& [stratum, count] : allocation) {
    const auto found = refs.find(stratum);
    const size_t size = found == refs.end() ? 0 : found->second.size();
    if (count < 0 || static_cast<uint64_t>(count) > size) {
      return FieldInvalid("allocation",
                          absl::StrCat("Stratum ", stratum, " has ", size, " plans; ", count, " were asked for."));
    }
  }

  std::map<std::string, StratumDraw> draws;
  for (const auto& [stratum, members] : refs) {
    std::vector<RankedPlan> ranked = Rank(RankPurpose::kSelection, seed, round, members);
    const auto found = allocation.find(stratum);
    const auto cut = ranked.begin() + (found == allocation.end() ? 0 : found->second);
    StratumDraw& draw = draws[stratum];
    draw.selected.assign(std::make_move_iterator(ranked.begin()), std::make_move_iterator(cut));
    draw.reserves.assign(std::make_move_iterator(cut), std::make_move_iterator(ranked.end()));
  }
  return draws;
}

absl::StatusOr<std::vector<std::string>> ChooseDoubleScored(std::string_view seed, std::string_view round,
                                                            const std::vector<std::string>& selected, int64_t count) {
  RETURN_IF_ERROR(CheckSeedAndRound(seed, round));
  if (count < 0 || static_cast<uint64_t>(count) > selected.size()) {
    return FieldInvalid("double_scored", absl::StrCat("Choose between 0 and ", selected.size(),
                                                      " plans to be scored twice; ", count, " were asked for."));
  }
  const std::vector<RankedPlan> ranked = Rank(RankPurpose::kDoubleScoring, seed, round, selected);
  std::vector<std::string> chosen;
  for (size_t i = 0; i < static_cast<size_t>(count); ++i) chosen.push_back(ranked[i].ref);
  return chosen;
}

}  // namespace ehcpqa::statistics
