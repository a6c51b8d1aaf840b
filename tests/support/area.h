// A local area for tests of handlers and stores: a real database file in a directory of its own, with the real schema.
#ifndef EHCPQA_TESTS_SUPPORT_AREA_H_
#define EHCPQA_TESTS_SUPPORT_AREA_H_

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ehcpqa/v1/access.pb.h"
#include "ehcpqa/v1/agency.pb.h"
#include "services/base/clock.h"
#include "services/rpc/caller.h"
#include "services/storage/connection.h"
#include "services/storage/transaction.h"

namespace ehcpqa {

// 2026-01-12T09:00:00.000Z.
inline constexpr Millis kTestStart = 1768208400000;

// Usage:
//   TestArea area;
//   area.AddAgency("notts-send", v1::AGENCY_KIND_EDUCATION, "891");
//   const Caller lead = area.AddUser("a.lead", "notts-send", RoleBit(v1::ROLE_COORDINATOR));
//   ASSERT_OK_AND_ASSIGN(v1::Cycle cycle, area.Write([&](storage::Transaction& tx) { return CreateCycle(tx, lead,
//   request);
//   }));
// Anything that goes wrong in preparing it ends the test program with the reason.
class TestArea {
 public:
  TestArea();
  ~TestArea();
  TestArea(const TestArea&) = delete;
  TestArea& operator=(const TestArea&) = delete;

  // The time that calls see. It stands still unless it is moved.
  Millis now() const { return now_; }
  void SetTime(Millis now) { now_ = now; }
  void Advance(Millis by) { now_ += by; }

  // Runs `read(Snapshot&)` on a connection that cannot write, and returns what it returns.
  template <typename Reads>
  auto Read(Reads&& read) -> std::invoke_result_t<Reads, storage::Snapshot&> {
    Run(*reader_, "BEGIN");
    storage::Snapshot snapshot(*reader_, now_);
    auto answer = std::forward<Reads>(read)(snapshot);
    Run(*reader_, "COMMIT");
    return answer;
  }

  // Runs `write(Transaction&)`, which returns an absl::Status or a StatusOr: kept when it is OK, undone when it is not,
  // as the writer does.
  template <typename Writes>
  auto Write(Writes&& write) -> std::invoke_result_t<Writes, storage::Transaction&> {
    Run(*writer_, "BEGIN IMMEDIATE");
    storage::Transaction transaction(*writer_, now_);
    auto answer = std::forward<Writes>(write)(transaction);
    Run(*writer_, answer.ok() ? "COMMIT" : "ROLLBACK");
    return answer;
  }

  // As Write, but nothing is kept: a call with dry_run.
  template <typename Writes>
  auto DryRun(Writes&& write) -> std::invoke_result_t<Writes, storage::Transaction&> {
    Run(*writer_, "BEGIN IMMEDIATE");
    storage::Transaction transaction(*writer_, now_);
    auto answer = std::forward<Writes>(write)(transaction);
    Run(*writer_, "ROLLBACK");
    return answer;
  }

  // An organisation that is no council (empty `la_code`), or the council with that code. Repeating an id is harmless.
  void AddOrganisation(std::string_view id, std::string_view la_code = "");
  // An agency of the council `la_code`, or when that is empty of an organisation with the agency's own id. The
  // organisation is made when missing: "council-891" for a council.
  void AddAgency(std::string_view id, v1::AgencyKind kind, std::string_view la_code = "");
  void AddService(std::string_view agency, std::string_view id);
  // A person with these roles in the agency, which must exist. The same id may be added for several agencies.
  // `services` must exist. Returns the caller they are when they act for it.
  Caller AddUser(std::string_view id, std::string_view agency, RoleSet roles, int capacity = 0,
                 const std::vector<std::string>& services = {});
  // The caller that a person added before is.
  Caller CallerOf(std::string_view user, std::string_view agency);

  // Nottinghamshire in small: councils 891 and 892 with agencies notts-send, notts-care, city-send, city-care;
  // icb-health of the ICB; forum (partner). No users.
  void AddNottinghamshire();

  // The steps by which the database would run the statement: "SEARCH cycles USING PRIMARY KEY (id=?)", "SCAN events".
  std::vector<std::string> QueryPlan(const char* sql);

  // Actions of all events so far, oldest first: "cycle.create".
  std::vector<std::string> TrailActions();
  // Payload of the newest event with the action; empty when there is none.
  std::string LastPayload(std::string_view action);

  // The database file, for a second look from outside.
  const std::string& path() const { return path_; }

 private:
  static void Run(storage::Connection& connection, const char* sql);
  static void Check(const absl::Status& status, std::string_view doing);

  std::string directory_;
  std::string path_;
  Millis now_ = kTestStart;
  std::unique_ptr<storage::Connection> writer_;
  std::unique_ptr<storage::Connection> reader_;
  std::deque<std::string> explained_;  // Statements are kept by address.
};

}  // namespace ehcpqa

#endif  // EHCPQA_TESTS_SUPPORT_AREA_H_
