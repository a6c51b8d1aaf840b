#include "tests/journeys/live_area.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "gmock/gmock.h"

namespace ehcpqa::journeys {
namespace {

constexpr char kPassword[] = "three invented words";
constexpr char kFirstPassword[] = "one-time for everybody";

}  // namespace

std::string WriteFile(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

std::string ReadWhole(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

Result Person::operator()(std::vector<std::string> arguments, const std::string& input) const {
  arguments.insert(arguments.begin(), "ehcpqa");
  return RunProgram(std::move(arguments), environment_, input);
}

nlohmann::json Person::Json(std::vector<std::string> arguments, const std::string& input) const {
  const std::string shown = testing::PrintToString(arguments);
  arguments.insert(arguments.end(), {"--output", "json"});
  const Result result = (*this)(std::move(arguments), input);
  EXPECT_EQ(result.code, 0) << name_ << " " << shown << "\n" << result.err;
  return result.json();
}

std::string Person::Refusal(std::vector<std::string> arguments, const std::string& input) const {
  arguments.insert(arguments.end(), {"--output", "json"});
  const Result result = (*this)(std::move(arguments), input);
  if (result.code == 0) return "";
  EXPECT_EQ(result.code, 1) << result.err;
  const auto error = nlohmann::json::parse(result.err, nullptr, false);
  return error.is_object() && error.contains("reason") ? error["reason"].get<std::string>() : result.err;
}

LiveArea::LiveArea(bool staffed) {
  std::string pattern = std::filesystem::temp_directory_path() / "ehcpqa-journey-XXXXXX";
  directory_ = mkdtemp(pattern.data());
  WriteFile(directory_ + "/first-password", std::string(kFirstPassword) + "\n");
  WriteFile(directory_ + "/password", std::string(kPassword) + "\n");
  std::filesystem::create_directories(directory_ + "/clients");
  const Result made =
      RunProgram({"ehcpqad", "init", "--data", data(), "--area", "Journey", "--la", "891", "--organisation", "county",
                  "--agency", "send", "--password-file", directory_ + "/first-password"});
  EXPECT_EQ(made.code, 0) << made.err;
  std::filesystem::copy(data() + "/certificates/send", certificates("send"), std::filesystem::copy_options::recursive);
  Start();
  people_.emplace("admin", Person("admin", Nobody("send").environment()));
  people_.at("admin") = Person("admin", [&] {
    Environment environment = Nobody("send").environment();
    environment["EHCPQA_TOKEN"] = SignIn("admin", "send", directory_ + "/first-password");
    return environment;
  }());
  if (!staffed) return;
  const Person& admin = (*this)["admin"];
  admin.Json({"organisation", "create", "nhs", "--title", "Example ICB"});
  admin.Json({"organisation", "create", "parents", "--title", "Example parent carer forum"});
  admin.Json(
      {"agency", "create", "csc", "--title", "Children's social care", "--kind", "care", "--organisation", "county"});
  admin.Json(
      {"agency", "create", "icb", "--title", "Integrated care board", "--kind", "health", "--organisation", "nhs"});
  admin.Json(
      {"agency", "create", "forum", "--title", "Parent carer forum", "--kind", "partner", "--organisation", "parents"});
  for (const std::string agency : {"csc", "icb"}) {
    const Result issued =
        RunProgram({"ehcpqad", "certificate", "issue", agency, "--data", data(), "--to", certificates(agency)});
    EXPECT_EQ(issued.code, 0) << issued.err;
  }
  AddPerson("cora", "send", "coordinator,sub-group-member");
  AddPerson("mo", "send", "moderator");
  for (const std::string name : {"edith", "edwin"}) AddPerson(name, "send", "auditor");
  for (const std::string name : {"hana", "hugo"}) AddPerson(name, "icb", "auditor");
  for (const std::string name : {"carl", "cleo"}) AddPerson(name, "csc", "auditor");
  AddPerson("ella", "send", "agency-lead");
  AddPerson("harry", "icb", "agency-lead");
  AddPerson("cath", "csc", "agency-lead");
  AddPerson("lara", "forum", "lay-member");
  AddPerson("bob", "forum", "board-viewer");
}

LiveArea::~LiveArea() {
  const bool failed = testing::UnitTest::GetInstance()->Failed();
  const bool died = server_ != nullptr && server_->Ended();
  server_.reset();
  if (!failed) {
    std::filesystem::remove_all(directory_);
    return;
  }
  const std::string said = log();
  std::cerr << (died ? "The server had ended by itself. " : "") << "The last of its log, in " << directory_ << ":\n"
            << said.substr(said.size() - std::min<size_t>(said.size(), 4000)) << "\n";
}

void LiveArea::Start() {
  const std::string ready = directory_ + "/ready";
  std::filesystem::remove(ready);
  server_ = std::make_unique<Background>(
      std::vector<std::string>{"ehcpqad", "serve", "--data", data(), "--listen",
                               address_.empty() ? "127.0.0.1:0" : address_, "--ready-file", ready},
      directory_ + "/server.log");
  for (int i = 0; i < 400 && !std::filesystem::exists(ready); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  std::ifstream(ready) >> address_;
  EXPECT_FALSE(address_.empty()) << log();
}

int LiveArea::Stop(int signal) { return server_->Stop(signal); }

std::string LiveArea::log() const { return ReadWhole(directory_ + "/server.log"); }

Person LiveArea::Nobody(const std::string& agency) const {
  return Person("nobody", {{"EHCPQA_SERVER", address_},
                           {"EHCPQA_CERTIFICATES", certificates(agency)},
                           {"HOME", directory_},
                           {"XDG_CONFIG_HOME", directory_ + "/config"},
                           {"XDG_STATE_HOME", directory_ + "/state"}});
}

const Person& LiveArea::operator[](const std::string& name) { return people_.at(name); }

std::string LiveArea::SignIn(const std::string& name, const std::string& agency,
                             const std::string& first_password_file) {
  const Person nobody = Nobody(agency);
  const std::string password_file = directory_ + "/password";
  const auto first = nobody.Json({"login", name, "--password-file", first_password_file});
  Environment environment = nobody.environment();
  environment["EHCPQA_TOKEN"] = first.value("token", "");
  Person(name, environment)
      .Json({"password", "--password-file", first_password_file, "--new-password-file", password_file});
  return environment["EHCPQA_TOKEN"];
}

void LiveArea::AddPerson(const std::string& name, const std::string& agency, const std::string& roles) {
  std::vector<std::string> arguments = {"user",
                                        "create",
                                        name,
                                        "--display-name",
                                        name,
                                        "--agency",
                                        agency,
                                        "--password-file",
                                        directory_ + "/first-password"};
  std::istringstream list(roles);
  for (std::string role; std::getline(list, role, ',');) arguments.insert(arguments.end(), {"--role", role});
  (*this)["admin"].Json(arguments);
  // Partners sign in through an education client.
  Environment environment = Nobody(agency == "forum" ? "send" : agency).environment();
  environment["EHCPQA_TOKEN"] = SignIn(name, agency == "forum" ? "send" : agency, directory_ + "/first-password");
  people_.emplace(name, Person(name, environment));
}

}  // namespace ehcpqa::journeys
