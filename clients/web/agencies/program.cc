#include "clients/web/agencies/program.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <fstream>
#include <iostream>
#include <sstream>

#include "clients/api/api.h"
#include "clients/web/engine/listener.h"
#include "clients/web/pages/client.h"
#include "services/base/error.h"
#include "services/base/log.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

constexpr int kDone = 0, kRefused = 1, kUsage = 2;

struct Options {
  api::Target server;
  std::string certificate, key;  // Paths.
  std::string ready_file;
  LocalFiles files;
  ListenOptions listen;
};

absl::StatusOr<std::string> ReadPem(const std::string& path) {
  std::ostringstream text;
  std::ifstream file(path, std::ios::binary);
  text << file.rdbuf();
  if (!file || text.str().empty()) {
    return NotNow("WEB_CERTIFICATE", "Cannot read " + path + ": name the certificate and the key that browsers see.");
  }
  return text.str();
}

absl::Status Serve(const AgencyClient& agency, Options options) {
  // Blocked before any thread starts, so that every thread inherits it and only sigwait sees them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  ASSIGN_OR_RETURN(options.listen.certificate, ReadPem(options.certificate));
  ASSIGN_OR_RETURN(options.listen.key, ReadPem(options.key));
  // A person waits at the other end, and a thread with them.
  api::Patience patience;
  patience.quick = std::chrono::seconds(10);
  ASSIGN_OR_RETURN(api::Api api, api::Api::Connect(options.server, patience));
  ASSIGN_OR_RETURN(const std::unique_ptr<Client> client, Client::Make(agency, std::move(api), options.files));
  ASSIGN_OR_RETURN(const std::unique_ptr<Listener> listener, Listener::Start(options.listen, client->site()));
  const std::string& asked = options.listen.address;
  const std::string address = asked.substr(0, asked.rfind(':')) + ":" + std::to_string(listener->port());
  Log("info", "listening", {{"address", address}, {"server", options.server.server}});
  if (!options.ready_file.empty()) {
    // Renamed into place, so that whoever waits for it never reads half an address.
    std::ofstream(options.ready_file + ".part") << address << "\n";
    std::rename((options.ready_file + ".part").c_str(), options.ready_file.c_str());
  }
  int signal = 0;
  sigwait(&signals, &signal);
  Log("info", "shutting down", {{"signal", std::to_string(signal)}});
  return absl::OkStatus();
}

}  // namespace

int RunClient(const AgencyClient& agency, int argc, char** argv) {
  const std::string program = "ehcpqa-" + agency.word;
  Options options;
  options.listen.address = agency.listen;
  CLI::App app("Web client: " + agency.service_name + ". Serves browsers over HTTPS and asks ehcpqad.", program);
  app.set_version_flag("--version", std::string(EHCPQA_VERSION));
  app.add_option("--server", options.server.server, "Address of ehcpqad, host:port")
      ->default_val("localhost:8443")
      ->envname("EHCPQA_SERVER");
  app.add_option("--certificates", options.server.certificates,
                 "Folder with ca.pem, client.pem and client.key of the agency")
      ->required()
      ->envname("EHCPQA_CERTIFICATES");
  app.add_option("--listen", options.listen.address, "Address for browsers; port 0 takes a free one")
      ->default_val(options.listen.address);
  app.add_option("--web-certificate", options.certificate,
                 "PEM file with the certificate that browsers see, and its chain")
      ->required()
      ->envname("EHCPQA_WEB_CERTIFICATE");
  app.add_option("--web-key", options.key, "PEM file with its key")->required()->envname("EHCPQA_WEB_KEY");
  app.add_option("--ready-file", options.ready_file, "Written with the address once browsers are answered");
  app.add_option("--keys", options.files.keys,
                 "Folder with la-CODE.key of each local authority that imports its return here")
      ->envname("EHCPQA_KEYS")
      ->check(CLI::ExistingDirectory);
  app.add_option("--establishments", options.files.establishments, "GIAS extract (CSV), to know types of settings")
      ->check(CLI::ExistingFile);
  app.add_option("--districts", options.files.districts, "CSV of postcode and district code, to know districts")
      ->check(CLI::ExistingFile);
  app.add_option("--uploads", options.files.temporary, "Folder for uploads while they are read; else the system's")
      ->check(CLI::ExistingDirectory);
  app.footer("Example:\n  " + program +
             " --server qa.example.org:8443 --certificates /srv/client --listen 0.0.0.0:443 \\\n"
             "    --web-certificate /srv/web.pem --web-key /srv/web.key");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  const absl::Status status = Serve(agency, options);
  if (status.ok()) return kDone;
  std::cerr << program << ": " << status.message() << "\n";
  return kRefused;
}

}  // namespace ehcpqa::web
