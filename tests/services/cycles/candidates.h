// Invented plans for tests of frames and samples.
#ifndef EHCPQA_TESTS_SERVICES_CYCLES_CANDIDATES_H_
#define EHCPQA_TESTS_SERVICES_CYCLES_CANDIDATES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/base/digest.h"
#include "services/cycles/framing.h"

namespace ehcpqa::cycles {

// A reference as a client would make it, of an invented number.
inline std::string InventedRef(int64_t number) {
  const std::string letters = Base32(AsBytes(Sha256("invented plan " + std::to_string(number))));
  return letters.substr(0, 4) + "-" + letters.substr(4, 4) + "-" + letters.substr(8, 4) + "-" + letters.substr(12, 4);
}

inline Candidate MakeCandidate(int64_t number, std::string need = "ASD", std::string key_stage = "KS2",
                               std::string event = "review_maintained", std::string la = "891") {
  Candidate candidate;
  candidate.row = {"",       InventedRef(number),  la + "-2025-12-31-1", la,
                   event,    std::move(key_stage), std::move(need),      "mainstream",
                   "unknown"};
  candidate.events = {event};
  return candidate;
}

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_TESTS_SERVICES_CYCLES_CANDIDATES_H_
