// The standard rubric's file, as tests read it.
#ifndef EHCPQA_TESTS_SERVICES_RUBRICS_STANDARD_RUBRIC_H_
#define EHCPQA_TESTS_SERVICES_RUBRICS_STANDARD_RUBRIC_H_

#include <fstream>
#include <sstream>
#include <string>

namespace ehcpqa::rubrics {

// Text of schema/rubrics/standard.textproto; empty when it cannot be read, which no test survives.
inline std::string StandardRubricText() {
  std::ifstream file(std::string(EHCPQA_SOURCE_DIR) + "/schema/rubrics/standard.textproto", std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_TESTS_SERVICES_RUBRICS_STANDARD_RUBRIC_H_
