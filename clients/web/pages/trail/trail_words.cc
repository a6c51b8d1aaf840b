#include "clients/web/pages/trail/trail_words.h"

#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace ehcpqa::web {
namespace {

// Every action that the server appends.
const std::map<std::string_view, const char*>& Words() {
  static const std::map<std::string_view, const char*> words = {
      {"area.init", "Set up the area"},
      {"organisation.create", "Added an organisation"},
      {"agency.create", "Added an agency"},
      {"service.create", "Added a service"},
      {"certificate.issue", "Issued a client certificate"},
      {"certificate.revoke", "Revoked a client certificate"},
      {"user.create", "Added a person"},
      {"user.set_membership", "Changed what a person does in an agency"},
      {"user.change_password", "Changed their password"},
      {"user.reset_password", "Gave a new one-time password"},
      {"user.lock", "Locked a person out"},
      {"user.unlock", "Let a person in again"},
      {"session.open", "Signed in"},
      {"session.refuse", "Tried to sign in with a wrong password"},
      {"session.end", "Signed out"},
      {"session.revoke", "Ended somebody’s session"},
      {"register.import", "Imported a register"},
      {"rubric.import", "Imported a rubric"},
      {"rubric.publish", "Published a rubric"},
      {"cycle.create", "Created a cycle"},
      {"cycle.update", "Changed the settings of a cycle"},
      {"cycle.freeze", "Froze the frame"},
      {"cycle.draw", "Drew the sample"},
      {"cycle.allocate", "Allocated auditors"},
      {"cycle.open", "Opened scoring"},
      {"cycle.close", "Closed scoring"},
      {"cycle.review", "Began the review"},
      {"cycle.publish", "Published the results"},
      {"cycle.archive", "Archived the cycle"},
      {"cycle.revert", "Took the cycle one step back"},
      {"audit.swap", "Swapped a plan for its substitute"},
      {"audit.record_version", "Recorded which version of the plan was audited"},
      {"assessment.submit", "Handed in"},
      {"assessment.decline", "Gave an assignment back"},
      {"assessment.return", "Returned an assessment to its auditor"},
      {"assessment.remove", "Took an assignment away because of a conflict"},
      {"rating.save", "Saved a mark"},
      {"rating.clear", "Cleared a mark"},
      {"rating.agree", "Recorded the agreed mark"},
      {"concern.raise", "Raised an urgent concern"},
      {"concern.acknowledge", "Took a concern on"},
      {"concern.close", "Closed a concern"},
      {"conflict.declare", "Declared a conflict"},
      {"target.set", "Set a target"},
      {"target.remove", "Removed a target"},
      {"disclosure_policy.set", "Changed how reports are protected"},
      {"report.release", "Released a report"},
      {"redaction.propose", "Asked for a text to be removed"},
      {"redaction.approve", "Approved the removal of a text"},
  };
  return words;
}

// "cycles", "q4" begins a name; ", mark", "F3" goes on with it.
std::string PartWords(std::string_view collection, std::string_view id) {
  static const std::map<std::string_view, const char*> words = {
      {"users", "Person "},
      {"sessions", "Session "},
      {"organisations", "Organisation "},
      {"agencies", "Agency "},
      {"certificates", "Certificate "},
      {"snapshots", "Register "},
      {"rubrics", "Rubric "},
      {"cycles", "Cycle "},
      {"redactions", "Redaction "},
      {"targets", "Target of "},
      {"reports", "Report "},
      {"services", ", service "},
      {"versions", ", version "},
      {"assessments", ", assessment "},
      {"ratings", ", mark "},
      {"differences", ", agreed mark "},
  };
  const auto found = words.find(collection);
  return found == words.end() ? "" : absl::StrCat(found->second, std::string(id));
}

// What in a cycle people name first.
std::string InCycle(const std::vector<std::string>& parts) {
  static const std::map<std::string_view, const char*> words = {
      {"audits", "Plan "}, {"concerns", "Concern "}, {"conflicts", "Conflict "}};
  const auto found = words.find(parts[2]);
  return found == words.end() ? "" : absl::StrCat(found->second, parts[3], " of cycle ", parts[1]);
}

}  // namespace

bool HasWords(std::string_view action) { return Words().count(action) != 0; }

std::string ActionWords(std::string_view action) {
  const auto found = Words().find(action);
  return found == Words().end() ? std::string(action) : found->second;
}

std::string SubjectWords(const std::string& name) {
  if (name == "area") return "The area";
  if (name == "disclosure_policy") return "Disclosure policy";
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  if (parts.size() < 2 || parts.size() % 2 != 0) return name;
  std::string words;
  size_t at = 0;
  if (parts[0] == "cycles" && parts.size() >= 4) {
    words = InCycle(parts);
    if (words.empty()) return name;
    at = 4;
  }
  for (; at < parts.size(); at += 2) {
    const std::string more = PartWords(parts[at], parts[at + 1]);
    // A name begins with a thing of its own and goes on with parts of it.
    if (more.empty() || (more[0] == ',') != (at > 0)) return name;
    words += more;
  }
  return words;
}

}  // namespace ehcpqa::web
