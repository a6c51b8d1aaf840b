// How much a return may hold before it is refused as rubbish or as an attack.
//
// A return of all 640,000 plans of England is about 1.1 GB of XML, eight levels deep; the longest honest text is a
// setting's name.
#ifndef EHCPQA_CLIENTS_RETURNS_LIMITS_H_
#define EHCPQA_CLIENTS_RETURNS_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace ehcpqa::returns {

struct Limits {
  uint64_t bytes = uint64_t{2} << 30;  // Of the whole return, unpacked: guards against a zip that unpacks for ever.
  int depth = 32;                      // Nested XML elements.
  size_t text = 16 * 1024;             // Bytes in one element or one CSV field.
  size_t row = 256 * 1024;             // Bytes in one CSV row.
  size_t token = 256 * 1024;           // Bytes of XML without a complete tag, text or comment.
  size_t columns = 512;                // In one CSV file.
  size_t records = 1000;               // Of one person, all kinds together; also the largest batch of an import.
};

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_LIMITS_H_
