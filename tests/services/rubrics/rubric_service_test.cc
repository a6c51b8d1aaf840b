#include "services/rubrics/rubric_service.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/base/digest.h"
#include "services/rubrics/rubric_proto.h"
#include "services/rubrics/rubric_sql.h"
#include "services/rubrics/rubric_store.h"
#include "tests/services/rubrics/standard_rubric.h"
#include "tests/support/area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::rubrics {
namespace {

using storage::Snapshot;
using storage::Transaction;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kFirst[] = "rubrics/standard/versions/1";

class RubricServiceTest : public testing::Test {
 protected:
  RubricServiceTest() {
    area_.AddNottinghamshire();
    caller_ = area_.AddUser("c.ordinator", "notts-send", RoleBit(v1::ROLE_COORDINATOR));
  }

  // The two halves of the call, as the server runs them.
  absl::StatusOr<v1::ImportRubricResponse> Import(const std::string& text, bool validate_only = false) {
    v1::ImportRubricRequest request;
    request.set_text(text);
    request.set_validate_only(validate_only);
    absl::StatusOr<RubricFile> file =
        area_.Read([&](Snapshot& snapshot) { return PrepareImportRubric(snapshot, caller_, request); });
    if (!file.ok()) return file.status();
    return area_.Write(
        [&](Transaction& transaction) { return CommitImportRubric(transaction, caller_, request, *std::move(file)); });
  }
  absl::StatusOr<v1::RubricVersion> Publish(const std::string& name) {
    v1::PublishRubricRequest request;
    request.set_name(name);
    return area_.Write([&](Transaction& transaction) { return PublishRubric(transaction, caller_, request); });
  }
  absl::StatusOr<v1::RubricVersion> Get(const std::string& name) {
    v1::GetRubricRequest request;
    request.set_name(name);
    return area_.Read([&](Snapshot& snapshot) { return GetRubric(snapshot, caller_, request); });
  }
  absl::StatusOr<v1::ListRubricsResponse> List(int page_size = 0, const std::string& page_token = "") {
    v1::ListRubricsRequest request;
    request.set_page_size(page_size);
    request.set_page_token(page_token);
    return area_.Read([&](Snapshot& snapshot) { return ListRubrics(snapshot, caller_, request); });
  }
  // The standard rubric under another version, id or title.
  static std::string Standard(int version, const std::string& id = "standard") {
    return absl::StrReplaceAll(StandardRubricText(), {{"version: 1\n", absl::StrCat("version: ", version, "\n")},
                                                      {"id: \"standard\"", absl::StrCat("id: \"", id, "\"")}});
  }

  TestArea area_;
  Caller caller_;
};

TEST_F(RubricServiceTest, ImportsADraftAndRecordsWhoDidIt) {
  ASSERT_OK_AND_ASSIGN(const v1::ImportRubricResponse response, Import(Standard(1)));
  EXPECT_EQ(response.mistakes_size(), 0);
  EXPECT_EQ(response.version().name(), kFirst);
  EXPECT_EQ(response.version().state(), v1::RUBRIC_STATE_DRAFT);
  EXPECT_EQ(response.version().criteria(), 96);
  EXPECT_EQ(response.version().imported_at(), "2026-01-12T09:00:00.000Z");
  EXPECT_EQ(response.version().sha256(), Hex(AsBytes(Sha256(StandardRubricText()))));
  EXPECT_FALSE(response.version().has_rubric());
  EXPECT_THAT(area_.TrailActions(), ElementsAre("rubric.import"));
  EXPECT_THAT(area_.LastPayload("rubric.import"), HasSubstr(response.version().sha256()));
}

TEST_F(RubricServiceTest, GivesTheRubricBackWhole) {
  ASSERT_OK(Import(Standard(1)));
  ASSERT_OK_AND_ASSIGN(const v1::RubricVersion version, Get(kFirst));
  EXPECT_EQ(FromProto(version.rubric()), *ParseRubricFile(StandardRubricText()).rubric);
  EXPECT_EQ(version.title(), version.rubric().title());
}

TEST_F(RubricServiceTest, FileWithMistakesIsAnsweredWithThemAndKeepsNothing) {
  ASSERT_OK_AND_ASSIGN(const v1::ImportRubricResponse response,
                       Import(absl::StrReplaceAll(Standard(1), {{"weight: 3", "weight: 300"}})));
  EXPECT_FALSE(response.has_version());
  ASSERT_GT(response.mistakes_size(), 10);
  EXPECT_GT(response.mistakes(0).line(), 0);
  EXPECT_THAT(response.mistakes(0).field(), testing::EndsWith("].weight"));
  EXPECT_THAT(response.mistakes(0).message(), HasSubstr("from 1 to 100"));
  EXPECT_THAT(List()->versions(), IsEmpty());
  EXPECT_THAT(area_.TrailActions(), IsEmpty());
}

TEST_F(RubricServiceTest, ValidateOnlyChecksAndKeepsNothing) {
  ASSERT_OK_AND_ASSIGN(const v1::ImportRubricResponse response, Import(Standard(1), true));
  EXPECT_EQ(response.mistakes_size(), 0);
  EXPECT_FALSE(response.has_version());
  EXPECT_THAT(Import(Standard(2), true), FailsFor("RUBRIC_VERSION_GAP"));
  EXPECT_THAT(Get(kFirst), FailsFor("NOT_FOUND"));
  EXPECT_THAT(area_.TrailActions(), IsEmpty());
}

TEST_F(RubricServiceTest, RequiresAText) { EXPECT_THAT(Import(""), FailsFor("FIELD_INVALID")); }

TEST_F(RubricServiceTest, DraftIsReplacedByAnImportOfTheSameVersion) {
  ASSERT_OK(Import(Standard(1)));
  area_.Advance(60'000);
  ASSERT_OK(
      Import(absl::StrReplaceAll(Standard(1), {{"title: \"Standard rubric for", "title: \"Amended rubric for"}})));
  ASSERT_OK_AND_ASSIGN(const v1::RubricVersion version, Get(kFirst));
  EXPECT_THAT(version.title(), HasSubstr("Amended"));
  EXPECT_THAT(version.rubric().title(), HasSubstr("Amended"));
  EXPECT_EQ(version.imported_at(), "2026-01-12T09:01:00.000Z");
  EXPECT_EQ(List()->versions_size(), 1);
}

TEST_F(RubricServiceTest, PublishedVersionIsFrozen) {
  ASSERT_OK(Import(Standard(1)));
  ASSERT_OK_AND_ASSIGN(const v1::RubricVersion published, Publish(kFirst));
  EXPECT_EQ(published.state(), v1::RUBRIC_STATE_PUBLISHED);
  EXPECT_EQ(published.published_at(), "2026-01-12T09:00:00.000Z");
  EXPECT_THAT(area_.TrailActions(), ElementsAre("rubric.import", "rubric.publish"));

  EXPECT_THAT(Import(Standard(1)), FailsFor("RUBRIC_PUBLISHED"));
  EXPECT_THAT(Import(Standard(1), true), FailsFor("RUBRIC_PUBLISHED"));
  EXPECT_THAT(Publish(kFirst), FailsFor("RUBRIC_PUBLISHED"));
  ASSERT_OK_AND_ASSIGN(const v1::RubricVersion kept, Get(kFirst));
  EXPECT_EQ(kept.state(), v1::RUBRIC_STATE_PUBLISHED);
  EXPECT_EQ(kept.sha256(), published.sha256());
}

TEST_F(RubricServiceTest, DatabaseItselfRefusesToChangeAPublishedVersion) {
  ASSERT_OK(Import(Standard(1)));
  ASSERT_OK(Publish(kFirst));
  KeptRubric other;
  other.id = "standard";
  other.version = 1;
  other.title = "Other";
  other.criteria = 1;
  EXPECT_FALSE(area_.Write([&](Transaction& tx) { return PutDraft(tx, other, "x"); }).ok());
  EXPECT_FALSE(area_.Write([&](Transaction& tx) { return SetPublished(tx, "standard", 1); }).ok());
  EXPECT_FALSE(area_.Write([&](Transaction& tx) { return tx.Prepare("DELETE FROM rubrics").Run(); }).ok());
  EXPECT_EQ(Get(kFirst)->criteria(), 96);
}

TEST_F(RubricServiceTest, VersionsCountUpWithoutAGap) {
  EXPECT_THAT(Import(Standard(2)), FailsFor("RUBRIC_VERSION_GAP"));
  ASSERT_OK(Import(Standard(1)));
  EXPECT_THAT(Import(Standard(3)), FailsFor("RUBRIC_VERSION_GAP"));
  ASSERT_OK(Import(Standard(2)));
  ASSERT_OK(Publish("rubrics/standard/versions/2"));
  ASSERT_OK(Import(Standard(1)));  // Still a draft.
  EXPECT_THAT(Import(Standard(4)), FailsFor("RUBRIC_VERSION_GAP"));
  ASSERT_OK(Import(Standard(3)));
  ASSERT_OK(Import(Standard(1, "other")));  // Each id counts for itself.
}

TEST_F(RubricServiceTest, UnknownNamesAreNotFoundAndMalformedOnesInvalid) {
  ASSERT_OK(Import(Standard(1)));
  for (const char* name : {"rubrics/standard/versions/2", "rubrics/other/versions/1", "rubrics/standard/versions/01",
                           "rubrics/standard/versions/x", "rubrics/standard/versions/4294967297"}) {
    EXPECT_THAT(Get(name), FailsFor("NOT_FOUND")) << name;
    EXPECT_THAT(Publish(name), FailsFor("NOT_FOUND")) << name;
  }
  for (const char* name : {"", "rubrics/standard", "cycles/standard/versions/1", "rubrics//versions/1"}) {
    EXPECT_THAT(Get(name), FailsFor("FIELD_INVALID")) << name;
    EXPECT_THAT(Publish(name), FailsFor("FIELD_INVALID")) << name;
  }
}

TEST_F(RubricServiceTest, ListsByIdWithTheNewestVersionFirstPageByPage) {
  for (const auto& [id, version] : std::vector<std::pair<std::string, int>>{
           {"standard", 1}, {"early-years", 1}, {"standard", 2}, {"standard", 3}, {"thematic", 1}}) {
    ASSERT_OK(Import(Standard(version, id)));
  }
  const std::vector<std::string> all = {"rubrics/early-years/versions/1", "rubrics/standard/versions/3",
                                        "rubrics/standard/versions/2", "rubrics/standard/versions/1",
                                        "rubrics/thematic/versions/1"};
  for (const int page_size : {1, 2, 5, 0}) {
    std::vector<std::string> names;
    std::string token;
    do {
      ASSERT_OK_AND_ASSIGN(const v1::ListRubricsResponse page, List(page_size, token));
      ASSERT_LE(page.versions_size(), page_size == 0 ? 50 : page_size);
      for (const v1::RubricVersion& version : page.versions()) {
        names.push_back(version.name());
        EXPECT_FALSE(version.has_rubric());
        EXPECT_EQ(version.criteria(), 96);
      }
      token = page.next_page_token();
    } while (!token.empty());
    EXPECT_EQ(names, all) << page_size;
  }
  EXPECT_THAT(List(-1), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(List(1, "nonsense"), FailsFor("FIELD_INVALID"));
}

TEST_F(RubricServiceTest, WhatAnEarlierProgramPublishedStaysReadable) {
  KeptRubric old;
  old.id = "old";
  old.version = 1;
  old.title = "Old";
  old.criteria = 1;
  old.sha256 = "0";
  old.imported_at = "2020-01-01T00:00:00.000Z";
  const std::string text =
      "id: \"old\" version: 1 title: \"Old\" field_since_removed: { x: 1 } criteria { code: \"A1\" }";
  ASSERT_OK(area_.Write([&](Transaction& tx) { return PutDraft(tx, old, text); }));
  EXPECT_THAT(ParseRubricFile(text).mistakes, Not(IsEmpty()));
  ASSERT_OK_AND_ASSIGN(const v1::RubricVersion version, Get("rubrics/old/versions/1"));
  EXPECT_EQ(version.rubric().criteria(0).code(), "A1");
}

TEST_F(RubricServiceTest, EveryStatementUsesThePrimaryKey) {
  for (const char* sql : {kFindRubric, kSelectText, kSetPublished}) {
    EXPECT_THAT(area_.QueryPlan(sql), ElementsAre("SEARCH rubrics USING PRIMARY KEY (id=? AND version=?)")) << sql;
  }
  EXPECT_THAT(area_.QueryPlan(kSelectLatest), ElementsAre("SEARCH rubrics USING PRIMARY KEY (id=?)"));
  EXPECT_THAT(area_.QueryPlan(kListRubrics), Contains("SEARCH rubrics USING PRIMARY KEY (id>?)"));
  EXPECT_THAT(area_.QueryPlan(kPutDraft), Not(Contains(HasSubstr("SCAN"))));
}

}  // namespace
}  // namespace ehcpqa::rubrics
