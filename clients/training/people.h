// The people of a training area who have signed in, so that one program can work as all of them.
#ifndef EHCPQA_CLIENTS_TRAINING_PEOPLE_H_
#define EHCPQA_CLIENTS_TRAINING_PEOPLE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/api/api.h"
#include "clients/training/simulation.h"

namespace ehcpqa::training {

struct Auditor {
  api::Api api;
  Temper temper;
};

struct People {
  api::Api coordinator, moderator;
  std::vector<Auditor> auditors;
};

// Reads a JSON file, [{"name": "edith", "certificates": FOLDER, "token": TOKEN, "severity": 0.3}, ...], and asks the
// server for the roles of each: it needs a coordinator, a moderator and an auditor at least, and leaves others alone.
// Severity is 0 where it is not given. Fails with InvalidArgument, and never shows a token.
absl::StatusOr<People> ReadPeople(const std::string& server, const std::string& file);

}  // namespace ehcpqa::training

#endif  // EHCPQA_CLIENTS_TRAINING_PEOPLE_H_
