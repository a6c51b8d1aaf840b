#include "clients/web/engine/form_reader.h"

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "clients/web/engine/url.h"

namespace ehcpqa::web {
namespace {

// How much of one part is handed on at once.
constexpr size_t kBuffer = 16 << 10;

// How a file that was not taken is refused.
int StatusOf(const absl::Status& status) {
  if (absl::IsUnauthenticated(status)) return 401;
  if (absl::IsPermissionDenied(status)) return 403;
  if (absl::IsInvalidArgument(status)) return 400;
  return 503;
}

bool Tidy(std::string* text) {
  // Browsers send CR LF for every line end of a text area (HTML standard, 4.10.21.8).
  *text = absl::StrReplaceAll(*text, {{"\r\n", "\n"}, {"\r", "\n"}});
  return IsPlainText(*text);
}

}  // namespace

FormReader::FormReader(MHD_Connection* connection, const Route& route, Request* request)
    : route_(route), request_(request) {
  const char* type = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_TYPE);
  if (absl::StartsWithIgnoreCase(type == nullptr ? "" : type, MHD_HTTP_POST_ENCODING_FORM_URLENCODED)) return;
  processor_ = MHD_create_post_processor(connection, kBuffer, &OnPart, this);
  if (processor_ == nullptr) Refuse(415);
}

FormReader::~FormReader() {
  if (processor_ != nullptr) {
    status_ = 400;  // Nothing is taken over any more.
    MHD_destroy_post_processor(processor_);
  }
}

void FormReader::Add(std::string_view data) {
  received_ += data.size();
  if (received_ > route_.limits.bytes) Refuse(413);
  if (status_ != 0) return;
  if (processor_ == nullptr) {
    body_ += data;
    return;
  }
  if (MHD_post_process(processor_, data.data(), data.size()) != MHD_YES) Refuse(400);
}

int FormReader::Finish() {
  if (processor_ != nullptr) {
    // Hands on what was still held back, so it comes before the check.
    const MHD_Result ended = MHD_destroy_post_processor(processor_);
    processor_ = nullptr;
    if (ended != MHD_YES) Refuse(400);
  } else if (status_ == 0) {
    DecodeBody();
  }
  for (Fields::Field& field : request_->form.all()) {
    if (!Tidy(&field.name) || !Tidy(&field.value)) Refuse(400);
  }
  for (const ReceivedFile& file : request_->files) {
    if (!IsPlainText(file.field) || !IsPlainText(file.file_name)) Refuse(400);
  }
  return status_;
}

MHD_Result FormReader::OnPart(void* self, MHD_ValueKind, const char* name, const char* file_name, const char*,
                              const char*, const char* data, uint64_t offset, size_t size) {
  auto* reader = static_cast<FormReader*>(self);
  if (reader->status_ != 0) return MHD_NO;
  const std::string_view bytes(data == nullptr ? "" : data, data == nullptr ? 0 : size);
  if (name == nullptr) {
    reader->Refuse(400);
  } else if (file_name != nullptr) {
    reader->AddToFile(name, file_name, bytes, offset == 0);
  } else {
    reader->AddToField(name, bytes, offset == 0);
  }
  return reader->status_ == 0 ? MHD_YES : MHD_NO;
}

void FormReader::DecodeBody() {
  auto decoded = DecodeQuery(body_);
  if (!decoded) return Refuse(400);
  if (decoded->all().size() > route_.limits.fields) return Refuse(413);
  for (const Fields::Field& field : decoded->all()) {
    if (field.value.size() > route_.limits.field_bytes) return Refuse(413);
  }
  request_->form = *std::move(decoded);
}

void FormReader::AddToField(const char* name, std::string_view data, bool begins) {
  std::vector<Fields::Field>& fields = request_->form.all();
  // A field is announced without data when its data has not arrived yet, and announced again with it.
  if (begins && !fields.empty() && fields.back().name == name && fields.back().value.empty()) begins = false;
  if (begins) {
    if (fields.size() == route_.limits.fields) return Refuse(413);
    fields.push_back({name, ""});
  }
  if (fields.empty()) return Refuse(400);
  std::string& value = fields.back().value;
  if (value.size() + data.size() > route_.limits.field_bytes) return Refuse(413);
  value += data;
}

void FormReader::AddToFile(const char* name, const std::string& file_name, std::string_view data, bool begins) {
  // A file input that was left empty arrives as a file without name and without bytes.
  if (file_name.empty() && data.empty()) return;
  if (route_.open_upload == nullptr) return Refuse(400);
  std::vector<ReceivedFile>& files = request_->files;
  if (begins && file_bytes_ == 0 && !files.empty() && files.back().field == name) begins = false;
  if (begins) {
    file_bytes_ = 0;
    if (files.size() == route_.limits.fields) return Refuse(413);
    auto opened = route_.open_upload(*request_, name, file_name);
    if (!opened.ok()) return Refuse(StatusOf(opened.status()));
    files.push_back({name, file_name, *std::move(opened)});
  }
  file_bytes_ += data.size();
  if (files.empty()) return Refuse(400);
  if (const absl::Status written = files.back().upload->Write(data); !written.ok()) Refuse(StatusOf(written));
}

}  // namespace ehcpqa::web
