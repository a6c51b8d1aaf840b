#include "tests/services/storage/scratch.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace ehcpqa::storage {

Scratch::Scratch() : directory_((std::filesystem::temp_directory_path() / "ehcpqa-storage-XXXXXX").string()) {
  if (mkdtemp(directory_.data()) == nullptr) {
    std::perror("cannot make a scratch folder");
    std::abort();
  }
}

Scratch::~Scratch() {
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

std::unique_ptr<Connection> Scratch::Open(Mode mode) const {
  auto connection = Connection::Open(Path("area.db"), mode);
  if (!connection.ok()) {
    std::fprintf(stderr, "cannot open the scratch database: %s\n", connection.status().ToString().c_str());
    std::abort();
  }
  return *std::move(connection);
}

int64_t Number(Connection& connection, const char* sql) {
  Statement select = connection.Prepare(sql);
  return select.Step() ? select.Int(0) : -1;
}

}  // namespace ehcpqa::storage
