#include "services/redactions/subject.h"

#include "services/audits/concern_store.h"
#include "services/audits/difference_store.h"
#include "services/audits/rating_store.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::redactions {
namespace {

constexpr std::string_view kRatings = "/ratings/";

}  // namespace

absl::StatusOr<Subject> ParseSubject(std::string_view field, std::string_view name) {
  if (name.find("/differences/") != std::string_view::npos) {
    ASSIGN_OR_RETURN(audits::DifferenceKey key, audits::ParseDifferenceName(field, name));
    return Subject(std::move(key));
  }
  if (name.find("/concerns/") != std::string_view::npos) {
    ASSIGN_OR_RETURN(audits::ConcernKey key, audits::ParseConcernName(field, name));
    return Subject(std::move(key));
  }
  const size_t ratings = name.find(kRatings);
  if (ratings == std::string_view::npos || ratings + kRatings.size() == name.size()) {
    return FieldInvalid(field, "must name a rating, a difference or a concern");
  }
  RatingSubject subject;
  ASSIGN_OR_RETURN(subject.assessment, audits::ParseAssessmentName(field, name.substr(0, ratings)));
  subject.criterion = name.substr(ratings + kRatings.size());
  return Subject(std::move(subject));
}

absl::StatusOr<bool> Exists(storage::Snapshot& snapshot, const Subject& subject) {
  if (const auto* rating = std::get_if<RatingSubject>(&subject)) {
    ASSIGN_OR_RETURN(const auto found, audits::FindRating(snapshot, rating->assessment, rating->criterion));
    return found.has_value();
  }
  if (const auto* difference = std::get_if<audits::DifferenceKey>(&subject)) {
    ASSIGN_OR_RETURN(const auto found,
                     audits::FindAgreement(snapshot, difference->cycle, difference->audit, difference->criterion));
    return found.has_value();
  }
  const auto& concern = std::get<audits::ConcernKey>(subject);
  ASSIGN_OR_RETURN(const auto found, audits::FindConcern(snapshot, Scope::WholeArea(), concern.cycle, concern.n));
  return found.has_value();
}

absl::StatusOr<bool> EraseTexts(storage::Transaction& transaction, const Subject& subject) {
  if (const auto* rating = std::get_if<RatingSubject>(&subject)) {
    return audits::RedactRating(transaction, rating->assessment, rating->criterion);
  }
  if (const auto* difference = std::get_if<audits::DifferenceKey>(&subject)) {
    return audits::RedactAgreement(transaction, difference->cycle, difference->audit, difference->criterion);
  }
  const auto& concern = std::get<audits::ConcernKey>(subject);
  return audits::RedactConcern(transaction, concern.cycle, concern.n);
}

}  // namespace ehcpqa::redactions
