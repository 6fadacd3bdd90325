/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An approved mailing, and a transport that writes down in a file what it was given: the
 * file outlives the program, like a server's mailbox. Both can be made to fail, or to
 * kill the program, at any step.
 *
 * The dossier's key is taken out of it once, so that opening it a hundred times does not
 * stretch a passphrase a hundred times. */

#include <fcntl.h>
#include <signal.h>

#include "deliver/run.h"
#include "dossier/campaign.h"
#include "dossier/keyslots.h"
#include "dossier/mailings.h"

static struct unlocked *postbox_unlocked;

/* ---- the dossier ---- */

static inline void postbox_sql(struct dossier *dossier, const char *sql)
{
    g_autoptr(GError) error = NULL;

    database_run(dossier->database, sql, &error);
    assert_no_error(error);
}

/* Recipients 1…count. */
static inline void postbox_approve(const char *directory, int count)
{
    g_autoptr(Dossier) dossier = campaign_open(directory, DOSSIER_WRITE);
    g_autoptr(Mailing) draft = mailing_new();
    g_autoptr(GBytes) files = g_bytes_new_static("x", 1);
    const char *const declared[] = {NULL};
    const struct approval_record record = {1, "1", "", files, declared, FALSE};
    g_autoptr(GError) error = NULL;

    draft->name = g_strdup("nieuws");
    draft->channel = CHANNEL_EMAIL;
    draft->template_name = g_strdup("mail");
    draft->sources = g_strsplit("leden", ",", -1);
    mailing_create(dossier, draft, &error);
    assert_no_error(error);
    g_autoptr(Mailing) mailing = mailing_find(dossier, "nieuws", &error);
    g_autoptr(Approval) approval = approval_new(dossier, mailing, &error);
    assert_no_error(error);
    for (int i = 1; i <= count; i++)
        assert_true(approval_add(approval, i, VERDICT_ALLOW, "", NULL));
    approval_finish(approval, &record, &error);
    assert_no_error(error);
    g_clear_pointer(&approval, approval_free);
    if (postbox_unlocked == NULL)
        postbox_unlocked = g_steal_pointer(&dossier->unlocked);
}

static inline void postbox_forget(void)
{
    g_clear_pointer(&postbox_unlocked, unlocked_free);
}

/* Also in a child, so without assertions. */
static inline struct dossier *postbox_open(const char *directory)
{
    g_autofree char *path = g_build_filename(directory, "dossier.db", NULL);
    struct dossier *dossier = g_new0(struct dossier, 1);

    dossier->directory = g_strdup(directory);
    dossier->settings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    dossier->unlocked = postbox_unlocked;
    dossier->writable = TRUE;
    dossier->database = database_open(path, "dossier.db", postbox_unlocked->dossier_key,
                                      DATABASE_WRITE, NULL);
    if (dossier->database == NULL)
        g_error("%s cannot be opened", path);
    return dossier;
}

static inline void postbox_close(struct dossier *dossier)
{
    dossier->unlocked = NULL;
    dossier_free(dossier);
}

/* "accepted 29, in_doubt 1". The caller frees. */
static inline char *postbox_counts(const gint64 *counts)
{
    GString *text = g_string_new(NULL);

    for (int i = 0; i < DELIVERY_STATE_COUNT; i++)
        if (counts[i] > 0)
            g_string_append_printf(text, "%s%s %d", text->len > 0 ? ", " : "",
                                   delivery_state_name((enum delivery_state)i),
                                   (int)counts[i]);
    return g_string_free(text, FALSE);
}

static inline char *postbox_states(struct dossier *dossier)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Mailing) mailing = mailing_find(dossier, "nieuws", &error);

    assert_no_error(error);
    return postbox_counts(mailing->counts);
}

/* ---- the transport and the messages ---- */

struct postbox {
    struct transport transport;
    const char *path; /* of the file in which what was received is written down */

    gint64 at; /* the recipient at whom something happens, 0 nobody */
    enum next_message next;
    enum submission answer;
    gint64 interrupt_before; /* this message, counted from 1, 0 never */
    int die_at;              /* the step that kills the program, 0 none */

    gint64 asked, progress;
    char bytes[64];
};

static struct postbox *postbox_in_use;
static gint postbox_steps;   /* of all connections */
static gint postbox_arrived; /* messages, whatever became of them */

/* Every place at which the run is outside the store. */
static inline void postbox_step(struct postbox *postbox)
{
    if (g_atomic_int_add(&postbox_steps, 1) + 1 == postbox->die_at)
        raise(SIGKILL);
}

static inline void postbox_receive(struct postbox *postbox,
                                   const struct submission_request *request)
{
    int descriptor = open(postbox->path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    g_autofree char *line = g_strdup_printf("%s\n", request->stem);

    if (write(descriptor, line, strlen(line)) != (gssize)strlen(line))
        g_error("%s cannot be written", postbox->path);
    close(descriptor);
}

static inline enum submission postbox_submit(struct transport *transport,
                                             const struct submission_request *request,
                                             char status[SUBMISSION_STATUS_SIZE],
                                             GError **error)
{
    struct postbox *postbox = (struct postbox *)transport;
    gboolean is_here = request->recipient == postbox->at;
    enum submission answer = is_here ? postbox->answer : SUBMISSION_ACCEPTED;

    postbox_step(postbox);
    g_strlcpy(status, answer == SUBMISSION_REFUSED ? "5.1.1" : "",
              SUBMISSION_STATUS_SIZE);
    if (answer == SUBMISSION_ACCEPTED || answer == SUBMISSION_IN_DOUBT)
        postbox_receive(postbox, request);
    if (answer == SUBMISSION_STOPPED)
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE, "stopped");
    postbox_step(postbox);
    g_atomic_int_inc(&postbox_arrived);
    return answer;
}

static inline void postbox_close_transport(struct transport *transport)
{
    (void)transport;
}

static inline enum next_message postbox_next(gpointer context, gint64 recipient,
                                             gint64 date,
                                             struct delivery_message *message,
                                             GError **error)
{
    struct postbox *postbox = context;
    enum next_message next = recipient == postbox->at ? postbox->next : MESSAGE_READY;

    postbox->asked++;
    postbox_step(postbox);
    if (next == MESSAGE_FAILED)
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT, "not made");
    message->length =
        (gsize)g_snprintf(postbox->bytes, sizeof postbox->bytes,
                          "Date: %" G_GINT64_FORMAT "\r\n\r\n%d", date, (int)recipient);
    message->bytes = postbox->bytes;
    message->from = "els@peeters.example";
    message->to = "jan@voorbeeld.example";
    digest_hex_of(message->bytes, message->length, message->digest);
    return next;
}

static inline void postbox_progress(gpointer context, gint64 done, gint64 total)
{
    struct postbox *postbox = context;

    (void)total;
    postbox->progress = done;
}

static inline gboolean postbox_interrupted(void)
{
    return postbox_in_use->interrupt_before > 0 &&
           g_atomic_int_get(&postbox_arrived) + 1 >= postbox_in_use->interrupt_before;
}

static inline struct postbox postbox_new(const char *path)
{
    return (struct postbox){
        .transport = {.name = "postbox",
                      .submit = postbox_submit,
                      .close = postbox_close_transport},
        .path = path,
    };
}

/* Over `count` connections, which share what happens and the file. Also in a child. */
static inline gboolean postbox_run_over(struct dossier *dossier, struct postbox *postbox,
                                        guint count, struct delivery_report *report,
                                        GError **error)
{
    g_autoptr(Mailing) mailing = mailing_find(dossier, "nieuws", error);
    struct postbox crew[4];
    struct transport *others[G_N_ELEMENTS(crew)];
    const struct delivery_inputs inputs = {
        .dossier = dossier,
        .mailing = mailing,
        .transport = &postbox->transport,
        .others = others,
        .other_count = count - 1,
        .source = postbox_next,
        .context = postbox,
        .progress = postbox_progress,
        .interrupted = postbox_interrupted,
    };

    g_assert(count <= G_N_ELEMENTS(crew));
    for (guint i = 0; i < count - 1; i++) {
        crew[i] = *postbox;
        others[i] = &crew[i].transport;
    }
    postbox_in_use = postbox;
    g_atomic_int_set(&postbox_steps, 0);
    g_atomic_int_set(&postbox_arrived, 0);
    return mailing != NULL && delivery_run(&inputs, report, error);
}

static inline gboolean postbox_run(struct dossier *dossier, struct postbox *postbox,
                                   struct delivery_report *report, GError **error)
{
    return postbox_run_over(dossier, postbox, 1, report, error);
}

/* How often recipient `number` received the message. */
static inline int postbox_received(const char *path, gint64 number)
{
    char id[RECIPIENT_ID_SIZE];
    g_autofree char *text = NULL;
    int count = 0;

    recipient_format_id(number, id);
    g_autofree char *line = g_strdup_printf("nieuws-%s\n", id);
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return 0;
    for (const char *at = text; (at = strstr(at, line)) != NULL; at++)
        count++;
    return count;
}
