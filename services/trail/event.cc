#include "services/trail/event.h"

#include "absl/strings/str_cat.h"

namespace ehcpqa::trail {
namespace {

void AddField(std::string& text, std::string_view field) {
  for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>((uint64_t{field.size()} >> shift) & 0xff);
  text += field;
}

}  // namespace

Digest PayloadDigest(std::string_view salt, std::string_view payload) {
  std::string text(salt);
  text += payload;
  return Sha256(text);
}

Digest Link(std::string_view previous, const Event& event) {
  std::string text(previous);
  text.reserve(text.size() + 320);
  AddField(text, std::to_string(event.sequence));
  AddField(text, event.at);
  AddField(text, event.actor.user);
  AddField(text, event.actor.name);
  AddField(text, event.actor.agency);
  AddField(text, event.action);
  AddField(text, event.subject);
  AddField(text, event.payload_digest);
  return Sha256(text);
}

std::string_view FirstPrevious() {
  static constexpr char kZeros[32] = {};
  return {kZeros, sizeof kZeros};
}

std::string Problem(const Event& event, int64_t sequence, std::string_view previous) {
  if (event.sequence != sequence) {
    return absl::StrCat("event ", sequence, " is missing: ", event.sequence, " stands in its place");
  }
  if (!event.erased() && AsBytes(PayloadDigest(event.salt, event.payload)) != event.payload_digest) {
    return absl::StrCat("the payload of event ", sequence, " is not the one that was recorded");
  }
  if (AsBytes(Link(previous, event)) != event.hash) {
    return absl::StrCat("event ", sequence, " or the event before it was changed: its link does not fit");
  }
  return "";
}

}  // namespace ehcpqa::trail
