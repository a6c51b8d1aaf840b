// Import a rubric file, or check it only.
#include "absl/strings/str_cat.h"
#include "clients/api/rubric_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/fields.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/only_for.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/rubrics/rubric_words.h"
#include "clients/web/pages/uploaded_file.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

// The largest file that the server takes, and what a form puts around it.
constexpr size_t kMostBytes = (1 << 20) + (64 << 10);

struct ImportForm {
  FileUpload file{{"file", "file", "Rubric file", "m", false,
                   "Text format of the rubric (.textproto), at most 1 MiB. The version in it is a new one, or that of "
                   "a draft, which it replaces."},
                  ".textproto,.txt"};
};

Table TableOf(const v1::ImportRubricResponse& answer) {
  Table table;
  table.caption = "Mistakes in the file";
  table.caption_size = "m";
  table.columns = {{"Line"}, {"Field"}, {"What is wrong"}};
  for (const v1::RubricMistake& mistake : answer.mistakes()) {
    table.rows.push_back(
        {{mistake.line() == 0 ? "Whole file" : absl::StrCat(mistake.line())}, {mistake.field()}, {mistake.message()}});
  }
  return table;
}

Response ShowForm(const Visit& visit, const ImportForm& import, const ErrorSummary& wrong, const Table& mistakes,
                  int status) {
  Page page(visit, "Import a rubric");
  page.Back("/rubrics", "Rubrics");
  page.Done({{"checked", "The file has no mistakes. It was checked only: nothing is kept."}});
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  if (!mistakes.rows.empty()) page.blocks().Add(WideTable{mistakes});
  Blocks form = page.Form("/rubrics/import", "", true);
  form.Add(import.file);
  form.Text("It is kept as a draft, which can be replaced until it is published.");
  form.Add(Button{.text = "Check only", .kind = "secondary", .name = "then", .value = "check"});
  form.Add(Button{.text = "Import", .name = "then", .value = "import"});
  return page.Show(status);
}

absl::StatusOr<Response> Show(Visit& visit) {
  RETURN_IF_ERROR(OnlyFor(visit, {v1::ROLE_COORDINATOR}));
  return ShowForm(visit, {}, {}, {}, 200);
}

// The text of the file, or InvalidArgument of "text" as the server would say it.
absl::StatusOr<std::string> TextOf(const Visit& visit) {
  const UploadedFile* file = FileOf(visit.request(), "file");
  if (file == nullptr) return FieldInvalid("text", "is required: choose one");
  ASSIGN_OR_RETURN(std::string text, file->Text());
  if (!IsPlainText(text)) return FieldInvalid("text", "is no text in UTF-8");
  return text;
}

absl::StatusOr<v1::ImportRubricResponse> Send(const Visit& visit, v1::ImportRubricRequest* request) {
  ASSIGN_OR_RETURN(*request->mutable_text(), TextOf(visit));
  return visit.api().Call(api::kImportRubric, *request);
}

absl::StatusOr<Response> Import(Visit& visit) {
  ImportForm form;
  v1::ImportRubricRequest request;
  // Anything but the other button only checks.
  request.set_validate_only(visit.request().form["then"] != "import");
  const absl::StatusOr<v1::ImportRubricResponse> answer = Send(visit, &request);
  const absl::Status& status = answer.status();
  if (absl::IsInvalidArgument(status) || absl::IsFailedPrecondition(status)) {
    ErrorSummary wrong = ShowErrors(status, {{"text", &form.file.field, "The file"}});
    return ShowForm(visit, form, wrong, {}, absl::IsInvalidArgument(status) ? 422 : 409);
  }
  RETURN_IF_ERROR(status);
  if (!answer->mistakes().empty()) {
    form.file.field.error = "The file has mistakes. Mend them and choose it again";
    return ShowForm(visit, form, {"", {{form.file.field.error, "#file"}}}, TableOf(*answer), 422);
  }
  if (request.validate_only()) return SeeOther("/rubrics/import?done=checked");
  return SeeOther(RubricPath(answer->version().name()) + "?done=imported");
}

}  // namespace

void AddRubricImportPage(Client& client) {
  client.Get("/rubrics/import", For::kSignedIn, Show);
  FormLimits limits;
  limits.bytes = kMostBytes;
  client.PostFiles("/rubrics/import", Import, limits);
}

}  // namespace ehcpqa::web
