// One section of a plan: mark its criteria, and save.
#include <algorithm>
#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "clients/api/audit_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/marking/assessing.h"
#include "clients/web/pages/marking/criterion_view.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "nlohmann/json.hpp"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

// The section of the address, and what comes after it.
struct Place {
  SectionToMark section;
  std::string next;  // Address of the section after it, or of the check page.
};

absl::StatusOr<Place> FindPlace(const Visit& visit, const Assessing& assessing) {
  const std::vector<SectionToMark> sections = assessing.Sections();
  const std::string& code = visit.request().parameters["section"];
  const auto found =
      std::find_if(sections.begin(), sections.end(), [&](const SectionToMark& one) { return one.code == code; });
  if (found == sections.end()) return NoSuch("section of this assessment");
  const auto after = std::next(found);
  return Place{*found, assessing.address.Path(after == sections.end() ? "check" : "sections/" + Encode(after->code))};
}

Response ShowSection(const Visit& visit, const Assessing& assessing, const Place& place,
                     const std::vector<CriterionView>& views, const ErrorSummary& wrong, int status) {
  Page page(visit, "pages/section.html", absl::StrCat(place.section.Heading(), ": ", assessing.PlanWords()));
  page.Back(assessing.address.Path(), assessing.PlanWords());
  if (assessing.cycle.synthetic()) page.Synthetic();
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  Dictionary* content = page.content();
  content->SetValue("HEADING", place.section.Heading());
  content->SetValue("PLAN", assessing.PlanWords());
  content->SetValue("REFERENCE", assessing.assessment().plan_ref());
  if (assessing.submitted()) {
    SummaryList list;
    for (const CriterionView& view : views) list.rows.push_back(RowOf(assessing.rubric, *view.item, ""));
    Put(content, "MARKS", list);
    return page.Show(status);
  }
  Dictionary* form = content->AddSectionDictionary("FORM");
  form->SetValue("ACTION", visit.request().path);
  page.Prove(form);
  Put(form, "KEYS",
      Details{"Keyboard shortcuts",
              "Where scripts run, on an answer of a criterion: 1 to 5 choose the first to the fifth answer, and so on. "
              "Tab moves "
              "to the next field, Shift and Tab to the one before. Marks are saved as you work."});
  for (const CriterionView& view : views) {
    PutCriterion(assessing.rubric, view, form->AddSectionDictionary("CRITERION"));
  }
  Put(form, "SAVE", Button{.text = "Save and continue", .name = "then", .value = "next"});
  Put(form, "LATER", Button{.text = "Save and come back later", .kind = "secondary", .name = "then", .value = "later"});
  return page.Show(status);
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const Assessing assessing, LoadAssessing(visit));
  ASSIGN_OR_RETURN(const Place place, FindPlace(visit, assessing));
  std::vector<CriterionView> views;
  for (const v1::CriterionToMark* item : place.section.criteria) views.push_back({item, ShownMark(item->rating())});
  return ShowSection(visit, assessing, place, views, {}, 200);
}

// What was typed, criterion by criterion; `sent` gets those that go to the server, in the order of the request.
std::vector<CriterionView> Typed(const Fields& form, const Assessing& assessing, const SectionToMark& section,
                                 std::vector<size_t>* sent) {
  std::vector<CriterionView> views;
  for (const v1::CriterionToMark* item : section.criteria) {
    const bool asked = Asks(form, item->criterion().code());
    views.push_back(
        {item, asked ? TypedMark(form, item->criterion().code(), assessing.rubric) : ShownMark(item->rating())});
    if (views.back().mark.touched()) sent->push_back(views.size() - 1);
  }
  return views;
}

// "ratings[2].cause" is the cause of the third mark that was sent.
std::optional<std::pair<size_t, std::string>> SplitPath(const std::string& path) {
  size_t index = 0;
  const size_t end = path.find("].");
  if (path.rfind("ratings[", 0) != 0 || end == std::string::npos) return std::nullopt;
  if (!absl::SimpleAtoi(path.substr(8, end - 8), &index)) return std::nullopt;
  return std::pair(index, path.substr(end + 2));
}

ErrorSummary PlaceViolations(const absl::Status& status, const std::vector<size_t>& sent,
                             std::vector<CriterionView>* views) {
  ErrorSummary summary;
  for (const FieldViolation& violation : InfoOf(status).violations) {
    const auto path = SplitPath(violation.field);
    if (path && path->first < sent.size()) {
      summary.mistakes.push_back(SetError(path->second, violation.message, &(*views)[sent[path->first]]));
    } else {
      summary.mistakes.push_back({Sentence(violation.field, violation.message)});
    }
  }
  if (summary.mistakes.empty()) summary.mistakes.push_back({std::string(status.message())});
  return summary;
}

// Reads the marks again and says at each that changed meanwhile what it is now. What was not touched is shown as it is
// now.
absl::StatusOr<Response> ShowConflicts(const Visit& visit, std::vector<CriterionView> views) {
  ASSIGN_OR_RETURN(const Assessing now, LoadAssessing(visit));
  ASSIGN_OR_RETURN(const Place place, FindPlace(visit, now));
  ErrorSummary summary;
  std::vector<CriterionView> fresh;
  for (size_t i = 0; i < views.size() && i < place.section.criteria.size(); ++i) {
    const v1::CriterionToMark* item = place.section.criteria[i];
    CriterionView view{item, views[i].mark};
    if (!view.mark.touched()) {
      view.mark = ShownMark(item->rating());
    } else if (view.mark.etag != item->rating().etag()) {
      summary.mistakes.push_back(SetConflict(now.rubric, item->rating(), &view));
    }
    fresh.push_back(std::move(view));
  }
  return ShowSection(visit, now, place, fresh, summary, 409);
}

Response Json(int status, const nlohmann::json& json) {
  Response response;
  response.status = status;
  response.body = json.dump();
  response.With("Content-Type", "application/json");
  return response;
}

// What a script that saves while a person types needs to know: the marks as kept now, or what is wrong in one line.
Response Autosaved(const absl::StatusOr<v1::SaveRatingsResponse>& saved) {
  if (!saved.ok()) {
    std::string message(saved.status().message());
    for (const FieldViolation& violation : InfoOf(saved.status()).violations) {
      const auto path = SplitPath(violation.field);
      message = path ? MarkSentence(path->second, violation.message) : Sentence(violation.field, violation.message);
    }
    return Json(absl::IsAborted(saved.status()) ? 409 : 422, {{"message", message}});
  }
  nlohmann::json marks = nlohmann::json::array();
  for (const v1::Rating& rating : saved->ratings()) {
    marks.push_back({{"criterion", rating.criterion()}, {"etag", rating.etag()}, {"was", ShownMark(rating).was}});
  }
  return Json(200, {{"marks", marks}, {"marked", saved->marked()}, {"criteria", saved->criteria()}});
}

absl::StatusOr<v1::SaveRatingsResponse> Send(const Visit& visit, const Assessing& assessing,
                                             const std::vector<CriterionView>& views, const std::vector<size_t>& sent) {
  if (sent.empty()) return v1::SaveRatingsResponse();
  v1::SaveRatingsRequest request;
  request.set_assessment(assessing.address.Name());
  for (const size_t index : sent) *request.add_ratings() = RatingOf(views[index].code(), views[index].mark);
  return visit.api().Call(api::kSaveRatings, request);
}

// After the server said that a mark was changed meanwhile: what is kept already just as it was typed, as by a second
// press of the button, is no change any more. `kept` gets it. False when there is no such mark.
absl::StatusOr<bool> LeaveOutKept(const Visit& visit, std::vector<CriterionView>* views, std::vector<size_t>* sent,
                                  v1::SaveRatingsResponse* kept) {
  ASSIGN_OR_RETURN(const Assessing now, LoadAssessing(visit));
  kept->set_marked(now.assessment().marked());
  kept->set_criteria(now.assessment().criteria());
  for (const v1::CriterionToMark& item : now.work.criteria()) {
    for (CriterionView& view : *views) {
      if (view.code() != item.criterion().code() || !view.mark.touched()) continue;
      const MarkForm shown = ShownMark(item.rating());
      if (view.mark.Fingerprint() != shown.was) continue;
      view.mark = shown;
      *kept->add_ratings() = item.rating();
    }
  }
  const size_t before = sent->size();
  sent->erase(std::remove_if(sent->begin(), sent->end(), [&](size_t index) { return !(*views)[index].mark.touched(); }),
              sent->end());
  return sent->size() < before;
}

absl::StatusOr<Response> Save(Visit& visit) {
  const Fields& form = visit.request().form;
  ASSIGN_OR_RETURN(const Assessing assessing, LoadAssessing(visit));
  ASSIGN_OR_RETURN(const Place place, FindPlace(visit, assessing));
  std::vector<size_t> sent;
  std::vector<CriterionView> views = Typed(form, assessing, place.section, &sent);
  absl::StatusOr<v1::SaveRatingsResponse> saved = Send(visit, assessing, views, sent);
  if (absl::IsAborted(saved.status())) {
    v1::SaveRatingsResponse kept;
    ASSIGN_OR_RETURN(const bool fewer, LeaveOutKept(visit, &views, &sent, &kept));
    if (fewer) saved = sent.empty() ? kept : Send(visit, assessing, views, sent);
  }
  const absl::Status status = saved.status();
  const bool told_at_fields = absl::IsInvalidArgument(status) || absl::IsAborted(status);
  if (form["then"] == "autosave" && (saved.ok() || told_at_fields)) return Autosaved(saved);
  if (absl::IsAborted(status)) return ShowConflicts(visit, std::move(views));
  if (absl::IsInvalidArgument(status)) {
    const ErrorSummary summary = PlaceViolations(status, sent, &views);
    return ShowSection(visit, assessing, place, views, summary, 422);
  }
  if (!saved.ok()) return status;
  return SeeOther(form["then"] == "later" ? assessing.address.Path() : place.next);
}

}  // namespace

void AddSectionPage(Client& client) {
  client.Get("/assess/{cycle}/{audit}/{assessment}/sections/{section}", For::kSignedIn, Show);
  client.Post("/assess/{cycle}/{audit}/{assessment}/sections/{section}", For::kSignedIn, Save);
}

}  // namespace ehcpqa::web
