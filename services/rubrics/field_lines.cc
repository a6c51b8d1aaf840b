#include "services/rubrics/field_lines.h"

#include <string>

#include "absl/strings/numbers.h"

namespace ehcpqa::rubrics {
namespace {

struct Step {
  std::string field;
  int index = -1;  // -1: not an element of a list.
};

// Takes "criteria[12]" off the front of "criteria[12].weight".
Step TakeStep(std::string_view& path) {
  const size_t dot = path.find('.');
  std::string_view part = path.substr(0, dot);
  path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  Step step;
  const size_t bracket = part.find('[');
  step.field = std::string(part.substr(0, bracket));
  if (bracket != std::string_view::npos) {
    const std::string digits(part.substr(bracket + 1, part.size() - bracket - 2));
    if (!absl::SimpleAtoi(digits, &step.index)) step.index = -1;
  }
  return step;
}

}  // namespace

int LineOfField(const google::protobuf::TextFormat::ParseInfoTree& tree, const google::protobuf::Descriptor& type,
                std::string_view path) {
  int line = 0;
  const google::protobuf::TextFormat::ParseInfoTree* level = &tree;
  const google::protobuf::Descriptor* descriptor = &type;
  while (!path.empty() && level != nullptr && descriptor != nullptr) {
    const Step step = TakeStep(path);
    const google::protobuf::FieldDescriptor* field = descriptor->FindFieldByName(step.field);
    if (field == nullptr || (step.index >= 0) != field->is_repeated()) {
      // A list as a whole ("levels") stands where its first element does.
      if (field != nullptr && field->is_repeated()) {
        if (const auto at = level->GetLocation(field, 0); at.line >= 0) line = at.line + 1;
      }
      return line;
    }
    // Of a list written "[a, b]" only the first element has a place.
    auto at = level->GetLocation(field, step.index);
    if (at.line < 0 && step.index > 0) at = level->GetLocation(field, 0);
    if (at.line < 0) return line;
    line = at.line + 1;
    level = level->GetTreeForNested(field, step.index);
    descriptor = field->message_type();
  }
  return line;
}

}  // namespace ehcpqa::rubrics
