#include "clients/web/engine/listener.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "tests/clients/web/engine/echo_site.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::Not;

class ListenerTest : public testing::Test {
 protected:
  ListenerTest() {
    site_.router().Get("/say/{word}", [](const Request& request) {
      return Html(200, request.parameters["word"] + " " + Shown(request.arguments) + Shown(request.cookies));
    });
    site_.router().Post("/post", [](const Request& request) { return Html(200, Shown(request.form)); });
    site_.router().Get("/throw", [](const Request&) -> Response { throw std::runtime_error("a library failed"); });
    site_.router().Get("/slow", [this](const Request&) {
      slow_began_ = true;
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
      return Html(200, "slow");
    });
    site_.router().Post(
        "/apart",
        [this](const Request& request) {
          slow_began_ = true;
          std::this_thread::sleep_for(std::chrono::milliseconds(1500));
          return Html(200, "apart " + Shown(request.form));
        },
        {}, nullptr, true);
    site_.router().Get("/constant", [](const Request&) {
      Response response = Html(200, "");
      response.constant_body = "constant bytes";
      return response;
    });
    port_ = site_.Start();
  }

  EchoSite site_;
  std::atomic<bool> slow_began_ = false;
  int port_ = 0;
};

TEST_F(ListenerTest, ServesPagesWithTheirParametersArgumentsAndCookies) {
  TlsClient client(port_);
  const Answer answer = client.Get("/say/caf%C3%A9?a=1&b=x+y", {{"Cookie", "one=1; two=2"}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "caf\u00e9 [a=1][b=x y][one=1][two=2]");
}

TEST_F(ListenerTest, ASlowAnswerHoldsUpNoOtherConnectionNorTheIdleClock) {
  ListenOptions options;
  options.idle_seconds = 1;
  const int port = site_.Start(options);
  std::vector<std::thread> slow;
  std::atomic<int> answered = 0;
  // More of them than the listener has threads.
  for (int i = 0; i < 8; ++i) {
    slow.emplace_back([&] { answered += TlsClient(port).Post("/apart", {{"a", "1"}}).body == "apart [a=1]" ? 1 : 0; });
  }
  while (!slow_began_) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 8; ++i) EXPECT_EQ(TlsClient(port).Get("/say/quick").status, 200);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(1200));
  for (std::thread& one : slow) one.join();
  EXPECT_EQ(answered, 8);
}

TEST_F(ListenerTest, ClosingWaitsForASlowAnswer) {
  std::string body;
  std::thread browser([&] { body = TlsClient(port_).Post("/apart", {}).body; });
  while (!slow_began_) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  site_.Stop();
  browser.join();
  EXPECT_EQ(body, "apart ");
}

TEST_F(ListenerTest, KeepsAConnectionForManyRequests) {
  TlsClient client(port_);
  for (int i = 0; i < 50; ++i) ASSERT_EQ(client.Get("/say/" + std::to_string(i)).body, std::to_string(i) + " ");
  EXPECT_EQ(client.Get("/constant").body, "constant bytes");
}

TEST_F(ListenerTest, EveryAnswerCarriesTheSecurityHeaders) {
  for (const char* target : {"/say/a", "/nowhere", "/throw", "/say/%zz"}) {
    const Answer answer = TlsClient(port_).Get(target);
    EXPECT_THAT(answer.Header("content-security-policy"), HasSubstr("default-src 'self'")) << target;
    EXPECT_THAT(answer.Header("content-security-policy"), Not(HasSubstr("unsafe"))) << target;
    EXPECT_EQ(answer.Header("strict-transport-security"), "max-age=31536000") << target;
    EXPECT_EQ(answer.Header("x-content-type-options"), "nosniff") << target;
    EXPECT_EQ(answer.Header("referrer-policy"), "same-origin") << target;
    EXPECT_EQ(answer.Header("cache-control"), "no-store") << target;
  }
}

TEST_F(ListenerTest, SpeaksTls12And13AndNothingOlder) {
  EXPECT_TRUE(TlsClient(port_, TLS1_3_VERSION).connected());
  EXPECT_TRUE(TlsClient(port_, TLS1_2_VERSION).connected());
  EXPECT_FALSE(TlsClient(port_, TLS1_1_VERSION).connected());
  EXPECT_FALSE(TlsClient(port_, TLS1_VERSION).connected());
}

TEST_F(ListenerTest, HeadHasNoBody) {
  TlsClient client(port_);
  client.Send("HEAD /say/a HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const Answer answer = client.Read(/*head=*/true);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(client.Get("/say/b").body, "b ") << "what follows is the next answer, not a body";
}

TEST_F(ListenerTest, UnknownAddressesAndMethodsAreRefusedWithAPage) {
  EXPECT_EQ(TlsClient(port_).Get("/nowhere").status, 404);
  const Answer answer = TlsClient(port_).Post("/say/a", {});
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.Header("allow"), "GET, HEAD");
  TlsClient client(port_);
  client.Send("DELETE /post HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(client.Read().status, 405);
}

TEST_F(ListenerTest, AnExceptionOfALibraryIsAPageAndNotTheEnd) {
  EXPECT_EQ(TlsClient(port_).Get("/throw").status, 500);
  EXPECT_EQ(TlsClient(port_).Get("/say/a").status, 200);
}

TEST_F(ListenerTest, SurvivesRubbish) {
  std::string noise;
  unsigned seed = 12345;
  for (int i = 0; i < 20000; ++i) noise += static_cast<char>((seed = seed * 1664525u + 1013904223u) >> 24);
  const std::string requests[] = {
      "GET\r\n\r\n",
      "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
      "GET /say/a\r\n\r\n",
      "GET https://example.org/say/a HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /say/%00 HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /say/a?%ff=1 HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET //example.org HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /say/a HTTP/1.1\r\n\r\n",
      "POST /post HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
      "POST /post HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "POST /post HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      "GET /say/a HTTP/1.1\r\nHost: a\r\n" + std::string(200000, 'x') + ": 1\r\n\r\n",
      "GET /" + std::string(200000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n",
      noise,
  };
  for (const std::string& request : requests) {
    TlsClient client(port_);
    client.Send(request);
    if (request.find("\r\n\r\n") != std::string::npos && request != noise) {
      const Answer answer = client.Read();
      EXPECT_TRUE(answer.status == 0 || answer.status >= 400) << request.substr(0, 60) << " got " << answer.status;
    }
  }
  EXPECT_EQ(TlsClient(port_).Get("/say/still").body, "still ");
}

TEST_F(ListenerTest, PlainHttpGetsNoPage) {
  const int plain = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  to.sin_port = htons(static_cast<uint16_t>(port_));
  ASSERT_EQ(connect(plain, reinterpret_cast<sockaddr*>(&to), sizeof to), 0);
  const std::string request = "GET /say/a HTTP/1.1\r\nHost: localhost\r\n\r\n";
  ASSERT_EQ(write(plain, request.data(), request.size()), static_cast<ssize_t>(request.size()));
  std::string heard;
  char buffer[1000];
  for (ssize_t n = 0; (n = read(plain, buffer, sizeof buffer)) > 0;) heard.append(buffer, static_cast<size_t>(n));
  EXPECT_THAT(heard, Not(HasSubstr("HTTP")));
  close(plain);
}

TEST_F(ListenerTest, AnswersManyAtOnce) {
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 16; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i) {
        const std::string word = std::to_string(t) + "-" + std::to_string(i);
        if (TlsClient(port_).Get("/say/" + word).body == word + " ") ++right;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 400);
}

TEST_F(ListenerTest, LetsARequestFinishWhenItStops) {
  Answer answer;
  std::thread asks([&] { answer = TlsClient(port_).Get("/slow"); });
  while (!slow_began_) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  site_.Stop();
  asks.join();
  EXPECT_EQ(answer.body, "slow");
  EXPECT_FALSE(TlsClient(port_).connected());
}

TEST_F(ListenerTest, ASilentConnectionIsClosed) {
  EchoSite impatient;
  ListenOptions options;
  options.idle_seconds = 1;
  const int port = impatient.Start(options);
  TlsClient client(port);
  client.Send("GET /nowhere HTT");
  const auto began = std::chrono::steady_clock::now();
  EXPECT_EQ(client.Read().status, 0);
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
}

TEST(ListenerStartTest, SaysWhatIsWrongWithAddressCertificateAndPort) {
  const Site site;
  ListenOptions options;
  const WebCertificate made = NewWebCertificate();
  for (const char* address : {"", "localhost:1", "127.0.0.1", "127.0.0.1:70000", "127.0.0.1:x"}) {
    options.address = address;
    EXPECT_THAT(Listener::Start(options, site), FailsFor("LISTEN_ADDRESS")) << address;
  }
  options.address = "127.0.0.1:0";
  options.certificate = "no PEM";
  options.key = made.key;
  EXPECT_THAT(Listener::Start(options, site), FailsFor("WEB_CERTIFICATE"));
  options.certificate = made.certificate;
  options.key = NewWebCertificate().key;
  EXPECT_THAT(Listener::Start(options, site), FailsFor("WEB_CERTIFICATE"));
  options.key = made.key;
  ASSERT_OK_AND_ASSIGN(const auto first, Listener::Start(options, site));
  options.address = "127.0.0.1:" + std::to_string(first->port());
  EXPECT_THAT(Listener::Start(options, site), FailsFor("CANNOT_LISTEN"));
}

}  // namespace
}  // namespace ehcpqa::web
