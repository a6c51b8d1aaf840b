#include "clients/web/pages/moderation/moderation_address.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/web/engine/url.h"

namespace ehcpqa::web {
namespace {

std::string WithView(const std::string& path, const QueueView& view, const std::string& done) {
  auto arguments = view.Arguments();
  arguments.emplace_back("done", done);
  return Link(path, arguments);
}

}  // namespace

QueueView QueueView::Of(const Fields& fields) {
  return {fields["show"] == "open", fields["section"], fields["wall"] == "1"};
}

std::vector<std::pair<std::string, std::string>> QueueView::Arguments() const {
  return {{"show", open_only ? "open" : ""}, {"section", section}, {"wall", wall ? "1" : ""}};
}

std::string QueueView::Path(const std::string& cycle, const std::string& done) const {
  return WithView("/moderation/" + Encode(cycle), *this, done);
}

DifferenceAddress DifferenceAddress::Of(const Fields& parameters) {
  return {parameters["cycle"], parameters["audit"], parameters["criterion"]};
}

DifferenceAddress DifferenceAddress::OfName(const std::string& name) {
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  if (parts.size() != 6) return {};
  return {parts[1], parts[3], parts[5]};
}

std::string DifferenceAddress::Name() const {
  return absl::StrCat("cycles/", cycle, "/audits/", audit, "/differences/", criterion);
}

std::string DifferenceAddress::Path(const QueueView& view, const std::string& done) const {
  return WithView(absl::StrCat("/moderation/", Encode(cycle), "/", Encode(audit), "/", Encode(criterion)), view, done);
}

}  // namespace ehcpqa::web
