// One page that needs nothing else: no script, no request, styles and pictures inside. It is read on screens of any
// width and printed on A4; made from invented returns it says so at its head and on every printed sheet.
#include <ctemplate/template.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/base/embedded_file.h"
#include "services/base/log.h"
#include "services/charts/chart.h"
#include "services/pictures/report_charts.h"
#include "services/reports/plain_text.h"
#include "services/reports/render.h"

namespace ehcpqa::reports {

// Generated from the templates and report.css.
const std::vector<EmbeddedFile>& EmbeddedReports();

namespace {

using ctemplate::TemplateDictionary;

// Markup for a page that has charts::ChartStyles(); empty where nothing can be drawn.
std::string Draw(const v1::ReportChart& chart, const std::string& id) {
  return std::visit(
      [](const auto& picture) -> std::string {
        if constexpr (std::is_same_v<decltype(picture), const std::monostate&>) {
          return "";
        } else {
          return charts::DrawForScreens(picture);
        }
      },
      pictures::PictureOf(chart, id));
}

// Tables with more columns are set smaller.
constexpr int kManyColumns = 7;
// Tables with no more rows are not broken between printed pages.
constexpr int kFewRows = 12;

// The templates, parsed once. They are part of the program: one that cannot be parsed is its mistake, and ends it.
const ctemplate::TemplateCache& Templates() {
  static const std::unique_ptr<ctemplate::TemplateCache> cache = [] {
    auto made = std::make_unique<ctemplate::TemplateCache>();
    for (const EmbeddedFile& file : EmbeddedReports()) {
      if (!absl::EndsWith(file.name, ".html")) continue;
      if (!made->StringToTemplateCache(file.name, std::string(file.bytes), ctemplate::STRIP_BLANK_LINES)) {
        Log("error", "template of a report cannot be parsed", {{"name", file.name}});
        std::abort();
      }
    }
    made->Freeze();
    return made;
  }();
  return *cache;
}

std::string Styles() {
  for (const EmbeddedFile& file : EmbeddedReports()) {
    if (file.name == "report.css") return absl::StrCat(std::string(file.bytes), std::string(charts::ChartStyles()));
  }
  Log("error", "styles of reports missing");
  std::abort();
}

void Set(TemplateDictionary* dictionary, const char* name, std::string_view text) {
  dictionary->SetValue(name, PlainText(text));
}

TemplateDictionary* AddBlock(const char* file, TemplateDictionary* page) {
  TemplateDictionary* block = page->AddIncludeDictionary("BLOCK");
  block->SetFilename(file);
  return block;
}

void AddRow(const v1::ReportTable& table, const v1::ReportRow& row, TemplateDictionary* block) {
  TemplateDictionary* tr = block->AddSectionDictionary("ROW");
  for (int i = 0; i < row.cells_size(); ++i) {
    TemplateDictionary* cell = tr->AddSectionDictionary("CELL")->AddSectionDictionary(i == 0 ? "HEADS_ROW" : "VALUE");
    Set(cell, "TEXT", row.cells(i).text());
    if (i < table.columns_size() && table.columns(i).kind() > v1::REPORT_COLUMN_KIND_TEXT) {
      cell->ShowSection("NUMERIC");
    }
  }
}

void AddTable(const v1::ReportTable& table, const std::string& id, TemplateDictionary* page) {
  TemplateDictionary* block = AddBlock("table.html", page);
  block->SetValue("ID", id);
  Set(block, "TITLE", table.title());
  if (table.columns_size() > kManyColumns) block->ShowSection("MANY_COLUMNS");
  if (table.rows_size() <= kFewRows) block->ShowSection("FEW_ROWS");
  for (const v1::ReportColumn& column : table.columns()) {
    TemplateDictionary* th = block->AddSectionDictionary("COLUMN");
    Set(th, "LABEL", column.label());
    if (column.kind() > v1::REPORT_COLUMN_KIND_TEXT) th->ShowSection("NUMERIC");
  }
  for (const v1::ReportRow& row : table.rows()) AddRow(table, row, block);
  if (table.rows().empty()) {
    block->AddSectionDictionary("EMPTY")->SetIntValue("WIDTH", std::max(1, table.columns_size()));
  }
  if (table.notes().empty()) return;
  TemplateDictionary* notes = block->AddSectionDictionary("NOTES");
  for (const std::string& note : table.notes()) Set(notes->AddSectionDictionary("NOTE"), "TEXT", note);
}

void AddHead(const v1::ReportDocument& document, TemplateDictionary* page) {
  Set(page, "TITLE", document.title());
  page->SetValue("STYLES", Styles());
  if (document.synthetic()) {
    page->ShowSection("SYNTHETIC");
    page->ShowSection("BANNER");
  }
  if (!document.area().empty()) Set(page->AddSectionDictionary("AREA"), "NAME", document.area());
  if (document.parameters().empty()) return;
  TemplateDictionary* parameters = page->AddSectionDictionary("PARAMETERS");
  for (const v1::ReportParameter& parameter : document.parameters()) {
    TemplateDictionary* one = parameters->AddSectionDictionary("PARAMETER");
    Set(one, "LABEL", parameter.label());
    Set(one, "VALUE", parameter.value());
  }
}

// Blocks with the number of each as its id. The list of contents stands before the first.
void AddBlocks(const v1::ReportDocument& document, TemplateDictionary* page) {
  TemplateDictionary* contents = nullptr;
  for (int i = 0; i < document.blocks_size(); ++i) {
    const v1::ReportBlock& block = document.blocks(i);
    const std::string id = absl::StrCat("part-", i + 1);
    if (block.has_heading()) {
      TemplateDictionary* heading = AddBlock("heading.html", page);
      heading->SetValue("ID", id);
      Set(heading, "TEXT", block.heading());
      if (contents == nullptr) contents = page->AddSectionDictionary("CONTENTS");
      TemplateDictionary* entry = contents->AddSectionDictionary("ENTRY");
      entry->SetValue("ID", id);
      Set(entry, "HEADING", block.heading());
    } else if (block.has_paragraph()) {
      Set(AddBlock("paragraph.html", page), "TEXT", block.paragraph());
    } else if (block.has_table()) {
      AddTable(block.table(), id, page);
    } else if (block.has_chart()) {
      const std::string picture = Draw(block.chart(), id);
      if (!picture.empty()) AddBlock("chart.html", page)->SetValue("PICTURE", picture);
    }
  }
}

}  // namespace

absl::StatusOr<std::string> RenderHtml(const v1::ReportDocument& document) {
  TemplateDictionary page("report");
  AddHead(document, &page);
  AddBlocks(document, &page);
  std::string html;
  if (!Templates().ExpandNoLoad("report.html", ctemplate::STRIP_BLANK_LINES, &page, nullptr, &html)) {
    return absl::InternalError("a template of the report's page is missing");
  }
  return html;
}

}  // namespace ehcpqa::reports
