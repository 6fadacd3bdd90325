/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/composer.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "compose/escape.h"
#include "reference/municipality.h"

static void find_notice_tag(const struct mustache_tag *tag, gpointer user)
{
    gboolean *found = user;

    if (tag->kind != '#' && tag->kind != '^' && g_str_equal(tag->name, "notice"))
        *found = TRUE;
}

static void set_home(struct composer *composer, struct composer_language *language)
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

static void append_day(const struct composer *composer,
                       const struct composer_language *language, day_number day,
                       GString *out)
{
    if (composer->channel == CHANNEL_SMS)
        wording_append_short_day(day, out);
    else
        wording_append_day(language->wording, day, out);
}

static void set_source_day(struct composer *composer, struct composer_language *language)
{
    g_autoptr(GString) day = g_string_new(NULL);

    if (composer->facts->obtained_on != DAY_UNKNOWN)
        append_day(composer, language, composer->facts->obtained_on, day);
    placeholder_values_set(language->values, "source.date", day->str);
}

/* ---- what the texts ask for ---- */

struct asking {
    const struct composer *composer;
    guint asked;
};

static gboolean asks_for(const struct mustache_tag *tag, const char *name)
{
    if (g_str_equal(tag->name, name))
        return TRUE;
    /* {{#recipient}}{{name}}{{/recipient}} */
    for (guint i = 0; tag->sections[i] != NULL; i++) {
        g_autofree char *relative = g_strconcat(tag->sections[i], ".", tag->name, NULL);
        if (g_str_equal(relative, name))
            return TRUE;
    }
    return FALSE;
}

static void note_asked(const struct mustache_tag *tag, gpointer user)
{
    struct asking *asking = user;

    for (guint i = 0; i < asking->composer->personal_count; i++) {
        if (asks_for(tag, asking->composer->personal[i]))
            asking->asked |= 1u << i;
    }
}

guint composer_values_asked(const struct composer *composer,
                            const struct mustache *mustache)
{
    struct asking asking = {composer, 0};

    if (mustache != NULL)
        mustache_visit_tags(mustache, note_asked, &asking);
    return asking.asked;
}

gboolean composer_says_one_thing(const struct composer *composer)
{
    static const char *const same[] = {
        "salutation",
        "recipient.name",
        "recipient.first_name",
        "recipient.given_names",
        "recipient.family_name",
        NULL,
    };
    guint asked = 0;

    for (guint l = 0; l < LANGUAGE_COUNT; l++) {
        const struct template_version *version = composer->languages[l].version;
        if (version != NULL)
            asked |= composer_values_asked(composer, version->mustache) |
                     composer_values_asked(composer, version->subject_mustache);
    }
    for (guint i = 0; i < composer->personal_count; i++) {
        if ((asked & (1u << i)) != 0 && !g_strv_contains(same, composer->personal[i]))
            return FALSE;
    }
    return TRUE;
}

static void note_all_asked(const struct composer *composer,
                           struct composer_language *language)
{
    const struct mustache *const texts[] = {
        language->version->mustache,
        language->version->subject_mustache,
        wording_salutation(language->wording, composer->channel),
        wording_notice(language->wording, composer->channel, composer->facts->ground,
                       composer->facts->sender_is_list),
    };

    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        language->asked |= composer_values_asked(composer, texts[i]);
}

static gboolean add_language(struct composer *composer,
                             const struct composer_inputs *inputs, enum language code,
                             GError **error)
{
    struct composer_language *language = &composer->languages[code];

    language->version = composer->template->versions[code];
    if (language->version == NULL)
        return TRUE;
    language->wording = wording_load(inputs->files, code, error);
    if (language->wording == NULL)
        return FALSE;
    language->values = placeholder_values_new();
    notice_set_values(language->values, composer->facts, language->wording);
    set_source_day(composer, language);
    set_home(composer, language);
    mustache_visit_tags(language->version->mustache, find_notice_tag,
                        &language->places_notice);
    note_all_asked(composer, language);
    language->shapes = g_hash_table_new_full(NULL, NULL, NULL, inputs->free_shape);
    return TRUE;
}

static void add_personal(struct composer *composer, const char *name)
{
    /* The last number is left for what is no value (compose/mail_shape.c). */
    g_assert(composer->personal_count < GAPPED_TEXT_VALUES - 1);
    composer->values[composer->personal_count] = g_string_new(NULL);
    composer->personal[composer->personal_count++] = name;
}

static guint place_of(const struct composer *composer, const char *name)
{
    guint i = 0;

    while (i < composer->personal_count && !g_str_equal(composer->personal[i], name))
        i++;
    return i;
}

static gboolean people_gave_it_themselves(const struct composer *composer)
{
    return composer->facts->ground == NOTICE_GROUND_CONSENT ||
           composer->facts->ground == NOTICE_GROUND_RELATION;
}

static void list_personal(struct composer *composer)
{
    for (guint i = 0; i < placeholder_count(); i++) {
        if (placeholder_scope(i) == PLACEHOLDER_PERSONAL)
            add_personal(composer, placeholder_name(i));
    }
    if (people_gave_it_themselves(composer))
        add_personal(composer, "source.date");
    composer->salutation = place_of(composer, "salutation");
    composer->source_date = place_of(composer, "source.date");
}

gboolean composer_init(struct composer *composer, const struct composer_inputs *inputs,
                       GError **error)
{
    static const char *const partials[] = {"{{{notice}}}", "{{salutation}}"};

    composer->channel = inputs->channel;
    composer->facts = inputs->notice;
    composer->home_nis = g_strdup(inputs->home_nis);
    for (guint i = 0; i < G_N_ELEMENTS(partials); i++)
        composer->partials[i] =
            mustache_parse(partials[i], strlen(partials[i]), partials[i], 1, NULL);
    list_personal(composer);

    composer->template = template_load(inputs->files, inputs->template_name, error);
    if (composer->template == NULL)
        return FALSE;
    if (composer->template->channel != inputs->channel) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("the template “%s” is for %s, not for %s"), inputs->template_name,
                    channel_name(composer->template->channel),
                    channel_name(inputs->channel));
        return FALSE;
    }
    for (enum language l = LANGUAGE_NL; l < LANGUAGE_COUNT; l++) {
        if (!add_language(composer, inputs, l, error))
            return FALSE;
    }
    return TRUE;
}

void composer_clear(struct composer *composer)
{
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
}

/* ---- one recipient ---- */

struct language_choice composer_take(struct composer *composer,
                                     const struct recipient *recipient,
                                     struct address_block *address)
{
    struct language_choice choice =
        language_choose(recipient->language, recipient->nis, composer->home_nis,
                        template_languages(composer->template));

    address_block_write(address, recipient, choice.languages[0]);
    composer->address = address;
    return choice;
}

day_number composer_source_day(const struct composer *composer,
                               const struct recipient *recipient)
{
    if (!people_gave_it_themselves(composer))
        return composer->facts->obtained_on;
    if (recipient->consent_date != DAY_UNKNOWN)
        return recipient->consent_date;
    if (recipient->relation_date != DAY_UNKNOWN)
        return recipient->relation_date;
    return composer->facts->obtained_on;
}

static void write_value(GString *out, const char *name, const struct composer *composer,
                        const struct composer_language *language,
                        const struct recipient *recipient)
{
    const struct {
        const char *name;
        const char *text;
    } texts[] = {
        {"consent.method", recipient->consent_method},
        {"recipient.email", recipient->email},
        {"recipient.family_name", recipient->family_name},
        {"recipient.given_names", recipient->given_names},
        {"recipient.municipality", composer->address->municipality->str},
        {"recipient.name", composer->address->lines[0]->str},
        {"recipient.postcode", composer->address->postcode->str},
        {"recipient.street", composer->address->lines[1]->str},
    };
    day_number day;

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
    day = composer_source_day(composer, recipient);
    if (day != DAY_UNKNOWN)
        append_day(composer, language, day, out);
}

/* A line end in a value would begin a paragraph of its own, or a header field. */
static void blank_controls(GString *value)
{
    for (gsize i = 0; i < value->len; i++) {
        if (g_ascii_iscntrl(value->str[i]))
            value->str[i] = ' ';
    }
}

guint composer_fill(struct composer *composer, enum language code,
                    const struct recipient *recipient)
{
    const struct composer_language *language = &composer->languages[code];
    guint filled = 1u << composer->salutation;

    for (guint i = 0; i < composer->personal_count; i++) {
        GString *value = composer->values[i];
        g_string_truncate(value, 0);
        if ((language->asked & (1u << i)) == 0)
            continue;
        write_value(value, composer->personal[i], composer, language, recipient);
        blank_controls(value);
        if (value->len > 0)
            filled |= 1u << i;
    }
    return filled;
}

/* ---- shapes ---- */

void composer_set_marks(struct composer *composer, enum language code, guint filled)
{
    char mark[GAPPED_TEXT_MARK + 1];

    for (guint i = 0; i < composer->personal_count; i++) {
        gapped_text_mark(i, mark);
        placeholder_values_set(composer->languages[code].values, composer->personal[i],
                               (filled & (1u << i)) != 0 ? mark : "");
    }
}

gboolean composer_says_something(const struct composer *composer, enum language code,
                                 gboolean says_nothing, const struct recipient *recipient,
                                 GError **error)
{
    char id[RECIPIENT_ID_SIZE];

    if (!says_nothing)
        return TRUE;
    recipient_format_id(recipient->number, id);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                _("template “%s”: for %s nothing remains of the text, since all of it "
                  "depends on details that this recipient does not have"),
                composer->languages[code].version->path, id);
    return FALSE;
}

gboolean composer_render_salutation(struct composer *composer, enum language code,
                                    GString *out, GError **error)
{
    struct composer_language *language = &composer->languages[code];

    return mustache_render(wording_salutation(language->wording, composer->channel),
                           placeholder_values_root(language->values), NULL, NULL, NULL,
                           out, error);
}

gboolean composer_render_notice(struct composer *composer, enum language code,
                                GString *out, GError **error)
{
    struct composer_language *language = &composer->languages[code];

    return notice_render(language->values, composer->channel, composer->facts,
                         language->wording, out, error);
}

static const struct mustache *find_partial(const char *name, gpointer user)
{
    const struct composer *composer = user;

    return composer->partials[g_str_equal(name, "notice") ? 0 : 1];
}

gboolean composer_render_body(struct composer *composer, enum language code,
                              const char *notice, GString *out, GError **error)
{
    struct composer_language *language = &composer->languages[code];

    placeholder_values_set(language->values, "notice", notice);
    return mustache_render(language->version->mustache,
                           placeholder_values_root(language->values), escape_markdown,
                           find_partial, composer, out, error);
}
