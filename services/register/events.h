// What happened to a plan in an audit window.
#ifndef EHCPQA_SERVICES_REGISTER_EVENTS_H_
#define EHCPQA_SERVICES_REGISTER_EVENTS_H_

#include <string_view>
#include <vector>

#include "services/register/plan.h"

namespace ehcpqa::registers {

// In order of precedence.
enum class Event {
  kNew,            // Issued after an assessment (outcome Y), with its start in the window; historical ones never are.
  kPhaseTransfer,  // Final plan after a phase transfer review in the window.
  kReviewAmended,  // Review decided in the window: amend. The amended final comes later.
  kReviewMaintained,  // ... maintain.
  kReviewCeased,      // ... cease.
  kReviewUnknown,     // ... outcome not given.
  kNoEvent,
};
inline constexpr Event kEvents[] = {
    Event::kNew,          Event::kPhaseTransfer, Event::kReviewAmended, Event::kReviewMaintained,
    Event::kReviewCeased, Event::kReviewUnknown, Event::kNoEvent};

// "new", "phase_transfer", "review_amended", "review_maintained", "review_ceased", "review_unknown", "no_event".
std::string_view EventName(Event event);

// The first that applies, and all that apply (never empty: kNoEvent alone when nothing does), in order of precedence.
struct PlanEvents {
  Event event = Event::kNoEvent;
  std::vector<Event> all;
};

// Events in the window from `window_start` to `window_end`, both YYYY-MM-DD and both within it.
PlanEvents EventsOf(const Plan& plan, std::string_view window_start, std::string_view window_end);

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_EVENTS_H_
