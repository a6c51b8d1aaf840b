#include "tests/services/insight/two_cycles.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "absl/strings/str_replace.h"
#include "services/rubrics/rubric_service.h"

namespace ehcpqa::insight {
namespace {

using storage::Snapshot;
using storage::Transaction;

void Require(const absl::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "two cycles: %s\n", status.ToString().c_str());
  std::abort();
}

}  // namespace

TwoCycles::TwoCycles() {
  Run(5);
  AddCycle("2025q3", "2025-07-01", "2025-09-30");
  Run(3);
}

void TwoCycles::Run(int64_t last_met) {
  Require(Allocate().status());
  Require(Take(audits::OpenCycle).status());
  for (const audits::Assessment& assessment : Assessments()) {
    const bool opposite = assessment.key.set == 2 && assessment.key.kind == audits::Kind::kEducation;
    Finish(assessment, (assessment.key.audit <= last_met) != opposite);
  }
  Require(Take(audits::CloseCycle).status());
}

void TwoCycles::ChangeRubric(const std::string& id) {
  std::ostringstream text;
  text << std::ifstream(std::string(EHCPQA_SOURCE_DIR) + "/schema/rubrics/standard.textproto").rdbuf();
  v1::ImportRubricRequest request;
  request.set_text(absl::StrReplaceAll(text.str(), {{"\nversion: 1\n", "\nversion: 2\n"}}));
  auto file = Read([&](Snapshot& snapshot) { return rubrics::PrepareImportRubric(snapshot, coordinator, request); });
  Require(file.status());
  Require(Write([&](Transaction& transaction) {
            return rubrics::CommitImportRubric(transaction, coordinator, request, *std::move(file));
          }).status());
  v1::PublishRubricRequest publish;
  publish.set_name("rubrics/standard/versions/2");
  Require(Write([&](Transaction& transaction) {
            return rubrics::PublishRubric(transaction, coordinator, publish);
          }).status());
  Require(Write([&](Transaction& transaction) {
    return transaction.Prepare("UPDATE cycles SET rubric_version = 2 WHERE id = $1").Bind(1, id).Run();
  }));
}

v1::Span SpanOf(const std::string& last, const std::string& first, bool rolling) {
  v1::Span span;
  span.set_last("cycles/" + last);
  if (!first.empty()) span.set_first("cycles/" + first);
  span.set_rolling(rolling);
  return span;
}

}  // namespace ehcpqa::insight
