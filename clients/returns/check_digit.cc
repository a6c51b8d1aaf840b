#include "clients/returns/check_digit.h"

namespace ehcpqa::returns {
namespace {

constexpr std::string_view kUpnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool AreDigits(std::string_view text, size_t count) {
  if (text.size() != count) return false;
  for (const char c : text) {
    if (!IsDigit(c)) return false;
  }
  return true;
}

// The first nine digits by weights 10 to 2.
int WeightedSum(std::string_view digits) {
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (digits[i] - '0') * (10 - i);
  return sum;
}

// Ten digits written 3-3-4 with the same kind of single separator, from the start of `text`; what they are without
// separators.
std::string SplitNumber(std::string_view text) {
  if (text.size() < 12 || (text[3] != ' ' && text[3] != '-') || text[7] != text[3]) return "";
  return std::string(text.substr(0, 3)) + std::string(text.substr(4, 3)) + std::string(text.substr(8, 4));
}

}  // namespace

std::string Normalised(std::string_view identifier) {
  std::string out;
  for (const char c : identifier) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    out.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  }
  return out;
}

char UpnCheckLetter(std::string_view rest) {
  if (rest.size() != 12 || !AreDigits(rest.substr(0, 11), 11)) return 0;
  const size_t letter = kUpnLetters.find(rest[11]);
  if (!IsDigit(rest[11]) && letter == std::string_view::npos) return 0;
  int sum = 0;
  for (int i = 0; i < 11; ++i) sum += (rest[i] - '0') * (i + 2);
  sum += (IsDigit(rest[11]) ? rest[11] - '0' : static_cast<int>(letter)) * 13;
  return kUpnLetters[sum % 23];
}

bool UpnIsValid(std::string_view upn) {
  return upn.size() == 13 && upn[0] != 0 && UpnCheckLetter(upn.substr(1)) == upn[0];
}

char UlnCheckDigit(std::string_view nine) {
  if (!AreDigits(nine, 9) || nine[0] == '0') return 0;
  const int remainder = WeightedSum(nine) % 11;
  return remainder == 0 ? 0 : static_cast<char>('0' + 10 - remainder);
}

bool UlnIsValid(std::string_view uln) { return AreDigits(uln, 10) && UlnCheckDigit(uln.substr(0, 9)) == uln[9]; }

bool NhsNumberIsValid(std::string_view number) {
  if (!AreDigits(number, 10)) return false;
  const int check = (11 - WeightedSum(number) % 11) % 11;
  return check != 10 && number[9] == '0' + check;
}

bool HoldsNhsNumber(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (!IsDigit(text[i]) || (i > 0 && IsDigit(text[i - 1]))) continue;
    const std::string_view rest = text.substr(i);
    const bool plain_ends = rest.size() == 10 || (rest.size() > 10 && !IsDigit(rest[10]));
    if (plain_ends && NhsNumberIsValid(rest.substr(0, 10))) return true;
    const bool split_ends = rest.size() == 12 || (rest.size() > 12 && !IsDigit(rest[12]));
    if (split_ends && NhsNumberIsValid(SplitNumber(rest))) return true;
  }
  return false;
}

}  // namespace ehcpqa::returns
