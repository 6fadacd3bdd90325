/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "invention/voter_list.h"

#include <string.h>

#include "base/day.h"
#include "reference/postcode.h"

enum {
    VOTERS_IN_A_SECTION = 800
};

enum column {
    COLUMN_ORDER,
    COLUMN_NATIONAL_NUMBER, /* only with --national-number */
    COLUMN_FAMILY_NAME,
    COLUMN_GIVEN_NAMES,
    COLUMN_BIRTH_DATE,
    COLUMN_FOREIGN_MARK,
    COLUMN_SEX,
    COLUMN_NATIONALITY,
    COLUMN_STREET,
    COLUMN_HOUSE_NUMBER,
    COLUMN_BOX,
    COLUMN_ADDRESS,
    COLUMN_POSTCODE,
    COLUMN_LOCALITY,
    COLUMN_MUNICIPALITY,
    COLUMN_CANTON,
    COLUMN_SECTION,
    COLUMN_POLLING_STATION,
};

struct titled_column {
    enum column column;
    const char *heading;
};

struct voter_list_layout {
    const char *name;
    enum language language;
    const struct titled_column *columns;
};

/* The headings of class voter_list in fingerprints.csv. */
/* clang-format off */
static const struct titled_column flanders[] = {
    {COLUMN_ORDER, "Volgnummer"},
    {COLUMN_NATIONAL_NUMBER, "Rijksregisternummer"},
    {COLUMN_FAMILY_NAME, "Naam"},
    {COLUMN_GIVEN_NAMES, "Voornamen"},
    {COLUMN_BIRTH_DATE, "Geboortedatum"},
    {COLUMN_FOREIGN_MARK, "V"},
    {COLUMN_STREET, "Straat"},
    {COLUMN_HOUSE_NUMBER, "Huisnummer"},
    {COLUMN_BOX, "Busnummer"},
    {COLUMN_POSTCODE, "Postcode"},
    {COLUMN_MUNICIPALITY, "Gemeente"},
    {COLUMN_SECTION, "Stemafdeling"},
    {0, NULL},
};
static const struct titled_column brussels[] = {
    {COLUMN_ORDER, "N° d'ordre"},
    {COLUMN_NATIONAL_NUMBER, "N° registre national"},
    {COLUMN_FAMILY_NAME, "Nom"},
    {COLUMN_GIVEN_NAMES, "Prénoms"},
    {COLUMN_BIRTH_DATE, "Date de naissance"},
    {COLUMN_ADDRESS, "Adresse"},
    {COLUMN_POSTCODE, "Code postal"},
    {COLUMN_MUNICIPALITY, "Commune"},
    {0, NULL},
};
static const struct titled_column wallonia[] = {
    {COLUMN_ORDER, "N° d'ordre"},
    {COLUMN_NATIONAL_NUMBER, "N° registre national"},
    {COLUMN_FAMILY_NAME, "Nom"},
    {COLUMN_GIVEN_NAMES, "Prénoms"},
    {COLUMN_BIRTH_DATE, "Date de naissance"},
    {COLUMN_SEX, "Sexe"},
    {COLUMN_NATIONALITY, "Nationalité"},
    {COLUMN_STREET, "Rue"},
    {COLUMN_HOUSE_NUMBER, "N°"},
    {COLUMN_BOX, "Bte"},
    {COLUMN_POSTCODE, "Code postal"},
    {COLUMN_LOCALITY, "Localité"},
    {COLUMN_MUNICIPALITY, "Commune"},
    {COLUMN_SECTION, "Section"},
    {COLUMN_POLLING_STATION, "Bureau de vote"},
    {0, NULL},
};
static const struct titled_column federal[] = {
    {COLUMN_ORDER, "Volgnr"},
    {COLUMN_NATIONAL_NUMBER, "Rijksregisternummer"},
    {COLUMN_FAMILY_NAME, "Naam"},
    {COLUMN_GIVEN_NAMES, "Voornamen"},
    {COLUMN_BIRTH_DATE, "Geboortedatum"},
    {COLUMN_SEX, "Geslacht"},
    {COLUMN_STREET, "Straat"},
    {COLUMN_HOUSE_NUMBER, "Nr"},
    {COLUMN_BOX, "Bus"},
    {COLUMN_POSTCODE, "Postcode"},
    {COLUMN_MUNICIPALITY, "Gemeente"},
    {COLUMN_CANTON, "Kanton"},
    {COLUMN_POLLING_STATION, "Stembureau"},
    {0, NULL},
};
/* clang-format on */

static const struct voter_list_layout layouts[] = {
    {"flanders", LANGUAGE_NL, flanders},
    {"brussels", LANGUAGE_FR, brussels},
    {"wallonia", LANGUAGE_FR, wallonia},
    {"federal", LANGUAGE_NL, federal},
};

struct voter_list {
    const struct voter_list_form *form;
    GString *text; /* UTF-8 */
    GHashTable *capitals;
    const char *municipality; /* as the list writes it */
};

/* As the municipalities write them; every distinct text is converted once. */
static const char *in_capitals(struct voter_list *list, const char *text)
{
    const char *known = g_hash_table_lookup(list->capitals, text);

    if (known == NULL) {
        char *capitals = g_utf8_strup(text, -1);
        g_hash_table_insert(list->capitals, g_strdup(text), capitals);
        known = capitals;
    }
    return known;
}

/* Given names are as many as their combinations: word by word. */
static void append_capitals(struct voter_list *list, const char *text)
{
    char word[128];

    while (*text != '\0') {
        gsize length = strcspn(text, " ");
        g_assert(length < sizeof word);
        memcpy(word, text, length);
        word[length] = '\0';
        g_string_append(list->text, in_capitals(list, word));
        text += length;
        if (*text == ' ') {
            g_string_append_c(list->text, ' ');
            text++;
        }
    }
}

static void append_name(struct voter_list *list, const char *name)
{
    if (list->form->capitals)
        append_capitals(list, name);
    else
        g_string_append(list->text, name);
}

static void append_number(GString *out, guint number)
{
    char digits[16];
    char *at = digits + sizeof digits;

    *--at = '\0';
    do {
        *--at = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    g_string_append(out, at);
}

static void append_birth_date(GString *out, const struct invented_person *person,
                              enum birth_format format)
{
    char iso[DAY_ISO_SIZE];

    day_format_iso(person->birth_date, iso);
    if (person->birth_year_only)
        memcpy(iso + 4, "-00-00", 6);
    switch (format) {
    case BIRTH_DMY:
        g_string_append_len(out, iso + 8, 2);
        g_string_append_c(out, '/');
        g_string_append_len(out, iso + 5, 2);
        g_string_append_c(out, '/');
        g_string_append_len(out, iso, 4);
        break;
    case BIRTH_ISO:
        g_string_append(out, iso);
        break;
    case BIRTH_COMPACT:
        g_string_append_len(out, iso, 4);
        g_string_append_len(out, iso + 5, 2);
        g_string_append_len(out, iso + 8, 2);
    }
}

static void append_address(struct voter_list *list, const struct invented_person *person)
{
    append_name(list, person->street);
    g_string_append_c(list->text, ' ');
    g_string_append(list->text, person->house_number);
    if (person->box[0] != '\0') {
        g_string_append(list->text,
                        list->form->layout->language == LANGUAGE_NL ? " bus " : " bte ");
        g_string_append(list->text, person->box);
    }
}

static const char *nationality(const struct invented_person *person)
{
    return person->foreign ? "UE" : "BELGE";
}

static const char *locality(const struct voter_list *list,
                            const struct invented_person *person)
{
    const char *name = postcode_locality_name(postcode_find(person->postcode), 0,
                                              list->form->layout->language);
    return name != NULL ? name : list->municipality;
}

static void append_cell(struct voter_list *list, enum column column, guint order,
                        const struct invented_person *person)
{
    GString *out = list->text;

    switch (column) {
    case COLUMN_ORDER:
        append_number(out, order);
        break;
    case COLUMN_NATIONAL_NUMBER:
        g_string_append(out, person->national_number);
        break;
    case COLUMN_FAMILY_NAME:
        append_name(list, person->family_name);
        break;
    case COLUMN_GIVEN_NAMES:
        append_name(list, person->given_names);
        break;
    case COLUMN_BIRTH_DATE:
        append_birth_date(out, person, list->form->birth_format);
        break;
    case COLUMN_FOREIGN_MARK:
        g_string_append(out, person->foreign ? "V" : "");
        break;
    case COLUMN_SEX:
        g_string_append_c(out, person->sex == 'F' &&
                                       list->form->layout->language == LANGUAGE_NL
                                   ? 'V'
                                   : person->sex);
        break;
    case COLUMN_NATIONALITY:
        g_string_append(out, nationality(person));
        break;
    case COLUMN_STREET:
        append_name(list, person->street);
        break;
    case COLUMN_HOUSE_NUMBER:
        g_string_append(out, person->house_number);
        break;
    case COLUMN_BOX:
        g_string_append(out, person->box);
        break;
    case COLUMN_ADDRESS:
        append_address(list, person);
        break;
    case COLUMN_POSTCODE:
        g_string_append(out, person->postcode);
        break;
    case COLUMN_LOCALITY:
        append_name(list, locality(list, person));
        break;
    case COLUMN_MUNICIPALITY:
    case COLUMN_CANTON:
        append_name(list, list->municipality);
        break;
    case COLUMN_SECTION:
    case COLUMN_POLLING_STATION:
        append_number(out, (order - 1) / VOTERS_IN_A_SECTION + 1);
        break;
    }
}

static gboolean is_wanted(const struct voter_list *list, enum column column)
{
    return column != COLUMN_NATIONAL_NUMBER || list->form->national_number;
}

/* Order 0 is the line of headings. */
static void append_row(struct voter_list *list, guint order,
                       const struct invented_person *person)
{
    const struct titled_column *column = list->form->layout->columns;

    for (gboolean first = TRUE; column->heading != NULL; column++) {
        if (!is_wanted(list, column->column))
            continue;
        if (!first)
            g_string_append_c(list->text, list->form->delimiter);
        first = FALSE;
        if (order == 0)
            g_string_append(list->text, column->heading);
        else
            append_cell(list, column->column, order, person);
    }
    g_string_append(list->text, list->form->line_end);
}

static gboolean converts(const char *text, const char *charset)
{
    g_autofree char *converted = g_convert(text, -1, charset, "UTF-8", NULL, NULL, NULL);
    return converted != NULL;
}

/* Municipalities' files hold no name that their encoding lacks. */
gboolean voter_list_holds_name(const char *name, gpointer context)
{
    const struct voter_list_form *form = context;
    const char *charset = form->charset;
    g_autofree char *capitals = g_utf8_strup(name, -1);

    if (strchr(name, form->delimiter) != NULL)
        return FALSE;
    return charset == NULL || (converts(name, charset) && converts(capitals, charset));
}

const struct voter_list_layout *voter_list_layout_named(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(layouts); i++)
        if (strcmp(layouts[i].name, name) == 0)
            return &layouts[i];
    return NULL;
}

enum language voter_list_layout_language(const struct voter_list_layout *layout)
{
    return layout->language;
}

struct voter_list *voter_list_new(const struct voter_list_form *form)
{
    struct voter_list *list = g_new0(struct voter_list, 1);

    list->form = form;
    list->municipality =
        municipality_name_on_envelope(form->municipality, form->layout->language);
    list->text = g_string_new(NULL);
    list->capitals = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    append_row(list, 0, NULL);
    return list;
}

void voter_list_free(struct voter_list *list)
{
    if (list == NULL)
        return;
    g_string_free(list->text, TRUE);
    g_hash_table_unref(list->capitals);
    g_free(list);
}

void voter_list_add(struct voter_list *list, guint order,
                    const struct invented_person *person)
{
    g_assert(order > 0);
    append_row(list, order, person);
}

GString *voter_list_text(struct voter_list *list)
{
    return list->text;
}
