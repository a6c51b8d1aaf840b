// The SQL of an area, read from its sources, so that no statement can be left out of a test.
#ifndef EHCPQA_TESTS_SUPPORT_STATEMENTS_H_
#define EHCPQA_TESTS_SUPPORT_STATEMENTS_H_

#include <string>
#include <vector>

namespace ehcpqa {

struct SqlConstant {
  std::string name;  // "services/audits/rating_store.cc kUpsert"
  std::string sql;
};

// The constants of the folder's .cc files that are statements.
std::vector<SqlConstant> StatementsOf(const std::string& area);

}  // namespace ehcpqa

#endif  // EHCPQA_TESTS_SUPPORT_STATEMENTS_H_
