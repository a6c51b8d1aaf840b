#include "clients/returns/synthetic/synthetic_return.h"

#include <memory>
#include <optional>
#include <utility>

#include "clients/returns/synthetic/calendar.h"
#include "clients/returns/synthetic/cohort.h"
#include "clients/returns/synthetic/counts.h"
#include "clients/returns/synthetic/establishments.h"
#include "clients/returns/synthetic/identity.h"
#include "clients/returns/synthetic/random.h"
#include "clients/returns/synthetic/story.h"
#include "clients/returns/synthetic/text_file.h"
#include "clients/returns/synthetic/writers.h"
#include "services/base/clock.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::synthetic {
namespace {

constexpr uint64_t kMostPlans = 5'000'000;
constexpr int kDaysToExport = 4;

// How often a defect comes, and where in a run of plans; hits are spread evenly, so that a return of any size has its
// share.
struct Rate {
  bool Defects::*defect;
  uint64_t per_10000;
};
constexpr Rate kRates[] = {{&Defects::upn_check_failed, 26}, {&Defects::no_upn_or_uln, 11},
                           {&Defects::uln_check_failed, 6},  {&Defects::second_open_plan, 6},
                           {&Defects::transferred_in, 149},  {&Defects::decision_before_meeting, 8},
                           {&Defects::need_missing, 37},     {&Defects::start_unreadable, 2},
                           {&Defects::ceased_but_active, 4}, {&Defects::several_setting_kinds, 24}};

// Decides plan by plan.
class DefectSpreader {
 public:
  DefectSpreader(bool wanted, uint64_t plans) : wanted_(wanted), plans_(plans) {}

  Defects Next(bool has_establishment) {
    Defects defects;
    if (!wanted_) return defects;
    uint64_t offset = 0;
    bool has_one = false;
    for (size_t i = 0; i < std::size(kRates); ++i) {
      const uint64_t hits = plans_ * kRates[i].per_10000 / 10'000 + 1;
      // Each defect starts elsewhere, and a plan gets no two, so that each can be counted alone.
      offset += plans_ / std::size(kRates);
      const uint64_t at = plan_ + offset;
      due_[i] += (at + 1) * hits / plans_ - at * hits / plans_;
      const bool suits = kRates[i].defect != &Defects::several_setting_kinds || has_establishment;
      if (due_[i] == 0 || has_one || !suits) continue;
      --due_[i];
      defects.*kRates[i].defect = has_one = true;
    }
    ++plan_;
    return defects;
  }

 private:
  const bool wanted_;
  const uint64_t plans_;
  uint64_t plan_ = 0;
  uint64_t due_[std::size(kRates)] = {};
};

Record HeaderRecord(const std::string& la, int reference_date) {
  Record header("sen2");
  header.Text("Collection", "SEN2");
  header.Text("Year", std::to_string(YearOf(reference_date)));
  header.Date("ReferenceDate", reference_date);
  header.Text("SourceLevel", "L");
  header.Text("LEA", la);
  header.Text("SoftwareCode", "synthetic");
  header.Text("Release", "1");
  header.Text("SerialNo", "001");
  header.Text("DateTime", FormatDate(reference_date + kDaysToExport) + "T09:00:00");
  header.Text("DMO", "Y");
  header.Text("DCO", "Y");
  header.Text("DSCO", "R");
  return header;
}

absl::Status WriteEstablishments(const EstablishmentPool& pool, const std::string& path) {
  ASSIGN_OR_RETURN(const std::unique_ptr<TextFile> file, TextFile::Create(path));
  RETURN_IF_ERROR(file->Append("URN,UKPRN,TypeOfEstablishment (name)\r\n"));
  absl::Status status;
  // A UKPRN that is only in the return stands for a training provider; those of schools are not used by it.
  pool.ForEach([&](const EstablishmentPool::Establishment& establishment) {
    if (status.ok())
      status =
          file->Append(establishment.urn + ",98" + establishment.urn + "," + std::string(establishment.type) + "\r\n");
  });
  RETURN_IF_ERROR(status);
  return file->Close();
}

absl::Status WriteDistricts(const std::vector<std::string>& districts, const std::string& path) {
  ASSIGN_OR_RETURN(const std::unique_ptr<TextFile> file, TextFile::Create(path));
  RETURN_IF_ERROR(file->Append("postcode,district\r\n"));
  for (int i = 0; i < kPostcodes; ++i) {
    RETURN_IF_ERROR(file->Append(Postcode(i) + "," + districts[static_cast<size_t>(i) % districts.size()] + "\r\n"));
  }
  return file->Close();
}

void Count(Kind kind, const Defects& defects, SyntheticReturn& out) {
  ++out.persons;
  ++out.requests;
  if (kind == Kind::kNoPlan) ++out.no_plan;
  if (kind == Kind::kCeasedPlan || defects.ceased_but_active) ++out.not_open;
  if (kind != Kind::kOpenPlan) return;
  out.in_frame += !defects.start_unreadable && !defects.ceased_but_active;
  out.rejected += defects.start_unreadable + defects.second_open_plan;
  out.requests += defects.second_open_plan;
  out.upn_check_failed += defects.upn_check_failed;
  out.uln_check_failed += defects.uln_check_failed;
  out.no_upn_or_uln += defects.no_upn_or_uln;
  out.second_open_plan += defects.second_open_plan;
  out.transferred_in += defects.transferred_in;
  out.decision_before_meeting += defects.decision_before_meeting;
  out.several_setting_kinds += defects.several_setting_kinds;
  out.need_missing += defects.need_missing;
  out.start_unreadable += defects.start_unreadable;
  out.ceased_but_active += defects.ceased_but_active;
}

absl::StatusOr<std::unique_ptr<ReturnWriter>> OpenWriter(ReturnFormat format, const std::string& folder,
                                                         int reference_date) {
  return format == ReturnFormat::kXml ? OpenXmlWriter(folder) : OpenCsvWriter(folder, reference_date + kDaysToExport);
}

}  // namespace

absl::StatusOr<SyntheticReturn> WriteSyntheticReturn(const SyntheticOptions& options, const std::string& folder) {
  const std::optional<int> reference_date = ParseDate(options.reference_date);
  if (!reference_date.has_value()) return FieldInvalid("reference_date", "must be a date, YYYY-MM-DD");
  if (options.plans > kMostPlans) return FieldInvalid("plans", "must be at most 5,000,000");
  ASSIGN_OR_RETURN(const PublishedCounts counts, CountsOf(options.la));
  const uint64_t plans = options.plans == 0 ? counts.Total() : options.plans;

  Random random(options.seed);
  const std::vector<PlanFacts> open = InventPlans(counts, plans, random);
  std::vector<Kind> kinds(plans, Kind::kOpenPlan);
  kinds.insert(kinds.end(), plans * 8 / 100, Kind::kCeasedPlan);
  kinds.insert(kinds.end(), plans * 11 / 100, Kind::kNoPlan);
  random.Shuffle(kinds);

  SyntheticReturn out;
  const EstablishmentPool pool(counts, plans);
  ASSIGN_OR_RETURN(const std::unique_ptr<ReturnWriter> writer, OpenWriter(options.format, folder, *reference_date));
  out.return_files = writer->paths();
  RETURN_IF_ERROR(writer->Header(HeaderRecord(options.la, *reference_date)));
  StoryTeller story(counts, pool, *reference_date, random);
  DefectSpreader spreader(options.defects, plans);
  size_t next_open = 0;
  for (const Kind kind : kinds) {
    const PlanFacts& facts = kind == Kind::kOpenPlan ? open[next_open++] : open[random.Below(open.size())];
    const Defects defects = kind == Kind::kOpenPlan ? spreader.Next(story.HasEstablishment(facts)) : Defects();
    Count(kind, defects, out);
    RETURN_IF_ERROR(writer->Person(story.Tell(kind, facts, defects)));
  }
  RETURN_IF_ERROR(writer->Close());

  out.establishments = folder + "/establishments.csv";
  RETURN_IF_ERROR(WriteEstablishments(pool, out.establishments));
  if (const std::vector<std::string> districts = DistrictsOf(counts.ons_code); !districts.empty()) {
    out.districts = folder + "/districts.csv";
    RETURN_IF_ERROR(WriteDistricts(districts, out.districts));
  }
  return out;
}

}  // namespace ehcpqa::synthetic
