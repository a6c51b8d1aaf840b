// A page around its content: title, service, navigation, way back, who is signed in.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_PAGE_H_
#define EHCPQA_CLIENTS_WEB_PAGES_PAGE_H_

#include <string>
#include <vector>

#include "clients/web/html/blocks.h"
#include "clients/web/html/template_set.h"
#include "clients/web/pages/visit.h"

namespace ehcpqa::web {

// Most pages are components one below the other:
//   Page page(visit, "People");
//   page.blocks().Add(table);
//   Blocks form = page.Form("/people/new");
//   form.Add(Button{.text = "Add somebody"});
//   return page.Show();
// A page that is laid out otherwise names its own template.
class Page {
 public:
  // `content` is the template of the part that differs.
  Page(const Visit& visit, const char* content, const std::string& title);

  // A page of components, whose title is its heading.
  Page(const Visit& visit, const std::string& title);

  // Fills the template.
  Dictionary* content() { return content_; }
  // The components of the page.
  Blocks blocks() { return Blocks(content_); }
  // A form that posts to `action`, with its proof, below what was added before. `enhance` names the script that makes
  // it quicker ("preview", "upload"); `files` lets it send files.
  Blocks Form(const std::string& action, const std::string& enhance = "", bool files = false);
  Blocks Form(Blocks in, const std::string& action, const std::string& enhance = "", bool files = false);

  // Small text above the heading: of what this page is a part.
  void Caption(const std::string& text);
  // A heading other than the title; empty for a page whose heading is a component.
  void Heading(const std::string& text) { heading_ = text; }
  // Says above the heading that what was asked for is done.
  void Done(const std::string& text);
  // The same for the address's argument "done", when it is one of these words.
  struct DoneWord {
    const char* word;
    const char* text;
  };
  void Done(const std::vector<DoneWord>& words);

  // The link back, above everything; the last one said counts.
  void Back(const std::string& href, const std::string& text = "Back");
  // Says that what is shown is invented. Shown by every page about a cycle made from invented returns.
  void Synthetic();
  // Makes the texts large, to be read from a wall.
  void Wall();
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
  std::string heading_;
  BackLink back_;
  Dictionary layout_{"layout"};
  Dictionary* content_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_PAGE_H_
