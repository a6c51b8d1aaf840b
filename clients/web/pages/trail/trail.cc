// The trail: what happened, to one thing or to all, newest first; and whether every link of it still fits.
#include "absl/strings/str_cat.h"
#include "clients/api/trail_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/fields.h"
#include "clients/web/html/timeline.h"
#include "clients/web/pages/only_for.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/people/people_view.h"
#include "clients/web/pages/trail/trail_payload.h"
#include "clients/web/pages/trail/trail_words.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

bool MayVerify(const Visit& visit) { return visit.Holds(v1::ROLE_ADMINISTRATOR) || visit.Holds(v1::ROLE_COORDINATOR); }

std::string TrailOf(const std::string& subject) { return Link("/trail", {{"subject", subject}}); }

std::string WhoWords(const v1::Event& event, const Directory& directory) {
  if (event.agency().empty()) return "the operator of the server";
  return absl::StrCat(event.actor_name(), " for ", directory.TitleOf(event.agency()));
}

Timeline TimelineOf(const v1::ListEventsResponse& events, const std::string& subject, const Directory& directory) {
  Timeline timeline;
  for (const v1::Event& event : events.events()) {
    Timeline::Entry entry;
    entry.what = ActionWords(event.action());
    entry.on = SubjectWords(event.subject());
    if (event.subject() != subject) entry.href = TrailOf(event.subject());
    entry.when = TimeWords(event.at());
    entry.who = WhoWords(event, directory);
    if (!event.erased().empty()) {
      entry.note = absl::StrCat("What was written is gone: ", event.erased(), ".");
    } else if (event.payload().empty()) {
      entry.note = "What was written is not shown to you, or not yet.";
    }
    entry.summary = absl::StrCat("Details of event ", event.sequence());
    entry.details = PayloadRows(event.action(), event.payload());
    if (!entry.details.rows.empty()) entry.details.rows.push_back({"Link (SHA-256)", {event.hash()}});
    timeline.entries.push_back(entry);
  }
  return timeline;
}

absl::StatusOr<Response> Show(Visit& visit) {
  const api::Api api = visit.api();
  const std::string& subject = visit.request().arguments["subject"];
  v1::ListEventsRequest request;
  request.set_subject(subject);
  request.set_page_token(visit.request().arguments["token"]);
  ASSIGN_OR_RETURN(const v1::ListEventsResponse events, api.Call(api::kListEvents, request));
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(api));
  Page page(visit, subject.empty() ? "Trail" : "Trail: " + SubjectWords(subject));
  if (!subject.empty()) page.Back("/trail", "The whole trail");
  Blocks blocks = page.blocks();
  blocks.Text("Who did what and when. Nothing here can be changed. Times are in UTC.");
  Blocks filter = blocks.Filter("/trail");
  Input thing{{"subject", "subject", "Look at one thing", "", false,
               "Its full name, like users/hana, cycles/2025q4 or cycles/2025q4/audits/7."},
              subject,
              "30",
              "off",
              true};
  filter.Add(thing);
  filter.Add(Button{.text = "Show", .kind = "secondary"});
  if (MayVerify(visit)) blocks.Add(Paragraph{"", "/trail/verify", "Verify the trail"});
  if (request.page_token().empty()) {
    blocks.Add(Heading{"Newest first"});
  } else {
    blocks.Add(Heading{"Earlier, newest first"});
    blocks.Add(Paragraph{"", TrailOf(subject), "Newest events"});
  }
  if (events.events().empty()) {
    blocks.Text("Nothing that you can see happened to this.");
  } else {
    blocks.Add(TimelineOf(events, subject, directory));
  }
  if (!events.next_page_token().empty()) {
    blocks.Add(
        Paragraph{"", Link("/trail", {{"subject", subject}, {"token", events.next_page_token()}}), "Older events"});
  }
  return page.Show();
}

// Reads alone, so that a link may ask for it and repeat it.
absl::StatusOr<Response> Verify(Visit& visit) {
  RETURN_IF_ERROR(OnlyFor(visit, {v1::ROLE_ADMINISTRATOR, v1::ROLE_COORDINATOR}));
  Page page(visit, "Verify the trail");
  page.Back("/trail", "Trail");
  Blocks blocks = page.blocks();
  if (visit.request().arguments["run"] == "yes") {
    ASSIGN_OR_RETURN(const v1::VerifyTrailResponse found,
                     visit.api().Call(api::kVerifyTrail, v1::VerifyTrailRequest()));
    if (found.intact()) {
      blocks.Add(Tag{"Intact", "green"});
    } else {
      blocks.Add(Tag{"Broken", "red"});
      blocks.Add(
          WarningText{absl::StrCat("Event ", found.first_bad_sequence(), " does not fit: ", found.problem(),
                                   ". Tell whoever runs the server, and change nothing until they have looked.")});
    }
    SummaryList list;
    list.rows.push_back({"Events checked", {absl::StrCat(found.events())}});
    list.rows.push_back({"Texts erased by redaction or retention", {absl::StrCat(found.erased())}});
    list.rows.push_back({"Newest link (SHA-256)", {found.head()}});
    blocks.Add(list);
    blocks.Text("Note the newest link down elsewhere: it proves later that nothing was cut off.");
  } else {
    blocks.Text(
        "Every event holds a digest of the one before it. Verifying derives every digest anew and says whether "
        "anything was changed or taken out. It changes nothing, and takes a while where much has happened.");
  }
  Blocks form = blocks.Filter("/trail/verify");
  form.Add(Hidden{"run", "yes"});
  form.Add(Button{.text = visit.request().arguments["run"] == "yes" ? "Verify again" : "Verify"});
  return page.Show();
}

}  // namespace

void AddTrailPages(Client& client) {
  client.Get("/trail", For::kSignedIn, Show);
  client.Get("/trail/verify", For::kSignedIn, Verify);
}

}  // namespace ehcpqa::web
