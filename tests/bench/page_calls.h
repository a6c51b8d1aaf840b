// The calls that pages of the web clients make of the server, made without a page.
#ifndef EHCPQA_TESTS_BENCH_PAGE_CALLS_H_
#define EHCPQA_TESTS_BENCH_PAGE_CALLS_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/api/api.h"
#include "ehcpqa/v1/audit_service.pb.h"

namespace ehcpqa::bench {

// One auditor with one assessment of cycle "bench". Each of the pages answers whether all of its calls did.
class PageCalls {
 public:
  PageCalls(const api::Api& api, std::string assessment) : api_(api), assessment_(std::move(assessment)) {}

  bool Work() const;
  bool Section() const;
  // Saves another text with criterion B1 each time.
  bool Save();

 private:
  bool Who() const;
  bool Cycle() const;
  // What is asked before a section is shown or saved.
  absl::StatusOr<v1::GetAssessmentResponse> Load() const;

  const api::Api& api_;
  const std::string assessment_;
  int saved_ = 0;
};

}  // namespace ehcpqa::bench

#endif  // EHCPQA_TESTS_BENCH_PAGE_CALLS_H_
