#include <algorithm>

#include "tests/clients/web/engine/echo_site.h"

namespace ehcpqa::web {
namespace {

constexpr char kUrlencoded[] = "application/x-www-form-urlencoded";

// Keeps what arrived only in the test: its size and whether it was told twice.
class Counter : public Upload {
 public:
  explicit Counter(size_t most) : most_(most) {}
  absl::Status Write(std::string_view bytes) override {
    largest_ = std::max(largest_, bytes.size());
    size_ += bytes.size();
    return size_ > most_ ? absl::InvalidArgumentError("too large") : absl::OkStatus();
  }
  size_t size() const { return size_; }
  size_t largest() const { return largest_; }

 private:
  size_t most_, size_ = 0, largest_ = 0;
};

class FormTest : public testing::Test {
 protected:
  FormTest() {
    site_.router().Post("/form", [](const Request& request) { return Html(200, Shown(request.form)); },
                        {.bytes = 100000, .fields = 5, .field_bytes = 50000});
    site_.router().Post(
        "/file",
        [](const Request& request) {
          std::string text = Shown(request.form);
          for (const ReceivedFile& file : request.files) {
            const auto& counter = static_cast<const Counter&>(*file.upload);
            text += "{" + file.field + " " + file.file_name + " " + std::to_string(counter.size()) +
                    (counter.largest() <= 16384 ? "" : " held whole") + "}";
          }
          return Html(200, text);
        },
        {.bytes = 8 << 20},
        [](const Request& so_far, const std::string&, const std::string&) -> absl::StatusOr<std::unique_ptr<Upload>> {
          if (so_far.form["csrf"] != "right") return absl::PermissionDeniedError("no token before the file");
          return std::make_unique<Counter>(6 << 20);
        });
    port_ = site_.Start();
  }

  // Posts a body as it is, in pieces of this size.
  Answer Send(const std::string& target, const std::string& type, const std::string& body, size_t piece = 1 << 20) {
    TlsClient client(port_);
    client.Send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type +
                "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n");
    for (size_t at = 0; at < body.size(); at += piece) client.Send(body.substr(at, piece));
    return client.Read();
  }

  static std::string Part(const std::string& disposition, const std::string& data) {
    return "--edge\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + data + "\r\n";
  }

  EchoSite site_;
  int port_ = 0;
  const std::string kMultipart = "multipart/form-data; boundary=edge";
};

TEST_F(FormTest, ReadsFieldsWhereverThePiecesBreak) {
  const std::string body = "a=1+2%26&empty=&caf%C3%A9=x%0D%0Ay%0A%0Dz&a=&last=%E2%82%AC";
  const std::string expected = "[a=1 2&][empty=][caf\u00e9=x\ny\n\nz][a=][last=\u20ac]";
  for (size_t piece = 1; piece <= body.size(); ++piece) {
    const Answer answer = Send("/form", kUrlencoded, body, piece);
    ASSERT_EQ(answer.status, 200) << piece;
    ASSERT_EQ(answer.body, expected) << "in pieces of " << piece;
  }
}

TEST_F(FormTest, ReadsLongFieldsWhole) {
  const std::string text(40000, 'x');
  EXPECT_EQ(Send("/form", kUrlencoded, "a=" + text, 1000).body, "[a=" + text + "]");
}

TEST_F(FormTest, RefusesTextThatIsNoUtf8) {
  EXPECT_EQ(Send("/form", kUrlencoded, "a=%ff").status, 400);
  EXPECT_EQ(Send("/form", kUrlencoded, "a=%1b").status, 400);
  EXPECT_EQ(Send("/form", kMultipart, Part("name=\"a\"", "\xc3\x28") + "--edge--\r\n").status, 400);
}

TEST_F(FormTest, RefusesTooManyFieldsTooLongFieldsAndTooMuch) {
  EXPECT_EQ(Send("/form", kUrlencoded, "a=1&b=2&c=3&d=4&e=5").status, 200);
  EXPECT_EQ(Send("/form", kUrlencoded, "a=1&b=2&c=3&d=4&e=5&f=6").status, 413);
  EXPECT_EQ(Send("/form", kUrlencoded, "a=" + std::string(50001, 'x')).status, 413);
  EXPECT_EQ(Send("/form", kUrlencoded, "a=" + std::string(100001, 'x')).status, 413) << "by its length";
}

TEST_F(FormTest, RefusesTooMuchThatHidesItsLength) {
  TlsClient client(port_);
  client.Send(std::string("POST /form HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: ") +
              kUrlencoded + "\r\n\r\n");
  client.Send("2\r\na=\r\n");
  for (int i = 0; i < 20; ++i) client.Send("2710\r\n" + std::string(10000, 'x') + "\r\n");
  client.Send("0\r\n\r\n");
  EXPECT_EQ(client.Read().status, 413);
}

TEST_F(FormTest, EndsAConnectionThatNeverStopsSending) {
  TlsClient client(port_);
  client.Send(std::string("POST /form HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: ") +
              kUrlencoded + "\r\n\r\n");
  bool open = true;
  for (int i = 0; i < 200 && open; ++i) open = client.Send("186a0\r\n" + std::string(100000, 'x') + "\r\n");
  EXPECT_EQ(client.Read().status, 0);
}

TEST_F(FormTest, RefusesWhatIsNoForm) {
  EXPECT_EQ(Send("/form", "application/json", "{}").status, 415);
  EXPECT_EQ(Send("/form", "multipart/form-data", "--edge--").status, 415) << "no boundary";
  EXPECT_EQ(Send("/form", kMultipart, Part("name=\"a\"", "cut off")).status, 400);
}

TEST_F(FormTest, ReadsMultipartWhereverThePiecesBreak) {
  const std::string body = Part("name=\"a\"", "one\r\n--edg") + Part("name=\"b\"", "") + "--edge--\r\n";
  for (size_t piece = 1; piece <= body.size(); piece += 3) {
    const Answer answer = Send("/form", kMultipart, body, piece);
    ASSERT_EQ(answer.status, 200) << piece;
    ASSERT_EQ(answer.body, "[a=one\n--edg][b=]") << "in pieces of " << piece;
  }
}

TEST_F(FormTest, StreamsFilesAndNeverHoldsThemWhole) {
  const std::string body = Part("name=\"csrf\"", "right") +
                           Part("name=\"return\"; filename=\"sen2.xml\"", std::string(5 << 20, 'x')) + "--edge--\r\n";
  const Answer answer = Send("/file", kMultipart, body, 50000);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "[csrf=right]{return sen2.xml 5242880}");
}

TEST_F(FormTest, AFileIsRefusedWhereNoneIsExpectedOrBeforeItsProofOrWhenItsTakerSaysNo) {
  const std::string file = Part("name=\"f\"; filename=\"a\"", "data");
  EXPECT_EQ(Send("/form", kMultipart, file + "--edge--\r\n").status, 400);
  EXPECT_EQ(Send("/file", kMultipart, file + Part("name=\"csrf\"", "right") + "--edge--\r\n").status, 403);
  const std::string large = Part("name=\"f\"; filename=\"a\"", std::string(7 << 20, 'x'));
  EXPECT_EQ(Send("/file", kMultipart, Part("name=\"csrf\"", "right") + large + "--edge--\r\n").status, 400);
}

TEST_F(FormTest, AnEmptyFileInputIsNothing) {
  const std::string body = Part("name=\"csrf\"", "right") + Part("name=\"f\"; filename=\"\"", "") + "--edge--\r\n";
  EXPECT_EQ(Send("/file", kMultipart, body).body, "[csrf=right]");
}

}  // namespace
}  // namespace ehcpqa::web
