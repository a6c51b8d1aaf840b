// Drawing the sample: the hash of the frame first, then a seed, then a last look.
#include "absl/strings/str_cat.h"
#include "clients/api/cycle_methods.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/cycles/frame_view.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

absl::StatusOr<v1::DrawSampleResponse> Try(const Visit& visit, bool dry_run, const std::string& seed) {
  v1::DrawSampleRequest request;
  request.set_name(CycleNameOf(visit));
  request.set_dry_run(dry_run);
  request.set_seed(seed);
  return visit.api().Call(api::kDrawSample, request);
}

Input SeedInput(const std::string& seed) {
  Input input;
  input.field = {
      "seed",
      "seed",
      "Seed",
      "m",
      false,
      "8 to 200 characters from something that nobody in the room controls: dice thrown in the meeting, or the "
      "numbers of the next lottery draw."};
  input.value = seed;
  input.plain = true;
  return input;
}

void PutManifest(const v1::Cycle& cycle, Blocks blocks) {
  SummaryList list;
  list.rows.push_back({"Hash of the frame (SHA-256)", {cycle.manifest_sha256()}});
  blocks.Add(list);
}

absl::StatusOr<Response> ShowSeed(const Visit& visit, const Input& seed, const ErrorSummary& wrong, int status) {
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  if (cycle.state() != v1::CYCLE_STATE_FRAMED) return SeeOther(CyclePath(cycle.name()));
  Page page(visit, "Draw the sample");
  Dress(cycle, &page);
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  page.blocks().Text("Write the hash into the minutes before the seed is taken. With both, anyone can draw again.");
  PutManifest(cycle, page.blocks());
  Blocks form = page.Form(CyclePath(cycle.name(), "draw"));
  form.Add(seed);
  form.Add(Hidden{"then", "check"});
  form.Add(Button{.text = "Continue"});
  ASSIGN_OR_RETURN(const v1::DrawSampleResponse sizes, Try(visit, true, ""));
  PutStrata(sizes.strata(), sizes.precision(), page.blocks());
  return page.Show(status);
}

// The last page before the sample exists.
absl::StatusOr<Response> Check(const Visit& visit, const std::string& seed) {
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  Page page(visit, "Check before you draw");
  Dress(cycle, &page);
  SummaryList list;
  list.rows.push_back({"Hash of the frame (SHA-256)", {cycle.manifest_sha256()}});
  list.rows.push_back({"Seed", {seed}, "Change", CyclePath(cycle.name(), "draw"), "the seed"});
  list.rows.push_back({"Plans to audit", {absl::StrCat(cycle.sample_size())}});
  list.rows.push_back({"Of these, marked twice", {absl::StrCat(cycle.double_marked())}});
  page.blocks().Add(list);
  page.blocks().Add(
      WarningText{"This seed alone decides which plans are audited. A seed is used once: if the draw is taken back, "
                  "the next one needs "
                  "a fresh seed."});
  Blocks form = page.Form(CyclePath(cycle.name(), "draw"));
  form.Add(Hidden{"seed", seed});
  form.Add(Button{.text = "Draw the sample", .once = true});
  return page.Show();
}

absl::StatusOr<Response> Show(Visit& visit) { return ShowSeed(visit, SeedInput(""), {}, 200); }

absl::StatusOr<Response> Draw(Visit& visit) {
  const std::string seed = visit.request().form["seed"];
  Input input = SeedInput(seed);
  if (visit.request().form["then"] == "check" && !seed.empty()) return Check(visit, seed);
  const auto drawn = Try(visit, false, seed);
  if (drawn.ok()) return SeeOther(CyclePath(drawn->cycle().name()) + "?done=sampled");
  const absl::Status& status = drawn.status();
  if (!absl::IsInvalidArgument(status) && !absl::IsFailedPrecondition(status)) return status;
  const ErrorSummary wrong = ShowErrors(status, {{"seed", &input.field, "The seed"}});
  return ShowSeed(visit, input, wrong, absl::IsInvalidArgument(status) ? 422 : 409);
}

}  // namespace

void AddDrawPage(Client& client) {
  client.Get("/cycles/{cycle}/draw", For::kSignedIn, Show);
  client.Post("/cycles/{cycle}/draw", For::kSignedIn, Draw);
}

}  // namespace ehcpqa::web
