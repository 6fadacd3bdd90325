-- SPDX-License-Identifier: GPL-3.0-or-later
-- The tables of kiespost 0.1.0 before migration 2: dossier.db.
CREATE TABLE setting(  key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE secret(  name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE operator(  id INTEGER PRIMARY KEY, name TEXT NOT NULL, public_key BLOB NOT NULL,  since INTEGER NOT NULL, until INTEGER);
CREATE TABLE journal(  sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, operator TEXT NOT NULL,  action TEXT NOT NULL, detail TEXT NOT NULL,  previous BLOB NOT NULL, hash BLOB NOT NULL, signature BLOB NOT NULL);
CREATE INDEX journal_at ON journal(at);
CREATE TABLE source(  ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,  holder TEXT, obtained_on TEXT, role TEXT NOT NULL, purpose_told TEXT,  collected_directly TEXT NOT NULL, objection_offered TEXT NOT NULL,  evidence_name TEXT, evidence_digest TEXT,  consent_for TEXT NOT NULL, consent_separate TEXT NOT NULL,  municipality TEXT, status TEXT NOT NULL,  recipients INTEGER NOT NULL, last_recipient INTEGER NOT NULL,  key BLOB, declared_at INTEGER NOT NULL);
CREATE TABLE source_flag(  source TEXT NOT NULL, class TEXT NOT NULL, weight REAL NOT NULL,  rule TEXT NOT NULL, evidence TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE extract(  id INTEGER PRIMARY KEY, source TEXT NOT NULL, file_name TEXT NOT NULL,  digest TEXT NOT NULL, rows INTEGER NOT NULL, imported INTEGER NOT NULL,  rejected INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,  at INTEGER NOT NULL);
CREATE TABLE objection(  id INTEGER PRIMARY KEY, on_day TEXT NOT NULL, channels INTEGER NOT NULL,  made_by TEXT NOT NULL, recipient INTEGER, at INTEGER NOT NULL);
CREATE TABLE objection_mark(  mark BLOB NOT NULL, objection INTEGER NOT NULL REFERENCES objection(id),  way INTEGER NOT NULL, PRIMARY KEY(mark, objection)) WITHOUT ROWID;
CREATE TABLE mailing(  ordinal INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, channel TEXT NOT NULL,  template TEXT NOT NULL, post_on TEXT, state TEXT NOT NULL,  created_at INTEGER NOT NULL, approved_at INTEGER, approved_day TEXT,  rules TEXT, libraries TEXT, files BLOB);
CREATE TABLE mailing_source(  mailing TEXT NOT NULL, position INTEGER NOT NULL, source TEXT NOT NULL,  PRIMARY KEY(mailing, position)) WITHOUT ROWID;
CREATE TABLE mailing_declaration(  mailing TEXT NOT NULL, rule TEXT NOT NULL, operator TEXT NOT NULL,  at INTEGER NOT NULL, PRIMARY KEY(mailing, rule)) WITHOUT ROWID;
CREATE TABLE delivery(  mailing INTEGER NOT NULL, recipient INTEGER NOT NULL, state INTEGER NOT NULL,  at INTEGER NOT NULL, digest BLOB,  PRIMARY KEY(mailing, recipient)) WITHOUT ROWID;
CREATE TABLE verdict(  mailing INTEGER NOT NULL, recipient INTEGER NOT NULL, verdict TEXT NOT NULL,  rules TEXT NOT NULL, PRIMARY KEY(mailing, recipient)) WITHOUT ROWID;
CREATE TABLE output(  mailing TEXT NOT NULL, file_name TEXT NOT NULL, digest TEXT NOT NULL,  recipients INTEGER NOT NULL, printer TEXT NOT NULL, at INTEGER NOT NULL);
