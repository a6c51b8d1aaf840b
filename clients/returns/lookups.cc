#include "clients/returns/lookups.h"

#include <functional>
#include <memory>
#include <utility>

#include "clients/returns/byte_source.h"
#include "clients/returns/check_digit.h"
#include "clients/returns/csv.h"
#include "clients/returns/limits.h"
#include "clients/returns/modules.h"
#include "clients/returns/refusal.h"
#include "clients/returns/values.h"
#include "services/base/status_macros.h"

namespace ehcpqa::returns {
namespace {

struct EstablishmentType {
  std::string_view code, name, setting;
};

// Codes and names of the Department for Education's list of establishment types (Open Government Licence v3.0).
constexpr EstablishmentType kTypes[] = {
    {"1", "community school", "mainstream"},
    {"2", "voluntary aided school", "mainstream"},
    {"3", "voluntary controlled school", "mainstream"},
    {"5", "foundation school", "mainstream"},
    {"6", "city technology college", "mainstream"},
    {"7", "community special school", "special"},
    {"8", "non-maintained special school", "special"},
    {"10", "other independent special school", "special"},
    {"11", "other independent school", "mainstream"},
    {"12", "foundation special school", "special"},
    {"14", "pupil referral unit", "AP"},
    {"15", "local authority nursery school", "mainstream"},
    {"18", "further education", "FE"},
    {"24", "secure units", "elsewhere"},
    {"25", "offshore schools", "elsewhere"},
    {"26", "service children's education", "elsewhere"},
    {"28", "academy sponsor led", "mainstream"},
    {"29", "higher education institutions", "FE"},
    {"30", "welsh establishment", "elsewhere"},
    {"31", "sixth form centres", "FE"},
    {"32", "special post 16 institution", "FE"},
    {"33", "academy special sponsor led", "special"},
    {"34", "academy converter", "mainstream"},
    {"35", "free schools", "mainstream"},
    {"36", "free schools special", "special"},
    {"37", "british schools overseas", "elsewhere"},
    {"38", "free schools alternative provision", "AP"},
    {"39", "free schools 16 to 19", "FE"},
    {"40", "university technical college", "mainstream"},
    {"41", "studio schools", "mainstream"},
    {"42", "academy alternative provision converter", "AP"},
    {"43", "academy alternative provision sponsor led", "AP"},
    {"44", "academy special converter", "special"},
    {"45", "academy 16-19 converter", "FE"},
    {"46", "academy 16 to 19 sponsor led", "FE"},
    {"49", "online provider", "elsewhere"},
    {"56", "institution funded by other government department", "elsewhere"},
    {"57", "academy secure 16 to 19", "elsewhere"},
};

// Every row of a CSV file through `take`, which is called once with the header first.
absl::Status ForEachRow(const std::string& path, const std::function<absl::Status(const CsvHeader&)>& begin,
                        const std::function<absl::Status(const CsvReader&)>& take) {
  ASSIGN_OR_RETURN(std::unique_ptr<ByteSource> file, OpenFile(path));
  const Limits limits;
  const auto source =
      Metered(std::move(file), std::make_shared<Meter>(Meter{.limit = limits.bytes, .progress = nullptr}));
  CsvReader reader(*source, limits, CsvReader::Encoding::kAny);
  ASSIGN_OR_RETURN(const CsvHeader header, CsvHeader::Read(reader));
  RETURN_IF_ERROR(begin(header));
  while (true) {
    ASSIGN_OR_RETURN(const bool found, NextOf(reader, header));
    if (!found) return absl::OkStatus();
    RETURN_IF_ERROR(take(reader));
  }
}

absl::Status NoColumn(const std::string& path, std::string_view column) {
  return Unreadable({.file = path, .row = 1}, "there is no column " + std::string(column) + ".");
}

bool IsDistrictCode(std::string_view code) {
  return code.size() == 9 && std::string_view("ENSW").find(code[0]) != std::string_view::npos &&
         code.substr(1).find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::string_view SettingTypeOfEstablishment(std::string_view code_or_name) {
  const std::string key = Lower(Trimmed(code_or_name));
  for (const EstablishmentType& type : kTypes) {
    if (key == type.name || key == type.code) return type.setting;
  }
  return kSchoolTypeUnknown;
}

absl::StatusOr<Establishments> Establishments::Load(const std::string& path) {
  Establishments out;
  int urn = -1, ukprn = -1, type = -1;
  const auto begin = [&](const CsvHeader& header) -> absl::Status {
    urn = header.Find("urn");
    ukprn = header.Find("ukprn");
    for (const std::string_view name :
         {"typeofestablishment (name)", "typeofestablishment (code)", "typeofestablishment", "type"}) {
      if (type < 0) type = header.Find(name);
    }
    if (urn < 0) return NoColumn(path, "URN");
    return type < 0 ? NoColumn(path, "TypeOfEstablishment (name)") : absl::OkStatus();
  };
  RETURN_IF_ERROR(ForEachRow(path, begin, [&](const CsvReader& row) {
    const auto& fields = row.fields();
    const std::string_view setting = SettingTypeOfEstablishment(fields[type]);
    const std::string key = Normalised(fields[urn]);
    if (!key.empty()) out.by_urn_[key] = setting;
    const std::string provider = ukprn < 0 ? "" : Normalised(fields[ukprn]);
    if (provider.empty()) return absl::OkStatus();
    out.has_ukprns_ = true;
    const auto [entry, is_new] = out.by_ukprn_.emplace(provider, setting);
    if (!is_new && entry->second == kSchoolTypeUnknown) entry->second = setting;
    return absl::OkStatus();
  }));
  return out;
}

std::string_view Establishments::TypeOfUrn(std::string_view urn) const {
  const auto it = by_urn_.find(Normalised(urn));
  return it == by_urn_.end() ? kSchoolTypeUnknown : it->second;
}

std::string_view Establishments::TypeOfUkprn(std::string_view ukprn) const {
  const auto it = by_ukprn_.find(Normalised(ukprn));
  if (it != by_ukprn_.end()) return it->second;
  return has_ukprns_ ? "FE" : kSchoolTypeUnknown;
}

absl::StatusOr<Districts> Districts::Load(const std::string& path) {
  Districts out;
  const auto begin = [&](const CsvHeader& header) -> absl::Status {
    return header.names().size() == 2
               ? absl::OkStatus()
               : Unreadable({.file = path, .row = 1}, "there should be two columns, postcode and district code.");
  };
  RETURN_IF_ERROR(ForEachRow(path, begin, [&](const CsvReader& row) {
    const std::string district = Normalised(row.fields()[1]);
    if (!IsDistrictCode(district))
      return Unreadable(row.Here(), "the second column is not a district code such as E07000170.");
    out.by_postcode_[Normalised(row.fields()[0])] = district;
    return absl::OkStatus();
  }));
  return out;
}

std::string_view Districts::Of(std::string_view postcode) const {
  const auto it = by_postcode_.find(Normalised(postcode));
  return it == by_postcode_.end() ? "unknown" : std::string_view(it->second);
}

}  // namespace ehcpqa::returns
