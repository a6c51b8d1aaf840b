#include "clients/returns/header_check.h"

#include "tests/clients/returns/small_return.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::returns {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

HeaderFields GoodHeader() {
  return {.collection = "SEN2",
          .year = "2025",
          .reference_date = "2025-01-16",
          .source_level = "L",
          .lea = "891",
          .software_code = "x",
          .date_time = "2025-01-20T09:00:00"};
}

TEST(HeaderCheck, FindsContradictions) {
  LayoutMarks marks;
  EXPECT_THAT(ContradictionsOf(GoodHeader(), marks), IsEmpty());
  HeaderFields header = GoodHeader();
  header.year = "2024";
  header.date_time = "2024-12-01T00:00:00";
  header.source_level = "S";
  EXPECT_THAT(ContradictionsOf(header, marks), ElementsAre("Year says 2024, ReferenceDate says 2025-01-16.",
                                                           HasSubstr("made on 2024-12-01"), HasSubstr("SourceLevel")));
  marks.Note("gendercurrent");
  marks.Note("reviewdraft");
  EXPECT_THAT(ContradictionsOf(GoodHeader(), marks),
              ElementsAre(HasSubstr("those of the 2023 return"), HasSubstr("ended with the 2023 return")));
}

TEST(HeaderCheck, DetectsTheLayoutByFields) {
  const auto layout_of = [](std::initializer_list<std::string_view> names, int year) {
    LayoutMarks marks;
    for (const std::string_view name : names) marks.Note(name);
    return marks.Layout(year);
  };
  EXPECT_EQ(layout_of({"gendercurrent"}, 2024), 2023);
  EXPECT_EQ(layout_of({"attendancepattern"}, 2024), 2023);
  EXPECT_EQ(layout_of({"sex", "reviewmeeting"}, 2023), 2024);
  EXPECT_EQ(layout_of({"sex", "phasetransferduedate"}, 2024), 2025);
  EXPECT_EQ(layout_of({}, 2022), 2023);
  EXPECT_EQ(layout_of({}, 2027), 2025);
}

TEST(Reviews, ThatLookSwappedRefuseTheFile) {
  const auto with_reviews = [](int count, int reversed) {
    std::string persons;
    for (int i = 0; i < count; ++i) {
      const bool is_reversed = i < reversed;
      persons += std::string("<Person><Requests><ActivePlans><ReviewMeeting>2024-05-0") + (is_reversed ? "9" : "1") +
                 "</ReviewMeeting><LastReview>2024-05-05</LastReview></ActivePlans></Requests></Person>";
    }
    return SmallXml(persons);
  };
  const auto swapped = RowsOfXml(with_reviews(10, 6));
  EXPECT_THAT(swapped, FailsFor("RETURN_REVIEWS_SWAPPED"));
  EXPECT_THAT(std::string(swapped.status().message()), HasSubstr("the two review columns look swapped"));
  EXPECT_THAT(RowsOfXml(with_reviews(10, 5)), IsOk());
  EXPECT_THAT(RowsOfXml(with_reviews(9, 9)), IsOk());
}

}  // namespace
}  // namespace ehcpqa::returns
