/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/text_page.h"

#include "base/i18n.h"
#include "command/print.h"
#include "sms/plain_text.h"

enum {
    UTF8_SIZE = 7
};

static const char *coding_name(enum sms_coding coding)
{
    return coding == SMS_GSM7 ? "gsm7" : "ucs2";
}

static char *parts_phrase(gint64 parts)
{
    g_autofree char *count = i18n_count(parts);

    return g_strdup_printf(ngettext("%s part", "%s parts", (gulong)parts), count);
}

char *text_size_phrase(const struct sms_size *size)
{
    g_autofree char *parts = parts_phrase(size->parts);
    guint room = size->units + size->left;

    return size->coding == SMS_GSM7
               ? g_strdup_printf(_("%u of %u characters, %s"), size->units, room, parts)
               : g_strdup_printf(
                     _("%u of %u characters (fewer fit, because of special ones), %s"),
                     size->units, room, parts);
}

/* ---- what makes it longer ---- */

/* What cannot be seen by itself is named by its number. */
static void shown(gunichar character, char text[16])
{
    if (g_unichar_isgraph(character) && !g_unichar_ismark(character)) {
        int length = g_unichar_to_utf8(character, text);
        text[length] = '\0';
    } else {
        g_snprintf(text, 16, "U+%04X", character);
    }
}

static char *replacement_phrase(const char *replacement)
{
    if (replacement == NULL)
        return g_strdup(_("nothing can stand in its place"));
    if (*replacement == '\0')
        return g_strdup(_("left out"));
    return g_strdup_printf("→ %s", *replacement == ' ' ? _("a blank") : replacement);
}

static void print_foreign(gunichar character, guint count, const char *replacement)
{
    char text[16];
    g_autofree char *what = replacement_phrase(replacement);

    shown(character, text);
    print_line("    %s (%u×) %s", text, count, what);
}

static void print_saving(gint64 parts, gint64 plain_parts, gboolean plain_accents)
{
    g_autofree char *now = parts_phrase(parts);
    g_autofree char *plain = parts_phrase(plain_parts);

    if (plain_parts < parts && !plain_accents)
        /* Translators: both are a number of parts. */
        print_sentence(
            _("%s instead of %s when these are replaced: “kiespost mailing new "
              "… --plain-accents” makes the mailing so"),
            plain, now);
}

/* ---- one text ---- */

static void measure_plain(const struct text_message *text, struct sms_size *size)
{
    g_autoptr(GString) plain = g_string_new(NULL);

    sms_append_plain(plain, text->text->str, text->text->len);
    sms_measure(plain->str, plain->len, size);
}

/* Replacing the others saves nothing as long as one of these stands there. */
static void measure_without(const GArray *found, const char *text, struct sms_size *size)
{
    g_autoptr(GString) rest = g_string_new(NULL);

    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar character = g_utf8_get_char(p);
        gboolean is_to_go = FALSE;
        for (guint i = 0; i < found->len; i++) {
            const struct sms_foreign *one = &g_array_index(found, struct sms_foreign, i);
            is_to_go |= one->character == character && one->replacement == NULL;
        }
        if (!is_to_go)
            g_string_append_unichar(rest, character);
    }
    g_autoptr(GString) plain = g_string_new(NULL);
    sms_append_plain(plain, rest->str, rest->len);
    sms_measure(plain->str, plain->len, size);
}

static void print_hindrance(const struct text_message *text, const GArray *found,
                            guint plain_parts)
{
    struct sms_size size;

    measure_without(found, text->text->str, &size);
    if (size.parts >= plain_parts)
        return;
    g_autofree char *now = parts_phrase(plain_parts);
    g_autofree char *then = parts_phrase(size.parts);
    /* Translators: both are a number of parts. */
    print_sentence(
        _("%s instead of %s when those that nothing can stand in for are taken "
          "out of the template, and the others are replaced"),
        then, now);
}

void text_page_print(const struct text_message *text, gboolean plain_accents)
{
    g_autofree char *size = text_size_phrase(&text->size);
    g_autoptr(GArray) found = NULL;
    struct sms_size plain;

    print_line(_("    Size:    %s"), size);
    if (text->size.coding == SMS_GSM7)
        return;
    found = sms_foreign_characters(text->text->str, text->text->len);
    print_line("%s", _("  these make it longer, for they are not in the alphabet of text "
                       "messages:"));
    for (guint i = 0; i < found->len; i++) {
        const struct sms_foreign *one = &g_array_index(found, struct sms_foreign, i);
        print_foreign(one->character, one->count, one->replacement);
    }
    measure_plain(text, &plain);
    print_saving(text->size.parts, plain.parts, plain_accents);
    print_hindrance(text, found, plain.parts);
}

static void put_size(struct json *json, const struct sms_size *size)
{
    json_text(json, "coding", coding_name(size->coding));
    json_int(json, "units", size->units);
    json_int(json, "parts", size->parts);
}

static void put_character(struct json *json, gunichar character, const char *replacement)
{
    char text[UTF8_SIZE];

    text[g_unichar_to_utf8(character, text)] = '\0';
    json_text(json, "character", text);
    json_text(json, "replacement", replacement);
}

void text_page_put_json(struct json *json, const struct text_message *text)
{
    g_autoptr(GArray) found = sms_foreign_characters(text->text->str, text->text->len);
    struct sms_size plain;

    put_size(json, &text->size);
    json_begin_array(json, "foreign");
    for (guint i = 0; i < found->len; i++) {
        const struct sms_foreign *one = &g_array_index(found, struct sms_foreign, i);
        json_begin_object(json, NULL);
        put_character(json, one->character, one->replacement);
        json_int(json, "count", one->count);
        json_end_object(json);
    }
    json_end_array(json);
    measure_plain(text, &plain);
    json_begin_object(json, "plain");
    put_size(json, &plain);
    json_end_object(json);
}

/* ---- all of them ---- */

void text_page_print_survey(const struct text_survey *survey, gboolean plain_accents)
{
    g_autofree char *all = parts_phrase(survey->parts);
    g_autofree char *people = i18n_count(survey->people);
    g_autofree char *longest = text_size_phrase(&survey->longest_size);
    char id[RECIPIENT_ID_SIZE];

    if (survey->people == 0)
        return;
    recipient_format_id(survey->longest, id);
    print_sentence(_("people: %s, in all %s; the longest, %s: %s"), people, all, id,
                   longest);
    if (survey->unicode == 0)
        return;
    g_autofree char *unicode = i18n_count(survey->unicode);
    g_autofree char *longer = g_strdup_printf(
        ngettext("  %s text is longer because of characters that are not in the "
                 "alphabet of text messages:",
                 "  %s texts are longer because of characters that are not in the "
                 "alphabet of text messages:",
                 (gulong)survey->unicode),
        unicode);
    print_paragraph("  ", 2, g_strchug(longer));
    for (guint i = 0; i < survey->foreign->len; i++) {
        const struct text_foreign *one =
            &g_array_index(survey->foreign, struct text_foreign, i);
        print_foreign(one->character, one->most, one->replacement);
    }
    print_saving(survey->parts, survey->plain_parts, plain_accents);
}

static void put_by_parts(struct json *json, const struct text_survey *survey)
{
    json_begin_object(json, "by_parts");
    for (guint i = 1; i <= SMS_PARTS_MOST; i++) {
        g_autofree char *parts = g_strdup_printf("%u", i);
        if (survey->by_parts[i] > 0)
            json_int(json, parts, survey->by_parts[i]);
    }
    json_end_object(json);
}

void text_page_put_survey(struct json *json, const char *name,
                          const struct text_survey *survey)
{
    char id[RECIPIENT_ID_SIZE];

    recipient_format_id(survey->longest, id);
    json_begin_object(json, name);
    json_int(json, "people", survey->people);
    json_int(json, "parts", survey->parts);
    json_int(json, "plain_parts", survey->plain_parts);
    json_int(json, "ucs2", survey->unicode);
    put_by_parts(json, survey);
    json_text(json, "longest", survey->people > 0 ? id : NULL);
    json_begin_array(json, "foreign");
    for (guint i = 0; i < survey->foreign->len; i++) {
        const struct text_foreign *one =
            &g_array_index(survey->foreign, struct text_foreign, i);
        json_begin_object(json, NULL);
        put_character(json, one->character, one->replacement);
        json_int(json, "people", one->people);
        json_int(json, "most", one->most);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
}
