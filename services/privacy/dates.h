// Calendar dates as people write them in running text.
#ifndef EHCPQA_SERVICES_PRIVACY_DATES_H_
#define EHCPQA_SERVICES_PRIVACY_DATES_H_

#include <cstddef>
#include <string_view>

namespace ehcpqa::privacy {

// Bytes of the date that begins at `at`, 0 when there is none. Knows 12/03/2014, 12.3.14, 12-03-2014, 2014-03-12,
// 12032014, 12 March 2014, 12th of March, 12-Mar-14, March 12, 2014. Day and month must be possible, in either order.
size_t DateAt(std::string_view text, size_t at);

}  // namespace ehcpqa::privacy

#endif  // EHCPQA_SERVICES_PRIVACY_DATES_H_
