#include <filesystem>

#include "nlohmann/json.hpp"
#include "tests/clients/web/pages/pages_test.h"

namespace ehcpqa::web {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class RegistersTest : public PagesTest {
 protected:
  static std::string Return() { return journeys::ReadWhole(web().return_file()); }
  static size_t Registers() { return web().area()["cora"].Json({"register", "list"})["snapshots"].size(); }
  static int Uploads() {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
      count += entry.path().filename().string().rfind("ehcpqa-upload-", 0) == 0 ? 1 : 0;
    }
    return count;
  }
};

TEST_F(RegistersTest, AReturnIsCheckedThenImportedWithABalanceAndFlagsExplained) {
  Browser cora = web().education().SignIn("cora");
  const size_t before = Registers();
  const int uploads = Uploads();
  cora.Get("/registers/import");
  EXPECT_THAT(cora.answer().body, HasSubstr("enctype=\"multipart/form-data\""));
  cora.PostFile("/registers/import", {{"la", "891"}, {"then", "check"}}, "return", "sen2.xml", Return());
  EXPECT_EQ(cora.answer().status, 200);
  EXPECT_THAT(cora.answer().body, HasSubstr("Nothing was kept."));
  EXPECT_THAT(cora.answer().body, HasSubstr("All rows read"));
  EXPECT_THAT(cora.answer().body, HasSubstr("UPN fails its check"));
  EXPECT_EQ(Registers(), before);
  cora.Get("/registers/import");
  Browser twice = cora;
  cora.PostFile("/registers/import", {{"la", "891"}, {"then", "import"}}, "return", "sen2.xml", Return());
  EXPECT_THAT(cora.answer().body, HasSubstr("The return is imported"));
  EXPECT_EQ(Registers(), before + 1);
  // A second press of the button, or the page loaded again, imports nothing more.
  twice.PostFile("/registers/import", {{"la", "891"}, {"then", "import"}}, "return", "sen2.xml", Return());
  EXPECT_EQ(Registers(), before + 1);
  EXPECT_EQ(Uploads(), uploads) << "no upload stays behind";
  cora.Get("/registers");
  EXPECT_THAT(cora.answer().body, HasSubstr("Register of authority 891 on 16 January 2025"));
  const std::string& body = cora.answer().body;
  const size_t at = body.find("href=\"/registers/891");
  cora.Get(body.substr(at + 6, body.find('"', at + 6) - at - 6));
  EXPECT_THAT(cora.answer().body, HasSubstr("Rows of the return: they balance"));
}

TEST_F(RegistersTest, RubbishIsRefusedAtTheFieldAndNamesNoValue) {
  Browser cora = web().education().SignIn("cora");
  const size_t before = Registers();
  const std::string half = Return().substr(0, Return().size() / 2);
  for (const std::string& rubbish :
       {std::string("not a return at all"), std::string("<a/>"), half, std::string(1, '\0')}) {
    cora.Get("/registers/import");
    cora.PostFile("/registers/import", {{"la", "891"}, {"then", "import"}}, "return", "sen2.xml", rubbish);
    EXPECT_EQ(cora.answer().status, 422);
    EXPECT_THAT(cora.answer().body, HasSubstr("id=\"return-error\""));
    EXPECT_THAT(cora.answer().body, Not(HasSubstr("/proc/")));
  }
  cora.Get("/registers/import");
  cora.Post("/registers/import", {{"la", "891"}, {"then", "import"}});
  EXPECT_THAT(cora.answer().body, HasSubstr("Choose the file of the return"));
  cora.Get("/registers/import");
  cora.PostFile("/registers/import", {{"la", "892"}, {"then", "import"}}, "return", "sen2.xml", Return());
  EXPECT_EQ(cora.answer().status, 422) << "no key of that authority";
  EXPECT_EQ(Registers(), before);
}

TEST_F(RegistersTest, NothingIsTakenFromWhoDidNotSignIn) {
  Browser nobody(education());
  nobody.Get("/sign-in");
  nobody.PostFile("/registers/import", {{"csrf", nobody.Input("csrf")}, {"la", "891"}}, "return", "sen2.xml", "<a/>");
  EXPECT_EQ(nobody.at(), "/sign-in?next=%2Fregisters%2Fimport");
  Browser cora = web().education().SignIn("cora");
  cora.Get("/registers/import");
  cora.PostFile("/registers/import", {{"csrf", "wrong"}, {"la", "891"}}, "return", "sen2.xml", "<a/>");
  EXPECT_EQ(cora.answer().status, 403);
  Browser mo = web().education().SignIn("mo");
  mo.Get("/registers/import");
  mo.PostFile("/registers/import", {{"la", "891"}, {"then", "import"}}, "return", "sen2.xml", Return());
  EXPECT_EQ(mo.answer().status, 403) << "only a coordinator imports";
}

TEST_F(RegistersTest, AClientWithoutAKeySaysHowToGetOne) {
  Browser hana = web().health().SignIn("hana");
  hana.Get("/registers/import");
  EXPECT_THAT(hana.answer().body, HasSubstr("No key of a local authority is on this machine"));
}

TEST_F(RegistersTest, TheCaseListIsMadeHereAndIsADownload) {
  Browser cora = web().education().SignIn("cora");
  cora.Get("/cycles/q4/cases");
  EXPECT_THAT(cora.answer().body, HasSubstr("names children"));
  cora.PostFile("/cycles/q4/cases", {{"la", "891"}}, "return", "sen2.xml", Return());
  EXPECT_EQ(cora.answer().status, 200);
  EXPECT_EQ(cora.answer().Header("content-type"), "text/csv; charset=utf-8");
  EXPECT_THAT(cora.answer().Header("content-disposition"), HasSubstr("filename=\"case-list-q4-synthetic.csv\""));
  EXPECT_EQ(cora.answer().Header("cache-control"), "no-store");
  EXPECT_EQ(std::count(cora.answer().body.begin(), cora.answer().body.end(), '\n'), 13);
  for (const json& plan : web().area()["cora"].Json({"cycle", "sample", "q4"})["plans"]) {
    EXPECT_THAT(cora.answer().body, HasSubstr(plan["plan_ref"].get<std::string>()));
  }
  cora.Get("/cycles/q4/cases");
  cora.PostFile("/cycles/q4/cases", {{"la", "891"}}, "return", "sen2.xml", "<a/>");
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("id=\"return-error\""));
}

}  // namespace
}  // namespace ehcpqa::web
