// A mark as a person types it: the code of a level, or one of the words that stand for no level.
#ifndef EHCPQA_CLIENTS_CLI_MARKS_H_
#define EHCPQA_CLIENTS_CLI_MARKS_H_

#include <string>

#include "ehcpqa/v1/audit.pb.h"

namespace ehcpqa::cli {

inline constexpr char kLevelHelp[] = "Code of a level of the rubric, or na (does not apply), or cannot-tell";

// "na" and "cannot-tell" set no_level and leave the level empty; anything else is a level's code, which the server
// checks.
template <typename Mark>
void SetLevel(const std::string& typed, Mark* mark) {
  if (typed == "na" || typed == "n/a") {
    mark->set_no_level(v1::NO_LEVEL_NOT_APPLICABLE);
  } else if (typed == "cannot-tell" || typed == "cannot_tell") {
    mark->set_no_level(v1::NO_LEVEL_CANNOT_TELL);
  } else {
    mark->set_level(typed);
  }
}

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_MARKS_H_
