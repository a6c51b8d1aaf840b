#include "clients/returns/check_digit.h"

#include "gtest/gtest.h"

namespace ehcpqa::returns {
namespace {

TEST(CheckDigit, AcceptsUpnsOfBothForms) {
  for (const char* upn : {"B801200005001", "A891400024001", "H801200001001", "X845212818005", "P207000016049",
                          "L89140002400A", "B89140002401K"}) {
    EXPECT_TRUE(UpnIsValid(upn)) << upn;
  }
}

TEST(CheckDigit, RefusesUpnsWithAWrongLetterOrForm) {
  for (const char* upn : {"A801200005001", "Q207000016049", "X123456789876", "", "B80120000500", "B8012000050011",
                          "b801200005001", "B80120000500I", "B80120000500S", "B80A200005001", "I801200005001"}) {
    EXPECT_FALSE(UpnIsValid(upn)) << upn;
  }
}

TEST(CheckDigit, AnySingleWrongDigitOfAUpnIsFound) {
  const std::string good = "A891400024001";
  for (size_t i = 1; i < good.size(); ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      std::string bad = good;
      bad[i] = c;
      EXPECT_EQ(UpnIsValid(bad), bad == good) << bad;
    }
  }
}

TEST(CheckDigit, AcceptsAndRefusesUlns) {
  for (const char* uln : {"9276308686", "1000102504", "1000000000"}) EXPECT_TRUE(UlnIsValid(uln)) << uln;
  for (const char* uln : {"1234567890", "9999999999", "0276308686", "927630868", "92763086866", "92763O8686", ""})
    EXPECT_FALSE(UlnIsValid(uln)) << uln;
}

TEST(CheckDigit, AcceptsAndRefusesNhsNumbers) {
  for (const char* nhs : {"9434765919", "9434765870", "9990000018", "9990000026", "9990000034", "9990000042"})
    EXPECT_TRUE(NhsNumberIsValid(nhs)) << nhs;
  for (char c = '0'; c <= '9'; ++c) EXPECT_FALSE(NhsNumberIsValid(std::string("999000000") + c));
  for (const char* nhs : {"9434765918", "943476591", "94347659190", "943476591X", ""})
    EXPECT_FALSE(NhsNumberIsValid(nhs)) << nhs;
}

TEST(CheckDigit, NoNumberIsBothUlnAndNhsNumber) {
  for (long nine = 100'000'000; nine < 1'000'000'000; nine += 9973) {
    for (int check = 0; check < 10; ++check) {
      const std::string number = std::to_string(nine * 10 + check);
      ASSERT_FALSE(UlnIsValid(number) && NhsNumberIsValid(number)) << number;
    }
  }
}

TEST(CheckDigit, FindsAnNhsNumberThatStandsAloneInText) {
  for (const char* text :
       {"9434765919", "NHS 9434765919.", "NHS no 943 476 5919", "943-476-5919 (mother)", "1; 943 476 5919"}) {
    EXPECT_TRUE(HoldsNhsNumber(text)) << text;
  }
  for (const char* text : {"", "Oakfield", "94347659190", "19434765919", "943 4765919", "943-476 5919", "9434765918",
                           "943 476 59190", "01159434765919"}) {
    EXPECT_FALSE(HoldsNhsNumber(text)) << text;
  }
}

TEST(CheckDigit, NormalisesCaseAndSpace) { EXPECT_EQ(Normalised(" a891 4000\t24001\r\n"), "A891400024001"); }

}  // namespace
}  // namespace ehcpqa::returns
