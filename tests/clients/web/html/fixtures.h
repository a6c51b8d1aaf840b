// What the design systems themselves say their components look like, as an oracle for ours.
#ifndef EHCPQA_TESTS_CLIENTS_WEB_HTML_FIXTURES_H_
#define EHCPQA_TESTS_CLIENTS_WEB_HTML_FIXTURES_H_

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "clients/web/html/template_set.h"
#include "nlohmann/json.hpp"

namespace ehcpqa::web {

// Options of one fixture, taken one by one. What was not understood, or is left over, makes the fixture one that our
// component does not claim to cover.
class Options {
 public:
  Options(Look look, nlohmann::json options) : look_(look), left_(std::move(options)) {}

  Look look() const { return look_; }
  bool nhs() const { return look_ == Look::kNhsUk; }
  // A text: "x", {"text": "x"} or, for headings, {"heading": "x"}.
  std::string Text(const char* key);
  bool Flag(const char* key);
  // Any value; null when it is absent.
  nlohmann::json Any(const char* key);
  // Entries of a list, each with its own options.
  std::vector<Options> List(const char* key);
  Options Object(const char* key);
  // The ending of a modifier class, "l" of "govuk-label--l", from `classes`; other classes are not understood.
  std::string Modifier(const char* key, const std::string& prefix);
  bool Empty() const { return left_.empty(); }
  void NotUnderstood() { understood_ = false; }

  // Nothing is left, and nothing was strange.
  bool Done() const;
  // Takes over whether an entry was understood.
  void Join(const Options& entry) { understood_ = understood_ && entry.Done(); }

 private:
  Look look_;
  nlohmann::json left_;
  bool understood_ = true;
};

// Puts the component that the options describe at X.
using Cover = std::function<void(Options& options, Dictionary* page)>;

// Compares our HTML with every fixture of a component that `cover` understands, and answers their names.
std::set<std::string> Compare(Look look, const std::string& component, const Cover& cover);

// HTML of what `put` includes at {{>X}}.
std::string Rendered(Look look, const std::function<void(Dictionary*)>& put);

}  // namespace ehcpqa::web

#endif  // EHCPQA_TESTS_CLIENTS_WEB_HTML_FIXTURES_H_
