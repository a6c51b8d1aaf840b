-- Figures: what each audit came to, and what the area wants of its figures.

-- Rollup: one row for each audit whose assessments are all in and whose plan was not swapped out. Derived from ratings, first_marks and
-- agreed_ratings in the transaction of whatever changes them, so that figures over many cycles read one short row a plan. Rows that a database of an
-- earlier version lacks are made when the server starts. The layout of the two columns is services/audits/plan_result.h.
CREATE TABLE plan_results (
  cycle_id TEXT NOT NULL,
  audit INTEGER NOT NULL,
  answers BLOB NOT NULL,                                          -- effective answer, cause, first marks of both sets: by criterion
  outcomes BLOB NOT NULL,                                         -- grade, legal status, score: plan, lenses, sections
  PRIMARY KEY (cycle_id, audit),
  FOREIGN KEY (cycle_id, audit) REFERENCES sample_plans (cycle_id, audit)
) STRICT, WITHOUT ROWID;

-- Targets of the area. Colour and assurance are shown against these only.
CREATE TABLE targets (
  subject TEXT NOT NULL,                                          -- as ehcpqa.v1.Figure.subject
  measure INTEGER NOT NULL CHECK (measure BETWEEN 1 AND 4),       -- Measure of the contract
  share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
  PRIMARY KEY (subject, measure)
) STRICT, WITHOUT ROWID;

-- How figures are protected when they leave; no row means the defaults.
CREATE TABLE disclosure_policy (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  preset TEXT NOT NULL,
  least_denominator INTEGER NOT NULL CHECK (least_denominator >= 10),
  retention_years INTEGER NOT NULL CHECK (retention_years BETWEEN 1 AND 25),
  version INTEGER NOT NULL                                        -- etag
) STRICT;

-- Released reports. The document is what was released; its hash is in the trail.
CREATE TABLE reports (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 5),             -- ReportKind of the contract
  audience INTEGER NOT NULL CHECK (audience BETWEEN 1 AND 3),     -- ReportAudience
  title TEXT NOT NULL,
  about TEXT NOT NULL,                                            -- agencies/{id}, criteria/{code} or empty
  agency_id TEXT REFERENCES agencies (id),                        -- whose leads may read it too
  as_at TEXT NOT NULL CHECK (length(as_at) = 10),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES users (id),
  keep_until TEXT NOT NULL CHECK (length(keep_until) = 10),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),               -- of the document
  record TEXT NOT NULL,                                           -- JSON: what it takes to make it again
  document BLOB                                                   -- serialized ehcpqa.v1.ReportDocument; NULL after retention
) STRICT;
CREATE INDEX reports_by_agency ON reports (agency_id);
CREATE INDEX reports_by_maker ON reports (made_by);
-- Serves the end of retention.
CREATE INDEX reports_by_keep_until ON reports (keep_until);

-- Its formats, byte for byte.
CREATE TABLE report_files (
  report INTEGER NOT NULL REFERENCES reports (number),
  format INTEGER NOT NULL CHECK (format BETWEEN 1 AND 4),         -- ReportFormat
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes BLOB,                                                     -- NULL after retention
  PRIMARY KEY (report, format)
) STRICT, WITHOUT ROWID;
-- Serves the search for the report that a file is of.
CREATE INDEX report_files_by_hash ON report_files (sha256);

-- Counts that releases published or suppressed, cell by cell, so that the next release cannot give away by difference what an earlier one hid.
CREATE TABLE released_counts (
  report INTEGER NOT NULL REFERENCES reports (number),
  dimension INTEGER NOT NULL CHECK (dimension BETWEEN 1 AND 7),   -- Dimension of the contract
  row_code TEXT NOT NULL,                                         -- group; empty for the total
  column_code TEXT NOT NULL,                                      -- "good_or_better", "below_good"; empty for the total
  cycles TEXT NOT NULL,                                           -- ids, comma between, by window
  shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
  count INTEGER NOT NULL CHECK (count >= 0),                      -- the true count; never leaves the database when not shown
  published INTEGER NOT NULL CHECK (published >= 0),              -- what is shown: the count, or rounded
  position INTEGER NOT NULL CHECK (position >= 0),                -- of the cell in its table
  PRIMARY KEY (dimension, report, cycles, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX released_counts_by_report ON released_counts (report);
