#include "clients/cli/assessment_text.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/output.h"
#include "google/protobuf/generated_enum_reflection.h"

namespace ehcpqa::cli {
namespace {

const View kHead = {{.columns = {{"assessment.name", "assessment"},
                                 {"assessment.plan_ref", "plan"},
                                 {"assessment.rubric", "rubric"},
                                 {"assessment.state", "state"},
                                 {"assessment.lead", "lead auditor"},
                                 {"assessment.marked", "marked"},
                                 {"assessment.criteria", "of criteria"},
                                 {"assessment.due_on", "due"},
                                 {"assessment.return_reason", "returned because"}}}};

template <typename Enum>
std::string Word(Enum value) {
  return WordOf(*google::protobuf::GetEnumDescriptor<Enum>()->FindValueByNumber(value));
}

std::string Line(const std::string& title, const std::string& text) {
  return text.empty() ? "" : absl::StrCat("    ", title, ": ", OneLine(text), "\n");
}

std::string Levels(const v1::CriterionToMark& item) {
  std::string text;
  for (const v1::LevelDescription& level : item.criterion().levels()) {
    const bool marked = !item.rating().level().empty() && item.rating().level() == level.level();
    absl::StrAppendFormat(&text, "  %s %-12s %s\n", marked ? "->" : "  ", OneLine(level.level()),
                          OneLine(level.description()));
  }
  return text;
}

std::string Mark(const v1::Rating& rating) {
  const std::string without = Word(rating.no_level());
  std::string mark = rating.level().empty() ? without : rating.level();
  if (mark.empty()) return "    mark: none yet\n";
  if (rating.redacted()) mark += " (text redacted)";
  return absl::StrCat(Line("mark", mark), Line("cause", Word(rating.cause())), Line("evidence", rating.evidence()),
                      Line("not applicable because", rating.na_reason()), Line("etag", rating.etag()));
}

}  // namespace

std::string AssessmentText(const v1::GetAssessmentResponse& reply, bool bold) {
  std::string text = ToTables(reply, kHead, bold);
  for (const v1::CriterionToMark& item : reply.criteria()) {
    const v1::Criterion& criterion = item.criterion();
    const std::string weight = criterion.weight() > 0 ? absl::StrCat(", weight ", criterion.weight()) : "";
    const std::string heading = absl::StrCat(OneLine(criterion.code()), "  ", OneLine(criterion.text()));
    absl::StrAppend(&text, "\n", bold ? absl::StrCat("\x1b[1m", heading, "\x1b[0m") : heading, "\n",
                    Line("asks for", absl::StrCat(Word(criterion.kind()), weight, ", section ", criterion.section())),
                    Line("rests on", criterion.source()), Line("guidance", criterion.guidance()), Levels(item),
                    Mark(item.rating()));
  }
  return text;
}

}  // namespace ehcpqa::cli
