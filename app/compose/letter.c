/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/letter.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "compose/escape.h"
#include "compose/letter_text.h"
#include "compose/notice_check.h"
#include "compose/template.h"
#include "compose/wording.h"
#include "reference/municipality.h"
#include "sheet/workbook.h"

/* Letters of one mailing differ in a few personal values only, and whether such a value
 * is empty is all that a template can ask of it. So everything up to the plain text is
 * done once for each set of non-empty values (a "shape"), with a mark in the place of
 * each; a letter is then its shape with the values put in. A value is thereby never
 * read as Markdown, wherever it stands.
 *
 * The marks are the noncharacters U+FDD0…, which template_files refuses in a text. */
enum {
    PERSONAL_MAX = 32,
};
static const char mark_prefix[] = "\xEF\xB7";
static const guchar mark_first = 0x90;

static const char separator[] = "\n\n* * *\n\n";

/* A text with gaps. */
struct gapped_text {
    char *text;
    GArray *gaps; /* struct gap, ascending */
};

struct gap {
    gsize offset; /* of the mark in text, three bytes */
    guint personal;
};

struct shape {
    struct gapped_text salutation, text, body, notice;
    notice_set notice_present; /* in the notice alone, when it has no gaps */
    notice_set notice_missing;
};

struct composer_language {
    struct wording *wording;
    struct placeholder_values *values;
    const struct template_version *version;
    gboolean places_notice;
    GHashTable *shapes; /* guint bits of non-empty values → struct shape */
};

struct letter_composer {
    struct template *template;
    const struct notice_facts *facts;
    char *home_nis;
    struct composer_language languages[LANGUAGE_COUNT];
    struct mustache *partials[2];       /* {{> notice}}, {{> salutation}} */
    const char *personal[PERSONAL_MAX]; /* placeholder names */
    GString *values[PERSONAL_MAX];      /* of the recipient in hand */
    guint personal_count;
};

/* ---- gapped texts ---- */

static void gapped_text_init(struct gapped_text *gapped, GString *text)
{
    gapped->text = g_string_free(text, FALSE);
    gapped->gaps = g_array_new(FALSE, FALSE, sizeof(struct gap));
    for (const char *p = strstr(gapped->text, mark_prefix); p != NULL;
         p = strstr(p + strlen(mark_prefix), mark_prefix)) {
        guint personal = (guint)(guchar)p[2] - mark_first;
        struct gap gap = {(gsize)(p - gapped->text), personal};
        if ((guchar)p[2] >= mark_first && personal < PERSONAL_MAX)
            g_array_append_val(gapped->gaps, gap);
    }
}

static void gapped_text_clear(struct gapped_text *gapped)
{
    g_free(gapped->text);
    g_clear_pointer(&gapped->gaps, g_array_unref);
}

static void gapped_text_append(const struct gapped_text *gapped, GString *const *values,
                               GString *out)
{
    gsize done = 0;

    for (guint i = 0; i < gapped->gaps->len; i++) {
        const struct gap *gap = &g_array_index(gapped->gaps, struct gap, i);
        const GString *value = values[gap->personal];
        g_string_append_len(out, gapped->text + done, (gssize)(gap->offset - done));
        g_string_append_len(out, value->str, (gssize)value->len);
        done = gap->offset + strlen(mark_prefix) + 1;
    }
    g_string_append(out, gapped->text + done);
}

static void shape_free(gpointer pointer)
{
    struct shape *shape = pointer;

    gapped_text_clear(&shape->salutation);
    gapped_text_clear(&shape->text);
    gapped_text_clear(&shape->body);
    gapped_text_clear(&shape->notice);
    g_free(shape);
}

/* ---- the composer ---- */

static void find_notice_tag(const struct mustache_tag *tag, gpointer user)
{
    gboolean *found = user;

    if (tag->kind != '#' && tag->kind != '^' && g_str_equal(tag->name, "notice"))
        *found = TRUE;
}

static void set_home(struct letter_composer *composer, struct composer_language *language)
{
    const struct municipality *home = municipality_by_nis(composer->home_nis);
    enum language code = wording_language(language->wording);
    const char *told = composer->facts->municipality[code];
    g_autoptr(GString) of = g_string_new(NULL);

    if (home == NULL || (told != NULL && *told != '\0'))
        return;
    wording_append_of(language->wording, municipality_name_in(home, code), of);
    placeholder_values_set(language->values, "municipality",
                           municipality_name_in(home, code));
    placeholder_values_set(language->values, "of_municipality", of->str);
}

static gboolean add_language(struct letter_composer *composer,
                             const struct template_files *files, enum language code,
                             GError **error)
{
    struct composer_language *language = &composer->languages[code];

    language->version = composer->template->versions[code];
    if (language->version == NULL)
        return TRUE;
    language->wording = wording_load(files, code, error);
    if (language->wording == NULL)
        return FALSE;
    language->values = placeholder_values_new();
    notice_set_values(language->values, composer->facts, language->wording);
    set_home(composer, language);
    mustache_visit_tags(language->version->mustache, find_notice_tag,
                        &language->places_notice);
    language->shapes = g_hash_table_new_full(NULL, NULL, NULL, shape_free);
    return TRUE;
}

static void add_personal(struct letter_composer *composer, const char *name)
{
    g_assert(composer->personal_count < PERSONAL_MAX);
    composer->values[composer->personal_count] = g_string_new(NULL);
    composer->personal[composer->personal_count++] = name;
}

static void list_personal(struct letter_composer *composer)
{
    for (guint i = 0; i < placeholder_count(); i++) {
        if (placeholder_scope(i) == PLACEHOLDER_PERSONAL)
            add_personal(composer, placeholder_name(i));
    }
    if (composer->facts->ground == NOTICE_GROUND_CONSENT ||
        composer->facts->ground == NOTICE_GROUND_RELATION)
        add_personal(composer, "source.date");
}

static const struct mustache *find_partial(const char *name, gpointer user)
{
    const struct letter_composer *composer = user;

    return composer->partials[g_str_equal(name, "notice") ? 0 : 1];
}

struct letter_composer *letter_composer_new(const struct letter_inputs *inputs,
                                            GError **error)
{
    static const char *const partials[] = {"{{{notice}}}", "{{salutation}}"};
    g_autoptr(LetterComposer) composer = g_new0(struct letter_composer, 1);

    composer->facts = inputs->notice;
    composer->home_nis = g_strdup(inputs->home_nis);
    for (guint i = 0; i < G_N_ELEMENTS(partials); i++)
        composer->partials[i] =
            mustache_parse(partials[i], strlen(partials[i]), partials[i], 1, NULL);
    list_personal(composer);

    composer->template = template_load(inputs->files, inputs->template_name, error);
    if (composer->template == NULL)
        return NULL;
    if (composer->template->channel != CHANNEL_POST) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("the template “%s” is for %s, not for post"), inputs->template_name,
                    channel_name(composer->template->channel));
        return NULL;
    }
    for (enum language l = LANGUAGE_NL; l < LANGUAGE_COUNT; l++) {
        if (!add_language(composer, inputs->files, l, error))
            return NULL;
    }
    return g_steal_pointer(&composer);
}

void letter_composer_free(struct letter_composer *composer)
{
    if (composer == NULL)
        return;
    for (guint i = 0; i < LANGUAGE_COUNT; i++) {
        wording_free(composer->languages[i].wording);
        placeholder_values_free(composer->languages[i].values);
        g_clear_pointer(&composer->languages[i].shapes, g_hash_table_unref);
    }
    for (guint i = 0; i < G_N_ELEMENTS(composer->partials); i++)
        mustache_free(composer->partials[i]);
    for (guint i = 0; i < composer->personal_count; i++)
        g_string_free(composer->values[i], TRUE);
    template_free(composer->template);
    g_free(composer->home_nis);
    g_free(composer);
}

/* ---- shapes ---- */

static gboolean render_salutation(const struct composer_language *language, GString *out,
                                  GError **error)
{
    return mustache_render(wording_salutation(language->wording),
                           placeholder_values_root(language->values), NULL, NULL, NULL,
                           out, error);
}

static gboolean render_body(struct letter_composer *composer,
                            struct composer_language *language, const char *notice,
                            GString *out, GError **error)
{
    g_autoptr(GString) markdown = g_string_new(NULL);

    placeholder_values_set(language->values, "notice", notice);
    return mustache_render(language->version->mustache,
                           placeholder_values_root(language->values), escape_markdown,
                           find_partial, composer, markdown, error) &&
           letter_text_append(out, markdown->str, language->version->path, error);
}

static gboolean render_shape(struct letter_composer *composer,
                             struct composer_language *language, GString *texts[4],
                             GError **error)
{
    g_autoptr(GString) markdown = g_string_new(NULL);
    GString *salutation = texts[0], *text = texts[1], *body = texts[2],
            *notice = texts[3];

    if (!render_salutation(language, salutation, error) ||
        !notice_render(language->values, composer->facts->ground, language->wording,
                       markdown, error) ||
        !letter_text_append(notice, markdown->str, "notice.post", error) ||
        !render_body(composer, language, "", body, error))
        return FALSE;
    if (language->places_notice)
        return render_body(composer, language, markdown->str, text, error);
    g_string_append_printf(text, "%s\n\n%s", body->str, notice->str);
    return TRUE;
}

static struct shape *make_shape(struct letter_composer *composer,
                                struct composer_language *language, guint filled,
                                GError **error)
{
    GString *texts[4];
    struct shape *shape;

    for (guint i = 0; i < composer->personal_count; i++) {
        char mark[] = {mark_prefix[0], mark_prefix[1], (char)(mark_first + i), '\0'};
        placeholder_values_set(language->values, composer->personal[i],
                               (filled & (1u << i)) != 0 ? mark : "");
    }
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        texts[i] = g_string_new(NULL);
    if (!render_shape(composer, language, texts, error)) {
        for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
            g_string_free(texts[i], TRUE);
        return NULL;
    }
    shape = g_new0(struct shape, 1);
    gapped_text_init(&shape->salutation, texts[0]);
    gapped_text_init(&shape->text, texts[1]);
    gapped_text_init(&shape->body, texts[2]);
    gapped_text_init(&shape->notice, texts[3]);
    shape->notice_present =
        notice_present(shape->notice.text, composer->facts, language->wording);
    shape->notice_missing =
        notice_missing(shape->notice.text, composer->facts, language->wording);
    g_hash_table_insert(language->shapes, GUINT_TO_POINTER(filled), shape);
    return shape;
}

/* ---- one letter ---- */

static day_number source_day(const struct letter_composer *composer,
                             const struct recipient *recipient)
{
    gboolean given_in_person = composer->facts->ground == NOTICE_GROUND_CONSENT ||
                               composer->facts->ground == NOTICE_GROUND_RELATION;

    if (!given_in_person)
        return composer->facts->obtained_on;
    if (recipient->consent_date != DAY_UNKNOWN)
        return recipient->consent_date;
    if (recipient->relation_date != DAY_UNKNOWN)
        return recipient->relation_date;
    return composer->facts->obtained_on;
}

static void write_value(GString *out, const char *name,
                        const struct letter_composer *composer,
                        const struct composer_language *language,
                        const struct recipient *recipient, const struct letter *letter)
{
    const struct {
        const char *name;
        const char *text;
    } texts[] = {
        {"recipient.family_name", recipient->family_name},
        {"recipient.given_names", recipient->given_names},
        {"recipient.municipality", letter->address.municipality->str},
        {"recipient.name", letter->address.lines[0]->str},
        {"recipient.postcode", letter->address.postcode->str},
        {"recipient.street", letter->address.lines[1]->str},
    };
    day_number day;

    g_string_truncate(out, 0);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        if (g_str_equal(texts[i].name, name))
            g_string_append(out, texts[i].text);
    }
    /* A voter list holds every given name; nobody is greeted by all of them. */
    if (g_str_equal(name, "recipient.first_name"))
        g_string_append_len(out, recipient->given_names,
                            (gssize)strcspn(recipient->given_names, " "));
    if (!g_str_equal(name, "source.date"))
        return;
    day = source_day(composer, recipient);
    if (day != DAY_UNKNOWN)
        wording_append_day(language->wording, day, out);
}

/* Which personal values the recipient has; "salutation", made later, always. */
static guint fill_values(struct letter_composer *composer,
                         const struct composer_language *language,
                         const struct recipient *recipient, const struct letter *letter)
{
    guint filled = 0;

    for (guint i = 0; i < composer->personal_count; i++) {
        GString *value = composer->values[i];
        write_value(value, composer->personal[i], composer, language, recipient, letter);
        if (value->len > 0 || g_str_equal(composer->personal[i], "salutation"))
            filled |= 1u << i;
    }
    return filled;
}

static GString *salutation_value(struct letter_composer *composer)
{
    guint i = 0;

    while (!g_str_equal(composer->personal[i], "salutation"))
        i++;
    return composer->values[i];
}

/* The finished text of one language is judged. That it holds a whole notice that was
 * judged complete settles it; anything else is read through. */
static void judge(const struct letter_composer *composer,
                  const struct composer_language *language, const struct shape *shape,
                  const struct recipient *recipient, const char *finished,
                  struct letter *letter)
{
    notice_set present = shape->notice_present, missing = shape->notice_missing;

    if (missing != 0 || shape->notice.gaps->len > 0 ||
        strstr(finished, shape->notice.text) == NULL) {
        struct notice_facts facts = *composer->facts;
        facts.obtained_on = source_day(composer, recipient);
        present = notice_present(finished, &facts, language->wording);
        missing = notice_missing(finished, &facts, language->wording);
    }
    letter->notice_present &= present;
    letter->notice_missing |= missing;
}

static gboolean compose_in(struct letter_composer *composer, enum language code,
                           const struct recipient *recipient, struct letter *letter,
                           GError **error)
{
    struct composer_language *language = &composer->languages[code];
    guint filled = fill_values(composer, language, recipient, letter);
    struct shape *shape = g_hash_table_lookup(language->shapes, GUINT_TO_POINTER(filled));
    GString *salutation = salutation_value(composer);
    gsize start;

    if (shape == NULL)
        shape = make_shape(composer, language, filled, error);
    if (shape == NULL)
        return FALSE;
    if (letter->text->len > 0) {
        g_string_append(letter->salutation, " / ");
        g_string_append(letter->text, separator);
        g_string_append(letter->body, separator);
        g_string_append(letter->notice, separator);
    }
    gapped_text_append(&shape->salutation, composer->values, salutation);
    g_string_append_len(letter->salutation, salutation->str, (gssize)salutation->len);
    start = letter->text->len;
    gapped_text_append(&shape->text, composer->values, letter->text);
    gapped_text_append(&shape->body, composer->values, letter->body);
    gapped_text_append(&shape->notice, composer->values, letter->notice);
    judge(composer, language, shape, recipient, letter->text->str + start, letter);
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
        composer->template->name, units, WORKBOOK_MAX_CELL);
    return FALSE;
}

gboolean letter_compose(struct letter_composer *composer,
                        const struct recipient *recipient, struct letter *letter,
                        GError **error)
{
    GString *texts[] = {letter->salutation, letter->text, letter->body, letter->notice};

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_string_truncate(texts[i], 0);
    letter->choice =
        language_choose(recipient->language, recipient->nis, composer->home_nis,
                        template_languages(composer->template));
    letter->language = language_choice_label(&letter->choice);
    letter->notice_present = ~(notice_set)0;
    letter->notice_missing = 0;
    address_block_write(&letter->address, recipient, letter->choice.languages[0]);
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
