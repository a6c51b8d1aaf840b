// Reads a posted form as it arrives: fields into the request, files into uploads.
#ifndef EHCPQA_CLIENTS_WEB_ENGINE_FORM_READER_H_
#define EHCPQA_CLIENTS_WEB_ENGINE_FORM_READER_H_

#include <microhttpd.h>

#include <string>
#include <string_view>

#include "clients/web/engine/request.h"
#include "clients/web/engine/router.h"

namespace ehcpqa::web {

// One form. Add what arrives, then Finish once.
class FormReader {
 public:
  // `request` gets the fields and files; both arguments must outlive the reader.
  FormReader(MHD_Connection* connection, const Route& route, Request* request);
  ~FormReader();
  FormReader(const FormReader&) = delete;
  FormReader& operator=(const FormReader&) = delete;

  // Data after the first mistake is dropped.
  void Add(std::string_view data);

  // Whether more came than the route takes.
  bool too_much() const { return status_ == 413; }

  // 0 when the form was read whole, else the HTTP status that refuses it: 400 (broken, or text that is no UTF-8), 413
  // (too much), 415 (neither urlencoded nor multipart); of a file that was not taken 401, 403 or 503.
  int Finish();

 private:
  static MHD_Result OnPart(void* self, MHD_ValueKind kind, const char* name, const char* file_name, const char* type,
                           const char* encoding, const char* data, uint64_t offset, size_t size);
  void DecodeBody();
  void AddToField(const char* name, std::string_view data, bool begins);
  void AddToFile(const char* name, const std::string& file_name, std::string_view data, bool begins);
  void Refuse(int status) { status_ = status_ == 0 ? status : status_; }

  const Route& route_;
  Request* const request_;
  MHD_PostProcessor* processor_ = nullptr;  // For multipart.
  std::string body_;                        // Of an urlencoded form, which is decoded when it is whole.
  size_t received_ = 0;
  size_t file_bytes_ = 0;  // Of the last file.
  int status_ = 0;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_ENGINE_FORM_READER_H_
