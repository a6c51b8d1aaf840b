// Guides, task by task, and what the law asks every public service to say of itself. For everybody, signed in or not.
#include "absl/strings/str_cat.h"
#include "clients/web/html/put.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"

namespace ehcpqa::web {
namespace {

struct HelpPage {
  const char* path;
  const char* content;
  const char* title;
};
constexpr HelpPage kPages[] = {{"/help", "help/index.html", "Help"},
                               {"/help/auditor", "help/auditor.html", "Guide for auditors"},
                               {"/help/moderator", "help/moderator.html", "Guide for moderators"},
                               {"/help/coordinator", "help/coordinator.html", "Guide for coordinators"},
                               {"/help/agency-lead", "help/agency-lead.html", "Guide for leads of agencies"},
                               {"/accessibility", "help/accessibility.html", "Accessibility statement"},
                               {"/privacy", "help/privacy.html", "Privacy notice"},
                               {"/synthetic", "help/synthetic.html", "What is synthetic"}};

// Pictures of the guides, made by the browser tests (ci/guide-pictures): the name in the template, and the file.
constexpr std::pair<const char*, const char*> kPictures[] = {
    {"SHOT_WORK", "guide-work.png"},   {"SHOT_SECTION", "guide-section.png"},       {"SHOT_CHECK", "guide-check.png"},
    {"SHOT_QUEUE", "guide-queue.png"}, {"SHOT_DIFFERENCE", "guide-difference.png"}, {"SHOT_REPORT", "guide-report.png"},
    {"SHOT_TASKS", "guide-tasks.png"}, {"SHOT_AGENCY", "guide-agency.png"}};

}  // namespace

void AddHelpPages(Client& client) {
  for (const HelpPage& at : kPages) {
    client.Get(at.path, For::kAnybody, [&at](Visit& visit) -> absl::StatusOr<Response> {
      Page page(visit, at.content, at.title);
      for (const auto& [name, file] : kPictures) SetIf(page.content(), name, visit.client().assets().PathOf(file));
      return page.Show();
    });
  }
}

}  // namespace ehcpqa::web
