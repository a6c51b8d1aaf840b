// Golden topic `sampling`: allocation, ranking, digests.
#include <stdexcept>

#include "services/base/digest.h"
#include "services/statistics/allocation.h"
#include "services/statistics/pps.h"
#include "services/statistics/ranking.h"
#include "tests/services/statistics/golden_topic.h"

namespace ehcpqa::statistics::golden {
namespace {

std::string FromHex(const std::string& hex) {
  std::string bytes;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

// `sha256("abc")` and `sha256(1e6 x "a")` carry their message in the name; HMAC vectors go by their id.
Answer DigestVector(const Json& input, const std::string& name, const Json& expected) {
  for (const Json& vector : input["hmac"]) {
    if (vector["id"] != name) continue;
    const Digest digest = HmacSha256(FromHex(vector["key_hex"]), FromHex(vector["msg_hex"]));
    const std::string hex = Hex(AsBytes(digest));
    // RFC 4231's fifth vector is cut to 128 bits.
    const size_t shown = expected["value"].is_string() ? expected["value"].get<std::string>().size() : hex.size();
    return ToAnswer(Json(shown == 32 ? hex.substr(0, 32) : hex));
  }
  const size_t open = name.find('"'), close = name.rfind('"');
  if (!name.starts_with("sha256(") || open == std::string::npos || open == close) return {};
  const std::string text = name.substr(open + 1, close - open - 1), times = name.substr(7, open - 7);
  Sha256Stream stream;
  const int64_t repeats = times.empty() ? 1 : static_cast<int64_t>(std::stod(times));
  for (int64_t i = 0; i < repeats; ++i) stream.Add(text);
  return ToAnswer(Json(Hex(AsBytes(stream.Finish()))));
}

Answer AllocationCase(const Json& input, const std::string& name) {
  const size_t dot = name.rfind('.');
  if (dot == std::string::npos) return {};
  const std::string wanted = name.substr(dot + 1);
  for (const Json& item : input["cases"]) {
    if (item["name"] != name.substr(0, dot)) continue;
    std::vector<AllocationStratum> strata;
    const Json deviations = item.contains("S") ? item["S"] : Json();
    for (const auto& [code, size] : item["N"].items()) {
      strata.push_back({code, size.get<int64_t>(), deviations.is_null() ? 1.0 : deviations[code].get<double>()});
    }
    const int64_t n = item["n"].get<int64_t>();
    if (wanted == "largest_remainder") return ToAnswer(Json(LargestRemainder(strata, n)));
    const Allocation allocation = Get(AllocateSample(strata, n, item.value("minimum", int64_t{1})));
    if (wanted == "allocation") return ToAnswer(Json(allocation));
    if (wanted == "objective_var_total") return ToAnswer(Json(VarianceOfTotal(strata, allocation)));
  }
  return {};
}

Json Refs(const std::vector<RankedPlan>& plans, size_t count) {
  Json refs = Json::array();
  for (size_t i = 0; i < std::min(count, plans.size()); ++i) refs.push_back(plans[i].ref);
  return refs;
}

// `expected` says how many reserves it lists for each stratum, and of which plans it wants the digest.
Answer RankCase(const Json& input, const std::string& name, const Json& expected) {
  std::vector<FrameEntry> frame;
  for (const Json& row : input["frame"]) frame.push_back({row["stratum"], row["ref"]});
  const std::string seed = input["seed"], round = input["round"];
  if (name == "frame_manifest_sha256") return ToAnswer(Json(Hex(AsBytes(Get(ManifestHash(frame))))));

  const auto draws = Get(DrawSample(seed, round, frame, input["allocation"].get<Allocation>()));
  Json answer = Json::object();
  std::vector<std::string> selected;
  for (const auto& [stratum, draw] : draws) {
    for (const RankedPlan& plan : draw.selected) selected.push_back(plan.ref);
    if (name == "digests") {
      for (const auto* part : {&draw.selected, &draw.reserves}) {
        for (const RankedPlan& plan : *part) {
          if (expected["value"].contains(plan.ref)) answer[plan.ref] = Hex(AsBytes(plan.digest));
        }
      }
    } else if (name == "rank_order_by_stratum") {
      answer[stratum] = Refs(draw.selected, draw.selected.size());
      for (const RankedPlan& plan : draw.reserves) answer[stratum].push_back(plan.ref);
    } else if (name == "selected_by_stratum") {
      if (!draw.selected.empty() || expected["value"].contains(stratum)) {
        answer[stratum] = Refs(draw.selected, draw.selected.size());
      }
    } else if (name == "first_reserves_by_stratum") {
      const Json& listed = expected["value"].contains(stratum) ? expected["value"][stratum] : Json::array();
      answer[stratum] = Refs(draw.reserves, listed.size());
    }
  }
  if (name == "double_scored") {
    return ToAnswer(Json(Get(ChooseDoubleScored(seed, round, selected, input["double_n"].get<int64_t>()))));
  }
  return answer.empty() ? Answer() : ToAnswer(answer);
}

Answer SystematicCase(const Json& input, std::string name) {
  const std::vector<double> probabilities =
      Get(InclusionProbabilities(input["size"].get<std::vector<double>>(), input["n"].get<int64_t>()));
  if (name == "inclusion_probabilities") return ToAnswer(Json(probabilities));
  Json units = Json::array();
  if (name == "certainty_units") {
    for (size_t i = 0; i < probabilities.size(); ++i) {
      if (probabilities[i] == 1) units.push_back(i + 1);
    }
  } else if (TakePrefix(name, "selected_start_")) {
    for (int64_t unit : SystematicSample(probabilities, std::stod(name))) units.push_back(unit + 1);
  } else {
    return {};
  }
  return ToAnswer(units);
}

}  // namespace

Compute Sampling(const Json& input, const Json&) {
  return [input](const std::string& name, const Json& expected) -> Answer {
    if (input.contains("hmac")) return DigestVector(input, name, expected);
    if (input.contains("frame")) return RankCase(input, name, expected);
    if (input.contains("size")) return SystematicCase(input, name);
    if (input.contains("cases")) return AllocationCase(input, name);
    return {};
  };
}

}  // namespace ehcpqa::statistics::golden
