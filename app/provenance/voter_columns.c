/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "provenance/voter_columns.h"

#include "base/i18n.h"
#include "provenance/recognition_private.h"

enum {
    PEOPLE_MANY = 200
};

struct columns {
    gboolean name, address, birth_date, order;
    gboolean foreign; /* one that no voter list has */
};

static void note_field(struct columns *columns, const struct title *title)
{
    switch (title->field) {
    case FIELD_FAMILY_NAME:
    case FIELD_FULL_NAME:
        columns->name = TRUE;
        break;
    case FIELD_STREET:
    case FIELD_ADDRESS:
        columns->address = TRUE;
        break;
    case FIELD_BIRTH_DATE:
        columns->birth_date = TRUE;
        break;
    case FIELD_ORDER_NUMBER:
        columns->order = TRUE;
        break;
    case FIELD_GIVEN_NAMES:
    case FIELD_LANGUAGE:
    case FIELD_HOUSE_NUMBER:
    case FIELD_BOX:
    case FIELD_POSTCODE:
    case FIELD_MUNICIPALITY:
    case FIELD_POLLING_SECTION:
    case FIELD_NATIONAL_NUMBER:
    case FIELD_SEX:
    case FIELD_FOREIGN_MARK:
    case FIELD_NATIONALITY:
    case FIELD_BIRTHPLACE:
        break;
    default:
        columns->foreign = columns->foreign || title->points[CLASS_VOTER_LIST] <= 0;
        break;
    }
}

static char *by_titles(const struct recognition *recognition, double *points)
{
    struct columns columns = {0};

    /* National numbers make it a list for internal use, whatever their title. */
    for (guint i = 0; i < recognition->count; i++)
        if (*recognition->titles[i].words != '\0' &&
            !recognition_is_national_number(recognition, i))
            note_field(&columns, &recognition->titles[i]);
    if (columns.foreign || recognition->later_titles->len > 0 || !columns.name ||
        !columns.address || (!columns.birth_date && !columns.order))
        return NULL;
    /* A family's address book has birth dates too; a few hundred people seldom give
     * theirs and nothing by which they could be reached otherwise. */
    gboolean is_certain =
        columns.birth_date && (columns.order || recognition->rows >= PEOPLE_MANY);
    *points = is_certain ? 1.0 : 0.7;
    return g_strdup(_("every column is one that voter lists have"));
}

static gboolean most(guint64 hits, const struct column_tally *tally)
{
    return tally->filled > 4 && hits * 10 >= tally->filled * 9;
}

/* Headless: a rising number, birth dates and postcodes, no e-mail address and no
 * telephone. */
static char *by_values(const struct recognition *recognition, double *points)
{
    gboolean order = FALSE, postcode = FALSE, birth_date = FALSE;

    for (guint i = 0; i < recognition->count; i++) {
        const struct column_tally *tally = &recognition->tallies[i];
        if (tally->patterns[VALUE_EMAIL] > 0 || tally->patterns[VALUE_MOBILE] > 1)
            return NULL;
        order = order || most(tally->rising, tally);
        postcode = postcode || most(tally->patterns[VALUE_POSTCODE], tally);
        birth_date = birth_date || most(tally->patterns[VALUE_BIRTH_DATE], tally);
    }
    if (!postcode || !birth_date)
        return NULL;
    *points = order ? 1.0 : 0.6;
    return g_strdup(_("the values are birth dates and addresses, with no e-mail address "
                      "and no telephone number, as in a voter list"));
}

char *voter_columns_evidence(const struct recognition *recognition, double *points)
{
    return recognition->has_headings ? by_titles(recognition, points)
                                     : by_values(recognition, points);
}
