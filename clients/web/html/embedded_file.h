// Templates and static files, which are part of the program: a client is one file to install.
#ifndef EHCPQA_CLIENTS_WEB_HTML_EMBEDDED_FILE_H_
#define EHCPQA_CLIENTS_WEB_HTML_EMBEDDED_FILE_H_

#include <vector>

#include "services/base/embedded_file.h"

namespace ehcpqa::web {

using ehcpqa::EmbeddedFile;

// Everything below clients/web/templates, by its path there, and the landing pages: "agencies/health/landing.html".
const std::vector<EmbeddedFile>& EmbeddedTemplates();

// Styles, scripts and images: clients/web/static and what ci/web-assets prepared, by file name.
const std::vector<EmbeddedFile>& EmbeddedStaticFiles();

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_HTML_EMBEDDED_FILE_H_
