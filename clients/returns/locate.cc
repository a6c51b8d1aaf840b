#include "clients/returns/locate.h"

#include <algorithm>
#include <set>
#include <utility>

#include "clients/returns/check_digit.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::returns {
namespace {

// As references are written; empty when the text is none.
std::string WrittenRef(std::string_view text) {
  std::string letters = Normalised(text);
  std::erase(letters, '-');
  if (letters.size() != 16 || letters.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") != std::string::npos)
    return "";
  return letters.substr(0, 4) + "-" + letters.substr(4, 4) + "-" + letters.substr(8, 4) + "-" + letters.substr(12);
}

}  // namespace

absl::StatusOr<LocateResult> Locate(const std::string& path, const Key& key, const std::vector<std::string>& wanted,
                                    ReadSettings settings) {
  std::vector<std::string> asked;
  for (const std::string& text : wanted) {
    asked.push_back(WrittenRef(text));
    if (asked.back().empty())
      return FieldInvalid("plan_ref", "must be sixteen letters A to Z and digits 2 to 7, in fours");
  }
  const std::set<std::string, std::less<>> wanted_refs(asked.begin(), asked.end());
  settings.keep_names = true;
  ASSIGN_OR_RETURN(const std::unique_ptr<Return> sen2, Return::Open(path, settings));
  LocateResult result;
  std::set<std::string, std::less<>> seen;
  RETURN_IF_ERROR(sen2->ReadPersons([&](const Person& person) {
    const PersonFields& fields = person.fields;
    References refs =
        ReferencesOf(key, sen2->header().la, sen2->header().as_at, {fields.upn, fields.uln, person.order});
    refs.aliases.insert(refs.aliases.begin(), refs.plan_ref);
    for (const std::string& ref : refs.aliases) {
      if (!wanted_refs.contains(ref)) continue;
      seen.insert(ref);
      result.found.push_back({ref, fields.surname, fields.forename, fields.upn, fields.uln});
      break;
    }
    return absl::OkStatus();
  }));
  std::copy_if(asked.begin(), asked.end(), std::back_inserter(result.missing),
               [&](const std::string& ref) { return !seen.contains(ref); });
  return result;
}

absl::StatusOr<FindRefResult> FindRefs(const Key& key, std::string_view la, std::string_view identifier) {
  const std::string id = Normalised(identifier);
  if (id.empty()) return FieldInvalid("identifier", "give a UPN or a ULN");
  const bool digits = id.find_first_not_of("0123456789") == std::string::npos;
  if (digits && NhsNumberIsValid(id))
    return FieldInvalid("identifier", "this is an NHS number; give the UPN or the ULN");
  FindRefResult result;
  const bool may_be_upn = !digits || id.size() == 13;
  const bool may_be_uln = digits && id.size() == 10;
  if (may_be_upn || !may_be_uln) result.refs.push_back({Basis::kUpn, PlanRef(key, la, Basis::kUpn, id)});
  if (may_be_uln || !may_be_upn) result.refs.push_back({Basis::kUln, PlanRef(key, la, Basis::kUln, id)});
  if (may_be_uln && !UlnIsValid(id))
    result.warnings.push_back("The ULN's check digit does not fit its other digits: look for a typing mistake.");
  if (may_be_upn && id.size() != 13)
    result.warnings.push_back("A UPN has 13 characters, a letter first; this text has another number of them.");
  if (may_be_upn && id.size() == 13 && !UpnIsValid(id)) {
    result.warnings.push_back("The UPN's check letter does not fit its other characters: look for a typing mistake.");
  }
  if (!may_be_upn && !may_be_uln)
    result.warnings.push_back("A UPN has 13 characters and a ULN 10 digits; this text has another number of them.");
  return result;
}

}  // namespace ehcpqa::returns
