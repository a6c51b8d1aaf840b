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
  AddConcernPage(client);
  AddDeclinePage(client);

  AddRegisterPages(client);
  AddRegisterImportPage(client);

  AddCyclesPage(client);
  AddCycleNewPage(client);
  AddCyclePage(client);
  AddCycleSetupPages(client);
  AddFreezePage(client);
  AddDrawPage(client);
  AddAuditorsPage(client);
  AddConflictPage(client);
  AddSamplePage(client);
  AddSwapPage(client);
  AddPlanVersionPage(client);
  AddCasesPage(client);
  AddChasePage(client);
  AddConcernsPages(client);
  AddCycleStepPages(client);

  AddModerationPages(client);
  AddDifferencePage(client);
  AddReturnPage(client);
  AddAuditPage(client);

  AddResultsPage(client);
  AddResultsSectionPage(client);
  AddResultsCriteriaPage(client);
  AddResultsCriterionPage(client);
  AddAgencyPage(client);

  AddInsightPage(client);
  AddTrendPage(client);
  AddChangePage(client);
  AddAgreementPage(client);
  AddComparisonPage(client);
  AddLeniencyPage(client);
  AddTargetsPage(client);

  AddReportsPage(client);
  AddReportMakePage(client);
  AddReportPages(client);
  AddReportPolicyPage(client);

  AddRubricsPage(client);
  AddRubricPages(client);
  AddRubricSectionPage(client);
  AddRubricComparePage(client);
  AddRubricImportPage(client);

  AddPeoplePage(client);
  AddPersonNewPage(client);
  AddPersonPage(client);
  AddMembershipPages(client);
  AddPersonAccessPages(client);
  AddDirectoryPage(client);
  AddDirectoryForms(client);
  AddSessionsPages(client);

  AddTrailPages(client);
  AddHelpPages(client);
}

}  // namespace ehcpqa::web
