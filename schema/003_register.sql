-- The register: the plans of one local authority that were open on one date, without any identifier of a child.
--
-- Rows of a return are staged under the number of its import and are invisible until a row of `snapshots` names that number.

-- One stream of rows: under way, or landed. What a server that stopped left under way is removed when it starts.
CREATE TABLE imports (
  number INTEGER PRIMARY KEY CHECK (number > 0),                          -- rises with time; none is ever used twice
  started_at TEXT NOT NULL
) STRICT;

-- A return that has landed.
CREATE TABLE snapshots (
  id TEXT PRIMARY KEY,                                                    -- {la}-{as_at}-{version}
  import_number INTEGER NOT NULL UNIQUE REFERENCES imports (number),
  la TEXT NOT NULL CHECK (la GLOB '[0-9][0-9][0-9]'),
  as_at TEXT NOT NULL CHECK (length(as_at) = 10),                         -- reference date of the return
  version INTEGER NOT NULL CHECK (version > 0),                           -- counts the imports of one authority and date
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL REFERENCES users (id),
  source_kind INTEGER NOT NULL CHECK (source_kind IN (1, 2)),             -- SourceKind of the contract
  layout_year INTEGER NOT NULL,
  source_sha256 TEXT NOT NULL CHECK (length(source_sha256) = 64),
  key_id TEXT NOT NULL CHECK (length(key_id) = 8),
  synthetic INTEGER NOT NULL CHECK (synthetic IN (0, 1)),
  in_frame INTEGER NOT NULL CHECK (in_frame >= 0),                        -- rows in plans
  report TEXT NOT NULL,                                                   -- JSON of ehcpqa.v1.ImportReport
  UNIQUE (la, as_at, version)                                             -- the list of one authority
) STRICT, WITHOUT ROWID;
-- Serves the list of all, newest first.
CREATE INDEX snapshots_by_date ON snapshots (as_at, la, version);
CREATE INDEX snapshots_by_importer ON snapshots (imported_by);

-- Plans open on the as-at date, one a person.
--
-- The key is not the reference: references are keyed hashes, and rows put in by hash each touch a page of their own, which makes a
-- large import several times slower than rows that are appended. Whoever needs the order of references sorts, which is cheap.
CREATE TABLE plans (
  import_number INTEGER NOT NULL REFERENCES imports (number),
  row_no INTEGER NOT NULL CHECK (row_no > 0),                             -- of the Requests record in the return
  plan_ref TEXT NOT NULL CHECK (length(plan_ref) = 19),
  id_basis INTEGER NOT NULL CHECK (id_basis BETWEEN 1 AND 3),             -- IdBasis of the contract
  key_stage TEXT NOT NULL,
  district TEXT NOT NULL,
  need_primary TEXT NOT NULL,                                             -- UNKNOWN when missing or not of the code list
  need_secondary TEXT,
  setting_type TEXT NOT NULL,
  unit_or_rp TEXT NOT NULL,
  plan_start TEXT NOT NULL CHECK (length(plan_start) = 10),
  assessment_outcome TEXT,
  phase_transfer_final TEXT,
  review_meeting TEXT,
  review_decision TEXT,
  review_outcome TEXT,
  direct_payment TEXT,
  flags INTEGER NOT NULL,                                                 -- bits as in services/register/flags.h
  PRIMARY KEY (import_number, row_no)
) STRICT, WITHOUT ROWID;

-- References of other identifiers of the person whose plan it is: what keeps a plan's history when a UPN arrives or changes.
CREATE TABLE plan_aliases (
  import_number INTEGER NOT NULL REFERENCES imports (number),
  row_no INTEGER NOT NULL,                                                -- of the plan
  alias TEXT NOT NULL CHECK (length(alias) = 19),
  plan_ref TEXT NOT NULL,
  plan_start TEXT NOT NULL,
  PRIMARY KEY (import_number, row_no, alias)
) STRICT, WITHOUT ROWID;
