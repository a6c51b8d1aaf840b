// Form fields, in the markup of the page's look. Each Put includes its component where the template says {{>MARKER}}.
#ifndef EHCPQA_CLIENTS_WEB_HTML_FIELDS_H_
#define EHCPQA_CLIENTS_WEB_HTML_FIELDS_H_

#include <optional>
#include <string>
#include <vector>

#include "clients/web/html/template_set.h"

namespace ehcpqa::web {

// What every field has. An error, when there is one, is shown at the field; the page's error summary links to `id`.
struct Field {
  std::string id = {};
  std::string name = {};
  std::string label = {};       // Of a group of choices: its legend.
  std::string label_size = {};  // "", "s", "m", "l" or "xl".
  bool heading = false;         // The label is the heading of the page.
  std::string hint = {};
  std::string error = {};
};

// One line of text.
struct Input {
  Field field = {};
  std::string value = {};
  std::string width = {};         // In characters, "2" to "30"; empty for the whole column.
  std::string autocomplete = {};  // Token of the HTML standard, "username".
  bool plain = false;             // A code or a name: neither spelling nor capitals are helped with.
  bool numeric = false;           // A whole number: a telephone shows its digits.
};

// A password; never filled in. A script lets its writer see it.
struct PasswordInput {
  Field field = {};
  std::string autocomplete = "current-password";
};

// Lines of text.
struct Textarea {
  Field field = {};
  std::string value = {};
  int rows = 5;
};

// A day, in three boxes named "{name}-day", "{name}-month" and "{name}-year".
struct DateInput {
  Field field = {};
  std::string day = {}, month = {}, year = {};  // As typed.
};

// A file. With `accept`, the browser offers those first: ".xml,.zip".
struct FileUpload {
  Field field = {};
  std::string accept = {};
};

struct Choice {
  std::string value = {};
  std::string text = {};
  std::string hint = {};
  bool chosen = false;
  std::string divider = {};              // Stands before the choice: "or".
  std::optional<Textarea> reveals = {};  // Asked for only when the choice is made; always shown without JavaScript.
};

// One choice from a list that folds out.
struct Select {
  Field field = {};
  std::vector<Choice> choices = {};
};

// One choice.
struct Radios {
  Field field = {};
  std::vector<Choice> choices = {};
  bool on_one_line = false;
};

// Any number of choices.
struct Checkboxes {
  Field field = {};
  std::vector<Choice> choices = {};
};

void Put(Dictionary* parent, const char* marker, const Input& input);
void Put(Dictionary* parent, const char* marker, const PasswordInput& input);
void Put(Dictionary* parent, const char* marker, const Textarea& textarea);
void Put(Dictionary* parent, const char* marker, const DateInput& date);
void Put(Dictionary* parent, const char* marker, const FileUpload& upload);
void Put(Dictionary* parent, const char* marker, const Select& select);
void Put(Dictionary* parent, const char* marker, const Radios& radios);
void Put(Dictionary* parent, const char* marker, const Checkboxes& checkboxes);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_HTML_FIELDS_H_
