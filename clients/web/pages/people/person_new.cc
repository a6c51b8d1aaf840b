// Add a person: first their agency, then who they are and what they do there.
#include "absl/strings/str_cat.h"
#include "clients/api/user_methods.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/only_for.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/people/membership_form.h"
#include "clients/web/pages/people/one_time_password.h"
#include "clients/web/pages/people/people_view.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

constexpr char kTitle[] = "Add a person";

struct PersonForm {
  Input user_name{{"user-name", "user_name", "User name", "m", false,
                   "They sign in with it: small letters, digits, hyphens and full stops. It cannot be changed later."},
                  "",
                  "20",
                  "off",
                  true};
  Input display_name{
      {"display-name", "display_name", "Name", "m", false, "As colleagues know them."}, "", "30", "off", true};
};

Response AskForAgency(const Visit& visit, const Directory& directory) {
  Page page(visit, kTitle);
  page.Back("/people", "People");
  Blocks form = page.blocks().Filter("/people/new");
  form.Add(AgencySelect(directory, "", "Which agency does the person work for?"));
  form.Add(Button{.text = "Continue"});
  page.blocks().Text("Somebody who works for several agencies is added to the others afterwards.");
  return page.Show();
}

Response ShowForm(const Visit& visit, const Directory& directory, const std::string& agency, const PersonForm& form,
                  const MembershipForm& membership, const ErrorSummary* wrong, int status) {
  Page page(visit, kTitle);
  page.Back("/people/new", "Choose another agency");
  page.Caption(directory.TitleOf(agency));
  if (wrong != nullptr) page.Wrong(*wrong);
  Blocks fields = page.Form("/people/new");
  fields.Add(Hidden{"agency", LastPart(agency)});
  fields.Add(form.display_name);
  fields.Add(form.user_name);
  membership.AddTo(fields);
  fields.Text("The next page shows a one-time password, once. Have a safe way ready to hand it over.");
  fields.Add(Button{.text = "Add the person", .once = true});
  return page.Show(status);
}

absl::StatusOr<Response> Show(Visit& visit) {
  RETURN_IF_ERROR(OnlyFor(visit, {v1::ROLE_ADMINISTRATOR}));
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(visit.api()));
  const std::string agency = "agencies/" + visit.request().arguments["agency"];
  if (directory.Find(agency) == nullptr) return AskForAgency(visit, directory);
  return ShowForm(visit, directory, agency, {}, MembershipForm(directory, agency, Fields()), nullptr, 200);
}

absl::StatusOr<Response> Add(Visit& visit) {
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(visit.api()));
  const Fields& posted = visit.request().form;
  const std::string agency = "agencies/" + posted["agency"];
  PersonForm form;
  form.user_name.value = posted["user_name"];
  form.display_name.value = posted["display_name"];
  MembershipForm membership(directory, agency, posted);
  v1::CreateUserRequest request;
  request.set_user_id(posted["user_name"]);
  request.mutable_user()->set_display_name(posted["display_name"]);
  *request.mutable_user()->add_memberships() = membership.Membership();
  const auto created = visit.api().Call(api::kCreateUser, request);
  if (created.ok()) {
    return ShowOneTimePassword(visit, absl::StrCat(created->user().display_name(), " is added"), created->user(),
                               created->one_time_password());
  }
  absl::Status status = created.status();
  if (absl::IsAlreadyExists(status)) {
    // As after a second press of the button, whose password nobody saw.
    const FieldViolation taken{"user_id",
                               "The user name is taken. If you have just added this person and did not see the "
                               "password, give them a new one on their page"};
    status = Refuse(status.code(), InfoOf(status).reason, std::string(status.message()), {taken});
  } else if (!absl::IsInvalidArgument(status)) {
    return status;
  }
  std::vector<FormField> places = {{"user.display_name", &form.display_name.field, "The name"},
                                   {"user_id", &form.user_name.field, "The user name"}};
  for (const FormField& place : membership.Places("user.memberships[0]")) places.push_back(place);
  const ErrorSummary wrong = ShowErrors(status, places);
  return ShowForm(visit, directory, agency, form, membership, &wrong, absl::IsAlreadyExists(status) ? 409 : 422);
}

}  // namespace

void AddPersonNewPage(Client& client) {
  client.Get("/people/new", For::kSignedIn, Show);
  client.Post("/people/new", For::kSignedIn, Add);
}

}  // namespace ehcpqa::web
