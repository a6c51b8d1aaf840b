-- Who works with the area, for whom, and how they show it.
CREATE TABLE organisations (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  la_code TEXT UNIQUE CHECK (la_code GLOB '[0-9][0-9][0-9]')  -- NULL unless it is a council
) STRICT, WITHOUT ROWID;

CREATE TABLE agencies (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations (id),
  title TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4)  -- AgencyKind of the contract
) STRICT, WITHOUT ROWID;
CREATE INDEX agencies_by_organisation ON agencies (organisation_id);

CREATE TABLE services (
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (agency_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  display_name TEXT NOT NULL,
  password_hash TEXT NOT NULL,                                            -- argon2id, with its parameters and salt
  must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),             -- one-time password not changed yet
  locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1)),             -- by an administrator
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),              -- wrong passwords in a row
  locked_until INTEGER NOT NULL DEFAULT 0                                 -- Unix milliseconds; after too many failures
) STRICT, WITHOUT ROWID;

CREATE TABLE memberships (
  user_id TEXT NOT NULL REFERENCES users (id),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  roles INTEGER NOT NULL CHECK (roles > 0),                               -- bit n is role n of the contract
  capacity INTEGER NOT NULL DEFAULT 0 CHECK (capacity >= 0),              -- most audits in a cycle; 0 is no limit
  PRIMARY KEY (user_id, agency_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_by_agency ON memberships (agency_id);

CREATE TABLE membership_services (
  user_id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  service_id TEXT NOT NULL,
  PRIMARY KEY (user_id, agency_id, service_id),
  FOREIGN KEY (user_id, agency_id) REFERENCES memberships (user_id, agency_id) ON DELETE CASCADE,
  FOREIGN KEY (agency_id, service_id) REFERENCES services (agency_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_services_by_service ON membership_services (agency_id, service_id);

-- Open sessions. The token itself is never stored.
CREATE TABLE sessions (
  token_digest BLOB PRIMARY KEY CHECK (length(token_digest) = 32),
  id TEXT NOT NULL UNIQUE,
  user_id TEXT NOT NULL REFERENCES users (id),
  agency_id TEXT NOT NULL REFERENCES agencies (id),
  certificate_agency_id TEXT NOT NULL REFERENCES agencies (id),           -- whose client it was opened through
  opened_at INTEGER NOT NULL,                                             -- Unix milliseconds, as the next two
  last_used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions (user_id);

-- Client certificates that the area's authority has issued.
CREATE TABLE certificates (
  serial TEXT PRIMARY KEY,                                                -- upper-case hexadecimal
  agency_id TEXT NOT NULL,                                                -- may be issued before the agency is entered
  issued_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT, WITHOUT ROWID;
