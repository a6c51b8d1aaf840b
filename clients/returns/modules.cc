#include "clients/returns/modules.h"

#include <array>

namespace ehcpqa::returns {
namespace {

constexpr std::array<std::string_view, kModules> kNames = {
    "sen2", "person", "requests", "assessment", "namedplan", "plandetail", "activeplans", "placementdetail", "senneed"};

constexpr Field In(std::string_view name) { return {.name = name}; }
constexpr Field Since(int year, std::string_view name) { return {.name = name, .since = year}; }
constexpr Field Until(int year, std::string_view name) { return {.name = name, .until = year}; }
constexpr Field Perhaps(std::string_view name) { return {.name = name, .must_be_there = false}; }
constexpr Field Also(Field field, std::string_view other_name) {
  field.other_name = other_name;
  return field;
}

constexpr Field kSen2[] = {In("collection"),       In("year"), In("referencedate"),
                           Perhaps("sourcelevel"), In("lea"),  Perhaps("softwarecode"),
                           Perhaps("datetime")};
// An export from which the names were taken out is still good to import, but not to locate a case with.
constexpr Field kPerson[] = {Perhaps("surname"), Perhaps("forename"), In("personbirthdate"),
                             In("postcode"),     In("upn"),           In("uniquelearnernumber")};
constexpr Field kRequests[] = {In("receiveddate"), Also(Since(2025, "requestsource"), "rquestsource"),
                               In("requestoutcomedate"), In("requestmediation"), In("requesttribunal")};
constexpr Field kAssessment[] = {In("assessmentoutcome"),  In("assessmentoutcomedate"), In("assessmentmediation"),
                                 In("assessmenttribunal"), In("othermediation"),        In("othertribunal")};
constexpr Field kNamedPlan[] = {In("startdate"), In("planres"),    Also(In("planwbp"), "planwpb"), In("pb"), In("dp"),
                                In("ceasedate"), In("ceasereason")};
constexpr Field kPlanDetail[] = {In("urn"),
                                 In("ukprn"),
                                 In("sensetting"),
                                 In("placementrank"),
                                 In("senunitindicator"),
                                 In("resourcedprovisionindicator")};
constexpr Field kActivePlans[] = {In("transferla"),
                                  Until(2023, "res"),
                                  Also(Until(2023, "wbp"), "wpb"),
                                  Since(2024, "reviewmeeting"),
                                  Since(2024, "reviewoutcome"),
                                  Perhaps("reviewdraft"),
                                  Perhaps("phasetransferduedate"),
                                  Since(2025, "phasetransferfinaldate"),
                                  In("lastreview")};
constexpr Field kPlacementDetail[] = {In("urn"),
                                      In("ukprn"),
                                      In("sensetting"),
                                      In("placementrank"),
                                      In("entrydate"),
                                      In("leavingdate"),
                                      In("senunitindicator"),
                                      In("resourcedprovisionindicator"),
                                      Since(2024, "res"),
                                      Also(Since(2024, "wbp"), "wpb")};
constexpr Field kSenNeed[] = {In("sentype"), In("sentyperank")};

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
