// Every statement of this area, so that a test can hold each to an index.
#ifndef EHCPQA_SERVICES_CYCLES_CYCLE_SQL_H_
#define EHCPQA_SERVICES_CYCLES_CYCLE_SQL_H_

namespace ehcpqa::cycles::sql {

// cycle_store.cc
inline constexpr char kSelectCycle[] =
    "SELECT id, title, window_start, window_end, focus, level, plan_kind, rubric_id, rubric_version, sample_size,"
    " minimum_per_stratum, pool_below, double_marked, exclude_last_cycles, reserves_per_stratum, due_on, state,"
    " state_since, opened_at, manifest_sha256, seed, register_total, eligible_total, synthetic, version"
    " FROM cycles WHERE id = $1";
inline constexpr char kSelectLatestCycles[] = "SELECT id FROM cycles ORDER BY window_end DESC, id DESC LIMIT $1";
inline constexpr char kSelectCyclesBefore[] =
    "SELECT id FROM cycles WHERE (window_end, id) < ($1, $2) ORDER BY window_end DESC, id DESC LIMIT $3";
inline constexpr char kSelectOpenedBefore[] =
    "SELECT id FROM cycles WHERE window_end <= $1 AND id <> $2 AND opened_at IS NOT NULL"
    " ORDER BY window_end DESC, id DESC LIMIT $3";
inline constexpr char kInsertCycle[] =
    "INSERT INTO cycles (id, title, window_start, window_end, focus, level, plan_kind, rubric_id, rubric_version,"
    " sample_size, minimum_per_stratum, pool_below, double_marked, exclude_last_cycles, reserves_per_stratum, due_on,"
    " state_since) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
inline constexpr char kUpdateSettings[] =
    "UPDATE cycles SET title = $2, window_start = $3, window_end = $4, focus = $5, level = $6, plan_kind = $7,"
    " rubric_id = $8, rubric_version = $9, sample_size = $10, minimum_per_stratum = $11, pool_below = $12,"
    " double_marked = $13, exclude_last_cycles = $14, reserves_per_stratum = $15, due_on = $16, version = version + 1"
    " WHERE id = $1";
inline constexpr char kUpdateState[] =
    "UPDATE cycles SET state = $2, state_since = $3, opened_at = $4, manifest_sha256 = $5, seed = $6,"
    " register_total = $7, eligible_total = $8, synthetic = $9, version = version + 1 WHERE id = $1";
inline constexpr char kSelectSnapshots[] = "SELECT snapshot_id FROM cycle_snapshots WHERE cycle_id = $1 ORDER BY la";
inline constexpr char kInsertSnapshot[] = "INSERT INTO cycle_snapshots (cycle_id, la, snapshot_id) VALUES ($1, $2, $3)";
inline constexpr char kDeleteSnapshots[] = "DELETE FROM cycle_snapshots WHERE cycle_id = $1";
inline constexpr char kSelectDimensions[] =
    "SELECT dimension FROM cycle_dimensions WHERE cycle_id = $1 ORDER BY position";
inline constexpr char kInsertDimension[] =
    "INSERT INTO cycle_dimensions (cycle_id, position, dimension) VALUES ($1, $2, $3)";
inline constexpr char kDeleteDimensions[] = "DELETE FROM cycle_dimensions WHERE cycle_id = $1";
inline constexpr char kInsertSeed[] = "INSERT INTO seeds (seed, cycle_id, taken_at) VALUES ($1, $2, $3)";

// frame_store.cc
inline constexpr char kInsertStratum[] =
    "INSERT INTO strata (cycle_id, code, eligible, sample) VALUES ($1, $2, $3, $4)";
inline constexpr char kInsertPooled[] = "INSERT INTO pooled_strata (cycle_id, code, pooled_into) VALUES ($1, $2, $3)";
inline constexpr char kInsertFrameRow[] =
    "INSERT INTO frame_rows (cycle_id, stratum, plan_ref, snapshot_id, la, event, key_stage, need_primary,"
    " setting_type, district) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
inline constexpr char kDeleteFrameRows[] = "DELETE FROM frame_rows WHERE cycle_id = $1";
inline constexpr char kDeletePooled[] = "DELETE FROM pooled_strata WHERE cycle_id = $1";
inline constexpr char kDeleteStrata[] = "DELETE FROM strata WHERE cycle_id = $1";
inline constexpr char kSelectStrata[] = "SELECT code, eligible, sample FROM strata WHERE cycle_id = $1 ORDER BY code";
inline constexpr char kSelectPooled[] =
    "SELECT code FROM pooled_strata WHERE cycle_id = $1 AND pooled_into = $2 ORDER BY code";
inline constexpr char kSelectFrameRows[] =
    "SELECT stratum, plan_ref, snapshot_id, la, event, key_stage, need_primary, setting_type, district FROM frame_rows"
    " WHERE cycle_id = $1 AND (stratum, plan_ref) > ($2, $3) ORDER BY stratum, plan_ref LIMIT $4";

// sample_store.cc
inline constexpr char kInsertSamplePlan[] =
    "INSERT INTO sample_plans (cycle_id, stratum, rank, plan_ref, status, audit, double_marked, swap_reason, replaces)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
inline constexpr char kDeleteSample[] = "DELETE FROM sample_plans WHERE cycle_id = $1";
inline constexpr char kUpdateSamplePlan[] =
    "UPDATE sample_plans SET status = $4, audit = $5, double_marked = $6, swap_reason = $7, replaces = $8"
    " WHERE cycle_id = $1 AND stratum = $2 AND rank = $3";
#define EHCPQA_SAMPLE_SELECT                                                                                 \
  "SELECT s.stratum, s.plan_ref, f.snapshot_id, f.la, f.event, f.key_stage, f.need_primary, f.setting_type," \
  " f.district, s.rank, s.status, s.audit, s.double_marked, s.swap_reason, s.replaces FROM sample_plans s"   \
  " JOIN frame_rows f ON f.cycle_id = s.cycle_id AND f.stratum = s.stratum AND f.plan_ref = s.plan_ref"
inline constexpr char kSelectSamplePage[] = EHCPQA_SAMPLE_SELECT
    " WHERE s.cycle_id = $1 AND (s.stratum, s.rank) > ($2, $3) AND (s.status <> 2 OR $4 = 1)"
    " ORDER BY s.stratum, s.rank LIMIT $5";
inline constexpr char kSelectAudit[] = EHCPQA_SAMPLE_SELECT " WHERE s.cycle_id = $1 AND s.audit = $2";
inline constexpr char kSelectAudits[] =
    EHCPQA_SAMPLE_SELECT " WHERE s.cycle_id = $1 AND s.audit > $2 ORDER BY s.audit LIMIT $3";
inline constexpr char kSelectNextReserve[] =
    EHCPQA_SAMPLE_SELECT " WHERE s.cycle_id = $1 AND s.stratum = $2 AND s.status = 2 ORDER BY s.rank LIMIT 1";
#undef EHCPQA_SAMPLE_SELECT
inline constexpr char kSelectLastAudit[] = "SELECT coalesce(max(audit), 0) FROM sample_plans WHERE cycle_id = $1";
inline constexpr char kSelectAudited[] =
    "SELECT plan_ref FROM sample_plans WHERE cycle_id = $1 AND audit > 0 AND status IN (1, 3) ORDER BY audit";
inline constexpr char kCountByStratum[] =
    "SELECT stratum, sum(CASE WHEN status = 4 THEN 0 ELSE double_marked END), sum(CASE WHEN status = 2 THEN 1 ELSE 0 "
    "END) FROM sample_plans"
    " WHERE cycle_id = $1 GROUP BY stratum ORDER BY stratum";

}  // namespace ehcpqa::cycles::sql

#endif  // EHCPQA_SERVICES_CYCLES_CYCLE_SQL_H_
