// How figures of reports are protected: read by those who work with figures, changed by coordinators.
#include "absl/strings/str_cat.h"
#include "clients/api/report_methods.h"
#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/form_values.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/reports/report_view.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

struct PolicyForm {
  Radios preset{{"preset", "preset", "Small counts", "m"}, {}};
  Input denominator{{"denominator", "denominator", "Least number of plans behind a share", "m", false, "10 or more."},
                    "",
                    "4",
                    "off",
                    false,
                    true};
  Input years{
      {"years", "years", "Years for which reports are kept", "m", false, "1 to 25."}, "", "2", "off", false, true};
  std::string etag;
};

void Choose(const std::string& preset, PolicyForm* form) {
  for (const CountRule& rule : CountRules()) {
    form->preset.choices.push_back({rule.preset, rule.text, rule.hint, preset == rule.preset});
  }
}

Response ShowForm(const Visit& visit, const PolicyForm& filled, const ErrorSummary& wrong) {
  Page page(visit, "How figures of reports are protected");
  page.Back("/reports", "Reports");
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  page.Done({{"set", "The disclosure policy is changed"}});
  page.blocks().Text("Changes count for reports that are made from now on. Released reports stay as they are.");
  Blocks form = page.Form("/reports/policy");
  form.Add(Hidden{"etag", filled.etag});
  form.Add(filled.preset);
  form.Add(filled.denominator);
  form.Add(filled.years);
  form.Add(Button{.text = "Save", .once = true});
  return page.Show(wrong.mistakes.empty() ? 200 : 422);
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::DisclosurePolicy policy,
                   visit.api().Call(api::kGetDisclosurePolicy, v1::GetDisclosurePolicyRequest()));
  if (visit.Holds(v1::ROLE_COORDINATOR)) {
    PolicyForm form;
    Choose(policy.preset(), &form);
    form.denominator.value = absl::StrCat(policy.least_denominator());
    form.years.value = absl::StrCat(policy.retention_years());
    form.etag = policy.etag();
    return ShowForm(visit, form, {});
  }
  Page page(visit, "How figures of reports are protected");
  page.Back("/reports", "Reports");
  SummaryList list;
  for (const CountRule& rule : CountRules()) {
    if (policy.preset() == rule.preset) list.rows.push_back({"Small counts", {rule.text, rule.hint}});
  }
  list.rows.push_back({"Least number of plans behind a share", {absl::StrCat(policy.least_denominator())}});
  list.rows.push_back({"Years for which reports are kept", {absl::StrCat(policy.retention_years())}});
  page.blocks().Add(list);
  return page.Show();
}

absl::StatusOr<Response> Save(Visit& visit) {
  const Fields& typed = visit.request().form;
  PolicyForm form;
  Choose(typed["preset"], &form);
  form.denominator.value = typed["denominator"];
  form.years.value = typed["years"];
  form.etag = typed["etag"];
  v1::SetDisclosurePolicyRequest request;
  request.set_request_id(visit.RequestId());
  v1::DisclosurePolicy& policy = *request.mutable_policy();
  policy.set_preset(typed["preset"]);
  policy.set_etag(form.etag);
  int32_t denominator = 0, years = 0;
  const bool numbers = ReadNumber(&form.denominator, &denominator);
  if (!ReadNumber(&form.years, &years) || !numbers) {
    ErrorSummary wrong;
    for (const Input* input : {&form.denominator, &form.years}) {
      if (!input->field.error.empty()) wrong.mistakes.push_back({input->field.error, "#" + input->field.id});
    }
    return ShowForm(visit, form, wrong);
  }
  policy.set_least_denominator(denominator);
  policy.set_retention_years(years);
  const absl::Status saved = visit.api().Call(api::kSetDisclosurePolicy, request).status();
  if (saved.ok()) return SeeOther("/reports/policy?done=set");
  if (!absl::IsInvalidArgument(saved)) return saved;
  const ErrorSummary wrong =
      ShowErrors(saved, {{"policy.preset", &form.preset.field, "Small counts:"},
                         {"policy.least_denominator", &form.denominator.field, "The least number of plans"},
                         {"policy.retention_years", &form.years.field, "The number of years"}});
  return ShowForm(visit, form, wrong);
}

}  // namespace

void AddReportPolicyPage(Client& client) {
  client.Get("/reports/policy", For::kSignedIn, Show);
  client.Post("/reports/policy", For::kSignedIn, Save);
}

}  // namespace ehcpqa::web
