#include "tests/clients/web/html/fixtures.h"

#include <fstream>

#include "tests/clients/web/html/normal_html.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::web {

nlohmann::json Options::Any(const char* key) {
  if (!left_.is_object() || !left_.contains(key)) return nullptr;
  nlohmann::json value = left_[key];
  left_.erase(key);
  return value;
}

std::string Options::Text(const char* key) {
  const nlohmann::json value = Any(key);
  if (value.is_null()) return "";
  if (value.is_string()) return value;
  if (value.is_number_integer()) return std::to_string(value.get<int>());
  if (value.is_object() && value.size() == 1 && value.contains("text") && value["text"].is_string()) {
    return value["text"];
  }
  NotUnderstood();
  return "";
}

bool Options::Flag(const char* key) {
  const nlohmann::json value = Any(key);
  if (!value.is_null() && !value.is_boolean()) NotUnderstood();
  return value.is_boolean() && value.get<bool>();
}

std::vector<Options> Options::List(const char* key) {
  std::vector<Options> entries;
  for (const nlohmann::json& entry : Any(key)) {
    if (!entry.is_object()) NotUnderstood();
    entries.emplace_back(look_, entry);
  }
  return entries;
}

Options Options::Object(const char* key) {
  const nlohmann::json value = Any(key);
  if (value.is_string()) return Options(look_, {{"text", value}});
  return Options(look_, value.is_object() ? value : nlohmann::json::object());
}

std::string Options::Modifier(const char* key, const std::string& prefix) {
  const std::string classes = Text(key);
  const std::string begin = (nhs() ? "nhsuk-" : "govuk-") + prefix + "--";
  if (classes.empty()) return "";
  if (classes.rfind(begin, 0) != 0 || classes.find(' ') != std::string::npos) {
    NotUnderstood();
    return "";
  }
  return classes.substr(begin.size());
}

bool Options::Done() const { return understood_ && (left_.empty() || left_.is_null()); }

std::set<std::string> Compare(Look look, const std::string& component, const Cover& cover) {
  const std::string package = look == Look::kNhsUk ? "nhsuk" : "govuk";
  const std::string path = std::string(EHCPQA_SOURCE_DIR) + "/build/npm/node_modules/" + package + "-frontend/dist/" +
                           package + "/components/" + component + "/fixtures.json";
  const auto json = nlohmann::json::parse(std::ifstream(path), nullptr, false);
  EXPECT_TRUE(json.is_object()) << path;
  std::set<std::string> covered;
  if (!json.is_object()) return covered;
  for (const auto& fixture : json["fixtures"]) {
    Options options(look, look == Look::kNhsUk ? fixture["context"] : fixture["options"]);
    const std::string ours = Rendered(look, [&](Dictionary* page) { cover(options, page); });
    // What a macro's caller wrote is not in the options.
    const bool by_caller = fixture["name"].get<std::string>().find("via call block") != std::string::npos;
    if (!options.Done() || by_caller) continue;
    covered.insert(fixture["name"].get<std::string>());
    EXPECT_EQ(NormalHtml(ours), NormalHtml(fixture["html"].get<std::string>())) << path << "\n" << fixture["name"];
  }
  return covered;
}

std::string Rendered(Look look, const std::function<void(Dictionary*)>& put) {
  static const auto parse = [](Look of) {
    std::vector<EmbeddedFile> files = EmbeddedTemplates();
    files.push_back({"test.html", "{{%AUTOESCAPE context=\"HTML\"}}{{>X}}"});
    auto parsed = TemplateSet::Parse(files, of);
    EXPECT_THAT(parsed, IsOk());
    return *std::move(parsed);
  };
  static const std::unique_ptr<TemplateSet> govuk = parse(Look::kGovUk), nhsuk = parse(Look::kNhsUk);
  Dictionary dictionary("test");
  put(&dictionary);
  return (look == Look::kNhsUk ? nhsuk : govuk)->Render("test.html", dictionary);
}

}  // namespace ehcpqa::web
