/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/secrets.h"

#include "crypto/digest.h"

static const char read_sql[] = "SELECT value FROM secret WHERE name = :name";
static const char put_sql[] = "INSERT INTO secret(name, value) VALUES(:name, :value)";

struct secret *secret_record_make(struct database *database, const char *name,
                                  GError **error)
{
    g_autoptr(Statement) statement = statement_new(database, put_sql, error);
    g_autoptr(Secret) secret = secret_random(KEYED_HASH_KEY_LENGTH);

    if (statement == NULL)
        return NULL;
    statement_bind_text(statement, ":name", name);
    statement_bind_bytes(statement, ":value", secret_bytes(secret),
                         secret_length(secret));
    return statement_run(statement, error) ? g_steal_pointer(&secret) : NULL;
}

struct secret *secret_record_read(struct database *database, const char *name,
                                  GError **error)
{
    g_autoptr(Statement) statement = statement_new(database, read_sql, error);
    gsize length;

    if (statement == NULL)
        return NULL;
    statement_bind_text(statement, ":name", name);
    enum step step = statement_step(statement, error);
    gconstpointer bytes =
        step == STEP_ROW ? statement_bytes(statement, 0, &length) : NULL;
    if (step != STEP_FAILED && (bytes == NULL || length != KEYED_HASH_KEY_LENGTH))
        database_lacks_row(database, error);
    else if (step == STEP_ROW)
        return secret_from_bytes(bytes, length);
    return NULL;
}

gboolean secret_record_exists(struct database *database, const char *name,
                              gboolean *answer, GError **error)
{
    g_autoptr(Statement) statement = statement_new(database, read_sql, error);

    if (statement == NULL)
        return FALSE;
    statement_bind_text(statement, ":name", name);
    enum step step = statement_step(statement, error);
    *answer = step == STEP_ROW;
    return step != STEP_FAILED;
}
