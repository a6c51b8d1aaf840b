-- Audits: who marks what, the marks, what moderation agreed, conflicts and urgent concerns.
-- kind is AgencyKind of the contract (1 education, 2 health, 3 care); no_level, cause and the states are its enums too.

-- One auditor's independent marking of one audit.
CREATE TABLE assessments (
  cycle_id TEXT NOT NULL,
  audit INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
  set_no INTEGER NOT NULL CHECK (set_no IN (1, 2)),
  user_id TEXT NOT NULL REFERENCES users (id),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  is_lead INTEGER NOT NULL CHECK (is_lead IN (0, 1)),             -- marks the shared criteria too
  state INTEGER NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 3), -- assigned, in progress, submitted
  marked INTEGER NOT NULL DEFAULT 0 CHECK (marked >= 0),          -- criteria marked, kept with every save
  return_reason TEXT NOT NULL DEFAULT '',                         -- of a moderator; empty again once handed in
  version INTEGER NOT NULL DEFAULT 1,                             -- etag: rises with state, auditor and lead
  started_at TEXT,
  submitted_at TEXT,                                              -- the last time
  updated_at TEXT NOT NULL,
  PRIMARY KEY (cycle_id, audit, kind, set_no),
  FOREIGN KEY (cycle_id, audit) REFERENCES sample_plans (cycle_id, audit),
  CHECK (state = 1 OR started_at IS NOT NULL),
  CHECK (state <> 3 OR submitted_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
-- Serves an auditor's own list.
CREATE INDEX assessments_by_user ON assessments (user_id, agency_id, cycle_id, audit);
CREATE INDEX assessments_by_agency ON assessments (agency_id);

-- The marks as they stand. Hot: every save lands here, so there is no index beside the key.
CREATE TABLE ratings (
  cycle_id TEXT NOT NULL,
  audit INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  set_no INTEGER NOT NULL,
  criterion TEXT NOT NULL,
  level TEXT,                                                     -- code of a level of the rubric's scale
  no_level INTEGER NOT NULL CHECK (no_level BETWEEN 0 AND 2),     -- not applicable, cannot tell
  cause INTEGER NOT NULL CHECK (cause BETWEEN 0 AND 7),
  evidence TEXT NOT NULL,
  na_reason TEXT NOT NULL,
  version INTEGER NOT NULL,                                       -- etag
  updated_at TEXT NOT NULL,
  redacted INTEGER NOT NULL DEFAULT 0 CHECK (redacted IN (0, 1)),
  PRIMARY KEY (cycle_id, audit, kind, set_no, criterion),
  FOREIGN KEY (cycle_id, audit, kind, set_no) REFERENCES assessments (cycle_id, audit, kind, set_no),
  CHECK (level IS NULL OR no_level = 0),                          -- neither: a mark that was cleared
  CHECK (level IS NOT NULL OR cause = 0),
  CHECK (level IS NOT NULL OR no_level <> 0 OR (evidence = '' AND na_reason = ''))
) STRICT, WITHOUT ROWID;

-- The marks of an assessment as first handed in, kept for ever once a moderator returns it: agreement statistics use these.
CREATE TABLE first_marks (
  cycle_id TEXT NOT NULL,
  audit INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  set_no INTEGER NOT NULL,
  criterion TEXT NOT NULL,
  level TEXT,
  no_level INTEGER NOT NULL CHECK (no_level BETWEEN 0 AND 2),
  cause INTEGER NOT NULL CHECK (cause BETWEEN 0 AND 7),
  evidence TEXT NOT NULL,
  na_reason TEXT NOT NULL,
  redacted INTEGER NOT NULL DEFAULT 0 CHECK (redacted IN (0, 1)),
  PRIMARY KEY (cycle_id, audit, kind, set_no, criterion),
  FOREIGN KEY (cycle_id, audit, kind, set_no) REFERENCES assessments (cycle_id, audit, kind, set_no),
  CHECK ((level IS NULL) = (no_level <> 0))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER first_marks_are_never_deleted BEFORE DELETE ON first_marks
BEGIN SELECT RAISE(ABORT, 'first marks are kept'); END;

-- What moderation agreed, beside the marks. In force while the marks are those that it was agreed on.
CREATE TABLE agreed_ratings (
  cycle_id TEXT NOT NULL,
  audit INTEGER NOT NULL,
  criterion TEXT NOT NULL,
  marks TEXT NOT NULL,                                            -- agreed on these: "education-1=met education-2=not_met"
  level TEXT,
  no_level INTEGER NOT NULL CHECK (no_level BETWEEN 0 AND 2),
  cause INTEGER NOT NULL CHECK (cause BETWEEN 0 AND 7),
  reason TEXT NOT NULL,
  agreed_by TEXT NOT NULL REFERENCES users (id),
  agreed_at TEXT NOT NULL,
  version INTEGER NOT NULL,                                       -- etag
  redacted INTEGER NOT NULL DEFAULT 0 CHECK (redacted IN (0, 1)),
  PRIMARY KEY (cycle_id, audit, criterion),
  FOREIGN KEY (cycle_id, audit) REFERENCES sample_plans (cycle_id, audit),
  CHECK ((level IS NULL) = (no_level <> 0))
) STRICT, WITHOUT ROWID;
CREATE INDEX agreed_ratings_by_user ON agreed_ratings (agreed_by);

-- Rollup: the differences of audits whose assessments are all in. Derived from ratings and agreed_ratings whenever an
-- assessment is handed in or returned and whenever a difference is settled, in the same transaction.
CREATE TABLE differences (
  cycle_id TEXT NOT NULL,
  audit INTEGER NOT NULL,
  criterion TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),                -- of the criterion in the rubric
  marks TEXT NOT NULL,                                            -- as in agreed_ratings
  settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
  PRIMARY KEY (cycle_id, audit, criterion),
  FOREIGN KEY (cycle_id, audit) REFERENCES sample_plans (cycle_id, audit)
) STRICT, WITHOUT ROWID;
-- Serves the moderator's queue: open first, then by audit and rubric order.
CREATE INDEX differences_by_state ON differences (cycle_id, settled, audit, position);

-- Which version of the plan was audited.
CREATE TABLE plan_versions (
  cycle_id TEXT NOT NULL,
  audit INTEGER NOT NULL,
  plan_version_on TEXT NOT NULL CHECK (length(plan_version_on) = 10),  -- final date of the version
  version INTEGER NOT NULL,                                            -- etag of the audit
  PRIMARY KEY (cycle_id, audit),
  FOREIGN KEY (cycle_id, audit) REFERENCES sample_plans (cycle_id, audit)
) STRICT, WITHOUT ROWID;

-- Who had a part in a plan and so must not audit it: a person, or everyone of a service.
CREATE TABLE conflicts (
  cycle_id TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n > 0),
  audit INTEGER NOT NULL,
  user_id TEXT REFERENCES users (id),
  agency_id TEXT,
  service_id TEXT,
  reason TEXT NOT NULL,
  declared_by TEXT NOT NULL REFERENCES users (id),
  declared_at TEXT NOT NULL,
  PRIMARY KEY (cycle_id, n),
  FOREIGN KEY (cycle_id, audit) REFERENCES sample_plans (cycle_id, audit),
  FOREIGN KEY (agency_id, service_id) REFERENCES services (agency_id, id),
  CHECK ((user_id IS NULL) <> (service_id IS NULL)),
  CHECK ((agency_id IS NULL) = (service_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX conflicts_by_audit ON conflicts (cycle_id, audit);
CREATE INDEX conflicts_by_user ON conflicts (user_id);
CREATE INDEX conflicts_by_service ON conflicts (agency_id, service_id);
CREATE INDEX conflicts_by_declarer ON conflicts (declared_by);

-- Assignments given back: the person is barred from the audit.
CREATE TABLE declined_assessments (
  cycle_id TEXT NOT NULL,
  audit INTEGER NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (id),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
  set_no INTEGER NOT NULL CHECK (set_no IN (1, 2)),
  reason TEXT NOT NULL,
  declined_at TEXT NOT NULL,
  PRIMARY KEY (cycle_id, audit, user_id),
  FOREIGN KEY (cycle_id, audit) REFERENCES sample_plans (cycle_id, audit)
) STRICT, WITHOUT ROWID;
CREATE INDEX declined_assessments_by_user ON declined_assessments (user_id);

-- Urgent concerns: raised, acknowledged, closed.
CREATE TABLE concerns (
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  n INTEGER NOT NULL CHECK (n > 0),
  audit INTEGER NOT NULL CHECK (audit > 0),                       -- no foreign key: a concern outlives a sample that is dropped
  plan_ref TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind IN (1, 2)),                   -- safeguarding, without provision
  text TEXT NOT NULL,
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
  raised_by TEXT NOT NULL REFERENCES users (id),
  raised_for TEXT NOT NULL REFERENCES agencies (id),              -- the agency that the person acted for
  raised_at TEXT NOT NULL,
  acknowledged_at TEXT,
  closed_at TEXT,
  outcome TEXT NOT NULL DEFAULT '',
  redacted INTEGER NOT NULL DEFAULT 0 CHECK (redacted IN (0, 1)),
  PRIMARY KEY (cycle_id, n),
  CHECK (state < 2 OR acknowledged_at IS NOT NULL),
  CHECK ((state = 3) = (closed_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
-- Serves the list, raised first, and the count of those that are open.
CREATE INDEX concerns_by_state ON concerns (cycle_id, state, n);
CREATE INDEX concerns_by_raiser ON concerns (raised_by);
CREATE INDEX concerns_by_agency ON concerns (raised_for);
