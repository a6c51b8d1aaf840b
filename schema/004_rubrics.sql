-- Rubric versions, as the text of their files: what was published can be read for ever, whatever later programs make of it.
CREATE TABLE rubrics (
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  title TEXT NOT NULL,
  criteria INTEGER NOT NULL CHECK (criteria > 0),  -- number of criteria
  sha256 TEXT NOT NULL,                            -- of text, lower-case hex
  imported_at TEXT NOT NULL,
  published_at TEXT,                               -- NULL while a draft
  text TEXT NOT NULL,                              -- text-format protobuf of ehcpqa.v1.Rubric; last, because it is long
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER published_rubrics_are_frozen BEFORE UPDATE ON rubrics WHEN OLD.published_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a published rubric is frozen'); END;
CREATE TRIGGER published_rubrics_stay BEFORE DELETE ON rubrics WHEN OLD.published_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a published rubric is frozen'); END;
