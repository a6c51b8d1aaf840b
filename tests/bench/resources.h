// What a process has used so far, as the kernel counts it.
#ifndef EHCPQA_TESTS_BENCH_RESOURCES_H_
#define EHCPQA_TESTS_BENCH_RESOURCES_H_

#include <sys/types.h>

namespace ehcpqa::bench {

// Memory that is resident now; 0 when there is no such process.
double ResidentMebibytes(pid_t pid);

// Processor time of all threads since the process began, in user and kernel mode; resolution 10 ms.
double ProcessorMilliseconds(pid_t pid);

}  // namespace ehcpqa::bench

#endif  // EHCPQA_TESTS_BENCH_RESOURCES_H_
