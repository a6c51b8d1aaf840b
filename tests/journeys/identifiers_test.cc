// Nothing that names a child leaves the council's own client: every byte that is sent, stored, logged or answered is
// searched for every name, UPN, ULN, postcode and birth date of the return.
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "gmock/gmock.h"
#include "tests/journeys/live_area.h"
#include "tests/journeys/recording_proxy.h"

namespace ehcpqa::journeys {
namespace {

// What the return says of children, by kind.
using Identifiers = std::map<std::string, std::set<std::string>>;

Identifiers ReadIdentifiers(const std::string& xml) {
  Identifiers found;
  std::set<std::string> other_dates;
  const std::regex element("<(\\w+)>([^<]*)</\\1>");
  for (auto match = std::sregex_iterator(xml.begin(), xml.end(), element); match != std::sregex_iterator(); ++match) {
    const std::string name = (*match)[1], value = (*match)[2];
    if (name == "Surname" || name == "Forename") found["name"].insert(value);
    if (name == "UPN") found["UPN"].insert(value);
    if (name == "UniqueLearnerNumber") found["ULN"].insert(value);
    if (name == "PostCode") found["postcode"].insert(value);
    if (name == "PersonBirthDate") found["birth date"].insert(value);
    if (name != "PersonBirthDate" && value.size() == 10 && value[4] == '-') other_dates.insert(value);
  }
  // A birth date that is another child's plan date must be sent as that; the others are told apart.
  for (const std::string& date : other_dates) found["birth date"].erase(date);
  return found;
}

// The identifiers that occur in a text, as whole words: "name: Mockford".
std::vector<std::string> Search(const std::string& text, const Identifiers& identifiers) {
  std::set<std::string> words;
  const auto is_word = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '\'' || (c & 0x80) != 0;
  };
  for (size_t begin = 0; begin < text.size();) {
    if (!is_word(text[begin])) {
      ++begin;
      continue;
    }
    size_t end = begin;
    while (end < text.size() && is_word(text[end])) ++end;
    words.insert(text.substr(begin, end - begin));
    begin = end;
  }
  std::vector<std::string> hits;
  for (const auto& [kind, values] : identifiers) {
    for (const std::string& value : values) {
      // Postcodes hold a space, and the numbers may stand inside a longer run of bytes.
      const bool found =
          kind == "name" || kind == "birth date" ? words.count(value) != 0 : text.find(value) != std::string::npos;
      if (found) hits.push_back(kind + ": " + value);
    }
  }
  return hits;
}

TEST(IdentifiersTest, NothingThatNamesAChildIsSentStoredLoggedOrAnswered) {
  LiveArea area;
  const std::string folder = area.directory() + "/return";
  std::filesystem::create_directory(folder);
  ASSERT_EQ(
      RunProgram({"ehcpqa-training", "return", "--la", "891", "--plans", "1500", "--seed", "5", "--to", folder}).code,
      0);
  const std::string xml = ReadWhole(folder + "/sen2.xml");
  const Identifiers identifiers = ReadIdentifiers(xml);
  ASSERT_GT(identifiers.at("name").size(), 20u);
  ASSERT_GT(identifiers.at("UPN").size(), 1000u);
  ASSERT_GT(identifiers.at("ULN").size(), 50u);
  ASSERT_GT(identifiers.at("postcode").size(), 100u);
  ASSERT_GT(identifiers.at("birth date").size(), 300u);
  // The search finds what is there: the return itself is full of it.
  ASSERT_GT(Search(xml, identifiers).size(), 2000u);

  std::string answered;
  std::string sent, received;
  {
    RecordingProxy proxy(area.address(), {area.data() + "/server", area.certificates("send")});
    Environment environment = area["cora"].environment();
    environment["EHCPQA_SERVER"] = proxy.address();
    const Person cora("cora", environment);
    ASSERT_EQ(cora({"register", "make-key", "--la", "891"}).code, 0);
    const auto run = [&](std::vector<std::string> arguments) {
      arguments.insert(arguments.end(), {"--output", "json"});
      const Result result = cora(arguments);
      EXPECT_EQ(result.code, 0) << result.err;
      answered += result.out + result.err;
    };
    run({"register", "import", folder + "/sen2.xml", "--la", "891", "--establishments", folder + "/establishments.csv",
         "--districts", folder + "/districts.csv"});
    // A file that is refused must not leak what it was refused for.
    std::string broken = xml;
    broken.resize(broken.size() / 2);
    const Result refused = cora({"register", "import", WriteFile(folder + "/broken.xml", broken), "--la", "891"});
    EXPECT_EQ(refused.code, 1);
    answered += refused.out + refused.err;
    run({"register", "list"});
    run({"rubric", "import", std::string(EHCPQA_SOURCE_DIR) + "/schema/rubrics/standard.textproto"});
    run({"rubric", "publish", "standard/1"});
    run({"cycle", "create", "c1", "--title", "One", "--from", "2024-10-01", "--to", "2024-12-31", "--rubric",
         "standard/1", "--snapshot", "891-2025-01-16-1", "--by", "need", "--sample-size", "30"});
    run({"cycle", "freeze", "c1"});
    run({"cycle", "draw", "c1", "--seed", "eight dice"});
    run({"cycle", "frame", "c1"});
    run({"cycle", "sample", "c1"});
    run({"trail", "list"});
    // The case list is made from what the server answers and the return, on this machine: it names children, and is not
    // sent.
    ASSERT_EQ(cora({"register", "locate", folder + "/sen2.xml", "--sample", "c1", "--la", "891", "--to",
                    area.directory() + "/cases.csv"})
                  .code,
              0);
  }
  {
    // The proxy notes what it saw when a connection ends.
    RecordingProxy proxy(area.address(), {area.data() + "/server", area.certificates("send")});
    Environment environment = area["cora"].environment();
    environment["EHCPQA_SERVER"] = proxy.address();
    const Person cora("cora", environment);
    ASSERT_EQ(cora({"register", "import", folder + "/sen2.xml", "--la", "891"}).code, 0);
    ASSERT_EQ(cora({"register", "locate", folder + "/sen2.xml", "--sample", "c1", "--la", "891", "--to",
                    area.directory() + "/cases2.csv"})
                  .code,
              0);
    for (int i = 0; i < 100 && proxy.from_server().size() < 1000; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    sent = proxy.from_client();
    received = proxy.from_server();
  }
  EXPECT_GT(Search(ReadWhole(area.directory() + "/cases.csv"), identifiers).size(), 30u)
      << "the case list should name the cases";
  ASSERT_GT(sent.size(), 100'000u) << "the recording is empty";
  EXPECT_THAT(Search(sent, identifiers), testing::IsEmpty()) << "sent by the client";
  EXPECT_THAT(Search(received, identifiers), testing::IsEmpty()) << "answered by the server";
  EXPECT_THAT(Search(answered, identifiers), testing::IsEmpty()) << "shown to the operator";

  EXPECT_EQ(area.Stop(SIGTERM), 0);
  EXPECT_THAT(Search(area.log(), identifiers), testing::IsEmpty()) << "logged by the server";
  std::string stored;
  for (const auto& file : std::filesystem::recursive_directory_iterator(area.data())) {
    if (file.is_regular_file()) stored += ReadWhole(file.path());
  }
  ASSERT_GT(stored.size(), 200'000u);
  EXPECT_THAT(Search(stored, identifiers), testing::IsEmpty()) << "stored by the server";
}

}  // namespace
}  // namespace ehcpqa::journeys
