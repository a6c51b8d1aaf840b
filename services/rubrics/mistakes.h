// Collects the mistakes of a rubric, and holds the checks of single fields that its parts share.
#ifndef EHCPQA_SERVICES_RUBRICS_MISTAKES_H_
#define EHCPQA_SERVICES_RUBRICS_MISTAKES_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/error.h"

namespace ehcpqa::rubrics {

// How a code may be spelt.
enum class CodeStyle {
  kName,   // "requires_improvement": a small letter, then small letters, digits, '_' or '-'.
  kLabel,  // "F3", "F-1": a letter, then letters, digits, '_', '-' or '.'.
};

class Mistakes {
 public:
  void Add(std::string field, std::string message) { found_.push_back({std::move(field), std::move(message)}); }

  // Text that may be empty: at most `longest` characters, UTF-8, no control characters but line ends and tabs.
  void CheckText(const std::string& field, std::string_view text, size_t longest);
  // Text that may not be blank.
  void CheckRequiredText(const std::string& field, std::string_view text, size_t longest);
  // Required code of at most kMaxCode letters.
  void CheckCode(const std::string& field, std::string_view code, CodeStyle style);
  void CheckRange(const std::string& field, int64_t value, int64_t low, int64_t high);

  std::vector<FieldViolation> Take() { return std::move(found_); }

 private:
  std::vector<FieldViolation> found_;
};

// Finds codes that were seen before.
class UniqueCodes {
 public:
  explicit UniqueCodes(Mistakes& mistakes) : mistakes_(mistakes) {}
  // A missing code is no repetition.
  void Check(const std::string& field, const std::string& code);

 private:
  Mistakes& mistakes_;
  std::map<std::string, std::string> first_;  // Code to the field that had it first.
};

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_MISTAKES_H_
