/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "invention/contact_file.h"

#include <string.h>

#include "base/text.h"
#include "invention/chance.h"
#include "reference/postcode.h"

enum {
    SEED = 40,
    CITIZENS = 25,
    CUSTOMERS = 30,
    FROM_EACH = 8, /* in the mixture, besides whoever objects */
    FRENCH_OF_TEN_IN_DUTCH = 3,
    FRENCH_OF_TEN_IN_FRENCH = 7
};

/* A file that grows, row by row. */
struct page {
    const struct story *story;
    const struct town *town;
    day_number made_on;
    GString *text;
    char delimiter;
    gboolean begun; /* the present row has a cell */
};

/* Who stands in which file, by order number; drawn once for all four. */
struct cast {
    struct chance chance;
    gboolean taken[TOWN_VOTERS + 1];
    guint subscribers[SUBSCRIBERS];
    guint citizens[CITIZENS];
    guint customers[CUSTOMERS];
};

/* ---- who ---- */

static void draw(struct cast *cast, guint *orders, guint count)
{
    for (guint i = 0; i < count; i++) {
        do
            orders[i] = 1 + chance_below(&cast->chance, TOWN_VOTERS);
        while (cast->taken[orders[i]]);
        cast->taken[orders[i]] = TRUE;
    }
}

static void cast_people(struct cast *cast)
{
    *cast = (struct cast){.chance = {SEED}};
    draw(cast, cast->subscribers, SUBSCRIBERS);
    draw(cast, cast->citizens, CITIZENS);
    draw(cast, cast->customers, CUSTOMERS);
}

/* ---- cells ---- */

static void cell(struct page *page, const char *text)
{
    if (page->begun)
        g_string_append_c(page->text, page->delimiter);
    page->begun = TRUE;
    if (strchr(text, page->delimiter) == NULL && strchr(text, '"') == NULL) {
        g_string_append(page->text, text);
        return;
    }
    g_string_append_c(page->text, '"');
    for (; *text != '\0'; text++)
        g_string_append_printf(page->text, *text == '"' ? "\"\"" : "%c", *text);
    g_string_append_c(page->text, '"');
}

static void cell_printf(struct page *page, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void cell_printf(struct page *page, const char *format, ...)
{
    va_list values;

    va_start(values, format);
    g_autofree char *text = g_strdup_vprintf(format, values);
    va_end(values);
    cell(page, text);
}

static void end_row(struct page *page)
{
    g_string_append(page->text, "\r\n");
    page->begun = FALSE;
}

static void headings(struct page *page, const char *dutch, const char *french)
{
    g_auto(GStrv) words =
        g_strsplit(page->story->language == LANGUAGE_FR ? french : dutch, ";", -1);

    for (gsize i = 0; words[i] != NULL; i++)
        cell(page, words[i]);
    end_row(page);
}

static void cell_day(struct page *page, day_number day)
{
    int year, month, month_day;

    day_to_ymd(day, &year, &month, &month_day);
    cell_printf(page, "%02d/%02d/%d", month_day, month, year);
}

static void append_letters(GString *out, const char *name)
{
    g_autoptr(GString) folded = g_string_new(NULL);

    text_fold(folded, name);
    for (const char *c = folded->str; *c != '\0'; c++)
        if (*c != ' ')
            g_string_append_c(out, *c);
}

/* As somebody is called. All the given names, as in a register, would tell that the file
 * was filled in from the voter list (import/crossing.h). Freed by the caller. */
static char *called(const struct invented_person *person)
{
    return g_strndup(person->given_names, strcspn(person->given_names, " "));
}

static void cell_called(struct page *page, const struct invented_person *person)
{
    g_autofree char *name = called(person);

    cell(page, name);
}

/* The same for a person in every file. The year tells namesakes apart; the domains can
 * belong to nobody (RFC 2606), and one is not of this alphabet. */
static void cell_email(struct page *page, guint order)
{
    static const char *const domains[] = {"post.example", "mail.example",
                                          "brievenbus.example", "boîte.example"};
    const struct invented_person *person = town_voter(page->town, order);
    g_autofree char *first = called(person);
    g_autoptr(GString) address = g_string_new(NULL);
    int year;

    day_to_ymd(person->birth_date, &year, NULL, NULL);
    append_letters(address, first);
    if (address->len > 0)
        g_string_append_c(address, '.');
    append_letters(address, person->family_name);
    g_string_append_printf(address, "%02d@%s", year % 100,
                           domains[order % G_N_ELEMENTS(domains)]);
    cell(page, address->str);
}

static const char *place_of(const struct page *page, const struct invented_person *person)
{
    return postcode_locality_name(postcode_find(person->postcode), 0,
                                  page->story->language);
}

static void cells_address(struct page *page, const struct invented_person *person)
{
    cell(page, person->street);
    cell(page, person->house_number);
    cell(page, person->box);
    cell(page, person->postcode);
    cell(page, place_of(page, person));
}

/* ---- the files ---- */

static const char *in_language(enum language language, const char *dutch,
                               const char *french)
{
    return language == LANGUAGE_FR ? french : dutch;
}

static void add_subscriber(struct page *page, struct cast *cast, guint order)
{
    const struct invented_person *person = town_voter(page->town, order);
    gboolean in_french = chance_below(&cast->chance, 10) <
                         (page->story->language == LANGUAGE_FR ? FRENCH_OF_TEN_IN_FRENCH
                                                               : FRENCH_OF_TEN_IN_DUTCH);
    enum language language = in_french ? LANGUAGE_FR : LANGUAGE_NL;
    day_number since = page->made_on - 20 - (day_number)chance_below(&cast->chance, 300);

    cell_called(page, person);
    cell(page, person->family_name);
    cell_email(page, order);
    cell(page, in_language(language, "NL", "FR"));
    cells_address(page, person);
    cell_day(page, since);
    cell_printf(page,
                in_language(language,
                            "Ja, %s mag mij e-mails sturen over de verkiezingen",
                            "Oui, %s peut m'envoyer des e-mails sur les élections"),
                page->story->candidate);
    cell(page, "e-mail");
    cell(page, in_language(page->story->language, "formulier op de website",
                           "formulaire sur le site"));
    cell(page, page->story->candidate);
    cell_day(page, since);
    end_row(page);
}

static void write_subscribers(struct page *page, struct cast *cast)
{
    headings(page,
             "Voornaam;Naam;E-mail;Taal;Straat;Nr;Bus;Postcode;Gemeente;"
             "Datum toestemming;Tekst toestemming;Kanalen;Wijze van toestemming;"
             "Verzameld door;Toestemming politieke reclame",
             "Prénom;Nom;E-mail;Langue;Rue;N°;Boîte;Code postal;Commune;"
             "Date de consentement;Texte du consentement;Canaux;Mode de consentement;"
             "Recueilli par;Consentement publicité politique");
    for (guint i = 0; i < SUBSCRIBERS; i++)
        add_subscriber(page, cast, cast->subscribers[i]);
}

static day_number asked_on(const struct page *page, guint citizen)
{
    return page->made_on - 800 + (day_number)(citizen * 25);
}

/* "2028/107", of the file that the office keeps. */
static void cell_case(struct page *page, guint citizen)
{
    int year;

    day_to_ymd(asked_on(page, citizen), &year, NULL, NULL);
    cell_printf(page, "%d/%03u", year, 100 + citizen);
}

static void write_citizens(struct page *page, struct cast *cast)
{
    static const char *const questions[][2] = {
        {"losse stoeptegel", "dalle de trottoir descellée"},
        {"parkeerkaart bewoners", "carte de riverain"},
        {"speelplein in de buurt", "plaine de jeux du quartier"},
        {"straatlamp defect", "lampadaire en panne"},
        {"vergunning tuinhuis", "permis pour un abri de jardin"},
        {"geluid van de kermis", "bruit de la kermesse"},
    };

    headings(page,
             "Dossiernr;Datum spreekuur;Onderwerp;Naam;Voornaam;Geboortedatum;Straat;Nr;"
             "Bus;Postcode;Gemeente;E-mail",
             "N° dossier;Date permanence;Objet;Nom;Prénom;Date de naissance;Rue;N°;Bte;"
             "Code postal;Commune;E-mail");
    for (guint i = 0; i < CITIZENS; i++) {
        const struct invented_person *person = town_voter(page->town, cast->citizens[i]);
        guint question = chance_below(&cast->chance, G_N_ELEMENTS(questions));

        cell_case(page, i);
        cell_day(page, asked_on(page, i));
        cell(page, questions[question][page->story->language == LANGUAGE_FR]);
        cell(page, person->family_name);
        cell_called(page, person);
        cell_day(page, person->birth_date);
        cells_address(page, person);
        cell_email(page, cast->citizens[i]);
        end_row(page);
    }
}

/* Right by its check digits, and no enterprise's: theirs begin at 0200. */
static void cell_vat(struct page *page, guint number)
{
    cell_printf(page, "BE 0000.%03u.%03u", (number * 100 + 97 - number % 97) / 1000,
                (number * 100 + 97 - number % 97) % 1000);
}

static void write_customers(struct page *page, struct cast *cast)
{
    headings(page,
             "Klantnummer;Voornaam;Achternaam;Geboortedatum;E-mail;Straat;Nummer;Bus;"
             "Postcode;Gemeente;Btw-nummer;Factuurnummer",
             "N° client;Prénom;Nom;Date de naissance;E-mail;Rue;Numéro;Boîte;"
             "Code postal;Commune;N° TVA;N° facture");
    for (guint i = 0; i < CUSTOMERS; i++) {
        const struct invented_person *person = town_voter(page->town, cast->customers[i]);
        cell_printf(page, "K%05u", 1200 + i * 7);
        cell_called(page, person);
        cell(page, person->family_name);
        cell_day(page, person->birth_date);
        cell_email(page, cast->customers[i]);
        cells_address(page, person);
        if (i % 5 == 0)
            cell_vat(page, 101 + i);
        else
            cell(page, "");
        cell_printf(page, "F-%05u", 4310 + i * 3);
        end_row(page);
    }
}

/* Up to what tells where somebody comes from. */
static void begin_mixed(struct page *page, guint order)
{
    const struct invented_person *person = town_voter(page->town, order);
    g_autofree char *first = called(person);
    g_autofree char *box =
        *person->box != '\0'
            ? g_strconcat(in_language(page->story->language, " bus ", " bte "),
                          person->box, NULL)
            : g_strdup("");

    cell_printf(page, "%s %s", first, person->family_name);
    cell_day(page, person->birth_date);
    cell_printf(page, "%s %s%s, %s %s", person->street, person->house_number, box,
                person->postcode, place_of(page, person));
    cell_email(page, order);
}

static void add_mixed(struct page *page, guint order, const char *origin)
{
    begin_mixed(page, order);
    cell(page, "");
    cell(page, origin);
    end_row(page);
}

static void add_mixed_citizen(struct page *page, const struct cast *cast, guint citizen)
{
    begin_mixed(page, cast->citizens[citizen]);
    cell_case(page, citizen);
    cell(page, in_language(page->story->language, "spreekuur", "permanence"));
    end_row(page);
}

static void write_mixture(struct page *page, struct cast *cast)
{
    enum language language = page->story->language;
    const char *newsletter = in_language(language, "nieuwsbrief", "infolettre");

    headings(page, "Naam;Geboortedatum;Adres;E-mail;Dossiernr;Herkomst",
             "Nom;Date de naissance;Adresse;E-mail;N° dossier;Origine");
    add_mixed(page, cast->subscribers[OBJECTING_SUBSCRIBER - 1], newsletter);
    for (guint i = 0; i < FROM_EACH; i++) {
        add_mixed_citizen(page, cast, i);
        add_mixed(page, cast->customers[i], in_language(language, "winkel", "magasin"));
        add_mixed(page, cast->subscribers[i], newsletter);
        add_mixed(page, 1 + chance_below(&cast->chance, TOWN_VOTERS), "?");
    }
}

GString *contact_file_text(enum example_file file, const struct story *story,
                           const struct town *town, day_number made_on)
{
    struct cast cast;
    struct page page = {
        .story = story,
        .town = town,
        .made_on = made_on,
        .text = g_string_new(NULL),
        .delimiter = ';',
    };

    cast_people(&cast);
    switch (file) {
    case EXAMPLE_SUBSCRIBERS:
        write_subscribers(&page, &cast);
        break;
    case EXAMPLE_OFFICE:
        write_citizens(&page, &cast);
        break;
    case EXAMPLE_CUSTOMERS:
        page.delimiter = ',';
        write_customers(&page, &cast);
        break;
    case EXAMPLE_MIXTURE:
        page.delimiter = '\t';
        write_mixture(&page, &cast);
        break;
    case EXAMPLE_VOTERS:
    case EXAMPLE_FILE_COUNT:
        g_error("no contact file");
    }
    return page.text;
}
