-- Redactions: a text that identifies somebody is removed after the event, for a reason, by two people.
CREATE TABLE redactions (
  n INTEGER PRIMARY KEY CHECK (n > 0),
  subject TEXT NOT NULL,                               -- resource name of the thing whose text goes
  reason TEXT NOT NULL,
  proposed_by TEXT NOT NULL REFERENCES users (id),
  proposed_at TEXT NOT NULL,
  approved_by TEXT REFERENCES users (id),              -- NULL while open
  approved_at TEXT,
  payloads_erased INTEGER NOT NULL DEFAULT 0 CHECK (payloads_erased >= 0),
  CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
  CHECK (approved_by IS NULL OR approved_by <> proposed_by)
) STRICT;
CREATE INDEX redactions_by_proposer ON redactions (proposed_by);
CREATE INDEX redactions_by_approver ON redactions (approved_by);
-- One open redaction for one thing.
CREATE UNIQUE INDEX redactions_open ON redactions (subject) WHERE approved_by IS NULL;
