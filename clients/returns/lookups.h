// The two look-ups that a local authority may supply: what kind of setting a number stands for, and which district a
// postcode is in.
#ifndef EHCPQA_CLIENTS_RETURNS_LOOKUPS_H_
#define EHCPQA_CLIENTS_RETURNS_LOOKUPS_H_

#include <string>
#include <string_view>
#include <unordered_map>

#include "absl/status/statusor.h"

namespace ehcpqa::returns {

// Setting types of establishments, from an extract of Get Information about Schools (GIAS).
class Establishments {
 public:
  // Reads a CSV with a column URN, perhaps a column UKPRN, and a column of types: "TypeOfEstablishment (name)", with
  // names as GIAS has them, or "TypeOfEstablishment (code)", or plain "type"; the full download does. Other columns are
  // ignored. Fails with RETURN_UNREADABLE (naming row and column), or RETURN_FILE.
  static absl::StatusOr<Establishments> Load(const std::string& path);

  // The setting type (mainstream, special, AP, FE, elsewhere) of a URN or a UKPRN, and "school (type unknown)" when the
  // number is not in the extract or its type says nothing. Where several establishments share a UKPRN, the first with a
  // known type counts. A UKPRN that no establishment has is a provider of training from the UKRLP: FE, as the DfE's
  // statistics count it.
  std::string_view TypeOfUrn(std::string_view urn) const;
  std::string_view TypeOfUkprn(std::string_view ukprn) const;
  size_t size() const { return by_urn_.size(); }

 private:
  std::unordered_map<std::string, std::string_view> by_urn_, by_ukprn_;
  bool has_ukprns_ = false;
};

// Districts of postcodes.
class Districts {
 public:
  // Reads a CSV with a header and two columns, postcode and district code (for example NG15 4AR, E07000170). Fails as
  // above, and when a district is not E, N, S or W and eight digits.
  static absl::StatusOr<Districts> Load(const std::string& path);

  // The district of a postcode, however it is spaced; "unknown" when it is not in the file.
  std::string_view Of(std::string_view postcode) const;

 private:
  std::unordered_map<std::string, std::string> by_postcode_;
};

inline constexpr std::string_view kSchoolTypeUnknown = "school (type unknown)";

// The setting type of an establishment type of GIAS, by its code or its name in any case; kSchoolTypeUnknown for any
// other. Grouped as the DfE's statistics of plans do: sixth form and specialist colleges with FE; Welsh, online, secure
// and other establishments elsewhere; maintained nursery schools with mainstream.
std::string_view SettingTypeOfEstablishment(std::string_view code_or_name);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_LOOKUPS_H_
