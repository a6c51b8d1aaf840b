// A page around its content: title, service, navigation, way back, who is signed in.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_PAGE_H_
#define EHCPQA_CLIENTS_WEB_PAGES_PAGE_H_

#include <string>

#include "clients/web/html/lists.h"
#include "clients/web/html/template_set.h"
#include "clients/web/pages/visit.h"

namespace ehcpqa::web {

// Usage:
//   Page page(visit, "pages/work.html", "My work");
//   page.content()->SetValue("NAME", name);
//   return page.Show();
class Page {
 public:
  // `content` is the template of the part that differs.
  Page(const Visit& visit, const char* content, const std::string& title);

  // Fills that template.
  Dictionary* content() { return content_; }

  // A link back, above everything.
  void Back(const std::string& href, const std::string& text = "Back");
  // Says that what is shown is invented. Shown by every page about a cycle made from invented returns.
  void Synthetic();
  // Puts what is wrong above the content, and says so in the title.
  void Wrong(const ErrorSummary& summary);
  // Includes the proof at {{>CSRF}} of a form. Every form that posts needs it.
  void Prove(Dictionary* form) const;

  Response Show(int status = 200);

 private:
  void PutNavigation();
  void PutAccount();

  const Visit& visit_;
  std::string title_;
  Dictionary layout_{"layout"};
  Dictionary* content_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_PAGE_H_
