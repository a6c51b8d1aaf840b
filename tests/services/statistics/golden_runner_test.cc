// The golden runner is a test itself: it must fail when it should.
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "gmock/gmock.h"

namespace ehcpqa::statistics {
namespace {

using testing::HasSubstr;

class GoldenRunnerTest : public testing::Test {
 public:
  GoldenRunnerTest() : folder_(std::filesystem::path(testing::TempDir()) / ("golden" + std::to_string(getpid()))) {
    std::filesystem::create_directory(folder_);
  }
  ~GoldenRunnerTest() override { std::filesystem::remove_all(folder_); }

 protected:
  void Write(const std::string& topic, const std::string& input, const std::string& expected) {
    std::ofstream(folder_ / "case.json") << R"({"topic":")" << topic << R"(","input":)" << input << R"(,"expected":[)"
                                         << expected << "]}";
  }
  // The exit code; the output goes to `output_`.
  int Run() {
    FILE* pipe = popen((EHCPQA_BINARY_DIR "/statistics_golden_test --golden_dir=" + folder_.string()).c_str(), "r");
    output_.clear();
    std::array<char, 4096> buffer;
    while (size_t read = std::fread(buffer.data(), 1, buffer.size(), pipe)) output_.append(buffer.data(), read);
    return pclose(pipe);
  }

  std::filesystem::path folder_;
  std::string output_;
};

constexpr char kCounts[] = R"({"cases":[{"x":0,"n":20}],"confidence":0.95})";

TEST_F(GoldenRunnerTest, PassesARightValue) {
  Write("estimation", kCounts, R"({"name":"0/20.wilson_hi","value":0.161125158052819,"tol":1e-9})");
  EXPECT_EQ(Run(), 0);
  EXPECT_THAT(output_, HasSubstr("1 cases, 1 values, 0 failed, 0 skipped"));
}

TEST_F(GoldenRunnerTest, FailsAWrongValue) {
  Write("estimation", kCounts, R"({"name":"0/20.wilson_hi","value":0.1611,"tol":1e-9})");
  EXPECT_NE(Run(), 0);
  EXPECT_THAT(output_, HasSubstr("1 failed"));
}

TEST_F(GoldenRunnerTest, FailsANameItCannotCompute) {
  Write("estimation", kCounts, R"({"name":"0/20.unheard_of","value":0.1,"tol":1})");
  EXPECT_NE(Run(), 0);
  Write("estimation", kCounts, R"({"name":"1/20.wilson_hi","value":0.1,"tol":1})");
  EXPECT_NE(Run(), 0);
}

TEST_F(GoldenRunnerTest, FailsANumberWhereAStatusIsDueAndTheReverse) {
  Write("estimation", kCounts, R"({"name":"0/20.wilson_hi","value":null,"tol":0,"status":"undefined_no_variation"})");
  EXPECT_NE(Run(), 0);
  Write("irr", R"({"t":[[2,2],[2,2]],"categories":[0,1,2,3]})",
        R"({"name":"t.kripp_alpha_ordinal","value":1,"tol":9})");
  EXPECT_NE(Run(), 0);
  Write("irr", R"({"t":[[2,2],[2,2]],"categories":[0,1,2,3]})",
        R"({"name":"t.kripp_alpha_ordinal","value":null,"tol":0,"status":"undefined_no_variation"})");
  EXPECT_EQ(Run(), 0) << output_;
}

TEST_F(GoldenRunnerTest, ComputesNamesOfOtherLevelsMetricsAndQuantiles) {
  // The Wilson interval of 5/20 at 90 %, by hand: z = 1.6448536.
  Write(
      "estimation", R"({"cases":[{"x":5,"n":20}]})",
      R"({"name":"5/20.wilson90_lo","value":0.1273772,"tol":1e-6},{"name":"5/20.wilson90_hi","value":0.4322018,"tol":1e-6})");
  EXPECT_EQ(Run(), 0) << output_;
  // Two plans that differ by one grade and one by none: nominal o = 2 of 6 pairs, n = 2, 3, 1.
  Write(
      "irr", R"({"t":[[1,1],[2,3],[2,2]],"categories":[1,2,3]})",
      R"({"name":"t.alpha_nominal","value":0.5454545454545454,"tol":1e-12},{"name":"t.alpha_ratio","value":0,"tol":2},)"
      R"({"name":"t.alpha_interval.boot_q5","value":0,"tol":2})");
  EXPECT_EQ(Run(), 0) << output_;
}

TEST_F(GoldenRunnerTest, ReadsACrossTableWhoseCountsAreCategories) {
  Write("irr", R"({"contingency_rater1_rows_rater2_cols":[[1,2],[2,1]],"categories":[1,2]})",
        R"({"name":"percent_agreement","value":0.3333333333333333,"tol":1e-12})");
  EXPECT_EQ(Run(), 0) << output_;
}

TEST_F(GoldenRunnerTest, FollowsTheGeneratorThatACaseDescribes) {
  const std::string generator =
      "LCG uint32: x = 5*x + 3 mod 2^32, draw = x >> 0. Per unit: b = draw mod 3; then per rater: v = draw mod 8; "
      "rating "
      "= b if v<5; min(2,b+1) if v in 5; max(0,b-1) if v = 6; missing if v = 7";
  // x = 1: 8, 43, 218, then 1093, 5468, 27343: units begin at 8 mod 3 and 1093 mod 3.
  Write("irr", R"({"seed":1,"units":2,"raters":2,"categories":[0,1,2],"generator":")" + generator + "\"}",
        R"({"name":"first_rows","value":[[2,2],[1,null]],"tol":0},{"name":"n_missing","value":1,"tol":0})");
  EXPECT_EQ(Run(), 0) << output_;
  Write("irr", R"({"seed":1,"units":2,"raters":2,"categories":[0,1,2],"generator":"a coin"})",
        R"({"name":"n_missing","value":1,"tol":0})");
  EXPECT_NE(Run(), 0);
}

TEST_F(GoldenRunnerTest, NamesWhatItSkipsAndWhy) {
  Write("estimation", R"({"cases":[{"x":10,"n":20}]})", R"({"name":"10/20.wilson_cc_lo","value":0.3,"tol":1e-9})");
  EXPECT_EQ(Run(), 0);
  EXPECT_THAT(output_, HasSubstr("skipped case.json: 10/20.wilson_cc_lo: prop.test"));
  EXPECT_THAT(output_, HasSubstr("1 cases, 1 values, 0 failed, 1 skipped"));
}

TEST_F(GoldenRunnerTest, FailsAnUnknownTopicBadFileAndEmptyFolder) {
  EXPECT_NE(Run(), 0);
  EXPECT_THAT(output_, HasSubstr("0 cases, 0 values, 1 failed, 0 skipped"));
  Write("astrology", "{}", "");
  EXPECT_NE(Run(), 0);
  std::ofstream(folder_ / "case.json") << "{";
  EXPECT_NE(Run(), 0);
}

}  // namespace
}  // namespace ehcpqa::statistics
