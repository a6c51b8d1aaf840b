// What a person is in one agency: change it, add it, end it.
#include "absl/strings/str_cat.h"
#include "clients/api/user_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/people/membership_form.h"
#include "clients/web/pages/people/people_view.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

Response ShowForm(const Visit& visit, const v1::User& user, const Directory& directory, const std::string& agency,
                  const MembershipForm& membership, const ErrorSummary* wrong, int status) {
  Page page(visit, absl::StrCat(user.display_name(), " in ", directory.TitleOf(agency)));
  page.Back(PersonPath(user.name()), user.display_name());
  if (wrong != nullptr) page.Wrong(*wrong);
  Blocks form = page.Form(visit.request().path);
  membership.AddTo(form);
  form.Add(
      InsetText{absl::StrCat("Saving ends this person's open sessions, so they sign in again. Without any role "
                             "the membership ends: they can no longer sign in for ",
                             directory.TitleOf(agency), ". Their work stays.")});
  form.Add(Button{.text = "Save"});
  return page.Show(status);
}

// The agency of the address.
absl::StatusOr<std::string> AgencyOf(const Visit& visit, const Directory& directory) {
  std::string agency = "agencies/" + visit.request().parameters["agency"];
  if (directory.Find(agency) == nullptr) return NoSuch(agency);
  return agency;
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::User user, LoadPerson(visit));
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(visit.api()));
  ASSIGN_OR_RETURN(const std::string agency, AgencyOf(visit, directory));
  v1::Membership membership;
  membership.set_agency(agency);
  for (const v1::Membership& one : user.memberships()) {
    if (one.agency() == agency) membership = one;
  }
  return ShowForm(visit, user, directory, agency, MembershipForm(directory, membership), nullptr, 200);
}

absl::StatusOr<Response> Save(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::User user, LoadPerson(visit));
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(visit.api()));
  ASSIGN_OR_RETURN(const std::string agency, AgencyOf(visit, directory));
  MembershipForm form(directory, agency, visit.request().form);
  v1::SetMembershipRequest request;
  request.set_request_id(visit.RequestId());
  request.set_user(user.name());
  *request.mutable_membership() = form.Membership();
  const auto saved = visit.api().Call(api::kSetMembership, request);
  if (saved.ok()) {
    const bool ended = request.membership().roles_size() == 0;
    return SeeOther(PersonPath(user.name()) + (ended ? "?done=ended" : "?done=saved"));
  }
  const bool not_now = absl::IsFailedPrecondition(saved.status());
  if (!not_now && !absl::IsInvalidArgument(saved.status())) return saved.status();
  const ErrorSummary wrong = ShowErrors(saved.status(), form.Places("membership"));
  return ShowForm(visit, user, directory, agency, form, &wrong, not_now ? 409 : 422);
}

// Leads to the page above for the agency that is chosen.
absl::StatusOr<Response> Add(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::User user, LoadPerson(visit));
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(visit.api()));
  const std::string& chosen = visit.request().arguments["agency"];
  if (directory.Find("agencies/" + chosen) != nullptr) {
    return SeeOther(PersonPath(user.name(), "memberships/" + Encode(chosen)));
  }
  Page page(visit, absl::StrCat("Add ", user.display_name(), " to an agency"));
  page.Back(PersonPath(user.name()), user.display_name());
  Blocks form = page.blocks().Filter(PersonPath(user.name(), "add-membership"));
  form.Add(AgencySelect(directory, "", "Agency"));
  form.Add(Button{.text = "Continue"});
  return page.Show();
}

}  // namespace

void AddMembershipPages(Client& client) {
  client.Get("/people/users/{user}/memberships/{agency}", For::kSignedIn, Show);
  client.Post("/people/users/{user}/memberships/{agency}", For::kSignedIn, Save);
  client.Get("/people/users/{user}/add-membership", For::kSignedIn, Add);
}

}  // namespace ehcpqa::web
