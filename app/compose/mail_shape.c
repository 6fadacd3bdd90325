/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/mail_shape.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "compose/bare_link.h"
#include "compose/letter_text.h"
#include "compose/mail_html.h"

/* Stands in the body where the notice goes: a number that no personal value has. */
static const guint notice_place = GAPPED_TEXT_VALUES - 1;

/* Of a shape in the making. */
struct texts {
    GString *salutation, *subject, *text, *html, *notice, *html_notice;
};

struct making {
    struct composer *composer;
    enum language code;
    const struct mail_files *files;
    const char *path; /* of the template */
    struct texts texts;
    gboolean says_nothing;
};

static const char *find_picture(const char *name, gpointer user)
{
    const struct making *making = user;

    return mail_files_find_picture(making->files, making->code, name);
}

static gboolean refuse(const struct making *making, const char *complaint, GError **error)
{
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT, _("template “%s”: %s"),
                making->path, complaint);
    return FALSE;
}

static gboolean render_subject(struct making *making, GError **error)
{
    struct composer_language *language = &making->composer->languages[making->code];

    placeholder_values_set(language->values, "notice", "");
    return mustache_render(language->version->subject_mustache,
                           placeholder_values_root(language->values), NULL, NULL, NULL,
                           making->texts.subject, error);
}

/* The notice of a list and of a candidate are files of one's own wording: a name that
 * serves for both. */
static gboolean render_notice(struct making *making, GError **error)
{
    static const char name[] = "notice.email";
    g_autoptr(GString) markdown = g_string_new(NULL);
    GString *html = making->texts.html_notice;

    g_string_append(html, "<div class=\"notice\">\n");
    if (!composer_render_notice(making->composer, making->code, markdown, error) ||
        !letter_text_append(making->texts.notice, markdown->str, name, error) ||
        !mail_html_append(html, markdown->str, name, NULL, NULL, error))
        return FALSE;
    g_string_append(html, "</div>\n");
    return TRUE;
}

/* ---- the body, with the notice in its place ---- */

static guint replace_all(GString *text, const char *what, const char *by)
{
    return g_string_replace(text, what, by, 0);
}

static gboolean holds(const GString *text, const char *mark)
{
    return strstr(text->str, mark) != NULL;
}

/* In the text it is a paragraph: alone between empty lines or the text's ends. */
static void place_in_text(GString *text, const char *mark, const char *notice)
{
    g_autofree char *paragraph = g_strdup_printf("\n\n%s\n\n", mark);
    g_autofree char *filled = g_strdup_printf("\n\n%s\n\n", notice);

    g_string_prepend(text, "\n\n");
    g_string_append(text, "\n\n");
    while (replace_all(text, paragraph, filled) > 0)
        ;
    g_string_truncate(text, text->len - 2);
    g_string_erase(text, 0, 2);
}

static void place_in_html(GString *html, const char *mark, const char *notice)
{
    g_autofree char *paragraph = g_strdup_printf("<p>%s</p>\n", mark);

    replace_all(html, paragraph, notice);
}

static void blank_out(GString *text, const char *mark)
{
    replace_all(text, mark, "");
    for (gsize i = 0; i < text->len; i++) {
        if (!g_ascii_isspace(text->str[i]))
            return;
    }
    g_string_truncate(text, 0);
}

static gboolean render_body(struct making *making, GError **error)
{
    char mark[GAPPED_TEXT_MARK + 1];
    g_autoptr(GString) markdown = g_string_new(NULL);
    g_autoptr(GString) own = g_string_new(NULL);
    struct texts *texts = &making->texts;

    gapped_text_mark(notice_place, mark);
    g_autofree char *place = g_strdup_printf("\n\n%s\n\n", mark);
    if (!composer_render_body(making->composer, making->code, place, markdown, error) ||
        !letter_text_append_with_pictures(texts->text, markdown->str, making->path,
                                          error) ||
        !mail_html_append(texts->html, markdown->str, making->path, find_picture, making,
                          error))
        return FALSE;
    g_string_append(own, texts->text->str);
    blank_out(own, mark);
    making->says_nothing = own->len == 0 && strstr(texts->html->str, "<img ") == NULL;

    if (!making->composer->languages[making->code].places_notice) {
        g_string_append_printf(texts->text, "%s%s", texts->text->len > 0 ? "\n\n" : "",
                               texts->notice->str);
        g_string_append(texts->html, texts->html_notice->str);
        return TRUE;
    }
    place_in_text(texts->text, mark, texts->notice->str);
    place_in_html(texts->html, mark, texts->html_notice->str);
    if (holds(texts->text, mark) || holds(texts->html, mark))
        return refuse(making,
                      _("the notice is a part of its own: write “{{> notice}}” on a line "
                        "by itself, not inside code, a list or a quotation"),
                      error);
    return TRUE;
}

static gboolean check_bare_links(const struct making *making, GError **error)
{
    return !bare_link_is_personal(making->texts.text->str) ||
           refuse(making, bare_link_complaint(), error);
}

/* ---- the shape ---- */

static void take_texts(struct mail_shape *shape, struct making *making)
{
    struct texts *texts = &making->texts;

    gapped_text_init(&shape->salutation, g_steal_pointer(&texts->salutation));
    gapped_text_init(&shape->subject, g_steal_pointer(&texts->subject));
    gapped_text_init(&shape->text, g_steal_pointer(&texts->text));
    gapped_text_init(&shape->html, g_steal_pointer(&texts->html));
    judged_notice_init(&shape->notice, g_steal_pointer(&texts->notice));
    gapped_text_init(&shape->html_notice, g_steal_pointer(&texts->html_notice));
    coded_text_init(&shape->coded_text, &shape->text);
    coded_text_init(&shape->coded_html, &shape->html);
    shape->says_nothing = making->says_nothing;
}

static void free_texts(struct texts *texts)
{
    GString *const all[] = {texts->salutation, texts->subject, texts->text,
                            texts->html,       texts->notice,  texts->html_notice};

    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        if (all[i] != NULL)
            g_string_free(all[i], TRUE);
    }
}

struct mail_shape *mail_shape_new(struct composer *composer, enum language code,
                                  guint filled, const struct mail_files *files,
                                  GError **error)
{
    struct making making = {
        .composer = composer,
        .code = code,
        .files = files,
        .path = composer->languages[code].version->path,
        .texts = {g_string_new(NULL), g_string_new(NULL), g_string_new(NULL),
                  g_string_new(NULL), g_string_new(NULL), g_string_new(NULL)},
    };
    struct mail_shape *shape = NULL;

    composer_set_marks(composer, code, filled);
    if (composer_render_salutation(composer, code, making.texts.salutation, error) &&
        render_subject(&making, error) && render_notice(&making, error) &&
        render_body(&making, error) && check_bare_links(&making, error)) {
        shape = g_new0(struct mail_shape, 1);
        take_texts(shape, &making);
    }
    free_texts(&making.texts);
    return shape;
}

void mail_shape_free(gpointer pointer)
{
    struct mail_shape *shape = pointer;

    coded_text_clear(&shape->coded_text);
    coded_text_clear(&shape->coded_html);
    gapped_text_clear(&shape->salutation);
    gapped_text_clear(&shape->subject);
    gapped_text_clear(&shape->text);
    gapped_text_clear(&shape->html);
    judged_notice_clear(&shape->notice);
    gapped_text_clear(&shape->html_notice);
    g_free(shape);
}
