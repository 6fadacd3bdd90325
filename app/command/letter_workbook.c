/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/letter_workbook.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/print.h"
#include "command/words.h"
#include "compose/printer_workbook.h"
#include "dossier/recipients.h"
#include "platform/file.h"
#include "platform/process.h"
#include "reference/municipality.h"

struct writing {
    struct session *session;
    struct mailing_desk *desk;
    const struct addressees *addressees;
    const char *path;
    GArray *accepted;
    struct progress *progress;
};

/* The sources side by side, each in the postman's order. */
struct queue {
    const struct source *source;
    struct recipient_cursor *cursor;
    struct recipient first;
    gboolean has_first;
};

static int compare_address(const struct recipient *a, const struct recipient *b)
{
    int order = strcmp(a->postcode, b->postcode);

    if (order == 0)
        order = strcmp(a->street, b->street);
    if (order == 0)
        order = atoi(a->house_number) - atoi(b->house_number);
    return order;
}

static gboolean advance(struct queue *queue, GError **error)
{
    GError *cause = NULL;

    queue->has_first = recipients_next(queue->cursor, &queue->first, &cause);
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

static gboolean open_queues(struct writing *writing, struct queue *queues, GError **error)
{
    GPtrArray *sources = writing->desk->sources;

    for (guint i = 0; i < sources->len; i++) {
        queues[i].source = sources->pdata[i];
        queues[i].cursor =
            recipients_open(writing->session->dossier, queues[i].source->id,
                            RECIPIENTS_BY_ADDRESS, error);
        if (queues[i].cursor == NULL || !advance(&queues[i], error))
            return FALSE;
    }
    return TRUE;
}

static struct queue *nearest(struct queue *queues, guint count)
{
    struct queue *nearest = NULL;

    for (guint i = 0; i < count; i++)
        if (queues[i].has_first &&
            (nearest == NULL || compare_address(&queues[i].first, &nearest->first) < 0))
            nearest = &queues[i];
    return nearest;
}

static gboolean append_letter(struct writing *writing, struct printer_workbook *workbook,
                              const struct queue *queue, struct letter *letter,
                              GError **error)
{
    const struct addressee *addressee =
        addressees_get(writing->addressees, queue->first.number);

    if (addressee == NULL)
        return TRUE;
    if (process_interrupted()) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
                            _("interrupted; no workbook was made"));
        return FALSE;
    }
    if (!message_desk_letter(writing->desk->messages, queue->source, &queue->first,
                             addressee->ground, letter, error) ||
        !printer_workbook_append(workbook, &queue->first, letter, error))
        return FALSE;
    g_array_append_val(writing->accepted, queue->first.number);
    progress_update(writing->progress, writing->accepted->len,
                    writing->addressees->list->len);
    return TRUE;
}

static gboolean fill_workbook(struct writing *writing, struct printer_workbook *workbook,
                              struct queue *queues, GError **error)
{
    guint count = writing->desk->sources->len;
    struct letter letter;
    struct queue *queue;
    gboolean ok = open_queues(writing, queues, error);

    letter_init(&letter);
    while (ok && (queue = nearest(queues, count)) != NULL)
        ok = append_letter(writing, workbook, queue, &letter, error) &&
             advance(queue, error);
    letter_clear(&letter);
    return ok;
}

/* The operator's; in English, which no printer expects, that of the municipality. */
static enum language headings_language(const struct dossier *dossier)
{
    const char *nis = dossier_setting(dossier, "election.municipality");
    const struct municipality *home = nis != NULL ? municipality_by_nis(nis) : NULL;
    enum language spoken = operator_language();

    if (spoken == LANGUAGE_UNKNOWN && home != NULL)
        spoken = municipality_official_language(home);
    return spoken == LANGUAGE_FR || spoken == LANGUAGE_DE ? LANGUAGE_FR : LANGUAGE_NL;
}

static struct printer_workbook *create_workbook(struct writing *writing, GError **error)
{
    const struct dossier *dossier = writing->session->dossier;
    struct printer_workbook_inputs inputs = {
        .path = writing->path,
        .tmpdir = dossier_tmp_directory(dossier),
        .language = headings_language(dossier),
        .mailing = writing->desk->mailing->name,
        .candidate_name = dossier_setting(dossier, "candidate.name"),
        .publisher_name = dossier_setting(dossier, "publisher.name"),
        .publisher_address = dossier_setting(dossier, "publisher.address"),
    };

    return printer_workbook_create(&inputs, error);
}

static gboolean write_workbook(struct writing *writing, GError **error)
{
    guint count = writing->desk->sources->len;
    g_autofree struct queue *queues = g_new0(struct queue, count);
    g_autoptr(PrinterWorkbook) workbook = create_workbook(writing, error);

    if (workbook == NULL)
        return FALSE;
    gboolean ok = fill_workbook(writing, workbook, queues, error);
    for (guint i = 0; i < count; i++)
        recipients_close(queues[i].cursor);
    return ok && printer_workbook_finish(g_steal_pointer(&workbook), error) &&
           file_sync(writing->path, error);
}

gboolean letter_workbook_write(struct session *session, struct mailing_desk *desk,
                               const struct addressees *addressees, const char *path,
                               GArray *accepted, GError **error)
{
    struct writing writing = {.session = session,
                              .desk = desk,
                              .addressees = addressees,
                              .path = path,
                              .accepted = accepted};

    if (!file_delete(path, error))
        return FALSE;
    writing.progress = progress_new(session, _("making letters"));
    gboolean written = write_workbook(&writing, error);
    progress_finish(writing.progress);
    return written;
}
