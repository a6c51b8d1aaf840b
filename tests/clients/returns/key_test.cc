#include "clients/returns/key.h"

#include <sys/stat.h>

#include "tests/clients/returns/test_files.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::returns {
namespace {

constexpr char kLine[] = "ehcpqa-key/1 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";

class KeyFile : public testing::Test {
 protected:
  std::string Write(std::string_view content, mode_t mode = 0600) {
    const std::string path = folder_.Write("key", content);
    chmod(path.c_str(), mode);
    return path;
  }
  TestFolder folder_;
};

TEST_F(KeyFile, ANewKeyIsReadBackAndOnlyItsOwnerCanReadIt) {
  ASSERT_OK_AND_ASSIGN(const Key made, CreateKeyFile(folder_.Path("key")));
  struct stat info;
  ASSERT_EQ(stat(folder_.Path("key").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 07777, 0600u);
  ASSERT_OK_AND_ASSIGN(const Key read, LoadKeyFile(folder_.Path("key")));
  EXPECT_EQ(made.bytes(), read.bytes());
  EXPECT_EQ(made.id(), read.id());
  EXPECT_EQ(made.id().size(), 8u);
}

TEST_F(KeyFile, TwoNewKeysDiffer) {
  ASSERT_OK_AND_ASSIGN(const Key one, CreateKeyFile(folder_.Path("one")));
  ASSERT_OK_AND_ASSIGN(const Key two, CreateKeyFile(folder_.Path("two")));
  EXPECT_NE(one.bytes(), two.bytes());
}

TEST_F(KeyFile, AnExistingFileIsNeverOverwritten) {
  const std::string path = Write("precious");
  EXPECT_THAT(CreateKeyFile(path), FailsFor("KEY_EXISTS"));
  EXPECT_EQ(ReadWhole(path), "precious");
}

TEST_F(KeyFile, TheIdIsTheStartOfTheKeysDigest) {
  ASSERT_OK_AND_ASSIGN(const Key key, LoadKeyFile(Write(kLine)));
  EXPECT_EQ(key.bytes()[31], 31);
  EXPECT_EQ(key.id(), "630dcd29");  // sha256sum of the bytes 00 to 1f
}

TEST_F(KeyFile, AKeyThatOthersCanReadIsRefused) {
  for (const mode_t mode : {0640, 0604, 0620, 0644, 0660, 0666})
    EXPECT_THAT(LoadKeyFile(Write(kLine, mode)), FailsFor("KEY_EXPOSED")) << mode;
  EXPECT_OK(LoadKeyFile(Write(kLine, 0400)));
}

TEST_F(KeyFile, AnythingButAKeyIsRefused) {
  const std::string line = kLine;
  for (const std::string& content :
       {std::string(), std::string("ehcpqa-key/1 "), line.substr(0, line.size() - 2), line + line, "x" + line,
        "ehcpqa-key/2" + line.substr(12), line.substr(0, 20) + "zz" + line.substr(22), std::string(4096, 'a')}) {
    EXPECT_THAT(LoadKeyFile(Write(content)), FailsFor("KEY_INVALID")) << content.size();
  }
  EXPECT_THAT(LoadKeyFile(folder_.path()), FailsFor("KEY_INVALID"));
  EXPECT_THAT(LoadKeyFile(folder_.Path("none")), FailsFor("RETURN_FILE"));
}

}  // namespace
}  // namespace ehcpqa::returns
