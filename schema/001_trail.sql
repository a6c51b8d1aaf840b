-- The trail: append-only, hash-chained. The order of the columns is the order in which they are hashed.
-- hash = SHA-256(previous hash || each column as 8-byte big-endian length and bytes); the first previous hash is 32 zero bytes.
-- payload_digest = SHA-256(salt || payload).
CREATE TABLE events (
  sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,       -- users/{user}, or operator
  actor_name TEXT NOT NULL,  -- copied in, so that the line outlives the account
  agency TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  payload_digest BLOB NOT NULL CHECK (length(payload_digest) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
-- Serves the timeline of one thing and of what lies below it.
CREATE INDEX events_by_subject ON events (subject, sequence);

-- What happened, beside the chain, so that it can be erased (redaction, retention) without breaking a link.
CREATE TABLE event_payloads (
  sequence INTEGER PRIMARY KEY REFERENCES events (sequence),
  salt BLOB,
  payload TEXT,
  erased_by TEXT,
  erased_at TEXT,
  erased_reason TEXT,
  CHECK ((payload IS NULL) = (salt IS NULL)),
  CHECK ((payload IS NULL) = (erased_by IS NOT NULL AND erased_at IS NOT NULL AND erased_reason IS NOT NULL))
) STRICT;

-- Also keeps INSERT OR REPLACE out, which deletes without a delete trigger.
CREATE TRIGGER events_are_only_appended BEFORE INSERT ON events
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM events)
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
CREATE TRIGGER event_payloads_are_given_once BEFORE INSERT ON event_payloads
WHEN EXISTS (SELECT 1 FROM event_payloads WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'a payload can only be erased'); END;
CREATE TRIGGER event_payloads_are_never_deleted BEFORE DELETE ON event_payloads
BEGIN SELECT RAISE(ABORT, 'payloads are erased, not deleted'); END;
CREATE TRIGGER event_payloads_are_only_erased BEFORE UPDATE ON event_payloads
WHEN NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL OR OLD.payload IS NULL OR NEW.sequence <> OLD.sequence
BEGIN SELECT RAISE(ABORT, 'a payload can only be erased'); END;

-- First answers of writes, so that a repeat of the same request_id gets the same answer. Pruned after seven days.
CREATE TABLE answers (
  caller TEXT NOT NULL,
  request_id TEXT NOT NULL,
  method TEXT NOT NULL,
  request_digest BLOB NOT NULL,
  reply BLOB NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (caller, request_id)
) STRICT, WITHOUT ROWID;
