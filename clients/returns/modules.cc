#include "clients/returns/modules.h"

#include <array>

namespace ehcpqa::returns {
namespace {

constexpr std::array<std::string_view, kModules> kNames = {
    "sen2", "person", "requests", "assessment", "namedplan", "plandetail", "activeplans", "placementdetail", "senneed"};

constexpr Field kSen2[] = {{"collection"},         {"year"}, {"referencedate"},
                           {"sourcelevel", false}, {"lea"},  {"softwarecode", false},
                           {"datetime", false}};
// An export from which the names were taken out is still good to import, but not to locate a case with.
constexpr Field kPerson[] = {{"surname", false},     {"forename", false}, {"personbirthdate"}, {"postcode"}, {"upn"},
                             {"uniquelearnernumber"}};
constexpr Field kRequests[] = {{"receiveddate"},
                               {"requestsource", false, "rquestsource"},
                               {"requestoutcomedate"},
                               {"requestmediation"},
                               {"requesttribunal"}};
constexpr Field kAssessment[] = {{"assessmentoutcome"},  {"assessmentoutcomedate"}, {"assessmentmediation"},
                                 {"assessmenttribunal"}, {"othermediation"},        {"othertribunal"}};
constexpr Field kNamedPlan[] = {{"startdate"}, {"planres"},    {"planwbp", true, "planwpb"}, {"pb"}, {"dp"},
                                {"ceasedate"}, {"ceasereason"}};
constexpr Field kPlanDetail[] = {
    {"urn"}, {"ukprn"}, {"sensetting"}, {"placementrank"}, {"senunitindicator"}, {"resourcedprovisionindicator"}};
constexpr Field kActivePlans[] = {{"transferla"},
                                  {"res", false},
                                  {"wbp", false, "wpb"},
                                  {"reviewmeeting", false},
                                  {"reviewoutcome", false},
                                  {"reviewdraft", false},
                                  {"phasetransferduedate", false},
                                  {"phasetransferfinaldate", false},
                                  {"lastreview"}};
constexpr Field kPlacementDetail[] = {{"urn"},
                                      {"ukprn"},
                                      {"sensetting"},
                                      {"placementrank"},
                                      {"entrydate"},
                                      {"leavingdate"},
                                      {"senunitindicator"},
                                      {"resourcedprovisionindicator"},
                                      {"res", false},
                                      {"wbp", false, "wpb"}};
constexpr Field kSenNeed[] = {{"sentype"}, {"sentyperank"}};

constexpr std::array<std::span<const Field>, kModules> kFields = {
    kSen2, kPerson, kRequests, kAssessment, kNamedPlan, kPlanDetail, kActivePlans, kPlacementDetail, kSenNeed};

}  // namespace

std::string_view NameOf(Module module) { return kNames[static_cast<size_t>(module)]; }

std::optional<Module> ModuleNamed(std::string_view name) {
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Module>(i);
  }
  return std::nullopt;
}

std::optional<Module> ParentOf(Module module) {
  switch (module) {
    case Module::kSen2:
      return std::nullopt;
    case Module::kPerson:
      return Module::kSen2;
    case Module::kRequests:
      return Module::kPerson;
    case Module::kAssessment:
      return Module::kRequests;
    case Module::kNamedPlan:
      return Module::kAssessment;
    case Module::kPlanDetail:
      return Module::kNamedPlan;
    case Module::kActivePlans:
      return Module::kRequests;
    case Module::kPlacementDetail:
      return Module::kActivePlans;
    case Module::kSenNeed:
      return Module::kActivePlans;
  }
  return std::nullopt;
}

std::span<const Field> FieldsOf(Module module) { return kFields[static_cast<size_t>(module)]; }

std::optional<size_t> FieldNamed(Module module, std::string_view name) {
  const std::span<const Field> fields = FieldsOf(module);
  for (size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == name || (!fields[i].other_name.empty() && fields[i].other_name == name)) return i;
  }
  return std::nullopt;
}

bool MayHoldLongNumber(std::string_view name) {
  constexpr std::string_view kNumbers[] = {"upn",      "uniquelearnernumber", "nativeid", "sourceid",
                                           "serialno", "softwarecode",        "release"};
  for (const std::string_view number : kNumbers) {
    if (name == number) return true;
  }
  return name.ends_with("tableid") || name.ends_with("orderseqcolumn");
}

std::string Lower(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace ehcpqa::returns
