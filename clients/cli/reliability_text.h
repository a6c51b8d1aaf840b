// How reliable marking was, as a person reads it on a terminal.
#ifndef EHCPQA_CLIENTS_CLI_RELIABILITY_TEXT_H_
#define EHCPQA_CLIENTS_CLI_RELIABILITY_TEXT_H_

#include <string>

#include "ehcpqa/v1/reliability.pb.h"

namespace ehcpqa::cli {

// What it shows, all criteria together, then those that somebody marked twice.
std::string AgreementText(const v1::MarkingAgreement& agreement, bool bold);

// What may be said, then the auditors by name.
std::string LeniencyText(const v1::Leniency& leniency, bool bold);

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_RELIABILITY_TEXT_H_
