// The client as it is run, against a server over mutual TLS that answers what the test says.
#ifndef EHCPQA_TESTS_CLIENTS_CLI_RUN_FIXTURE_H_
#define EHCPQA_TESTS_CLIENTS_CLI_RUN_FIXTURE_H_

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/clients/api/contract_server.h"
#include "tests/clients/cli/test_environment.h"

namespace ehcpqa::cli {

class RunFixture : public testing::Test {
 protected:
  RunFixture() {
    terminal_.variables()["EHCPQA_SERVER"] = server_.address();
    terminal_.variables()["EHCPQA_CERTIFICATES"] = server_.certificates();
  }

  template <typename Request>
  Request LastRequest() {
    Request request;
    const auto calls = server_.calls();
    if (calls.empty() || calls.back().requests.empty()) {
      ADD_FAILURE() << "nothing was sent; " << terminal_.err();
    } else {
      request.CopyFrom(*calls.back().requests.back());
    }
    return request;
  }
  int RunLine(const std::string& line, const std::string& input = "") {
    std::vector<std::string> words = ShellWords(line);
    words.erase(words.begin());
    return terminal_.Run(words, input);
  }

  ContractServer server_;
  TestEnvironment terminal_;
};

}  // namespace ehcpqa::cli

#endif  // EHCPQA_TESTS_CLIENTS_CLI_RUN_FIXTURE_H_
