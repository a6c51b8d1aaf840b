// Every page, and the address it answers.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_PAGE_LIST_H_
#define EHCPQA_CLIENTS_WEB_PAGES_PAGE_LIST_H_

#include "clients/web/pages/client.h"

namespace ehcpqa::web {

// Enters the addresses of all pages.
void AddPages(Client& client);

// The parts of the above, one for each file of pages.
void AddLandingPage(Client& client);      // /
void AddSignInPages(Client& client);      // /sign-in, /sign-out
void AddPasswordPage(Client& client);     // /password
void AddAccountPage(Client& client);      // /account
void AddWorkPage(Client& client);         // /work
void AddAssessmentPages(Client& client);  // /assess/{cycle}/{audit}/{assessment}, .../continue
void AddSectionPage(Client& client);      // .../sections/{section}
void AddCheckPage(Client& client);        // .../check
void AddHandedInPage(Client& client);     // .../handed-in

void AddCyclesPage(Client& client);       // /cycles
void AddCycleNewPage(Client& client);     // /cycles/new
void AddCyclePage(Client& client);        // /cycles/{cycle}
void AddCycleSetupPages(Client& client);  // .../window, .../register, .../rubric, .../strata
void AddFreezePage(Client& client);       // .../freeze
void AddDrawPage(Client& client);         // .../draw
void AddCycleStepPages(Client& client);   // .../open, .../close, .../review, .../publish, .../archive, .../revert
void AddAuditorsPage(Client& client);     // .../auditors
void AddConflictPage(Client& client);     // .../conflicts/new
void AddSamplePage(Client& client);       // .../sample
void AddSwapPage(Client& client);         // .../audits/{audit}/swap
void AddPlanVersionPage(Client& client);  // .../audits/{audit}/version
void AddChasePage(Client& client);        // .../progress
void AddCasesPage(Client& client);        // .../cases

void AddHelpPages(Client& client);  // /help, /help/..., /accessibility, /privacy, /synthetic

void AddRegisterPages(Client& client);       // /registers, /registers/{snapshot}
void AddRegisterImportPage(Client& client);  // /registers/import

// Administration.
void AddPeoplePage(Client& client);         // /people
void AddPersonNewPage(Client& client);      // /people/new
void AddPersonPage(Client& client);         // /people/{user}
void AddMembershipPages(Client& client);    // /people/{user}/memberships/{agency}, .../add-membership
void AddPersonAccessPages(Client& client);  // /people/{user}/reset, .../lock, .../unlock
void AddDirectoryPage(Client& client);      // /people/agencies
void AddDirectoryForms(Client& client);  // /people/agencies/add-organisation, .../add-agency, .../{agency}/add-service
void AddSessionsPages(Client& client);   // /people/sessions, .../{session}/end
void AddTrailPages(Client& client);      // /trail, /trail/verify

// Rubrics.
void AddRubricsPage(Client& client);        // /rubrics
void AddRubricPages(Client& client);        // /rubrics/{id}/{version}, .../publish
void AddRubricSectionPage(Client& client);  // .../sections/{section}
void AddRubricComparePage(Client& client);  // .../differences
void AddRubricImportPage(Client& client);   // /rubrics/import

// Concerns, and giving an assignment back.
void AddConcernPage(Client& client);           // /assess/{cycle}/{audit}/{assessment}/concern
void AddDeclinePage(Client& client);           // .../decline
void AddConcernsPages(Client& client);         // /cycles/{cycle}/concerns, .../{concern}/acknowledge, .../close
void AddResultsPage(Client& client);           // /cycles/{cycle}/results
void AddResultsSectionPage(Client& client);    // .../sections/{section}
void AddResultsCriteriaPage(Client& client);   // .../criteria
void AddResultsCriterionPage(Client& client);  // .../criteria/{code}
void AddAgencyPage(Client& client);            // /agency
void AddModerationPages(Client& client);       // /moderation, /moderation/{cycle}
void AddDifferencePage(Client& client);        // /moderation/{cycle}/{audit}/{criterion}
void AddReturnPage(Client& client);            // /moderation/{cycle}/{audit}/return/{assessment}
void AddAuditPage(Client& client);             // /cycles/{cycle}/audits/{audit}

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_PAGE_LIST_H_
