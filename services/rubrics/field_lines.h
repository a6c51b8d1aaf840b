// Where a field stands in a text-format file.
#ifndef EHCPQA_SERVICES_RUBRICS_FIELD_LINES_H_
#define EHCPQA_SERVICES_RUBRICS_FIELD_LINES_H_

#include <string_view>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/text_format.h"

namespace ehcpqa::rubrics {

// The 1-based line of the field at a path such as "criteria[12].levels[0].level" below a message of type `type` that
// was parsed with `tree`. A field that the file does not have is sought at the nearest message around it that the file
// has; 0 when that is the file.
int LineOfField(const google::protobuf::TextFormat::ParseInfoTree& tree, const google::protobuf::Descriptor& type,
                std::string_view path);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_FIELD_LINES_H_
