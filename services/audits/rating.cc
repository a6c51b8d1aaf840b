#include "services/audits/rating.h"

namespace ehcpqa::audits {

std::string_view CauseName(Cause cause) {
  switch (cause) {
    case Cause::kNone:
      return "";
    case Cause::kAdviceNotSought:
      return "advice_not_sought";
    case Cause::kAdviceLate:
      return "advice_late";
    case Cause::kAdviceWeak:
      return "advice_weak";
    case Cause::kLostInDrafting:
      return "lost_in_drafting";
    case Cause::kDisagreed:
      return "disagreed";
    case Cause::kServiceGap:
      return "service_gap";
    case Cause::kOther:
      return "other";
  }
  return "";
}

std::string_view NoLevelName(NoLevel no_level) {
  switch (no_level) {
    case NoLevel::kNone:
      return "";
    case NoLevel::kNotApplicable:
      return "na";
    case NoLevel::kCannotTell:
      return "cannot_tell";
  }
  return "";
}

}  // namespace ehcpqa::audits
