// ehcpqad: serves a local area, and keeps its directory.
#include <sodium.h>
#include <sodium/randombytes_internal_random.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "nlohmann/json.hpp"
#include "services/base/error.h"
#include "services/base/log.h"
#include "services/server/area.h"
#include "services/server/server.h"

namespace ehcpqa::server {
namespace {

// Exit codes, as those of the command-line client.
constexpr int kDone = 0, kRefused = 1, kUsage = 2;

bool g_json = false;

int Tell(const absl::Status& status) {
  std::cerr << "ehcpqad: " << status.message() << "\n";
  for (const FieldViolation& violation : InfoOf(status).violations) {
    std::cerr << "  " << violation.field << ": " << violation.message << "\n";
  }
  return kRefused;
}

int Say(const nlohmann::ordered_json& json, const std::string& text) {
  std::cout << (g_json ? json.dump(2) : text) << std::endl;
  return kDone;
}

absl::StatusOr<std::string> FirstLine(const std::string& path) {
  std::string line;
  if (path.empty()) return line;
  std::ifstream file(path);
  if (!std::getline(path == "-" ? std::cin : file, line) || line.empty()) {
    return absl::InvalidArgumentError(path + " holds no password in its first line");
  }
  return line;
}

int Serve(const ServeOptions& options, const std::string& ready_file) {
  // Blocked before any thread starts, so that every thread inherits it and only sigwait sees them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  auto server = Server::Start(options, SystemClock());
  if (!server.ok()) return Tell(server.status());
  const std::string host = options.listen.substr(0, options.listen.rfind(':'));
  const std::string address = host + ":" + std::to_string((*server)->port());
  Log("info", "listening", {{"address", address}, {"data", options.directory}});
  if (!ready_file.empty()) {
    // Renamed into place, so that whoever waits for it never reads half an address.
    std::ofstream(ready_file + ".part") << address << "\n";
    std::rename((ready_file + ".part").c_str(), ready_file.c_str());
  }
  int signal = 0;
  sigwait(&signals, &signal);
  Log("info", "shutting down", {{"signal", std::to_string(signal)}});
  (*server)->Shutdown();
  Log("info", "stopped");
  return kDone;
}

int Init(InitOptions options, const std::string& password_file) {
  auto password = FirstLine(password_file);
  if (!password.ok()) return Tell(password.status());
  options.one_time_password = *password;
  const auto result = InitArea(options, SystemClock().Now());
  if (!result.ok()) return Tell(result.status());
  return Say({{"data", options.directory},
              {"administrator", "users/" + options.administrator},
              {"one_time_password", password->empty() ? result->one_time_password : ""},
              {"certificates", result->certificates}},
             "Area made in " + options.directory + "\nAdministrator: " + options.administrator +
                 (password->empty() ? "\nOne-time password: " + result->one_time_password + " (shown this once)" : "") +
                 "\nClient certificate: " + result->certificates + "\nNext: ehcpqad serve --data " + options.directory);
}

int Issue(const std::string& directory, const std::string& agency, std::string target) {
  if (target.empty()) target = directory + "/certificates/" + agency;
  const auto serial = IssueClient(directory, agency, target, SystemClock().Now());
  if (!serial.ok()) return Tell(serial.status());
  return Say({{"agency", "agencies/" + agency}, {"serial", *serial}, {"certificates", target}},
             "Client certificate of " + agency + " written to " + target + "\nSerial: " + *serial +
                 "\nHand the directory to the agency by a safe way; client.key is secret.");
}

int Revoke(const std::string& directory, const std::string& serial) {
  const absl::Status status = RevokeClient(directory, serial, SystemClock().Now());
  if (!status.ok()) return Tell(status);
  return Say({{"serial", serial}, {"revoked", true}},
             "Revoked " + serial + ". A running server refuses it within a second.");
}

int List(const std::string& directory) {
  const auto certificates = ListClients(directory, SystemClock().Now());
  if (!certificates.ok()) return Tell(certificates.status());
  nlohmann::ordered_json json = {{"certificates", nlohmann::ordered_json::array()}};
  std::string text = "SERIAL                                    AGENCY                EXPIRES     REVOKED";
  for (const auto& row : *certificates) {
    json["certificates"].push_back({{"serial", row.serial},
                                    {"agency", "agencies/" + row.agency},
                                    {"issued_at", row.issued_at},
                                    {"expires_at", row.expires_at},
                                    {"revoked_at", row.revoked_at}});
    text += "\n" + row.serial + "  " + row.agency +
            std::string(row.agency.size() < 20 ? 20 - row.agency.size() : 0, ' ') + "  " +
            row.expires_at.substr(0, 10) + "  " + row.revoked_at.substr(0, 10);
  }
  return Say(json, text);
}

int Reset(const std::string& directory, const std::string& user, const std::string& password_file) {
  auto password = FirstLine(password_file);
  if (!password.ok()) return Tell(password.status());
  const auto shown = ResetAdministrator(directory, user, *password, SystemClock().Now());
  if (!shown.ok()) return Tell(shown.status());
  return Say({{"user", "users/" + user}, {"one_time_password", password->empty() ? *shown : ""}},
             password->empty() ? "One-time password of " + user + ": " + *shown
                               : "The one-time password of " + user + " is set.");
}

int Run(int argc, char** argv) {
  CLI::App app("Serves the quality assurance of EHC plans of one local area.", "ehcpqad");
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string(EHCPQA_VERSION));
  std::string output = "table";
  InitOptions init;
  ServeOptions serve;
  std::string directory, password_file, ready_file, agency, target, serial, user;
  const auto with_data = [&](CLI::App* command) {
    command->add_option("--data", directory, "Directory of the area")->required()->envname("EHCPQA_DATA");
    command->add_option("--output", output, "table or json")->check(CLI::IsMember({"table", "json"}));
    return command;
  };

  auto* init_command =
      with_data(app.add_subcommand("init", "Make an area: database, certificate authority, first administrator"));
  init_command->add_option("--area", init.title, "Name of the local area, for display")->required();
  init_command->add_option("--la", init.la_code, "Three-digit code of the lead local authority")->required();
  init_command->add_option("--organisation", init.organisation, "Id of the lead council")->default_val("council");
  init_command->add_option("--organisation-title", init.organisation_title, "Its name (the area's when not given)");
  init_command->add_option("--agency", init.agency, "Id of its education agency")->default_val("send-service");
  init_command->add_option("--agency-title", init.agency_title, "Its name");
  init_command->add_option("--administrator", init.administrator, "User name of the first administrator")
      ->default_val("admin");
  init_command->add_option(
      "--password-file", password_file,
      "File with the one-time password in its first line, '-' for standard input; made and shown when not given");
  init_command->add_option("--host", init.hosts, "Further host name or address of the server; may be repeated");
  init_command->footer(
      "Example:\n  ehcpqad init --data /srv/notts --area Nottinghamshire --la 891 --host qa.example.org");

  auto* serve_command = with_data(app.add_subcommand("serve", "Serve an area until SIGTERM"));
  serve_command->add_option("--listen", serve.listen, "Address and port; port 0 takes a free one")
      ->default_val(serve.listen);
  serve_command->add_option("--ready-file", ready_file, "Written with the address once the server answers");
  serve_command->footer("Example:\n  ehcpqad serve --data /srv/notts --listen 0.0.0.0:8443");

  auto* certificate = app.add_subcommand("certificate", "Client certificates of agencies")->require_subcommand(1);
  auto* issue = with_data(certificate->add_subcommand("issue", "Issue a client certificate for an agency"));
  issue->add_option("agency", agency, "Id of the agency")->required();
  issue->add_option("--to", target, "Directory to write it to");
  issue->footer("Example:\n  ehcpqad certificate issue icb --data /srv/notts --to icb-client");
  auto* revoke = with_data(certificate->add_subcommand("revoke", "Revoke a client certificate"));
  revoke->add_option("serial", serial, "Serial number, as listed")->required();
  revoke->footer("Example:\n  ehcpqad certificate revoke 5A0C... --data /srv/notts");
  auto* list = with_data(certificate->add_subcommand("list", "List client certificates"));
  list->footer("Example:\n  ehcpqad certificate list --data /srv/notts");

  auto* reset = with_data(app.add_subcommand("reset-administrator", "Give an administrator a new one-time password"));
  reset->add_option("user", user, "User name")->required();
  reset->add_option("--password-file", password_file, "As for init");
  reset->footer("Example:\n  ehcpqad reset-administrator admin --data /srv/notts");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  g_json = output == "json";
  init.directory = serve.directory = directory;
  if (*init_command) return Init(init, password_file);
  if (*issue) return Issue(directory, agency, target);
  if (*revoke) return Revoke(directory, serial);
  if (*list) return List(directory);
  if (*reset) return Reset(directory, user, password_file);
  return Serve(serve, ready_file);
}

}  // namespace
}  // namespace ehcpqa::server

int main(int argc, char** argv) {
  // libsodium's own generator, seeded by the kernel: every event of the trail takes a salt, and a system call for each
  // is felt.
  randombytes_set_implementation(&randombytes_internal_implementation);
  if (sodium_init() < 0) return 1;
  return ehcpqa::server::Run(argc, argv);
}
