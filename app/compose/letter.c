/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/letter.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "compose/composer.h"
#include "compose/judged_notice.h"
#include "compose/letter_text.h"
#include "compose/notice_check.h"
#include "sheet/workbook.h"

static const char separator[] = "\n\n* * *\n\n";

struct shape {
    struct gapped_text salutation, text, body;
    struct judged_notice notice;
    gsize after_notice; /* bytes that followed the notice in its last letter */
};

struct letter_composer {
    struct composer common;
    char *example_line; /* NULL: none */
};

static void shape_free(gpointer pointer)
{
    struct shape *shape = pointer;

    gapped_text_clear(&shape->salutation);
    gapped_text_clear(&shape->text);
    gapped_text_clear(&shape->body);
    judged_notice_clear(&shape->notice);
    g_free(shape);
}

struct letter_composer *letter_composer_new(const struct letter_inputs *inputs,
                                            GError **error)
{
    const struct composer_inputs common = {
        .files = inputs->files,
        .template_name = inputs->template_name,
        .home_nis = inputs->home_nis,
        .notice = inputs->notice,
        .channel = CHANNEL_POST,
        .free_shape = shape_free,
    };
    g_autoptr(LetterComposer) composer = g_new0(struct letter_composer, 1);

    composer->example_line = g_strdup(inputs->example_line);
    return composer_init(&composer->common, &common, error) ? g_steal_pointer(&composer)
                                                            : NULL;
}

void letter_composer_free(struct letter_composer *composer)
{
    if (composer == NULL)
        return;
    composer_clear(&composer->common);
    g_free(composer->example_line);
    g_free(composer);
}

/* ---- shapes ---- */

static gboolean render_body(struct letter_composer *composer, enum language code,
                            const char *notice, GString *out, GError **error)
{
    const char *path = composer->common.languages[code].version->path;
    g_autoptr(GString) markdown = g_string_new(NULL);

    return composer_render_body(&composer->common, code, notice, markdown, error) &&
           letter_text_append(out, markdown->str, path, error);
}

static gboolean render_shape(struct letter_composer *composer, enum language code,
                             GString *texts[4], GError **error)
{
    g_autoptr(GString) markdown = g_string_new(NULL);
    GString *salutation = texts[0], *text = texts[1], *body = texts[2],
            *notice = texts[3];

    if (!composer_render_salutation(&composer->common, code, salutation, error) ||
        !composer_render_notice(&composer->common, code, markdown, error) ||
        !letter_text_append(notice, markdown->str, "notice.post", error) ||
        !render_body(composer, code, "", body, error))
        return FALSE;
    if (composer->common.languages[code].places_notice)
        return render_body(composer, code, markdown->str, text, error);
    g_string_append_printf(text, "%s\n\n%s", body->str, notice->str);
    return TRUE;
}

static struct shape *make_shape(struct letter_composer *composer, enum language code,
                                guint filled, GError **error)
{
    GString *texts[4];
    struct shape *shape;

    composer_set_marks(&composer->common, code, filled);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        texts[i] = g_string_new(NULL);
    if (!render_shape(composer, code, texts, error)) {
        for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
            g_string_free(texts[i], TRUE);
        return NULL;
    }
    shape = g_new0(struct shape, 1);
    gapped_text_init(&shape->salutation, texts[0]);
    gapped_text_init(&shape->text, texts[1]);
    gapped_text_init(&shape->body, texts[2]);
    judged_notice_init(&shape->notice, texts[3]);
    g_hash_table_insert(composer->common.languages[code].shapes, GUINT_TO_POINTER(filled),
                        shape);
    return shape;
}

/* ---- one letter ---- */

/* Looked for first where the last letter of this shape had it: a search through the whole
 * letter costs as much as composing it. */
static gboolean holds_notice(struct shape *shape, const char *finished, gsize length,
                             const char *notice)
{
    gsize notice_length = strlen(notice);
    const char *found;

    if (length >= notice_length + shape->after_notice) {
        found = finished + length - shape->after_notice - notice_length;
        if (memcmp(found, notice, notice_length) == 0)
            return TRUE;
    }
    found = strstr(finished, notice);
    if (found != NULL)
        shape->after_notice = length - (gsize)(found - finished) - notice_length;
    return found != NULL;
}

/* The finished text of one language is judged. That it holds a whole notice that was
 * judged complete settles it; anything else is read through. */
static void judge(const struct letter_composer *composer, enum language code,
                  struct shape *shape, day_number day, const char *finished, gsize length,
                  const char *notice, struct letter *letter)
{
    const struct wording *wording = composer->common.languages[code].wording;
    notice_set present, missing;

    judged_notice_judge(&shape->notice, &composer->common, code, day, &present, &missing);
    if (missing != 0 || !holds_notice(shape, finished, length, notice)) {
        struct notice_facts facts = *composer->common.facts;
        facts.obtained_on = day;
        present = notice_present(finished, CHANNEL_POST, &facts, wording);
        missing = notice_missing(finished, CHANNEL_POST, &facts, wording);
    }
    letter->notice_present &= present;
    letter->notice_missing |= missing;
}

static void append_separators(struct letter *letter)
{
    g_string_append(letter->salutation, " / ");
    g_string_append(letter->text, separator);
    g_string_append(letter->body, separator);
    g_string_append(letter->notice, separator);
}

static gboolean compose_in(struct letter_composer *composer, enum language code,
                           const struct recipient *recipient, struct letter *letter,
                           GError **error)
{
    struct composer *common = &composer->common;
    guint filled = composer_fill(common, code, recipient);
    struct shape *shape =
        g_hash_table_lookup(common->languages[code].shapes, GUINT_TO_POINTER(filled));
    GString *salutation = common->values[common->salutation];
    gsize text_start, notice_start;

    if (shape == NULL)
        shape = make_shape(composer, code, filled, error);
    if (shape == NULL)
        return FALSE;
    if (code != letter->choice.languages[0])
        append_separators(letter);
    gapped_text_append(&shape->salutation, common->values, NULL, salutation);
    g_string_append_len(letter->salutation, salutation->str, (gssize)salutation->len);
    text_start = letter->text->len;
    notice_start = letter->notice->len;
    gapped_text_append(&shape->text, common->values, NULL, letter->text);
    gapped_text_append(&shape->body, common->values, NULL, letter->body);
    gapped_text_append(&shape->notice.text, common->values, NULL, letter->notice);
    judge(composer, code, shape, composer_source_day(common, recipient),
          letter->text->str + text_start, letter->text->len - text_start,
          letter->notice->str + notice_start, letter);
    return TRUE;
}

static gboolean fits_cell(const struct letter_composer *composer, const GString *text,
                          GError **error)
{
    glong units = 0;

    if (text->len <= WORKBOOK_MAX_CELL)
        return TRUE;
    for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char(p))
        units += g_utf8_get_char(p) > 0xFFFF ? 2 : 1;
    if (units <= (glong)WORKBOOK_MAX_CELL)
        return TRUE;
    g_set_error(
        error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
        _("template “%s”: with its notice the letter is %ld characters long, and a "
          "workbook cell holds %u; shorten it"),
        composer->common.template->name, units, WORKBOOK_MAX_CELL);
    return FALSE;
}

gboolean letter_compose(struct letter_composer *composer,
                        const struct recipient *recipient, struct letter *letter,
                        GError **error)
{
    GString *texts[] = {letter->salutation, letter->text, letter->body, letter->notice};

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_string_truncate(texts[i], 0);
    letter->choice = composer_take(&composer->common, recipient, &letter->address);
    letter->language = language_choice_label(&letter->choice);
    letter->notice_present = ~(notice_set)0;
    letter->notice_missing = 0;
    if (composer->example_line != NULL)
        g_string_append_printf(letter->text, "%s\n\n", composer->example_line);
    for (guint i = 0; i < letter->choice.count; i++) {
        if (!compose_in(composer, letter->choice.languages[i], recipient, letter, error))
            return FALSE;
    }
    return fits_cell(composer, letter->text, error);
}

void letter_init(struct letter *letter)
{
    *letter = (struct letter){
        .language = "",
        .salutation = g_string_new(NULL),
        .text = g_string_new(NULL),
        .body = g_string_new(NULL),
        .notice = g_string_new(NULL),
    };
    address_block_init(&letter->address);
}

void letter_clear(struct letter *letter)
{
    g_string_free(letter->salutation, TRUE);
    g_string_free(letter->text, TRUE);
    g_string_free(letter->body, TRUE);
    g_string_free(letter->notice, TRUE);
    address_block_clear(&letter->address);
    *letter = (struct letter){0};
}
