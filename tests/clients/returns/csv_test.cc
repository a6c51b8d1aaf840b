#include "clients/returns/csv.h"

#include <memory>
#include <utility>

#include "tests/support/status_matchers.h"

namespace ehcpqa::returns {
namespace {

using Table = std::vector<std::vector<std::string>>;

// Gives the text in pieces of a few bytes, so that everything is split somewhere.
class Trickle final : public ByteSource {
 public:
  Trickle(std::string text, size_t piece) : text_(std::move(text)), piece_(piece) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    const size_t n = text_.copy(buffer, std::min(size, piece_), position_);
    position_ += n;
    return n;
  }
  const std::string& name() const override { return name_; }

 private:
  const std::string text_, name_ = "table.csv";
  const size_t piece_;
  size_t position_ = 0;
};

absl::StatusOr<Table> Parse(const std::string& text, const Limits& limits = {}, size_t piece = 3) {
  Trickle source(text, piece);
  CsvReader reader(source, limits);
  Table table;
  while (true) {
    const auto more = reader.Next();
    if (!more.ok()) return more.status();
    if (!*more) return table;
    table.emplace_back(reader.fields().begin(), reader.fields().end());
  }
}

std::string MessageOf(const std::string& text, const Limits& limits = {}) {
  return std::string(Parse(text, limits).status().message());
}

TEST(Csv, ReadsRowsWhateverEndsThem) {
  const Table expected = {{"a", "b"}, {"1", ""}, {"", "2"}};
  for (const char* text : {"a,b\r\n1,\r\n,2\r\n", "a,b\n1,\n,2", "a,b\r1,\r,2\r",
                           "\xEF\xBB\xBF"
                           "a,b\n\n1,\n\r\n,2\n\n",
                           "\"a\",\"b\"\n\"1\",\"\"\n,\"2\"", "\xEF\xBB\xBF\"a\",b\n1,\n,2\n"}) {
    for (const size_t piece : {1u, 2u, 3u, 100u}) {
      ASSERT_OK_AND_ASSIGN(const Table table, Parse(text, {}, piece));
      EXPECT_EQ(table, expected) << text;
    }
  }
}

TEST(Csv, ReadsQuotedCommasQuotesAndLineBreaks) {
  ASSERT_OK_AND_ASSIGN(const Table table, Parse("\"a,b\",\"say \"\"no\"\"\",\"two\r\nlines\"\nx,y,z\n"));
  EXPECT_EQ(table, (Table{{"a,b", "say \"no\"", "two\r\nlines"}, {"x", "y", "z"}}));
}

TEST(Csv, NothingIsNoRow) {
  for (const char* text : {"", "\n", "\r\n\r\n"}) {
    ASSERT_OK_AND_ASSIGN(const Table table, Parse(text));
    EXPECT_TRUE(table.empty());
  }
}

TEST(Csv, RefusesBrokenQuotingWithRowAndColumn) {
  EXPECT_EQ(MessageOf("a,b\n1,x\"y\n"),
            "table.csv, row 2, column 2: a quote stands inside a field that does not start with one.");
  EXPECT_EQ(MessageOf("a,b\n\"1\"2,x\n"),
            "table.csv, row 2, column 1: something follows a closing quote; a quote inside a field must be doubled.");
  EXPECT_EQ(MessageOf("a,b\n1,\"x\n"),
            "table.csv, row 2, column 2: the file ends inside a quoted field: it was cut short. Export it again.");
}

TEST(Csv, RefusesWhatIsNotUtf8) {
  EXPECT_EQ(MessageOf("a,b\n1,caf\xE9\n"),
            "table.csv, row 2, column 2: a character here is not UTF-8; save the file as UTF-8.");
  EXPECT_EQ(MessageOf(std::string("a,b\n1,\0\n", 8)),
            "table.csv, row 2, column 2: there is a NUL byte: this is not text in UTF-8.");
  EXPECT_THAT(Parse("a,caf\xC3\xA9,\xF0\x9F\x98\x80\n"), IsOk());
  for (const char* bad :
       {"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC3"}) {
    EXPECT_THAT(Parse(std::string("a,") + bad + "\n"), FailsFor("RETURN_UNREADABLE"));
  }
}

TEST(Csv, RefusesUtf16) {
  EXPECT_THAT(Parse(std::string("\xFF\xFE"
                                "a\0,\0b\0",
                                8)),
              FailsFor("RETURN_UNREADABLE"));
}

TEST(Csv, CapsFieldsRowsAndColumns) {
  const Limits limits{.text = 10, .row = 25, .columns = 4};
  EXPECT_THAT(Parse("a,b\n1,12345678901\n", limits), FailsFor("RETURN_TOO_LARGE"));
  EXPECT_THAT(Parse("a,b\n1,\"12345678901\"\n", limits), FailsFor("RETURN_TOO_LARGE"));
  EXPECT_THAT(Parse("1234567890,1234567890,1234567890\n", limits), FailsFor("RETURN_TOO_LARGE"));
  EXPECT_THAT(Parse("1,2,3,4,5\n", limits), FailsFor("RETURN_TOO_LARGE"));
  EXPECT_THAT(Parse("1,2,3,4\n", limits), IsOk());
}

TEST(CsvHeader, FindsColumnsByNameInAnyCase) {
  Trickle source("URN, UKPRN ,Type\n1,2,3\n1,2\n", 3);
  CsvReader reader(source, {});
  ASSERT_OK_AND_ASSIGN(const CsvHeader header, CsvHeader::Read(reader));
  EXPECT_EQ(header.Find("ukprn"), 1);
  EXPECT_EQ(header.Find("none"), -1);
  ASSERT_OK_AND_ASSIGN(const bool first, NextOf(reader, header));
  EXPECT_TRUE(first);
  const auto ragged = NextOf(reader, header);
  EXPECT_EQ(std::string(ragged.status().message()),
            "table.csv, row 3: the row has 2 fields where the header has 3; perhaps the file was cut short.");
}

TEST(CsvHeader, RefusesDoubleColumnsAndOtherSeparators) {
  for (const char* text : {"a,b,A\n", "a;b;c\n", "a\tb\n", ""}) {
    Trickle source(text, 3);
    CsvReader reader(source, {});
    EXPECT_THAT(CsvHeader::Read(reader), FailsFor("RETURN_UNREADABLE")) << text;
  }
}

}  // namespace
}  // namespace ehcpqa::returns
