#include "tests/bench/statistics_data.h"

#include <algorithm>
#include <fstream>
#include <iomanip>

namespace ehcpqa::bench {
namespace {

template <typename Row>
void WriteRow(std::ofstream& out, const Row& row) {
  for (size_t i = 0; i < row.size(); ++i) out << (i > 0 ? " " : "") << row[i];
  out << '\n';
}

}  // namespace

RatingRows GenerateRatings(int64_t rows, uint32_t seed) {
  Lcg random(seed);
  RatingRows ratings;
  for (int64_t i = 0; i < rows; ++i) {
    const int base = random.Draw() % 4;
    for (int g = 0; g < ratings.raters; ++g) {
      const int v = random.Draw() % 10;
      ratings.cells.push_back(v == 9 ? -1 : v < 6 ? base : v < 8 ? std::min(3, base + 1) : std::max(0, base - 1));
    }
  }
  return ratings;
}

RatingRows CompleteRows(const RatingRows& ratings) {
  RatingRows complete;
  complete.raters = ratings.raters;
  for (auto row = ratings.cells.begin(); row != ratings.cells.end(); row += ratings.raters) {
    if (std::find(row, row + ratings.raters, -1) == row + ratings.raters) {
      complete.cells.insert(complete.cells.end(), row, row + ratings.raters);
    }
  }
  return complete;
}

SampleRows GenerateSample(int64_t rows, uint32_t seed) {
  Lcg random(seed);
  SampleRows sample;
  std::vector<int64_t> audited(8);
  for (int64_t i = 0; i < rows; ++i) {
    const int stratum = random.Draw() % 8;
    const bool good = random.Draw() % 100 < 40 + 5 * stratum;
    sample.plans.push_back({stratum, good ? 1.0 : 0.0, 1});
    ++audited[static_cast<size_t>(stratum)];
  }
  for (size_t h = 0; h < audited.size(); ++h) sample.populations.push_back(audited[h] * static_cast<int64_t>(h + 3));
  return sample;
}

std::vector<std::vector<double>> GenerateSeries(int series, int points, uint32_t seed) {
  Lcg random(seed);
  std::vector<std::vector<double>> all;
  for (int i = 0; i < series; ++i) {
    std::vector<double> values;
    for (int j = 0; j < points; ++j) {
      const double shift = i % 3 == 0 && 2 * j >= points ? 12 : 0;
      values.push_back(50 + shift + static_cast<double>(random.Draw() % 200) / 10);
    }
    all.push_back(values);
  }
  return all;
}

std::vector<std::vector<int64_t>> GenerateCounts(int size, int small, uint32_t seed) {
  Lcg random(seed);
  const auto side = static_cast<size_t>(size);
  std::vector<std::vector<int64_t>> counts(side, std::vector<int64_t>(side));
  for (auto& row : counts) {
    for (int64_t& count : row) count = 5 + random.Draw() % 60;
  }
  for (int left = small; left > 0;) {
    int64_t& count = counts[static_cast<size_t>(random.Draw() % size)][static_cast<size_t>(random.Draw() % size)];
    if (count < 5) continue;
    count = 1 + random.Draw() % 4;
    --left;
  }
  return counts;
}

void WriteRatings(const RatingRows& ratings, const std::string& path) {
  std::ofstream out(path);
  for (size_t i = 0; i < ratings.cells.size(); ++i) {
    out << ratings.cells[i] << ((i + 1) % static_cast<size_t>(ratings.raters) == 0 ? '\n' : ' ');
  }
}

void WriteSample(const SampleRows& sample, const std::string& path) {
  std::ofstream out(path);
  for (const statistics::PlanTotals& plan : sample.plans) {
    out << plan.stratum << ' ' << sample.populations[static_cast<size_t>(plan.stratum)] << ' ' << plan.value << '\n';
  }
}

void WriteSeries(const std::vector<std::vector<double>>& series, const std::string& path) {
  std::ofstream out(path);
  out << std::setprecision(17);
  for (const std::vector<double>& values : series) WriteRow(out, values);
}

void WriteCounts(const std::vector<std::vector<int64_t>>& counts, const std::string& path) {
  std::ofstream out(path);
  for (const std::vector<int64_t>& row : counts) WriteRow(out, row);
}

}  // namespace ehcpqa::bench
