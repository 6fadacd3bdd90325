/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/column_rules.h"

#include "base/error.h"
#include "base/i18n.h"

/* What regimes.csv calls each field; 0: it knows none such. */
static const guint list_field_of[FIELD_COUNT] = {
    [FIELD_FAMILY_NAME] = LIST_FAMILY_NAME,
    [FIELD_GIVEN_NAMES] = LIST_GIVEN_NAMES,
    [FIELD_FULL_NAME] = LIST_FAMILY_NAME,
    [FIELD_BIRTH_DATE] = LIST_BIRTH_DATE,
    [FIELD_STREET] = LIST_ADDRESS,
    [FIELD_HOUSE_NUMBER] = LIST_ADDRESS,
    [FIELD_BOX] = LIST_ADDRESS,
    [FIELD_POSTCODE] = LIST_ADDRESS,
    [FIELD_MUNICIPALITY] = LIST_ADDRESS,
    [FIELD_ADDRESS] = LIST_ADDRESS,
    [FIELD_EMAIL] = LIST_EMAIL,
    [FIELD_MOBILE] = LIST_PHONE,
    [FIELD_ORDER_NUMBER] = LIST_ORDER_NUMBER,
    [FIELD_POLLING_SECTION] = LIST_SECTION,
    [FIELD_NATIONAL_NUMBER] = LIST_NATIONAL_NUMBER,
    [FIELD_SEX] = LIST_SEX,
    [FIELD_FOREIGN_MARK] = LIST_FOREIGN_MARK,
    [FIELD_NATIONALITY] = LIST_NATIONALITY,
    [FIELD_BIRTHPLACE] = LIST_BIRTHPLACE,
};

enum {
    STRICTEST = LIST_ORDER_NUMBER | LIST_SECTION | LIST_FAMILY_NAME | LIST_GIVEN_NAMES |
                LIST_BIRTH_DATE | LIST_ADDRESS,
};

static enum column_refusal judge_on_list(const struct column *column,
                                         const struct regime *regime)
{
    guint allowed = regime != NULL ? regime->fields_allow : STRICTEST;
    guint dropped = regime != NULL ? regime->fields_drop : 0;
    guint field = list_field_of[column->field];

    if (column->refusal == COLUMN_NATIONAL_NUMBER)
        return COLUMN_NATIONAL_NUMBER_ON_LIST;
    if (column->field == FIELD_EMAIL || column->field == FIELD_MOBILE ||
        column->values_like == FIELD_EMAIL || column->values_like == FIELD_MOBILE)
        return COLUMN_NOT_ON_LISTS;
    if (column->refusal != COLUMN_READ || (field & allowed) != 0)
        return column->refusal;
    return (field & dropped) != 0 ? COLUMN_DROPPED : COLUMN_NOT_IN_STATUTE;
}

static enum column_refusal judge_elsewhere(const struct column *column)
{
    if (column->refusal == COLUMN_READ && column->field > FIELD_STORED_LAST)
        return COLUMN_NOT_WANTED;
    return column->refusal;
}

static gboolean has(const struct column_map *map, enum field field)
{
    return map->of_field[field] != COLUMN_ABSENT;
}

static gboolean refuse(GError **error, const char *sentence, const char *file_name)
{
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT, sentence, file_name);
    return FALSE;
}

static gboolean has_what_is_needed(const struct column_map *map, gboolean is_list,
                                   const char *file_name, GError **error)
{
    gboolean named = has(map, FIELD_FAMILY_NAME) || has(map, FIELD_FULL_NAME) ||
                     has(map, FIELD_GIVEN_NAMES);

    if (is_list && !has(map, FIELD_FAMILY_NAME) && !has(map, FIELD_FULL_NAME))
        return refuse(error,
                      _("“%s” has no column with the voters' names: name it with "
                        "--map family_name=COLUMN or --map full_name=COLUMN"),
                      file_name);
    if (is_list && !has(map, FIELD_STREET) && !has(map, FIELD_ADDRESS))
        return refuse(error,
                      _("“%s” has no column with the voters' addresses: name it "
                        "with --map street=COLUMN or --map address=COLUMN"),
                      file_name);
    if (!is_list && !named && !has(map, FIELD_EMAIL) && !has(map, FIELD_MOBILE))
        return refuse(error,
                      _("“%s” has no column with names, e-mail addresses or "
                        "telephone numbers: name one with --map field=COLUMN"),
                      file_name);
    return TRUE;
}

gboolean column_rules_apply(struct column_map *map, enum source_kind kind,
                            const struct regime *regime, const char *file_name,
                            GError **error)
{
    gboolean is_list = source_kind_is_voter_list(kind);

    for (guint i = 0; i < map->count; i++) {
        const struct column *column = &map->columns[i];
        enum column_refusal refusal =
            is_list ? judge_on_list(column, regime) : judge_elsewhere(column);

        if (refusal != COLUMN_READ)
            column_map_refuse(map, i, refusal);
    }
    return has_what_is_needed(map, is_list, file_name, error);
}
