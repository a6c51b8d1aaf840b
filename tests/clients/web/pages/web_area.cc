#include "tests/clients/web/pages/web_area.h"

#include <filesystem>

#include "clients/web/pages/marking/assessment_address.h"
#include "tests/clients/web/web_certificate.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::web {

using journeys::Person;
using nlohmann::json;

WebClient::WebClient(const journeys::LiveArea& area, const AgencyClient& agency, const std::string& certificates,
                     const std::string& keys) {
  api::Patience patience;
  patience.quick = std::chrono::seconds(3);
  auto api = api::Api::Connect({area.address(), area.certificates(certificates)}, patience);
  EXPECT_THAT(api, IsOk());
  auto client = Client::Make(agency, *std::move(api), {keys, "", "", ""});
  EXPECT_THAT(client, IsOk());
  client_ = *std::move(client);
  const WebCertificate certificate = NewWebCertificate();
  ListenOptions options;
  options.certificate = certificate.certificate;
  options.key = certificate.key;
  auto listener = Listener::Start(options, client_->site());
  EXPECT_THAT(listener, IsOk());
  listener_ = *std::move(listener);
}

Browser WebClient::SignIn(const std::string& user) const {
  Browser browser(port());
  browser.Get("/sign-in");
  browser.Post("/sign-in", {{"user_name", user}, {"password", kPassword}});
  EXPECT_EQ(browser.answer().status, 200) << browser.answer().body;
  return browser;
}

WebArea::WebArea() {
  const std::string folder = area_.directory() + "/return";
  std::filesystem::create_directory(folder);
  EXPECT_EQ(journeys::RunProgram({"ehcpqa-training", "return", "--la", "891", "--seed", "3", "--to", folder}).code, 0);
  const Person& cora = area_["cora"];
  cora({"register", "make-key", "--la", "891"});
  const std::string snapshot =
      cora.Json({"register", "import", folder + "/sen2.xml", "--la", "891"}).value("snapshot", "");
  cora.Json({"rubric", "import", std::string(EHCPQA_SOURCE_DIR) + "/schema/rubrics/standard.textproto"});
  cora.Json({"rubric", "publish", "standard/1"});
  cora.Json({"cycle", "create", "q4", "--title", "Autumn 2024", "--from", "2024-10-01", "--to", "2024-12-31",
             "--rubric", "standard/1", "--snapshot", snapshot, "--sample-size", "12", "--due", "2025-03-01"});
  cora.Json({"cycle", "freeze", "q4"});
  cora.Json({"cycle", "draw", "q4", "--seed", "dice 6 2 6 1 5 3"});
  cora.Json({"cycle", "allocate", "q4"});
  cora.Json({"cycle", "open", "q4"});
  education_ = std::make_unique<WebClient>(area_, AgencyClient{"education", "Education service", Look::kGovUk, ""},
                                           "send", area_.directory() + "/config/ehcpqa");
  health_ = std::make_unique<WebClient>(area_, AgencyClient{"health", "Health service", Look::kNhsUk, ""}, "icb");
}

std::string WebArea::AssessmentOf(const std::string& user, int n) {
  const json mine = area_[user].Json({"audit", "mine", "q4"});
  for (const json& assessment : mine["assessments"]) {
    if (assessment.value("state", "") == "ASSESSMENT_STATE_SUBMITTED") continue;
    if (n-- == 0) return AssessmentAddress::OfName(assessment["name"]).Path();
  }
  ADD_FAILURE() << user << " has no such assessment";
  return "/";
}

}  // namespace ehcpqa::web
