// Files for tests of returns: those of tests/data, and made-up ones in a folder of their own.
#ifndef EHCPQA_TESTS_CLIENTS_RETURNS_TEST_FILES_H_
#define EHCPQA_TESTS_CLIENTS_RETURNS_TEST_FILES_H_

#include <stdlib.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace ehcpqa::returns {

inline std::string DataPath(std::string_view name) {
  return std::string(EHCPQA_SOURCE_DIR "/tests/data/sen2/") + std::string(name);
}

inline std::string ReadWhole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.good()) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

// A folder that goes with the test.
class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "returns-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder() { std::filesystem::remove_all(path_); }

  const std::string& path() const { return path_; }
  std::string Path(std::string_view name) const { return path_ + "/" + std::string(name); }
  // Writes a file and gives its path.
  std::string Write(std::string_view name, std::string_view content) const {
    std::ofstream(Path(name), std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
    return Path(name);
  }
  // Writes a zip with these entries and gives its path.
  std::string WriteZip(std::string_view name, const std::map<std::string, std::string>& entries) const {
    zip_t* zip = zip_open(Path(name).c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [entry, content] : entries) {
      zip_source_t* source = zip_source_buffer(zip, content.data(), content.size(), 0);
      EXPECT_GE(zip_file_add(zip, entry.c_str(), source, ZIP_FL_ENC_UTF_8), 0);
    }
    EXPECT_EQ(zip_close(zip), 0);
    return Path(name);
  }

 private:
  std::string path_;
};

// The entries of a zip of tests/data.
inline std::map<std::string, std::string> Unzipped(const std::string& path) {
  std::map<std::string, std::string> entries;
  zip_t* zip = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
  EXPECT_NE(zip, nullptr) << path;
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
    zip_stat_t stat;
    zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat);
    std::string content(stat.size, '\0');
    zip_file_t* file = zip_fopen_index(zip, static_cast<zip_uint64_t>(i), 0);
    EXPECT_EQ(zip_fread(file, content.data(), content.size()), static_cast<zip_int64_t>(content.size()));
    zip_fclose(file);
    entries[stat.name] = std::move(content);
  }
  zip_discard(zip);
  return entries;
}

}  // namespace ehcpqa::returns

#endif  // EHCPQA_TESTS_CLIENTS_RETURNS_TEST_FILES_H_
