#include "clients/api/request_id.h"

#include <sodium.h>

#include <array>
#include <string_view>

#include "google/protobuf/descriptor.h"
#include "services/base/clock.h"
#include "services/base/digest.h"

namespace ehcpqa::api {
namespace {

const google::protobuf::FieldDescriptor* Field(const google::protobuf::Message& request) {
  return request.GetDescriptor()->FindFieldByName("request_id");
}

}  // namespace

std::string NewRequestId() {
  std::array<char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  // The time comes first, so that the server's answers to one caller lie side by side and not on a page each.
  const Millis now = SystemClock().Now();
  for (size_t i = 0; i < 6; ++i) bytes[i] = static_cast<char>((now >> (40 - 8 * i)) & 0xff);
  bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x70);
  bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
  std::string id = Hex({bytes.data(), bytes.size()});
  for (const size_t dash : {8, 13, 18, 23}) id.insert(dash, 1, '-');
  return id;
}

bool NeedsRequestId(const google::protobuf::Message& request) {
  const auto* field = Field(request);
  return field != nullptr && request.GetReflection()->GetString(request, field).empty();
}

void SetRequestId(google::protobuf::Message* request, const std::string& id) {
  request->GetReflection()->SetString(request, Field(*request), id);
}

}  // namespace ehcpqa::api
