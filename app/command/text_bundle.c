/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/text_bundle.h"

#include <glib/gstdio.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/print.h"
#include "dossier/recipients.h"
#include "platform/file.h"
#include "platform/process.h"

struct writing {
    struct session *session;
    struct mailing_desk *desk;
    const struct addressees *addressees;
    struct gateway_bundle *bundle;
    struct text_message text;
    GArray *accepted;
    struct progress *progress;
};

static gboolean append(struct writing *writing, const struct source *source,
                       const struct recipient *recipient, GError **error)
{
    const struct addressee *addressee =
        addressees_get(writing->addressees, recipient->number);

    if (addressee == NULL)
        return TRUE;
    if (process_interrupted()) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
                            _("interrupted; no bundle was made"));
        return FALSE;
    }
    if (!message_desk_text(writing->desk->messages, source, recipient, addressee->ground,
                           &writing->text, error) ||
        !gateway_bundle_append(writing->bundle, recipient->number, &writing->text, error))
        return FALSE;
    g_array_append_val(writing->accepted, recipient->number);
    progress_update(writing->progress, writing->accepted->len,
                    writing->addressees->list->len);
    return TRUE;
}

static gboolean append_source(struct writing *writing, const struct source *source,
                              GError **error)
{
    g_autoptr(RecipientCursor) cursor = recipients_open(
        writing->session->dossier, source->id, RECIPIENTS_BY_NUMBER, error);
    struct recipient recipient;
    GError *cause = NULL;

    if (cursor == NULL)
        return FALSE;
    while (cause == NULL && recipients_next(cursor, &recipient, &cause))
        append(writing, source, &recipient, &cause);
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

static gboolean fill(struct writing *writing, GError **error)
{
    GPtrArray *sources = writing->desk->sources;
    gboolean ok = TRUE;

    text_message_init(&writing->text);
    for (guint i = 0; ok && i < sources->len; i++)
        ok = append_source(writing, sources->pdata[i], error);
    text_message_clear(&writing->text);
    return ok;
}

static gboolean write_into(struct writing *writing, const char *directory,
                           const char *gateway, struct gateway_bundle_size *size,
                           GError **error)
{
    const struct dossier *dossier = writing->session->dossier;
    const struct gateway_bundle_inputs inputs = {
        .directory = directory,
        .tmpdir = dossier_tmp_directory(dossier),
        .mailing = writing->desk->mailing->name,
        .candidate_name = dossier_setting(dossier, "candidate.name"),
        .gateway = gateway,
        .eve = message_desk_election(writing->desk->messages)->day - 1,
    };
    g_autoptr(GatewayBundle) bundle = gateway_bundle_create(&inputs, error);

    writing->bundle = bundle;
    if (bundle == NULL || !fill(writing, error))
        return FALSE;
    *size = gateway_bundle_size(bundle);
    return gateway_bundle_finish(g_steal_pointer(&bundle), error);
}

gboolean text_bundle_remove(const char *directory, GError **error)
{
    if (!g_file_test(directory, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        return TRUE;
    /* Through a link somebody else's files would go. */
    gboolean is_ours = !g_file_test(directory, G_FILE_TEST_IS_SYMLINK);
    g_autoptr(GDir) dir = is_ours ? g_dir_open(directory, 0, NULL) : NULL;
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(directory, name, NULL);
        if (!file_delete(path, error))
            return FALSE;
    }
    if (is_ours && g_rmdir(directory) == 0)
        return TRUE;
    g_autofree char *shown = g_filename_display_name(directory);
    g_set_error(
        error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE,
        _("“%s” is in the way and cannot be removed; remove it, or choose another "
          "name"),
        shown);
    return FALSE;
}

gboolean text_bundle_write(struct session *session, struct mailing_desk *desk,
                           const struct addressees *addressees, const char *directory,
                           const char *gateway, GArray *accepted,
                           struct gateway_bundle_size *size, GError **error)
{
    struct writing writing = {
        .session = session, .desk = desk, .addressees = addressees, .accepted = accepted};

    if (!text_bundle_remove(directory, error) ||
        !file_make_directory_private(directory, error))
        return FALSE;
    writing.progress = progress_new(session, _("making text messages"));
    gboolean done = write_into(&writing, directory, gateway, size, error);
    progress_finish(writing.progress);
    if (!done)
        text_bundle_remove(directory, NULL);
    return done;
}
