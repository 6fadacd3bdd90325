/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/columns.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "extract/column_sample.h"
#include "extract/heading_field.h"

static const char by_option[] = "--map";

static void set_evidence(struct column *column, char *evidence)
{
    g_free((char *)column->evidence);
    column->evidence = evidence;
}

static struct column_map *new_map(const struct extract_form *form)
{
    struct column_map *map = g_new0(struct column_map, 1);

    map->count = form->column_count;
    map->columns = g_new0(struct column, MAX(map->count, 1));
    for (guint i = 0; i < map->count; i++) {
        struct column *column = &map->columns[i];

        column->heading = g_strdup(form->headings[i]);
        g_snprintf(column->label, sizeof column->label, _("column %u"), i + 1);
        column->evidence = g_strdup("");
    }
    for (int field = 0; field < FIELD_COUNT; field++)
        map->of_field[field] = COLUMN_ABSENT;
    return map;
}

void column_map_free(struct column_map *map)
{
    if (map == NULL)
        return;
    for (guint i = 0; i < map->count; i++) {
        g_free((char *)map->columns[i].heading);
        g_free((char *)map->columns[i].evidence);
    }
    g_free(map->columns);
    g_free(map);
}

static void recognise_by_heading(struct column_map *map)
{
    heading_fields(map->columns, map->count);
    for (guint i = 0; i < map->count; i++)
        if (map->columns[i].field != FIELD_NONE)
            set_evidence(&map->columns[i],
                         g_strdup_printf(_("heading “%s”"), map->columns[i].heading));
}

static char *share(guint part, guint whole, const char *sentence)
{
    return g_strdup_printf(sentence, part, whole);
}

/* A column without heading says what it is by its values. One with a heading that nobody
 * knows does not: the e-mail addresses under "Contact owner" are not the people's. */
static void recognise_by_values(struct column *column, const struct column_sample *sample)
{
    gboolean nameless = *column->heading == '\0';

    if (column_sample_is_national_numbers(sample)) {
        column->values_like = FIELD_NATIONAL_NUMBER;
        if (column->field != FIELD_NATIONAL_NUMBER)
            set_evidence(column,
                         share(sample->national_numbers, sample->filled,
                               ngettext("%u of %u value passes the check of a national "
                                        "register number (mod 97)",
                                        "%u of %u values pass the check of a national "
                                        "register number (mod 97)",
                                        sample->filled)));
        column->field = FIELD_NATIONAL_NUMBER;
    } else if (column_sample_is_emails(sample)) {
        column->values_like = FIELD_EMAIL;
        if (nameless)
            set_evidence(column, share(sample->emails, sample->filled,
                                       ngettext("%u of %u value looks like an e-mail "
                                                "address",
                                                "%u of %u values look like e-mail "
                                                "addresses",
                                                sample->filled)));
    } else if (column_sample_is_mobiles(sample)) {
        column->values_like = FIELD_MOBILE;
        if (nameless)
            set_evidence(column, share(sample->mobiles, sample->filled,
                                       ngettext("%u of %u value looks like a mobile "
                                                "number",
                                                "%u of %u values look like mobile "
                                                "numbers",
                                                sample->filled)));
    }
    if (nameless && column->field == FIELD_NONE)
        column->field = column->values_like;
}

/* ---- --map ---- */

static gboolean refuse_field(const char *operand, GError **error)
{
    g_autoptr(GString) fields = g_string_new(NULL);

    for (int i = FIELD_NONE + 1; i <= FIELD_STORED_LAST; i++)
        g_string_append_printf(fields, "%s%s", fields->len > 0 ? ", " : "",
                               field_name((enum field)i));
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("“--map %s” names no field: write field=column, where the field is one "
                  "of %s"),
                operand, fields->str);
    return FALSE;
}

static guint column_named(const struct column_map *map, const char *name)
{
    guint64 number;

    for (guint i = 0; i < map->count; i++)
        if (*map->columns[i].heading != '\0' &&
            heading_equals(map->columns[i].heading, name))
            return i;
    if (g_ascii_string_to_unsigned(name, 10, 1, map->count, &number, NULL))
        return (guint)number - 1;
    return COLUMN_ABSENT;
}

static gboolean refuse_column(GError **error, const char *sentence, const char *column)
{
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT, sentence, column);
    return FALSE;
}

static gboolean apply_override(struct column_map *map, const char *operand,
                               GError **error)
{
    const char *equals = strchr(operand, '=');
    g_autofree char *name =
        equals == NULL ? g_strdup("") : g_strndup(operand, (gsize)(equals - operand));
    enum field field = field_from_name(g_strstrip(name));

    if (field == FIELD_NONE)
        return refuse_field(operand, error);
    g_autofree char *wanted = g_strstrip(g_strdup(equals + 1));
    guint at = column_named(map, wanted);
    if (at == COLUMN_ABSENT)
        return refuse_column(error,
                             _("the file has no column “%s”: name a heading as it "
                               "stands in the file, or a column's number"),
                             wanted);
    struct column *column = &map->columns[at];
    if (column->field == FIELD_NATIONAL_NUMBER)
        return refuse_column(error,
                             _("column “%s” holds national register numbers: it is "
                               "not read, whatever it is mapped to"),
                             wanted);
    if (map->of_field[field] != COLUMN_ABSENT)
        return refuse_column(error, _("“--map” names the field “%s” twice"), name);
    for (int i = 0; i < FIELD_COUNT; i++)
        if (map->of_field[i] == at)
            return refuse_column(error, _("“--map” names the column “%s” twice"), wanted);
    column->field = field;
    map->of_field[field] = at;
    set_evidence(column, g_strdup(by_option));
    return TRUE;
}

/* ---- one column for each field ---- */

/* Which of two columns of the same field to read: the one that holds something; of
 * telephones rather the one with mobile numbers; else the earlier one. */
static guint better_column(const struct column_map *map,
                           const struct column_sample *samples, guint a, guint b)
{
    gboolean is_mobile = map->columns[a].field == FIELD_MOBILE;

    if (is_mobile && samples[a].mobiles != samples[b].mobiles)
        return samples[a].mobiles > samples[b].mobiles ? a : b;
    return samples[a].filled == 0 && samples[b].filled > 0 ? b : a;
}

static void refuse(struct column_map *map, guint at, enum column_refusal why)
{
    map->columns[at].refusal = why;
}

static void settle(struct column_map *map, const struct column_sample *samples)
{
    gboolean overridden[FIELD_COUNT];

    for (int field = 0; field < FIELD_COUNT; field++)
        overridden[field] = map->of_field[field] != COLUMN_ABSENT;
    for (guint i = 0; i < map->count; i++) {
        enum field field = map->columns[i].field;
        guint rival = map->of_field[field];

        if (field == FIELD_NONE) {
            refuse(map, i, COLUMN_UNRECOGNISED);
        } else if (field == FIELD_NATIONAL_NUMBER) {
            refuse(map, i, COLUMN_NATIONAL_NUMBER);
        } else if (rival == COLUMN_ABSENT || rival == i) {
            map->of_field[field] = i;
        } else if (overridden[field]) {
            refuse(map, i, COLUMN_OVERRULED);
        } else {
            guint winner = better_column(map, samples, rival, i);
            refuse(map, winner == i ? rival : i, COLUMN_SECOND);
            map->of_field[field] = winner;
        }
    }
}

static gboolean is_mapped(const struct column_map *map, enum field field)
{
    guint at = map->of_field[field];

    return at != COLUMN_ABSENT && strcmp(map->columns[at].evidence, by_option) == 0;
}

/* A column for all says nothing more than the columns for each, unless the operator says
 * that it is the one. */
static void drop_whole_or_parts(struct column_map *map, enum field whole,
                                const enum field parts[], gsize count)
{
    guint at = map->of_field[whole];
    gsize present = 0;

    for (gsize i = 0; i < count; i++)
        present += map->of_field[parts[i]] != COLUMN_ABSENT;
    if (at == COLUMN_ABSENT || present == 0)
        return;
    if (!is_mapped(map, whole)) {
        if (present == count)
            column_map_refuse(map, at, COLUMN_SECOND);
        return;
    }
    for (gsize i = 0; i < count; i++)
        if (map->of_field[parts[i]] != COLUMN_ABSENT && !is_mapped(map, parts[i]))
            column_map_refuse(map, map->of_field[parts[i]], COLUMN_OVERRULED);
}

static void drop_wholes(struct column_map *map)
{
    static const enum field names[] = {FIELD_FAMILY_NAME, FIELD_GIVEN_NAMES};
    static const enum field address[] = {FIELD_STREET};

    drop_whole_or_parts(map, FIELD_FULL_NAME, names, G_N_ELEMENTS(names));
    drop_whole_or_parts(map, FIELD_ADDRESS, address, G_N_ELEMENTS(address));
}

struct column_map *column_map_new(struct extract *extract, const char *const *overrides,
                                  GError **error)
{
    g_autofree struct column_sample *samples = column_sample_take(extract, error);

    if (samples == NULL)
        return NULL;
    g_autoptr(ColumnMap) map = new_map(extract_form(extract));
    recognise_by_heading(map);
    for (guint i = 0; i < map->count; i++)
        recognise_by_values(&map->columns[i], &samples[i]);
    for (guint i = 0; overrides != NULL && overrides[i] != NULL; i++)
        if (!apply_override(map, overrides[i], error))
            return NULL;
    settle(map, samples);
    drop_wholes(map);
    return g_steal_pointer(&map);
}

void column_map_refuse(struct column_map *map, guint at, enum column_refusal why)
{
    enum field field = map->columns[at].field;

    map->columns[at].refusal = why;
    if (map->of_field[field] == at)
        map->of_field[field] = COLUMN_ABSENT;
}

static const struct {
    const char *name, *sentence;
} refusals[COLUMN_REFUSAL_COUNT] = {
    [COLUMN_READ] = {"read", NULL},
    [COLUMN_UNRECOGNISED] = {"unrecognised",
                             N_("not recognised; --map names its field if it "
                                "is needed")},
    [COLUMN_NATIONAL_NUMBER] = {"national-number",
                                N_("the national register number is for "
                                   "authorities only. Tell whoever gave you the file")},
    [COLUMN_NATIONAL_NUMBER_ON_LIST] = {"national-number",
                                        N_("a candidate's copy may not hold it. Tell the "
                                           "municipality")},
    [COLUMN_SECOND] = {"second", N_("another column already gives this field")},
    [COLUMN_OVERRULED] = {"overruled", N_("--map names another column for it")},
    [COLUMN_NOT_WANTED] = {"not-wanted", N_("not needed to write to someone")},
    [COLUMN_DROPPED] = {"dropped", N_("it may stand on the list, but is not "
                                      "needed to post a letter")},
    [COLUMN_NOT_IN_STATUTE] = {"not-in-statute",
                               N_("the law does not put it on a voter list")},
    [COLUMN_NOT_ON_LISTS] = {"not-on-voter-lists",
                             N_("no voter list holds it, so it was added; rows "
                                "with a value are blocked")},
};

const char *column_refusal_sentence(enum column_refusal refusal)
{
    g_assert(refusal < COLUMN_REFUSAL_COUNT);
    return refusal == COLUMN_READ ? NULL : _(refusals[refusal].sentence);
}

const char *column_refusal_name(enum column_refusal refusal)
{
    g_assert(refusal < COLUMN_REFUSAL_COUNT);
    return refusals[refusal].name;
}
