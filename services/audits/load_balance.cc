#include "services/audits/load_balance.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

namespace ehcpqa::audits {
namespace {

class Balancer {
 public:
  Balancer(const std::vector<Worker>& workers, const std::vector<Task>& tasks)
      : workers_(workers), tasks_(tasks), held_(workers.size()), doers_(tasks.size()) {
    for (const Worker& worker : workers) loads_.push_back(worker.load);
    std::vector<bool> useful(workers.size());
    for (const Task& task : tasks) {
      for (const size_t worker : task.allowed) useful[worker] = true;
    }
    for (size_t worker = 0; worker < workers.size(); ++worker) {
      if (useful[worker]) useful_.push_back(worker);
    }
  }

  std::vector<std::vector<size_t>> Run() {
    for (size_t task = 0; task < tasks_.size(); ++task) {
      for (int unit = 0; unit < tasks_[task].units && Place(task); ++unit) {
      }
    }
    std::vector<std::vector<size_t>> result;
    for (const std::set<size_t>& doers : doers_) result.emplace_back(doers.begin(), doers.end());
    return result;
  }

 private:
  // How a worker was reached: they take `task` from `giver`, or it is new.
  struct Step {
    size_t task = 0;
    std::optional<size_t> giver;
  };

  bool HasRoom(size_t worker) const {
    return workers_[worker].capacity == 0 || loads_[worker] < workers_[worker].capacity;
  }

  // No path can end at a lighter load.
  int LeastLoad() const {
    int least = std::numeric_limits<int>::max();
    for (const size_t worker : useful_) {
      if (HasRoom(worker)) least = std::min(least, loads_[worker]);
    }
    return least;
  }

  // Gives one more unit of the task out, moving other tasks along when that is needed. False when nobody can be freed.
  bool Place(size_t task) {
    std::vector<std::optional<Step>> reached(workers_.size());
    std::vector<size_t> queue;
    const auto reach = [&](size_t moved, std::optional<size_t> giver) {
      for (const size_t worker : tasks_[moved].allowed) {
        if (reached[worker] || doers_[moved].contains(worker)) continue;
        reached[worker] = Step{moved, giver};
        queue.push_back(worker);
      }
    };
    reach(task, std::nullopt);
    // The queue is in the order of path lengths, so the first of the least loaded needs the fewest moves.
    std::optional<size_t> end;
    const int least = LeastLoad();
    for (size_t next = 0; next < queue.size() && (!end || loads_[*end] > least); ++next) {
      const size_t worker = queue[next];
      if (HasRoom(worker) && (!end || loads_[worker] < loads_[*end])) end = worker;
      if (queue.size() == useful_.size()) continue;  // Everybody is reached.
      for (const size_t moved : held_[worker]) reach(moved, worker);
    }
    if (!end) return false;
    ++loads_[*end];
    for (size_t worker = *end;;) {
      const Step& step = *reached[worker];
      held_[worker].insert(step.task);
      doers_[step.task].insert(worker);
      if (!step.giver) return true;
      held_[*step.giver].erase(step.task);
      doers_[step.task].erase(*step.giver);
      worker = *step.giver;
    }
  }

  const std::vector<Worker>& workers_;
  const std::vector<Task>& tasks_;
  std::vector<size_t> useful_;  // Workers who may do anything at all.
  std::vector<int> loads_;
  std::vector<std::set<size_t>> held_;   // Tasks by worker.
  std::vector<std::set<size_t>> doers_;  // Workers by task.
};

}  // namespace

std::vector<std::vector<size_t>> BalanceLoads(const std::vector<Worker>& workers, const std::vector<Task>& tasks) {
  return Balancer(workers, tasks).Run();
}

}  // namespace ehcpqa::audits
