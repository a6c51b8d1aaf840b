// Reads an SVG as XML, so that tests see what a browser would.
#ifndef EHCPQA_TESTS_SERVICES_CHARTS_SVG_READER_H_
#define EHCPQA_TESTS_SERVICES_CHARTS_SVG_READER_H_

#include <map>
#include <string>
#include <vector>

namespace ehcpqa::charts {

struct Element {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  // Of itself and everything inside.

  bool HasClass(const std::string& name) const;
  double Number(const std::string& attribute) const;
};

struct TextBox {
  std::string text;
  double left, top, right, bottom;
};

class Svg {
 public:
  // An XML error fails the test and leaves what was read before it.
  explicit Svg(const std::string& svg);

  const std::vector<Element>& elements() const& { return elements_; }
  const std::vector<Element>& elements() const&& = delete;
  std::vector<Element> Named(const std::string& name) const;
  std::vector<Element> OfClass(const std::string& name) const;
  // The texts shown, each whole: lines joined by spaces.
  std::vector<std::string> Texts() const;
  // Room that each line of text takes, by the widths that the charts reckon with.
  std::vector<TextBox> Boxes() const;
  double width() const;
  double height() const;

 private:
  std::vector<Element> elements_;
};

// Every number in a path, in order: x and y by turns.
std::vector<double> NumbersOf(const std::string& path);

}  // namespace ehcpqa::charts

#endif  // EHCPQA_TESTS_SERVICES_CHARTS_SVG_READER_H_
