/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "base/error.h"
#include "base/i18n.h"
#include "command/command.h"
#include "command/json.h"
#include "command/print.h"
#include "command/words.h"
#include "compose/template.h"

/* In the order of their codes. */
static const enum language order[] = {LANGUAGE_DE, LANGUAGE_FR, LANGUAGE_NL};

static struct template *load(struct session *session, const char *name, GError **error)
{
    g_auto(GStrv) directories = session_template_directories(session);
    g_autoptr(TemplateFiles) files =
        template_files_read((const char *const *)directories, name, error);
    return files != NULL ? template_load(files, name, error) : NULL;
}

static void json_languages(struct json *json, const struct template *template)
{
    json_begin_array(json, "languages");
    for (gsize i = 0; i < G_N_ELEMENTS(order); i++)
        if (template->versions[order[i]] != NULL)
            json_text(json, NULL, language_code(order[i]));
    json_end_array(json);
}

static char *languages_text(const struct template *template)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(order); i++)
        if (template->versions[order[i]] != NULL)
            g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "",
                                   language_code(order[i]));
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* The description in the operator's language when there is one. */
static const char *description_of(const struct template *template)
{
    enum language wanted = i18n_language() == UI_FRENCH ? LANGUAGE_FR : LANGUAGE_NL;

    if (template->versions[wanted] != NULL)
        return template->versions[wanted]->description;
    for (gsize i = 0; i < G_N_ELEMENTS(order); i++)
        if (template->versions[order[i]] != NULL)
            return template->versions[order[i]]->description;
    return "";
}

gboolean cmd_template_list(struct session *session, GError **error)
{
    const char *const headings[] = {_("template"), _("for"), _("languages"), ""};
    g_auto(GStrv) directories = session_template_directories(session);
    g_auto(GStrv) names = template_files_names((const char *const *)directories);
    g_autoptr(Json) json = json_new("kiespost.templates/1");
    struct print_table *table = print_table_new(headings, 4);
    gboolean done = TRUE;

    json_begin_array(json, "items");
    for (gsize i = 0; done && names[i] != NULL; i++) {
        g_autoptr(Template) template = load(session, names[i], error);
        done = template != NULL;
        if (!done)
            break;
        g_autofree char *languages = languages_text(template);
        const char *cells[] = {template->name, channel_phrase(template->channel),
                               languages, description_of(template)};
        print_table_add(table, cells);
        json_begin_object(json, NULL);
        json_text(json, "name", template->name);
        json_text(json, "channel", channel_name(template->channel));
        json_languages(json, template);
        json_end_object(json);
    }
    json_end_array(json);
    if (done && session->json)
        json_print(json);
    print_table_finish_if(table, done && !session->json);
    return done;
}

static void show_json(const struct template *template)
{
    g_autoptr(Json) json = json_new("kiespost.template/1");

    json_text(json, "name", template->name);
    json_text(json, "channel", channel_name(template->channel));
    json_languages(json, template);
    json_begin_array(json, "versions");
    for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
        const struct template_version *version = template->versions[order[i]];
        if (version == NULL)
            continue;
        json_begin_object(json, NULL);
        json_text(json, "language", language_code(version->language));
        json_text(json, "subject", version->subject);
        json_text(json, "description", version->description);
        json_text(json, "body", version->body);
        json_end_object(json);
    }
    json_end_array(json);
    json_print(json);
}

static void show_text(const struct template *template)
{
    for (gsize i = 0; i < G_N_ELEMENTS(order); i++) {
        const struct template_version *version = template->versions[order[i]];
        if (version == NULL)
            continue;
        print_line("── %s (%s) ──", template->name, language_code(version->language));
        if (*version->description != '\0')
            print_paragraph(NULL, 0, version->description);
        print_line("%s", "");
        fputs(version->body, stdout);
        print_line("%s", "");
    }
}

gboolean cmd_template_show(struct session *session, GError **error)
{
    g_autoptr(Template) template =
        load(session, arguments_operand(session->arguments, 0), error);

    if (template == NULL)
        return FALSE;
    if (session->json)
        show_json(template);
    else
        show_text(template);
    return TRUE;
}
