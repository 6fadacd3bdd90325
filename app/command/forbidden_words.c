/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/forbidden_words.h"

#include "base/i18n.h"
#include "command/print.h"
#include "dossier/forbidden_people.h"

gboolean forbidden_count(struct dossier *dossier, struct forbidden_count *count,
                         GError **error)
{
    g_autoptr(GArray) files = forbidden_files(dossier, error);

    *count = (struct forbidden_count){0};
    if (files == NULL)
        return FALSE;
    count->files = files->len;
    for (guint i = 0; i < files->len; i++)
        count->people += g_array_index(files, struct forbidden_file, i).people;
    return TRUE;
}

void forbidden_print(const struct forbidden_count *count)
{
    if (count->files == 0)
        return;
    g_autofree char *people_count = i18n_count(count->people);
    g_autofree char *files_count = i18n_count(count->files);
    g_autofree char *people = g_strdup_printf(
        ngettext("%s person", "%s people", (gulong)count->people), people_count);
    g_autofree char *files = g_strdup_printf(
        ngettext("%s forbidden file", "%s forbidden files", (gulong)count->files),
        files_count);
    print_sentence(_("remembered, to be known again: %s of %s; nobody can read who they "
                     "are"),
                   people, files);
}

void forbidden_put_json(struct json *json, const struct forbidden_count *count)
{
    if (count->files == 0)
        return;
    json_begin_object(json, "forbidden");
    json_int(json, "files", count->files);
    json_int(json, "people", count->people);
    json_end_object(json);
}
