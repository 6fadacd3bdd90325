/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/addressees.h"
#include "command/command.h"
#include "command/json.h"
#include "command/letter_workbook.h"
#include "command/mailing_desk.h"
#include "command/print.h"
#include "command/spending_finding.h"
#include "command/text_bundle.h"
#include "dossier/attempts.h"
#include "dossier/file_digest.h"
#include "dossier/mailings.h"
#include "platform/file.h"

struct export
{
    struct session *session;
    struct mailing_desk *desk;
    gboolean is_bundle;
    char *path;      /* a workbook, or the directory of a bundle */
    char *part_path; /* where it grows before it gets its name */
    char *printer;   /* as recorded, or "self" */
    enum hand_over hand_over;
    struct addressees *addressees;
    GArray *accepted; /* gint64 */
    struct gateway_bundle_size size;
};

/* ---- may it be made? ---- */

static gboolean refuse(GError **error, enum kiespost_error code, const char *sentence,
                       const char *name)
{
    g_autofree char *message = g_strdup_printf(_("“%s”: %s"), name, sentence);
    g_set_error_literal(error, KIESPOST_ERROR, code, message);
    return FALSE;
}

static gboolean usage(GError **error, const char *sentence)
{
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE, sentence);
    return FALSE;
}

static gboolean path_is_free(const char *path, GError **error)
{
    if (g_file_test(path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        return refuse(error, KIESPOST_ERROR_CANNOT_CREATE,
                      _("this file exists already; choose another name"), path);
    return TRUE;
}

static gboolean workbook_path_is_good(const char *path, GError **error)
{
    if (!g_str_has_suffix(path, ".xlsx"))
        return refuse(error, KIESPOST_ERROR_USAGE,
                      _("the name of the workbook ends in .xlsx"), path);
    return path_is_free(path, error);
}

/* Where it goes, before anything is read. */
static gboolean place_is_said(const struct arguments *arguments, GError **error)
{
    const char *to = arguments_value(arguments, "to");
    const char *bundle = arguments_value(arguments, "bundle");

    if (to != NULL && bundle != NULL)
        return usage(error, _("give --to for letters or --bundle for text messages, not "
                              "both"));
    if (bundle != NULL)
        return *bundle != '\0' ||
               usage(error, _("say behind --bundle which directory shall be made"));
    if (to == NULL)
        return usage(error, _("say with --to where the workbook goes: FILE.xlsx; for "
                              "text messages with --bundle which directory"));
    return workbook_path_is_good(to, error);
}

static gboolean channel_fits(const struct export *export, GError **error)
{
    const struct mailing *mailing = export->desk->mailing;

    if (!export->is_bundle && mailing->channel == CHANNEL_SMS)
        return mailing_is_of(mailing, CHANNEL_POST,
                             _("a workbook is made of letters; for a firm that sends "
                               "text messages say “--bundle DIR --printer NAME”"),
                             error);
    if (export->is_bundle)
        return mailing_is_of(mailing, CHANNEL_SMS,
                             _("--bundle is for text messages; letters go into a "
                               "workbook with --to, e-mails out with “kiespost mailing "
                               "send”"),
                             error);
    return mailing_is_of(mailing, CHANNEL_POST,
                         _("a workbook is made of letters; e-mails go out with “kiespost "
                           "mailing send”"),
                         error);
}

/* A bundle goes to somebody else by its very nature. */
static gboolean gateway_is_said(const struct export *export, GError **error)
{
    if (!export->is_bundle || export->hand_over == HAND_OVER_PROCESSOR)
        return TRUE;
    return usage(error, _("say with --printer which firm sends the text messages "
                          "(“kiespost processor list”); from your own telephone they go "
                          "out with “kiespost mailing send”"));
}

static const char *handed_over_before(const struct export *export)
{
    return export->is_bundle
               ? _("these text messages were sent or handed over before, and nobody gets "
                   "one twice; --again makes the same bundle once more for those handed "
                   "over, for instance after the files were lost")
               : _("these letters were handed over before, and nobody gets one twice; "
                   "--again makes the same workbook once more, for instance after the "
                   "file was lost");
}

/* What a run with the telephone left open counts as planned again. */
static gboolean recover(struct export *export, GError **error)
{
    struct mailing *mailing = export->desk->mailing;
    struct recovery found = {0};

    if (!export->is_bundle || mailing->state == MAILING_NEW)
        return TRUE;
    if (!attempts_recover(export->session->dossier, mailing, &found, error))
        return FALSE;
    mailing->counts[DELIVERY_PLANNED] += found.planned_again + found.tried_again;
    return TRUE;
}

static gboolean mailing_is_ready(const struct export *export, GError **error)
{
    const struct mailing *mailing = export->desk->mailing;

    if (mailing->state == MAILING_NEW)
        return refuse(error, KIESPOST_ERROR_REFUSED,
                      _("not approved yet; approve it first with "
                        "“kiespost mailing approve”"),
                      mailing->name);
    if (mailing->counts[DELIVERY_PLANNED] == 0 &&
        !arguments_has(export->session->arguments, "again"))
        return refuse(error, KIESPOST_ERROR_REFUSED, handed_over_before(export),
                      mailing->name);
    return TRUE;
}

static gboolean may_be_made(struct export *export, GError **error)
{
    return channel_fits(export, error) && gateway_is_said(export, error) &&
           (!export->is_bundle || path_is_free(export->path, error)) &&
           recover(export, error) && mailing_is_ready(export, error) &&
           spending_permits_going_out(export->session, export->desk->mailing, error);
}

/* ---- the record ---- */

enum {
    FILES_MOST = 2
};

/* What is told and remembered of the files: for a workbook one. */
struct made {
    char *names[FILES_MOST];
    char digests[FILES_MOST][DIGEST_HEX_SIZE];
    guint count;
};

static void made_clear(struct made *made)
{
    for (guint i = 0; i < made->count; i++)
        g_free(made->names[i]);
}

static gboolean look_at(const struct export *export, struct made *made, GError **error)
{
    g_autofree char *name = g_path_get_basename(export->path);

    if (!export->is_bundle) {
        made->names[made->count++] = g_steal_pointer(&name);
        return file_digest(export->part_path, made->digests[0], error);
    }
    for (guint i = 0; gateway_bundle_files[i] != NULL; i++) {
        g_autofree char *part =
            g_build_filename(export->part_path, gateway_bundle_files[i], NULL);
        g_assert(i < FILES_MOST);
        made->names[made->count++] =
            g_strdup_printf("%s/%s", name, gateway_bundle_files[i]);
        if (!file_digest(part, made->digests[i], error))
            return FALSE;
    }
    return TRUE;
}

/* Recorded first, named afterwards: a crash in between leaves a file that nobody takes
 * for finished, never letters that are printed but not on record. */
static gboolean record(struct export *export, const struct made *made, GError **error)
{
    struct output_file files[FILES_MOST];
    struct addressees *addressees = export->addressees;

    for (guint i = 0; i < made->count; i++)
        files[i] = (struct output_file){made->names[i], made->digests[i]};
    g_ptr_array_add(addressees->released, NULL);
    struct output_record output = {
        .files = files,
        .file_count = made->count,
        .recipients = export->accepted->len,
        .printer = export->printer,
        .released = (const char *const *)addressees->released->pdata,
    };
    return mailing_record_output(export->session->dossier, export->desk->mailing, &output,
                                 export->accepted, addressees->suppressed, error) &&
           file_rename_durably(export->part_path, export->path, error);
}

/* ---- the report ---- */

static void report_json(const struct export *export, const struct made *made)
{
    g_autoptr(Json) json = json_new("kiespost.export/1");

    json_text(json, "mailing", export->desk->mailing->name);
    json_text(json, export->is_bundle ? "directory" : "file", export->path);
    json_text(json, "printer", export->printer);
    json_int(json, "recipients", export->accepted->len);
    json_int(json, "suppressed", export->addressees->suppressed->len);
    if (export->is_bundle) {
        json_int(json, "parts", export->size.parts);
        json_begin_array(json, "files");
        for (guint i = 0; i < made->count; i++) {
            json_begin_object(json, NULL);
            json_text(json, "file", gateway_bundle_files[i]);
            json_text(json, "sha256", made->digests[i]);
            json_end_object(json);
        }
        json_end_array(json);
    }
    json_print(json);
}

static void print_made(const struct export *export)
{
    g_autofree char *count = i18n_count(export->accepted->len);
    g_autofree char *path = text_for_terminal(export->path);

    if (!export->is_bundle) {
        print_line(ngettext("%s letter in %s", "%s letters in %s", export->accepted->len),
                   count, path);
        return;
    }
    g_autofree char *parts = i18n_count(export->size.parts);
    print_line(ngettext("%s text message (parts: %s) in %s",
                        "%s text messages (parts: %s) in %s", export->accepted->len),
               count, parts, path);
}

static void print_handed_over(const struct export *export)
{
    if (export->hand_over != HAND_OVER_PROCESSOR)
        return;
    g_autofree char *printer = text_for_terminal(export->printer);
    print_sentence(
        export->is_bundle
            ? _("recorded as handed over to “%s”, for this mailing only; have it "
                "destroyed when the messages are sent")
            : _("recorded as handed over to “%s”, for this mailing only; have it "
                "returned or destroyed when the letters are posted"),
        printer);
}

static void print_left_out(const struct export *export)
{
    guint count = export->addressees->suppressed->len;
    g_autofree char *left_out = i18n_count(count);

    if (count > 0)
        print_line(
            ngettext("%s person was left out: no longer allowed since the approval",
                     "%s people were left out: no longer allowed since the approval",
                     count),
            left_out);
}

/* What nobody can see in the files. */
static void print_duties(const struct export *export)
{
    struct session *session = export->session;

    if (!export->is_bundle) {
        print_note(session, "%s",
                   _("This file can be read by anybody who gets hold of it. Bring it to "
                     "the printer yourself or encrypted, and delete it after printing."));
        return;
    }
    if (export->size.guarded > 0) {
        g_autofree char *count = i18n_count(export->size.guarded);
        print_warning(session,
                      ngettext("%s message begins with a sign that a spreadsheet program "
                               "would take for a formula; in texts.csv an apostrophe "
                               "stands before it, so give texts.xlsx to the firm",
                               "%s messages begin with a sign that a spreadsheet program "
                               "would take for a formula; in texts.csv an apostrophe "
                               "stands before them, so give texts.xlsx to the firm",
                               (gulong) export->size.guarded),
                      count);
    }
    print_note(
        session, "%s",
        _("These files can be read by anybody who gets hold of them. Bring them to "
          "the firm encrypted, and delete them when the messages are sent."));
    print_note(
        session, "%s",
        _("The firm may send between 9:00 and 20:00 only, and nothing from 22:00 on "
          "the eve of the poll until it is over. You answer for that."));
    print_note(session,
               _("What the firm asks is an election expense (spend-cost-logging, R-111): "
                 "kiespost mailing cost %s --item sms --amount EUR"),
               export->desk->mailing->name);
}

static void report(const struct export *export, const struct made *made)
{
    if (export->session->json) {
        report_json(export, made);
        return;
    }
    print_made(export);
    print_handed_over(export);
    print_left_out(export);
    print_duties(export);
}

/* ---- doing it ---- */

static char *part_path_of(const char *path)
{
    g_autofree char *directory = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *part = g_strdup_printf(".%s.part", name);

    return g_build_filename(directory, part, NULL);
}

static gboolean write_files(struct export *export, GError **error)
{
    if (export->is_bundle)
        return text_bundle_write(export->session, export->desk, export->addressees,
                                 export->part_path, export->printer, export->accepted,
                                 &export->size, error);
    return letter_workbook_write(export->session, export->desk, export->addressees,
                                 export->part_path, export->accepted, error);
}

static void remove_part(const struct export *export)
{
    if (export->is_bundle)
        text_bundle_remove(export->part_path, NULL);
    else
        file_delete(export->part_path, NULL);
}

static gboolean make(struct export *export, GError **error)
{
    gboolean again = arguments_has(export->session->arguments, "again");
    struct made made = {0};

    export->addressees =
        addressees_find(export->session, export->desk, export->hand_over, again, error);
    if (export->addressees == NULL)
        return FALSE;
    gboolean done = write_files(export, error) && look_at(export, &made, error) &&
                    record(export, &made, error);
    if (done)
        report(export, &made);
    else
        remove_part(export);
    made_clear(&made);
    return done;
}

static void export_clear(struct export *export)
{
    mailing_desk_free(export->desk);
    addressees_free(export->addressees);
    g_array_unref(export->accepted);
    g_free(export->printer);
    g_free(export->path);
    g_free(export->part_path);
}

/* "texts/" is "texts". */
static char *path_asked(const struct arguments *arguments, gboolean is_bundle)
{
    const char *typed = arguments_value(arguments, is_bundle ? "bundle" : "to");
    gsize length = strlen(typed);

    while (is_bundle && length > 1 && G_IS_DIR_SEPARATOR(typed[length - 1]))
        length--;
    return g_strndup(typed, length);
}

gboolean cmd_mailing_export(struct session *session, GError **error)
{
    struct export export = {.session = session};
    const struct arguments *arguments = session->arguments;

    if (!place_is_said(arguments, error) ||
        !hand_over_find(session, arguments_value(arguments, "printer"), &export.printer,
                        &export.hand_over, error))
        return FALSE;
    export.is_bundle = arguments_has(arguments, "bundle");
    export.path = path_asked(arguments, export.is_bundle);
    export.part_path = part_path_of(export.path);
    export.accepted = g_array_new(FALSE, FALSE, sizeof(gint64));
    export.desk = mailing_desk_new(session, arguments_operand(arguments, 0), error);
    gboolean done =
        export.desk != NULL && may_be_made(&export, error) && make(&export, error);
    export_clear(&export);
    return done;
}
