#include "clients/returns/sen2_xml_handler.h"

#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "clients/returns/nhs_guard.h"
#include "clients/returns/refusal.h"
#include "clients/returns/values.h"
#include "clients/returns/wrong_kind.h"
#include "services/base/status_macros.h"

namespace ehcpqa::returns {
namespace {

Place WithField(Place place, std::string_view name) {
  place.field = Shown(name);
  return place;
}

}  // namespace

absl::StatusOr<Sen2XmlHandler::Element> Sen2XmlHandler::Admit(std::string_view name, const Locate& here) const {
  Element element{.name = std::string(name)};
  if (open_.empty()) {
    element.kind = Kind::kMessage;
    if (name == "message") return element;
    const std::string say = SayElement(name);
    return WrongKind(
        here(), say.empty() ? "the root element is " + Shown(name) + ", not Message: this is not a SEN2 return." : say);
  }
  const Element& parent = open_.back();
  const auto misplaced = [&] {
    return Unreadable(WithField(here(), name),
                      "stands inside " + Shown(parent.name) + ", where a SEN2 return does not have it.");
  };
  if (parent.kind == Kind::kMessage) {
    if (const std::string say = SayElement(name); !say.empty()) return WrongKind(here(), say);
  }
  if (name == "header" || name == "persons") {
    if (parent.kind != Kind::kMessage) return misplaced();
    element.kind = name == "header" ? Kind::kHeader : Kind::kPersons;
    return element;
  }
  if (parent.kind == Kind::kHeader && (name == "collectiondetails" || name == "source")) {
    element.kind = Kind::kRecord;
    return element;
  }
  if (const auto module = ModuleNamed(name); module.has_value() && *module != Module::kSen2) {
    const bool fits = *module == Module::kPerson ? parent.kind == Kind::kPersons
                                                 : parent.kind == Kind::kRecord && parent.module == ParentOf(*module);
    if (!fits) return misplaced();
    element.kind = Kind::kRecord;
    element.module = *module;
    return element;
  }
  if (parent.kind == Kind::kField && parent.field.has_value()) {
    return Unreadable(WithField(here(), parent.name), "holds another element where a value should stand.");
  }
  if (parent.kind == Kind::kRecord) {
    element.kind = Kind::kField;
    element.module = parent.module;
    element.field = FieldNamed(parent.module, name);
  }
  return element;
}

absl::Status Sen2XmlHandler::OnStart(std::string_view qualified_name, const Locate& here) {
  root_seen_ = true;
  if (static_cast<int>(open_.size()) >= settings_.limits.depth)
    return TooLarge(here(), "the elements are nested deeper than those of a return.");
  if (!open_.empty()) RETURN_IF_ERROR(CheckText(open_.back().name, here));
  text_.clear();
  ASSIGN_OR_RETURN(Element element, Admit(Lower(qualified_name.substr(qualified_name.rfind(':') + 1)), here));
  if (element.kind == Kind::kRecord && element.module != Module::kSen2)
    RETURN_IF_ERROR(builder_.Begin(element.module, here()));
  open_.push_back(std::move(element));
  return absl::OkStatus();
}

absl::Status Sen2XmlHandler::OnEnd(const Locate& here) {
  const Element element = std::move(open_.back());
  open_.pop_back();
  RETURN_IF_ERROR(CheckText(element.name, here));
  if (element.kind == Kind::kField) RETURN_IF_ERROR(EndField(element, here));
  text_.clear();
  if (element.kind == Kind::kRecord && element.module == Module::kPerson) return visit_(builder_.person());
  return absl::OkStatus();
}

absl::Status Sen2XmlHandler::OnText(std::string_view text, const Locate& here) {
  if (text_.size() + text.size() > settings_.limits.text) {
    return TooLarge(open_.empty() ? here() : WithField(here(), open_.back().name),
                    "the text is longer than any of a return.");
  }
  text_.append(text);
  return absl::OkStatus();
}

absl::Status Sen2XmlHandler::CheckText(std::string_view name, const Locate& here) const {
  if (!SmellsOfNhsNumber(name, text_)) return absl::OkStatus();
  return NhsNumberFound(WithField(here(), name));
}

absl::Status Sen2XmlHandler::EndField(const Element& field, const Locate& here) {
  marks_.Note(field.name);
  if (!field.field.has_value()) return absl::OkStatus();
  const uint32_t bit = uint32_t{1} << *field.field;
  Element& record = open_.back();
  if ((record.filled & bit) != 0) return Unreadable(WithField(here(), field.name), "is given twice in one record.");
  record.filled |= bit;
  const std::string_view value = Trimmed(text_);
  if (field.module == Module::kSen2) {
    SetHeaderField(header_, *field.field, value);
    if (field.name == "collection" && Lower(value) != "sen2") return WrongKind(here(), SayCollection(value));
    return absl::OkStatus();
  }
  const bool is_name = field.module == Module::kPerson && (field.name == "surname" || field.name == "forename");
  if (!is_name || settings_.keep_names) builder_.Set(field.module, *field.field, value);
  return absl::OkStatus();
}

}  // namespace ehcpqa::returns
