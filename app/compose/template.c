/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/template.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "compose/placeholder.h"

enum front_matter_key {
    KEY_NAME,
    KEY_CHANNEL,
    KEY_LANGUAGE,
    KEY_SUBJECT,
    KEY_DESCRIPTION,
    KEY_ATTACHMENT,
    KEY_COUNT
};

static const struct {
    const char *name;
    gboolean required;
    gboolean repeated; /* may be given more than once */
} keys[KEY_COUNT] = {
    [KEY_NAME] = {"name", TRUE},
    [KEY_CHANNEL] = {"channel", TRUE},
    [KEY_LANGUAGE] = {"language", TRUE},
    [KEY_SUBJECT] = {"subject", FALSE},
    [KEY_DESCRIPTION] = {"description", FALSE},
    [KEY_ATTACHMENT] = {"attachment", FALSE, TRUE},
};

struct front_matter {
    char *values[KEY_COUNT];
    guint lines[KEY_COUNT];
    GPtrArray *attachments;
};

static gboolean wrong(const char *path, guint line, GError **error, const char *format,
                      ...) G_GNUC_PRINTF(4, 5);

static gboolean wrong(const char *path, guint line, GError **error, const char *format,
                      ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree char *complaint = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                _("template “%s”, line %u: %s"), path, line, complaint);
    return FALSE;
}

static gboolean set_key(struct front_matter *front, const char *path, guint line_number,
                        char *line, GError **error)
{
    char *colon = strchr(line, ':');

    if (colon == NULL)
        return wrong(path, line_number, error,
                     _("a line between the two “---” is written “key: value”"));
    *colon = '\0';
    g_strstrip(line);
    guint key = 0;
    while (key < KEY_COUNT && !g_str_equal(keys[key].name, line))
        key++;
    if (key == KEY_COUNT)
        return wrong(
            path, line_number, error,
            _("there is no key “%s”; there are name, channel, language, subject, "
              "description and attachment"),
            line);
    if (front->values[key] != NULL && !keys[key].repeated)
        return wrong(path, line_number, error, _("the key “%s” is given twice"), line);
    g_free(front->values[key]);
    front->values[key] = g_strdup(g_strstrip(colon + 1));
    front->lines[key] = line_number;
    if (key != KEY_ATTACHMENT)
        return TRUE;
    if (*front->values[key] == '\0')
        return wrong(path, line_number, error, _("the key “%s” needs a value"), line);
    g_ptr_array_add(front->attachments, g_strdup(front->values[key]));
    return TRUE;
}

/* Returns where the body begins; NULL with *error set. */
static const char *read_front_matter(const char *path, const char *text,
                                     struct front_matter *front, guint *body_line,
                                     GError **error)
{
    guint line_number = 1;

    if (strncmp(text, "---\n", 4) != 0) {
        wrong(path, 1, error, _("a template begins with “---”, its keys and “---”"));
        return NULL;
    }
    for (const char *at = text + 4;;) {
        const char *newline = strchr(at, '\n');
        gsize length = newline == NULL ? strlen(at) : (gsize)(newline - at);
        g_autofree char *line = g_strstrip(g_strndup(at, length));

        line_number++;
        if (g_str_equal(line, "---")) {
            *body_line = line_number + 1;
            return newline == NULL ? at + length : newline + 1;
        }
        if (newline == NULL) {
            wrong(path, line_number, error, _("the second “---” is missing"));
            return NULL;
        }
        if (*line != '\0' && *line != '#' &&
            !set_key(front, path, line_number, line, error))
            return NULL;
        at = newline + 1;
    }
}

static gboolean language_from_code(const char *code, enum language *language)
{
    for (*language = LANGUAGE_NL; *language < LANGUAGE_COUNT; (*language)++) {
        if (g_str_equal(language_code(*language), code))
            return TRUE;
    }
    return FALSE;
}

static gboolean read_subject(struct template_version *version,
                             const struct front_matter *front, GError **error)
{
    const char *subject = front->values[KEY_SUBJECT];
    guint line = MAX(front->lines[KEY_SUBJECT], 1);

    if (*subject == '\0')
        return wrong(version->path, line, error,
                     _("an e-mail needs a subject; write “subject: …” between the two "
                       "“---”"));
    version->subject_mustache =
        mustache_parse(subject, strlen(subject), version->path, line, error);
    return version->subject_mustache != NULL;
}

static gboolean read_values(struct template_version *version, struct front_matter *front,
                            GError **error)
{
    for (guint i = 0; i < KEY_COUNT; i++) {
        if (keys[i].required && (front->values[i] == NULL || *front->values[i] == '\0'))
            return wrong(version->path, MAX(front->lines[i], 1), error,
                         _("the key “%s” needs a value"), keys[i].name);
    }
    if (!channel_from_name(front->values[KEY_CHANNEL], &version->channel))
        return wrong(version->path, front->lines[KEY_CHANNEL], error,
                     _("there is no channel “%s”; write post, email or sms"),
                     front->values[KEY_CHANNEL]);
    if (!language_from_code(front->values[KEY_LANGUAGE], &version->language))
        return wrong(version->path, front->lines[KEY_LANGUAGE], error,
                     _("there is no language “%s”; write nl, fr or de"),
                     front->values[KEY_LANGUAGE]);
    g_autofree char *place =
        g_strdup_printf("%s/%s.md", front->values[KEY_LANGUAGE], front->values[KEY_NAME]);
    if (!g_str_equal(place, version->path))
        return wrong(version->path, front->lines[KEY_NAME], error,
                     _("its name and language say that it should be called “%s”"), place);
    if (version->channel != CHANNEL_EMAIL && front->attachments->len > 0)
        return wrong(version->path, front->lines[KEY_ATTACHMENT], error,
                     _("only an e-mail can have an attachment"));
    for (guint i = 0; i < KEY_COUNT; i++) {
        if (front->values[i] == NULL)
            front->values[i] = g_strdup("");
    }
    if (version->channel == CHANNEL_EMAIL && !read_subject(version, front, error))
        return FALSE;
    version->name = g_steal_pointer(&front->values[KEY_NAME]);
    version->subject = g_steal_pointer(&front->values[KEY_SUBJECT]);
    version->description = g_steal_pointer(&front->values[KEY_DESCRIPTION]);
    version->attachments = g_steal_pointer(&front->attachments);
    return TRUE;
}

struct template_version *template_version_parse(const char *path, const char *text,
                                                GError **error)
{
    g_autoptr(TemplateVersion) version = g_new0(struct template_version, 1);
    struct front_matter front = {.attachments = g_ptr_array_new_with_free_func(g_free)};
    gboolean complete = FALSE;

    version->path = g_strdup(path);
    const char *body = read_front_matter(path, text, &front, &version->body_line, error);
    if (body != NULL && read_values(version, &front, error)) {
        version->body = g_strdup(body);
        g_autofree char *visible = g_strstrip(g_strdup(body));
        if (*visible == '\0')
            wrong(path, version->body_line, error, _("the template has no text"));
        else
            version->mustache =
                mustache_parse(body, strlen(body), path, version->body_line, error);
        complete = version->mustache != NULL;
    }
    for (guint i = 0; i < KEY_COUNT; i++)
        g_free(front.values[i]);
    g_clear_pointer(&front.attachments, g_ptr_array_unref);
    return complete ? g_steal_pointer(&version) : NULL;
}

void template_version_free(struct template_version *version)
{
    if (version == NULL)
        return;
    mustache_free(version->mustache);
    mustache_free(version->subject_mustache);
    g_clear_pointer(&version->attachments, g_ptr_array_unref);
    g_free(version->path);
    g_free(version->name);
    g_free(version->subject);
    g_free(version->description);
    g_free(version->body);
    g_free(version);
}

/* Put the version into its place. TRUE without one when the file does not exist. */
static gboolean load_version(struct template *template,
                             const struct template_files *files, enum language language,
                             gboolean *first, GError **error)
{
    g_autofree char *path =
        g_strdup_printf("%s/%s.md", language_code(language), template->name);
    const char *text = template_files_get(files, path);
    if (text == NULL)
        return TRUE;
    struct template_version *version = template_version_parse(path, text, error);

    template->versions[language] = version;
    if (version == NULL || !placeholder_check(version->mustache, path, error))
        return FALSE;
    if (version->subject_mustache != NULL &&
        !placeholder_check(version->subject_mustache, path, error))
        return FALSE;
    if (*first)
        template->channel = version->channel;
    *first = FALSE;
    if (template->channel != version->channel)
        return wrong(
            path, 1, error,
            _("it is for %s, but the same template in another language is for %s"),
            channel_name(version->channel), channel_name(template->channel));
    return TRUE;
}

struct template *template_load(const struct template_files *files, const char *name,
                               GError **error)
{
    g_autoptr(Template) template = g_new0(struct template, 1);
    gboolean first = TRUE;

    template->name = g_strdup(name);
    for (enum language l = LANGUAGE_NL; l < LANGUAGE_COUNT; l++) {
        if (!load_version(template, files, l, &first, error))
            return NULL;
    }
    if (first) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT,
                    _("there is no template “%s”"), name);
        return NULL;
    }
    return g_steal_pointer(&template);
}

void template_free(struct template *template)
{
    if (template == NULL)
        return;
    for (guint i = 0; i < LANGUAGE_COUNT; i++)
        template_version_free(template->versions[i]);
    g_free(template->name);
    g_free(template);
}

language_set template_languages(const struct template *template)
{
    language_set languages = 0;

    for (enum language l = LANGUAGE_NL; l < LANGUAGE_COUNT; l++) {
        if (template->versions[l] != NULL)
            languages |= LANGUAGE_BIT(l);
    }
    return languages;
}
