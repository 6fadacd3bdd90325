/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/text_shape.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "compose/bare_link.h"
#include "compose/notice_check.h"
#include "compose/text_lines.h"

/* Stands in the body where the notice goes: a number that no personal value has. */
static const guint notice_place = GAPPED_TEXT_VALUES - 1;

/* Of a shape in the making. */
struct texts {
    GString *salutation, *text, *body, *notice;
};

struct making {
    struct composer *composer;
    enum language code;
    const char *path; /* of the template */
    struct texts texts;
};

/* Into `text`, with the mark where the notice goes, and `body` without it. */
static gboolean render_body(struct making *making, GError **error)
{
    char mark[GAPPED_TEXT_MARK + 1];
    g_autoptr(GString) markdown = g_string_new(NULL);
    struct texts *texts = &making->texts;

    gapped_text_mark(notice_place, mark);
    g_autofree char *place = g_strdup_printf("\n\n%s\n\n", mark);
    if (!composer_render_body(making->composer, making->code, place, markdown, error) ||
        !text_lines_append(texts->text, markdown->str, making->path, error))
        return FALSE;
    g_string_assign(texts->body, texts->text->str);
    g_string_replace(texts->body, mark, "", 0);
    text_lines_tidy(texts->body);
    return TRUE;
}

/* A body that names the sender need not be told again who writes. */
static void set_sender_is_named(struct making *making)
{
    const struct composer_language *language = &making->composer->languages[making->code];
    notice_set found = notice_present(making->texts.body->str, CHANNEL_SMS,
                                      making->composer->facts, language->wording);

    placeholder_values_set(language->values, "sender.is_named",
                           (found & NOTICE_WHO) != 0 ? "yes" : "");
}

static gboolean render_notice(struct making *making, GError **error)
{
    static const char name[] = "notice.sms";
    g_autoptr(GString) markdown = g_string_new(NULL);
    GString *notice = making->texts.notice;

    if (making->composer->facts->ground == NOTICE_GROUND_VOTER_LIST)
        return TRUE;
    if (!composer_render_notice(making->composer, making->code, markdown, error) ||
        !text_lines_append(notice, markdown->str, name, error))
        return FALSE;
    text_lines_tidy(notice);
    return TRUE;
}

static void place_notice(struct making *making)
{
    char mark[GAPPED_TEXT_MARK + 1];
    struct texts *texts = &making->texts;

    gapped_text_mark(notice_place, mark);
    if (making->composer->languages[making->code].places_notice)
        g_string_replace(texts->text, mark, texts->notice->str, 0);
    else
        g_string_append_printf(texts->text, "\n%s", texts->notice->str);
    text_lines_tidy(texts->text);
}

static gboolean check_links(const struct making *making, GError **error)
{
    if (!bare_link_is_personal(making->texts.text->str))
        return TRUE;
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT, _("template “%s”: %s"),
                making->path, bare_link_complaint());
    return FALSE;
}

/* ---- the shape ---- */

static struct text_shape *take_texts(struct texts *texts)
{
    struct text_shape *shape = g_new0(struct text_shape, 1);

    shape->says_nothing = texts->body->len == 0;
    judged_notice_init(&shape->judged, g_string_new(texts->text->str));
    gapped_text_init(&shape->salutation, g_steal_pointer(&texts->salutation));
    gapped_text_init(&shape->text, g_steal_pointer(&texts->text));
    gapped_text_init(&shape->body, g_steal_pointer(&texts->body));
    gapped_text_init(&shape->notice, g_steal_pointer(&texts->notice));
    return shape;
}

static void free_texts(struct texts *texts)
{
    GString *const all[] = {texts->salutation, texts->text, texts->body, texts->notice};

    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        if (all[i] != NULL)
            g_string_free(all[i], TRUE);
    }
}

struct text_shape *text_shape_new(struct composer *composer, enum language code,
                                  guint filled, GError **error)
{
    struct making making = {
        .composer = composer,
        .code = code,
        .path = composer->languages[code].version->path,
        .texts = {g_string_new(NULL), g_string_new(NULL), g_string_new(NULL),
                  g_string_new(NULL)},
    };
    struct text_shape *shape = NULL;
    gboolean complete = FALSE;

    composer_set_marks(composer, code, filled);
    if (composer_render_salutation(composer, code, making.texts.salutation, error) &&
        render_body(&making, error)) {
        set_sender_is_named(&making);
        complete = render_notice(&making, error);
    }
    if (complete) {
        place_notice(&making);
        complete = check_links(&making, error);
    }
    if (complete)
        shape = take_texts(&making.texts);
    free_texts(&making.texts);
    return shape;
}

void text_shape_free(gpointer pointer)
{
    struct text_shape *shape = pointer;

    gapped_text_clear(&shape->salutation);
    gapped_text_clear(&shape->text);
    gapped_text_clear(&shape->body);
    gapped_text_clear(&shape->notice);
    judged_notice_clear(&shape->judged);
    g_free(shape);
}
