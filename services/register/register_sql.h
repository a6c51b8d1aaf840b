// The statements of the register. tests/services/register holds each to the indexes it is meant to use.
#ifndef EHCPQA_SERVICES_REGISTER_REGISTER_SQL_H_
#define EHCPQA_SERVICES_REGISTER_REGISTER_SQL_H_

namespace ehcpqa::registers::sql {

// Landed snapshots.
#define EHCPQA_SNAPSHOT_COLUMNS                                                                                       \
  "id, import_number, la, as_at, version, imported_at, imported_by, source_kind, layout_year, source_sha256, key_id," \
  " synthetic, in_frame, report"

inline constexpr char kSelectSnapshot[] = "SELECT " EHCPQA_SNAPSHOT_COLUMNS " FROM snapshots WHERE id = $1";
inline constexpr char kSelectFirst[] =
    "SELECT " EHCPQA_SNAPSHOT_COLUMNS " FROM snapshots ORDER BY as_at DESC, la DESC, version DESC LIMIT $1";
inline constexpr char kSelectAfter[] = "SELECT " EHCPQA_SNAPSHOT_COLUMNS
                                       " FROM snapshots WHERE (as_at, la, version) < ($1, $2, $3)"
                                       " ORDER BY as_at DESC, la DESC, version DESC LIMIT $4";
inline constexpr char kSelectFirstOfLa[] =
    "SELECT " EHCPQA_SNAPSHOT_COLUMNS " FROM snapshots WHERE la = $1 ORDER BY as_at DESC, version DESC LIMIT $2";
inline constexpr char kSelectAfterOfLa[] = "SELECT " EHCPQA_SNAPSHOT_COLUMNS
                                           " FROM snapshots WHERE la = $1 AND (as_at, version) < ($2, $3)"
                                           " ORDER BY as_at DESC, version DESC LIMIT $4";
inline constexpr char kSelectPlans[] = R"sql(
SELECT plan_ref, id_basis, key_stage, district, need_primary, need_secondary, setting_type, unit_or_rp, plan_start,
       assessment_outcome, phase_transfer_final, review_meeting, review_decision, review_outcome, direct_payment, flags,
       row_no
FROM plans WHERE import_number = $1 ORDER BY plan_ref)sql";
inline constexpr char kSelectAliases[] = R"sql(
SELECT a.alias, a.plan_ref FROM snapshots s JOIN plan_aliases a ON a.import_number = s.import_number
ORDER BY s.id, a.row_no)sql";

// Imports under way.
inline constexpr char kInsertImport[] = "INSERT INTO imports (number, started_at) VALUES ($1, $2)";
inline constexpr char kInsertPlan[] = R"sql(
INSERT INTO plans (import_number, row_no, plan_ref, id_basis, key_stage, district, need_primary, need_secondary,
                   setting_type, unit_or_rp, plan_start, assessment_outcome, phase_transfer_final, review_meeting,
                   review_decision, review_outcome, direct_payment, flags)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18))sql";
inline constexpr char kInsertAlias[] = R"sql(
INSERT INTO plan_aliases (import_number, row_no, alias, plan_ref, plan_start)
VALUES ($1, $2, $3, $4, $5))sql";
inline constexpr char kSelectClaims[] = R"sql(
SELECT plan_ref AS reference, 1 AS own, plan_ref, row_no, plan_start
FROM plans WHERE import_number = $1
UNION ALL
SELECT alias, 0, plan_ref, row_no, plan_start
FROM plan_aliases WHERE import_number = $1
ORDER BY 1, 4)sql";
inline constexpr char kSelectCounted[] =
    "SELECT need_primary, flags FROM plans WHERE import_number = $1 AND row_no = $2";
inline constexpr char kDeletePlan[] = "DELETE FROM plans WHERE import_number = $1 AND row_no = $2";
inline constexpr char kUpdateFlags[] = "UPDATE plans SET flags = $3 WHERE import_number = $1 AND row_no = $2";
inline constexpr char kSelectImport[] = "SELECT number FROM imports WHERE number = $1";
inline constexpr char kSelectNextVersion[] =
    "SELECT coalesce(max(version), 0) + 1 FROM snapshots WHERE la = $1 AND as_at = $2";
inline constexpr char kInsertSnapshot[] = R"sql(
INSERT INTO snapshots (id, import_number, la, as_at, version, imported_at, imported_by, source_kind, layout_year,
                       source_sha256, key_id, synthetic, in_frame, report)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))sql";
inline constexpr char kSelectLanded[] = "SELECT 1 FROM snapshots WHERE import_number = $1";
inline constexpr char kSelectLastRow[] = "SELECT max(row_no) FROM plans WHERE import_number = $1";
inline constexpr char kDeleteAliases[] = "DELETE FROM plan_aliases WHERE import_number = $1 AND row_no >= $2";
inline constexpr char kDeletePlans[] = "DELETE FROM plans WHERE import_number = $1 AND row_no >= $2";
inline constexpr char kDeleteImport[] = "DELETE FROM imports WHERE number = $1";
inline constexpr char kSelectAbandoned[] = R"sql(
SELECT i.number FROM imports i LEFT JOIN snapshots s ON s.import_number = i.number
WHERE s.id IS NULL ORDER BY i.number LIMIT 1)sql";

#undef EHCPQA_SNAPSHOT_COLUMNS

}  // namespace ehcpqa::registers::sql

#endif  // EHCPQA_SERVICES_REGISTER_REGISTER_SQL_H_
