#include "clients/web/pages/page_list.h"

namespace ehcpqa::web {

void AddPages(Client& client) {
  AddLandingPage(client);
  AddSignInPages(client);
  AddPasswordPage(client);
  AddAccountPage(client);
  AddWorkPage(client);
  AddAssessmentPages(client);
  AddSectionPage(client);
  AddCheckPage(client);
}

}  // namespace ehcpqa::web
