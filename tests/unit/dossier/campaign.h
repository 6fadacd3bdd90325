/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A dossier for each test: made once for the program (stretching a passphrase takes its
 * time), copied for each test. Its operators: Els, by "els", and the recovery code. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "crypto/start.h"
#include "dossier/dossier_private.h"
#include "dossier/journal.h"
#include "dossier/recipient_load.h"
#include "dossier/recipients.h"
#include "dossier/sources.h"
#include "platform/scratch.h"

static char *campaign_original;
static struct secret *campaign_code;

static inline struct secret *campaign_passphrase(void)
{
    return secret_from_text("els");
}

/* cmocka's group setup and teardown. */
static inline int campaign_make(void **state)
{
    g_autoptr(Secret) passphrase = campaign_passphrase();
    g_autoptr(GHashTable) settings = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GError) error = NULL;
    g_autofree char *parent = g_dir_make_tmp("kiespost-test-XXXXXX", NULL);

    (void)state;
    crypto_start(NULL);
    g_hash_table_insert(settings, "candidate.name", "Els Peeters");
    g_hash_table_insert(settings, "election.id", "BE-VLG-LOC-2030");
    campaign_original = g_build_filename(parent, "dossier", NULL);
    if (!dossier_create(campaign_original, "Els", passphrase, settings, &campaign_code,
                        &error))
        g_error("%s", error->message);
    return 0;
}

static inline int campaign_unmake(void **state)
{
    g_autofree char *parent = g_path_get_dirname(campaign_original);

    (void)state;
    scratch_remove_path(parent);
    g_clear_pointer(&campaign_original, g_free);
    g_clear_pointer(&campaign_code, secret_free);
    return 0;
}

/* Files and folders; nothing else stands in a dossier. */
static inline void campaign_copy(const char *from, const char *to)
{
    g_autoptr(GDir) directory = g_dir_open(from, 0, NULL);
    const char *name;
    gsize length;

    if (directory == NULL) {
        g_autofree char *bytes = NULL;
        assert_true(g_file_get_contents(from, &bytes, &length, NULL));
        assert_true(g_file_set_contents(to, bytes, (gssize)length, NULL));
        assert_int_equal(g_chmod(to, 0600), 0);
        return;
    }
    assert_true(g_mkdir(to, 0700) == 0 || g_file_test(to, G_FILE_TEST_IS_DIR));
    while ((name = g_dir_read_name(directory)) != NULL) {
        g_autofree char *source = g_build_filename(from, name, NULL);
        g_autofree char *target = g_build_filename(to, name, NULL);
        campaign_copy(source, target);
    }
}

/* cmocka's setup: *state is the dossier's directory, in a directory of its own. */
static inline int campaign_begin(void **state)
{
    g_autofree char *parent = g_dir_make_tmp("kiespost-test-XXXXXX", NULL);

    *state = g_build_filename(parent, "dossier", NULL);
    campaign_copy(campaign_original, *state);
    return 0;
}

static inline int campaign_end(void **state)
{
    g_autofree char *parent = g_path_get_dirname(*state);

    scratch_remove_path(parent);
    g_free(*state);
    return 0;
}

static inline char *campaign_path(void **state, const char *name)
{
    return g_build_filename(*state, name, NULL);
}

static inline gboolean campaign_has(void **state, const char *name)
{
    g_autofree char *path = campaign_path(state, name);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

static inline void assert_no_error(GError *error)
{
    if (error != NULL)
        fail_msg("%s", error->message);
}

static inline void assert_code(GError *error, enum kiespost_error code, const char *label)
{
    if (!g_error_matches(error, KIESPOST_ERROR, (int)code))
        fail_msg("%s: %s", label, error != NULL ? error->message : "no error");
}

static inline struct dossier *campaign_open(const char *directory,
                                            enum dossier_access access)
{
    g_autoptr(Secret) passphrase = campaign_passphrase();
    g_autoptr(GError) error = NULL;
    struct dossier *dossier = dossier_open(directory, NULL, passphrase, access, &error);

    assert_no_error(error);
    assert_non_null(dossier);
    return dossier;
}

static inline gint64 campaign_entries(struct dossier *dossier)
{
    struct journal_check check;
    g_autoptr(GError) error = NULL;

    assert_true(journal_check(dossier, &check, &error));
    assert_int_equal(check.first_bad, 0);
    return check.entries;
}

static inline void campaign_declare(struct dossier *dossier, const char *id)
{
    g_autoptr(Source) source = source_new();
    g_autoptr(GError) error = NULL;

    source->id = g_strdup(id);
    source->kind = SOURCE_OWN_SYMPATHISER;
    source_declare(dossier, source, &error);
    assert_no_error(error);
}

static inline struct recipient campaign_person(const char *given, const char *family)
{
    struct recipient recipient;

    recipient_clear(&recipient);
    recipient.given_names = given;
    recipient.family_name = family;
    return recipient;
}

/* An import whose rows stand in an array. */
struct campaign_rows {
    const struct recipient *rows;
    gsize count, next;
    enum feed end;
};

static inline enum feed campaign_feed(gpointer context, struct recipient *recipient,
                                      gint64 *name_key)
{
    struct campaign_rows *rows = context;
    g_autoptr(GString) name = g_string_new(NULL), key = g_string_new(NULL);

    if (rows->next == rows->count)
        return rows->end;
    *recipient = rows->rows[rows->next++];
    g_string_printf(name, "%s %s", recipient->family_name, recipient->given_names);
    if (name->len == 1)
        g_string_assign(name, recipient->full_name);
    text_name_key(key, name->str);
    *name_key = recipient_name_key(key->str);
    return FEED_ROW;
}

static inline void campaign_import(struct dossier *dossier, const char *source_id,
                                   const struct recipient *rows, gsize count)
{
    struct campaign_rows context = {.rows = rows, .count = count, .end = FEED_END};
    const struct extract_record record = {
        .file_name = "leden.csv", .digest = "00", .rows = count, .imported = count};
    g_autoptr(GError) error = NULL;
    g_autoptr(RecipientLoad) load = recipient_load_new(dossier, source_id, &error);

    assert_no_error(error);
    recipient_load_run(load, campaign_feed, &context, &error);
    assert_no_error(error);
    recipient_load_finish(load, &record, &error);
    assert_no_error(error);
}

/* "r-1 Els Peeters, r-2 …" of one source. The caller frees. */
static inline char *campaign_everybody(struct dossier *dossier, const char *source_id)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(RecipientCursor) cursor =
        recipients_open(dossier, source_id, RECIPIENTS_BY_NUMBER, &error);
    GString *list = g_string_new(NULL);
    struct recipient recipient;

    assert_no_error(error);
    while (recipients_next(cursor, &recipient, &error)) {
        g_string_append_printf(list, "%sr-%d ", list->len > 0 ? ", " : "",
                               (int)recipient.number);
        recipient_append_name(&recipient, list);
    }
    assert_no_error(error);
    return g_string_free(list, FALSE);
}
