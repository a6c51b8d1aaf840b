#include "services/base/log.h"

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/base/clock.h"

namespace ehcpqa {
namespace {

template <typename Logs>
std::vector<nlohmann::json> LinesOf(Logs logs) {
  testing::internal::CaptureStderr();
  logs();
  std::vector<nlohmann::json> lines;
  std::string text = testing::internal::GetCapturedStderr();
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = text.find('\n', begin);
    EXPECT_NE(end, std::string::npos) << "every line ends";
    lines.push_back(nlohmann::json::parse(text.substr(begin, end - begin), nullptr, false));
    EXPECT_TRUE(lines.back().is_object()) << text;
    begin = std::max(end, begin) + 1;
  }
  return lines;
}

TEST(Log, WritesOneObjectALineWithTimeLevelEventAndFields) {
  const std::string before = FormatTime(SystemClock().Now());
  const auto lines = LinesOf([] { Log("warning", "queue full", {{"waiting", "4096"}, {"method", "FreezeCycle"}}); });
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_GE(lines[0]["at"].get<std::string>(), before);
  EXPECT_EQ(lines[0]["level"], "warning");
  EXPECT_EQ(lines[0]["event"], "queue full");
  EXPECT_EQ(lines[0]["waiting"], "4096");
  EXPECT_EQ(lines[0]["method"], "FreezeCycle");
}

TEST(Log, LetsNoFieldBeginALineOfItsOwn) {
  const auto lines = LinesOf([] {
    Log("info", "call", {{"method", "x\n{\"level\":\"error\"}\"\\"}, {"peer", "\xff\x01"}});
  });
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0]["level"], "info");
  EXPECT_EQ(lines[0]["method"], "x\n{\"level\":\"error\"}\"\\");
  EXPECT_EQ(lines[0]["peer"], "\xef\xbf\xbd\x01");
}

TEST(Log, KeepsLinesOfSeveralThreadsApart) {
  const auto lines = LinesOf([] {
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([] {
        for (int i = 0; i < 100; ++i) Log("info", "line", {{"text", std::string(200, 'x')}});
      });
    }
    for (std::thread& thread : threads) thread.join();
  });
  EXPECT_EQ(lines.size(), 400u);
}

}  // namespace
}  // namespace ehcpqa
