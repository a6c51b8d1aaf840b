#include "tests/bench/web_site.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>
#include <thread>

#include "nlohmann/json.hpp"
#include "tests/bench/resources.h"
#include "tests/clients/web/web_certificate.h"

namespace ehcpqa::bench {

using web::Answer;
using web::Headers;
using web::TlsClient;

void GiveUp(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(1);
}

Site::Site(journeys::LiveArea& area) : browser_(0) {
  const std::string& folder = area.directory();
  const web::WebCertificate certificate = web::NewWebCertificate();
  const std::string ready = folder + "/web-ready";
  client_ = std::make_unique<journeys::Background>(
      std::vector<std::string>{"ehcpqa-education", "--server", area.address(), "--certificates",
                               area.certificates("send"), "--listen", "127.0.0.1:0", "--web-certificate",
                               journeys::WriteFile(folder + "/web.pem", certificate.certificate), "--web-key",
                               journeys::WriteFile(folder + "/web.key", certificate.key), "--ready-file", ready},
      folder + "/web.log");
  std::string address;
  for (int i = 0; i < 400 && address.empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
    std::ifstream(ready) >> address;
  }
  if (address.empty()) GiveUp("the web client does not start: see " + folder + "/web.log");
  port_ = std::atoi(address.substr(address.rfind(':') + 1).c_str());
  idle_mebibytes_ = ResidentMebibytes(client_->pid());
  browser_ = web::Browser(port_);
  browser_.Get("/sign-in");
  entrance_ = browser_.answer().body;
  browser_.Post("/sign-in", {{"user_name", "edith"}, {"password", "three invented words"}});
  if (browser_.at() != "/work") GiveUp("edith cannot sign in: " + browser_.answer().body);
}

Headers Site::Sent() const { return {{"Cookie", browser_.CookieHeader()}, {"Accept-Encoding", "gzip"}}; }

Fetcher::Fetcher(const Site& site, std::string target)
    : client_(site.port()), target_(std::move(target)), headers_(site.Sent()) {}

Saver::Saver(Site& site, std::string path) : client_(site.port()), path_(std::move(path)), headers_(site.Sent()) {
  web::Browser& browser = site.browser();
  browser.Get(path_);
  proof_ = browser.Input("csrf");
  const std::regex criterion("data-criterion=\"([^\"]*)\"");
  const std::string& page = browser.answer().body;
  for (auto at = std::sregex_iterator(page.begin(), page.end(), criterion); at != std::sregex_iterator(); ++at) {
    const std::string code = (*at)[1];
    marks_.push_back({code, browser.Input("etag." + code), browser.Input("was." + code)});
  }
  if (proof_.empty() || marks_.empty()) GiveUp("a section without marks: " + path_);
  headers_.emplace_back("Sec-Fetch-Site", "same-origin");
}

bool Saver::operator()() {
  Mark& mark = marks_[static_cast<size_t>(saved_) % marks_.size()];
  const Answer answer = client_.Post(path_,
                                     {{"csrf", proof_},
                                      {"answer." + mark.code, "met"},
                                      {"cause." + mark.code, ""},
                                      {"evidence." + mark.code, "Seen in the advice, note " + std::to_string(saved_++)},
                                      {"na_reason." + mark.code, ""},
                                      {"etag." + mark.code, mark.etag},
                                      {"was." + mark.code, mark.was},
                                      {"then", "autosave"}},
                                     headers_);
  const auto json = nlohmann::json::parse(answer.body, nullptr, false);
  if (answer.status != 200 || !json.contains("marks") || json["marks"].empty()) {
    std::fprintf(stderr, "%d %s\n", answer.status, answer.body.substr(0, 300).c_str());
    return false;
  }
  mark.etag = json["marks"][0]["etag"];
  mark.was = json["marks"][0]["was"];
  return true;
}

Weight Weigh(const Site& site, const std::string& target) {
  TlsClient client(site.port());
  const Headers headers = site.Sent();
  Weight weight{client.Get(target, headers).body.size(), 0};
  const std::string html = TlsClient(site.port()).Get(target, {site.Sent()[0]}).body;
  std::set<std::string> loaded;
  std::vector<std::string> texts{html};
  const std::regex file("/assets/[A-Za-z0-9._-]+");
  while (!texts.empty()) {
    const std::string text = std::move(texts.back());
    texts.pop_back();
    for (auto at = std::sregex_iterator(text.begin(), text.end(), file); at != std::sregex_iterator(); ++at) {
      if (!loaded.insert(at->str()).second) continue;
      weight.files += client.Get(at->str(), headers).body.size();
      // Styles and scripts name further files.
      texts.push_back(TlsClient(site.port()).Get(at->str()).body);
    }
  }
  return weight;
}

}  // namespace ehcpqa::bench
