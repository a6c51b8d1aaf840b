#include "services/rubrics/legal.h"

#include "absl/strings/str_cat.h"

namespace ehcpqa::rubrics {
namespace {

int Undetermined(const LegalOutcome& legal) { return legal.cannot_tell + legal.absent; }

// "4 of 9 legal requirements", those that are not applicable left out.
std::string OfApplicable(const LegalOutcome& legal, int count) {
  const int applicable = legal.met + legal.failed() + Undetermined(legal);
  return absl::StrCat(count, " of ", applicable, applicable == 1 ? " legal requirement" : " legal requirements");
}

}  // namespace

LegalStatus LegalStatusOf(const LegalOutcome& counts) {
  if (counts.failed() > 0) return LegalStatus::kNotCompliant;
  if (Undetermined(counts) > 0) return LegalStatus::kNotDetermined;
  return counts.met > 0 ? LegalStatus::kCompliant : LegalStatus::kNothingRequired;
}

std::string ExplainLegal(const LegalOutcome& legal) {
  switch (legal.status) {
    case LegalStatus::kCompliant:
      return absl::StrCat("compliant: ", OfApplicable(legal, legal.met), " met");
    case LegalStatus::kNotCompliant: {
      std::string text = absl::StrCat("not compliant: ", OfApplicable(legal, legal.failed()), " failed (",
                                      legal.not_met, " not met, ", legal.partly, " partly met)");
      if (Undetermined(legal) > 0) absl::StrAppend(&text, ", ", Undetermined(legal), " not determined");
      return text;
    }
    case LegalStatus::kNotDetermined:
      return absl::StrCat("not determined: ", OfApplicable(legal, Undetermined(legal)),
                          " marked Cannot tell or not answered");
    case LegalStatus::kNothingRequired:
      break;
  }
  return "no legal requirement applies";
}

}  // namespace ehcpqa::rubrics
