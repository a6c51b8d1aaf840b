// One plan of the register: what is known of it, without any identifier of a child.
#ifndef EHCPQA_SERVICES_REGISTER_PLAN_H_
#define EHCPQA_SERVICES_REGISTER_PLAN_H_

#include <cstdint>
#include <string>

#include "services/register/flags.h"

namespace ehcpqa::registers {

// Which identifier a reference was made from. Numbered as in the contract.
enum class IdBasis { kUpn = 1, kUln = 2, kOrder = 3 };

// A plan in the frame of one snapshot: open on its as-at date, one a person. Dates are YYYY-MM-DD, empty when absent.
// Codes are the DfE's.
struct Plan {
  std::string plan_ref;  // Keyed pseudonym: four groups of four base32 letters.
  std::string la;        // Three-digit code.
  IdBasis id_basis = IdBasis::kUpn;
  std::string key_stage;       // EY, KS1, KS2, KS3, KS4, post-16, 19-25 or unknown.
  std::string district;        // E07000170, or unknown.
  std::string need_primary;    // SENtype of rank 1; UNKNOWN when missing or not of the code list.
  std::string need_secondary;  // SENtype of rank 2; UNKNOWN when not of the code list, empty when absent.
  std::string setting_type;    // EY, mainstream, special, AP, FE, elsewhere, NEET, "school (type unknown)", unknown.
  std::string unit_or_rp;      // none, SENU or RP.
  std::string plan_start;      // Never empty.
  std::string assessment_outcome;    // Y, N, A, W, H.
  std::string phase_transfer_final;  // Final plan after a phase transfer review.
  std::string review_meeting;        // Day of the meeting.
  std::string review_decision;       // Day the authority wrote with its decision (LastReview).
  std::string review_outcome;        // M, C, A.
  std::string direct_payment;        // E, S, H, I.
  FlagSet flags;
  int64_t row_no = 0;  // Number of the Requests record in the return, from 1.

  friend bool operator==(const Plan&, const Plan&) = default;
};

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_PLAN_H_
