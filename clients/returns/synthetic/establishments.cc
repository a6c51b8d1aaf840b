#include "clients/returns/synthetic/establishments.h"

#include <algorithm>
#include <numeric>

namespace ehcpqa::synthetic {
namespace {

struct Meaning {
  std::string_view placement;  // Published name, without a unit in brackets.
  std::string_view type;       // Of establishment, or empty.
  std::string_view code;       // SENSetting, or empty.
};

constexpr Meaning kMeanings[] = {
    {"AP/PRU - LA maintained", "Pupil referral unit", ""},
    {"AP/PRU - academy", "Academy alternative provision converter", ""},
    {"AP/PRU - free school", "Free schools alternative provision", ""},
    {"Educated elsewhere - NEET", "", "NEET"},
    {"Educated elsewhere - Welsh establishment", "Welsh establishment", ""},
    {"Educated elsewhere - elective home education", "", "EHE"},
    {"Educated elsewhere - not in education or training (compulsory school age)", "", "NIEO"},
    {"Educated elsewhere - not in education or training (notice to cease issued)", "", "NIEC"},
    {"Educated elsewhere - not in education or training (other)", "", "NIEO"},
    {"Educated elsewhere - online provider", "Online provider", ""},
    {"Educated elsewhere - other arrangements by LA", "", "OLA"},
    {"Educated elsewhere - other arrangements by parents", "", "OPA"},
    {"Educated elsewhere - other placement settings", "", "OTH"},
    {"Educated elsewhere - other schools and establishments", "Secure units", ""},
    {"FE - UKRLP provider", "", ""},
    {"FE - general FE and tertiary colleges", "Further education", ""},
    {"FE - specialist post-16 institutions", "Special post 16 institution", ""},
    {"Mainstream - LA maintained", "Community school", ""},
    {"Mainstream - academy", "Academy converter", ""},
    {"Mainstream - free school", "Free schools", ""},
    {"Mainstream - independent", "Other independent school", ""},
    {"Non-maintained early years", "", "EYP"},
    {"Special - Academy/free schools", "Academy special converter", ""},
    {"Special - LA maintained", "Community special school", ""},
    {"Special - independent", "Other independent special school", ""},
    {"Special - non-maintained", "Non-maintained special school", ""},
};

constexpr uint64_t kPlansOfOne = 12;
constexpr uint32_t kFirstUrn = 900'000;
constexpr uint64_t kMostUrns = 90'000;  // A URN has six digits.

}  // namespace

EstablishmentPool::EstablishmentPool(const PublishedCounts& counts, uint64_t plans) {
  uint32_t next = kFirstUrn;
  const uint64_t size = std::min(plans / kPlansOfOne + 1, kMostUrns);
  const auto weight_of = [](const Category& category) {
    return std::accumulate(category.by_need.begin(), category.by_need.end(), uint64_t{0});
  };
  uint64_t total = 1;
  for (const Category& category : counts.placements) total += weight_of(category);
  for (const Category& category : counts.placements) {
    Range range;
    range.resourced = category.name.ends_with(" (resourced provision)");
    range.sen_unit = category.name.ends_with(" (SEN unit)");
    const std::string name =
        category.name.substr(0, range.resourced || range.sen_unit ? category.name.rfind(" (") : std::string::npos);
    for (const Meaning& meaning : kMeanings) {
      if (name != meaning.placement) continue;
      range.type = meaning.type;
      range.code = meaning.code;
    }
    range.provider = name == "FE - UKRLP provider";
    if (!range.type.empty()) {
      range.first_urn = next;
      range.count = static_cast<uint32_t>(std::max<uint64_t>(weight_of(category) * size / total, 1));
      next += range.count;
    }
    ranges_.push_back(range);
  }
}

Placement EstablishmentPool::Pick(size_t category, Random& random) const {
  const Range& range = ranges_[category];
  Placement placement;
  placement.code = range.code;
  placement.sen_unit = range.sen_unit;
  placement.resourced = range.resourced;
  if (range.count > 0) placement.urn = std::to_string(range.first_urn + random.Below(range.count));
  if (range.provider) placement.ukprn = std::to_string(99'000'000 + random.Below(400));
  return placement;
}

void EstablishmentPool::ForEach(const std::function<void(const Establishment&)>& take) const {
  for (const Range& range : ranges_) {
    for (uint32_t i = 0; i < range.count; ++i) take({std::to_string(range.first_urn + i), range.type});
  }
}

}  // namespace ehcpqa::synthetic
