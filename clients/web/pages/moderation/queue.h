// The differences of a cycle, as a meeting works through them.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_MODERATION_QUEUE_H_
#define EHCPQA_CLIENTS_WEB_PAGES_MODERATION_QUEUE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/web/html/content.h"
#include "clients/web/pages/moderation/moderation_address.h"
#include "clients/web/pages/visit.h"
#include "ehcpqa/v1/cycle.pb.h"
#include "ehcpqa/v1/moderation.pb.h"
#include "ehcpqa/v1/rubric.pb.h"

namespace ehcpqa::web {

struct Queue {
  v1::Cycle cycle;
  v1::Rubric rubric;
  v1::ListDifferencesResponse list;  // In the server's order: open ones first, by plan, then as the rubric has them.

  // Null when the rubric does not have it.
  const v1::Criterion* FindCriterion(const std::string& code) const;
  // Those that the view shows.
  std::vector<const v1::Difference*> Seen(const QueueView& view) const;
  // Address of the first open difference behind this one, in the section of the view; from the start again when there
  // is none behind it. Of the queue itself when none is open.
  std::string Next(const DifferenceAddress& after, const QueueView& view, const std::string& done) const;
  // "12 of 30 differences are settled".
  Progress HowFar() const;
};

// `cycle` is the id. Fails as the server does.
absl::StatusOr<Queue> LoadQueue(const Visit& visit, const std::string& cycle);

// "Met / Cannot tell" of "met / cannot_tell".
std::string LevelsWords(const v1::Rubric& rubric, const std::string& levels);

// What was agreed, as a rating whose evidence is the reason.
v1::Rating AsRating(const v1::AgreedRating& agreed);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_MODERATION_QUEUE_H_
