#include "clients/web/engine/compression.h"

#include <zlib.h>

#include "gmock/gmock.h"
#include "tests/clients/web/engine/echo_site.h"

namespace ehcpqa::web {
namespace {

std::string Unzip(const std::string& bytes) {
  z_stream stream{};
  inflateInit2(&stream, MAX_WBITS + 16);
  std::string text(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  const int result = inflate(&stream, Z_FINISH);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return result == Z_STREAM_END ? text : "not gzip";
}

std::string Long() {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "Line " + std::to_string(i) + " of a page.\n";
  return text;
}

TEST(CompressionTest, WhatIsCompressedComesBackWhole) {
  for (const std::string& text : {std::string(), std::string("a"), Long(), std::string(5000, '\0')}) {
    for (const Effort effort : {Effort::kQuick, Effort::kSmall}) EXPECT_EQ(Unzip(Gzip(text, effort)), text);
  }
  EXPECT_LT(Gzip(Long(), Effort::kQuick).size(), Long().size() / 3);
}

TEST(CompressionTest, ABrowserTakesGzipWhenItSaysSo) {
  for (const char* header : {"gzip", "gzip, deflate, br, zstd", "deflate, GZIP;q=0.5", "*", "br;q=1.0, *;q=0.1"}) {
    EXPECT_TRUE(TakesGzip(header)) << header;
  }
  for (const char* header : {"", "identity", "br", "gzip;q=0", "*;q=1, gzip;q=0.0", "gzip;q=much", "gzip;level=9"}) {
    EXPECT_FALSE(TakesGzip(header)) << header;
  }
}

class CompressedAnswers : public testing::Test {
 protected:
  CompressedAnswers() {
    site_.router().Get("/long", [](const Request&) { return Html(200, Long()); });
    site_.router().Get("/short", [](const Request&) { return Html(200, "short"); });
    site_.router().Get("/picture", [](const Request&) {
      Response response;
      response.body = Long();
      return response.With("Content-Type", "image/png");
    });
    site_.router().Get("/constant", [](const Request&) {
      static const std::string text = Long(), compressed = Gzip(text, Effort::kSmall);
      Response response;
      response.constant_body = text;
      response.constant_gzip = compressed;
      return response.With("Content-Type", "text/css");
    });
    port_ = site_.Start();
  }
  Answer Get(const char* target, const char* encodings) {
    return TlsClient(port_).Get(target, {{"Accept-Encoding", encodings}});
  }

  EchoSite site_;
  int port_ = 0;
};

TEST_F(CompressedAnswers, LongTextsAreCompressedForWhoTakesIt) {
  for (const char* target : {"/long", "/constant"}) {
    const Answer small = Get(target, "gzip, br");
    EXPECT_EQ(small.Header("content-encoding"), "gzip") << target;
    EXPECT_EQ(small.Header("vary"), "Accept-Encoding") << target;
    EXPECT_EQ(Unzip(small.body), Long()) << target;
    const Answer plain = Get(target, "br");
    EXPECT_EQ(plain.Header("content-encoding"), "") << target;
    EXPECT_EQ(plain.Header("vary"), "Accept-Encoding") << target;
    EXPECT_EQ(plain.body, Long()) << target;
  }
}

TEST_F(CompressedAnswers, NothingElseIs) {
  EXPECT_EQ(Get("/short", "gzip").body, "short");
  EXPECT_EQ(Get("/picture", "gzip").body, Long());
  EXPECT_EQ(Get("/picture", "gzip").Header("vary"), "");
  EXPECT_EQ(Get("/nowhere", "gzip").body, "refused 404");
}

}  // namespace
}  // namespace ehcpqa::web
