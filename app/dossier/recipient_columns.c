/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/recipient_columns.h"

#include <stddef.h>

/* Read and written as guint. */
G_STATIC_ASSERT(sizeof(enum language) == sizeof(guint));
G_STATIC_ASSERT(sizeof(channel_set) == sizeof(guint));
G_STATIC_ASSERT(sizeof(enum declared) == sizeof(guint));

#define COLUMN(member, kind)                                                             \
    {                                                                                    \
#member, offsetof(struct recipient, member), kind                                \
    }

const struct recipient_column recipient_columns[RECIPIENT_COLUMN_COUNT] = {
    COLUMN(number, COLUMN_NUMBER),
    COLUMN(extract, COLUMN_UINT),
    COLUMN(family_name, COLUMN_TEXT),
    COLUMN(given_names, COLUMN_TEXT),
    COLUMN(full_name, COLUMN_TEXT),
    COLUMN(birth_date, COLUMN_DAY),
    COLUMN(language, COLUMN_UINT),
    COLUMN(street, COLUMN_TEXT),
    COLUMN(house_number, COLUMN_TEXT),
    COLUMN(box, COLUMN_TEXT),
    COLUMN(postcode, COLUMN_TEXT),
    COLUMN(municipality, COLUMN_TEXT),
    COLUMN(nis, COLUMN_TEXT),
    COLUMN(address, COLUMN_TEXT),
    COLUMN(email, COLUMN_TEXT),
    COLUMN(mobile, COLUMN_TEXT),
    COLUMN(consent_date, COLUMN_DAY),
    COLUMN(consent_wording, COLUMN_TEXT),
    COLUMN(consent_channels, COLUMN_UINT),
    COLUMN(consent_method, COLUMN_TEXT),
    COLUMN(consent_collector, COLUMN_TEXT),
    COLUMN(consent_targeting, COLUMN_UINT),
    COLUMN(relation_date, COLUMN_DAY),
    COLUMN(relation_note, COLUMN_TEXT),
    COLUMN(order_number, COLUMN_TEXT),
    COLUMN(polling_section, COLUMN_TEXT),
    COLUMN(findings, COLUMN_UINT),
};

static gboolean is_filled(const struct recipient *recipient, guint index)
{
    gconstpointer member = (const guint8 *)recipient + recipient_columns[index].offset;

    switch (recipient_columns[index].kind) {
    case COLUMN_NUMBER:
        return TRUE;
    case COLUMN_UINT:
        return *(const guint *)member != 0;
    case COLUMN_DAY:
        return *(const day_number *)member != DAY_UNKNOWN;
    case COLUMN_TEXT:
        return **(const char *const *)member != '\0';
    }
    g_error("no such kind of column");
}

guint recipient_columns_filled(const struct recipient *recipient, guint among)
{
    guint filled = 0;

    for (guint i = 0; among >> i != 0 && i < RECIPIENT_COLUMN_COUNT; i++)
        if ((among & 1u << i) != 0 && is_filled(recipient, i))
            filled |= 1u << i;
    return filled;
}

char *recipient_columns_list(guint columns)
{
    GString *list = g_string_new(NULL);

    for (guint i = 0; i < RECIPIENT_COLUMN_COUNT; i++)
        if ((columns & 1u << i) != 0)
            g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "",
                                   recipient_columns[i].name);
    return g_string_free(list, FALSE);
}
