#include "clients/web/pages/moderation/queue.h"

#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/moderation_methods.h"
#include "clients/api/rubric_methods.h"
#include "clients/web/pages/marking/assessing.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

// Where a difference stands among all of its cycle.
std::pair<int, int> PlaceOf(const v1::Rubric& rubric, const DifferenceAddress& address) {
  int audit = 0;
  static_cast<void>(absl::SimpleAtoi(address.audit, &audit));
  int position = 0;
  while (position < rubric.criteria_size() && rubric.criteria(position).code() != address.criterion) ++position;
  return {audit, position};
}

}  // namespace

const v1::Criterion* Queue::FindCriterion(const std::string& code) const {
  for (const v1::Criterion& criterion : rubric.criteria()) {
    if (criterion.code() == code) return &criterion;
  }
  return nullptr;
}

std::vector<const v1::Difference*> Queue::Seen(const QueueView& view) const {
  std::vector<const v1::Difference*> seen;
  for (const v1::Difference& difference : list.differences()) {
    const v1::Criterion* criterion = FindCriterion(difference.criterion());
    if (view.open_only && difference.has_agreed()) continue;
    if (!view.section.empty() && (criterion == nullptr || criterion->section() != view.section)) continue;
    seen.push_back(&difference);
  }
  return seen;
}

std::string Queue::Next(const DifferenceAddress& after, const QueueView& view, const std::string& done) const {
  QueueView open = view;
  open.open_only = true;
  std::optional<DifferenceAddress> first;
  for (const v1::Difference* difference : Seen(open)) {
    const DifferenceAddress address = DifferenceAddress::OfName(difference->name());
    if (PlaceOf(rubric, address) > PlaceOf(rubric, after)) return address.Path(view, done);
    if (!first && address.Name() != after.Name()) first = address;
  }
  return first ? first->Path(view, done) : view.Path(after.cycle, done);
}

Progress Queue::HowFar() const {
  const int all = list.open() + list.settled();
  const std::string text =
      absl::StrCat(list.settled(), " of ", all, all == 1 ? " difference is" : " differences are", " settled");
  return {"progress", text, list.settled(), all};
}

absl::StatusOr<Queue> LoadQueue(const Visit& visit, const std::string& cycle) {
  const api::Api api = visit.api();
  Queue queue;
  v1::ListDifferencesRequest list;
  list.set_parent("cycles/" + cycle);
  ASSIGN_OR_RETURN(queue.list, api.ListAll(api::kListDifferences, list));
  v1::GetCycleRequest get;
  get.set_name("cycles/" + cycle);
  ASSIGN_OR_RETURN(queue.cycle, api.Call(api::kGetCycle, get));
  v1::GetRubricRequest rubric;
  rubric.set_name(queue.cycle.rubric());
  ASSIGN_OR_RETURN(v1::RubricVersion version, api.Call(api::kGetRubric, rubric));
  queue.rubric = std::move(*version.mutable_rubric());
  return queue;
}

std::string LevelsWords(const v1::Rubric& rubric, const std::string& levels) {
  std::vector<std::string> words;
  for (const auto& code : absl::StrSplit(levels, " / ")) {
    words.push_back(code == "na"            ? "Not applicable"
                    : code == "cannot_tell" ? "Cannot tell"
                                            : LevelWords(rubric, std::string(code)));
  }
  return absl::StrJoin(words, " / ");
}

v1::Rating AsRating(const v1::AgreedRating& agreed) {
  v1::Rating rating;
  rating.set_level(agreed.level());
  rating.set_no_level(agreed.no_level());
  rating.set_cause(agreed.cause());
  rating.set_evidence(agreed.reason());
  return rating;
}

}  // namespace ehcpqa::web
