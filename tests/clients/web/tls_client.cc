#include "tests/clients/web/tls_client.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <regex>

namespace ehcpqa::web {
namespace {

std::string Lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

std::string Unescape(std::string text) {
  const std::pair<const char*, const char*> escapes[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [from, to] : escapes) {
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
      text.replace(at, std::strlen(from), to);
    }
  }
  return text;
}

// "Name: value", a line each.
std::string Lines(const Headers& headers) {
  std::string lines;
  for (const auto& [name, value] : headers) lines.append(name).append(": ").append(value).append("\r\n");
  return lines;
}

}  // namespace

std::string Answer::Header(const std::string& name) const {
  for (const auto& [n, value] : headers) {
    if (n == name) return value;
  }
  return "";
}

TlsClient::TlsClient(int port, int newest_tls) {
  std::signal(SIGPIPE, SIG_IGN);
  context_ = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_min_proto_version(context_, TLS1_VERSION);
  SSL_CTX_set_max_proto_version(context_, newest_tls);
  // OpenSSL's own floor would hide what the listener refuses.
  if (newest_tls < TLS1_2_VERSION) SSL_CTX_set_security_level(context_, 0);
  tls_ = SSL_new(context_);
  socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{20, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  const int at_once = 1;
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  to.sin_port = htons(static_cast<uint16_t>(port));
  SSL_set_fd(tls_, socket_);
  connected_ = connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0 && SSL_connect(tls_) == 1;
}

TlsClient::~TlsClient() {
  SSL_free(tls_);
  SSL_CTX_free(context_);
  close(socket_);
}

bool TlsClient::Send(const std::string& bytes) {
  for (size_t sent = 0; sent < bytes.size();) {
    const int count =
        SSL_write(tls_, bytes.data() + sent, static_cast<int>(std::min<size_t>(bytes.size() - sent, 8192)));
    if (count <= 0) return false;
    sent += static_cast<size_t>(count);
  }
  return true;
}

std::string TlsClient::ReadSome() {
  char buffer[16384];
  const int count = SSL_read(tls_, buffer, sizeof buffer);
  return count > 0 ? std::string(buffer, static_cast<size_t>(count)) : "";
}

Answer TlsClient::Read(bool head) {
  Answer answer;
  std::string& text = rest_;
  while (text.find("\r\n\r\n") == std::string::npos) {
    const std::string more = ReadSome();
    if (more.empty()) return answer;
    text += more;
  }
  const size_t end = text.find("\r\n\r\n");
  size_t length = 0;
  answer.status = std::stoi(text.substr(9, 3));
  for (size_t at = text.find("\r\n") + 2; at < end + 2;) {
    const size_t line_end = text.find("\r\n", at);
    const size_t colon = text.find(':', at);
    answer.headers.emplace_back(Lower(text.substr(at, colon - at)), text.substr(colon + 2, line_end - colon - 2));
    if (answer.headers.back().first == "content-length") length = std::stoul(answer.headers.back().second);
    at = line_end + 2;
  }
  text.erase(0, end + 4);
  if (head) length = 0;
  while (text.size() < length) {
    const std::string more = ReadSome();
    if (more.empty()) break;
    text += more;
  }
  answer.body = text.substr(0, length);
  text.erase(0, length);
  return answer;
}

Answer TlsClient::Get(const std::string& target, const Headers& headers) {
  std::string request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n";
  request += Lines(headers);
  Send(request + "\r\n");
  return Read();
}

Answer TlsClient::Post(const std::string& target, const FormFields& form, const Headers& headers) {
  const std::string body = FormBody(form);
  std::string request = "POST " + target + " HTTP/1.1\r\nHost: localhost\r\n";
  request += Lines(headers);
  request += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) +
             "\r\n\r\n" + body;
  Send(request);
  return Read();
}

std::string FormBody(const FormFields& form) {
  const auto encode = [](const std::string& text) {
    std::string out;
    char hex[4];
    for (const char c : text) {
      if (std::isalnum(static_cast<unsigned char>(c)) != 0 || std::strchr("-._*", c) != nullptr) {
        out += c;
      } else if (c == ' ') {
        out += '+';
      } else {
        std::snprintf(hex, sizeof hex, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        out += hex;
      }
    }
    return out;
  };
  std::string body;
  for (const auto& [name, value] : form) body += (body.empty() ? "" : "&") + encode(name) + "=" + encode(value);
  return body;
}

const Answer& Browser::Get(const std::string& target) {
  at_ = target.substr(0, target.find('#'));
  Take(TlsClient(port_).Get(at_, Sent()));
  return answer_;
}

void Browser::AddHidden(const std::string& target, FormFields* fields) const {
  const size_t form = answer_.body.find("method=\"post\" action=\"" + target + "\"");
  if (form == std::string::npos) return;
  const std::string text = answer_.body.substr(form, answer_.body.find("</form>", form) - form);
  const std::regex hidden("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");
  FormFields first;
  for (auto match = std::sregex_iterator(text.begin(), text.end(), hidden); match != std::sregex_iterator(); ++match) {
    const bool given =
        std::any_of(fields->begin(), fields->end(), [&](const auto& f) { return f.first == (*match)[1]; });
    if (!given) first.emplace_back((*match)[1], Unescape((*match)[2]));
  }
  fields->insert(fields->begin(), first.begin(), first.end());
}

const Answer& Browser::Post(const std::string& target, FormFields fields) {
  AddHidden(target, &fields);
  at_ = target;
  Headers headers = Sent();
  headers.emplace_back("Sec-Fetch-Site", "same-origin");
  Take(TlsClient(port_).Post(target, fields, headers));
  return answer_;
}

const Answer& Browser::PostFile(const std::string& target, FormFields fields, const std::string& field,
                                const std::string& file_name, const std::string& bytes) {
  AddHidden(target, &fields);
  const std::string boundary = "----boundary-of-the-test";
  std::string body;
  for (const auto& [name, value] : fields) {
    body.append("--" + boundary).append("\r\nContent-Disposition: form-data; name=\"").append(name);
    body.append("\"\r\n\r\n").append(value).append("\r\n");
  }
  body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + file_name +
          "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + bytes + "\r\n--" + boundary + "--\r\n";
  at_ = target;
  std::string head = "POST " + target +
                     " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=" + boundary +
                     "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  head += Lines(Sent());
  TlsClient client(port_);
  client.Send(head + "\r\n" + body);
  Take(client.Read());
  return answer_;
}

std::string Browser::Input(const std::string& name) const {
  std::smatch match;
  const std::regex input("name=\"" + std::regex_replace(name, std::regex("[.]"), "\\.") + "\" value=\"([^\"]*)\"");
  return std::regex_search(answer_.body, match, input) ? Unescape(match[1]) : "";
}

void Browser::Take(const Answer& answer) {
  for (const auto& [name, value] : answer.headers) {
    if (name != "set-cookie") continue;
    const std::string pair = value.substr(0, value.find(';'));
    const std::string cookie = pair.substr(0, pair.find('='));
    if (value.find("Max-Age=0") != std::string::npos) {
      cookies_.erase(cookie);
    } else {
      cookies_[cookie] = pair.substr(cookie.size() + 1);
    }
  }
  if (answer.status == 303) {
    Get(answer.Header("location"));
    return;
  }
  answer_ = answer;
}

std::string Browser::CookieHeader() const {
  std::string cookies;
  for (const auto& [name, value] : cookies_) {
    if (!cookies.empty()) cookies += "; ";
    cookies.append(name).append("=").append(value);
  }
  return cookies;
}

Headers Browser::Sent() const { return cookies_.empty() ? Headers() : Headers{{"Cookie", CookieHeader()}}; }

}  // namespace ehcpqa::web
