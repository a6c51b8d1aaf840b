// Replies written down as text.
#ifndef EHCPQA_TESTS_CLIENTS_CLI_TEXT_PROTOS_H_
#define EHCPQA_TESTS_CLIENTS_CLI_TEXT_PROTOS_H_

#include <regex>
#include <string>

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace ehcpqa::cli {

template <typename Message>
Message Parse(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

// Expects that every percentage has its range and its plans beside it. `text` must have none in sentences.
inline void ExpectOnlyWholeFigures(const std::string& text) {
  const std::regex percentage("[0-9]+ ?%");
  const std::regex whole("[0-9]+ % \\([0-9]+ to [0-9]+\\), n [0-9,]+ of [0-9,]+");
  const std::regex heading("\\(95 % interval\\)");
  const auto count = [&](const std::regex& pattern) {
    return std::distance(std::sregex_iterator(text.begin(), text.end(), pattern), std::sregex_iterator());
  };
  EXPECT_GT(count(whole), 0) << text;
  EXPECT_EQ(count(percentage) - count(heading), count(whole)) << text;
}

}  // namespace ehcpqa::cli

#endif  // EHCPQA_TESTS_CLIENTS_CLI_TEXT_PROTOS_H_
