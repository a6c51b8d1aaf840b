// The case list of a sample, made on this client from the return that it is given, and handed to the browser alone.
#include "absl/strings/str_cat.h"
#include "clients/registers/case_list.h"
#include "clients/text/csv_text.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/registers/authority_keys.h"
#include "clients/web/pages/uploaded_file.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

absl::StatusOr<Response> ShowForm(const Visit& visit, FileUpload upload, const std::string& wrong, int status) {
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  Page page(visit, "Case list for handing over the papers");
  Dress(cycle, &page);
  if (!wrong.empty()) {
    page.Wrong({"", {{wrong, "#return"}}});
    upload.field.error = wrong;
  }
  const Radios la = AuthorityChoice(visit.client().files(), visit.request().form["la"]);
  if (la.choices.empty()) {
    page.blocks().Text("No key of a local authority is on this machine, so cases cannot be found here.");
    return page.Show(status);
  }
  page.blocks().Text(
      "Auditors see references, not names. This makes the list that says which child each reference of the sample "
      "stands for, so "
      "that you can hand over the papers in your authority’s usual safe way.");
  page.blocks().Text(
      "The list is made on your authority’s own machine from the return that you choose. It is never sent on, and not "
      "kept.");
  page.blocks().Add(WarningText{
      "The list names children. Save it where only you can read it, and delete it when the papers are handed over."});
  Blocks form = page.Form(CyclePath(cycle.name(), "cases"), "", true);
  form.Add(la);
  form.Add(upload);
  form.Add(Button{.text = "Make the case list"});
  return page.Show(status);
}

absl::StatusOr<Response> Show(Visit& visit) { return ShowForm(visit, ReturnUpload(), "", 200); }

Response Download(const v1::Cycle& cycle, const registers::CaseList& list) {
  Response response;
  response.body = text::CsvLine(registers::CaseColumns());
  for (const registers::Case& one : list.cases) {
    response.body += text::CsvLine({one.plan_ref, one.audit, one.surname, one.forename, one.upn, one.uln});
  }
  response.With("Content-Type", "text/csv; charset=utf-8")
      .With("Content-Disposition", absl::StrCat("attachment; filename=\"case-list-", LastPart(cycle.name()),
                                                cycle.synthetic() ? "-synthetic" : "", ".csv\""));
  return response;
}

absl::StatusOr<Response> Make(Visit& visit) {
  const UploadedFile* file = FileOf(visit.request(), "return");
  if (file == nullptr) return ShowForm(visit, ReturnUpload(), "Choose the file of the return", 422);
  const std::string& la = visit.request().form["la"];
  const auto key = LoadAuthorityKey(visit.client().files(), la);
  if (!key.ok()) return ShowForm(visit, ReturnUpload(), std::string(key.status().message()), 422);
  const auto list = registers::FindCases(visit.api(), *key, CycleNameOf(visit), la, file->path());
  const absl::Status status = list.ok() ? registers::CheckWhole(*list) : list.status();
  if (status.ok()) {
    ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
    return Download(cycle, *list);
  }
  return IsAboutFile(status) ? ShowForm(visit, ReturnUpload(), std::string(status.message()), 422) : status;
}

}  // namespace

void AddCasesPage(Client& client) {
  client.Get("/cycles/{cycle}/cases", For::kSignedIn, Show);
  client.PostFiles("/cycles/{cycle}/cases", Make, ReturnLimits());
}

}  // namespace ehcpqa::web
