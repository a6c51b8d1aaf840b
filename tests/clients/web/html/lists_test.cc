#include "clients/web/html/lists.h"

#include "gmock/gmock.h"
#include "tests/clients/web/html/fixtures.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;

std::set<std::string> CompareErrorSummaries(Look look) {
  return Compare(look, "error-summary", [](Options& options, Dictionary* page) {
    ErrorSummary summary;
    if (options.Text(options.nhs() ? "heading" : "titleText") != "There is a problem") options.NotUnderstood();
    summary.description = options.Text(options.nhs() ? "description" : "descriptionText");
    for (Options& item : options.List("errorList")) {
      summary.mistakes.push_back({item.Text("text"), item.Text("href")});
      options.Join(item);
    }
    Put(page, "X", summary);
  });
}

TEST(ListsTest, ErrorSummariesLookAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareErrorSummaries(Look::kGovUk),
              IsSupersetOf({"default", "without links", "with everything", "mixed with and without links"}));
  EXPECT_THAT(CompareErrorSummaries(Look::kNhsUk),
              IsSupersetOf({"default", "with description", "without error link (mixed)"}));
}

std::set<std::string> CompareTables(Look look) {
  return Compare(look, look == Look::kNhsUk ? "tables" : "table", [](Options& options, Dictionary* page) {
    Table table;
    Options caption = options.Object("caption");
    table.caption = caption.Text("text");
    table.caption_size = options.nhs() ? caption.Text("size") : options.Modifier("captionClasses", "table__caption");
    options.Join(caption);
    // Our rows always have a heading, and our tables always have columns.
    if (!options.Flag("firstCellIsHeader")) options.NotUnderstood();
    for (Options& head : options.List("head")) {
      table.columns.push_back({head.Text("text"), head.Text("format") == "numeric"});
      options.Join(head);
    }
    if (table.columns.empty()) options.NotUnderstood();
    for (const auto& row : options.Any("rows")) {
      std::vector<Table::Cell> cells;
      for (const auto& value : row) {
        Options cell(options.look(), value);
        cell.Text("format");
        cells.push_back({cell.Text("text")});
        options.Join(cell);
      }
      table.rows.push_back(cells);
    }
    Put(page, "X", table);
  });
}

TEST(ListsTest, TablesLookAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareTables(Look::kGovUk), IsSupersetOf({"with head and caption"}));
  EXPECT_THAT(CompareTables(Look::kNhsUk), IsSupersetOf({"default"}));
}

TEST(ListsTest, ASortedColumnSaysSoAndTheOthersLeadToTheirOrder) {
  const Table table{"", "", {{"Plan", false, "/work?sort=plan"}, {"Due", false, "/work?sort=-due", "ascending"}}, {}};
  for (const Look look : {Look::kGovUk, Look::kNhsUk}) {
    const std::string html = Rendered(look, [&](Dictionary* page) { Put(page, "X", table); });
    EXPECT_THAT(html, HasSubstr("href=\"/work?sort=plan\">Plan</a>"));
    EXPECT_THAT(html, HasSubstr("aria-sort=\"ascending\""));
    EXPECT_THAT(html, HasSubstr("href=\"/work?sort=-due\">Due</a>"));
  }
}

TEST(ListsTest, AStackedTableNamesTheColumnInEachCellAndStaysATableForThoseWhoHearIt) {
  Table table{"", "", {{"Plan"}, {"Due"}}, {{{"Plan 2"}, {"28 February 2025"}}}};
  const auto html = [&] { return Rendered(Look::kGovUk, [&](Dictionary* page) { Put(page, "X", table); }); };
  EXPECT_THAT(html(), Not(HasSubstr("role=")));
  table.stacked = true;
  EXPECT_THAT(html(),
              HasSubstr("role=\"cell\"><span class=\"app-stack__name\" aria-hidden=\"true\">Due</span>28 February"));
  for (const char* role : {"table", "rowgroup", "row", "columnheader", "rowheader"}) {
    EXPECT_THAT(html(), HasSubstr("role=\"" + std::string(role) + "\"")) << role;
  }
}

std::set<std::string> CompareTaskLists(Look look) {
  return Compare(look, "task-list", [](Options& options, Dictionary* page) {
    TaskList list;
    list.id = options.Text("idPrefix");
    if (list.id.empty()) list.id = "task-list";
    for (Options& item : options.List("items")) {
      TaskList::Task task;
      task.title = item.Text(item.nhs() ? "heading" : "title");
      task.href = item.Text("href");
      task.hint = item.Text("hint");
      Options status = item.Object("status");
      task.status = status.Text("text");
      if (item.nhs() && !task.status.empty()) item.NotUnderstood();
      // Blocked is what leads nowhere, and nothing else.
      const bool blocked = !status.Text("classes").empty();
      if (!item.nhs() && blocked != task.href.empty()) item.NotUnderstood();
      if (task.status.empty()) {
        Options tag = status.Object("tag");
        if (tag.Empty()) item.NotUnderstood();
        task.status = tag.Text("text");
        const auto colour = tag.nhs() ? tag.Any("colour") : nlohmann::json(tag.Modifier("classes", "tag"));
        task.colour = colour.is_string() && !colour.get<std::string>().empty() ? colour.get<std::string>() : "plain";
        if (tag.nhs() && !tag.Done()) {
          // Without border and colour: how NHS.UK shows what needs nothing more.
          tag.Any("border");
          tag.Any("classes");
          task.colour.clear();
        }
        status.Join(tag);
      }
      item.Join(status);
      list.tasks.push_back(task);
      options.Join(item);
    }
    Put(page, "X", list);
  });
}

TEST(ListsTest, TaskListsLookAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareTaskLists(Look::kGovUk), IsSupersetOf({"default", "with hint text and additional states"}));
  EXPECT_THAT(CompareTaskLists(Look::kNhsUk), IsSupersetOf({"default"}));
}

std::set<std::string> CompareSummaryLists(Look look) {
  return Compare(look, "summary-list", [](Options& options, Dictionary* page) {
    SummaryList list;
    for (Options& item : options.List("rows")) {
      SummaryList::Row row;
      row.key = item.Text("key");
      row.lines = {item.Text("value")};
      Options actions = item.Object("actions");
      const auto links = actions.List("items");
      if (links.size() > 1) item.NotUnderstood();
      for (Options link : links) {
        row.action = link.Text("text");
        row.href = link.Text("href");
        row.hidden = link.Text("visuallyHiddenText");
        if (row.hidden.empty()) link.NotUnderstood();
        item.Join(link);
      }
      item.Join(actions);
      list.rows.push_back(row);
      options.Join(item);
    }
    Put(page, "X", list);
  });
}

TEST(ListsTest, SummaryListsLookAsTheDesignSystemsSay) {
  CompareSummaryLists(Look::kGovUk);
  EXPECT_THAT(CompareSummaryLists(Look::kNhsUk), IsSupersetOf({"example person: Karen Francis"}));
}

std::set<std::string> ComparePaginations(Look look) {
  return Compare(look, "pagination", [](Options& options, Dictionary* page) {
    Pagination pagination;
    for (const char* way : {"previous", "next"}) {
      Options link = options.Object(way);
      link.Text("href");
      options.Join(link);
    }
    int current = 0, last = 0;
    std::string prefix;
    for (Options& item : options.List("items")) {
      if (item.Flag("ellipsis")) continue;
      last = std::atoi(item.Text("number").c_str());
      if (item.Flag("current")) current = last;
      prefix = item.Text("href");
      prefix.erase(std::min(prefix.size(), prefix.find_last_not_of("0123456789") + 1));
      options.Join(item);
    }
    if (last == 0 || current == 0) options.NotUnderstood();
    pagination.pages = last;
    pagination.current = current;
    pagination.href_prefix = prefix;
    Put(page, "X", pagination);
  });
}

// Their addresses of the next and the previous page follow no rule; ours do.
TEST(ListsTest, PagesAreNumberedWithGapsAndTheirWaysBackAndOn) {
  for (const Look look : {Look::kGovUk, Look::kNhsUk}) {
    const auto shown = [&](int pages, int current) {
      return Rendered(look, [&](Dictionary* page) { Put(page, "X", Pagination{pages, current, "/work?page="}); });
    };
    EXPECT_THAT(shown(1, 1), Not(HasSubstr("pagination")));
    const std::string first = shown(3, 1);
    EXPECT_THAT(first, Not(HasSubstr("rel=\"prev\"")));
    EXPECT_THAT(first, HasSubstr("href=\"/work?page=2\""));
    EXPECT_THAT(first, Not(HasSubstr("&ctdot;")));
    const std::string middle = shown(40, 10);
    size_t gaps = 0;
    for (size_t at = middle.find("&ctdot;"); at != std::string::npos; at = middle.find("&ctdot;", at + 1)) ++gaps;
    EXPECT_EQ(gaps, 2u);
    for (const char* number : {"=1\"", "=8\"", "=9\"", "=10\"", "=11\"", "=12\"", "=40\""}) {
      EXPECT_THAT(middle, HasSubstr(std::string("href=\"/work?page") + number));
    }
    EXPECT_THAT(middle, Not(HasSubstr("page=7\"")));
  }
}

TEST(ListsTest, PaginationLooksAsTheDesignSystemsSay) {
  // Only where their previous and next address are numbered like the pages.
  EXPECT_THAT(ComparePaginations(Look::kNhsUk), IsSupersetOf({"numbered", "numbered with many pages"}));
}

}  // namespace
}  // namespace ehcpqa::web
