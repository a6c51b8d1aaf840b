#include "services/base/digest.h"

#include <string>
#include <string_view>

#include "gtest/gtest.h"

namespace ehcpqa {
namespace {

std::string Sha256Hex(std::string_view bytes) { return Hex(AsBytes(Sha256(bytes))); }
std::string HmacHex(std::string_view key, std::string_view message) { return Hex(AsBytes(HmacSha256(key, message))); }

// FIPS 180-4, examples of its appendix, and the empty message of the NIST validation suite.
TEST(Sha256, GivesThePublishedDigests) {
  EXPECT_EQ(Sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256Hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(Sha256Hex(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, OfPiecesIsThatOfTheWhole) {
  const std::string whole(1000, 'x');
  for (const size_t piece : {1u, 63u, 64u, 65u, 999u}) {
    Sha256Stream stream;
    for (size_t at = 0; at < whole.size(); at += piece) stream.Add(std::string_view(whole).substr(at, piece));
    EXPECT_EQ(stream.Finish(), Sha256(whole)) << "pieces of " << piece;
  }
  EXPECT_EQ(Sha256Stream().Finish(), Sha256(""));
}

// RFC 4231, test cases 1 to 4, 6 and 7 (case 5 is about a truncated digest).
TEST(HmacSha256, GivesTheDigestsOfRfc4231) {
  EXPECT_EQ(HmacHex(std::string(20, '\x0b'), "Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(HmacHex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(HmacHex(std::string(20, '\xaa'), std::string(50, '\xdd')),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
  std::string counting;
  for (char byte = 1; byte <= 25; ++byte) counting += byte;
  EXPECT_EQ(HmacHex(counting, std::string(50, '\xcd')),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
  const std::string longer_than_a_block(131, '\xaa');
  EXPECT_EQ(HmacHex(longer_than_a_block, "Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  EXPECT_EQ(HmacHex(longer_than_a_block,
                    "This is a test using a larger than block-size key and a larger than block-size data. The key "
                    "needs to be hashed before being used by the HMAC algorithm."),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
}

// RFC 4648, section 10, without the padding.
TEST(Base32, GivesTheTextsOfRfc4648) {
  EXPECT_EQ(Base32(""), "");
  EXPECT_EQ(Base32("f"), "MY");
  EXPECT_EQ(Base32("fo"), "MZXQ");
  EXPECT_EQ(Base32("foo"), "MZXW6");
  EXPECT_EQ(Base32("foob"), "MZXW6YQ");
  EXPECT_EQ(Base32("fooba"), "MZXW6YTB");
  EXPECT_EQ(Base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(Base32(std::string(5, '\xff')), "77777777");
}

TEST(Base64Url, GivesTheTextsOfRfc4648WithTheUrlAlphabet) {
  EXPECT_EQ(Base64Url(""), "");
  EXPECT_EQ(Base64Url("f"), "Zg");
  EXPECT_EQ(Base64Url("fo"), "Zm8");
  EXPECT_EQ(Base64Url("foo"), "Zm9v");
  EXPECT_EQ(Base64Url("foobar"), "Zm9vYmFy");
  EXPECT_EQ(Base64Url("\xfb\xff"), "-_8");
}

TEST(Hex, IsLowerCaseAndKeepsEveryByte) { EXPECT_EQ(Hex(std::string_view("\x00\x0f\xf0\xff", 4)), "000ff0ff"); }

}  // namespace
}  // namespace ehcpqa
