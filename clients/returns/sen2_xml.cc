#include "clients/returns/sen2_xml.h"

#include <expat.h>

#include <string>
#include <utility>

#include "clients/returns/person_builder.h"
#include "clients/returns/refusal.h"
#include "clients/returns/sen2_xml_handler.h"
#include "services/base/digest.h"
#include "services/base/status_macros.h"

namespace ehcpqa::returns {
namespace {

constexpr int kChunk = 64 * 1024;

// What expat found wrong, in words a person can act on. `byte` is the one it stopped at; 0 when it is not at hand.
absl::Status Explain(XML_Error error, const Place& place, bool at_end, bool root_seen, unsigned char byte) {
  if (at_end && root_seen)
    return Unreadable(place, "the file ends before its last element is closed: it was cut short. Export it again.");
  if (error == XML_ERROR_UNKNOWN_ENCODING || error == XML_ERROR_INCORRECT_ENCODING) {
    return Unreadable(place,
                      "the file is declared in an encoding that it is not in or that is not read; save it as UTF-8.");
  }
  if ((error == XML_ERROR_INVALID_TOKEN || error == XML_ERROR_PARTIAL_CHAR) && byte >= 0x80) {
    return Unreadable(place, "a character here is not in the file's encoding; save the file as UTF-8.");
  }
  if (!root_seen) return WrongKind(place, "this is not XML, so not a SEN2 return in XML.");
  return Unreadable(
      place, std::string("the XML is not well-formed here (") + XML_ErrorString(error) + "). Export the file again.");
}

// Feeds expat from a source and turns its errors into refusals.
class Sen2XmlParser {
 public:
  Sen2XmlParser(ByteSource& source, Sen2XmlHandler& handler)
      : source_(source), handler_(handler), parser_(XML_ParserCreate(nullptr)) {
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(
        parser_, [](void* self, const char* name, const char**) { static_cast<Sen2XmlParser*>(self)->OnStart(name); },
        [](void* self, const char*) { static_cast<Sen2XmlParser*>(self)->OnEnd(); });
    XML_SetCharacterDataHandler(parser_, [](void* self, const char* text, int size) {
      static_cast<Sen2XmlParser*>(self)->OnText({text, static_cast<size_t>(size)});
    });
    XML_SetStartDoctypeDeclHandler(parser_, [](void* self, const char*, const char*, const char*, int) {
      static_cast<Sen2XmlParser*>(self)->OnDoctype();
    });
    // Comments and the like: only so that a token without end can be told from a long run of small ones.
    XML_SetDefaultHandler(parser_, [](void* self, const char*, int) { static_cast<Sen2XmlParser*>(self)->Moved(); });
  }
  Sen2XmlParser(const Sen2XmlParser&) = delete;
  Sen2XmlParser& operator=(const Sen2XmlParser&) = delete;
  ~Sen2XmlParser() { XML_ParserFree(parser_); }

  absl::Status Run(size_t longest_token) {
    bool at_end = false;
    while (!at_end) {
      char* buffer = static_cast<char*>(XML_GetBuffer(parser_, kChunk));
      if (buffer == nullptr) return absl::ResourceExhaustedError("no memory to read XML with");
      ASSIGN_OR_RETURN(const size_t n, source_.Read(buffer, kChunk));
      at_end = n == 0;
      if (at_end && fed_ == 0) return Unreadable({.file = source_.name()}, "the file is empty.");
      fed_ += n;
      if (XML_ParseBuffer(parser_, static_cast<int>(n), at_end) != XML_STATUS_OK) return Failure(at_end, buffer, n);
      if (fed_ - moved_at_ > longest_token)
        return TooLarge(Here(), "one tag or comment is longer than any of a return.");
    }
    return absl::OkStatus();
  }

 private:
  Place Here() const {
    return {.file = source_.name(),
            .line = XML_GetCurrentLineNumber(parser_),
            .column = XML_GetCurrentColumnNumber(parser_) + 1};
  }
  void Moved() { moved_at_ = fed_; }
  void Hold(absl::Status status) {
    if (status.ok() || !failure_.ok()) return;
    failure_ = std::move(status);
    XML_StopParser(parser_, XML_FALSE);
  }
  void OnStart(const char* name) {
    Moved();
    if (failure_.ok()) Hold(handler_.OnStart(name, [this] { return Here(); }));
  }
  void OnEnd() {
    Moved();
    if (failure_.ok()) Hold(handler_.OnEnd([this] { return Here(); }));
  }
  void OnText(std::string_view text) {
    Moved();
    if (failure_.ok()) Hold(handler_.OnText(text, [this] { return Here(); }));
  }
  void OnDoctype() { Hold(Unreadable(Here(), "the file has a DOCTYPE, which no SEN2 return has; it was not read.")); }

  absl::Status Failure(bool at_end, const char* buffer, size_t n) const {
    if (!failure_.ok()) return failure_;
    const auto offset = XML_GetCurrentByteIndex(parser_) - static_cast<XML_Index>(fed_ - n);
    const bool at_hand = offset >= 0 && offset < static_cast<XML_Index>(n);
    return Explain(XML_GetErrorCode(parser_), Here(), at_end, handler_.root_seen(),
                   at_hand ? static_cast<unsigned char>(buffer[offset]) : 0);
  }

  ByteSource& source_;
  Sen2XmlHandler& handler_;
  const XML_Parser parser_;
  absl::Status failure_;
  uint64_t fed_ = 0;
  uint64_t moved_at_ = 0;
};

class Sen2Xml final : public PersonSource {
 public:
  Sen2Xml(std::function<absl::StatusOr<std::unique_ptr<ByteSource>>()> open, std::string sha256, ReadSettings settings)
      : open_(std::move(open)), sha256_(std::move(sha256)), hashes_(sha256_.empty()), settings_(std::move(settings)) {}

  absl::Status ReadPersons(const PersonVisitor& visit) override {
    ASSIGN_OR_RETURN(std::unique_ptr<ByteSource> raw, open_());
    Sha256Stream digest;
    auto meter = std::make_shared<Meter>(
        Meter{.limit = settings_.limits.bytes, .digest = hashes_ ? &digest : nullptr, .progress = settings_.progress});
    const std::unique_ptr<ByteSource> source = Metered(std::move(raw), meter);
    header_ = {};
    marks_ = {};
    RETURN_IF_ERROR(ParseSen2Xml(*source, settings_, header_, marks_, visit));
    if (!hashes_) return absl::OkStatus();
    const std::string sha256 = Hex(AsBytes(digest.Finish()));
    if (!sha256_.empty() && sha256_ != sha256) {
      return Unreadable({.file = source->name()}, "the file was changed while it was read; try again.");
    }
    sha256_ = sha256;
    return absl::OkStatus();
  }
  const HeaderFields& header() const override { return header_; }
  const LayoutMarks& marks() const override { return marks_; }
  const std::string& sha256() const override { return sha256_; }

 private:
  const std::function<absl::StatusOr<std::unique_ptr<ByteSource>>()> open_;
  std::string sha256_;
  const bool hashes_;
  const ReadSettings settings_;
  HeaderFields header_;
  LayoutMarks marks_;
};

}  // namespace

absl::Status ParseSen2Xml(ByteSource& source, const ReadSettings& settings, HeaderFields& header, LayoutMarks& marks,
                          const PersonVisitor& visit) {
  Sen2XmlHandler handler(settings, header, marks, visit);
  return Sen2XmlParser(source, handler).Run(settings.limits.token);
}

std::unique_ptr<PersonSource> Sen2XmlSource(std::function<absl::StatusOr<std::unique_ptr<ByteSource>>()> open,
                                            std::string sha256, ReadSettings settings) {
  return std::make_unique<Sen2Xml>(std::move(open), std::move(sha256), std::move(settings));
}

}  // namespace ehcpqa::returns
