// What a save is measured against, in the same run: a gRPC server that does nothing but answer, and SQLite that does
// nothing but commit.
#ifndef EHCPQA_TESTS_BENCH_PEERS_H_
#define EHCPQA_TESTS_BENCH_PEERS_H_

#include <memory>
#include <string>

namespace ehcpqa::bench {

// Serves AuditService over mutual TLS with a SaveRatings that returns the marks it was sent, from the certificates of
// an area's data directory. Writes "host:port" to `ready_file` and serves until the process is killed: run it in a
// process of its own.
int ServeEcho(const std::string& directory, const std::string& ready_file);

// Durable upserts a second of one row each through one connection with group commit (savepoint for each, WAL,
// synchronous=FULL), by as many submitting threads as given, without gRPC.
double GroupCommitWritesPerSecond(const std::string& database, int submitters, double seconds);

}  // namespace ehcpqa::bench

#endif  // EHCPQA_TESTS_BENCH_PEERS_H_
