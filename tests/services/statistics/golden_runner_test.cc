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
 protected:
  GoldenRunnerTest() : folder_(std::filesystem::path(testing::TempDir()) / ("golden" + std::to_string(getpid()))) {
    std::filesystem::create_directory(folder_);
  }
  ~GoldenRunnerTest() override { std::filesystem::remove_all(folder_); }

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
