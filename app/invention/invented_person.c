/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "invention/invented_person.h"

#include <string.h>

#include "invention/chance.h"
#include "reference/name_list.h"
#include "reference/postcode.h"

enum {
    REGIONS = 3
};

struct invention {
    struct chance chance;
    day_number poll;
    const struct municipality *municipality;
    GPtrArray *postcodes; /* const char *, static */
    enum language street_language;
    NameLot *family[REGIONS][2];   /* plain, special */
    NameLot *given[REGIONS][2][2]; /* plain, special; men, women */
    GHashTable *writable;          /* name → GINT_TO_POINTER(1 yes, 2 no) */
    name_is_writable is_writable;
    gpointer context;
    GString *given_names;
};

/* Where in 100 draws a name of a region comes from: Flanders, Wallonia, Brussels. */
static const guint origins[REGIONS][REGIONS] = {
    [REGION_FLANDERS] = {85, 8, 7},
    [REGION_WALLONIA] = {8, 84, 8},
    [REGION_BRUSSELS] = {20, 35, 45},
};

static const char *const dutch_streets[] = {
    "Kerkstraat",        "Stationsstraat",    "Molenstraat",
    "Schoolstraat",      "Nieuwstraat",       "Kapellestraat",
    "Dorpsstraat",       "Veldstraat",        "Kasteelstraat",
    "Beekstraat",        "Bosstraat",         "Hoogstraat",
    "Lindenlaan",        "Eikenlaan",         "Beukenlaan",
    "Kastanjelaan",      "Berkenlaan",        "Populierenlaan",
    "Acacialaan",        "Parklaan",          "Sint-Jansstraat",
    "Sint-Pietersplein", "Sint-Jozefstraat",  "Onze-Lieve-Vrouwestraat",
    "Gasthuisstraat",    "Begijnhofstraat",   "Watermolenstraat",
    "Brouwerijstraat",   "Oude Steenweg",     "Nieuwe Steenweg",
    "Brusselsesteenweg", "Groenstraat",       "Leeuwerikenstraat",
    "Merelstraat",       "Zwaluwenstraat",    "Rozenlaan",
    "Tulpenlaan",        "Korte Nieuwstraat", "Lange Veldstraat",
    "Marktplein",        "Dorpsplein",        "Kerkplein",
    "Grote Baan",        "Industrieweg",      "Kerkhofweg",
    "Oud-Strijderslaan", "Koning Albertlaan", "11 Novemberstraat",
};

static const char *const french_streets[] = {
    "Rue de l'Église",
    "Rue de la Station",
    "Rue du Moulin",
    "Rue de l'École",
    "Rue Neuve",
    "Rue de la Chapelle",
    "Rue du Village",
    "Rue du Château",
    "Rue du Ruisseau",
    "Rue des Écoles",
    "Rue du Bois",
    "Rue Haute",
    "Rue Basse",
    "Avenue des Tilleuls",
    "Avenue des Chênes",
    "Avenue des Hêtres",
    "Avenue du Parc",
    "Avenue de la Gare",
    "Chemin des Prés",
    "Chemin Vert",
    "Rue Saint-Jean",
    "Rue Saint-Pierre",
    "Place Saint-Joseph",
    "Rue Notre-Dame",
    "Rue de l'Hôpital",
    "Rue du Béguinage",
    "Rue de la Brasserie",
    "Chaussée de Bruxelles",
    "Rue Verte",
    "Rue des Alouettes",
    "Rue des Hirondelles",
    "Clos des Merles",
    "Allée des Roses",
    "Place du Marché",
    "Place Communale",
    "Grand'Rue",
    "Rue du Cimetière",
    "Impasse du Puits",
    "Drève du Prieuré",
    "Rue des Combattants",
    "Rue du Onze Novembre",
    "Avenue Reine Élisabeth",
    "Boulevard du Centenaire",
    "Square des Platanes",
    "Rue de l'Abbaye",
    "Ruelle du Four",
    "Rue d'En-Haut",
    "Route de la Forêt",
};

static const struct {
    const char *const *names;
    guint count;
} streets[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = {dutch_streets, G_N_ELEMENTS(dutch_streets)},
    [LANGUAGE_FR] = {french_streets, G_N_ELEMENTS(french_streets)},
};

static guint below(Invention *invention, guint limit)
{
    return chance_below(&invention->chance, limit);
}

static gboolean happens(Invention *invention, guint in_a_thousand)
{
    return chance_happens(&invention->chance, in_a_thousand);
}

static void list_postcodes(Invention *invention)
{
    g_auto(GStrv) codes = g_strsplit(invention->municipality->postcodes, " ", -1);

    invention->postcodes = g_ptr_array_new();
    for (gsize i = 0; codes[i] != NULL; i++)
        g_ptr_array_add(invention->postcodes, (gpointer)postcode_find(codes[i])->code);
}

/* Streets exist here in Dutch and in French. */
static enum language street_language(const struct municipality *municipality,
                                     enum language wanted)
{
    enum language order[MUNICIPALITY_LANGUAGES_MAX];

    if ((municipality_languages(municipality) & LANGUAGE_BIT(wanted)) != 0)
        return wanted;
    municipality_language_order(municipality, order);
    return order[0];
}

Invention *invention_new(const struct municipality *municipality, enum language language,
                         day_number poll, guint64 seed, name_is_writable is_writable,
                         gpointer context)
{
    Invention *invention = g_new0(Invention, 1);

    invention->chance.state = seed;
    invention->poll = poll;
    invention->municipality = municipality;
    invention->is_writable = is_writable;
    invention->context = context;
    invention->street_language = street_language(municipality, language);
    for (int i = 0; i < REGIONS; i++) {
        enum region region = (enum region)i;
        invention->family[i][0] = name_lot_new(NAMES_FAMILY, region, '\0');
        invention->family[i][1] = name_lot_new(NAMES_FAMILY_SPECIAL, region, '\0');
        for (int sex = 0; sex < 2; sex++) {
            invention->given[i][0][sex] = name_lot_new(NAMES_GIVEN, region, "MF"[sex]);
            invention->given[i][1][sex] =
                name_lot_new(NAMES_GIVEN_SPECIAL, region, "MF"[sex]);
        }
    }
    invention->writable = g_hash_table_new(NULL, NULL);
    invention->given_names = g_string_new(NULL);
    list_postcodes(invention);
    return invention;
}

void invention_free(Invention *invention)
{
    if (invention == NULL)
        return;
    for (int i = 0; i < REGIONS; i++) {
        for (int special = 0; special < 2; special++) {
            name_lot_free(invention->family[i][special]);
            name_lot_free(invention->given[i][special][0]);
            name_lot_free(invention->given[i][special][1]);
        }
    }
    g_ptr_array_unref(invention->postcodes);
    g_hash_table_unref(invention->writable);
    g_string_free(invention->given_names, TRUE);
    g_free(invention);
}

/* The lists are static, so a name's address stands for it. */
static gboolean writes(Invention *invention, const char *name)
{
    int known = GPOINTER_TO_INT(g_hash_table_lookup(invention->writable, name));

    if (known == 0) {
        known = invention->is_writable(name, invention->context) ? 1 : 2;
        g_hash_table_insert(invention->writable, (gpointer)name, GINT_TO_POINTER(known));
    }
    return known == 1;
}

static const char *draw(Invention *invention, const NameLot *lot)
{
    const char *name;

    do {
        name = name_lot_draw(lot, chance_next(&invention->chance) >> 16);
    } while (!writes(invention, name));
    return name;
}

static int origin(Invention *invention)
{
    const guint *weights = origins[invention->municipality->region];
    guint draw_of_100 = below(invention, 100);

    if (draw_of_100 < weights[0])
        return REGION_FLANDERS;
    return draw_of_100 < weights[0] + weights[1] ? REGION_WALLONIA : REGION_BRUSSELS;
}

static void invent_name(Invention *invention, struct invented_person *person)
{
    int region = origin(invention), sex = person->sex == 'F';
    gboolean second = happens(invention, 450), third = happens(invention, 250);
    gboolean special = happens(invention, 120);

    person->family_name = draw(invention, invention->family[region][special]);
    g_string_truncate(invention->given_names, 0);
    for (int i = 0; i < 1 + second + third; i++) {
        special = happens(invention, 150);
        if (i > 0)
            g_string_append_c(invention->given_names, ' ');
        g_string_append(invention->given_names,
                        draw(invention, invention->given[region][special][sex]));
    }
    person->given_names = invention->given_names->str;
}

static void put_digits(char *to, guint count, guint number)
{
    while (count-- > 0) {
        to[count] = (char)('0' + number % 10);
        number /= 10;
    }
}

static char *put_number(char *to, guint number)
{
    guint digits = number >= 100 ? 3 : number >= 10 ? 2 : 1;

    put_digits(to, digits, number);
    to[digits] = '\0';
    return to + digits;
}

static void invent_address(Invention *invention, struct invented_person *person)
{
    enum language language = invention->street_language;
    guint number = 1 + below(invention, happens(invention, 100) ? 400 : 120);
    char *end = put_number(person->house_number, number);

    person->street = streets[language].names[below(invention, streets[language].count)];
    if (happens(invention, 10)) {
        switch (below(invention, 3)) {
        case 0:
            *end++ = (char)('A' + below(invention, 4));
            *end = '\0';
            break;
        case 1:
            *end++ = '-';
            put_number(end, number + 2 * (1 + below(invention, 4)));
            break;
        default:
            memcpy(end, "bis", sizeof "bis");
        }
    }
    person->box[0] = '\0';
    if (happens(invention, 10))
        put_number(person->box, 1 + below(invention, 40));
    person->postcode = g_ptr_array_index(invention->postcodes,
                                         below(invention, invention->postcodes->len));
}

/* Right by its check digits, and nobody's: the register counts the births of a day from
 * 001 (boys) and 002 (girls), so that 000 and 999 never occur. */
void invented_person_number(struct invented_person *person)
{
    int year, month, day;

    day_to_ymd(person->birth_date, &year, &month, &day);
    guint64 nine = (guint64)(year % 100) * 10000000 + (guint64)month * 100000 +
                   (guint64)day * 1000 + (person->sex == 'M' ? 999 : 0);
    guint64 checked = year >= 2000 ? G_GUINT64_CONSTANT(2000000000) + nine : nine;
    put_digits(person->national_number, 9, (guint)nine);
    put_digits(person->national_number + 9, 2, (guint)(97 - checked % 97));
    person->national_number[11] = '\0';
}

void invention_next(Invention *invention, struct invented_person *person)
{
    day_number youngest = day_add_months(invention->poll, -18 * 12);
    day_number oldest = day_add_months(invention->poll, -100 * 12) + 1;

    person->sex = "MF"[below(invention, 2)];
    person->foreign = happens(invention, 40);
    person->birth_date =
        oldest + (day_number)below(invention, (guint)(youngest - oldest + 1));
    person->birth_year_only = FALSE;
    invent_name(invention, person);
    invent_address(invention, person);
    invented_person_number(person);
}
