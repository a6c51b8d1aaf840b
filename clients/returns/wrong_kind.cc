#include "clients/returns/wrong_kind.h"

#include "clients/returns/modules.h"
#include "clients/returns/refusal.h"

namespace ehcpqa::returns {
namespace {

constexpr std::string_view kSocialCare = "this is a children's social care file, not a SEN2 return; it was not read.";
constexpr std::string_view kSchools =
    "this is a school's census or workforce file, not a SEN2 return; it was not read.";

bool Contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

std::string SayCollection(std::string_view collection) {
  const std::string code = Lower(collection);
  std::string what = "the collection is " + Shown(collection) + ", not SEN2";
  if (code.starts_with("cin")) what += " (the children in need census)";
  if (code == "lac" || code.starts_with("ssda903")) what += " (the looked-after children return)";
  if (code == "sc" || code.starts_with("sch")) what += " (the school census)";
  if (code.starts_with("ap")) what += " (the alternative provision census)";
  return what + "; it was not read.";
}

std::string SayElement(std::string_view name) {
  if (name == "children" || name == "child" || name == "lookedafterchildren") return std::string(kSocialCare);
  if (name == "school" || name == "schools" || name == "pupils" || name == "pupilsonroll" ||
      name == "schoolworkforcemembers") {
    return std::string(kSchools);
  }
  return "";
}

std::string SayBytes(std::string_view first) {
  if (first.starts_with("\xD0\xCF\x11\xE0"))
    return "this is an old Excel or Word file; give the return itself, as XML or as the nine CSV files.";
  if (first.starts_with("%PDF")) return "this is a PDF; give the return itself, as XML or as the nine CSV files.";
  if (first.starts_with("\x1F\x8B") || first.starts_with("7z\xBC\xAF") || first.starts_with("Rar!")) {
    return "this is an archive of a kind that is not read; unpack it, or make a zip.";
  }
  const std::string line = Lower(first.substr(0, first.find_first_of("\r\n")));
  if (Contains(line, "child unique id")) return std::string(kSocialCare);
  if (Contains(line, "tableid"))
    return "this is one file of a COLLECT export; give the folder, or a zip, that holds all nine.";
  if (Contains(line, "unique id") && Contains(line, "upn")) {
    return "this is a list of the area SEND Annex A, which is not read; give the SEN2 return, as XML or as the nine "
           "CSV files.";
  }
  return "this is neither XML nor a zip; give the return as XML, or the folder or zip of the nine CSV files of a "
         "COLLECT export.";
}

std::string SayWorkbook(std::string_view workbook_xml) {
  if (Contains(workbook_xml, "name=\"List 1\"")) {
    return "this is the Annex A workbook of children's social care (ILACS), not a SEN2 return; it was not read.";
  }
  if (Contains(workbook_xml, "name=\"List_1\"")) {
    return "this is an area SEND Annex A workbook, which is not read; give the SEN2 return, as XML or as the nine CSV "
           "files.";
  }
  return "this is an Excel workbook; give the return itself, as XML or as the nine CSV files of a COLLECT export.";
}

}  // namespace ehcpqa::returns
