#include "clients/web/pages/registers/import_watch.h"

namespace ehcpqa::web {

ImportWatch& ImportWatch::Shared() {
  static ImportWatch watch;
  return watch;
}

ImportWatch::Entry::~Entry() {
  const std::lock_guard<std::mutex> lock(Shared().mutex_);
  Shared().said_.erase(attempt_);
}

void ImportWatch::Entry::Say(const std::string& text) {
  if (attempt_.empty()) return;
  const std::lock_guard<std::mutex> lock(Shared().mutex_);
  Shared().said_[attempt_] = text;
}

std::string ImportWatch::Of(const std::string& attempt) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = said_.find(attempt);
  return found == said_.end() ? "" : found->second;
}

}  // namespace ehcpqa::web
