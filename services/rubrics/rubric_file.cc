#include "services/rubrics/rubric_file.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "ehcpqa/v1/rubric.pb.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/text_format.h"
#include "services/base/utf8.h"
#include "services/rubrics/field_lines.h"
#include "services/rubrics/rubric_check.h"
#include "services/rubrics/rubric_proto.h"

namespace ehcpqa::rubrics {
namespace {

using google::protobuf::TextFormat;

// Deeper nesting than a rubric has is refused by the parser before it can exhaust the stack.
constexpr int kDeepest = 16;

// Keeps what the parser reports. It warns of fields that do not exist and goes on; after an error it stops.
class Reports : public google::protobuf::io::ErrorCollector {
 public:
  Reports(std::string_view text, std::vector<RubricMistake>& mistakes) : lines_(LinesOf(text)), mistakes_(mistakes) {}

  void AddError(int line, google::protobuf::io::ColumnNumber column, const std::string& message) override {
    Add(line, column, absl::StrCat(message, " Nothing after this place was checked."));
  }
  void AddWarning(int line, google::protobuf::io::ColumnNumber column, const std::string& message) override {
    Add(line, column, message);
  }

 private:
  static std::vector<std::string> LinesOf(std::string_view text) {
    return absl::StrSplit(absl::string_view(text.data(), text.size()), '\n');
  }

  void Add(int line, google::protobuf::io::ColumnNumber column, const std::string& message) {
    // The parser notices a wrong enum value at the word after it, which may be on a later line.
    static constexpr char kUnknownValue[] = "Unknown enumeration value of \"";
    if (absl::StartsWith(message, kUnknownValue)) {
      const size_t start = sizeof(kUnknownValue) - 1;
      const std::string value = message.substr(start, message.find('"', start) - start);
      while (line > 0 && static_cast<size_t>(line) < lines_.size() && !absl::StrContains(lines_[line], value)) --line;
      mistakes_.push_back({line + 1, "", message});
      return;
    }
    mistakes_.push_back({std::max(line + 1, 0), "", absl::StrCat("column ", column + 1, ": ", message)});
  }

  const std::vector<std::string> lines_;
  std::vector<RubricMistake>& mistakes_;
};

int LineAt(std::string_view text, size_t offset) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

std::vector<RubricMistake> Sorted(std::vector<RubricMistake> mistakes) {
  std::stable_sort(mistakes.begin(), mistakes.end(),
                   [](const RubricMistake& a, const RubricMistake& b) { return a.line < b.line; });
  if (mistakes.size() > kMaxMistakes) {
    const size_t more = mistakes.size() - kMaxMistakes;
    mistakes.resize(kMaxMistakes);
    mistakes.push_back(
        {mistakes.back().line, "", absl::StrCat("and ", more, " more mistakes after this line; mend these first")});
  }
  return mistakes;
}

// Reads text into a message; false when it is no text-format protobuf. Reports fields that do not exist either way.
bool ReadText(std::string_view text, v1::Rubric& message, TextFormat::ParseInfoTree& tree,
              std::vector<RubricMistake>& mistakes) {
  // Some editors begin a UTF-8 file with a byte order mark.
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  Reports reports(text, mistakes);
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&reports);
  parser.WriteLocationsTo(&tree);
  parser.AllowUnknownField(true);
  parser.SetRecursionLimit(kDeepest);
  return parser.ParseFromString(std::string(text), &message);
}

}  // namespace

RubricFile ParseRubricFile(std::string_view text) {
  if (text.size() > kMaxRubricFileBytes) {
    return {
        std::nullopt,
        {{0, "", absl::StrCat("the file has ", text.size(), " bytes; at most ", kMaxRubricFileBytes, " are read")}}};
  }
  if (const auto offset = FirstInvalidUtf8(text)) {
    return {std::nullopt, {{LineAt(text, *offset), "", "the file is not UTF-8 here; save it as UTF-8"}}};
  }

  std::vector<RubricMistake> mistakes;
  TextFormat::ParseInfoTree tree;
  v1::Rubric message;
  // After an error the message is a fragment: checking it would report as missing what was only not read.
  if (!ReadText(text, message, tree, mistakes)) return {std::nullopt, Sorted(std::move(mistakes))};

  Rubric rubric = FromProto(message);
  for (FieldViolation& violation : CheckRubric(rubric)) {
    const int line = LineOfField(tree, *v1::Rubric::descriptor(), violation.field);
    mistakes.push_back({line, std::move(violation.field), std::move(violation.message)});
  }
  if (!mistakes.empty()) return {std::nullopt, Sorted(std::move(mistakes))};
  return {std::move(rubric), {}};
}

absl::StatusOr<Rubric> ReadKeptRubric(std::string_view text) {
  std::vector<RubricMistake> ignored;
  TextFormat::ParseInfoTree tree;
  v1::Rubric message;
  if (!ReadText(text, message, tree, ignored)) return absl::InternalError("the text of a kept rubric cannot be read");
  return FromProto(message);
}

}  // namespace ehcpqa::rubrics
