#include "clients/returns/synthetic/counts.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "clients/returns/synthetic/published_table.h"
#include "services/base/error.h"

namespace ehcpqa::synthetic {
namespace {

constexpr std::string_view kEngland = "ENG";

// Takes the text up to `end`, and `end` itself.
std::string_view Take(std::string_view& text, char end) {
  const size_t size = std::min(text.find(end), text.size());
  const std::string_view taken = text.substr(0, size);
  text.remove_prefix(std::min(size + 1, text.size()));
  return taken;
}

struct Row {
  std::string_view la, topic;
  Category category;
};

Row ParseRow(std::string_view line) {
  Row row;
  row.la = Take(line, ',');
  row.topic = Take(line, ',');
  row.category.name = Take(line, ',');
  for (uint32_t& count : row.category.by_need) {
    const std::string_view text = Take(line, ',');
    std::from_chars(text.data(), text.data() + text.size(), count);
  }
  return row;
}

// Every row of one authority.
PublishedCounts RowsOf(std::string_view la) {
  PublishedCounts counts;
  std::string_view table = PublishedTable();
  Take(table, '\n');
  while (!table.empty()) {
    Row row = ParseRow(Take(table, '\n'));
    if (row.la != la) continue;
    counts.la = la;
    if (row.topic == "all") counts.all = std::move(row.category);
    if (row.topic == "age") counts.ages.push_back(std::move(row.category));
    if (row.topic == "sex") counts.sexes.push_back(std::move(row.category));
    if (row.topic == "placement") counts.placements.push_back(std::move(row.category));
    if (row.topic == "years") counts.years.push_back(std::move(row.category));
  }
  counts.ons_code = counts.all.name;
  return counts;
}

}  // namespace

uint64_t PublishedCounts::Total() const { return std::accumulate(all.by_need.begin(), all.by_need.end(), uint64_t{0}); }

absl::StatusOr<PublishedCounts> CountsOf(std::string_view la) {
  PublishedCounts counts = RowsOf(la);
  if (counts.la.empty() || la == kEngland)
    return NoSuch("local authority with that code in the statistics of January 2025");
  const PublishedCounts england = RowsOf(kEngland);
  if (counts.ages.empty()) counts.ages = england.ages;
  if (counts.sexes.empty()) counts.sexes = england.sexes;
  if (counts.placements.empty()) counts.placements = england.placements;
  if (counts.years.empty()) counts.years = england.years;
  return counts;
}

std::vector<uint64_t> Apportion(const std::vector<uint64_t>& weights, uint64_t total) {
  std::vector<uint64_t> shares(weights.size(), 0);
  const uint64_t sum = std::accumulate(weights.begin(), weights.end(), uint64_t{0});
  if (sum == 0) {
    if (!shares.empty()) shares[0] = total;
    return shares;
  }
  std::vector<size_t> by_remainder(weights.size());
  std::iota(by_remainder.begin(), by_remainder.end(), size_t{0});
  uint64_t left = total;
  for (size_t i = 0; i < weights.size(); ++i) left -= shares[i] = weights[i] * total / sum;
  std::stable_sort(by_remainder.begin(), by_remainder.end(),
                   [&](size_t a, size_t b) { return weights[a] * total % sum > weights[b] * total % sum; });
  for (size_t i = 0; i < left; ++i) ++shares[by_remainder[i]];
  return shares;
}

}  // namespace ehcpqa::synthetic
