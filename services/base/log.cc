#include "services/base/log.h"

#include <unistd.h>

#include "nlohmann/json.hpp"
#include "services/base/clock.h"

namespace ehcpqa {

void Log(std::string_view level, std::string_view event, std::initializer_list<LogField> fields) {
  nlohmann::ordered_json line = {{"at", FormatTime(SystemClock().Now())}, {"level", level}, {"event", event}};
  for (const auto& [name, value] : fields) line[std::string(name)] = value;
  std::string text = line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  text += '\n';
  // One write for one line, so that lines of several threads do not mix.
  if (write(STDERR_FILENO, text.data(), text.size()) < 0) return;
}

}  // namespace ehcpqa
