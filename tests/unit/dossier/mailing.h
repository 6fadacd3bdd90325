/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An approved mailing of which nothing was sent, for the tests of what is sent. */

#include "dossier/attempts.h"
#include "dossier/campaign.h"
#include "dossier/mailings.h"

static inline struct mailing *mailing_now(struct dossier *dossier, const char *name)
{
    g_autoptr(GError) error = NULL;
    struct mailing *mailing = mailing_find(dossier, name, &error);

    assert_no_error(error);
    return mailing;
}

/* Approved for recipients first…last. */
static inline struct mailing *mailing_approved(struct dossier *dossier, const char *name,
                                               gint64 first, gint64 last,
                                               gboolean keep_bytes)
{
    g_autoptr(Mailing) draft = mailing_new();
    g_autoptr(GBytes) files = g_bytes_new_static("x", 1);
    const char *const declared[] = {NULL};
    const struct approval_record record = {1,     "1",      "kiespost 0.1.0",
                                           files, declared, keep_bytes};
    g_autoptr(GError) error = NULL;

    draft->name = g_strdup(name);
    draft->channel = CHANNEL_EMAIL;
    draft->template_name = g_strdup("mail");
    draft->sources = g_strsplit("leden", ",", -1);
    mailing_create(dossier, draft, &error);
    assert_no_error(error);
    g_autoptr(Mailing) mailing = mailing_now(dossier, name);
    g_autoptr(Approval) approval = approval_new(dossier, mailing, &error);
    assert_no_error(error);
    for (gint64 i = first; i <= last; i++)
        assert_true(approval_add(approval, i, VERDICT_ALLOW, "", NULL));
    approval_finish(approval, &record, &error);
    assert_no_error(error);
    return mailing_now(dossier, name);
}

static inline struct batch *mailing_claim(struct dossier *dossier,
                                          const struct mailing *mailing, guint most)
{
    g_autoptr(GError) error = NULL;
    struct batch *batch = attempts_claim(dossier, mailing, "folder", most, &error);

    assert_no_error(error);
    return batch;
}

/* "1–3", "" for none. The caller frees. */
static inline char *mailing_claimed(const struct batch *batch)
{
    const GArray *numbers = batch != NULL ? batch_recipients(batch) : NULL;

    if (numbers == NULL)
        return g_strdup("");
    return g_strdup_printf("%d–%d", (int)g_array_index(numbers, gint64, 0),
                           (int)g_array_index(numbers, gint64, numbers->len - 1));
}

static inline void mailing_try(struct batch *batch, gint64 recipient, const char *bytes,
                               enum delivery_state outcome)
{
    char digest[DIGEST_HEX_SIZE];
    g_autoptr(GError) error = NULL;

    digest_hex_of(bytes, strlen(bytes), digest);
    attempt_start(batch, recipient, digest, &error);
    assert_no_error(error);
    attempt_finish(batch, recipient, outcome, outcome == DELIVERY_REFUSED ? "5.1.1" : "",
                   &error);
    assert_no_error(error);
}

static inline void mailing_close(struct batch *batch)
{
    g_autoptr(GError) error = NULL;

    attempts_close_batch(batch, NULL, &error);
    assert_no_error(error);
    batch_free(batch);
}

/* "planned 1, accepted 2": what the store says now. The caller frees. */
static inline char *mailing_states(struct dossier *dossier, const char *name)
{
    g_autoptr(Mailing) mailing = mailing_now(dossier, name);
    GString *text = g_string_new(NULL);

    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        if (mailing->counts[i] > 0)
            g_string_append_printf(text, "%s%s %d", text->len > 0 ? ", " : "",
                                   delivery_state_name((enum delivery_state)i),
                                   (int)mailing->counts[i]);
    return g_string_free(text, FALSE);
}

static inline void assert_states(struct dossier *dossier, const char *name,
                                 const char *expected)
{
    g_autofree char *states = mailing_states(dossier, name);
    assert_string_equal(states, expected);
}

/* The detail of the newest journal entry. The caller frees. */
static inline char *newest_entry(struct dossier *dossier, const char *action)
{
    g_autoptr(Statement) entry = statement_new(
        dossier->database,
        "SELECT action, detail FROM journal ORDER BY sequence DESC LIMIT 1", NULL);

    assert_int_equal(statement_step(entry, NULL), STEP_ROW);
    assert_string_equal(statement_text(entry, 0), action);
    return statement_dup_text(entry, 1);
}
