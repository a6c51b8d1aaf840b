#include "clients/cli/progress.h"

#include "clients/cli/output.h"
#include "clients/text/estimate_text.h"

namespace ehcpqa::cli {
namespace {

constexpr char kStartOfLine[] = "\r\x1b[K";

}  // namespace

void Progress::Show(const std::string& what, uint64_t number, const std::string& unit) {
  if (!environment_.err_is_terminal) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::seconds(1);
  shown_ = true;
  environment_.err << kStartOfLine << what << " " << text::Grouped(static_cast<int64_t>(number)) << " " << unit
                   << std::flush;
}

void Progress::ShowStep(const std::string& step, int number, int total) {
  if (!environment_.err_is_terminal) return;
  shown_ = true;
  environment_.err << kStartOfLine << "step " << number << " of " << total << ": " << OneLine(step) << std::flush;
}

void Progress::Clear() {
  if (shown_) environment_.err << kStartOfLine << std::flush;
  shown_ = false;
}

}  // namespace ehcpqa::cli
