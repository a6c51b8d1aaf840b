#include "clients/api/paging.h"

#include <memory>
#include <string>

#include "google/protobuf/descriptor.h"
#include "services/base/status_macros.h"

namespace ehcpqa::api {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// More than any list's own cap, which the server applies.
constexpr int kLargestPage = 10'000;

const FieldDescriptor* Field(const Message& message, const char* name) {
  return message.GetDescriptor()->FindFieldByName(name);
}

}  // namespace

absl::Status ReadPages(const PageCall& call, Message* request, Message* all) {
  const FieldDescriptor* next = Field(*all, "next_page_token");
  const FieldDescriptor* token = Field(*request, "page_token");
  const FieldDescriptor* size = Field(*request, "page_size");
  if (next == nullptr || token == nullptr) return call(*request, all);
  const auto* in = request->GetReflection();
  if (size != nullptr && in->GetInt32(*request, size) == 0) in->SetInt32(request, size, kLargestPage);
  std::unique_ptr<Message> page(all->New());
  while (true) {
    RETURN_IF_ERROR(call(*request, page.get()));
    const std::string following = page->GetReflection()->GetString(*page, next);
    all->MergeFrom(*page);
    all->GetReflection()->ClearField(all, next);
    if (following.empty()) return absl::OkStatus();
    if (following == in->GetString(*request, token)) {
      return absl::InternalError("The server repeated a page token; the list cannot be read to its end.");
    }
    in->SetString(request, token, following);
    page->Clear();
  }
}

}  // namespace ehcpqa::api
