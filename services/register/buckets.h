// Plans are kept in buckets by the first character of their reference: see schema/003_register.sql.
#ifndef EHCPQA_SERVICES_REGISTER_BUCKETS_H_
#define EHCPQA_SERVICES_REGISTER_BUCKETS_H_

#include <string_view>

namespace ehcpqa::registers {

// The base32 alphabet in byte order: reading bucket after bucket, each sorted, reads all in order.
inline constexpr std::string_view kBuckets = "234567ABCDEFGHIJKLMNOPQRSTUVWXYZ";

inline std::string_view BucketOf(std::string_view reference) { return reference.substr(0, 1); }

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_BUCKETS_H_
