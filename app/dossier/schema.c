/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/schema.h"

/* dossier.db holds no recipient's name, address, e-mail or number: only recipient
 * numbers and keyed hashes, so that it may outlive its sources as evidence. */
/* clang-format off */
static const char *const dossier_migrations[] = {
    "CREATE TABLE setting("
    "  key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"

    /* Keys that survive re-keying and purge: the objections' above all. */
    "CREATE TABLE secret("
    "  name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;"

    "CREATE TABLE operator("
    "  id INTEGER PRIMARY KEY, name TEXT NOT NULL, public_key BLOB NOT NULL,"
    "  since INTEGER NOT NULL, until INTEGER);"

    "CREATE TABLE journal("
    "  sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, operator TEXT NOT NULL,"
    "  action TEXT NOT NULL, detail TEXT NOT NULL,"
    "  previous BLOB NOT NULL, hash BLOB NOT NULL, signature BLOB NOT NULL);"
    "CREATE INDEX journal_at ON journal(at);"

    "CREATE TABLE source("
    "  ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,"
    "  holder TEXT, obtained_on TEXT, role TEXT NOT NULL, purpose_told TEXT,"
    "  collected_directly TEXT NOT NULL, objection_offered TEXT NOT NULL,"
    "  evidence_name TEXT, evidence_digest TEXT,"
    "  consent_for TEXT NOT NULL, consent_separate TEXT NOT NULL,"
    "  municipality TEXT, status TEXT NOT NULL,"
    "  recipients INTEGER NOT NULL, last_recipient INTEGER NOT NULL,"
    "  key BLOB, declared_at INTEGER NOT NULL);"

    "CREATE TABLE source_flag("
    "  source TEXT NOT NULL, class TEXT NOT NULL, weight REAL NOT NULL,"
    "  rule TEXT NOT NULL, evidence TEXT NOT NULL, at INTEGER NOT NULL);"

    /* One row per imported file: recipients first…last, in one source. */
    "CREATE TABLE extract("
    "  id INTEGER PRIMARY KEY, source TEXT NOT NULL, file_name TEXT NOT NULL,"
    "  digest TEXT NOT NULL, rows INTEGER NOT NULL, imported INTEGER NOT NULL,"
    "  rejected INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,"
    "  at INTEGER NOT NULL);"

    "CREATE TABLE objection("
    "  id INTEGER PRIMARY KEY, on_day TEXT NOT NULL, channels INTEGER NOT NULL,"
    "  made_by TEXT NOT NULL, recipient INTEGER, at INTEGER NOT NULL);"
    /* way: enum way of objection_marks.h */
    "CREATE TABLE objection_mark("
    "  mark BLOB NOT NULL, objection INTEGER NOT NULL REFERENCES objection(id),"
    "  way INTEGER NOT NULL, PRIMARY KEY(mark, objection)) WITHOUT ROWID;"

    "CREATE TABLE mailing("
    "  ordinal INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, channel TEXT NOT NULL,"
    "  template TEXT NOT NULL, post_on TEXT, state TEXT NOT NULL,"
    "  created_at INTEGER NOT NULL, approved_at INTEGER, approved_day TEXT,"
    /* What approve froze: composition is derived from it. */
    "  rules TEXT, libraries TEXT, files BLOB);"
    "CREATE TABLE mailing_source("
    "  mailing TEXT NOT NULL, position INTEGER NOT NULL, source TEXT NOT NULL,"
    "  PRIMARY KEY(mailing, position)) WITHOUT ROWID;"
    "CREATE TABLE mailing_declaration("
    "  mailing TEXT NOT NULL, rule TEXT NOT NULL, operator TEXT NOT NULL,"
    "  at INTEGER NOT NULL, PRIMARY KEY(mailing, rule)) WITHOUT ROWID;"

    /* Every recipient whom approve froze as allowed, and how far the message got. */
    "CREATE TABLE delivery("
    "  mailing INTEGER NOT NULL, recipient INTEGER NOT NULL, state INTEGER NOT NULL,"
    "  at INTEGER NOT NULL, digest BLOB,"
    "  PRIMARY KEY(mailing, recipient)) WITHOUT ROWID;"
    /* Those who were not allowed at approval, with the rules that said so. */
    "CREATE TABLE verdict("
    "  mailing INTEGER NOT NULL, recipient INTEGER NOT NULL, verdict TEXT NOT NULL,"
    "  rules TEXT NOT NULL, PRIMARY KEY(mailing, recipient)) WITHOUT ROWID;"
    "CREATE TABLE output("
    "  mailing TEXT NOT NULL, file_name TEXT NOT NULL, digest TEXT NOT NULL,"
    "  recipients INTEGER NOT NULL, printer TEXT NOT NULL, at INTEGER NOT NULL);",

    "ALTER TABLE mailing ADD COLUMN keep_bytes INTEGER NOT NULL DEFAULT 0;"

    /* dossier/attempts.h. Rows are only ever added to the three tables below batch: what a
     * row gains later would move its neighbours about (measured). The last recipient is
     * where the next claim begins to look; boot: platform/boot.h. */
    "CREATE TABLE batch("
    "  id INTEGER PRIMARY KEY, mailing INTEGER NOT NULL, transport TEXT NOT NULL,"
    "  claimed_at INTEGER NOT NULL, last INTEGER NOT NULL, boot TEXT NOT NULL,"
    "  closed_at INTEGER);"
    "CREATE TABLE claim("
    "  batch INTEGER NOT NULL, recipient INTEGER NOT NULL,"
    "  PRIMARY KEY(batch, recipient)) WITHOUT ROWID;"
    "CREATE TABLE attempt("
    "  batch INTEGER NOT NULL, recipient INTEGER NOT NULL, started_at INTEGER NOT NULL,"
    "  digest BLOB NOT NULL, PRIMARY KEY(batch, recipient)) WITHOUT ROWID;"
    "CREATE TABLE outcome("
    "  batch INTEGER NOT NULL, recipient INTEGER NOT NULL, state INTEGER NOT NULL,"
    "  ended_at INTEGER NOT NULL, status TEXT NOT NULL,"
    "  PRIMARY KEY(batch, recipient)) WITHOUT ROWID;",

    /* dossier/processors.h, dossier/costs.h; amounts in ten-thousandths of a euro. */
    "CREATE TABLE processor("
    "  id INTEGER PRIMARY KEY, name TEXT NOT NULL, does TEXT NOT NULL,"
    "  contract_on TEXT NOT NULL, contract_name TEXT, contract_digest TEXT,"
    "  recorded_on TEXT NOT NULL, ended_on TEXT);"
    "CREATE TABLE cost("
    "  id INTEGER PRIMARY KEY, mailing INTEGER NOT NULL, item TEXT NOT NULL,"
    "  amount INTEGER NOT NULL, each INTEGER NOT NULL, at INTEGER NOT NULL);",

    /* dossier/releases.h: recipient 0 is nobody in particular; rules are separated by
     * blanks. */
    "CREATE TABLE mailing_release("
    "  id INTEGER PRIMARY KEY, mailing INTEGER NOT NULL, recipient INTEGER NOT NULL,"
    "  last INTEGER NOT NULL, rules TEXT NOT NULL, reason TEXT NOT NULL,"
    "  operator TEXT NOT NULL, day TEXT NOT NULL, at INTEGER NOT NULL);"
    "CREATE INDEX mailing_release_of ON mailing_release(mailing);"
    /* dossier/source_reviews.h */
    "CREATE TABLE source_review("
    "  id INTEGER PRIMARY KEY, source TEXT NOT NULL, accepted INTEGER NOT NULL,"
    "  reason TEXT NOT NULL, evidence_name TEXT, evidence_digest TEXT,"
    "  operator TEXT NOT NULL, day TEXT NOT NULL, at INTEGER NOT NULL);",

    /* eligibility/selection.h, in its canonical form; NULL: everybody */
    "ALTER TABLE mailing ADD COLUMN selection TEXT;",

    /* dossier/forbidden_people.h; kind: enum part_kind there */
    "CREATE TABLE forbidden_file("
    "  id INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL,"
    "  people INTEGER NOT NULL, operator TEXT NOT NULL, day TEXT NOT NULL,"
    "  at INTEGER NOT NULL);"
    "CREATE TABLE forbidden_part("
    "  id INTEGER PRIMARY KEY, file INTEGER NOT NULL REFERENCES forbidden_file(id),"
    "  kind INTEGER NOT NULL, marks BLOB NOT NULL);",

    /* dossier/bad_addresses.h: one row per refusal that was looked at. Without a mark: a
     * person took it back. looked_batch: closed, and all its refusals stand above. */
    "CREATE TABLE bad_address("
    "  batch INTEGER NOT NULL, recipient INTEGER NOT NULL, channel INTEGER NOT NULL,"
    "  mark BLOB, status TEXT NOT NULL, day TEXT NOT NULL,"
    "  PRIMARY KEY(batch, recipient)) WITHOUT ROWID;"
    "CREATE INDEX bad_address_mark ON bad_address(mark);"
    "CREATE TABLE looked_batch(batch INTEGER PRIMARY KEY);",

    /* --plain-accents, and how many parts a text message takes (sms/text_parts.h) */
    "ALTER TABLE mailing ADD COLUMN plain_accents INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE delivery ADD COLUMN parts INTEGER NOT NULL DEFAULT 0;",

    /* dossier/text_parts.h: delivery_state (TP-ST) and reported_at (0: unknown) once
     * something final was told; journalled: stands in a journal entry. text_refusal: a
     * message that was accepted, and of which a part failed for good. */
    "CREATE TABLE text_part("
    "  id INTEGER PRIMARY KEY, mark BLOB NOT NULL, reference INTEGER NOT NULL,"
    "  batch INTEGER NOT NULL, mailing INTEGER NOT NULL, recipient INTEGER NOT NULL,"
    "  number INTEGER NOT NULL, total INTEGER NOT NULL, sent_at INTEGER NOT NULL,"
    "  delivery_state INTEGER, reported_at INTEGER,"
    "  journalled INTEGER NOT NULL DEFAULT 0);"
    "CREATE INDEX text_part_mark ON text_part(mark, reference);"
    "CREATE TABLE text_refusal("
    "  batch INTEGER NOT NULL, recipient INTEGER NOT NULL, status TEXT NOT NULL,"
    "  at INTEGER NOT NULL, PRIMARY KEY(batch, recipient)) WITHOUT ROWID;",

    /* dossier/sent_times.h: trials of the last day, for the pace */
    "CREATE TABLE trial("
    "  id INTEGER PRIMARY KEY, channel TEXT NOT NULL, started_at INTEGER NOT NULL,"
    "  domain TEXT NOT NULL);",
};

/* The columns of recipient are those of dossier/recipient_columns.h. */
static const char *const source_migrations[] = {
    "CREATE TABLE recipient("
    "  number INTEGER PRIMARY KEY, extract INTEGER NOT NULL,"
    "  family_name TEXT, given_names TEXT, full_name TEXT, birth_date INTEGER,"
    "  language INTEGER, street TEXT, house_number TEXT, box TEXT, postcode TEXT,"
    "  municipality TEXT, nis TEXT, address TEXT, email TEXT, mobile TEXT,"
    "  consent_date INTEGER, consent_wording TEXT, consent_channels INTEGER,"
    "  consent_method TEXT, consent_collector TEXT, consent_targeting INTEGER,"
    "  relation_date INTEGER, relation_note TEXT, order_number TEXT,"
    "  polling_section TEXT, findings INTEGER);"
    /* dossier/name_index.h */
    "CREATE TABLE name_key(id INTEGER PRIMARY KEY);"
    /* Bits of the columns that any row may fill: all rows of this table together. Whoever
     * changes a row need not know of it. */
    "CREATE TABLE filled(columns INTEGER NOT NULL);"
    "CREATE TRIGGER recipient_changes AFTER UPDATE ON recipient"
    "  BEGIN INSERT INTO filled(columns) VALUES(-1); END;",

    /* dossier/kept_messages.h */
    "CREATE TABLE kept_message("
    "  mailing INTEGER NOT NULL, recipient INTEGER NOT NULL, bytes BLOB NOT NULL,"
    "  PRIMARY KEY(mailing, recipient));",
};
/* clang-format on */

gboolean schema_check_dossier(struct database *database, GError **error)
{
    return database_check_version(database, G_N_ELEMENTS(dossier_migrations), error);
}

static gboolean is_older(struct database *database, guint newest, gboolean *answer,
                         GError **error)
{
    guint version;

    if (!database_version(database, &version, error))
        return FALSE;
    *answer = version < newest;
    return TRUE;
}

gboolean schema_dossier_is_older(struct database *database, gboolean *answer,
                                 GError **error)
{
    return is_older(database, G_N_ELEMENTS(dossier_migrations), answer, error);
}

gboolean schema_source_is_older(struct database *database, gboolean *answer,
                                GError **error)
{
    return is_older(database, G_N_ELEMENTS(source_migrations), answer, error);
}

gboolean schema_check_source(struct database *database, GError **error)
{
    return database_check_version(database, G_N_ELEMENTS(source_migrations), error);
}

gboolean schema_migrate_dossier(struct database *database, GError **error)
{
    return database_migrate(database, dossier_migrations,
                            G_N_ELEMENTS(dossier_migrations), error);
}

gboolean schema_migrate_source(struct database *database, GError **error)
{
    return database_migrate(database, source_migrations, G_N_ELEMENTS(source_migrations),
                            error);
}
