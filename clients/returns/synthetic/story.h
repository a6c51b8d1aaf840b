// Writes the records of one invented person: a plan with its history, a plan that ceased, or a request that led to
// none.
#ifndef EHCPQA_CLIENTS_RETURNS_SYNTHETIC_STORY_H_
#define EHCPQA_CLIENTS_RETURNS_SYNTHETIC_STORY_H_

#include <string>

#include "clients/returns/synthetic/cohort.h"
#include "clients/returns/synthetic/counts.h"
#include "clients/returns/synthetic/establishments.h"
#include "clients/returns/synthetic/identity.h"
#include "clients/returns/synthetic/random.h"
#include "clients/returns/synthetic/record.h"

namespace ehcpqa::synthetic {

// What a person's records tell.
enum class Kind : unsigned char { kOpenPlan, kCeasedPlan, kNoPlan };

// What is wrong on purpose with an open plan and its person.
struct Defects {
  bool upn_check_failed = false;
  bool uln_check_failed = false;
  bool no_upn_or_uln = false;
  bool second_open_plan = false;  // Another open plan, older, in another Requests record.
  bool transferred_in = false;    // Not a defect, but as rare.
  bool decision_before_meeting = false;
  bool need_missing = false;
  bool start_unreadable = false;
  bool ceased_but_active = false;      // The plan had ceased and is among the active ones all the same.
  bool several_setting_kinds = false;  // Only for a placement with a URN.
};

class StoryTeller {
 public:
  // `reference_date` in days since 1970-01-01. The counts and the pool must outlive it.
  StoryTeller(const PublishedCounts& counts, const EstablishmentPool& pool, int reference_date, Random& random)
      : counts_(counts), pool_(pool), today_(reference_date), random_(random), identities_(counts.la) {}

  // A Person record with all below it.
  Record Tell(Kind kind, const PlanFacts& facts, const Defects& defects);
  // Whether the plan is placed in an establishment, so that several_setting_kinds can be had.
  bool HasEstablishment(const PlanFacts& facts);

 private:
  struct Times {
    int start = 0;
    bool in_return_year = false;  // Since 1 January of the year before the reference date: told in full.
  };
  Times StartOf(const PlanFacts& facts);
  void Identity(Record& person, const PlanFacts& facts, const Defects& defects);
  void AskedFor(Record& request, int received, bool decided);
  void OpenPlan(Record& person, const PlanFacts& facts, const Defects& defects, Times times);
  void CeasedPlan(Record& person, const PlanFacts& facts);
  void NoPlan(Record& person);
  Record& NamedPlan(Record& request, const Times& times, const Placement& placement, const Defects& defects);
  void Reviews(Record& active, const PlanFacts& facts, const Times& times, const Defects& defects);
  void Setting(Record& record, const Placement& placement, bool several_kinds);

  const PublishedCounts& counts_;
  const EstablishmentPool& pool_;
  const int today_;
  Random& random_;
  Identities identities_;
};

}  // namespace ehcpqa::synthetic

#endif  // EHCPQA_CLIENTS_RETURNS_SYNTHETIC_STORY_H_
