/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "provenance/recognition_private.h"

#include <string.h>

#include "base/i18n.h"
#include "provenance/score.h"
#include "provenance/signs.h"
#include "reference/fingerprint.h"
#include "reference/header_name.h"
#include "reference/heading_words.h"

enum {
    LATER_TITLES_MOST = 32, /* kept of rows of headings further down */
    LATER_TITLES_LEAST = 3, /* fewer in a row are words that happen to be titles */
    LABEL_LONGEST = 60,     /* characters of a title that evidence quotes */
    LABEL_DIGITS = 4,       /* more in a title, and it may be somebody's number */
};

/* Cells of these say where people live and what they agreed to; a mayor in them is a
 * street's name or the candidate's own. */
static gboolean is_without_text(enum field field)
{
    switch (field) {
    case FIELD_FAMILY_NAME:
    case FIELD_GIVEN_NAMES:
    case FIELD_FULL_NAME:
    case FIELD_STREET:
    case FIELD_ADDRESS:
    case FIELD_MUNICIPALITY:
    case FIELD_CONSENT_WORDING:
    case FIELD_CONSENT_METHOD:
    case FIELD_CONSENT_COLLECTOR:
    case FIELD_CONSENT_CHANNELS:
    case FIELD_CONSENT_TARGETING:
    case FIELD_RELATION_NOTE:
    case FIELD_BIRTHPLACE:
        return TRUE;
    default:
        return FALSE;
    }
}

static void read_titles(struct recognition *recognition)
{
    for (guint i = 0; i < recognition->count; i++) {
        struct title *title = &recognition->titles[i];
        g_autofree char *heading = g_steal_pointer(&title->heading);
        title_clear(title);
        title_read(title, heading, recognition->left_out);
        recognition->tallies[i].no_text =
            is_without_text(title->field) || title->points[WORDS_WORDING] >= 1;
    }
}

static void clear_title(gpointer pointer)
{
    title_clear(pointer);
}

struct recognition *recognition_new(const struct file_form *form)
{
    struct recognition *recognition = g_new0(struct recognition, 1);

    recognition->count = form->count;
    recognition->has_headings = form->has_headings;
    recognition->name = g_strdup(form->name != NULL ? form->name : "");
    recognition->preamble = g_strdup(form->preamble != NULL ? form->preamble : "");
    recognition->titles = g_new0(struct title, form->count);
    recognition->tallies = g_new0(struct column_tally, form->count);
    recognition->later_titles = g_array_new(FALSE, FALSE, sizeof(struct title));
    g_array_set_clear_func(recognition->later_titles, clear_title);
    recognition->words = value_words_new();
    recognition->kinds = row_kinds_new();
    for (guint i = 0; i < form->count; i++)
        recognition->titles[i].heading =
            g_strdup(form->has_headings ? form->headings[i] : "");
    read_titles(recognition);
    return recognition;
}

void recognition_free(struct recognition *recognition)
{
    if (recognition == NULL)
        return;
    for (guint i = 0; i < recognition->count; i++) {
        title_clear(&recognition->titles[i]);
        column_tally_clear(&recognition->tallies[i]);
    }
    g_free(recognition->titles);
    g_free(recognition->tallies);
    g_free(recognition->name);
    g_free(recognition->preamble);
    g_free(recognition->left_out);
    g_array_unref(recognition->later_titles);
    value_words_free(recognition->words);
    row_kinds_free(recognition->kinds);
    g_free(recognition);
}

void recognition_leave_out(struct recognition *recognition, const char *system)
{
    g_free(recognition->left_out);
    recognition->left_out = g_strdup(system);
    read_titles(recognition);
}

/* ---- rows */

static gboolean is_known_title(const char *text)
{
    g_autoptr(GString) key = g_string_new(NULL);
    guint count;

    if (header_name_find(text) != NULL)
        return TRUE;
    heading_key(key, text);
    return key->len > 2 && fingerprint_headings(key->str, &count) != NULL;
}

static gboolean is_own_title(const struct recognition *recognition, const char *text)
{
    for (guint i = 0; i < recognition->count; i++)
        if (g_ascii_strcasecmp(recognition->titles[i].heading, text) == 0)
            return TRUE;
    return FALSE;
}

/* A row of nothing but words of which the first ones are titles: another file begins, or
 * the same headings again, which say nothing new. */
static void see_titles(struct recognition *recognition, const struct span *cells)
{
    guint known = 0, others = 0;

    for (guint i = 0; i < recognition->count; i++) {
        if (cells[i].length == 0)
            continue;
        if (cells[i].length > LABEL_LONGEST || !is_known_title(cells[i].text)) {
            if (known < 2)
                return;
            others++;
            continue;
        }
        known++;
    }
    if (known < LATER_TITLES_LEAST || others > known)
        return;
    for (guint i = 0; i < recognition->count; i++) {
        struct title title;
        if (cells[i].length == 0 || recognition->later_titles->len == LATER_TITLES_MOST ||
            cells[i].length > LABEL_LONGEST || !is_known_title(cells[i].text) ||
            is_own_title(recognition, cells[i].text))
            continue;
        title_read(&title, cells[i].text, recognition->left_out);
        g_array_append_val(recognition->later_titles, title);
    }
}

static gboolean is_consent_date(const struct title *title)
{
    return title->field == FIELD_CONSENT_DATE || title->points[WORDS_CONSENT] >= 1;
}

static gboolean is_consent_wording(const struct title *title)
{
    return title->field == FIELD_CONSENT_WORDING || title->points[WORDS_WORDING] >= 1;
}

void recognition_see(struct recognition *recognition, const struct span *cells)
{
    guint64 filled = 0, patterns = 0;
    guint words = 0;
    gboolean date = FALSE, wording = FALSE;

    for (guint i = 0; i < recognition->count; i++) {
        const struct title *title = &recognition->titles[i];
        if (cells[i].length == 0)
            continue;
        guint64 seen =
            column_tally_see(&recognition->tallies[i], recognition->words, &cells[i]);
        patterns |= seen;
        words++;
        filled |= i < 64 ? G_GUINT64_CONSTANT(1) << i : 0;
        date = date || (is_consent_date(title) && (seen >> VALUE_DATE & 1) != 0);
        wording = wording || is_consent_wording(title);
    }
    if (words == 0)
        return;
    recognition->rows++;
    recognition->consented += date && wording ? 1 : 0;
    row_kinds_see(recognition->kinds, filled);
    if (patterns == 0 && words >= LATER_TITLES_LEAST)
        see_titles(recognition, cells);
}

/* ---- what was seen */

static gboolean is_quotable(const char *heading)
{
    guint digits = 0;

    for (const char *c = heading; *c != '\0'; c++)
        digits += g_ascii_isdigit(*c) ? 1 : 0;
    return *heading != '\0' && digits <= LABEL_DIGITS && strchr(heading, '@') == NULL;
}

static char *beginning_of(const char *heading)
{
    return g_utf8_strlen(heading, -1) > LABEL_LONGEST
               ? g_utf8_substring(heading, 0, LABEL_LONGEST)
               : g_strdup(heading);
}

char *recognition_label(const struct recognition *recognition, guint column)
{
    const char *heading = recognition->titles[column].heading;

    if (!recognition->has_headings || !is_quotable(heading))
        return g_strdup_printf(_("column %u"), column + 1);
    g_autofree char *beginning = beginning_of(heading);
    return g_strdup_printf(_("“%s”"), beginning);
}

char *recognition_title_sentence(const struct title *title)
{
    g_autofree char *beginning = beginning_of(title->heading);

    return g_strdup_printf(_("column “%s”"), beginning);
}

gboolean recognition_is_national_number(const struct recognition *recognition,
                                        guint column)
{
    const struct column_tally *tally = &recognition->tallies[column];

    if (column_tally_is_national_numbers(tally))
        return TRUE;
    return recognition->titles[column].field == FIELD_NATIONAL_NUMBER &&
           (recognition->rows == 0 || tally->filled > 0);
}

static void clear_class(gpointer pointer)
{
    struct origin_class *class = pointer;
    g_ptr_array_unref(class->evidence);
}

struct origin *recognition_conclude(const struct recognition *recognition)
{
    struct origin *origin = g_new0(struct origin, 1);

    origin->classes = g_array_new(FALSE, TRUE, sizeof(struct origin_class));
    g_array_set_clear_func(origin->classes, clear_class);
    origin->opinion_columns = g_array_new(FALSE, FALSE, sizeof(guint));
    origin->rows_seen = recognition->rows;
    score_classes(origin->classes, recognition);
    signs_find(origin, recognition);
    return origin;
}

void origin_free(struct origin *origin)
{
    if (origin == NULL)
        return;
    g_array_unref(origin->classes);
    g_array_unref(origin->opinion_columns);
    for (guint i = 0; i < G_N_ELEMENTS(origin->sign_evidence); i++)
        if (origin->sign_evidence[i] != NULL)
            g_ptr_array_unref(origin->sign_evidence[i]);
    g_free(origin);
}
