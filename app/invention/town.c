/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "invention/town.h"

#include <string.h>

#include "invention/voter_list.h"

struct town {
    const struct municipality *municipality;
    enum language language;
    GStringChunk *given_names;
    struct invented_person voters[TOWN_VOTERS];
};

enum {
    SEED = 2000,
    MONTHS_OF_AGE_TO_VOTE = 18 * 12
};

/* What stays as it was drawn. */
#define AS_DRAWN NULL

/* Those whom chance would not be sure to bring. */
/* clang-format off */
static const struct arranged_voter {
    guint order;
    const char *family_name, *given_names;
    int birth_year; /* 0: as drawn */
    const char *street[LANGUAGE_COUNT]; /* Dutch, French */
    const char *house_number, *box;
} arranged[] = {
    {12, "Van den Broeck", "Jan", 1958, {NULL, "Molenstraat", "Rue du Moulin"}, "4", ""},
    {13, "Van den Broeck", "Jan", 1989, {NULL, "Molenstraat", "Rue du Moulin"}, "4", ""},
    {14, "D'Hondt", "Marie-Thérèse", 1960, {NULL, "Molenstraat", "Rue du Moulin"}, "4", ""},
    {40, "'t Kindt", "Noël", 0, {NULL}, AS_DRAWN, AS_DRAWN},
    {41, "de la Ruelle d'Exemple", "Anne-Sophie Françoise", 0, {NULL}, AS_DRAWN, AS_DRAWN},
    {42, "Peeters-Dubois", "Zoë", 0, {NULL}, AS_DRAWN, AS_DRAWN},
    {77, "Nguyen", "", 0, {NULL}, AS_DRAWN, AS_DRAWN},
    {88, AS_DRAWN, AS_DRAWN, 0, {NULL, "Postbus 12", "Boîte postale 12"}, "", ""},
    {99, AS_DRAWN, AS_DRAWN, 0, {NULL}, "12", "0301"},
    {120, AS_DRAWN, AS_DRAWN, 0, {NULL, "Hoeve Ter Linden", "Ferme des Tilleuls"}, "", ""},
    {133, AS_DRAWN, AS_DRAWN, 0, {NULL}, "7bis", ""},
    {134, AS_DRAWN, AS_DRAWN, 0, {NULL}, "14-16", "A"},
    /* Who has no home is registered at the social service's. */
    {150, AS_DRAWN, AS_DRAWN, 0, {NULL, "Sociaal Huis, Dorpsplein", "Maison sociale, Place Communale"}, "1", ""},
    {155, AS_DRAWN, AS_DRAWN, 1957, {NULL}, AS_DRAWN, AS_DRAWN},
};
/* clang-format on */

/* Of this age to the day when the poll is held. */
static const guint first_votes[] = {200, 201, 202, 1999};
static const guint known_by_year_only = 155;

static void arrange(struct invented_person *person, const struct arranged_voter *voter,
                    enum language language, const char *postcode)
{
    if (voter->family_name != AS_DRAWN)
        person->family_name = voter->family_name;
    if (voter->given_names != AS_DRAWN)
        person->given_names = voter->given_names;
    if (voter->birth_year != 0)
        person->birth_date = day_from_ymd(voter->birth_year, 1, 1);
    if (voter->street[language] != NULL) {
        person->street = voter->street[language];
        person->postcode = postcode;
    }
    if (voter->house_number != AS_DRAWN)
        g_strlcpy(person->house_number, voter->house_number, sizeof person->house_number);
    if (voter->box != AS_DRAWN)
        g_strlcpy(person->box, voter->box, sizeof person->box);
}

static struct invented_person *voter_at(struct town *town, guint order)
{
    g_assert(order >= 1 && order <= TOWN_VOTERS);
    return &town->voters[order - 1];
}

static void arrange_all(struct town *town, day_number poll)
{
    for (gsize i = 0; i < G_N_ELEMENTS(arranged); i++)
        arrange(voter_at(town, arranged[i].order), &arranged[i], town->language,
                town->municipality->main_postcode);
    for (gsize i = 0; i < G_N_ELEMENTS(first_votes); i++)
        voter_at(town, first_votes[i])->birth_date =
            day_add_months(poll, -MONTHS_OF_AGE_TO_VOTE);
    voter_at(town, known_by_year_only)->birth_year_only = TRUE;
}

struct town *town_new(const struct municipality *municipality, enum language language,
                      day_number poll)
{
    const struct voter_list_form narrowest = {.delimiter = ';', .charset = "CP1252"};
    g_autoptr(Invention) invention = invention_new(
        municipality, language, poll, SEED, voter_list_holds_name, (gpointer)&narrowest);
    struct town *town = g_new(struct town, 1);

    town->municipality = municipality;
    town->language = language;
    town->given_names = g_string_chunk_new(16 * 1024);
    for (guint order = 1; order <= TOWN_VOTERS; order++) {
        struct invented_person *person = voter_at(town, order);
        invention_next(invention, person);
        person->given_names =
            g_string_chunk_insert(town->given_names, person->given_names);
    }
    arrange_all(town, poll);
    for (guint order = 1; order <= TOWN_VOTERS; order++)
        invented_person_number(voter_at(town, order));
    return town;
}

void town_free(struct town *town)
{
    if (town == NULL)
        return;
    g_string_chunk_free(town->given_names);
    g_free(town);
}

const struct municipality *town_municipality(const struct town *town)
{
    return town->municipality;
}

enum language town_language(const struct town *town)
{
    return town->language;
}

const struct invented_person *town_voter(const struct town *town, guint order)
{
    return voter_at((struct town *)town, order);
}
