// Every page, and the address it answers.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_PAGE_LIST_H_
#define EHCPQA_CLIENTS_WEB_PAGES_PAGE_LIST_H_

#include "clients/web/pages/client.h"

namespace ehcpqa::web {

// Enters the addresses of all pages.
void AddPages(Client& client);

// The parts of the above, by the folders of their files.

// account/: signing in, and the first page.
void AddLandingPage(Client& client);   // /
void AddSignInPages(Client& client);   // /sign-in, /sign-out
void AddPasswordPage(Client& client);  // /password
void AddAccountPage(Client& client);   // /account

// marking/: what an auditor does.
void AddWorkPage(Client& client);         // /work
void AddAssessmentPages(Client& client);  // /assess/{cycle}/{audit}/{assessment}, .../continue
void AddSectionPage(Client& client);      // /assess/.../sections/{section}
void AddCheckPage(Client& client);        // /assess/.../check
void AddHandedInPage(Client& client);     // /assess/.../handed-in
void AddConcernPage(Client& client);      // /assess/.../concern
void AddDeclinePage(Client& client);      // /assess/.../decline

// registers/.
void AddRegisterPages(Client& client);       // /registers, /registers/{snapshot}
void AddRegisterImportPage(Client& client);  // /registers/import

// cycles/: from the draft to the archive.
void AddCyclesPage(Client& client);       // /cycles
void AddCycleNewPage(Client& client);     // /new-cycle
void AddCyclePage(Client& client);        // /cycles/{cycle}
void AddCycleSetupPages(Client& client);  // /cycles/{cycle}/window, .../register, .../rubric, .../strata
void AddFreezePage(Client& client);       // /cycles/{cycle}/freeze
void AddDrawPage(Client& client);         // /cycles/{cycle}/draw
void AddAuditorsPage(Client& client);     // /cycles/{cycle}/auditors
void AddConflictPage(Client& client);     // /cycles/{cycle}/conflicts/new
void AddSamplePage(Client& client);       // /cycles/{cycle}/sample
void AddSwapPage(Client& client);         // /cycles/{cycle}/audits/{audit}/swap
void AddPlanVersionPage(Client& client);  // /cycles/{cycle}/audits/{audit}/version
void AddCasesPage(Client& client);        // /cycles/{cycle}/cases
void AddChasePage(Client& client);        // /cycles/{cycle}/progress
void AddConcernsPages(Client& client);    // /cycles/{cycle}/concerns, .../{concern}/acknowledge, .../close
void AddCycleStepPages(Client& client);   // /cycles/{cycle}/open and the other steps

// moderation/: settling differences.
void AddModerationPages(Client& client);  // /moderation, /moderation/{cycle}
void AddDifferencePage(Client& client);   // /moderation/{cycle}/{audit}/{criterion}
void AddReturnPage(Client& client);       // /moderation/{cycle}/{audit}/return/{assessment}
void AddAuditPage(Client& client);        // /cycles/{cycle}/audits/{audit}

// results/ and agency/.
void AddResultsPage(Client& client);           // /cycles/{cycle}/results
void AddResultsSectionPage(Client& client);    // /cycles/{cycle}/results/sections/{section}
void AddResultsCriteriaPage(Client& client);   // /cycles/{cycle}/results/criteria
void AddResultsCriterionPage(Client& client);  // /cycles/{cycle}/results/criteria/{code}
void AddAgencyPage(Client& client);            // /agency

// insight/: results over time.
void AddInsightPage(Client& client);     // /insight
void AddTrendPage(Client& client);       // /insight/trend
void AddChangePage(Client& client);      // /insight/change
void AddAgreementPage(Client& client);   // /insight/agreement
void AddComparisonPage(Client& client);  // /insight/comparison
void AddLeniencyPage(Client& client);    // /insight/leniency
void AddTargetsPage(Client& client);     // /insight/targets

// reports/.
void AddReportsPage(Client& client);       // /reports
void AddReportMakePage(Client& client);    // /reports/make
void AddReportPages(Client& client);       // /reports/{report}, .../download/{format}, .../verify
void AddReportPolicyPage(Client& client);  // /reports/policy

// rubrics/.
void AddRubricsPage(Client& client);        // /rubrics
void AddRubricPages(Client& client);        // /rubrics/{id}/{version}, .../publish
void AddRubricSectionPage(Client& client);  // /rubrics/{id}/{version}/sections/{section}
void AddRubricComparePage(Client& client);  // /rubrics/{id}/{version}/differences
void AddRubricImportPage(Client& client);   // /rubrics/import

// people/: administration.
void AddPeoplePage(Client& client);         // /people
void AddPersonNewPage(Client& client);      // /people/new
void AddPersonPage(Client& client);         // /people/users/{user}
void AddMembershipPages(Client& client);    // /people/users/{user}/memberships/{agency}, .../add-membership
void AddPersonAccessPages(Client& client);  // /people/users/{user}/reset, .../lock, .../unlock
void AddDirectoryPage(Client& client);      // /people/agencies
void AddDirectoryForms(Client& client);  // /people/agencies/add-organisation, .../add-agency, .../{agency}/add-service
void AddSessionsPages(Client& client);   // /people/sessions, .../{session}/end

// trail/ and help/.
void AddTrailPages(Client& client);  // /trail, /trail/verify
void AddHelpPages(Client& client);   // /help, /help/..., /accessibility, /privacy, /synthetic

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_PAGE_LIST_H_
