#include <algorithm>

#include "clients/web/pages/words.h"
#include "nlohmann/json.hpp"
#include "tests/clients/web/pages/scored_cycles.h"

namespace ehcpqa::web {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class ResultsTest : public ScoredTest {
 protected:
  static json Summary(const std::string& cycle) { return web().area()["cora"].Json({"report", "summary", cycle}); }
  // Texts of the first cells of rows that lead to a criterion's page, in the order of the page.
  static std::vector<std::string> Criteria(const std::string& body) {
    std::vector<std::string> codes;
    const std::string link = "/results/criteria/";
    for (size_t at = body.find(link); at != std::string::npos; at = body.find(link, at + 1)) {
      const size_t text = body.find('>', at) + 1;
      codes.push_back(body.substr(text, body.find('<', text) - text));
    }
    return codes;
  }
};

TEST_F(ResultsTest, SayWhatStandsBehindEveryFigure) {
  Browser cora = SignIn("cora");
  const std::string body = cora.Get("/cycles/m1/results").body;
  const json summary = Summary("m1");
  EXPECT_EQ(cora.answer().status, 200);
  EXPECT_THAT(body, HasSubstr(std::to_string(summary["audits_counted"].get<int>()) + " of 12"));
  EXPECT_THAT(body, HasSubstr("Working figures, not disclosure-controlled: for internal use."));
  EXPECT_THAT(body, HasSubstr("Synthetic"));
  EXPECT_THAT(body, HasSubstr("Differences open"));
  EXPECT_THAT(body, HasSubstr("Education&#39;s input"));
  EXPECT_THAT(body, HasSubstr("Good or better"));
  EXPECT_THAT(body, HasSubstr(" % ("));
  EXPECT_THAT(body, HasSubstr("Plans that meet every legal requirement"));
  EXPECT_THAT(body, HasSubstr("Legal requirements failed, by section"));
  EXPECT_THAT(body, HasSubstr("pairs of first marks are the same"));
  EXPECT_THAT(body, HasSubstr("Weakest criteria"));
  EXPECT_THAT(body, HasSubstr("Good advice was lost in drafting"));
  EXPECT_THAT(body, HasSubstr("Urgent concerns not closed"));
  for (const json& note : summary["notes"]) {
    EXPECT_THAT(body, HasSubstr(note.get<std::string>().substr(0, 30)));
  }
  EXPECT_THAT(body, HasSubstr(kScoredTitleShown));
  EXPECT_THAT(body, Not(HasSubstr("<script>alert")));
}

TEST_F(ResultsTest, HaveNoPercentageBelowTenPlans) {
  const json summary = Summary("m1");
  Browser cora = SignIn("cora");
  bool few = false;
  for (const json& result : summary["criteria"]) {
    const int n = result["met"].value("n", 0);
    if (n == 0 || n >= 10 || few) continue;
    few = true;
    const std::string body = cora.Get("/cycles/m1/results/criteria/" + result["criterion"].get<std::string>()).body;
    EXPECT_THAT(body,
                HasSubstr(std::to_string(result["met"].value("count", 0)) + " of " + std::to_string(n) + " plans"));
  }
  EXPECT_TRUE(few) << "some criterion applies to few plans";
}

TEST_F(ResultsTest, LeadFromACycleToItsSectionsAndCriteria) {
  Browser cora = SignIn("cora");
  cora.Get("/cycles/m1/results");
  EXPECT_THAT(cora.answer().body, HasSubstr("href=\"/cycles/m1/results/sections/F\""));
  const std::string section = cora.Get("/cycles/m1/results/sections/F").body;
  EXPECT_EQ(cora.answer().status, 200);
  EXPECT_THAT(section, HasSubstr("Section F: Special educational provision"));
  EXPECT_THAT(section, HasSubstr("Grades of the section"));
  EXPECT_THAT(section, HasSubstr("Partly met "));
  for (const std::string& code : Criteria(section)) EXPECT_EQ(code[0], 'F');
  const std::string criterion = cora.Get("/cycles/m1/results/criteria/F1").body;
  EXPECT_EQ(cora.answer().status, 200);
  EXPECT_THAT(criterion, HasSubstr("<strong>Met</strong>: ")) << "what good looks like";
  EXPECT_THAT(criterion, HasSubstr("Plans by level"));
  EXPECT_EQ(cora.Get("/cycles/m1/results/sections/ZZ").status, 404);
  EXPECT_EQ(cora.Get("/cycles/m1/results/criteria/%3Cscript%3E").status, 404);
  EXPECT_EQ(cora.Get("/cycles/nowhere/results").status, 404);
}

TEST_F(ResultsTest, SetACriterionBesideTheCyclesBeforeWithoutClaimingAChange) {
  Browser cora = SignIn("cora");
  const std::string body = cora.Get("/cycles/m1/results/criteria/F1").body;
  EXPECT_THAT(body, HasSubstr("href=\"/cycles/m0/results/criteria/F1\""));
  EXPECT_THAT(body, HasSubstr("Spring 2024"));
  EXPECT_THAT(body, HasSubstr("1 April 2024 to 30 June 2024"));
  EXPECT_THAT(body, HasSubstr("standard, version 1"));
  EXPECT_THAT(body, HasSubstr("No test of change is made here"));
  EXPECT_THAT(body, Not(HasSubstr("Autumn 2024"))) << "a later cycle is none before it";
  EXPECT_THAT(cora.Get("/cycles/m0/results/criteria/F1").body, Not(HasSubstr("href=\"/cycles/m1/")));
}

TEST_F(ResultsTest, AreSortedAndFilteredAsAskedFor) {
  Browser cora = SignIn("cora");
  const json summary = Summary("m1");
  const auto share = [&](const std::string& code) {
    for (const json& result : summary["criteria"]) {
      if (result["criterion"] == code) return result["met"].value("share", 0.0);
    }
    return -1.0;
  };
  const std::vector<std::string> up = Criteria(cora.Get("/cycles/m1/results/sections/F?sort=met").body);
  EXPECT_TRUE(std::is_sorted(up.begin(), up.end(), [&](const auto& a, const auto& b) { return share(a) < share(b); }));
  EXPECT_THAT(cora.answer().body, HasSubstr("aria-sort=\"ascending\""));
  EXPECT_THAT(cora.answer().body, HasSubstr("href=\"/cycles/m1/results/sections/F?sort=-met\""));
  const std::vector<std::string> down = Criteria(cora.Get("/cycles/m1/results/sections/F?sort=-met").body);
  EXPECT_TRUE(
      std::is_sorted(down.begin(), down.end(), [&](const auto& a, const auto& b) { return share(a) > share(b); }));
  EXPECT_EQ(Criteria(cora.Get("/cycles/m1/results/sections/F?sort=nonsense").body).size(), up.size());

  const size_t all = Criteria(cora.Get("/cycles/m1/results/criteria").body).size();
  EXPECT_EQ(all, summary["criteria"].size());
  size_t together = 0;
  for (const std::string owner : {"education", "health", "care", "shared"}) {
    const std::string body = cora.Get("/cycles/m1/results/criteria?owner=" + owner + "&sort=-na").body;
    const std::vector<std::string> criteria = Criteria(body);
    EXPECT_LT(criteria.size(), all) << owner;
    EXPECT_THAT(body, HasSubstr("<option value=\"" + owner + "\" selected>"));
    EXPECT_THAT(body, HasSubstr("?owner=" + owner + "&amp;sort=met")) << "sorting keeps the filter";
    together += criteria.size();
  }
  EXPECT_EQ(together, all);
  EXPECT_EQ(Criteria(cora.Get("/cycles/m1/results/criteria?owner=%22%3E%3Cscript%3E").body).size(), all);
  EXPECT_THAT(cora.answer().body, Not(HasSubstr("\"><script>")));
}

TEST_F(ResultsTest, OfACycleWithoutACountedPlanSaySo) {
  web().area()["cora"].Json({"cycle", "create", "draft1", "--title", "Not begun", "--from", "2020-01-01", "--to",
                             "2020-03-31", "--rubric", "standard/1", "--snapshot",
                             LastPart(web().area()["cora"].Json({"cycle", "show", "q4"})["snapshots"][0]),
                             "--sample-size", "5"});
  Browser cora = SignIn("cora");
  for (const std::string page : {"", "/sections/F", "/criteria", "/criteria/F1"}) {
    const Answer& answer = cora.Get("/cycles/draft1/results" + page);
    EXPECT_EQ(answer.status, 200) << page;
    EXPECT_THAT(answer.body, HasSubstr("No results yet")) << page;
    EXPECT_THAT(answer.body, Not(HasSubstr(" % ("))) << page << ": a figure without plans";
  }
}

TEST_F(ResultsTest, AreForThoseWhoWorkWithThem) {
  for (const std::string page : {"", "/sections/F", "/criteria", "/criteria/F1"}) {
    const std::string target = "/cycles/m1/results" + page;
    for (const std::string user : {"mo", "ella"}) {
      EXPECT_EQ(SignIn(user).Get(target).status, 200) << user << page;
    }
    for (const std::string user : {"edith", "lara", "bob"}) {
      EXPECT_EQ(SignIn(user).Get(target).status, 403) << user << page;
    }
    EXPECT_EQ(web().health().SignIn("harry").Get(target).status, 200) << page;
    EXPECT_EQ(TlsClient(education()).Get(target).status, 303) << "signed out";
  }
}

}  // namespace
}  // namespace ehcpqa::web
