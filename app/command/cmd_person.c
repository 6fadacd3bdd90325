/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "command/command.h"
#include "command/json.h"
#include "command/person_page.h"
#include "command/print.h"
#include "dossier/recipients.h"
#include "dossier/sources.h"

/* ---- finding ---- */

struct found {
    struct json *json;
    struct print_table *table;
    guint count;
};

static gboolean find_in(struct session *session, const char *source_id, const char *query,
                        struct found *found, GError **error)
{
    GError *cause = NULL;
    g_autoptr(RecipientCursor) cursor =
        recipients_search(session->dossier, source_id, query, error);
    struct recipient recipient;

    if (cursor == NULL)
        return FALSE;
    while (recipients_next(cursor, &recipient, &cause)) {
        char id[RECIPIENT_ID_SIZE];
        g_autoptr(GString) name = g_string_new(NULL);
        g_autofree char *place =
            g_strdup_printf("%s %s", recipient.postcode, recipient.municipality);
        recipient_format_id(recipient.number, id);
        recipient_append_name(&recipient, name);
        const char *cells[] = {id, source_id, name->str, place};
        print_table_add(found->table, cells);
        json_begin_object(found->json, NULL);
        json_text(found->json, "recipient", id);
        json_text(found->json, "source", source_id);
        json_text(found->json, "name", name->str);
        json_end_object(found->json);
        found->count++;
    }
    if (cause != NULL)
        g_propagate_error(error, cause);
    return cause == NULL;
}

static gboolean find_everywhere(struct session *session, const char *query,
                                struct found *found, GError **error)
{
    const char *only = arguments_value(session->arguments, "source");
    g_autoptr(GPtrArray) sources = sources_list(session->dossier, error);

    if (sources == NULL)
        return FALSE;
    if (only != NULL) {
        g_autoptr(Source) source = source_find(session->dossier, only, error);
        return source != NULL && find_in(session, only, query, found, error);
    }
    for (guint i = 0; i < sources->len; i++) {
        const struct source *source = sources->pdata[i];
        if (!find_in(session, source->id, query, found, error))
            return FALSE;
    }
    return TRUE;
}

gboolean cmd_person_find(struct session *session, GError **error)
{
    const char *const headings[] = {_("number"), _("source"), _("name"), _("place")};
    g_autoptr(GString) query = g_string_new(NULL);
    g_autoptr(Json) json = json_new("kiespost.persons/1");
    struct found found = {.json = json, .table = print_table_new(headings, 4)};

    for (guint i = 0; i < arguments_operand_count(session->arguments); i++)
        g_string_append_printf(query, "%s ", arguments_operand(session->arguments, i));
    json_begin_array(json, "items");
    gboolean done = find_everywhere(session, query->str, &found, error);
    json_end_array(json);
    print_table_finish_if(found.table, done && !session->json && found.count > 0);
    if (done && session->json)
        json_print(json);
    if (done && found.count == 0)
        print_note(session, "%s", _("nobody of that name was found"));
    return done;
}

/* ---- showing ---- */

gboolean cmd_person_show(struct session *session, GError **error)
{
    g_autofree char *source = NULL;
    struct recipient recipient;
    gint64 number;

    if (!recipient_parse_id(arguments_operand(session->arguments, 0), &number)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                            _("a recipient is written like r-000017"));
        return FALSE;
    }
    g_autoptr(RecipientCursor) cursor =
        recipient_open(session->dossier, number, &source, error);
    if (cursor == NULL || !recipients_next(cursor, &recipient, error))
        return FALSE;
    person_page_print(session, &recipient, source);
    return TRUE;
}
