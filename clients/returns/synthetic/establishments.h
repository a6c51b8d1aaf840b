// What the published types of placement are in a return: an invented establishment, a provider's number, or a code.
#ifndef EHCPQA_CLIENTS_RETURNS_SYNTHETIC_ESTABLISHMENTS_H_
#define EHCPQA_CLIENTS_RETURNS_SYNTHETIC_ESTABLISHMENTS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/returns/synthetic/counts.h"
#include "clients/returns/synthetic/random.h"

namespace ehcpqa::synthetic {

// Where one child is placed; one of urn, ukprn and code is set, or none when the placement is not recorded.
struct Placement {
  std::string urn, ukprn, code;
  bool sen_unit = false;
  bool resourced = false;
};

// The establishments of one authority. URNs start at 900000, above all that are in use.
class EstablishmentPool {
 public:
  // As many establishments of each type as `plans` plans would fill, about one for twelve plans.
  EstablishmentPool(const PublishedCounts& counts, uint64_t plans);

  // A placement of the category with that index in counts.placements.
  Placement Pick(size_t category, Random& random) const;

  struct Establishment {
    std::string urn;
    std::string_view type;  // As Get Information about Schools names it.
  };
  // Every establishment, for a look-up file.
  void ForEach(const std::function<void(const Establishment&)>& take) const;

 private:
  struct Range {
    uint32_t first_urn = 0, count = 0;  // count 0: no establishments.
    std::string_view type;
    std::string_view code;  // SENSetting; empty when there is none.
    bool provider = false;  // By UKPRN alone.
    bool sen_unit = false, resourced = false;
  };
  std::vector<Range> ranges_;  // By category.
};

}  // namespace ehcpqa::synthetic

#endif  // EHCPQA_CLIENTS_RETURNS_SYNTHETIC_ESTABLISHMENTS_H_
