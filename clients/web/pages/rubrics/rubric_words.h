// Rubrics in words, and the addresses of their pages.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_RUBRICS_RUBRIC_WORDS_H_
#define EHCPQA_CLIENTS_WEB_PAGES_RUBRICS_RUBRIC_WORDS_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/web/pages/visit.h"
#include "ehcpqa/v1/rubric.pb.h"
#include "ehcpqa/v1/rubric_service.pb.h"

namespace ehcpqa::web {

// "/rubrics/standard/2" of "rubrics/standard/versions/2"; of the pages below it with `page`.
std::string RubricPath(const std::string& name, const std::string& page = "");
// "Version 2".
std::string VersionWords(const std::string& name);
// The version of the address {id}/{version}.
absl::StatusOr<v1::RubricVersion> LoadRubric(const Visit& visit);

// "Section F: Special educational provision"; the title alone for what is no section of a plan.
std::string SectionHeading(const v1::Section& section);
// The heading of a section of the rubric by its code; the code when it is unknown.
std::string SectionHeading(const v1::Rubric& rubric, const std::string& code);
// What a section weighs in a plan's score, as it counts: without a weight of its own, the sum of its criteria's.
int WeightOf(const v1::Rubric& rubric, const v1::Section& section);
std::string GradeWords(const v1::Rubric& rubric, const std::string& code);
// "golden thread, health input", of tags "golden_thread" and "health_input".
std::string TagWords(const v1::Criterion& criterion);

// When a limiting rule bites, and what it leaves: "When a required criterion of section F is failed, section F is
// graded Requires improvement at most."
std::string RuleWords(const v1::Rubric& rubric, const v1::LimitingRule& rule);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_RUBRICS_RUBRIC_WORDS_H_
