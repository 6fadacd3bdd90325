/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "provenance/signs.h"

#include "base/i18n.h"
#include "provenance/recognition_private.h"

/* A column is one of opinions, of health … from so many points of its title on. */
static const double column_is_enough = 0.8;

/* Takes `text`. */
static void tell(struct origin *origin, enum origin_sign sign, char *text)
{
    int bit = __builtin_ctz(sign);

    origin->signs |= sign;
    if (origin->sign_evidence[bit] == NULL)
        origin->sign_evidence[bit] = g_ptr_array_new_with_free_func(g_free);
    if (g_ptr_array_find_with_equal_func(origin->sign_evidence[bit], text, g_str_equal,
                                         NULL))
        g_free(text);
    else
        g_ptr_array_add(origin->sign_evidence[bit], text);
}

/* Without rows a column counts as filled: nothing contradicts its title. */
static gboolean is_filled(const struct recognition *recognition, guint column)
{
    return recognition->rows == 0 || recognition->tallies[column].filled > 0;
}

static gboolean is_of_dates(const struct recognition *recognition, guint column)
{
    const struct column_tally *tally = &recognition->tallies[column];

    return recognition->rows == 0 ||
           (tally->filled > 0 && tally->patterns[VALUE_DATE] * 2 >= tally->filled);
}

/* */
static void find_columns(struct origin *origin, const struct recognition *recognition,
                         enum origin_class_id words, enum origin_sign sign)
{
    for (guint i = 0; i < recognition->count; i++) {
        const struct title *title = &recognition->titles[i];
        if (title->points[words] < column_is_enough || !is_filled(recognition, i))
            continue;
        tell(origin, sign, recognition_title_sentence(title));
        if (sign == ORIGIN_OPINION)
            g_array_append_val(origin->opinion_columns, i);
    }
}

/* ---- consent */

static double consent_points(const struct title *title)
{
    return title->field == FIELD_CONSENT_DATE ? 1 : title->points[WORDS_CONSENT];
}

/* A date named after consent; or "Date added" beside a flag "Opt-in". */
static void find_consent(struct origin *origin, const struct recognition *recognition)
{
    gboolean flag = FALSE;

    for (guint i = 0; i < recognition->count; i++) {
        const struct title *title = &recognition->titles[i];
        if (consent_points(title) < 1 || !is_filled(recognition, i))
            continue;
        if (is_of_dates(recognition, i))
            tell(origin, ORIGIN_CONSENT_COLUMN, recognition_title_sentence(title));
        else
            flag = TRUE;
    }
    for (guint i = 0; flag && i < recognition->count; i++) {
        const struct title *title = &recognition->titles[i];
        if (consent_points(title) >= 0.5 && is_of_dates(recognition, i))
            tell(origin, ORIGIN_CONSENT_COLUMN, recognition_title_sentence(title));
    }
    if (recognition->rows > 0 && recognition->consented == recognition->rows)
        tell(origin, ORIGIN_ALL_CONSENTED,
             g_strdup(_("every row has a date and a wording of consent")));
}

/* ---- */

static gboolean has_contact_columns(const struct recognition *recognition)
{
    for (guint i = 0; i < recognition->count; i++) {
        const struct column_tally *tally = &recognition->tallies[i];
        enum field field = recognition->titles[i].field;
        if (field == FIELD_EMAIL || field == FIELD_MOBILE || field == FIELD_ADDRESS ||
            field == FIELD_STREET || tally->patterns[VALUE_EMAIL] > 0 ||
            tally->patterns[VALUE_MOBILE] > 0)
            return TRUE;
    }
    return FALSE;
}

static void find_office_titles(struct origin *origin,
                               const struct recognition *recognition)
{
    double points = 0;

    if (!has_contact_columns(recognition))
        return;
    for (guint i = 0; i < recognition->count; i++)
        points += recognition->titles[i].points[WORDS_OFFICE];
    for (guint i = 0; points >= 1 && i < recognition->count; i++)
        if (recognition->titles[i].points[WORDS_OFFICE] > 0)
            tell(origin, ORIGIN_OFFICE_CONTACT, recognition_title_sentence(&recognition->titles[i]));
}

/* A noticeable share: a tenth, and no two or three of them. */
static gboolean is_noticeable(guint64 hits, guint64 of)
{
    return hits >= (of < 10 ? 2 : 3) && hits * 10 >= of;
}

static void find_office_values(struct origin *origin,
                               const struct recognition *recognition)
{
    static const enum value_pattern numbers[] = {VALUE_OMV, VALUE_COLLEGE_DECISION,
                                                 VALUE_CASE_NUMBER, VALUE_CAPAKEY};

    for (guint i = 0; i < recognition->count; i++) {
        const struct column_tally *tally = &recognition->tallies[i];
        g_autofree char *label = recognition_label(recognition, i);
        for (gsize n = 0; n < G_N_ELEMENTS(numbers); n++)
            if (is_noticeable(tally->patterns[numbers[n]], tally->filled))
                tell(origin, ORIGIN_OFFICE_CONTACT,
                     g_strdup_printf(
                         value_pattern_sentence(numbers[n]),
                         column_tally_percent(tally->patterns[numbers[n]], tally->filled),
                         label));
        if (!column_tally_is_one_sentence(tally) &&
            is_noticeable(tally->spoken[CLASS_MUNICIPAL_SERVICES], tally->texts))
            tell(origin, ORIGIN_OFFICE_CONTACT,
                 g_strdup_printf(
                     _("%u %% of the values in %s speak of a mayor, a cabinet or a file"),
                     column_tally_percent(tally->spoken[CLASS_MUNICIPAL_SERVICES],
                                          tally->texts),
                     label));
    }
}

static void find_office_addresses(struct origin *origin,
                                  const struct recognition *recognition)
{
    guint64 public = 0, all = 0;

    for (guint i = 0; i < recognition->count; i++) {
        for (int class = 0; class < EMAIL_DOMAIN_CLASS_COUNT; class ++) {
            guint64 count = recognition->tallies[i].domains[class];
            all += count;
            if (email_domain_class_is_public((enum email_domain_class) class))
            public += count;
        }
    }
    if (is_noticeable(public, all))
        tell(
            origin, ORIGIN_OFFICE_CONTACT,
            g_strdup_printf(_("%u %% of the e-mail addresses are those of municipalities "
                              "or public services"),
                            column_tally_percent(public, all)));
}

/* ---- two sources */

static char *labels_of(const struct recognition *recognition, guint64 columns)
{
    GString *text = g_string_new(NULL);
    guint told = 0;

    for (guint i = 0; i < MIN(recognition->count, 64); i++) {
        if ((columns >> i & 1) == 0 || told == 3)
            continue;
        g_autofree char *label = recognition_label(recognition, i);
        g_string_append_printf(text, "%s%s", told++ > 0 ? ", " : "", label);
    }
    return g_string_free(text, FALSE);
}

static void find_two_kinds(struct origin *origin, const struct recognition *recognition)
{
    guint64 ones, others, one_rows, other_rows;

    if (!row_kinds_are_two(recognition->kinds, &ones, &others, &one_rows, &other_rows))
        return;
    g_autofree char *first = labels_of(recognition, ones);
    g_autofree char *second = labels_of(recognition, others);
    g_autofree char *one_count = i18n_count((gint64)one_rows);
    g_autofree char *other_count = i18n_count((gint64)other_rows);
    tell(origin, ORIGIN_TWO_SOURCES,
         g_strdup_printf(_("rows that fill %s: %s; rows that fill %s: %s; none fills both"),
                         first, one_count, second, other_count));
}

/* An e-mail address here and a postcode there in one column, and so in two columns: rows
 * of another file were put below without their headings. */
static gboolean holds_two_kinds(const struct column_tally *tally)
{
    static const enum value_pattern kinds[] = {VALUE_EMAIL, VALUE_DATE, VALUE_POSTCODE,
                                               VALUE_AMOUNT};
    guint64 sum = 0;
    guint seen = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        guint64 hits = tally->patterns[kinds[i]];
        sum += hits;
        seen += hits >= 3 && hits * 100 >= tally->filled * 2 ? 1 : 0;
    }
    return seen >= 2 && sum * 10 >= tally->filled * 8;
}

static void find_shifted_rows(struct origin *origin,
                              const struct recognition *recognition)
{
    guint64 columns = 0;

    for (guint i = 0; i < MIN(recognition->count, 64); i++)
        if (holds_two_kinds(&recognition->tallies[i]))
            columns |= G_GUINT64_CONSTANT(1) << i;
    if (__builtin_popcountll(columns) < 2)
        return;
    g_autofree char *labels = labels_of(recognition, columns);
    tell(origin, ORIGIN_TWO_SOURCES,
         g_strdup_printf(_("%s hold values of two kinds, as if two files were put one "
                           "below the other"),
                         labels));
}

static void find_later_titles(struct origin *origin,
                              const struct recognition *recognition)
{
    for (guint i = 0; i < recognition->later_titles->len; i++)
        tell(origin, ORIGIN_TWO_SOURCES,
             g_strdup_printf(
                 _("the title “%s” stands in the middle of the file"),
                 g_array_index(recognition->later_titles, struct title, i).heading));
}

void signs_find(struct origin *origin, const struct recognition *recognition)
{
    find_consent(origin, recognition);
    find_office_titles(origin, recognition);
    find_office_values(origin, recognition);
    find_office_addresses(origin, recognition);
    find_columns(origin, recognition, WORDS_OPINION, ORIGIN_OPINION);
    find_columns(origin, recognition, WORDS_SPECIAL, ORIGIN_SPECIAL);
    find_two_kinds(origin, recognition);
    find_shifted_rows(origin, recognition);
    find_later_titles(origin, recognition);
}
