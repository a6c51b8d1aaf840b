#include "clients/returns/pseudonym.h"

#include <numeric>

#include "gmock/gmock.h"

namespace ehcpqa::returns {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Key CountingKey() {
  std::array<uint8_t, 32> bytes;
  std::iota(bytes.begin(), bytes.end(), uint8_t{0});
  return Key(bytes);
}

References Of(const std::string& upn, const std::string& uln) {
  return ReferencesOf(CountingKey(), "891", "2025-01-16", {upn, uln, 42});
}

TEST(Pseudonym, GivesTheReferencesOfThePublishedTable) {
  const Key key = CountingKey();
  EXPECT_EQ(PlanRef(key, "891", Basis::kUpn, "A891400024001"), "RBIL-KXHF-HYUD-ZBLQ");
  EXPECT_EQ(PlanRef(key, "891", Basis::kUln, "9276308686"), "EIUX-F6T3-XGXF-5VCC");
  EXPECT_EQ(PlanRef(key, "892", Basis::kUpn, "A891400024001"), "EMZZ-LGGU-JWRR-FYEY");
  EXPECT_EQ(PlanRef(key, "891", static_cast<Basis>('A'), "CYP-00017"), "T766-7AQE-724E-CZZI");
  EXPECT_EQ(PlanRef(key, "891", Basis::kOrder, "2025-01-16/42"), "ZXVQ-5ROG-I2H4-NNEA");
}

TEST(Pseudonym, IgnoresCaseAndSpacesOfAnIdentifier) {
  EXPECT_EQ(PlanRef(CountingKey(), "891", Basis::kUpn, " a8914 00024001 "), "RBIL-KXHF-HYUD-ZBLQ");
}

TEST(Pseudonym, AnotherKeyGivesAnotherReference) {
  EXPECT_NE(PlanRef(Key({1}), "891", Basis::kUpn, "A891400024001"),
            PlanRef(Key({2}), "891", Basis::kUpn, "A891400024001"));
}

TEST(Pseudonym, TheUpnComesFirstAndTheUlnIsItsAlias) {
  const References refs = Of("A891400024001", "9276308686");
  EXPECT_EQ(refs.basis, Basis::kUpn);
  EXPECT_EQ(refs.plan_ref, "RBIL-KXHF-HYUD-ZBLQ");
  EXPECT_THAT(refs.aliases, ElementsAre("EIUX-F6T3-XGXF-5VCC"));
  EXPECT_FALSE(refs.upn_check_failed || refs.uln_check_failed || refs.no_upn_or_uln);
}

TEST(Pseudonym, WithoutAUpnTheUlnCounts) {
  const References refs = Of("", "9276308686");
  EXPECT_EQ(refs.basis, Basis::kUln);
  EXPECT_EQ(refs.plan_ref, "EIUX-F6T3-XGXF-5VCC");
  EXPECT_THAT(refs.aliases, IsEmpty());
}

TEST(Pseudonym, WithNeitherTheOrderCounts) {
  const References refs = Of(" ", "");
  EXPECT_EQ(refs.basis, Basis::kOrder);
  EXPECT_EQ(refs.plan_ref, "ZXVQ-5ROG-I2H4-NNEA");
  EXPECT_THAT(refs.aliases, IsEmpty());
  EXPECT_TRUE(refs.no_upn_or_uln);
}

TEST(Pseudonym, AFailedCheckIsAFlagAndStillIdentifies) {
  const References refs = Of("X1234567898765", "1234567890");
  EXPECT_EQ(refs.basis, Basis::kUpn);
  EXPECT_EQ(refs.aliases.size(), 1u);
  EXPECT_TRUE(refs.upn_check_failed);
  EXPECT_TRUE(refs.uln_check_failed);
  EXPECT_FALSE(refs.no_upn_or_uln);
}

TEST(Pseudonym, APlaceholderStandsForNobody) {
  for (const char* upn : {"UNKNOWN", "N/A", "0000000000000", "A111111111111"}) {
    const References refs = Of(upn, "9999999999");
    EXPECT_EQ(refs.basis, Basis::kOrder) << upn;
    EXPECT_TRUE(refs.upn_check_failed && refs.uln_check_failed && refs.no_upn_or_uln) << upn;
  }
  EXPECT_EQ(Of("A891400024001", "9999999999").aliases.size(), 0u);
}

}  // namespace
}  // namespace ehcpqa::returns
