// The program around a web client: options, certificates, signals.
#ifndef EHCPQA_CLIENTS_WEB_AGENCIES_PROGRAM_H_
#define EHCPQA_CLIENTS_WEB_AGENCIES_PROGRAM_H_

#include "clients/web/pages/agency_client.h"

namespace ehcpqa::web {

// Serves until SIGTERM or SIGINT. Exit code: 0 done, 1 refused (the reason is on standard error), 2 usage.
int RunClient(const AgencyClient& agency, int argc, char** argv);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_AGENCIES_PROGRAM_H_
