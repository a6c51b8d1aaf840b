// Texts of forms as days and numbers, and back.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_FORM_VALUES_H_
#define EHCPQA_CLIENTS_WEB_PAGES_FORM_VALUES_H_

#include <cstdint>
#include <string>

#include "clients/web/engine/request.h"
#include "clients/web/html/fields.h"

namespace ehcpqa::web {

// Shows a day, YYYY-MM-DD or empty, in three boxes.
void ShowDay(const std::string& day, DateInput* input);
// Takes the three boxes as they were typed.
void ReadDay(const Fields& form, DateInput* input);
// The day as YYYY-MM-DD, empty when nothing was typed. What is no day stays none: the server says what is wrong with
// it.
std::string DayOf(const DateInput& input);

// False, with the error at the field, when what was typed is no day. `words` begin the error.
bool IsDay(const std::string& words, DateInput* input);

// A whole number. False, with the error at the field, when the text is none; an empty text is 0.
bool ReadNumber(Input* input, int32_t* number);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_FORM_VALUES_H_
