/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/hand_over.h"
#include "command/json.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/spending_finding.h"
#include "command/words.h"
#include "compose/printer_workbook.h"
#include "dossier/file_digest.h"
#include "dossier/mailings.h"
#include "dossier/recipients.h"
#include "platform/file.h"
#include "platform/process.h"
#include "reference/municipality.h"

/* Who gets a letter in this workbook, sorted by number, and on which ground. */
struct addressee {
    gint64 number;
    enum notice_ground ground;
};

struct export
{
    struct session *session;
    struct mailing_desk *desk;
    const char *path;
    char *part_path; /* where it grows before it gets its name */
    char *printer;   /* as recorded, or "self" */
    enum hand_over hand_over;
    const struct source *judged; /* the last source that may be handed over */
    GArray *addressees;
    GArray *accepted, *suppressed; /* gint64 */
    struct progress *progress;
};

/* ---- may it be made? ---- */

static gboolean refuse(GError **error, enum kiespost_error code, const char *sentence,
                       const char *name)
{
    g_autofree char *message = g_strdup_printf(_("“%s”: %s"), name, sentence);
    g_set_error_literal(error, KIESPOST_ERROR, code, message);
    return FALSE;
}

static gboolean path_is_good(const char *path, GError **error)
{
    if (path == NULL) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("say with --to where the workbook goes: FILE.xlsx"));
        return FALSE;
    }
    if (!g_str_has_suffix(path, ".xlsx"))
        return refuse(error, KIESPOST_ERROR_USAGE,
                      _("the name of the workbook ends in .xlsx"), path);
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        return refuse(error, KIESPOST_ERROR_CANNOT_CREATE,
                      _("this file exists already; choose another name"), path);
    return TRUE;
}

static gboolean mailing_is_ready(struct session *session, const struct mailing *mailing,
                                 GError **error)
{
    if (mailing->state == MAILING_NEW)
        return refuse(error, KIESPOST_ERROR_REFUSED,
                      _("not approved yet; approve it first with "
                        "“kiespost mailing approve”"),
                      mailing->name);
    if (mailing->counts[DELIVERY_PLANNED] == 0 &&
        !arguments_has(session->arguments, "again"))
        return refuse(error, KIESPOST_ERROR_REFUSED,
                      _("these letters were handed over before, and nobody gets one "
                        "twice; --again makes the same workbook once more, for instance "
                        "after the file was lost"),
                      mailing->name);
    return TRUE;
}

/* ---- who gets one ---- */

/* What the rules of handing over ask is the same for everybody of a source. */
static gboolean may_be_handed_over(struct export *export, const struct decision *decision,
                                   GError **error)
{
    if (decision->source == export->judged)
        return TRUE;
    export->judged = decision->source;
    return hand_over_is_lawful(&decision->facts, export->hand_over, error);
}

/* Asked again now: who objected since the approval, or whose window is closed, is left
 * out. */
static gboolean take_decision(struct export *export, const struct delivery_table *table,
                              const struct decision *decision, GError **error)
{
    gboolean again = arguments_has(export->session->arguments, "again");
    gint64 number = decision->recipient.number;
    enum delivery_state state;

    if (!deliveries_find(table, number, &state) ||
        !(state == DELIVERY_PLANNED || (again && state == DELIVERY_ACCEPTED)))
        return TRUE;
    if (decision->verdict == VERDICT_ALLOW) {
        if (!may_be_handed_over(export, decision, error))
            return FALSE;
        struct addressee addressee = {number, facts_notice_ground(&decision->facts)};
        g_array_append_val(export->addressees, addressee);
    } else if (state == DELIVERY_PLANNED) {
        g_array_append_val(export->suppressed, number);
    }
    return TRUE;
}

static int compare_addressees(const void *a, const void *b)
{
    gint64 left = ((const struct addressee *)a)->number;
    gint64 right = ((const struct addressee *)b)->number;
    return left < right ? -1 : left > right;
}

static gboolean find_addressees(struct export *export, GError **error)
{
    g_autoptr(DeliveryTable) table =
        deliveries_read(export->session->dossier, export->desk->mailing, error);
    g_autoptr(Eligibility) eligibility =
        table != NULL ? mailing_desk_verdicts(export->session, export->desk, FALSE, error)
                      : NULL;
    struct decision decision;
    GError *cause = NULL;

    if (eligibility == NULL)
        return FALSE;
    while (cause == NULL && eligibility_next(eligibility, &decision, &cause))
        take_decision(export, table, &decision, &cause);
    if (cause != NULL) {
        g_propagate_error(error, cause);
        return FALSE;
    }
    if (export->addressees->len > 0)
        qsort(export->addressees->data, export->addressees->len, sizeof(struct addressee),
              compare_addressees);
    else
        return refuse(error, KIESPOST_ERROR_REFUSED,
                      _("nobody of this mailing may be written to any more; see why with "
                        "“kiespost check”"),
                      export->desk->mailing->name);
    return TRUE;
}

/* ---- the workbook ---- */

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

static gboolean open_queues(struct export *export, struct queue *queues, GError **error)
{
    GPtrArray *sources = export->desk->sources;

    for (guint i = 0; i < sources->len; i++) {
        queues[i].source = sources->pdata[i];
        queues[i].cursor = recipients_open(export->session->dossier, queues[i].source->id,
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

static gboolean append_letter(struct export *export, struct printer_workbook *workbook,
                              const struct queue *queue, struct letter *letter,
                              GError **error)
{
    struct addressee wanted = {.number = queue->first.number};
    const struct addressee *addressee =
        bsearch(&wanted, export->addressees->data, export->addressees->len,
                sizeof(struct addressee), compare_addressees);

    if (addressee == NULL)
        return TRUE;
    if (process_interrupted()) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
                            _("interrupted; no workbook was made"));
        return FALSE;
    }
    if (!message_desk_letter(export->desk->messages, queue->source, &queue->first,
                             addressee->ground, letter, error) ||
        !printer_workbook_append(workbook, &queue->first, letter, error))
        return FALSE;
    g_array_append_val(export->accepted, wanted.number);
    progress_update(export->progress, export->accepted->len, export->addressees->len);
    return TRUE;
}

static gboolean fill_workbook(struct export *export, struct printer_workbook *workbook,
                              struct queue *queues, GError **error)
{
    guint count = export->desk->sources->len;
    struct letter letter;
    struct queue *queue;
    gboolean ok = open_queues(export, queues, error);

    letter_init(&letter);
    while (ok && (queue = nearest(queues, count)) != NULL)
        ok = append_letter(export, workbook, queue, &letter, error) &&
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

static struct printer_workbook *create_workbook(struct export *export, GError **error)
{
    const struct dossier *dossier = export->session->dossier;
    struct printer_workbook_inputs inputs = {
        .path = export->part_path,
        .tmpdir = dossier_tmp_directory(dossier),
        .language = headings_language(dossier),
        .mailing = export->desk->mailing->name,
        .candidate_name = dossier_setting(dossier, "candidate.name"),
        .publisher_name = dossier_setting(dossier, "publisher.name"),
        .publisher_address = dossier_setting(dossier, "publisher.address"),
    };

    return printer_workbook_create(&inputs, error);
}

static gboolean write_workbook(struct export *export, GError **error)
{
    guint count = export->desk->sources->len;
    g_autofree struct queue *queues = g_new0(struct queue, count);

    if (!file_delete(export->part_path, error))
        return FALSE;
    g_autoptr(PrinterWorkbook) workbook = create_workbook(export, error);
    if (workbook == NULL)
        return FALSE;
    gboolean ok = fill_workbook(export, workbook, queues, error);
    for (guint i = 0; i < count; i++)
        recipients_close(queues[i].cursor);
    return ok && printer_workbook_finish(g_steal_pointer(&workbook), error) &&
           file_sync(export->part_path, error);
}

/* ---- the record ---- */

/* Recorded first, named afterwards: a crash in between leaves a file that nobody takes
 * for finished, never letters that are printed but not on record. */
static gboolean record(struct export *export, GError **error)
{
    g_autofree char *name = g_path_get_basename(export->path);
    char digest[DIGEST_HEX_SIZE];

    if (!file_digest(export->part_path, digest, error))
        return FALSE;
    struct output_record output = {
        .file_name = name,
        .digest = digest,
        .recipients = export->accepted->len,
        .printer = export->printer,
    };
    return mailing_record_output(export->session->dossier, export->desk->mailing, &output,
                                 export->accepted, export->suppressed, error) &&
           file_rename_durably(export->part_path, export->path, error);
}

static void report(const struct export *export)
{
    if (export->session->json) {
        g_autoptr(Json) json = json_new("kiespost.export/1");
        json_text(json, "mailing", export->desk->mailing->name);
        json_text(json, "file", export->path);
        json_text(json, "printer", export->printer);
        json_int(json, "recipients", export->accepted->len);
        json_int(json, "suppressed", export->suppressed->len);
        json_print(json);
        return;
    }
    g_autofree char *count = i18n_count(export->accepted->len);
    g_autofree char *left_out = i18n_count(export->suppressed->len);
    g_autofree char *path = text_for_terminal(export->path);
    print_line(ngettext("%s letter in %s", "%s letters in %s", export->accepted->len),
               count, path);
    if (export->hand_over == HAND_OVER_PROCESSOR) {
        g_autofree char *printer = text_for_terminal(export->printer);
        print_sentence(
            _("recorded as handed over to “%s”, for this mailing only; have it "
              "returned or destroyed when the letters are posted"),
            printer);
    }
    if (export->suppressed->len > 0)
        print_line(
            ngettext("%s person was left out: no longer allowed since the approval",
                     "%s people were left out: no longer allowed since the approval",
                     export->suppressed->len),
            left_out);
    print_note(export->session, "%s",
               _("This file can be read by anybody who gets hold of it. Bring it to the "
                 "printer yourself or encrypted, and delete it after printing."));
}

static char *part_path_of(const char *path)
{
    g_autofree char *directory = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *part = g_strdup_printf(".%s.part", name);

    return g_build_filename(directory, part, NULL);
}

static void export_clear(struct export *export)
{
    progress_finish(export->progress);
    g_free(export->printer);
    g_array_unref(export->addressees);
    g_array_unref(export->accepted);
    g_array_unref(export->suppressed);
    g_free(export->part_path);
}

gboolean cmd_mailing_export(struct session *session, GError **error)
{
    const char *path = arguments_value(session->arguments, "to");
    g_autofree char *printer = NULL;
    enum hand_over hand_over;

    if (!path_is_good(path, error) ||
        !hand_over_find(session, arguments_value(session->arguments, "printer"), &printer,
                        &hand_over, error))
        return FALSE;
    g_autoptr(MailingDesk) desk =
        mailing_desk_new(session, arguments_operand(session->arguments, 0), error);
    if (desk == NULL ||
        !mailing_is_of(desk->mailing, CHANNEL_POST,
                       _("a workbook is made of letters; e-mails go out with “kiespost "
                         "mailing send”"),
                       error) ||
        !mailing_is_ready(session, desk->mailing, error) ||
        !spending_permits_going_out(session, desk->mailing, error))
        return FALSE;
    struct export export = {
        .session = session,
        .desk = desk,
        .path = path,
        .part_path = part_path_of(path),
        .printer = g_steal_pointer(&printer),
        .hand_over = hand_over,
        .addressees = g_array_new(FALSE, FALSE, sizeof(struct addressee)),
        .accepted = g_array_new(FALSE, FALSE, sizeof(gint64)),
        .suppressed = g_array_new(FALSE, FALSE, sizeof(gint64)),
        .progress = progress_new(session, _("making letters")),
    };
    gboolean done = find_addressees(&export, error) && write_workbook(&export, error) &&
                    record(&export, error);
    if (done)
        report(&export);
    else
        file_delete(export.part_path, NULL);
    export_clear(&export);
    return done;
}
