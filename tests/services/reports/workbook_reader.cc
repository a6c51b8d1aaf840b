#include "tests/services/reports/workbook_reader.h"

#include <zip.h>

#include <cstdlib>
#include <regex>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"

namespace ehcpqa::reports {
namespace {

std::string Unescaped(const std::string& xml) {
  return absl::StrReplaceAll(xml, {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}});
}

std::map<std::string, std::string> Unzip(const std::string& bytes) {
  std::map<std::string, std::string> parts;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (archive == nullptr) {
    zip_source_free(source);
    ADD_FAILURE() << "no archive";
    return parts;
  }
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0)); ++i) {
    zip_stat_t stat;
    zip_stat_index(archive, i, 0, &stat);
    std::string part(stat.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, i, 0);
    EXPECT_EQ(zip_fread(file, part.data(), part.size()), static_cast<zip_int64_t>(part.size())) << stat.name;
    zip_fclose(file);
    parts[stat.name] = part;
  }
  zip_discard(archive);
  return parts;
}

std::vector<std::smatch> All(const std::string& text, const std::regex& pattern) {
  return {std::sregex_iterator(text.begin(), text.end(), pattern), std::sregex_iterator()};
}

}  // namespace

const ReadSheet* ReadBook::Find(const std::string& name) const {
  for (const ReadSheet& sheet : sheets) {
    if (sheet.name == name) return &sheet;
  }
  return nullptr;
}

ReadBook ReadWorkbook(const std::string& bytes) {
  static const std::regex shared_pattern("<si><t[^>]*>([^<]*)</t></si>");
  static const std::regex sheet_pattern("<sheet name=\"([^\"]*)\"");
  static const std::regex cell_pattern("<c r=\"([A-Z]+[0-9]+)\"([^>]*)>(<f>([^<]*)</f>)?<v>([^<]*)</v></c>");
  ReadBook book;
  book.parts = Unzip(bytes);
  std::vector<std::string> shared;
  for (const std::smatch& one : All(book.parts["xl/sharedStrings.xml"], shared_pattern)) {
    shared.push_back(Unescaped(one[1]));
  }
  for (const std::smatch& one : All(book.parts["xl/workbook.xml"], sheet_pattern)) {
    ReadSheet sheet;
    sheet.name = Unescaped(one[1]);
    sheet.xml = book.parts[absl::StrCat("xl/worksheets/sheet", book.sheets.size() + 1, ".xml")];
    for (const std::smatch& cell : All(sheet.xml, cell_pattern)) {
      ReadCell& read = sheet.cells[cell[1]];
      const bool words = cell[2].str().find("t=\"s\"") != std::string::npos;
      read.formula = Unescaped(cell[4]);
      (words ? read.text : read.number) = words ? shared.at(std::stoul(cell[5])) : cell[5].str();
    }
    book.sheets.push_back(sheet);
  }
  return book;
}

}  // namespace ehcpqa::reports
