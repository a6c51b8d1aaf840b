#include "tests/clients/web/pages/scored_cycles.h"

#include "clients/web/pages/words.h"

namespace ehcpqa::web {
namespace {

using nlohmann::json;

const std::pair<const char*, const char*> kAuditors[] = {{"ida", "send"}, {"ivan", "send"}, {"hal", "icb"},
                                                         {"hope", "icb"}, {"cyd", "csc"},   {"cyn", "csc"}};

}  // namespace

void ScoredTest::MakeCycle(const std::string& id, std::vector<std::string> settings) {
  const journeys::Person& cora = web().area()["cora"];
  const std::string snapshot = cora.Json({"cycle", "show", "q4"})["snapshots"][0];
  settings.insert(settings.begin(),
                  {"cycle", "create", id, "--rubric", "standard/1", "--snapshot", LastPart(snapshot)});
  cora.Json(settings);
  cora.Json({"cycle", "freeze", id});
  cora.Json({"cycle", "draw", id, "--seed", "dice 3 5 1 6 2 6 for " + id});
  std::vector<std::string> allocate = {"cycle", "allocate", id};
  for (const auto& [auditor, agency] : kAuditors) allocate.insert(allocate.end(), {"--auditor", auditor});
  cora.Json(allocate);
  cora.Json({"cycle", "open", id});
}

void ScoredTest::Make() {
  static bool made = false;
  if (made) return;
  made = true;
  journeys::LiveArea& area = web().area();
  for (const auto& [auditor, agency] : kAuditors) {
    area.AddPerson(auditor, agency, auditor == std::string("ida") ? "auditor,agency-lead" : "auditor");
  }
  MakeCycle("m0", {"--title", "Spring 2024", "--from", "2024-04-01", "--to", "2024-06-30", "--sample-size", "10",
                   "--double", "2"});
  MakeCycle("m1", {"--title", kScoredTitle, "--from", "2024-07-01", "--to", "2024-09-30", "--sample-size", "12",
                   "--double", "3"});
  for (const auto& [auditor, agency] : kAuditors) {
    Score("m0", auditor);
    Score("m1", auditor);
  }
  const journeys::Result settled =
      journeys::RunProgram({"ehcpqa-training", "moderate", "m0"}, area["mo"].environment());
  EXPECT_EQ(settled.code, 0) << settled.err;
}

Browser ScoredTest::SignIn(const std::string& user) {
  Browser browser(education());
  browser.Get("/sign-in?next=/account");
  browser.Post("/sign-in", {{"user_name", user}, {"password", kPassword}});
  EXPECT_EQ(browser.answer().status, 200) << browser.answer().body;
  return browser;
}

void ScoredTest::Score(const std::string& cycle, const std::string& auditor) {
  const journeys::Result scored =
      journeys::RunProgram({"ehcpqa-training", "score", cycle, "--name", auditor}, web().area()[auditor].environment());
  EXPECT_EQ(scored.code, 0) << scored.err;
}

std::vector<std::string> ScoredTest::Audits(bool twice) {
  std::vector<std::string> numbers;
  const json all = web().area()["cora"].Json({"audit", "list", "m1"});
  for (const json& audit : all["audits"]) {
    if (audit.value("double_marked", false) == twice) numbers.push_back(LastPart(audit["name"]));
  }
  return numbers;
}

json ScoredTest::Differences(const std::string& audit) {
  return web().area()["mo"].Json({"moderation", "list", "m1/" + audit})["differences"];
}

}  // namespace ehcpqa::web
