// Reads a SEN2 person-level return in XML, as a stream, by element name.
//
// The order of elements, their case, attributes and a namespace prefix do not matter; elements that are not known are
// read past. What matters is refused with line and column: a file that is cut short or wrongly encoded, a DOCTYPE (no
// return has one, and entities come by it alone), a record that stands where none may, a field given twice, a cap of
// limits.h, another collection (children in need, looked-after children, a school census), a valid NHS number in any
// field that has no business with one.
#ifndef EHCPQA_CLIENTS_RETURNS_SEN2_XML_H_
#define EHCPQA_CLIENTS_RETURNS_SEN2_XML_H_

#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "clients/returns/byte_source.h"
#include "clients/returns/source.h"

namespace ehcpqa::returns {

// One pass over XML. Memory is bounded whatever the file.
absl::Status ParseSen2Xml(ByteSource& source, const ReadSettings& settings, HeaderFields& header, LayoutMarks& marks,
                          const PersonVisitor& visit);

// A return whose XML `open` opens anew for each pass. `sha256` is that of the file which holds it, when that is not the
// XML itself.
std::unique_ptr<PersonSource> Sen2XmlSource(std::function<absl::StatusOr<std::unique_ptr<ByteSource>>()> open,
                                            std::string sha256, ReadSettings settings);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_SEN2_XML_H_
