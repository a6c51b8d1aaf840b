// Components one below the other, in the order in which they are added: what most pages and forms are made of.
#ifndef EHCPQA_CLIENTS_WEB_HTML_BLOCKS_H_
#define EHCPQA_CLIENTS_WEB_HTML_BLOCKS_H_

#include <string>

#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/html/lists.h"
#include "clients/web/html/template_set.h"

namespace ehcpqa::web {

// A place whose template says {{#BLOCK}}{{>PART}}{{/BLOCK}}. Cheap to copy; as long-lived as the dictionary.
class Blocks {
 public:
  explicit Blocks(Dictionary* place) : place_(place) {}

  // Adds any component that has a Put.
  template <typename Component>
  auto Add(const Component& component) {
    return Put(Next(), "PART", component);
  }
  void Text(const std::string& text) { Add(Paragraph{text}); }

  // A form that asks for a view: its fields become the query of `action`.
  Blocks Filter(const std::string& action);
  // Parts side by side where the screen is wide enough, one below the other where it is not.
  Blocks Beside();
  // A part of its own, which a script finds by its id.
  Blocks Part(const std::string& id);

  // Where the next component goes, at {{>PART}}.
  Dictionary* Next() { return place_->AddSectionDictionary("BLOCK"); }

 private:
  Dictionary* place_;
};

// A table that may be wider than the screen: it scrolls by itself, by keyboard too, and is stacked on a narrow screen.
// Named by its caption.
struct WideTable {
  Table table = {};
  bool stacked = true;  // Without it, it scrolls on a narrow screen too.
};
// Stacked unless it has so many rows that nobody would find the end of the page.
WideTable LongTable(Table table);
void Put(Dictionary* parent, const char* marker, const WideTable& wide);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_HTML_BLOCKS_H_
