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
  AddHandedInPage(client);

  AddCyclesPage(client);
  AddCycleNewPage(client);
  AddCyclePage(client);
  AddCycleSetupPages(client);
  AddFreezePage(client);
  AddDrawPage(client);
  AddCycleStepPages(client);
  AddAuditorsPage(client);
  AddConflictPage(client);
  AddSamplePage(client);
  AddSwapPage(client);
  AddPlanVersionPage(client);
  AddChasePage(client);
  AddCasesPage(client);

  AddHelpPages(client);

  AddRegisterPages(client);
  AddRegisterImportPage(client);

  AddPeoplePage(client);
  AddPersonNewPage(client);
  AddPersonPage(client);
  AddMembershipPages(client);
  AddPersonAccessPages(client);
  AddDirectoryPage(client);
  AddDirectoryForms(client);
  AddSessionsPages(client);
  AddTrailPages(client);

  AddRubricsPage(client);
  AddRubricPages(client);
  AddRubricSectionPage(client);
  AddRubricComparePage(client);
  AddRubricImportPage(client);

  AddConcernPage(client);
  AddDeclinePage(client);
  AddConcernsPages(client);
  AddResultsPage(client);
  AddResultsSectionPage(client);
  AddResultsCriteriaPage(client);
  AddResultsCriterionPage(client);
  AddAgencyPage(client);
  AddModerationPages(client);
  AddDifferencePage(client);
  AddReturnPage(client);
  AddAuditPage(client);
}

}  // namespace ehcpqa::web
