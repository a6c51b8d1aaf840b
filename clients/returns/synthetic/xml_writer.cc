#include <utility>

#include "clients/returns/synthetic/text_file.h"
#include "clients/returns/synthetic/writers.h"
#include "services/base/clock.h"
#include "services/base/status_macros.h"

namespace ehcpqa::synthetic {
namespace {

std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

void AppendElement(std::string& out, const Record::Item& item, int depth) {
  out.append(static_cast<size_t>(depth) * 2, ' ').append("<").append(item.element).append(">");
  out.append(item.is_date ? FormatDate(item.date) : Escaped(item.text)).append("</").append(item.element).append(">\n");
}

void AppendRecord(std::string& out, const Record& record, int depth) {
  const std::string indent(static_cast<size_t>(depth) * 2, ' ');
  out.append(indent).append("<").append(record.element()).append(">\n");
  for (const Record::Item& item : record.items()) {
    if (item.below != nullptr) {
      AppendRecord(out, *item.below, depth + 1);
    } else {
      AppendElement(out, item, depth + 1);
    }
  }
  out.append(indent).append("</").append(record.element()).append(">\n");
}

class XmlWriter final : public ReturnWriter {
 public:
  explicit XmlWriter(std::unique_ptr<TextFile> file) : file_(std::move(file)), paths_({file_->path()}) {}

  absl::Status Header(const Record& header) override {
    std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Message>\n  <Header>\n    <CollectionDetails>\n";
    bool in_source = false;
    for (const Record::Item& item : header.items()) {
      if (item.element == "SourceLevel") {
        out += "    </CollectionDetails>\n    <Source>\n";
        in_source = true;
      }
      AppendElement(out, item, 3);
    }
    out += in_source ? "    </Source>\n" : "    </CollectionDetails>\n";
    return file_->Append(out + "  </Header>\n  <Persons>\n");
  }
  absl::Status Person(const Record& person) override {
    std::string out;
    AppendRecord(out, person, 2);
    return file_->Append(out);
  }
  absl::Status Close() override {
    RETURN_IF_ERROR(file_->Append("  </Persons>\n</Message>\n"));
    return file_->Close();
  }
  const std::vector<std::string>& paths() const override { return paths_; }

 private:
  const std::unique_ptr<TextFile> file_;
  const std::vector<std::string> paths_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ReturnWriter>> OpenXmlWriter(const std::string& folder) {
  ASSIGN_OR_RETURN(std::unique_ptr<TextFile> file, TextFile::Create(folder + "/sen2.xml"));
  return std::make_unique<XmlWriter>(std::move(file));
}

}  // namespace ehcpqa::synthetic
