// The log: one JSON object a line on standard error. It never holds what a request or a reply says, only that there was
// one.
#ifndef EHCPQA_SERVICES_BASE_LOG_H_
#define EHCPQA_SERVICES_BASE_LOG_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace ehcpqa {

// One field of a line.
using LogField = std::pair<std::string_view, std::string>;

// Writes a line with time, level ("info", "warning", "error"), event and fields. Thread-safe.
void Log(std::string_view level, std::string_view event, std::initializer_list<LogField> fields = {});

}  // namespace ehcpqa

#endif  // EHCPQA_SERVICES_BASE_LOG_H_
