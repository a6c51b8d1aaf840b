#include "clients/returns/synthetic/identity.h"

#include <cstdio>
#include <iterator>

#include "clients/returns/check_digit.h"

namespace ehcpqa::synthetic {
namespace {

constexpr std::string_view kSurnames[] = {"Testcase", "Mockford",   "O'Trial",     "Sampleton", "Fictional-Smythe",
                                          "Invented", "Dummyworth", "Placeholder", "Exämple",   "Nobody",
                                          "Madeup",   "Pretend",    "Imaginary",   "Synthetic", "Von Specimen",
                                          "Unreal",   "Training",   "Notreal"};
constexpr std::string_view kForenames[] = {"Casey",  "Jules", "Lane", "Kit",    "Robin", "Sky",  "Ash",
                                           "Bay",    "Chloë", "Drew", "Ellis",  "Fern",  "Gray", "Hollis",
                                           "Indigo", "Jay",   "Kai",  "Linden", "Moss",  "Noor", "Onyx",
                                           "Parker", "Quinn", "Reed", "Sage",   "Tay",   "Wren"};
constexpr char kLetters[] = "ABDEFGHJLNPQRSTUWXYZ";

}  // namespace

std::string Identities::Surname(Random& random) { return std::string(kSurnames[random.Below(std::size(kSurnames))]); }

std::string Identities::Forename(Random& random) {
  return std::string(kForenames[random.Below(std::size(kForenames))]);
}

std::string Identities::NextUpn(Random& random) {
  char rest[32];
  std::snprintf(rest, sizeof rest, "%s0%08u", la_.c_str(), static_cast<unsigned>(++upns_ % 100'000'000));
  std::string twelve = rest;
  // The letter of a temporary number takes the last digit's place, so that only every tenth can be one and stays
  // unique.
  if (random.Percent(20) && twelve.back() == '0') twelve.back() = 'A';
  return returns::UpnCheckLetter(twelve) + twelve;
}

std::string Identities::WithWrongLetter(std::string upn) {
  upn[0] = upn[0] == 'A' ? 'B' : 'A';
  return upn;
}

std::string Identities::NextUln() {
  while (true) {
    const std::string nine = std::to_string(900'000'000 + ++ulns_ % 100'000'000);
    if (const char check = returns::UlnCheckDigit(nine); check != 0) return nine + check;
  }
}

std::string Postcode(int number) {
  const int letters = static_cast<int>(sizeof kLetters - 1);
  std::string code = "ZZ99 ";
  code.push_back(static_cast<char>('0' + number / (letters * letters) % 10));
  code.push_back(kLetters[number / letters % letters]);
  code.push_back(kLetters[number % letters]);
  return code;
}

std::vector<std::string> DistrictsOf(std::string_view ons_code) {
  if (ons_code.starts_with("E06") || ons_code.starts_with("E08") || ons_code.starts_with("E09"))
    return {std::string(ons_code)};
  if (ons_code == "E10000024") {
    return {"E07000170", "E07000171", "E07000172", "E07000173", "E07000174", "E07000175", "E07000176"};
  }
  return {};
}

}  // namespace ehcpqa::synthetic
