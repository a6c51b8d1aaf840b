// How far imports under way are, and reports that are made, for the pages that wait for them.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_REGISTERS_IMPORT_WATCH_H_
#define EHCPQA_CLIENTS_WEB_PAGES_REGISTERS_IMPORT_WATCH_H_

#include <map>
#include <mutex>
#include <string>

namespace ehcpqa::web {

// Sentences by the attempt of the form (visit.h), which nobody else knows. Thread-safe. Holds an entry only while its
// import runs in this process; a client that was restarted knows none, and the page that waits says less.
class ImportWatch {
 public:
  static ImportWatch& Shared();

  // One import, from its beginning to its end.
  class Entry {
   public:
    explicit Entry(std::string attempt) : attempt_(std::move(attempt)) {}
    ~Entry();
    Entry(const Entry&) = delete;
    Entry& operator=(const Entry&) = delete;
    void Say(const std::string& text);

   private:
    const std::string attempt_;
  };

  // What was said last; empty when there is no such import.
  std::string Of(const std::string& attempt);

 private:
  std::mutex mutex_;
  std::map<std::string, std::string> said_;
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_REGISTERS_IMPORT_WATCH_H_
