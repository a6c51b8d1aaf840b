// A return as either reader offers it.
#ifndef EHCPQA_CLIENTS_RETURNS_SOURCE_H_
#define EHCPQA_CLIENTS_RETURNS_SOURCE_H_

#include "absl/status/status.h"
#include "clients/returns/byte_source.h"
#include "clients/returns/limits.h"
#include "clients/returns/observed.h"
#include "clients/returns/person.h"

namespace ehcpqa::returns {

// How to read.
struct ReadSettings {
  Limits limits;
  bool keep_names = false;     // Keep surnames and forenames, to locate cases; otherwise they never leave the parser.
  std::string temp_directory;  // For sorting large CSV exports; empty means the system's.
  Progress progress;           // May be empty.
};

// One return, opened.
class PersonSource {
 public:
  virtual ~PersonSource() = default;
  // Reads every person in document order and can be called again, with the same result. Fails as the readers say; a
  // person may have been visited before a failure is found, so keep nothing of a pass that fails.
  virtual absl::Status ReadPersons(const PersonVisitor& visit) = 0;
  // What was found besides the persons; complete when ReadPersons has ended well once.
  virtual const HeaderFields& header() const = 0;
  virtual const LayoutMarks& marks() const = 0;
  // SHA-256 of the file, or of the files in name order, in lower-case hex; complete as above.
  virtual const std::string& sha256() const = 0;
};

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_SOURCE_H_
