// An assessment as its auditor reads it on a terminal.
#ifndef EHCPQA_CLIENTS_CLI_ASSESSMENT_TEXT_H_
#define EHCPQA_CLIENTS_CLI_ASSESSMENT_TEXT_H_

#include <string>

#include "ehcpqa/v1/audit_service.pb.h"

namespace ehcpqa::cli {

// Where the assessment stands, then each criterion with what every level looks like and the mark so far ("->" before
// its level).
std::string AssessmentText(const v1::GetAssessmentResponse& reply, bool bold);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_ASSESSMENT_TEXT_H_
