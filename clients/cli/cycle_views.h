// How cycles are shown.
#ifndef EHCPQA_CLIENTS_CLI_CYCLE_VIEWS_H_
#define EHCPQA_CLIENTS_CLI_CYCLE_VIEWS_H_

#include "clients/cli/view.h"

namespace ehcpqa::cli {

// Everything of one v1::Cycle.
View CycleView();

}  // namespace ehcpqa::cli

#endif  // EHCPQA_CLIENTS_CLI_CYCLE_VIEWS_H_
