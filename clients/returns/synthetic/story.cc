#include "clients/returns/synthetic/story.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "clients/returns/synthetic/calendar.h"

namespace ehcpqa::synthetic {
namespace {

constexpr int kYear = 365;

// One of the texts by chance, in percent that add up to 100.
template <size_t kCount>
std::string Choose(Random& random, const std::array<std::pair<std::string_view, int>, kCount>& choices) {
  int roll = random.Between(0, 99);
  for (const auto& [text, chance] : choices) {
    if ((roll -= chance) < 0) return std::string(text);
  }
  return std::string(choices.back().first);
}

constexpr std::array<std::pair<std::string_view, int>, 5> kSources = {
    {{"1", 52}, {"2", 42}, {"3", 2}, {"4", 1}, {"5", 3}}};
constexpr std::array<std::pair<std::string_view, int>, 3> kOutcomes = {{{"A", 80}, {"M", 18}, {"C", 2}}};
constexpr std::array<std::pair<std::string_view, int>, 4> kPayments = {{{"E", 20}, {"S", 60}, {"H", 8}, {"I", 12}}};
constexpr std::array<std::pair<std::string_view, int>, 6> kCeaseReasons = {
    {{"2", 30}, {"4", 22}, {"6", 18}, {"3", 10}, {"1", 10}, {"5", 10}}};
constexpr std::array<std::pair<std::string_view, int>, 6> kEthnicities = {
    {{"WBRI", 74}, {"WOTH", 8}, {"MWBC", 6}, {"AIND", 5}, {"BCRB", 4}, {"NOBT", 3}}};

}  // namespace

Record StoryTeller::Tell(Kind kind, const PlanFacts& facts, const Defects& defects) {
  Record person("Person");
  Identity(person, facts, defects);
  if (kind == Kind::kCeasedPlan) CeasedPlan(person, facts);
  if (kind == Kind::kNoPlan) NoPlan(person);
  if (kind != Kind::kOpenPlan) return person;
  const Times times = StartOf(facts);
  OpenPlan(person, facts, defects, times);
  if (defects.second_open_plan) {
    OpenPlan(person, facts, {}, {.start = times.start - kYear, .in_return_year = false});
  }
  return person;
}

bool StoryTeller::HasEstablishment(const PlanFacts& facts) {
  Random unused(0);
  return !pool_.Pick(facts.placement, unused).urn.empty();
}

void StoryTeller::Identity(Record& person, const PlanFacts& facts, const Defects& defects) {
  int youngest = YearsBefore(today_, facts.age);
  int oldest = YearsBefore(today_, facts.age + 1) + 1;
  // At 25 only somebody whose birthday is in the running school year can have a plan.
  const int school_year = DayOf(YearOf(today_ + 122) - 1, 9, 1);
  if (facts.age == 25) oldest = std::max(oldest, YearsBefore(std::min(school_year, today_), 25));
  oldest = std::min(oldest, youngest);

  person.Text("Surname", Identities::Surname(random_));
  person.Text("Forename", Identities::Forename(random_));
  person.Date("PersonBirthDate", random_.Between(oldest, youngest));
  const std::string& sex = counts_.sexes[facts.sex].name;
  person.Text("Sex", sex == "Male" ? "M" : "F");
  person.Text("Ethnicity", Choose(random_, kEthnicities));
  person.Text("PostCode", Postcode(static_cast<int>(random_.Below(kPostcodes))));
  const std::string upn = identities_.NextUpn(random_);
  if (defects.no_upn_or_uln) {
    person.Text("UPNunknown", "UN1");
    return;
  }
  person.Text("UPN", defects.upn_check_failed ? Identities::WithWrongLetter(upn) : upn);
  if (facts.age < 14 && !defects.uln_check_failed) return;
  std::string uln = identities_.NextUln();
  if (defects.uln_check_failed) uln.back() = uln.back() == '9' ? '0' : static_cast<char>(uln.back() + 1);
  person.Text("UniqueLearnerNumber", uln);
}

StoryTeller::Times StoryTeller::StartOf(const PlanFacts& facts) {
  const int latest = YearsBefore(today_, facts.years);
  const int earliest = YearsBefore(today_, facts.years + 1) + 1;
  Times times;
  times.start = random_.Between(earliest, latest);
  times.in_return_year = times.start >= DayOf(YearOf(today_) - 1, 1, 1);
  return times;
}

void StoryTeller::AskedFor(Record& request, int received, bool decided) {
  request.Date("ReceivedDate", received);
  request.Text("RequestSource", Choose(random_, kSources));
  request.Flag("RYA", false);
  if (decided) request.Date("RequestOutcomeDate", received + random_.Between(28, 42));
}

void StoryTeller::Setting(Record& record, const Placement& placement, bool several_kinds) {
  if (!placement.urn.empty()) record.Text("URN", placement.urn);
  if (!placement.ukprn.empty()) record.Text("UKPRN", placement.ukprn);
  if (several_kinds) {
    record.Text("SENSetting", "OTH");
  } else if (!placement.code.empty()) {
    record.Text("SENSetting", placement.code);
  }
  record.Text("PlacementRank", "1");
}

Record& StoryTeller::NamedPlan(Record& request, const Times& times, const Placement& placement,
                               const Defects& defects) {
  const bool full = times.in_return_year && !defects.transferred_in;
  if (full) {
    AskedFor(request, times.start - random_.Between(110, 220), true);
    request.Text("RequestOutcome", "Y");
    request.Flag("RequestMediation", random_.Percent(3));
    request.Flag("RequestTribunal", random_.Percent(1));
  } else {
    request.Text("RequestOutcome", "H");
  }
  Record& assessment = request.Below("Assessment");
  assessment.Text("AssessmentOutcome", full ? "Y" : "H");
  if (full) {
    assessment.Date("AssessmentOutcomeDate", times.start);
    assessment.Flag("AssessmentMediation", random_.Percent(2));
    assessment.Flag("AssessmentTribunal", random_.Percent(1));
  }
  assessment.Flag("OtherMediation", false);
  assessment.Flag("OtherTribunal", random_.Percent(1));
  if (full) assessment.Flag("Week20", random_.Percent(5));
  Record& plan = assessment.Below("NamedPlan");
  if (defects.start_unreadable) {
    plan.Text("StartDate", "XXXX-12-01");
  } else {
    plan.Date("StartDate", times.start);
  }
  const bool in_education = placement.code != "NEET" && placement.code != "NIEO" && placement.code != "NIEC";
  if (!placement.urn.empty() || !placement.ukprn.empty() || !placement.code.empty()) {
    Record& detail = plan.Below("PlanDetail");
    Placement named = placement;
    if (!in_education) named.code = "OTH";
    Setting(detail, named, false);
    detail.Flag("SENunitIndicator", placement.sen_unit);
    detail.Flag("ResourcedProvisionIndicator", placement.resourced);
  }
  const bool budget = random_.Percent(3);
  plan.Flag("PB", budget);
  plan.Flag("OA", budget && random_.Percent(30));
  if (budget) plan.Text("DP", Choose(random_, kPayments));
  return plan;
}

void StoryTeller::OpenPlan(Record& person, const PlanFacts& facts, const Defects& defects, Times times) {
  Record& request = person.Below("Requests");
  const Placement placement = pool_.Pick(facts.placement, random_);
  Record& plan = NamedPlan(request, times, placement, defects);
  if (defects.ceased_but_active) {
    plan.Date("CeaseDate", today_ - 1);
    plan.Text("CeaseReason", Choose(random_, kCeaseReasons));
  }
  Record& active = request.Below("ActivePlans");
  if (defects.transferred_in) active.Text("TransferLA", "830");
  if (!placement.urn.empty() || !placement.ukprn.empty() || !placement.code.empty()) {
    Record& detail = active.Below("PlacementDetail");
    Setting(detail, placement, defects.several_setting_kinds && !placement.urn.empty());
    detail.Date("EntryDate", std::min(today_, times.start + random_.Between(0, 30)));
    detail.Flag("SENunitIndicator", placement.sen_unit);
    detail.Flag("ResourcedProvisionIndicator", placement.resourced);
  }
  if (!defects.need_missing && facts.need != kUnknownNeed) {
    Record& need = active.Below("SENneed");
    need.Text("SENtype", std::string(kNeeds[facts.need]));
    need.Text("SENtypeRank", "1");
    if (random_.Percent(27)) {
      Record& second = active.Below("SENneed");
      second.Text("SENtype", std::string(kNeeds[(facts.need + 1 + random_.Below(kUnknownNeed - 1)) % kUnknownNeed]));
      second.Text("SENtypeRank", "2");
    }
  }
  Reviews(active, facts, times, defects);
}

void StoryTeller::Reviews(Record& active, const PlanFacts& facts, const Times& times, const Defects& defects) {
  const int earliest = std::max(today_ - kYear + 1, times.start + 200);
  const bool is_reviewed = defects.decision_before_meeting || (earliest < today_ && random_.Percent(82));
  if (!is_reviewed) return;
  const int meeting = earliest < today_ ? random_.Between(earliest, today_) : today_;
  active.Date("ReviewMeeting", meeting);
  const int decision = defects.decision_before_meeting ? meeting - 1 : meeting + random_.Between(7, 56);
  if (decision > today_) return;
  const std::string outcome = Choose(random_, kOutcomes);
  active.Text("ReviewOutcome", outcome);
  if (outcome == "A" && random_.Percent(60))
    active.Date("ReviewDraft", std::min(today_, decision + random_.Between(0, 14)));
  // The moves into secondary school and into post-16 education.
  if ((facts.age == 10 || facts.age == 15) && random_.Percent(20)) {
    active.Date("PhaseTransferDueDate",
                DayOf(YearOf(today_ + 300), facts.age == 10 ? 2 : 3, facts.age == 10 ? 15 : 31));
    active.Date("PhaseTransferFinalDate", random_.Between(decision, today_));
  }
  active.Date("LastReview", decision);
}

void StoryTeller::CeasedPlan(Record& person, const PlanFacts& facts) {
  Record& request = person.Below("Requests");
  Times times = StartOf(facts);
  const int ceased = random_.Between(std::max(DayOf(YearOf(today_) - 1, 1, 1), today_ - 2 * kYear), today_ - 1);
  times.start = std::min(times.start, ceased - 200);
  times.in_return_year = false;
  Record& plan = NamedPlan(request, times, pool_.Pick(facts.placement, random_), {});
  plan.Date("CeaseDate", ceased);
  plan.Text("CeaseReason", Choose(random_, kCeaseReasons));
}

void StoryTeller::NoPlan(Record& person) {
  Record& request = person.Below("Requests");
  const int received = today_ - random_.Between(1, 380);
  const int decided = received + 42;
  const int roll = random_.Between(0, 99);
  const bool is_pending = decided > today_ || roll < 5;
  AskedFor(request, received, !is_pending);
  const std::string outcome = is_pending ? "A" : roll < 45 ? "N" : roll < 50 ? "W" : "Y";
  request.Text("RequestOutcome", outcome);
  if (outcome == "W" || is_pending) return;
  request.Flag("RequestMediation", random_.Percent(8));
  request.Flag("RequestTribunal", random_.Percent(3));
  if (outcome != "Y") return;
  Record& assessment = request.Below("Assessment");
  const bool is_refused = decided + 70 <= today_ && random_.Percent(40);
  assessment.Text("AssessmentOutcome", is_refused ? "N" : "A");
  if (is_refused) assessment.Date("AssessmentOutcomeDate", decided + 70);
}

}  // namespace ehcpqa::synthetic
