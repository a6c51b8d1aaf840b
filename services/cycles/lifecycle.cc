#include "services/cycles/lifecycle.h"

#include <algorithm>

#include "services/base/error.h"

namespace ehcpqa::cycles {
namespace {

constexpr char kReason[] = "CYCLE_STATE";

// "1 audit", "3 audits".
std::string Count(int64_t count, std::string_view singular) {
  return std::to_string(count) + " " + std::string(singular) + (count == 1 ? "" : "s");
}

const Guard kFrameExists{
    "frame_exists", [](const CycleFacts& facts) { return facts.frame_exists; },
    [](const CycleFacts&) { return std::string("There is no frame. Freeze the cycle to fix one."); }};

const Guard kSampleExists{"sample_exists", [](const CycleFacts& facts) { return facts.sample_exists; },
                          [](const CycleFacts&) { return std::string("No sample is drawn. Draw it with a seed."); }};

const Guard kEveryAuditAllocated{
    "every_audit_allocated", [](const CycleFacts& facts) { return facts.audits > 0 && facts.audits_unallocated == 0; },
    [](const CycleFacts& facts) {
      return facts.audits == 0 ? std::string("There are no audits. Draw a sample first.")
                               : std::to_string(facts.audits_unallocated) + " of " + Count(facts.audits, "audit") +
                                     " lack an auditor of some kind. Allocate auditors.";
    }};

const Guard kNothingMissingOrReason{
    "nothing_missing_or_reason",
    [](const CycleFacts& facts) { return facts.assessments_missing == 0 || facts.reason_given; },
    [](const CycleFacts& facts) {
      return Count(facts.assessments_missing, "assessment") +
             " not submitted yet. Wait for them, or close with a reason: they then stay out of the results.";
    }};

const Guard kSomethingIn{
    "something_in", [](const CycleFacts& facts) { return facts.audits_in > 0; },
    [](const CycleFacts&) {
      return std::string("No audit has all its assessments. Go back to scoring and have at least one completed.");
    }};

const Guard kNothingReturned{
    "nothing_returned", [](const CycleFacts& facts) { return facts.assessments_returned == 0; },
    [](const CycleFacts& facts) {
      return Count(facts.assessments_returned, "returned assessment") + " not submitted again. Wait for them.";
    }};

const Guard kEveryDifferenceSettled{
    "every_difference_settled", [](const CycleFacts& facts) { return facts.differences_open == 0; },
    [](const CycleFacts& facts) {
      return Count(facts.differences_open, "difference") + " between auditors not settled. Settle them in moderation.";
    }};

const Guard kReasonGiven{
    "reason_given", [](const CycleFacts& facts) { return facts.reason_given; },
    [](const CycleFacts&) { return std::string("Going back needs a reason. Say why in 5 to 500 characters."); }};

const Guard kNothingStarted{
    "nothing_started", [](const CycleFacts& facts) { return facts.assessments_started == 0; },
    [](const CycleFacts& facts) {
      return Count(facts.assessments_started, "assessment") +
             " begun, and the sample cannot be dropped under them. Swap single plans instead, or set up another cycle.";
    }};

std::string Steps(CycleState state) {
  std::string steps;
  for (const Transition& transition : Transitions()) {
    if (transition.from != state) continue;
    steps += steps.empty() ? "From here it can go to " : " or back to ";
    steps += StateName(transition.to);
  }
  return steps.empty() ? "From here it goes nowhere." : steps + ".";
}

}  // namespace

const std::vector<Transition>& Transitions() {
  using enum CycleState;
  using enum Direction;
  static const std::vector<Transition> all = {
      {kDraft, kFramed, kForward, "freeze", {kFrameExists}},
      {kFramed, kSampled, kForward, "draw", {kFrameExists, kSampleExists}},
      {kFramed, kDraft, kBack, "revert", {kReasonGiven}},
      {kSampled, kScoring, kForward, "open", {kSampleExists, kEveryAuditAllocated}},
      {kSampled, kFramed, kBack, "revert", {kReasonGiven, kNothingStarted}},
      {kScoring, kModeration, kForward, "close", {kNothingMissingOrReason}},
      {kScoring, kSampled, kBack, "revert", {kReasonGiven}},
      {kModeration, kReview, kForward, "review", {kSomethingIn, kNothingReturned, kEveryDifferenceSettled}},
      {kModeration, kScoring, kBack, "revert", {kReasonGiven}},
      {kReview, kPublished, kForward, "publish", {}},
      {kReview, kModeration, kBack, "revert", {kReasonGiven}},
      {kPublished, kArchived, kForward, "archive", {}},
  };
  return all;
}

namespace {

const Transition* Find(CycleState from, Direction direction) {
  for (const Transition& transition : Transitions()) {
    if (transition.from == from && transition.direction == direction) return &transition;
  }
  return nullptr;
}

}  // namespace

const Transition* Forward(CycleState state) { return Find(state, Direction::kForward); }
const Transition* Back(CycleState state) { return Find(state, Direction::kBack); }

absl::Status CheckTransition(CycleState from, CycleState to, const CycleFacts& facts) {
  for (const Transition& transition : Transitions()) {
    if (transition.from != from || transition.to != to) continue;
    for (const Guard& guard : transition.guards) {
      if (guard.holds(facts)) continue;
      return NotNow(kReason, "The cycle cannot go from " + std::string(StateName(from)) + " to " +
                                 std::string(StateName(to)) + " (" + std::string(guard.name) +
                                 "): " + guard.remedy(facts));
    }
    return absl::OkStatus();
  }
  return NotNow(kReason, "The cycle is in state " + std::string(StateName(from)) + " and cannot go to " +
                             std::string(StateName(to)) + ". " + Steps(from));
}

std::vector<std::string> Blockers(CycleState state, const CycleFacts& facts) {
  std::vector<std::string> blockers;
  const Transition* transition = Forward(state);
  if (transition == nullptr) return blockers;
  for (const Guard& guard : transition->guards) {
    if (!guard.holds(facts)) blockers.push_back(guard.remedy(facts));
  }
  return blockers;
}

absl::Status RequireState(CycleState state, std::initializer_list<CycleState> allowed, std::string_view doing) {
  if (std::find(allowed.begin(), allowed.end(), state) != allowed.end()) return absl::OkStatus();
  std::string states;
  for (const CycleState one : allowed) states += (states.empty() ? "" : " or ") + std::string(StateName(one));
  return NotNow(kReason, std::string(doing) + " is possible while the cycle is " + states + "; it is " +
                             std::string(StateName(state)) + ". " + Steps(state));
}

}  // namespace ehcpqa::cycles
