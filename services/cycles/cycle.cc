#include "services/cycles/cycle.h"

namespace ehcpqa::cycles {

std::string_view StateName(CycleState state) {
  switch (state) {
    case CycleState::kDraft:
      return "draft";
    case CycleState::kFramed:
      return "framed";
    case CycleState::kSampled:
      return "sampled";
    case CycleState::kScoring:
      return "scoring";
    case CycleState::kModeration:
      return "moderation";
    case CycleState::kReview:
      return "review";
    case CycleState::kPublished:
      return "published";
    case CycleState::kArchived:
      return "archived";
  }
  return "unknown";
}

std::string CycleName(std::string_view id) { return "cycles/" + std::string(id); }

}  // namespace ehcpqa::cycles
