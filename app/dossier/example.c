/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/example.h"

#include "base/error.h"
#include "base/i18n.h"
#include "dossier/journal.h"
#include "reference/calendar.h"

static const char files_key[] = "demo.files";

gboolean campaign_is_example(const struct dossier *dossier)
{
    return dossier_setting(dossier, EXAMPLE_MADE_ON) != NULL;
}

day_number campaign_example_made_on(const struct dossier *dossier)
{
    const char *day = dossier_setting(dossier, EXAMPLE_MADE_ON);
    return day != NULL ? day_parse_iso(day) : DAY_UNKNOWN;
}

const struct election *campaign_election(const struct dossier *dossier)
{
    return campaign_election_called(dossier, dossier_setting(dossier, "election.id"));
}

const struct election *campaign_election_called(const struct dossier *dossier,
                                                const char *id)
{
    if (id == NULL)
        return NULL;
    return campaign_is_example(dossier)
               ? election_of_example(id, campaign_example_made_on(dossier))
               : election_find(id);
}

gboolean example_remember_files(struct dossier *dossier, const char *const *digests,
                                GError **error)
{
    g_autofree char *list = g_strjoinv(" ", (char **)digests);
    g_autoptr(GString) detail = g_string_new(NULL);

    for (gsize i = 0; digests[i] != NULL; i++)
        journal_note(detail, "digest", digests[i]);
    if (!dossier_begin(dossier, error))
        return FALSE;
    if (!dossier_set_setting(dossier, files_key, list, error)) {
        dossier_rollback(dossier);
        return FALSE;
    }
    return dossier_commit(dossier, "demo files", detail->str, error);
}

gboolean example_takes_file(const struct dossier *dossier, const char *digest,
                            const char *path, GError **error)
{
    const char *list = dossier_setting(dossier, files_key);

    if (!campaign_is_example(dossier))
        return TRUE;
    g_auto(GStrv) digests = g_strsplit(list != NULL ? list : "", " ", -1);
    if (g_strv_contains((const char *const *)digests, digest))
        return TRUE;
    g_set_error(
        error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
        _("“%s” is not one of the files that “kiespost demo” made: this dossier "
          "is an example, and real people do not belong in it; make your own with "
          "“kiespost init”"),
        path);
    return FALSE;
}
