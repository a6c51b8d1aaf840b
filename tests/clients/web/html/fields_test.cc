#include "clients/web/html/fields.h"

#include "gmock/gmock.h"
#include "tests/clients/web/html/fixtures.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;

// Label or legend: text, size, and whether it is the heading of the page.
void ReadLabel(Options& options, const char* key, const std::string& prefix, Field* field) {
  Options label = options.Object(key);
  const std::string heading = label.nhs() ? label.Text("heading") : "";
  field->label = heading.empty() ? label.Text("text") : heading;
  field->heading = label.Flag("isPageHeading") || !heading.empty();
  field->label_size = label.nhs() ? label.Text("size") : label.Modifier("classes", prefix);
  options.Join(label);
}

Field ReadField(Options& options) {
  Field field;
  field.name = options.Text("name");
  field.id = options.Text("id");
  if (field.id.empty()) field.id = field.name;
  ReadLabel(options, "label", "label", &field);
  field.hint = options.Text("hint");
  field.error = options.Text("errorMessage");
  return field;
}

std::vector<Choice> ReadChoices(Options& options, bool select = false) {
  std::vector<Choice> choices;
  const std::string chosen = options.Text("value");
  std::string divider;
  for (Options& item : options.List("items")) {
    if (divider.empty() && !(divider = item.Text("divider")).empty()) {
      options.Join(item);
      continue;
    }
    Choice choice;
    choice.value = item.Text("value");
    choice.text = item.Text("text");
    choice.hint = item.Text("hint");
    choice.divider = divider;
    const auto checked = item.Any(select ? "selected" : "checked");
    choice.chosen = checked == true || (!chosen.empty() && choice.value == chosen);
    // Ours is told once which is chosen, and every choice has a value.
    if (choice.value.empty() || (!checked.is_null() && !chosen.empty())) item.NotUnderstood();
    choices.push_back(choice);
    options.Join(item);
    divider.clear();
  }
  return choices;
}

Field ReadGroup(Options& options) {
  Field field;
  field.name = options.Text("name");
  field.id = options.Text("idPrefix");
  if (field.id.empty()) field.id = field.name;
  Options fieldset = options.Object("fieldset");
  ReadLabel(fieldset, "legend", "fieldset__legend", &field);
  // Without a legend there is no fieldset, which we always have.
  if (field.label.empty()) options.NotUnderstood();
  options.Join(fieldset);
  field.hint = options.Text("hint");
  field.error = options.Text("errorMessage");
  return field;
}

std::set<std::string> CompareInputs(Look look) {
  return Compare(look, "input", [](Options& options, Dictionary* page) {
    Input input;
    input.field = ReadField(options);
    input.value = options.Text("value");
    input.autocomplete = options.Text("autocomplete");
    input.width = options.nhs() ? options.Text("width") : options.Modifier("classes", "input");
    if (input.width.rfind("width-", 0) == 0) input.width.erase(0, 6);
    Put(page, "X", input);
  });
}

TEST(FieldsTest, InputsLookAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareInputs(Look::kGovUk),
              IsSupersetOf({"default", "with hint text", "with error message", "with error and hint", "value",
                            "with width-10 class", "with label as page heading", "with autocomplete attribute"}));
  EXPECT_THAT(CompareInputs(Look::kNhsUk), IsSupersetOf({"default", "width", "with autocomplete attribute"}));
}

std::set<std::string> ComparePasswords(Look look) {
  return Compare(look, "password-input", [](Options& options, Dictionary* page) {
    PasswordInput input;
    input.field = ReadField(options);
    if (const std::string token = options.Text("autocomplete"); !token.empty()) input.autocomplete = token;
    Put(page, "X", input);
  });
}

TEST(FieldsTest, PasswordInputsLookAsTheDesignSystemsSay) {
  EXPECT_THAT(ComparePasswords(Look::kGovUk),
              IsSupersetOf({"default", "with hint text", "with error message", "with new-password autocomplete"}));
  EXPECT_THAT(ComparePasswords(Look::kNhsUk), IsSupersetOf({"default", "with error message", "with hint",
                                                            "without heading", "with error message and hint"}));
}

std::set<std::string> CompareTextareas(Look look) {
  return Compare(look, "textarea", [](Options& options, Dictionary* page) {
    Textarea textarea;
    textarea.field = ReadField(options);
    textarea.value = options.Text("value");
    if (const std::string rows = options.Text("rows"); !rows.empty()) textarea.rows = std::stoi(rows);
    Put(page, "X", textarea);
  });
}

TEST(FieldsTest, TextareasLookAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareTextareas(Look::kGovUk), IsSupersetOf({"default", "with hint", "with hint and error message",
                                                            "with default value", "with custom rows"}));
  EXPECT_THAT(CompareTextareas(Look::kNhsUk),
              IsSupersetOf({"default", "with error message and hint", "without heading"}));
}

std::set<std::string> CompareSelects(Look look) {
  return Compare(look, "select", [](Options& options, Dictionary* page) {
    Select select;
    select.field = ReadField(options);
    select.choices = ReadChoices(options, true);
    Put(page, "X", select);
  });
}

TEST(FieldsTest, SelectsLookAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareSelects(Look::kGovUk), IsSupersetOf({"with hint text and error message", "hint", "error"}));
  EXPECT_THAT(CompareSelects(Look::kNhsUk),
              IsSupersetOf({"default", "with error message and hint", "with selected value"}));
}

std::set<std::string> CompareRadios(Look look) {
  return Compare(look, "radios", [](Options& options, Dictionary* page) {
    Radios radios;
    radios.field = ReadGroup(options);
    const std::string modifier = options.nhs() ? "" : options.Modifier("classes", "radios");
    radios.on_one_line = options.nhs() ? options.Flag("inline") : modifier == "inline";
    if (!modifier.empty() && modifier != "inline") options.NotUnderstood();
    radios.choices = ReadChoices(options);
    Put(page, "X", radios);
  });
}

TEST(FieldsTest, RadiosLookAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareRadios(Look::kGovUk),
              IsSupersetOf({"default", "with hint", "inline", "with a divider", "with hint and error message",
                            "with hints on parent and items"}));
  EXPECT_THAT(CompareRadios(Look::kNhsUk), IsSupersetOf({"default", "inline", "with error message and hint",
                                                         "with hint", "with hints on items", "without heading"}));
}

std::set<std::string> CompareCheckboxes(Look look) {
  return Compare(look, "checkboxes", [](Options& options, Dictionary* page) {
    Checkboxes checkboxes;
    checkboxes.field = ReadGroup(options);
    checkboxes.choices = ReadChoices(options);
    Put(page, "X", checkboxes);
  });
}

TEST(FieldsTest, CheckboxesLookAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareCheckboxes(Look::kGovUk),
              IsSupersetOf({"with hint", "with error message", "with legend as a page heading"}));
  EXPECT_THAT(CompareCheckboxes(Look::kNhsUk),
              IsSupersetOf({"default", "with error message and hint", "with hints on items", "without heading"}));
}

// The fixtures hold what is revealed as HTML; ours is a text area, whose own markup the test above covers.
TEST(FieldsTest, AChoiceRevealsItsQuestionAndStaysOpenWhenItIsChosen) {
  for (const bool chosen : {false, true}) {
    Radios radios{{"level", "level", "Level"}, {{"met", "Met"}, {"na", "Not applicable"}}};
    radios.choices[1].chosen = chosen;
    radios.choices[1].reveals = Textarea{{"reason", "reason", "Why"}, "because"};
    const std::string html = Rendered(Look::kGovUk, [&](Dictionary* page) { Put(page, "X", radios); });
    EXPECT_THAT(html, HasSubstr("data-aria-controls=\"conditional-level-2\""));
    EXPECT_THAT(html, HasSubstr(">\nbecause</textarea>"));
    EXPECT_EQ(html.find("govuk-radios__conditional--hidden") == std::string::npos, chosen);
    EXPECT_EQ(html.find("conditional-level\""), std::string::npos) << "the first choice reveals nothing";
  }
}

TEST(FieldsTest, WhatAPersonTypedIsTextWhereverItStands) {
  const std::string evil = "\"><script>alert('x')</script>\n</textarea>&";
  const Field field{"id", "name", evil, "", false, evil, evil};
  for (const Look look : {Look::kGovUk, Look::kNhsUk}) {
    const std::string html = Rendered(look, [&](Dictionary* page) {
      Put(page, "X", Textarea{field, evil});
      Put(page, "X", Input{field, evil});
      Put(page, "X", Radios{field, {{evil, evil, evil}}});
      Put(page, "X", Select{field, {{evil, evil}}});
    });
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;\n&lt;/textarea&gt;&amp;</textarea>"))
        << "a line end in a text area stays one";
    EXPECT_THAT(html, HasSubstr("value=\"&quot;&gt;&lt;script&gt;"));
  }
}

std::set<std::string> CompareDates(Look look) {
  return Compare(look, "date-input", [](Options& options, Dictionary* page) {
    DateInput date;
    date.field.id = options.Text("id");
    date.field.name = options.Text("namePrefix");
    // Ours are named the same in both looks, so that one page reads them.
    if (options.nhs() && !date.field.name.empty()) options.NotUnderstood();
    Options fieldset = options.Object("fieldset");
    ReadLabel(fieldset, "legend", "fieldset__legend", &date.field);
    options.Join(fieldset);
    date.field.hint = options.Text("hint");
    date.field.error = options.Text("errorMessage");
    Options values = options.Object("values");
    for (auto& [key, value] : std::vector<std::pair<const char*, std::string*>>{
             {"day", &date.day}, {"month", &date.month}, {"year", &date.year}}) {
      const auto number = values.Any(key);
      if (number.is_number()) *value = std::to_string(number.get<int>());
      if (number.is_string()) *value = number.get<std::string>();
    }
    options.Join(values);
    Put(page, "X", date);
  });
}

TEST(FieldsTest, DaysLookAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareDates(Look::kGovUk), IsSupersetOf({"default", "with values", "with error message and hint"}));
  EXPECT_FALSE(CompareDates(Look::kNhsUk).empty());
}

std::set<std::string> CompareUploads(Look look) {
  return Compare(look, "file-upload", [](Options& options, Dictionary* page) {
    FileUpload upload;
    upload.field = ReadField(options);
    Put(page, "X", upload);
  });
}

TEST(FieldsTest, FilesAreAskedForAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareUploads(Look::kGovUk), IsSupersetOf({"default", "with hint text", "with error message and hint"}));
  EXPECT_THAT(CompareUploads(Look::kNhsUk), IsSupersetOf({"without heading", "with hint"}));
}

}  // namespace
}  // namespace ehcpqa::web
