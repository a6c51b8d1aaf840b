#include "services/register/events.h"

#include <array>
#include <string>

namespace ehcpqa::registers {
namespace {

Event ReviewEvent(std::string_view outcome) {
  if (outcome == "A") return Event::kReviewAmended;
  if (outcome == "M") return Event::kReviewMaintained;
  if (outcome == "C") return Event::kReviewCeased;
  return Event::kReviewUnknown;
}

}  // namespace

std::string_view EventName(Event event) {
  constexpr std::array<std::string_view, 7> kNames = {
      "new", "phase_transfer", "review_amended", "review_maintained", "review_ceased", "review_unknown", "no_event"};
  return kNames[static_cast<size_t>(event)];
}

PlanEvents EventsOf(const Plan& plan, std::string_view window_start, std::string_view window_end) {
  // Dates in this form sort as text; an empty one lies before every window.
  const auto in_window = [&](std::string_view date) {
    return window_start <= date && date <= window_end && !date.empty();
  };
  PlanEvents events;
  if (plan.assessment_outcome == "Y" && in_window(plan.plan_start)) events.all.push_back(Event::kNew);
  if (in_window(plan.phase_transfer_final)) events.all.push_back(Event::kPhaseTransfer);
  if (in_window(plan.review_decision)) events.all.push_back(ReviewEvent(plan.review_outcome));
  if (events.all.empty()) events.all.push_back(Event::kNoEvent);
  events.event = events.all.front();
  return events;
}

}  // namespace ehcpqa::registers
