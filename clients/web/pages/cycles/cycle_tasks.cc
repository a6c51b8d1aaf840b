#include "clients/web/pages/cycles/cycle_tasks.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/text/estimate_text.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/words.h"

namespace ehcpqa::web {
namespace {

// A task that is possible from one state to another.
struct Span {
  v1::CycleState from, to;
};

class Tasks {
 public:
  explicit Tasks(const v1::CycleStatus& status) : status_(status), cycle_(status.cycle()) {}

  // Done in later states, not possible in earlier ones.
  TaskList::Task Step(const char* page, const char* title, v1::CycleState at, const std::string& hint = "") const {
    TaskList::Task task{title, "", hint, "Cannot start yet", ""};
    if (cycle_.state() == at) {
      task.href = CyclePath(cycle_.name(), page);
      task.status = "To do";
      task.colour = "blue";
    } else if (cycle_.state() > at) {
      task.status = "Completed";
    }
    return task;
  }

  // Part of the draft: completed as soon as there is one, changeable until the frame is frozen.
  TaskList::Task Part(const char* page, const char* title, const std::string& hint) const {
    TaskList::Task task{title, "", hint, "Completed", ""};
    if (cycle_.state() == v1::CYCLE_STATE_DRAFT) task.href = CyclePath(cycle_.name(), page);
    return task;
  }

  // Open all the time of the span, with words for how far it is.
  TaskList::Task Work(const char* page, const char* title, Span span, const std::string& hint,
                      const std::string& how_far, bool done) const {
    TaskList::Task task{title, "", hint, "Cannot start yet", ""};
    if (cycle_.state() < span.from) return task;
    if (cycle_.state() <= span.to) task.href = CyclePath(cycle_.name(), page);
    task.status = how_far;
    task.colour = done ? "" : "blue";
    return task;
  }

  TaskGroup SetUp() const {
    std::vector<std::string> registers, dimensions;
    for (const std::string& one : cycle_.snapshots()) registers.push_back(LastPart(one));
    for (const int one : cycle_.stratify_by()) {
      dimensions.push_back(absl::AsciiStrToLower(TextOf(Dimensions(), static_cast<v1::StratifyBy>(one))));
    }
    const std::string strata =
        dimensions.empty() ? "one stratum" : absl::StrCat("by ", absl::StrJoin(dimensions, ", "));
    TaskGroup group{"Set up", {"set-up", {}}};
    group.list.tasks = {Part("window", "Name, window and kind",
                             absl::StrCat(WindowWords(cycle_), ". ", TextOf(PlanKinds(), cycle_.kind()))),
                        Part("register", "Register", absl::StrJoin(registers, ", ")),
                        Part("rubric", "Rubric", RubricWords(cycle_.rubric())),
                        Part("strata", "Strata and size of the sample",
                             absl::StrCat(Counted(cycle_.sample_size(), "plan", "plans"), ", ", strata)),
                        Step("freeze", "Freeze the frame", v1::CYCLE_STATE_DRAFT,
                             cycle_.eligible_total() == 0
                                 ? ""
                                 : absl::StrCat(text::Grouped(cycle_.eligible_total()), " plans can be drawn")),
                        Step("draw", "Draw the sample", v1::CYCLE_STATE_FRAMED)};
    return group;
  }

  TaskGroup Prepare() const {
    const bool allocated = status_.assessments() > 0;
    TaskGroup group{"Prepare", {"prepare", {}}};
    group.list.tasks = {
        Work("sample", "Sample, swaps and versions of plans", {v1::CYCLE_STATE_SAMPLED, v1::CYCLE_STATE_ARCHIVED},
             status_.swaps() == 0 ? "" : Counted(status_.swaps(), "plan swapped out", "plans swapped out"), "Open",
             false),
        Work("auditors", "Conflicts and allocation of auditors", {v1::CYCLE_STATE_SAMPLED, v1::CYCLE_STATE_SCORING},
             allocated ? Counted(status_.assessments(), "assessment", "assessments") : "",
             allocated ? "Completed" : "To do", allocated),
        Work("cases", "Case list for handing over the papers", {v1::CYCLE_STATE_SAMPLED, v1::CYCLE_STATE_ARCHIVED},
             "Made on your authority’s own machine, never sent", "Open", false),
        Step("open", "Open the cycle for scoring", v1::CYCLE_STATE_SAMPLED)};
    return group;
  }

  TaskGroup Run() const {
    const auto of = [](int part, int whole) { return absl::StrCat(part, " of ", whole); };
    const int differences = status_.differences_open() + status_.differences_settled();
    TaskGroup group{"Run", {"run", {}}};
    group.list.tasks = {
        Work("progress", "Progress and whom to chase", {v1::CYCLE_STATE_SCORING, v1::CYCLE_STATE_ARCHIVED},
             absl::StrCat(of(status_.assessments_submitted(), status_.assessments()), " assessments handed in, ",
                          of(status_.differences_settled(), differences), " differences settled"),
             "Open", false),
        Work("concerns", "Urgent concerns", {v1::CYCLE_STATE_SCORING, v1::CYCLE_STATE_ARCHIVED}, "",
             status_.concerns_open() == 0 ? "None open" : absl::StrCat(status_.concerns_open(), " open"),
             status_.concerns_open() == 0),
        Step("close", "Close scoring", v1::CYCLE_STATE_SCORING),
        Step("review", "Start the review", v1::CYCLE_STATE_MODERATION)};
    return group;
  }

  TaskGroup Conclude() const {
    TaskGroup group{"Conclude", {"conclude", {}}};
    group.list.tasks = {
        Work("results", "Results", {v1::CYCLE_STATE_SCORING, v1::CYCLE_STATE_ARCHIVED}, "", "Open", false),
        Step("publish", "Publish the results", v1::CYCLE_STATE_REVIEW),
        Step("archive", "Archive the cycle", v1::CYCLE_STATE_PUBLISHED)};
    return group;
  }

 private:
  const v1::CycleStatus& status_;
  const v1::Cycle& cycle_;
};

}  // namespace

std::vector<TaskGroup> CycleTasks(const v1::CycleStatus& status) {
  const Tasks tasks(status);
  return {tasks.SetUp(), tasks.Prepare(), tasks.Run(), tasks.Conclude()};
}

}  // namespace ehcpqa::web
