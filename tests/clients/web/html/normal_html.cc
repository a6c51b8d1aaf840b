#include "tests/clients/web/html/normal_html.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <vector>

namespace ehcpqa::web {
namespace {

std::string Decoded(std::string text) {
  const std::pair<const char*, const char*> references[] = {{"&#39;", "'"}, {"&quot;", "\""}};
  for (const auto& [from, to] : references) {
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from)) {
      text.replace(at, std::string(from).size(), to);
    }
  }
  return text;
}

std::string Collapsed(const std::string& text) {
  std::istringstream words(text);
  std::string out;
  for (std::string word; words >> word;) out += (out.empty() ? "" : " ") + word;
  return Decoded(out);
}

std::string SortedWords(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  std::sort(words.begin(), words.end());
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// The inside of one tag: name, then attributes by name.
std::string Tag(const std::string& inside) {
  size_t at = 0;
  const auto space = [&] {
    while (at < inside.size() && (std::isspace(static_cast<unsigned char>(inside[at])) != 0)) ++at;
  };
  const auto word = [&](const char* ends) {
    const size_t begin = at;
    at = std::min(inside.find_first_of(ends, at), inside.size());
    return inside.substr(begin, at - begin);
  };
  const std::string name = word(" \t\r\n");
  std::map<std::string, std::string> attributes;
  for (space(); at < inside.size(); space()) {
    const std::string attribute = word("= \t\r\n");
    if (attribute == "/") continue;
    std::string value;
    if (at + 1 < inside.size() && inside[at] == '=' && inside[at + 1] == '"') {
      at += 2;
      value = word("\"");
      ++at;
    }
    attributes[attribute] = attribute == "class" ? SortedWords(value) : Decoded(value);
  }
  std::string out = "<" + name;
  for (const auto& [attribute, value] : attributes)
    out += " " + attribute + (value.empty() ? "" : "=\"" + value + "\"");
  return out + ">";
}

}  // namespace

std::string NormalHtml(std::string_view html) {
  std::string out;
  for (size_t at = 0; at < html.size();) {
    const size_t tag = std::min(html.find('<', at), html.size());
    const std::string text = Collapsed(std::string(html.substr(at, tag - at)));
    if (!text.empty()) out += text + "\n";
    if (tag == html.size()) break;
    size_t end = tag;
    for (bool quoted = false; end < html.size() && (quoted || html[end] != '>'); ++end) quoted ^= html[end] == '"';
    std::string inside(html.substr(tag + 1, end - tag - 1));
    if (!inside.empty() && inside.back() == '/') inside.pop_back();
    out += Tag(inside) + "\n";
    at = end + 1;
  }
  return out;
}

}  // namespace ehcpqa::web
