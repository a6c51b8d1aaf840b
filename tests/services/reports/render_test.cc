#include "services/reports/render.h"

#include <chrono>
#include <set>
#include <thread>

#include "gmock/gmock.h"
#include "nlohmann/json.hpp"
#include "services/reports/plain_text.h"
#include "tests/services/reports/sample_document.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::reports {
namespace {

constexpr Format kFormats[] = {Format::kHtml, Format::kXlsx, Format::kCsv, Format::kJson};

TEST(Render, GivesTheSameBytesForTheSameDocumentAtAnotherTime) {
  std::vector<std::string> first;
  for (const Format format : kFormats) first.push_back(Render(SampleDocument(), format).value_or(""));
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));  // Archives have times of two seconds.
  for (size_t i = 0; i < std::size(kFormats); ++i) {
    EXPECT_FALSE(first[i].empty());
    EXPECT_EQ(Render(SampleDocument(), kFormats[i]).value_or("") == first[i], true) << FormatName(kFormats[i]);
  }
}

TEST(Render, NamesEachFormatApart) {
  std::set<std::string> names, extensions, types;
  for (const Format format : kFormats) {
    names.insert(FormatName(format));
    extensions.insert(FormatExtension(format));
    types.insert(FormatMediaType(format));
  }
  EXPECT_EQ(names.size(), 4U);
  EXPECT_EQ(extensions, (std::set<std::string>{"html", "xlsx", "csv", "json"}));
  EXPECT_EQ(types.size(), 4U);
}

TEST(RenderJson, HoldsTheWholeDocumentUnderTheNamesOfTheContract) {
  const v1::ReportDocument document = SampleDocument();
  const auto json = nlohmann::json::parse(Render(document, Format::kJson).value_or(""));
  EXPECT_EQ(json["title"], document.title());
  EXPECT_EQ(json["synthetic"], true);
  EXPECT_EQ(json["blocks"].size(), static_cast<size_t>(document.blocks_size()));
  EXPECT_EQ(json["data"]["rows"].size(), static_cast<size_t>(kSampleRows));
  EXPECT_EQ(json["data"]["rows"][1]["cells"][1]["text"], HostileTexts()[1]);
  EXPECT_EQ(json["blocks"][2]["chart"]["points"][0]["value"], 12);
  EXPECT_TRUE(json["blocks"][2]["chart"]["points"][0].contains("percent_agreement") == false);
}

TEST(PlainText, ReplacesWhatNoDocumentMayHold) {
  EXPECT_EQ(PlainText("a\r\nb\rc\td"), "a\nb\nc\td");
  EXPECT_EQ(PlainText(std::string("a\0b\x1b", 4)),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
  EXPECT_EQ(PlainText("Zo\xC3\xAB \xFF!"), "Zo\xC3\xAB \xEF\xBF\xBD!");
  EXPECT_EQ(PlainText("\xEF\xBF\xBE\xEF\xBF\xBD"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace ehcpqa::reports
