// One line of the trail, and the links of its chain.
#ifndef EHCPQA_SERVICES_TRAIL_EVENT_H_
#define EHCPQA_SERVICES_TRAIL_EVENT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "services/base/digest.h"

namespace ehcpqa::trail {

// Who did something: a person for an agency, or the operator of the server.
struct Actor {
  std::string user = "operator";  // users/{user}
  std::string name = "operator";  // As it was then.
  std::string agency;             // agencies/{agency}; empty for the operator.
};

struct Event {
  int64_t sequence = 0;  // From 1, without a gap.
  std::string at;        // UTC, ISO 8601.
  Actor actor;
  std::string action;   // "cycle.freeze"
  std::string subject;  // Resource name.
  std::string payload_digest;
  std::string hash;  // 32 bytes.
  // Beside the chain; empty once erased.
  std::string salt;
  std::string payload;  // JSON.
  std::string erased_by, erased_at, erased_reason;

  bool erased() const { return !erased_by.empty(); }
};

// SHA-256(salt || payload): a payload can be erased and its digest stay, and the digest of a short text cannot be
// guessed.
Digest PayloadDigest(std::string_view salt, std::string_view payload);

// The link of an event behind the link `previous`: SHA-256 of `previous` and of every hashed field, each as its length
// in 8 bytes big-endian and its bytes, in the order sequence (decimal), at, user, name, agency, action, subject,
// payload digest.
Digest Link(std::string_view previous, const Event& event);

// What the first link hangs on: 32 zero bytes.
std::string_view FirstPrevious();

// What is wrong with an event that should follow `previous` and have number `sequence`; empty when nothing is.
std::string Problem(const Event& event, int64_t sequence, std::string_view previous);

}  // namespace ehcpqa::trail

#endif  // EHCPQA_SERVICES_TRAIL_EVENT_H_
