// What the register says about a row beside its facts: the closed list of data-quality flags.
#ifndef EHCPQA_SERVICES_REGISTER_FLAGS_H_
#define EHCPQA_SERVICES_REGISTER_FLAGS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ehcpqa::registers {

// The value is the flag's bit in the database: never change or reuse one. Flags marked (client) need what never leaves
// the local authority's own client and arrive with the person.
enum class Flag {
  kUpnCheckFailed = 0,         // (client) The check letter of the UPN is wrong.
  kUlnCheckFailed = 1,         // (client) The check digit of the ULN is wrong.
  kNoUpnOrUln = 2,             // (client) The reference is good for one return only.
  kAgeOutOfRange = 3,          // (client) Not 0 to 24 at the start of the school year.
  kSecondOpenPlan = 4,         // Left out, because the person has an open plan that started later.
  kHasSecondOpenPlan = 5,      // In the frame, and the person has another open plan that was left out.
  kSeveralRequests = 6,        // In the frame, and the person has further requests, none of them an open plan.
  kTransferredIn = 7,          // The plan came from another local authority.
  kDecisionBeforeMeeting = 8,  // The review was decided before its meeting.
  kSeveralSettingKinds = 9,    // One placement has more than one of URN, UKPRN and SENSetting.
  kNoPlacement = 10,           // In the frame, and nowhere placed on the as-at date.
  kSettingUnknown = 11,        // In the frame, and neither a placement nor the plan says what kind of setting.
  kNeedMissing = 12,           // In the frame, without a primary need.
  kNeedUnknownCode = 13,       // In the frame, with a need that is not of the code list.
  kCeasedButActive = 14,       // Ceased before the as-at date, and still listed as active.
  kStartAfterAsAt = 15,        // Starts after the as-at date.
  kDateUnreadable = 16,        // (client) A date could not be read.
  kHeaderContradiction = 17,   // The header of the return contradicts itself.
};
inline constexpr int kFlags = 18;

// "upn_check_failed", ...
std::string_view FlagName(Flag flag);
std::optional<Flag> ParseFlag(std::string_view name);

// Some of the flags.
class FlagSet {
 public:
  constexpr FlagSet() = default;
  static constexpr FlagSet FromBits(uint32_t bits) { return FlagSet(bits); }
  constexpr uint32_t bits() const { return bits_; }

  constexpr bool Has(Flag flag) const { return (bits_ & Bit(flag)) != 0; }
  constexpr void Add(Flag flag) { bits_ |= Bit(flag); }
  constexpr void Remove(Flag flag) { bits_ &= ~Bit(flag); }
  constexpr void Add(FlagSet flags) { bits_ |= flags.bits_; }
  // In the order of the list.
  std::vector<Flag> flags() const;
  std::vector<std::string_view> names() const;

  friend constexpr bool operator==(FlagSet, FlagSet) = default;

 private:
  constexpr explicit FlagSet(uint32_t bits) : bits_(bits) {}
  static constexpr uint32_t Bit(Flag flag) { return uint32_t{1} << static_cast<int>(flag); }
  uint32_t bits_ = 0;
};

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_FLAGS_H_
