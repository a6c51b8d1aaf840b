// How figures are protected when they leave.
#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "clients/api/report_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"

namespace ehcpqa::cli {
namespace {

const std::vector<std::string> kPresets = {"under5-c", "under6-c", "nhs-hes-subnational"};

View PolicyView() {
  return {{.columns = {{"preset", "rule of counts"},
                       {"least_denominator", "least plans behind a share"},
                       {"retention_years", "years reports are kept"},
                       {"etag"}}}};
}

absl::Status Set(Context& context, const Values& values) {
  if (!values.Has("--preset") && !values.Has("--least-denominator") && !values.Has("--retention-years")) {
    return UsageError("Give --preset, --least-denominator or --retention-years.");
  }
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  v1::SetDisclosurePolicyRequest request;
  v1::DisclosurePolicy& policy = *request.mutable_policy();
  ASSIGN_OR_RETURN(policy, api.Call(api::kGetDisclosurePolicy, v1::GetDisclosurePolicyRequest()));
  if (values.Has("--preset")) policy.set_preset(absl::StrReplaceAll(values.Text("--preset"), {{"-", "_"}}));
  if (values.Has("--least-denominator")) policy.set_least_denominator(values.Number("--least-denominator"));
  if (values.Has("--retention-years")) policy.set_retention_years(values.Number("--retention-years"));
  if (values.Has("--etag")) policy.set_etag(values.Text("--etag"));
  ASSIGN_OR_RETURN(const v1::DisclosurePolicy set, api.Call(api::kSetDisclosurePolicy, request));
  context.Show(set, PolicyView());
  return absl::OkStatus();
}

}  // namespace

std::vector<Command> PolicyCommands() {
  return {{.name = "policy",
           .summary = "Show how figures of reports are protected.",
           .examples = {{"ehcpqa report policy", "The disclosure policy."}},
           .action = Ask(api::kGetDisclosurePolicy, kNothing, PolicyView())},
          {.name = "set-policy",
           .summary = "Change how figures of reports made from now on are protected.",
           .options = {Words("--preset", kPresets, "Rule of counts."),
                       Number("--least-denominator", 10, 1000, "Least plans behind a share; 10 or more."),
                       Number("--retention-years", 1, 25, "Years for which reports are kept, 1 to 25."), Etag()},
           .examples = {{"ehcpqa report set-policy --preset under6-c --retention-years 6",
                         "Suppress 1 to 5, keep reports six years."}},
           .action = {Set,
                      {api::kGetDisclosurePolicy.name, api::kSetDisclosurePolicy.name},
                      PolicyView(),
                      v1::DisclosurePolicy::descriptor()},
           .details = "What is not named stays as it is. under5-c suppresses 1 to 4 with complementary suppression, "
                      "under6-c 1 to 5, nhs-hes-subnational 1 to 7 and rounds others to 5. Reports released before "
                      "stay as they are."}};
}

}  // namespace ehcpqa::cli
