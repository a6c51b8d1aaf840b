#include "clients/web/html/fields.h"

#include "clients/web/html/put.h"

namespace ehcpqa::web {
namespace {

void PutError(Dictionary* parent, const Field& field) {
  if (field.error.empty()) return;
  Dictionary* error = Include(parent, "ERROR", "error");
  error->SetValue("ID", field.id);
  error->SetValue("TEXT", field.error);
}

// Ids of the texts that a screen reader reads with the field.
std::string DescribedBy(const Field& field) {
  std::string ids = field.hint.empty() ? "" : field.id + "-hint";
  if (!field.error.empty()) ids += (ids.empty() ? "" : " ") + field.id + "-error";
  return ids;
}

// Name, state and describing texts, which every kind of field has.
Dictionary* Begin(Dictionary* parent, const char* marker, const char* component, const Field& field) {
  Dictionary* dictionary = Include(parent, marker, component);
  dictionary->SetValue("ID", field.id);
  dictionary->SetValue("NAME", field.name);
  ShowIf(dictionary, "WRONG", !field.error.empty());
  SetIf(dictionary, "DESCRIBED", DescribedBy(field));
  return dictionary;
}

Dictionary* BeginLabelled(Dictionary* parent, const char* marker, const char* component, const Field& field) {
  Dictionary* dictionary = Begin(parent, marker, component, field);
  Dictionary* label = Include(dictionary, "FIELD", "field");
  label->SetValue("ID", field.id);
  label->SetValue("LABEL", field.label);
  SetIf(label, "SIZE", field.label_size);
  ShowIf(label, "HEADING", field.heading);
  SetIf(label, "HINT", field.hint);
  PutError(label, field);
  return dictionary;
}

// What stands above the parts of a group.
void PutLegend(Dictionary* dictionary, const Field& field) {
  dictionary->SetValue("LEGEND", field.label);
  SetIf(dictionary, "SIZE", field.label_size);
  ShowIf(dictionary, "HEADING", field.heading);
  SetIf(dictionary, "HINT", field.hint);
  PutError(dictionary, field);
}

Dictionary* PutChoices(Dictionary* parent, const char* marker, const char* component, const Field& field,
                       const std::vector<Choice>& choices) {
  Dictionary* dictionary = Begin(parent, marker, component, field);
  PutLegend(dictionary, field);
  // As both design systems number them: the first has the id of the group, so that the error summary leads there, and a
  // divider counts as one.
  int number = 0;
  for (const Choice& choice : choices) {
    number += choice.divider.empty() ? 1 : 2;
    Dictionary* item = dictionary->AddSectionDictionary("ITEM");
    SetIf(item, "DIVIDER", choice.divider);
    item->SetValue("ITEM_ID", number == 1 ? field.id : field.id + "-" + std::to_string(number));
    item->SetValue("ITEM_VALUE", choice.value);
    item->SetValue("ITEM_TEXT", choice.text);
    SetIf(item, "ITEM_HINT", choice.hint);
    ShowIf(item, "CHECKED", choice.chosen);
    if (choice.reveals) {
      // An include is looked up in the dictionary of the section around it, and nowhere above.
      Dictionary* revealed = item->AddSectionDictionary("REVEALS");
      item->ShowSection("CONTROLS");
      ShowIf(revealed, "CLOSED", !choice.chosen);
      Put(revealed, "CONDITIONAL", *choice.reveals);
    }
  }
  return dictionary;
}

}  // namespace

void Put(Dictionary* parent, const char* marker, const Input& input) {
  Dictionary* dictionary = BeginLabelled(parent, marker, "input", input.field);
  SetIf(dictionary, "VALUE", input.value);
  SetIf(dictionary, "WIDTH", input.width);
  SetIf(dictionary, "AUTOCOMPLETE", input.autocomplete);
  ShowIf(dictionary, "PLAIN", input.plain);
  ShowIf(dictionary, "NUMERIC", input.numeric);
}

void Put(Dictionary* parent, const char* marker, const PasswordInput& input) {
  BeginLabelled(parent, marker, "password_input", input.field)->SetValue("AUTOCOMPLETE", input.autocomplete);
}

void Put(Dictionary* parent, const char* marker, const Textarea& textarea) {
  Dictionary* dictionary = BeginLabelled(parent, marker, "textarea", textarea.field);
  dictionary->SetValue("VALUE", textarea.value);
  dictionary->SetIntValue("ROWS", textarea.rows);
}

void Put(Dictionary* parent, const char* marker, const DateInput& date) {
  const Field& field = date.field;
  Dictionary* dictionary = Begin(parent, marker, "date_input", field);
  PutLegend(dictionary, field);
  const struct {
    const char* part;
    const char* label;
    const char* width;
    const std::string& value;
  } parts[] = {{"day", "Day", "2", date.day}, {"month", "Month", "2", date.month}, {"year", "Year", "4", date.year}};
  for (const auto& one : parts) {
    Dictionary* item = dictionary->AddSectionDictionary("ITEM");
    item->SetValue("ITEM_ID", field.id + "-" + one.part);
    item->SetValue("ITEM_NAME", (field.name.empty() ? "" : field.name + "-") + one.part);
    item->SetValue("LABEL", one.label);
    item->SetValue("WIDTH", one.width);
    SetIf(item, "VALUE", one.value);
    ShowIf(item, "ITEM_WRONG", !field.error.empty());
  }
}

void Put(Dictionary* parent, const char* marker, const FileUpload& upload) {
  SetIf(BeginLabelled(parent, marker, "file_upload", upload.field), "ACCEPT", upload.accept);
}

void Put(Dictionary* parent, const char* marker, const Select& select) {
  Dictionary* dictionary = BeginLabelled(parent, marker, "select", select.field);
  for (const Choice& choice : select.choices) {
    Dictionary* option = dictionary->AddSectionDictionary("OPTION");
    option->SetValue("OPTION_VALUE", choice.value);
    option->SetValue("OPTION_TEXT", choice.text);
    ShowIf(option, "SELECTED", choice.chosen);
  }
}

void Put(Dictionary* parent, const char* marker, const Radios& radios) {
  ShowIf(PutChoices(parent, marker, "radios", radios.field, radios.choices), "INLINE", radios.on_one_line);
}

void Put(Dictionary* parent, const char* marker, const Checkboxes& checkboxes) {
  PutChoices(parent, marker, "checkboxes", checkboxes.field, checkboxes.choices);
}

}  // namespace ehcpqa::web
