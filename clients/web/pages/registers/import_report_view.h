// The report of an import, with its balance and its flags explained.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_REGISTERS_IMPORT_REPORT_VIEW_H_
#define EHCPQA_CLIENTS_WEB_PAGES_REGISTERS_IMPORT_REPORT_VIEW_H_

#include "clients/web/html/blocks.h"
#include "ehcpqa/v1/register.pb.h"

namespace ehcpqa::web {

void PutImportReport(const v1::ImportReport& report, Blocks blocks);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_REGISTERS_IMPORT_REPORT_VIEW_H_
