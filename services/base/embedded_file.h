// Files that are part of the program: templates, styles, scripts. CMake's ehcpqa_embed makes lists of them.
#ifndef EHCPQA_SERVICES_BASE_EMBEDDED_FILE_H_
#define EHCPQA_SERVICES_BASE_EMBEDDED_FILE_H_

#include <string>
#include <string_view>
#include <vector>

namespace ehcpqa {

struct EmbeddedFile {
  std::string name;        // "components/button.html", "govuk.css".
  std::string_view bytes;  // For as long as the program runs.
};

}  // namespace ehcpqa

#endif  // EHCPQA_SERVICES_BASE_EMBEDDED_FILE_H_
