/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/message_identity.h"

#include <string.h>

#include "crypto/digest.h"
#include "dossier/dossier_private.h"
#include "dossier/secrets.h"

static const char walk_sql[] = "SELECT mailing, recipient FROM delivery";

/* What keyed_hash() calls the purpose: what was sent depends on these words. */
static const char key_purpose[] = "message key";
static const char token_purpose[] = "message token";

/* Crockford's base32. */
static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

enum {
    KEY_BYTES = (MESSAGE_KEY_SIZE - 1) / 2,
    TOKEN_SYMBOLS = MESSAGE_TOKEN_SIZE - 1,
};

static gboolean read_key(struct dossier *dossier, GError **error)
{
    if (dossier->identity_key == NULL)
        dossier->identity_key =
            secret_record_read(dossier->database, SECRET_MESSAGE_IDENTITY, error);
    return dossier->identity_key != NULL;
}

static void hash_numbers(const struct dossier *dossier, const char *purpose,
                         gint64 mailing, gint64 recipient, guint8 out[DIGEST_LENGTH])
{
    const gint64 numbers[] = {GINT64_TO_LE(mailing), GINT64_TO_LE(recipient)};

    keyed_hash(dossier->identity_key, purpose, numbers, sizeof numbers, out);
}

static void token_of(const struct dossier *dossier, gint64 mailing, gint64 recipient,
                     char token[MESSAGE_TOKEN_SIZE])
{
    guint8 hash[DIGEST_LENGTH];
    guint bits = 0, held = 0, next = 0;

    hash_numbers(dossier, token_purpose, mailing, recipient, hash);
    for (int i = 0; i < TOKEN_SYMBOLS; i++) {
        if (held < 5) {
            bits = (bits << 8 | hash[next++]) & 0xFFFF;
            held += 8;
        }
        held -= 5;
        token[i] = alphabet[bits >> held & 31];
    }
    token[TOKEN_SYMBOLS] = '\0';
}

gboolean message_identity(struct dossier *dossier, const struct mailing *mailing,
                          gint64 recipient, char key[MESSAGE_KEY_SIZE],
                          char token[MESSAGE_TOKEN_SIZE], GError **error)
{
    guint8 hash[DIGEST_LENGTH];
    char hex[DIGEST_HEX_SIZE];

    if (!read_key(dossier, error))
        return FALSE;
    hash_numbers(dossier, key_purpose, mailing->ordinal, recipient, hash);
    digest_to_hex(hash, hex);
    memcpy(key, hex, 2 * KEY_BYTES);
    key[2 * KEY_BYTES] = '\0';
    token_of(dossier, mailing->ordinal, recipient, token);
    return TRUE;
}

/* As the alphabet has it; FALSE for what cannot be a token. */
static gboolean token_read(const char *typed, char token[MESSAGE_TOKEN_SIZE])
{
    if (strlen(typed) != TOKEN_SYMBOLS)
        return FALSE;
    for (int i = 0; i < TOKEN_SYMBOLS; i++) {
        char lower = g_ascii_tolower(typed[i]);
        token[i] = lower == 'o' ? '0' : lower == 'i' || lower == 'l' ? '1' : lower;
        if (strchr(alphabet, token[i]) == NULL)
            return FALSE;
    }
    token[TOKEN_SYMBOLS] = '\0';
    return TRUE;
}

gboolean message_token_find(struct dossier *dossier, const char *token, gint64 *mailing,
                            gint64 *recipient, GError **error)
{
    char wanted[MESSAGE_TOKEN_SIZE], found[MESSAGE_TOKEN_SIZE] = "";
    enum step step = STEP_DONE;

    *mailing = *recipient = 0;
    if (!token_read(token, wanted))
        return TRUE;
    if (!read_key(dossier, error))
        return FALSE;
    g_autoptr(Statement) statement = statement_new(dossier->database, walk_sql, error);
    if (statement == NULL)
        return FALSE;
    while (strcmp(found, wanted) != 0 &&
           (step = statement_step(statement, error)) == STEP_ROW)
        token_of(dossier, statement_int(statement, 0), statement_int(statement, 1),
                 found);
    if (step == STEP_ROW) {
        *mailing = statement_int(statement, 0);
        *recipient = statement_int(statement, 1);
    }
    return step != STEP_FAILED;
}
