// A local area for a journey: a data directory made by ehcpqad init, a real server on a free port, people of three
// agencies.
#ifndef EHCPQA_TESTS_JOURNEYS_LIVE_AREA_H_
#define EHCPQA_TESTS_JOURNEYS_LIVE_AREA_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/journeys/process.h"

namespace ehcpqa::journeys {

// One person at a terminal of their agency.
class Person {
 public:
  Person(std::string name, Environment environment) : name_(std::move(name)), environment_(std::move(environment)) {}

  // ehcpqa with these arguments, as this person.
  Result operator()(std::vector<std::string> arguments, const std::string& input = "") const;
  // The same with --output json; fails the test unless it exits with 0.
  nlohmann::json Json(std::vector<std::string> arguments, const std::string& input = "") const;
  // The same, and returns the reason of the refusal; "" when it was not refused.
  std::string Refusal(std::vector<std::string> arguments, const std::string& input = "") const;

  const std::string& name() const { return name_; }
  const Environment& environment() const { return environment_; }
  std::string user() const { return "users/" + name_; }

 private:
  std::string name_;
  Environment environment_;
};

// The agencies: send (education) and csc (care) of county (891), icb (health), forum (partner). The people: admin, cora
// (coordinator and sub-group member), mo (moderator), edith and edwin, hana and hugo, carl and cleo (auditors), ella,
// harry and cath (agency leads), lara (lay member), bob (board viewer).
class LiveArea {
 public:
  // Makes the directory and starts the server; with `staffed`, enters agencies and people.
  explicit LiveArea(bool staffed = true);
  ~LiveArea();

  // Somebody who has signed in.
  const Person& operator[](const std::string& name);
  // Somebody of the agency who has not.
  Person Nobody(const std::string& agency) const;

  const std::string& directory() const { return directory_; }
  std::string data() const { return directory_ + "/area"; }
  const std::string& address() const { return address_; }
  std::string certificates(const std::string& agency) const { return directory_ + "/clients/" + agency; }
  // Enters one more person, who has signed in. Roles are separated by commas.
  void AddPerson(const std::string& name, const std::string& agency, const std::string& roles);
  // The server's log so far.
  std::string log() const;

  // Starts the server again, after Stop.
  void Start();
  // Ends the server by the signal; its exit code.
  int Stop(int signal);
  pid_t pid() const { return server_->pid(); }

 private:
  std::string SignIn(const std::string& name, const std::string& agency, const std::string& password_file);

  std::string directory_;
  std::string address_;
  std::unique_ptr<Background> server_;
  std::map<std::string, Person> people_;
};

// Text to a file; the path.
std::string WriteFile(const std::string& path, const std::string& text);
std::string ReadWhole(const std::string& path);

}  // namespace ehcpqa::journeys

#endif  // EHCPQA_TESTS_JOURNEYS_LIVE_AREA_H_
