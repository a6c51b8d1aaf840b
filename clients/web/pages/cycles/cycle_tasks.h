// What a coordinator does with a cycle, from its draft to its archive, as a list of tasks.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_CYCLES_CYCLE_TASKS_H_
#define EHCPQA_CLIENTS_WEB_PAGES_CYCLES_CYCLE_TASKS_H_

#include <string>
#include <vector>

#include "clients/web/html/lists.h"
#include "ehcpqa/v1/cycle_service.pb.h"

namespace ehcpqa::web {

struct TaskGroup {
  std::string heading;
  TaskList list;
};

// Which tasks are done, possible or not yet follows from the state alone; whether a step is really possible the server
// says on its page.
std::vector<TaskGroup> CycleTasks(const v1::CycleStatus& status);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_CYCLES_CYCLE_TASKS_H_
