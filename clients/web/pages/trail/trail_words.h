// Events of the trail as people read them.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_TRAIL_TRAIL_WORDS_H_
#define EHCPQA_CLIENTS_WEB_PAGES_TRAIL_TRAIL_WORDS_H_

#include <string>
#include <string_view>

namespace ehcpqa::web {

// "Froze the frame" of "cycle.freeze"; an action without words as it is.
std::string ActionWords(std::string_view action);
// Whether the action has words.
bool HasWords(std::string_view action);

// "Plan 7 of cycle q4, assessment health-1, mark F3" of a resource name; anything else as it is.
std::string SubjectWords(const std::string& name);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_TRAIL_TRAIL_WORDS_H_
