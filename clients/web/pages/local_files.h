// What the machine of a web client holds for it: only where a council imports its own register.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_LOCAL_FILES_H_
#define EHCPQA_CLIENTS_WEB_PAGES_LOCAL_FILES_H_

#include <string>

namespace ehcpqa::web {

struct LocalFiles {
  std::string keys;            // Folder with "la-891.key" of each authority that may import here; empty: none may.
  std::string establishments;  // GIAS extract (CSV), to know types of settings; may be empty.
  std::string districts;       // CSV of postcode and district code, to know districts; may be empty.
  std::string temporary;       // Folder for uploads; empty means the system's.
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_LOCAL_FILES_H_
