// Importing a return: uploaded to this client alone, read with the authority's key, and sent on without identifiers.
#include "absl/strings/str_cat.h"
#include "clients/registers/importing.h"
#include "clients/text/estimate_text.h"
#include "clients/web/engine/url.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/registers/authority_keys.h"
#include "clients/web/pages/registers/import_report_view.h"
#include "clients/web/pages/registers/import_watch.h"
#include "clients/web/pages/uploaded_file.h"
#include "clients/web/pages/words.h"
#include "nlohmann/json.hpp"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

struct ImportForm {
  Radios la;
  FileUpload file = ReturnUpload();
};

Response ShowForm(const Visit& visit, const ImportForm& form, const ErrorSummary& wrong, int status) {
  Page page(visit, "Import a return");
  page.Back("/registers", "Registers");
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  if (form.la.choices.empty()) {
    page.blocks().Text("No key of a local authority is on this machine, so no return can be imported here.");
    page.blocks().Text(
        "Whoever runs this service makes the key once with “ehcpqa register make-key”, keeps a copy in a safe, and "
        "starts the "
        "service with the folder of the key (--keys).");
    return page.Show(status);
  }
  page.blocks().Text(
      "The file goes to your authority’s own machine and no further. Names, dates of birth, UPN, ULN and postcodes are "
      "replaced "
      "by references with your authority’s key; only what is left is sent. The file is not kept.");
  Blocks fields = page.Form("/registers/import", "upload", true);
  fields.Add(form.la);
  fields.Add(form.file);
  fields.Add(Button{.text = "Import", .name = "then", .value = "import", .once = true});
  fields.Add(
      Button{.text = "Check only, keep nothing", .kind = "secondary", .name = "then", .value = "check", .once = true});
  return page.Show(status);
}

Response ShowReport(const Visit& visit, const v1::ImportReport& report) {
  Page page(visit, report.dry_run() ? "What an import would do" : "The return is imported");
  page.Back("/registers", "Registers");
  if (report.synthetic()) page.Synthetic();
  page.Done(report.dry_run() ? "The return was checked. Nothing was kept."
                             : "The register is there, and can be used by cycles.");
  if (report.dry_run()) {
    page.blocks().Add(Button{.text = "Choose the file again to import it", .href = "/registers/import"});
  } else {
    page.blocks().Add(Paragraph{"", "/registers/" + Encode(LastPart(report.snapshot())), "Go to the register"});
  }
  page.blocks().Text(absl::StrCat("Authority ", report.la(), ", plans open on ", DateWords(report.as_at()), ". ",
                                  text::Grouped(report.persons()), " persons read."));
  PutImportReport(report, page.blocks());
  return page.Show();
}

absl::StatusOr<Response> Show(Visit& visit) {
  return ShowForm(visit, {AuthorityChoice(visit.client().files(), "")}, {}, 200);
}

absl::StatusOr<v1::ImportReport> Run(const Visit& visit, const UploadedFile& file) {
  const Fields& posted = visit.request().form;
  const LocalFiles& files = visit.client().files();
  ASSIGN_OR_RETURN(const returns::Key key, LoadAuthorityKey(files, posted["la"]));
  registers::ImportOrder order;
  order.path = file.path();
  order.la = posted["la"];
  order.establishments = files.establishments;
  order.districts = files.districts;
  order.temp_directory = files.temporary;
  order.request_id = visit.RequestId();
  // Only the button that says so keeps anything.
  order.dry_run = posted["then"] != "import";
  ImportWatch::Entry watch(posted[kAttemptField]);
  return registers::ImportReturn(
      visit.api(), key, order,
      {[&](uint64_t bytes) {
         watch.Say(absl::StrCat("Reading: ", text::Grouped(static_cast<int64_t>(bytes >> 20)), " MiB"));
       },
       [&](uint64_t persons) {
         if (persons % 100 == 0) {
           watch.Say(
               absl::StrCat("Sending without identifiers: ", text::Grouped(static_cast<int64_t>(persons)), " persons"));
         }
       }});
}

absl::StatusOr<Response> Import(Visit& visit) {
  ImportForm form = {AuthorityChoice(visit.client().files(), visit.request().form["la"])};
  const UploadedFile* file = FileOf(visit.request(), "return");
  if (file == nullptr) {
    form.file.field.error = "Choose the file of the return";
    return ShowForm(visit, form, {"", {{form.file.field.error, "#return"}}}, 422);
  }
  const auto report = Run(visit, *file);
  if (report.ok()) return ShowReport(visit, *report);
  const absl::Status& status = report.status();
  if (!IsAboutFile(status)) return status;
  // What is wrong with the return is said at the file.
  ErrorSummary wrong = ShowErrors(status, {{"header.la", &form.la.field, "The authority"}});
  if (form.la.field.error.empty()) {
    form.file.field.error = std::string(status.message());
    wrong = {"", {{form.file.field.error, "#return"}}};
  }
  return ShowForm(visit, form, wrong, 422);
}

// For the script that waits.
absl::StatusOr<Response> Watch(Visit& visit) {
  Response response;
  response.body = nlohmann::json{{"text", ImportWatch::Shared().Of(visit.request().parameters["attempt"])}}.dump();
  response.With("Content-Type", "application/json");
  return response;
}

}  // namespace

void AddRegisterImportPage(Client& client) {
  client.Get("/registers/import", For::kSignedIn, Show);
  client.PostFiles("/registers/import", Import, ReturnLimits());
  client.Get("/registers/import/progress/{attempt}", For::kSignedIn, Watch);
}

}  // namespace ehcpqa::web
