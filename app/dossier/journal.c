/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/journal.h"

#include <string.h>

#include "crypto/digest.h"
#include "crypto/keypair.h"
#include "dossier/dossier_private.h"

static const char append_sql[] =
    "INSERT INTO journal(sequence, at, operator, action, detail, previous, hash,"
    " signature) VALUES(:sequence, :at, :operator, :action, :detail, :previous, :hash,"
    " :signature)";
static const char last_sql[] =
    "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1";
static const char newest_sql[] = "SELECT ifnull(max(at), 0) FROM journal";
/* A column of another type could be changed without changing what is hashed: 12 into
 * 12.5, a text into bytes. */
static const char walk_sql[] =
    "SELECT sequence, at, operator, action, detail, previous, hash, signature,"
    " typeof(at) = 'integer' AND typeof(operator) = 'text' AND typeof(action) = 'text'"
    " AND typeof(detail) = 'text' AND typeof(previous) = 'blob' AND typeof(hash) = 'blob'"
    " AND typeof(signature) = 'blob' FROM journal ORDER BY sequence";
static const char operator_keys_sql[] =
    "SELECT public_key FROM operator WHERE name = :name";

struct chain_link {
    gint64 sequence;
    guint8 hash[DIGEST_LENGTH];
};

static void append_escaped(GString *out, const char *value)
{
    for (; *value != '\0'; value++) {
        if (*value == '\\')
            g_string_append(out, "\\\\");
        else if (*value == '\n')
            g_string_append(out, "\\n");
        else
            g_string_append_c(out, *value);
    }
}

void journal_note(GString *detail, const char *key, const char *value)
{
    if (value == NULL)
        return;
    g_string_append_printf(detail, "%s=", key);
    append_escaped(detail, value);
    g_string_append_c(detail, '\n');
}

void journal_note_int(GString *detail, const char *key, gint64 value)
{
    g_string_append_printf(detail, "%s=%" G_GINT64_FORMAT "\n", key, value);
}

struct field {
    gconstpointer bytes;
    gsize length;
};

static struct field field_of(const char *text)
{
    return (struct field){.bytes = text, .length = strlen(text)};
}

/* Bytes, not a C string: nothing can hide behind a NUL. */
static struct field field_read(struct statement *row, int column)
{
    struct field field;
    field.bytes = statement_bytes(row, column, &field.length);
    return field;
}

/* operator, action, detail */
enum {
    FIELDS = 3
};

/* Each field with its length, so that no two entries serialise alike. */
static void entry_hash(gint64 sequence, gint64 at, const struct field fields[FIELDS],
                       const guint8 previous[DIGEST_LENGTH], guint8 out[DIGEST_LENGTH])
{
    g_autoptr(Digest) digest = digest_new();
    gint64 numbers[] = {GINT64_TO_LE(sequence), GINT64_TO_LE(at)};

    digest_add(digest, previous, DIGEST_LENGTH);
    digest_add(digest, numbers, sizeof numbers);
    for (int i = 0; i < FIELDS; i++) {
        guint64 length = GUINT64_TO_LE((guint64)fields[i].length);
        digest_add(digest, &length, sizeof length);
        digest_add(digest, fields[i].bytes, fields[i].length);
    }
    digest_finish(digest, out);
}

static gboolean last_link(struct database *database, struct chain_link *last,
                          GError **error)
{
    g_autoptr(Statement) statement = statement_new(database, last_sql, error);

    *last = (struct chain_link){0};
    if (statement == NULL)
        return FALSE;
    enum step step = statement_step(statement, error);
    if (step == STEP_ROW) {
        gsize length;
        gconstpointer hash = statement_bytes(statement, 1, &length);
        last->sequence = statement_int(statement, 0);
        memcpy(last->hash, hash, MIN(length, DIGEST_LENGTH));
    }
    return step != STEP_FAILED;
}

gboolean journal_append(struct database *database, const char *operator_name,
                        const struct secret *signing_key, gint64 at, const char *action,
                        const char *detail, GError **error)
{
    struct chain_link last;
    const struct field fields[] = {field_of(operator_name), field_of(action),
                                   field_of(detail)};
    guint8 hash[DIGEST_LENGTH], signature[KEYPAIR_SIGNATURE_LENGTH];

    if (!last_link(database, &last, error))
        return FALSE;
    entry_hash(last.sequence + 1, at, fields, last.hash, hash);
    keypair_sign(signing_key, hash, sizeof hash, signature);

    g_autoptr(Statement) statement = statement_new(database, append_sql, error);
    if (statement == NULL)
        return FALSE;
    statement_bind_int(statement, ":sequence", last.sequence + 1);
    statement_bind_int(statement, ":at", at);
    statement_bind_text(statement, ":operator", operator_name);
    statement_bind_text(statement, ":action", action);
    statement_bind_text(statement, ":detail", detail);
    statement_bind_bytes(statement, ":previous", last.hash, sizeof last.hash);
    statement_bind_bytes(statement, ":hash", hash, sizeof hash);
    statement_bind_bytes(statement, ":signature", signature, sizeof signature);
    return statement_run(statement, error);
}

gboolean journal_newest(struct database *database, gint64 *at, GError **error)
{
    g_autoptr(Statement) statement = statement_new(database, newest_sql, error);

    if (statement == NULL || statement_step(statement, error) != STEP_ROW)
        return FALSE;
    *at = statement_int(statement, 0);
    return TRUE;
}

static gboolean signed_by_operator(struct database *database, const char *name,
                                   const guint8 hash[DIGEST_LENGTH],
                                   const guint8 *signature)
{
    g_autoptr(Statement) statement = statement_new(database, operator_keys_sql, NULL);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":name", name);
    while (statement_step(statement, NULL) == STEP_ROW) {
        gsize length;
        gconstpointer key = statement_bytes(statement, 0, &length);
        if (length == KEYPAIR_PUBLIC_LENGTH &&
            keypair_verify(key, hash, DIGEST_LENGTH, signature))
            return TRUE;
    }
    return FALSE;
}

/* Moves `last` on to this entry when it fits. */
static gboolean entry_fits(struct database *database, struct statement *entry,
                           struct chain_link *last)
{
    gsize previous_length, hash_length, signature_length;
    gconstpointer previous = statement_bytes(entry, 5, &previous_length);
    gconstpointer hash = statement_bytes(entry, 6, &hash_length);
    gconstpointer signature = statement_bytes(entry, 7, &signature_length);
    const struct field fields[] = {field_read(entry, 2), field_read(entry, 3),
                                   field_read(entry, 4)};
    guint8 expected[DIGEST_LENGTH];

    if (statement_int(entry, 8) == 0 || statement_int(entry, 0) != last->sequence + 1 ||
        previous_length != DIGEST_LENGTH || hash_length != DIGEST_LENGTH ||
        signature_length != KEYPAIR_SIGNATURE_LENGTH ||
        memcmp(previous, last->hash, DIGEST_LENGTH) != 0)
        return FALSE;
    entry_hash(last->sequence + 1, statement_int(entry, 1), fields, last->hash, expected);
    if (memcmp(expected, hash, DIGEST_LENGTH) != 0 ||
        !signed_by_operator(database, statement_text(entry, 2), expected, signature))
        return FALSE;
    last->sequence++;
    memcpy(last->hash, expected, DIGEST_LENGTH);
    return TRUE;
}

gboolean journal_check(struct dossier *dossier, struct journal_check *check,
                       GError **error)
{
    return journal_verify(dossier->database, check, error);
}

gboolean journal_verify(struct database *database, struct journal_check *check,
                        GError **error)
{
    g_autoptr(Statement) entry = statement_new(database, walk_sql, error);
    struct chain_link last = {0};
    enum step step;

    *check = (struct journal_check){0};
    if (entry == NULL)
        return FALSE;
    while ((step = statement_step(entry, error)) == STEP_ROW) {
        check->entries++;
        if (check->first_bad == 0 && !entry_fits(database, entry, &last))
            check->first_bad = last.sequence + 1;
    }
    if (check->entries > 0 && check->first_bad == 0)
        digest_to_hex(last.hash, check->head);
    return step == STEP_DONE;
}
