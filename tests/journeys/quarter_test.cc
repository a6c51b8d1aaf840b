// A coordinator, six auditors of three agencies and a moderator run one whole quarter on a SEN2 return.
#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "gmock/gmock.h"
#include "tests/journeys/live_area.h"

namespace ehcpqa::journeys {
namespace {

using nlohmann::json;
using testing::HasSubstr;

const std::string kSource = EHCPQA_SOURCE_DIR;

// Lines of a shell command, run as README shows it.
std::vector<std::string> Shell(const Person& person, const std::string& script) {
  Environment environment = person.environment();
  environment["SEED"] = "dice 6 2 6 1 5 3";
  const Result result = RunProgram(
      {"bash", "-c", "PATH=" + std::string(EHCPQA_BINARY_DIR) + ":$PATH; set -euo pipefail; " + script}, environment);
  EXPECT_EQ(result.code, 0) << result.err;
  std::vector<std::string> lines;
  std::istringstream text(result.out);
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

class QuarterTest : public testing::Test {
 protected:
  LiveArea area_;
  const Person& cora_ = area_["cora"];
  const Person& mo_ = area_["mo"];

  // The return of the county, and a cycle on it that is framed.
  void Prepare() {
    const std::string folder = area_.directory() + "/return";
    std::filesystem::create_directory(folder);
    const Result made = RunProgram({"ehcpqa-training", "return", "--la", "891", "--seed", "3", "--to", folder});
    ASSERT_EQ(made.code, 0) << made.err;
    truth_ = made.json();
    xml_ = folder + "/sen2.xml";
    ASSERT_EQ(cora_({"register", "make-key", "--la", "891"}).code, 0);
  }
  json truth_;
  std::string xml_;
};

TEST_F(QuarterTest, RunsFromTheRegisterToTheSummary) {
  Prepare();
  // Register: a dry run keeps nothing, an import balances and is what the return holds.
  const json dry = cora_.Json({"register", "import", xml_, "--la", "891", "--dry-run"});
  EXPECT_EQ(cora_.Json({"register", "list"})["snapshots"].size(), 0u);
  const json report = cora_.Json({"register", "import", xml_, "--la", "891"});
  const auto number = [](const json& value) {
    return value.is_string() ? std::stoll(value.get<std::string>()) : value.get<int64_t>();
  };
  for (const char* count : {"rows_read", "in_frame", "not_open", "no_plan", "rejected"}) {
    EXPECT_EQ(number(report[count]), number(truth_[count])) << count;
    EXPECT_EQ(number(dry[count]), number(truth_[count])) << count;
  }
  EXPECT_EQ(number(report["rows_read"]), number(report["in_frame"]) + number(report["not_open"]) +
                                             number(report["no_plan"]) + number(report["rejected"]));
  const std::string snapshot = report["snapshot"];

  // Rubric: checked with line numbers, published, then frozen.
  const std::string standard = kSource + "/schema/rubrics/standard.textproto";
  cora_.Json({"rubric", "import", standard});
  cora_.Json({"rubric", "publish", "standard/1"});
  EXPECT_EQ(cora_.Refusal({"rubric", "import", standard}), "RUBRIC_PUBLISHED");

  // Cycle: no seed before the frame is frozen.
  cora_.Json({"cycle", "create",        "q4",       "--title",    "Autumn 2024", "--from", "2024-10-01",
              "--to",  "2024-12-31",    "--rubric", "standard/1", "--snapshot",  snapshot, "--by",
              "event", "--sample-size", "20",       "--double",   "4",           "--due",  "2025-03-01"});
  EXPECT_EQ(cora_.Refusal({"cycle", "draw", "q4", "--seed", "dice 6 2 6 1 5 3"}), "CYCLE_STATE");
  // A trial shows what would happen, and keeps nothing.
  EXPECT_EQ(cora_.Json({"cycle", "freeze", "q4", "--dry-run"})["cycle"]["state"], "CYCLE_STATE_FRAMED");
  EXPECT_EQ(cora_.Json({"cycle", "show", "q4"})["state"], "CYCLE_STATE_DRAFT");
  const json frozen = cora_.Json({"cycle", "freeze", "q4"});
  const std::string manifest = frozen["cycle"]["manifest_sha256"];
  EXPECT_EQ(manifest.size(), 64u);
  EXPECT_EQ(frozen["precision"].size(), 2u);
  const json expected = cora_.Json({"cycle", "draw", "q4", "--dry-run"});
  EXPECT_EQ(expected["cycle"]["state"], "CYCLE_STATE_FRAMED");
  cora_.Json({"cycle", "draw", "q4", "--seed", "dice 6 2 6 1 5 3"});
  const json sample = cora_.Json({"cycle", "sample", "q4"})["plans"];
  ASSERT_EQ(sample.size(), 20u);

  // Anyone can derive hash and sample again, as README shows.
  EXPECT_THAT(
      Shell(cora_, "ehcpqa cycle frame q4 --output csv | tail -n +2 | tr ',' '\\t' | LC_ALL=C sort | sha256sum"),
      testing::ElementsAre(testing::StartsWith(manifest)));
  for (const json& stratum : expected["strata"]) {
    const std::string code = stratum["code"];
    // One openssl for each plan: a stratum of thousands shows no more than one of hundreds.
    if (stratum["eligible"].get<int>() > 1000) continue;
    std::set<std::string> drawn;
    for (const json& plan : sample) {
      if (plan["stratum"] == code) drawn.insert(plan["plan_ref"].get<std::string>());
    }
    const auto derived = Shell(cora_, "ehcpqa cycle frame q4 --output csv | awk -F, -v stratum='" + code +
                                          "' 'NR > 1 && $1 == stratum {print $2}' |"
                                          " while read -r ref; do printf '%s %s\\n' \"$(printf '%s' \"q4|$ref\" | "
                                          "openssl dgst -sha256 -hmac \"$SEED\" |"
                                          " sed 's/.* //')\" \"$ref\"; done | sort");
    ASSERT_GE(derived.size(), drawn.size());
    std::set<std::string> first;
    for (size_t i = 0; i < drawn.size(); ++i) first.insert(derived[i].substr(65));
    EXPECT_EQ(first, drawn) << code;
  }

  // The case list names the cases, on this machine.
  ASSERT_EQ(
      cora_({"register", "locate", xml_, "--sample", "q4", "--la", "891", "--to", area_.directory() + "/cases.csv"})
          .code,
      0);
  const std::string cases = ReadWhole(area_.directory() + "/cases.csv");
  EXPECT_EQ(std::count(cases.begin(), cases.end(), '\n'), 21);
  for (const json& plan : sample) EXPECT_THAT(cases, HasSubstr(plan["plan_ref"].get<std::string>()));
  EXPECT_EQ(std::filesystem::status(area_.directory() + "/cases.csv").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);

  // Allocation: one auditor of each agency, a conflict respected, a swap visible.
  // Of a plan that is marked once: a second set would need both health auditors.
  const auto once =
      std::find_if(sample.begin(), sample.end(), [](const json& plan) { return !plan["double_marked"].get<bool>(); });
  const std::string conflicting = (*once)["audit"];
  cora_.Json({"audit", "conflict", "declare", "q4/" + conflicting.substr(conflicting.rfind('/') + 1), "--user", "hana",
              "--reason", "Wrote the advice."});
  EXPECT_EQ(cora_.Json({"cycle", "allocate", "q4", "--dry-run"})["assessments"], 3 * 20 + 3 * 4);
  EXPECT_EQ(cora_.Json({"cycle", "status", "q4"})["assessments"], 0);
  const json allocated = cora_.Json({"cycle", "allocate", "q4"});
  EXPECT_EQ(allocated["assessments"], 3 * 20 + 3 * 4);
  cora_.Json({"cycle", "swap", "q4/2", "--reason", "The amended final was not issued.", "--dry-run"});
  EXPECT_EQ(cora_.Json({"cycle", "status", "q4"})["swaps"], 0);
  const json swapped = cora_.Json({"cycle", "swap", "q4/2", "--reason", "The amended final was not issued."});
  EXPECT_EQ(swapped["swapped_out"]["status"], "SAMPLE_STATUS_SWAPPED_OUT");
  EXPECT_EQ(swapped["substitute"]["replaces"], swapped["swapped_out"]["plan_ref"]);
  cora_.Json({"cycle", "allocate", "q4"});
  EXPECT_EQ(area_["edith"].Refusal({"audit", "rate", "q4/1/education-1", "A1", "met"}).empty(), false);
  cora_.Json({"cycle", "open", "q4", "--dry-run"});
  EXPECT_EQ(cora_.Json({"cycle", "show", "q4"})["state"], "CYCLE_STATE_SAMPLED");
  cora_.Json({"cycle", "open", "q4"});
  const json audits = cora_.Json({"audit", "list", "q4"})["audits"];
  for (const json& audit : audits) {
    const json assessments = audit.value("assessments", json::array());
    for (const json& assessment : assessments) {
      if (audit["name"] == conflicting) {
        EXPECT_NE(assessment["auditor"], "users/hana");
      }
    }
  }

  // Scoring by hand: a mark, a refused text, a stale etag, a file with a mistake, an early submission.
  const Person& carl = area_["carl"];
  const std::string mine = carl.Json({"audit", "mine", "q4"})["assessments"][0]["name"];
  const std::string name = mine.substr(7);  // Without "cycles/".
  std::string shortened = name;
  shortened.replace(shortened.find("audits/"), 7, "");
  shortened.replace(shortened.find("assessments/"), 12, "");
  const json work = carl.Json({"audit", "show", shortened});
  ASSERT_GT(work["criteria"].size(), 5u);
  const std::string criterion = work["criteria"][0]["criterion"]["code"];
  EXPECT_FALSE(work["criteria"][0]["criterion"]["levels"][0]["description"].get<std::string>().empty());
  EXPECT_EQ(
      carl.Refusal({"audit", "rate", shortened, criterion, "met", "--evidence", "Mother's number is 07700 900123"}),
      "IDENTIFIER_IN_TEXT");
  const json saved =
      carl.Json({"audit", "rate", shortened, criterion, "met", "--evidence", "Section D says what was checked."});
  const std::string etag = saved["ratings"][0]["etag"];
  carl.Json({"audit", "rate", shortened, criterion, "met", "--evidence", "Section D says what was checked, and when.",
             "--etag", etag});
  EXPECT_EQ(carl.Refusal({"audit", "rate", shortened, criterion, work["criteria"][0]["criterion"]["levels"][1]["level"],
                          "--cause", "advice-late", "--etag", etag}),
            "STALE_ETAG");
  EXPECT_EQ(carl.Refusal({"audit", "submit", shortened}), "ASSESSMENT_INCOMPLETE");
  const std::string marks = WriteFile(area_.directory() + "/marks.csv",
                                      "assessment,criterion,level,cause,evidence,na_reason\n" +
                                          name.substr(name.find("audits/") + 7) + "," + criterion + ",brilliant,,,\n");
  const Result loaded = carl({"audit", "load", "q4", marks, "--output", "json"});
  EXPECT_EQ(loaded.code, 1);
  EXPECT_THAT(loaded.out + loaded.err, HasSubstr("level"));

  // The invented rest.
  for (const std::string auditor : {"edith", "edwin", "hana", "hugo", "carl", "cleo"}) {
    const Result scored =
        RunProgram({"ehcpqa-training", "score", "q4", "--name", auditor}, area_[auditor].environment());
    ASSERT_EQ(scored.code, 0) << auditor << ": " << scored.err;
  }
  // An auditor raises a concern about a plan of their own.
  std::string concerning =
      area_["edith"].Json({"audit", "mine", "q4"})["assessments"][0]["name"].get<std::string>().substr(7);
  concerning = concerning.substr(0, concerning.find("/assessments"));
  concerning.replace(concerning.find("audits/"), 7, "");
  area_["edith"].Json({"concern", "raise", concerning, "--kind", "without-provision", "--text",
                       "No therapy since the plan was issued."});

  // Moderation: marks side by side, a reason needed, originals kept.
  const json differences = mo_.Json({"moderation", "list", "q4"})["differences"];
  ASSERT_GT(differences.size(), 5u);
  std::string difference = differences[0]["name"].get<std::string>().substr(7);
  difference.replace(difference.find("audits/"), 7, "");
  difference.replace(difference.find("differences/"), 12, "");
  const json beside = mo_.Json({"moderation", "show", difference});
  ASSERT_EQ(beside["marks"].size(), 2u);
  EXPECT_EQ(mo_.Refusal({"moderation", "agree", difference, "met", "--reason", ""}), "FIELD_INVALID");
  mo_.Json({"moderation", "agree", difference, "met", "--reason", "Both read the section again."});
  EXPECT_EQ(mo_.Json({"moderation", "show", difference})["marks"], beside["marks"]);
  cora_.Json({"cycle", "close", "q4"});
  EXPECT_EQ(cora_.Refusal({"cycle", "review", "q4"}), "CYCLE_STATE");
  ASSERT_EQ(RunProgram({"ehcpqa-training", "moderate", "q4"}, mo_.environment()).code, 0);
  cora_.Json({"cycle", "review", "q4"});

  // Summary: each figure with n, population and interval; and as a table for people.
  const json summary = cora_.Json({"report", "summary", "q4"});
  EXPECT_EQ(summary["audits"], 20);
  EXPECT_EQ(summary["audits_counted"], 20);
  EXPECT_EQ(summary["audits_agreed"], 20);
  EXPECT_TRUE(summary["synthetic"].get<bool>());
  EXPECT_EQ(summary["urgent"].size(), 1u);
  EXPECT_FALSE(summary["urgent"][0].value("text", "").size() > 0);
  EXPECT_GT(summary["agreement"]["pairs"].get<int>(), 50);
  EXPECT_LE(summary["weakest"].size(), 10u);
  EXPECT_GE(summary["criteria"].size(), 60u);
  for (const json& one : summary["criteria"]) {
    const json& met = one["met"];
    if (met["status"] != "ESTIMATE_STATUS_OK") continue;
    EXPECT_LE(met["low"].get<double>(), met["share"].get<double>()) << one["criterion"];
    EXPECT_GE(met["high"].get<double>(), met["share"].get<double>()) << one["criterion"];
    EXPECT_GT(met["population"].get<int>(), 5000);
  }
  const Result table = cora_({"report", "summary", "q4"});
  EXPECT_EQ(table.code, 0) << table.err;
  EXPECT_THAT(table.out, HasSubstr("ynthetic"));
  cora_.Json({"cycle", "publish", "q4"});
  cora_.Json({"cycle", "archive", "q4"});

  // The next cycle leaves out what was audited in this one.
  cora_.Json({"cycle", "create", "q5", "--title", "Winter 2025", "--from", "2025-01-01", "--to", "2025-03-31",
              "--rubric", "standard/1", "--snapshot", snapshot, "--sample-size", "20"});
  EXPECT_EQ(cora_.Json({"cycle", "freeze", "q5", "--dry-run"})["audited_lately"], 20);
  const json verified = cora_.Json({"trail", "verify"});
  EXPECT_TRUE(verified["intact"].get<bool>());
}

TEST_F(QuarterTest, TheSameReturnAsXmlAndAsCsvGivesTheSameFrame) {
  Prepare();
  const std::string csv = area_.directory() + "/csv";
  std::filesystem::create_directory(csv);
  ASSERT_EQ(RunProgram({"ehcpqa-training", "return", "--la", "891", "--seed", "3", "--csv", "--to", csv}).code, 0);
  std::filesystem::create_directory(csv + "/look-ups");
  for (const char* other : {"establishments.csv", "districts.csv"}) {
    if (std::filesystem::exists(csv + "/" + other))
      std::filesystem::rename(csv + "/" + other, csv + "/look-ups/" + other);
  }
  cora_.Json({"rubric", "import", kSource + "/schema/rubrics/standard.textproto"});
  cora_.Json({"rubric", "publish", "standard/1"});
  std::vector<std::string> hashes;
  int n = 0;
  for (const std::string& path : {xml_, csv}) {
    const std::string snapshot = cora_.Json({"register", "import", path, "--la", "891"})["snapshot"];
    const std::string cycle = "same" + std::to_string(++n);
    cora_.Json({"cycle", "create", cycle, "--title", cycle, "--from", "2024-10-01", "--to", "2024-12-31", "--rubric",
                "standard/1", "--snapshot", snapshot, "--by", "need", "--sample-size", "48"});
    hashes.push_back(cora_.Json({"cycle", "freeze", cycle})["cycle"]["manifest_sha256"]);
  }
  EXPECT_EQ(hashes[0], hashes[1]);
}

}  // namespace
}  // namespace ehcpqa::journeys
