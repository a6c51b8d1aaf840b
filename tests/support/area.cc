#include "tests/support/area.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "schema/migrations.h"
#include "services/storage/migrator.h"
#include "services/storage/statement.h"

namespace ehcpqa {

using storage::Connection;
using storage::Statement;

namespace {

constexpr char kInsertOrganisation[] =
    "INSERT INTO organisations (id, title, la_code) VALUES ($1, $1, $2) ON CONFLICT (id) DO NOTHING";
constexpr char kInsertAgency[] = "INSERT INTO agencies (id, organisation_id, title, kind) VALUES ($1, $2, $1, $3)";
constexpr char kInsertService[] = "INSERT INTO services (agency_id, id, title) VALUES ($1, $2, $2)";
constexpr char kInsertUser[] =
    "INSERT INTO users (id, display_name, password_hash, must_change) VALUES ($1, $2, 'no password', 0) "
    "ON CONFLICT (id) DO NOTHING";
constexpr char kInsertMembership[] =
    "INSERT INTO memberships (user_id, agency_id, roles, capacity) VALUES ($1, $2, $3, $4)";
constexpr char kInsertMembershipService[] =
    "INSERT INTO membership_services (user_id, agency_id, service_id) VALUES ($1, $2, $3)";
constexpr char kSelectCaller[] =
    "SELECT users.display_name, agencies.title, agencies.kind, organisations.id, organisations.la_code, "
    "memberships.roles FROM memberships JOIN users ON users.id = memberships.user_id "
    "JOIN agencies ON agencies.id = memberships.agency_id "
    "JOIN organisations ON organisations.id = agencies.organisation_id "
    "WHERE memberships.user_id = $1 AND memberships.agency_id = $2";
constexpr char kSelectServices[] =
    "SELECT service_id FROM membership_services WHERE user_id = $1 AND agency_id = $2 ORDER BY service_id";
constexpr char kSelectActions[] = "SELECT action FROM events ORDER BY sequence";
constexpr char kSelectPayload[] =
    "SELECT payload FROM events JOIN event_payloads ON event_payloads.sequence = events.sequence WHERE action = $1 "
    "ORDER BY events.sequence DESC LIMIT 1";

}  // namespace

TestArea::TestArea() {
  std::string name = (std::filesystem::temp_directory_path() / "ehcpqa-area-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) Check(absl::InternalError(name), "making a directory");
  directory_ = name;
  path_ = directory_ + "/area.db";
  auto writer = Connection::Open(path_, storage::Mode::kCreate);
  Check(writer.status(), "making the database");
  writer_ = *std::move(writer);
  Check(storage::Migrate(*writer_, Migrations(), now_), "migrating");
  auto reader = Connection::Open(path_, storage::Mode::kReadOnly);
  Check(reader.status(), "opening the database");
  reader_ = *std::move(reader);
}

TestArea::~TestArea() {
  reader_.reset();
  writer_.reset();
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

void TestArea::AddOrganisation(std::string_view id, std::string_view la_code) {
  Check(Write([&](storage::Transaction& tx) {
          return tx.Prepare(kInsertOrganisation).Bind(1, id).BindOrNull(2, la_code).Run();
        }),
        "adding an organisation");
}

void TestArea::AddAgency(std::string_view id, v1::AgencyKind kind, std::string_view la_code) {
  const std::string organisation = la_code.empty() ? std::string(id) : "council-" + std::string(la_code);
  AddOrganisation(organisation, la_code);
  Check(Write([&](storage::Transaction& tx) {
          return tx.Prepare(kInsertAgency).Bind(1, id).Bind(2, organisation).Bind(3, int{kind}).Run();
        }),
        "adding an agency");
}

void TestArea::AddService(std::string_view agency, std::string_view id) {
  Check(Write([&](storage::Transaction& tx) { return tx.Prepare(kInsertService).Bind(1, agency).Bind(2, id).Run(); }),
        "adding a service");
}

Caller TestArea::AddUser(std::string_view id, std::string_view agency, RoleSet roles, int capacity,
                         const std::vector<std::string>& services) {
  Check(Write([&](storage::Transaction& tx) -> absl::Status {
          absl::Status status = tx.Prepare(kInsertUser).Bind(1, id).Bind(2, "Name of " + std::string(id)).Run();
          if (!status.ok()) return status;
          status =
              tx.Prepare(kInsertMembership).Bind(1, id).Bind(2, agency).Bind(3, int64_t{roles}).Bind(4, capacity).Run();
          for (const std::string& service : services) {
            if (!status.ok()) return status;
            status = tx.Prepare(kInsertMembershipService).Bind(1, id).Bind(2, agency).Bind(3, service).Run();
          }
          return status;
        }),
        "adding a user");
  return CallerOf(id, agency);
}

Caller TestArea::CallerOf(std::string_view user, std::string_view agency) {
  return Read([&](storage::Snapshot& snapshot) {
    Caller caller;
    Statement select = snapshot.Prepare(kSelectCaller);
    if (!select.Bind(1, user).Bind(2, agency).Step()) Check(absl::NotFoundError(std::string(user)), "finding a user");
    caller.user = user;
    caller.agency = agency;
    caller.display_name = select.Text(0);
    caller.agency_title = select.Text(1);
    caller.agency_kind = static_cast<v1::AgencyKind>(select.Int(2));
    caller.organisation = select.Text(3);
    caller.la_code = select.Text(4);
    caller.roles = static_cast<RoleSet>(select.Int(5));
    caller.certificate_agency = caller.agency;
    Statement services = snapshot.Prepare(kSelectServices);
    services.Bind(1, user).Bind(2, agency);
    while (services.Step()) caller.services.push_back("agencies/" + caller.agency + "/services/" + services.Text(0));
    return caller;
  });
}

void TestArea::AddNottinghamshire() {
  AddAgency("notts-send", v1::AGENCY_KIND_EDUCATION, "891");
  AddAgency("notts-care", v1::AGENCY_KIND_CARE, "891");
  AddAgency("city-send", v1::AGENCY_KIND_EDUCATION, "892");
  AddAgency("city-care", v1::AGENCY_KIND_CARE, "892");
  AddAgency("icb-health", v1::AGENCY_KIND_HEALTH);
  AddAgency("forum", v1::AGENCY_KIND_PARTNER);
}

std::vector<std::string> TestArea::QueryPlan(const char* sql) {
  explained_.push_back(std::string("EXPLAIN QUERY PLAN ") + sql);
  std::vector<std::string> steps;
  Statement plan = reader_->Prepare(explained_.back().c_str());
  while (plan.Step()) steps.push_back(plan.Text(3));
  Check(plan.status(), sql);
  return steps;
}

std::vector<std::string> TestArea::TrailActions() {
  return Read([](storage::Snapshot& snapshot) {
    std::vector<std::string> actions;
    Statement select = snapshot.Prepare(kSelectActions);
    while (select.Step()) actions.push_back(select.Text(0));
    return actions;
  });
}

std::string TestArea::LastPayload(std::string_view action) {
  return Read([&](storage::Snapshot& snapshot) {
    Statement select = snapshot.Prepare(kSelectPayload);
    return select.Bind(1, action).Step() ? select.Text(0) : std::string();
  });
}

void TestArea::Run(Connection& connection, const char* sql) { Check(connection.Execute(sql), sql); }

void TestArea::Check(const absl::Status& status, std::string_view doing) {
  if (status.ok()) return;
  std::fprintf(stderr, "test area: %.*s: %s\n", static_cast<int>(doing.size()), doing.data(),
               status.ToString().c_str());
  std::abort();
}

}  // namespace ehcpqa
