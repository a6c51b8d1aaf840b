#include <string>
#include <vector>

#include "clients/cli/environment.h"
#include "clients/cli/run.h"

int main(int argc, char** argv) {
  ehcpqa::cli::Environment environment = ehcpqa::cli::ProcessEnvironment();
  return ehcpqa::cli::Run(std::vector<std::string>(argv + 1, argv + argc), environment);
}
