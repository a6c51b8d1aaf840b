// Age, school year and key stage, as the SEN2 statistics count them.
#ifndef EHCPQA_CLIENTS_RETURNS_KEY_STAGE_H_
#define EHCPQA_CLIENTS_RETURNS_KEY_STAGE_H_

#include <string_view>

namespace ehcpqa::returns {

// Whole years on the 31 August before the school year that `day` falls in (a school year starts on 1 September);
// negative for somebody born after it. Both are days since 1970-01-01.
int AgeAtStartOfSchoolYear(int birth, int day);

// The key stage of that age: national curriculum year = age - 4; EY up to Reception (year 0), KS1 years 1-2, KS2 3-6,
// KS3 7-9, KS4 10-11, post-16 for ages 16-18, 19-25 for those; unknown above 25.
std::string_view KeyStageOfAge(int age);

// Whether the age is outside 0 to 24, which no plan should be.
bool AgeIsOutOfRange(int age);

}  // namespace ehcpqa::returns

#endif  // EHCPQA_CLIENTS_RETURNS_KEY_STAGE_H_
