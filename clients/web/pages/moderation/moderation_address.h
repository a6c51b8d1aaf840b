// Where a difference is, and how the moderator looks at the queue around it.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_MODERATION_MODERATION_ADDRESS_H_
#define EHCPQA_CLIENTS_WEB_PAGES_MODERATION_MODERATION_ADDRESS_H_

#include <string>
#include <utility>
#include <vector>

#include "clients/web/engine/request.h"

namespace ehcpqa::web {

// Goes from page to page, in queries and in forms.
struct QueueView {
  bool open_only = false;  // "show=open"
  std::string section;     // Code; empty for all.
  bool wall = false;       // "wall=1": large texts.

  // From the query of a page, or from a form.
  static QueueView Of(const Fields& fields);
  std::vector<std::pair<std::string, std::string>> Arguments() const;
  // Address of the queue of a cycle, "q4"; `done` is what has just been done, or empty.
  std::string Path(const std::string& cycle, const std::string& done = "") const;
};

struct DifferenceAddress {
  std::string cycle;      // "q4"
  std::string audit;      // "7"
  std::string criterion;  // "F3"

  // From a page's parameters {cycle}, {audit} and {criterion}.
  static DifferenceAddress Of(const Fields& parameters);
  // From "cycles/q4/audits/7/differences/F3"; empty parts when it is no such name.
  static DifferenceAddress OfName(const std::string& name);

  std::string Name() const;
  std::string CycleName() const { return "cycles/" + cycle; }
  // "/moderation/q4/7/F3", as seen in the view.
  std::string Path(const QueueView& view = {}, const std::string& done = "") const;
  // "Plan 7, F3".
  std::string Words() const { return "Plan " + audit + ", " + criterion; }
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_MODERATION_MODERATION_ADDRESS_H_
