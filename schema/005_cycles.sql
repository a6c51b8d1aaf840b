-- Cycles: what was asked for, the frozen frame, the sample drawn from it.
-- state, level, plan_kind and dimension are enums of the contract.
CREATE TABLE cycles (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  window_start TEXT NOT NULL CHECK (length(window_start) = 10),
  window_end TEXT NOT NULL CHECK (length(window_end) = 10),
  focus TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
  plan_kind INTEGER NOT NULL CHECK (plan_kind BETWEEN 1 AND 3),
  rubric_id TEXT NOT NULL,
  rubric_version INTEGER NOT NULL,
  sample_size INTEGER NOT NULL CHECK (sample_size > 0),
  minimum_per_stratum INTEGER NOT NULL CHECK (minimum_per_stratum > 0),
  pool_below INTEGER NOT NULL CHECK (pool_below >= 0),                    -- 0: twice the minimum
  double_marked INTEGER NOT NULL CHECK (double_marked BETWEEN 0 AND sample_size),
  exclude_last_cycles INTEGER NOT NULL CHECK (exclude_last_cycles >= 0),
  reserves_per_stratum INTEGER NOT NULL CHECK (reserves_per_stratum >= 0), -- 0: all that are left
  due_on TEXT NOT NULL,                                                   -- YYYY-MM-DD or empty
  state INTEGER NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 8),
  state_since TEXT NOT NULL,
  opened_at TEXT,                                                         -- first time in scoring; stays after a step back
  manifest_sha256 TEXT,                                                   -- of the frozen frame, lower-case hex
  seed TEXT,
  register_total INTEGER NOT NULL DEFAULT 0,
  eligible_total INTEGER NOT NULL DEFAULT 0,
  synthetic INTEGER NOT NULL DEFAULT 0 CHECK (synthetic IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,                                     -- etag: each edit raises it
  FOREIGN KEY (rubric_id, rubric_version) REFERENCES rubrics (id, version),
  CHECK (window_start <= window_end),
  CHECK ((manifest_sha256 IS NULL) = (state = 1)),
  CHECK ((seed IS NULL) = (state <= 2)),
  CHECK (state < 4 OR opened_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
-- Serves the list, latest window first, and the search for the cycles before one.
CREATE INDEX cycles_by_window ON cycles (window_end, id);
CREATE INDEX cycles_by_rubric ON cycles (rubric_id, rubric_version);

-- The registers a cycle draws from: one snapshot for each local authority.
CREATE TABLE cycle_snapshots (
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  la TEXT NOT NULL,
  snapshot_id TEXT NOT NULL REFERENCES snapshots (id),
  PRIMARY KEY (cycle_id, la)
) STRICT, WITHOUT ROWID;
CREATE INDEX cycle_snapshots_by_snapshot ON cycle_snapshots (snapshot_id);

-- What strata are crossed from, in order.
CREATE TABLE cycle_dimensions (
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  dimension INTEGER NOT NULL CHECK (dimension BETWEEN 1 AND 6),
  PRIMARY KEY (cycle_id, position),
  UNIQUE (cycle_id, dimension)
) STRICT, WITHOUT ROWID;

-- Strata of a frozen frame. Estimates weigh by eligible / audited.
CREATE TABLE strata (
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  code TEXT NOT NULL,
  eligible INTEGER NOT NULL CHECK (eligible > 0),                        -- N_h
  sample INTEGER NOT NULL CHECK (sample BETWEEN 0 AND eligible),         -- n_h
  PRIMARY KEY (cycle_id, code)
) STRICT, WITHOUT ROWID;

-- Which small strata were sampled together.
CREATE TABLE pooled_strata (
  cycle_id TEXT NOT NULL,
  code TEXT NOT NULL,                                                    -- before pooling
  pooled_into TEXT NOT NULL,
  PRIMARY KEY (cycle_id, code),
  FOREIGN KEY (cycle_id, pooled_into) REFERENCES strata (cycle_id, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX pooled_strata_by_stratum ON pooled_strata (cycle_id, pooled_into);

-- The frozen frame, in the order of its manifest. Kept while the cycle is kept: estimates speak for these plans.
CREATE TABLE frame_rows (
  cycle_id TEXT NOT NULL,
  stratum TEXT NOT NULL,
  plan_ref TEXT NOT NULL,
  snapshot_id TEXT NOT NULL REFERENCES snapshots (id),
  la TEXT NOT NULL,
  event TEXT NOT NULL,                                                   -- in the window; the first that applies
  key_stage TEXT NOT NULL,
  need_primary TEXT NOT NULL,
  setting_type TEXT NOT NULL,
  district TEXT NOT NULL,
  PRIMARY KEY (cycle_id, stratum, plan_ref),
  FOREIGN KEY (cycle_id, stratum) REFERENCES strata (cycle_id, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX frame_rows_by_snapshot ON frame_rows (snapshot_id);

-- The sample in the order in which it was drawn, and what became of it. Drawn plans, and reserves behind them.
CREATE TABLE sample_plans (
  cycle_id TEXT NOT NULL,
  stratum TEXT NOT NULL,
  rank INTEGER NOT NULL CHECK (rank > 0),                                -- by HMAC within the stratum
  plan_ref TEXT NOT NULL,
  status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 4),                -- SampleStatus: drawn, reserve, substitute, swapped out
  audit INTEGER CHECK (audit > 0),                                       -- number of its audit; NULL for a reserve
  double_marked INTEGER NOT NULL CHECK (double_marked IN (0, 1)),
  swap_reason TEXT NOT NULL DEFAULT '',
  replaces TEXT NOT NULL DEFAULT '',                                     -- reference that a substitute stands in for
  PRIMARY KEY (cycle_id, stratum, rank),
  UNIQUE (cycle_id, audit),                                              -- serves audits by number
  FOREIGN KEY (cycle_id, stratum, plan_ref) REFERENCES frame_rows (cycle_id, stratum, plan_ref),
  CHECK ((audit IS NULL) = (status = 2)),
  CHECK (double_marked = 0 OR status <> 2),
  CHECK ((swap_reason <> '') = (status = 4)),
  CHECK (status <> 3 OR replaces <> ''),
  CHECK (replaces = '' OR status IN (3, 4))
) STRICT, WITHOUT ROWID;
-- One plan is drawn once; serves the foreign key.
CREATE UNIQUE INDEX sample_plans_by_ref ON sample_plans (cycle_id, stratum, plan_ref);

-- Every seed ever taken. Its outcome is known, so no draw may use it again, even when its own was undone.
CREATE TABLE seeds (
  seed TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  taken_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX seeds_by_cycle ON seeds (cycle_id);
