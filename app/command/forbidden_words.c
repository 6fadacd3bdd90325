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
    g_autofree char *people = i18n_count(count->people);
    g_autofree char *files = i18n_count(count->files);

    if (count->files == 0)
        return;
    print_sentence(ngettext("%s people of %s forbidden file are remembered, to be known "
                            "again; nobody can read who they are",
                            "%s people of %s forbidden files are remembered, to be known "
                            "again; nobody can read who they are",
                            (gulong)count->files),
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
