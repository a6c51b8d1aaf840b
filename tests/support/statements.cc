#include "tests/support/statements.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace ehcpqa {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

std::vector<SqlConstant> StatementsOf(const std::string& area) {
  static const std::regex kConstant(R"re(constexpr char (k\w+)\[\] =\s*((?:"(?:[^"\\]|\\.)*"\s*)+);)re");
  static const std::regex kPiece(R"re("((?:[^"\\]|\\.)*)")re");
  static const std::regex kStatement("^(SELECT|INSERT|UPDATE|DELETE) .*");
  std::vector<SqlConstant> found;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(EHCPQA_SOURCE_DIR) + "/" + area)) {
    if (entry.path().extension() != ".cc") continue;
    const std::string text = ReadFile(entry.path());
    for (std::sregex_iterator it(text.begin(), text.end(), kConstant), end; it != end; ++it) {
      const std::string pieces = (*it)[2];
      std::string sql;
      for (std::sregex_iterator piece(pieces.begin(), pieces.end(), kPiece); piece != end; ++piece) sql += (*piece)[1];
      if (std::regex_match(sql, kStatement)) {
        found.push_back({area + "/" + entry.path().filename().string() + " " + (*it)[1].str(), sql});
      }
    }
  }
  return found;
}

}  // namespace ehcpqa
