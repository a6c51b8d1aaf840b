// Add an organisation, an agency, a service.
#include "absl/strings/str_cat.h"
#include "clients/api/directory_methods.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/only_for.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/people/people_view.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

// What all three have.
struct NamedForm {
  explicit NamedForm(const Fields& typed) {
    title.value = typed["title"];
    id.value = typed["id"];
  }
  Input title{{"title", "title", "Name", "m", false, "As people read it."}, "", "", "off"};
  Input id{{"id", "id", "Short name", "m", false,
            "2 to 40 small letters, digits, hyphens and full stops, first a letter. It cannot be changed later."},
           "",
           "20",
           "off",
           true};
};

void Begin(const ErrorSummary& wrong, Page* page) {
  page->Back("/people/agencies", "Agencies and services");
  if (!wrong.mistakes.empty()) page->Wrong(wrong);
}

// Whether the form is shown again with what the server said; any other status goes to the page of its kind.
bool ShownAtForm(const absl::Status& status) {
  return absl::IsInvalidArgument(status) || absl::IsAlreadyExists(status);
}

int CodeOf(const absl::Status& status) { return status.ok() ? 200 : absl::IsAlreadyExists(status) ? 409 : 422; }

// `others` are the fields below these.
ErrorSummary Wrong(const absl::Status& status, const std::vector<FormField>& others, NamedForm* form,
                   const std::string& what) {
  if (status.ok()) return {};
  if (absl::IsAlreadyExists(status)) {
    form->id.field.error = std::string(status.message());
    return {"", {{form->id.field.error, "#id"}}};
  }
  std::vector<FormField> places = {{what + ".title", &form->title.field, "The name"},
                                   {what + "_id", &form->id.field, "The short name"}};
  places.insert(places.end(), others.begin(), others.end());
  return ShowErrors(status, places);
}

Response ShowOrganisation(const Visit& visit, const absl::Status& status) {
  const Fields& typed = visit.request().form;
  NamedForm named(typed);
  Input la{
      {"la-code", "la_code", "Local authority code", "m", false, "Three digits, when it is a council. Else empty."},
      typed["la_code"],
      "3",
      "off",
      true};
  const ErrorSummary wrong =
      Wrong(status, {{"organisation.la_code", &la.field, "The local authority code"}}, &named, "organisation");
  Page page(visit, "Add an organisation");
  Begin(wrong, &page);
  Blocks form = page.Form("/people/agencies/add-organisation");
  form.Add(named.title);
  form.Add(named.id);
  form.Add(la);
  form.Add(Button{.text = "Add the organisation", .once = true});
  return page.Show(CodeOf(status));
}

absl::StatusOr<Response> AskOrganisation(Visit& visit) {
  RETURN_IF_ERROR(OnlyFor(visit, {v1::ROLE_ADMINISTRATOR}));
  return ShowOrganisation(visit, absl::OkStatus());
}

absl::StatusOr<Response> AddOrganisation(Visit& visit) {
  const Fields& typed = visit.request().form;
  v1::CreateOrganisationRequest request;
  request.set_request_id(visit.RequestId());
  request.set_organisation_id(typed["id"]);
  request.mutable_organisation()->set_title(typed["title"]);
  request.mutable_organisation()->set_la_code(typed["la_code"]);
  const absl::Status added = visit.api().Call(api::kCreateOrganisation, request).status();
  if (added.ok()) return SeeOther("/people/agencies?done=organisation");
  if (!ShownAtForm(added)) return added;
  return ShowOrganisation(visit, added);
}

Response ShowAgency(const Visit& visit, const Directory& directory, const absl::Status& status) {
  const Fields& typed = visit.request().form;
  NamedForm named(typed);
  Radios kind{{"kind", "kind", "Kind", "m"}};
  for (const auto& one : AgencyKinds()) kind.choices.push_back({one.word, one.text, "", typed["kind"] == one.word});
  Select organisation{{"organisation", "organisation", "Organisation it is part of", "m"}};
  organisation.choices.push_back({"", "Choose an organisation"});
  for (const v1::Organisation& one : directory.organisations) {
    const std::string id = LastPart(one.name());
    organisation.choices.push_back({id, one.title(), "", typed["organisation"] == id});
  }
  const ErrorSummary wrong = Wrong(
      status,
      {{"agency.kind", &kind.field, "The kind"}, {"agency.organisation", &organisation.field, "The organisation"}},
      &named, "agency");
  Page page(visit, "Add an agency");
  Begin(wrong, &page);
  Blocks form = page.Form("/people/agencies/add-agency");
  form.Add(named.title);
  form.Add(named.id);
  form.Add(kind);
  form.Add(organisation);
  form.Add(Button{.text = "Add the agency", .once = true});
  return page.Show(CodeOf(status));
}

absl::StatusOr<Response> AskAgency(Visit& visit) {
  RETURN_IF_ERROR(OnlyFor(visit, {v1::ROLE_ADMINISTRATOR}));
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(visit.api()));
  return ShowAgency(visit, directory, absl::OkStatus());
}

absl::StatusOr<Response> AddAgency(Visit& visit) {
  const Fields& typed = visit.request().form;
  v1::CreateAgencyRequest request;
  request.set_request_id(visit.RequestId());
  request.set_agency_id(typed["id"]);
  request.mutable_agency()->set_title(typed["title"]);
  request.mutable_agency()->set_kind(ValueOf(AgencyKinds(), typed["kind"]));
  if (!typed["organisation"].empty()) {
    request.mutable_agency()->set_organisation("organisations/" + typed["organisation"]);
  }
  const absl::Status added = visit.api().Call(api::kCreateAgency, request).status();
  if (added.ok()) return SeeOther("/people/agencies?done=agency");
  if (!ShownAtForm(added)) return added;
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(visit.api()));
  return ShowAgency(visit, directory, added);
}

Response ShowService(const Visit& visit, const v1::Agency& agency, const absl::Status& status) {
  NamedForm named(visit.request().form);
  const ErrorSummary wrong = Wrong(status, {}, &named, "service");
  Page page(visit, absl::StrCat("Add a service to ", agency.title()));
  Begin(wrong, &page);
  Blocks form = page.Form(visit.request().path);
  form.Text(
      "A team inside the agency, like educational psychology or speech and language therapy. Nobody audits plans "
      "that their own service advised on.");
  form.Add(named.title);
  form.Add(named.id);
  form.Add(Button{.text = "Add the service", .once = true});
  return page.Show(CodeOf(status));
}

absl::StatusOr<v1::Agency> LoadAgency(const Visit& visit) {
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(visit.api()));
  const std::string name = "agencies/" + visit.request().parameters["agency"];
  const v1::Agency* agency = directory.Find(name);
  if (agency == nullptr) return NoSuch(name);
  return *agency;
}

absl::StatusOr<Response> AskService(Visit& visit) {
  RETURN_IF_ERROR(OnlyFor(visit, {v1::ROLE_ADMINISTRATOR}));
  ASSIGN_OR_RETURN(const v1::Agency agency, LoadAgency(visit));
  return ShowService(visit, agency, absl::OkStatus());
}

absl::StatusOr<Response> AddService(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::Agency agency, LoadAgency(visit));
  v1::CreateServiceRequest request;
  request.set_request_id(visit.RequestId());
  request.set_agency(agency.name());
  request.set_service_id(visit.request().form["id"]);
  request.mutable_service()->set_title(visit.request().form["title"]);
  const absl::Status added = visit.api().Call(api::kCreateService, request).status();
  if (added.ok()) return SeeOther("/people/agencies?done=service");
  if (!ShownAtForm(added)) return added;
  return ShowService(visit, agency, added);
}

}  // namespace

void AddDirectoryForms(Client& client) {
  client.Get("/people/agencies/add-organisation", For::kSignedIn, AskOrganisation);
  client.Post("/people/agencies/add-organisation", For::kSignedIn, AddOrganisation);
  client.Get("/people/agencies/add-agency", For::kSignedIn, AskAgency);
  client.Post("/people/agencies/add-agency", For::kSignedIn, AddAgency);
  client.Get("/people/agencies/{agency}/add-service", For::kSignedIn, AskService);
  client.Post("/people/agencies/{agency}/add-service", For::kSignedIn, AddService);
}

}  // namespace ehcpqa::web
