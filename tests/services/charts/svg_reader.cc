#include "tests/services/charts/svg_reader.h"

#include <expat.h>

#include <cstdlib>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gtest/gtest.h"
#include "services/charts/text.h"

namespace ehcpqa::charts {
namespace {

struct Reading {
  std::vector<Element>* elements;
  std::vector<size_t> open;
};

void Begin(void* data, const char* name, const char** attributes) {
  auto* reading = static_cast<Reading*>(data);
  // Lines of one text are apart.
  if (std::string(name) == "tspan") {
    Element& text = (*reading->elements)[reading->open.back()];
    if (!text.text.empty()) text.text += ' ';
  }
  Element element = {.name = name, .attributes = {}, .text = {}};
  for (; *attributes != nullptr; attributes += 2) element.attributes[attributes[0]] = attributes[1];
  reading->open.push_back(reading->elements->size());
  reading->elements->push_back(std::move(element));
}

void End(void* data, const char*) { static_cast<Reading*>(data)->open.pop_back(); }

void Characters(void* data, const char* text, int size) {
  auto* reading = static_cast<Reading*>(data);
  for (size_t at : reading->open) (*reading->elements)[at].text.append(text, size);
}

}  // namespace

bool Element::HasClass(const std::string& wanted) const {
  const auto found = attributes.find("class");
  if (found == attributes.end()) return false;
  for (const auto& one : absl::StrSplit(found->second, ' ')) {
    if (std::string(one.data(), one.size()) == wanted) return true;
  }
  return false;
}

double Element::Number(const std::string& attribute) const {
  const auto found = attributes.find(attribute);
  EXPECT_NE(found, attributes.end()) << name << " has no " << attribute;
  return found == attributes.end() ? 0 : std::strtod(found->second.c_str(), nullptr);
}

Svg::Svg(const std::string& svg) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate("UTF-8"), XML_ParserFree);
  Reading reading = {&elements_, {}};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), Begin, End);
  XML_SetCharacterDataHandler(parser.get(), Characters);
  EXPECT_EQ(XML_Parse(parser.get(), svg.data(), static_cast<int>(svg.size()), 1), XML_STATUS_OK)
      << XML_ErrorString(XML_GetErrorCode(parser.get())) << " in line " << XML_GetCurrentLineNumber(parser.get());
}

std::vector<Element> Svg::Named(const std::string& name) const {
  std::vector<Element> found;
  for (const Element& element : elements_) {
    if (element.name == name) found.push_back(element);
  }
  return found;
}

std::vector<Element> Svg::OfClass(const std::string& name) const {
  std::vector<Element> found;
  for (const Element& element : elements_) {
    if (element.HasClass(name)) found.push_back(element);
  }
  return found;
}

std::vector<std::string> Svg::Texts() const {
  std::vector<std::string> texts;
  for (const Element& element : Named("text")) texts.push_back(element.text);
  return texts;
}

std::vector<TextBox> Svg::Boxes() const {
  std::vector<TextBox> boxes;
  double size = 0;
  bool bold = false;
  std::string anchor;
  for (const Element& element : elements_) {
    if (element.name == "text") {
      size = element.Number("font-size");
      bold = element.attributes.contains("font-weight");
      anchor = element.attributes.at("text-anchor");
    } else if (element.name == "tspan") {
      const double wide = TextWidth(element.text, size, bold), x = element.Number("x"), y = element.Number("y");
      const double left = anchor == "start" ? x : anchor == "end" ? x - wide : x - wide / 2;
      boxes.push_back({element.text, left, y - 0.72 * size, left + wide, y + 0.2 * size});
    }
  }
  return boxes;
}

double Svg::width() const { return elements_.empty() ? 0 : NumbersOf(elements_[0].attributes.at("viewBox"))[2]; }
double Svg::height() const { return elements_.empty() ? 0 : NumbersOf(elements_[0].attributes.at("viewBox"))[3]; }

std::vector<double> NumbersOf(const std::string& path) {
  std::vector<double> numbers;
  const char* at = path.c_str();
  while (*at != '\0') {
    char* end = nullptr;
    const double number = std::strtod(at, &end);
    if (end == at) {
      ++at;
    } else {
      numbers.push_back(number);
      at = end;
    }
  }
  return numbers;
}

}  // namespace ehcpqa::charts
