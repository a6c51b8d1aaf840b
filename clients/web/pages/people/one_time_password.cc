#include "clients/web/pages/people/one_time_password.h"

#include "clients/web/html/content.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/people/people_view.h"
#include "clients/web/pages/words.h"

namespace ehcpqa::web {

Response ShowOneTimePassword(const Visit& visit, const std::string& done, const v1::User& user,
                             const std::string& password) {
  Page page(visit, done);
  page.Back("/people", "People");
  Blocks blocks = page.blocks();
  SummaryList list;
  list.rows.push_back({"User name", {LastPart(user.name())}});
  list.rows.push_back({"One-time password", {password}});
  blocks.Add(list);
  blocks.Add(WarningText{"This password is shown only now. Nobody can look it up later."});
  blocks.Add(Heading{"How to hand it over"});
  blocks.Add(List{{{"Say it in person, or by telephone to a number that you know to be theirs."},
                   {"Do not send it together with the user name, and do not leave it in a mailbox."},
                   {"They choose a password of their own when they first sign in. After that, this one opens nothing."},
                   {"If it is lost before that, give them a new one."}}});
  blocks.Add(Paragraph{"", PersonPath(user.name()), "See " + user.display_name()});
  return page.Show();
}

}  // namespace ehcpqa::web
