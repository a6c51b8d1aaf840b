#include "clients/web/engine/cookies.h"
#include "clients/web/engine/csrf.h"
#include "clients/web/engine/response.h"
#include "clients/web/engine/router.h"
#include "clients/web/engine/url.h"
#include "gmock/gmock.h"

namespace ehcpqa::web {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(UrlTest, DecodesWhatItEncoded) {
  std::string every;
  for (int c = 0x20; c < 0x7f; ++c) every += static_cast<char>(c);
  every += "\t\n\u00e9\u20ac";
  EXPECT_EQ(Decode(Encode(every)), every);
  EXPECT_EQ(Encode("a b/c?"), "a%20b%2Fc%3F");
}

TEST(UrlTest, RefusesBrokenEscapesControlCharactersAndWhatIsNoUtf8) {
  for (const char* text : {"%", "%4", "%zz", "%00", "%1b", "%7F", "%ff", "%c3%28", "%ed%a0%80"}) {
    EXPECT_FALSE(Decode(text).has_value()) << text;
  }
}

TEST(UrlTest, ReadsQueriesAsFormsWriteThem) {
  const auto fields = DecodeQuery("a=1+2&b=%26&&c&a=3&=x");
  ASSERT_TRUE(fields.has_value());
  EXPECT_EQ((*fields)["a"], "1 2");
  EXPECT_THAT(fields->All("a"), ElementsAre("1 2", "3"));
  EXPECT_EQ((*fields)["b"], "&");
  EXPECT_TRUE(fields->Has("c"));
  EXPECT_EQ((*fields)["missing"], "");
  EXPECT_FALSE(DecodeQuery("a=%zz").has_value());
}

TEST(UrlTest, LinksLeaveOutWhatIsEmpty) {
  EXPECT_EQ(Link("/work", {{"sort", "due"}, {"page", ""}, {"q", "a&b"}}), "/work?sort=due&q=a%26b");
}

TEST(UrlTest, OnlyPathsOfThisSiteAreLocal) {
  for (const char* link : {"/", "/work", "/work?sort=due", "/a//b"}) EXPECT_TRUE(IsLocalPath(link)) << link;
  for (const char* link : {"", "work", "//example.org", "/\\example.org", "https://example.org", "javascript:alert(1)",
                           "/a\nb", "/\t/example.org"}) {
    EXPECT_FALSE(IsLocalPath(link)) << link;
  }
  EXPECT_FALSE(IsLocalPath("/" + std::string(2000, 'a')));
}

TEST(RouterTest, FindsTheMostLiteralPatternWhateverTheOrder) {
  Router router;
  router.Get("/{page}", [](const Request&) { return Html(200, ""); });
  router.Get("/work", [](const Request&) { return Html(200, ""); });
  router.Post("/work", [](const Request&) { return Html(200, ""); });
  router.Get("/assess/{cycle}/{audit}", [](const Request&) { return Html(200, ""); });
  EXPECT_EQ(router.Find(Method::kGet, "/work").route->pattern, "/work");
  EXPECT_EQ(router.Find(Method::kGet, "/other").route->pattern, "/{page}");
  const Router::Match match = router.Find(Method::kGet, "/assess/2024q4/a%20b");
  EXPECT_EQ(match.parameters["cycle"], "2024q4");
  EXPECT_EQ(match.parameters["audit"], "a b");
}

TEST(RouterTest, KnowsNoEmptySegmentsAndNoOtherLengths) {
  Router router;
  router.Get("/assess/{cycle}", [](const Request&) { return Html(200, ""); });
  for (const char* path : {"/assess/", "/assess", "/assess/a/", "/assess/a/b", "//assess/a", "/assess/%zz"}) {
    EXPECT_EQ(router.Find(Method::kGet, path).route, nullptr) << path;
  }
}

TEST(RouterTest, SaysWhichMethodsAnAddressHas) {
  Router router;
  router.Get("/work", [](const Request&) { return Html(200, ""); });
  EXPECT_EQ(router.Find(Method::kPost, "/work").route, nullptr);
  EXPECT_EQ(router.Find(Method::kPost, "/work").allow, "GET, HEAD");
  EXPECT_EQ(router.Find(Method::kGet, "/nowhere").allow, "");
}

TEST(CsrfTest, TokenIsOfOneSecretAlone) {
  const std::string token = CsrfToken("secret");
  EXPECT_TRUE(IsCsrfToken(token, "secret"));
  EXPECT_FALSE(IsCsrfToken(token, "other"));
  EXPECT_TRUE(IsCsrfToken(CsrfToken("secret"), "secret"));
  EXPECT_NE(CsrfToken("secret"), token) << "another each time, so that compression cannot be made to guess at it";
  EXPECT_FALSE(IsCsrfToken("", "secret"));
  EXPECT_FALSE(IsCsrfToken(token.substr(1), "secret"));
  EXPECT_FALSE(IsCsrfToken(std::string(token.size(), 'A'), "secret"));
  EXPECT_FALSE(IsCsrfToken(token + "A", "secret"));
  EXPECT_FALSE(IsCsrfToken(CsrfToken(""), "")) << "a browser without cookie proves nothing";
}

TEST(CsrfTest, SecretsAreLongAndDiffer) {
  const std::string a = NewSecret();
  EXPECT_EQ(a.size(), 43u);
  EXPECT_NE(a, NewSecret());
}

TEST(CookieTest, IsOfThisHostAloneAndHiddenFromScripts) {
  EXPECT_EQ(SetCookie("__Host-a", "v"), "__Host-a=v; Path=/; Secure; HttpOnly; SameSite=Strict");
  EXPECT_THAT(DropCookie("__Host-a"), HasSubstr("__Host-a=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0"));
}

TEST(ResponseTest, RedirectsNeverLeaveTheSite) {
  EXPECT_EQ(SeeOther("/work").headers.front().second, "/work");
  EXPECT_EQ(SeeOther("//example.org").headers.front().second, "/");
}

TEST(ResponseTest, SetsHeadersOnceButEveryCookie) {
  Response response = Html(200, "");
  response.With("Cache-Control", "max-age=60").With("Set-Cookie", "a=1").With("Set-Cookie", "b=2");
  response.With("Content-Type", "text/plain");
  SecureHeaders(&response);
  int caching = 0, types = 0, cookies = 0;
  for (const auto& [name, value] : response.headers) {
    caching += name == "Cache-Control" ? 1 : 0;
    types += name == "Content-Type" ? 1 : 0;
    cookies += name == "Set-Cookie" ? 1 : 0;
  }
  EXPECT_EQ(caching, 1);
  EXPECT_EQ(types, 1);
  EXPECT_EQ(cookies, 2);
}

}  // namespace
}  // namespace ehcpqa::web
