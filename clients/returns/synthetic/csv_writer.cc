#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <span>
#include <utility>

#include "clients/returns/modules.h"
#include "clients/returns/synthetic/text_file.h"
#include "clients/returns/synthetic/writers.h"
#include "services/base/clock.h"
#include "services/base/status_macros.h"

namespace ehcpqa::synthetic {
namespace {

using returns::Module;

// Columns after "<module>tableid,NativeId,<module>orderseqcolumn,sourceid" and the parent's id, as COLLECT orders them
// (2025).
constexpr std::string_view kSen2[] = {"collection", "year",     "referencedate", "sourcelevel", "lea", "softwarecode",
                                      "release",    "serialno", "datetime",      "dmo",         "dco", "dsco"};
constexpr std::string_view kPerson[] = {"surname",  "forename", "personbirthdate",     "sex",       "ethnicity",
                                        "postcode", "upn",      "uniquelearnernumber", "upnunknown"};
constexpr std::string_view kRequests[] = {"receiveddate",       "requestsource",  "rya",
                                          "requestoutcomedate", "requestoutcome", "requestmediation",
                                          "requesttribunal",    "exported"};
constexpr std::string_view kAssessment[] = {"assessmentoutcome",
                                            "assessmentoutcomedate",
                                            "assessmentmediation",
                                            "assessmenttribunal",
                                            "othermediation",
                                            "othertribunal",
                                            "week20"};
constexpr std::string_view kNamedPlan[] = {"startdate", "planres", "planwbp",   "pb",
                                           "oa",        "dp",      "ceasedate", "ceasereason"};
constexpr std::string_view kPlanDetail[] = {"urn",
                                            "ukprn",
                                            "sensetting",
                                            "sensettingother",
                                            "placementrank",
                                            "senunitindicator",
                                            "resourcedprovisionindicator"};
constexpr std::string_view kActivePlans[] = {"transferla",  "reviewmeeting",        "reviewoutcome",
                                             "reviewdraft", "phasetransferduedate", "phasetransferfinaldate",
                                             "lastreview"};
constexpr std::string_view kPlacementDetail[] = {"urn",
                                                 "ukprn",
                                                 "sensetting",
                                                 "sensettingother",
                                                 "placementrank",
                                                 "entrydate",
                                                 "leavingdate",
                                                 "senunitindicator",
                                                 "resourcedprovisionindicator",
                                                 "res",
                                                 "wbp"};
constexpr std::string_view kSenNeed[] = {"sentype", "sentyperank"};
constexpr std::array<std::span<const std::string_view>, returns::kModules> kColumns = {
    kSen2, kPerson, kRequests, kAssessment, kNamedPlan, kPlanDetail, kActivePlans, kPlacementDetail, kSenNeed};

// "2025-Jan-16 00:00:00".
std::string CollectDate(int date, std::string_view time = "00:00:00") {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::string iso = FormatDate(date);
  const size_t month = static_cast<size_t>((iso[5] - '0') * 10 + iso[6] - '0') - 1;
  return iso.substr(0, 5) + std::string(kMonths.substr(month * 3, 3)) + iso.substr(7) + " " + std::string(time);
}

std::string Quoted(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  return out + "\"";
}

class CsvWriter final : public ReturnWriter {
 public:
  absl::Status Open(const std::string& folder, int export_date) {
    const std::string iso = FormatDate(export_date);
    const std::string stem =
        folder + "/Blade-Export_" + iso.substr(8) + "-" + iso.substr(5, 2) + "-" + iso.substr(0, 4) + "_";
    for (int i = 0; i < returns::kModules; ++i) {
      const auto module = static_cast<Module>(i);
      const std::string name(NameOf(module));
      ASSIGN_OR_RETURN(files_[i], TextFile::Create(stem + name + ".csv"));
      paths_.push_back(files_[i]->path());
      std::string head = name + "tableid,NativeId," + name + "orderseqcolumn,sourceid";
      if (const auto parent = ParentOf(module); parent.has_value())
        head.append(",").append(NameOf(*parent)).append("tableid");
      for (const std::string_view column : kColumns[i]) head.append(",").append(column);
      RETURN_IF_ERROR(files_[i]->Append(head + "\r\n"));
    }
    return absl::OkStatus();
  }

  absl::Status Header(const Record& header) override {
    for (const Record::Item& item : header.items()) {
      if (item.element == "LEA") la_ = item.text;
    }
    return Row(Module::kSen2, header, "");
  }
  absl::Status Person(const Record& person) override { return Row(Module::kPerson, person, header_id_); }
  absl::Status Close() override {
    for (const auto& file : files_) RETURN_IF_ERROR(file->Close());
    return absl::OkStatus();
  }
  const std::vector<std::string>& paths() const override { return paths_; }

 private:
  absl::Status Row(Module module, const Record& record, const std::string& parent_id) {
    const auto index = static_cast<size_t>(module);
    const std::string number = std::to_string(++rows_[index]);
    char id[32];
    std::snprintf(id, sizeof id, "%.2s%07llu", NameOf(module).data(), static_cast<unsigned long long>(rows_[index]));
    if (module == Module::kSen2) header_id_ = id;
    std::vector<std::string> values(kColumns[index].size());
    for (const Record::Item& item : record.items()) {
      if (item.below != nullptr) continue;
      const auto column = std::find(kColumns[index].begin(), kColumns[index].end(), returns::Lower(item.element));
      if (column == kColumns[index].end())
        return absl::InternalError("a field without a column: " + std::string(item.element));
      values[static_cast<size_t>(column - kColumns[index].begin())] =
          item.is_date ? CollectDate(item.date) : CsvText(item);
    }
    std::string line = std::string(id) + "," + la_ + "," + number + ",1";
    if (module != Module::kSen2) line += "," + parent_id;
    for (const std::string& value : values) line.append(",").append(Quoted(value));
    RETURN_IF_ERROR(files_[index]->Append(line + "\r\n"));
    for (const Record::Item& item : record.items()) {
      if (item.below == nullptr) continue;
      RETURN_IF_ERROR(Row(*returns::ModuleNamed(returns::Lower(item.below->element())), *item.below, id));
    }
    return absl::OkStatus();
  }

  // A time of making is written like a date; every other text as it is.
  static std::string CsvText(const Record::Item& item) {
    if (item.element != "DateTime") return item.text;
    return CollectDate(*ParseDate(item.text.substr(0, 10)), std::string_view(item.text).substr(11));
  }

  std::array<std::unique_ptr<TextFile>, returns::kModules> files_;
  std::array<uint64_t, returns::kModules> rows_{};
  std::vector<std::string> paths_;
  std::string la_;
  std::string header_id_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ReturnWriter>> OpenCsvWriter(const std::string& folder, int export_date) {
  auto writer = std::make_unique<CsvWriter>();
  RETURN_IF_ERROR(writer->Open(folder, export_date));
  return writer;
}

}  // namespace ehcpqa::synthetic
