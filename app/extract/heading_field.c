/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/heading_field.h"

#include <string.h>

#include "base/text.h"
#include "reference/header_name.h"

static gboolean is_one_of(const char *heading, const char *const words[])
{
    g_autoptr(GString) folded = g_string_new(NULL);

    text_fold(folded, heading);
    return g_strv_contains((const gchar *const *)words, folded->str);
}

/* A number of what? */
static gboolean is_bare_number(const char *heading)
{
    static const char *const words[] = {"nr",     "n",      "no",     "num",
                                        "numero", "nummer", "number", NULL};
    return is_one_of(heading, words);
}

/* In any of these the given names may stand too, when they have no column. */
static gboolean is_bare_name(const char *heading)
{
    static const char *const words[] = {"naam",
                                        "nom",
                                        "name",
                                        "namen",
                                        "noms",
                                        "uw naam",
                                        "je naam",
                                        "votre nom",
                                        "ihr name",
                                        "naam kiezer",
                                        "nom electeur",
                                        "nom de l electeur",
                                        "naam van de kiezer",
                                        "namen des wahlers",
                                        NULL};
    return is_one_of(heading, words);
}

static enum name_order order_of(const char *heading)
{
    static const char *const given[] = {"voornaam", "voornamen", "prenom", "prenoms",
                                        "vorname",  "vornamen",  "voor",   "vor",
                                        "first",    "given",     NULL};
    static const char *const family[] = {
        "naam", "familienaam", "achternaam",   "familie",  "nom",
        "noms", "name",        "familienname", "nachname", "zuname",
        "last", "surname",     "family",       NULL};
    g_autoptr(GString) folded = g_string_new(NULL);
    int given_at = -1, family_at = -1;

    text_fold(folded, heading);
    g_auto(GStrv) words = g_strsplit(folded->str, " ", -1);
    for (int i = 0; words[i] != NULL; i++) {
        if (given_at < 0 && g_strv_contains(given, words[i]))
            given_at = i;
        else if (family_at < 0 && g_strv_contains(family, words[i]))
            family_at = i;
    }
    if (given_at < 0 || family_at < 0)
        return NAME_ORDER_UNKNOWN;
    return given_at < family_at ? NAME_ORDER_GIVEN_FIRST : NAME_ORDER_FAMILY_FIRST;
}

/* "Naam / Nom": the field that all known parts agree on. */
static enum field field_of_parts(const char *heading)
{
    g_auto(GStrv) parts = g_strsplit_set(heading, "/|-,:", -1);
    enum field field = FIELD_NONE;

    for (int i = 0; parts[i] != NULL; i++) {
        enum field part = header_field(g_strstrip(parts[i]));

        if (field != FIELD_NONE && part != FIELD_NONE && part != field)
            return FIELD_NONE;
        if (part == FIELD_NONE && i == 0)
            return FIELD_NONE;
        if (part != FIELD_NONE)
            field = part;
    }
    return field;
}

/* "Geboortedatum (dd/mm/jjjj)" */
static enum field field_of(const char *heading)
{
    enum field field = header_field(heading);
    const char *bracket = strpbrk(heading, "([");

    if (field == FIELD_NONE && bracket != NULL && bracket > heading) {
        g_autofree char *before = g_strndup(heading, (gsize)(bracket - heading));
        field = header_field(before);
    }
    return field != FIELD_NONE ? field : field_of_parts(heading);
}

static guint first_of(const struct column *columns, guint count, enum field field)
{
    guint i = 0;

    while (i < count && columns[i].field != field)
        i++;
    return i;
}

/* Behind a street it is the house's, before the name the voter's. */
static enum field field_of_bare_number(const struct column *columns, guint count,
                                       guint at)
{
    guint street = first_of(columns, count, FIELD_STREET);
    guint address = first_of(columns, count, FIELD_ADDRESS);
    guint name = MIN(first_of(columns, count, FIELD_FAMILY_NAME),
                     first_of(columns, count, FIELD_FULL_NAME));
    gboolean has_street = street < count || address < count;

    if (at > 0 && (at == street + 1 || at == address + 1))
        return FIELD_HOUSE_NUMBER;
    if (at < name && name < count)
        return FIELD_ORDER_NUMBER;
    return has_street ? FIELD_HOUSE_NUMBER : FIELD_ORDER_NUMBER;
}

void heading_fields(struct column *columns, guint count)
{
    for (guint i = 0; i < count; i++)
        columns[i].field =
            *columns[i].heading == '\0' ? FIELD_NONE : field_of(columns[i].heading);

    gboolean has_given = first_of(columns, count, FIELD_GIVEN_NAMES) < count;
    for (guint i = 0; i < count; i++) {
        struct column *column = &columns[i];

        if (is_bare_number(column->heading))
            column->field = field_of_bare_number(columns, count, i);
        if (column->field == FIELD_FAMILY_NAME && !has_given &&
            is_bare_name(column->heading))
            column->field = FIELD_FULL_NAME;
        if (column->field == FIELD_FULL_NAME)
            column->name_order = order_of(column->heading);
    }
}

gboolean heading_equals(const char *heading, const char *other)
{
    g_autoptr(GString) a = g_string_new(NULL);
    g_autoptr(GString) b = g_string_new(NULL);

    text_fold(a, heading);
    text_fold(b, other);
    /* Headings of signs alone fold to nothing. */
    return a->len > 0 ? g_string_equal(a, b) : strcmp(heading, other) == 0;
}
