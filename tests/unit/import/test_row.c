/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/column_rules.h"
#include "import/row.h"

struct imported {
    Extract *extract;
    ColumnMap *map;
    RowMaker *maker;
    GStringChunk *strings;
};

static struct imported start(const char *text, enum source_kind kind)
{
    g_autoptr(GBytes) content = g_bytes_new(text, strlen(text));
    struct imported imported = {.strings = g_string_chunk_new(64)};

    imported.extract = extract_open_bytes(content, "list.csv", NULL);
    imported.map = column_map_new(imported.extract, NULL, NULL);
    assert_true(column_rules_apply(imported.map, kind, NULL, "list.csv", NULL));
    imported.maker = row_maker_new(imported.map, kind);
    row_watch_set_day(row_maker_watch(imported.maker), day_from_ymd(2030, 9, 20));
    return imported;
}

static void stop(struct imported *imported)
{
    row_maker_free(imported->maker);
    column_map_free(imported->map);
    extract_free(imported->extract);
    g_string_chunk_free(imported->strings);
}

static void add(GString *out, const char *name, const char *text)
{
    if (*text != '\0')
        g_string_append_printf(out, " %s=%s", name, text);
}

static void add_number(GString *out, const char *name, guint number)
{
    if (number != 0)
        g_string_append_printf(out, " %s=%u", name, number);
}

static void add_day(GString *out, const char *name, day_number day)
{
    char text[DAY_ISO_SIZE];

    day_format_iso(day, text);
    add(out, name, text);
}

/* All that is stored of a row, or what is wrong with it and in which column. */
static char *row_as_text(const struct row_result *result, const struct recipient *r)
{
    GString *out = g_string_new(NULL);

    if (result->problem != ROW_FINE) {
        g_string_append_printf(out, "!%s", row_problem_name(result->problem));
        if (result->column != COLUMN_ABSENT)
            g_string_append_printf(out, " column %u", result->column + 1);
        return g_string_free(out, FALSE);
    }
    add(out, "family", r->family_name);
    add(out, "given", r->given_names);
    add(out, "full", r->full_name);
    add_day(out, "born", r->birth_date);
    add(out, "language", language_code(r->language));
    add(out, "street", r->street);
    add(out, "number", r->house_number);
    add(out, "box", r->box);
    add(out, "postcode", r->postcode);
    add(out, "municipality", r->municipality);
    add(out, "nis", r->nis);
    add(out, "address", r->address);
    add(out, "email", r->email);
    add(out, "mobile", r->mobile);
    add_day(out, "consent", r->consent_date);
    add(out, "wording", r->consent_wording);
    add_number(out, "channels", r->consent_channels);
    add(out, "method", r->consent_method);
    add(out, "collector", r->consent_collector);
    add(out, "targeting", declared_name(r->consent_targeting));
    add_day(out, "relation", r->relation_date);
    add(out, "note", r->relation_note);
    add(out, "order", r->order_number);
    add(out, "section", r->polling_section);
    add_number(out, "findings", r->findings);
    add_number(out, "notes", result->notes);
    return g_string_free(out, FALSE);
}

#define LIST                                                                             \
    "Volgnr;Naam;Voornamen;Geboortedatum;Straat;Nr;Bus;Postcode;Gemeente;E-mail\n"

static const struct {
    const char *label;
    enum source_kind kind;
    const char *headings, *row, *expected;
} rows[] = {
    {"a voter", SOURCE_VOTER_LIST_CURRENT, LIST,
     "17;VAN DEN BROECK;JEAN-PIERRE MARIE;12/03/1975;RUE DE "
     "L'ÉGLISE;12A;3;1000;BRUXELLES;",
     " family=Van den Broeck given=Jean-Pierre Marie born=1975-03-12"
     " street=Rue de l'Église number=12A box=3 postcode=1000 municipality=Bruxelles"
     " nis=21004 order=17"},
    {"composed letters", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;De\xCC\x81sire\xCC\x81;Els;;K;1;;9000;Gent;",
     " family=Désiré given=Els street=K number=1 postcode=9000 municipality=Gent "
     "nis=44021"
     " order=1"},
    {"an e-mail in a voter list is marked, not stored", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;Peeters;Els;;K;1;;9000;Gent;els@example.be",
     " family=Peeters given=Els street=K number=1 postcode=9000 municipality=Gent "
     "nis=44021"
     " order=1 findings=1"},
    {"a blank is no e-mail", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;Peeters;Els;;K;1;;9000;Gent;\" \"",
     " family=Peeters given=Els street=K number=1 postcode=9000 municipality=Gent "
     "nis=44021"
     " order=1"},
    {"birth date partly unknown", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;Peeters;Els;00/00/1950;K;1;;9000;Gent;",
     " family=Peeters given=Els street=K number=1 postcode=9000 municipality=Gent "
     "nis=44021"
     " order=1 notes=1"},
    {"31 February", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;Peeters;Els;31/02/2001;K;1;;9000;Gent;", "!birth-date-impossible column 4"},
    {"year of two digits", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;Peeters;Els;01/02/30;K;1;;9000;Gent;", "!birth-date-short-year column 4"},
    {"no date", SOURCE_VOTER_LIST_CURRENT, LIST, "1;Peeters;Els;onbekend;K;1;;9000;Gent;",
     "!birth-date-unreadable column 4"},
    {"no name", SOURCE_VOTER_LIST_CURRENT, LIST, "1;;;12/03/1975;K;1;;9000;Gent;",
     "!no-name column 2"},
    {"postcode unknown", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;Peeters;Els;;K;1;;1234;Gent;", "!postcode-unknown column 8"},
    {"postcode malformed", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;Peeters;Els;;K;1;;90000;Gent;", "!postcode-malformed column 8"},
    {"postcode and municipality contradict", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;Peeters;Els;;K;1;;9000;Antwerpen;", "!postcode-contradicts column 9"},
    {"a place before its merger", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;Peeters;Els;;K;1;;9850;NEVELE;",
     " family=Peeters given=Els street=K number=1 postcode=9850 municipality=Nevele"
     " nis=44083 order=1"},
    {"a hamlet", SOURCE_VOTER_LIST_CURRENT, LIST, "1;Peeters;Els;;K;1;;9000;'T HAMEAUKE;",
     " family=Peeters given=Els street=K number=1 postcode=9000 municipality='t Hameauke"
     " nis=44021 order=1 notes=1024"},
    {"number and box in the street", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;Peeters;Els;;KERKSTRAAT 12 BUS 3;;;9000;Gent;",
     " family=Peeters given=Els street=Kerkstraat number=12 box=3 postcode=9000"
     " municipality=Gent nis=44021 order=1"},
    {"box in the number", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;Peeters;Els;;Kerkstraat;12/3;;9000;Gent;",
     " family=Peeters given=Els street=Kerkstraat number=12 box=3 postcode=9000"
     " municipality=Gent nis=44021 order=1"},
    {"formula and escape sequence", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;=cmd|' /C calc'!A0;\x1b[31mEls;;K;1;;9000;Gent;",
     " family==cmd|' /C calc'!A0 given=[31mEls street=K number=1 postcode=9000"
     " municipality=Gent nis=44021 order=1"},
    {"national register number among order numbers", SOURCE_VOTER_LIST_CURRENT, LIST,
     "85.07.30-033.28;Peeters;Els;;K;1;;9000;Gent;\n2;Maes;Jan;;K;1;;9000;Gent;\n"
     "3;Maes;Jan;;K;1;;9000;Gent;",
     " family=Peeters given=Els street=K number=1 postcode=9000 municipality=Gent "
     "nis=44021"
     " notes=2048"},
    {"and within a name", SOURCE_VOTER_LIST_CURRENT, LIST,
     "1;Peeters;Els (85073003328);;K;1;;9000;Gent;",
     " family=Peeters street=K number=1 postcode=9000 municipality=Gent nis=44021 order=1"
     " notes=2048"},
    {"too few cells", SOURCE_VOTER_LIST_CURRENT, LIST, "1;Peeters;Els", "!too-few-cells"},
    {"one cell for the name, one for the address", SOURCE_VOTER_LIST_CURRENT,
     "Naam en voornaam;Adres\n", "PEETERS Els;\"KERKSTRAAT 12 BUS 3, 9000 GENT\"",
     " family=Peeters given=Els street=Kerkstraat number=12 box=3 postcode=9000"
     " municipality=Gent nis=44021"},
    {"address of two lines", SOURCE_VOTER_LIST_CURRENT, "Naam;Adres\n",
     "\"Peeters, Els\";\"Kerkstraat 12\n9000 Gent\"",
     " family=Peeters given=Els street=Kerkstraat number=12 postcode=9000"
     " municipality=Gent nis=44021"},
    {"neither can be split", SOURCE_VOTER_LIST_CURRENT, "Naam;Adres\n",
     "PEETERS ELS;Home Ten Berg kamer 3 9000 Gent",
     " full=Peeters Els address=Home Ten Berg kamer 3 9000 Gent notes=24"},
    {"address with a wrong municipality", SOURCE_VOTER_LIST_CURRENT, "Naam;Adres\n",
     "PEETERS Els;\"Kerkstraat 12, 9000 Antwerpen\"", "!postcode-contradicts column 2"},
    {"address beside a postcode", SOURCE_VOTER_LIST_CURRENT,
     "Naam;Voornaam;Adres;Postcode;Gemeente\n",
     "Peeters;Els;Kerkstraat 12 bus 3;9000;Gent",
     " family=Peeters given=Els street=Kerkstraat number=12 box=3 postcode=9000"
     " municipality=Gent nis=44021"},
    {"a subscriber", SOURCE_SUBSCRIBER,
     "E-mail;GSM;Naam;Taal;consent_date;consent_wording;consent_channels;consent_method;"
     "consent_collector;consent_targeting\n",
     "Els <els@Example.BE>;0470 12 34 56 (na 18u);Els PEETERS;Nederlands;"
     "01/05/2030 10:00;\"Ja, schrijf mij\";\"e-mail, sms\";formulier;Jan;ja",
     " family=Peeters given=Els language=nl email=els@example.be mobile=+32470123456"
     " consent=2030-05-01 wording=Ja, schrijf mij channels=6 method=formulier"
     " collector=Jan targeting=yes"},
    {"odd answers are counted", SOURCE_SUBSCRIBER,
     "E-mail;Taal;consent_date;consent_channels;consent_targeting;relation_date;"
     "relation_note\n",
     "els@example.be;Klingon;gisteren;duif;misschien;31/02/2030;buur",
     " email=els@example.be targeting=no note=buur notes=992"},
    {"a bad e-mail is left out when there is an address", SOURCE_OWN_SYMPATHISER,
     "Naam;Voornaam;Straat;Nr;Postcode;Gemeente;E-mail;GSM\n",
     "Peeters;Els;Kerkstraat;1;9000;Gent;geen;112",
     " family=Peeters given=Els street=Kerkstraat number=1 postcode=9000 "
     "municipality=Gent"
     " nis=44021 notes=6"},
    {"and the row is rejected when there is none", SOURCE_SUBSCRIBER,
     "Naam;Voornaam;E-mail\n", "Peeters;Els;els@localhost", "!email-unusable column 3"},
    {"two e-mail addresses: the person stands for letters", SOURCE_OWN_SYMPATHISER,
     "Naam;Voornaam;Straat;Nr;Postcode;Gemeente;E-mail\n",
     "Peeters;Els;K;1;9000;Gent;\"a@x.be; b@x.be\"",
     " family=Peeters given=Els street=K number=1 postcode=9000 municipality=Gent "
     "nis=44021 notes=4096"},
    {"and for text messages", SOURCE_OWN_SYMPATHISER, "Naam;GSM;E-mail\n",
     "\"Peeters, Els\";0470123456;a@x.be b@x.be",
     " family=Peeters given=Els mobile=+32470123456 notes=4096"},
    {"two e-mail addresses and nothing else", SOURCE_SUBSCRIBER, "Naam;E-mail\n",
     "\"Peeters, Els\";\"a@x.be, b@x.be\"", "!email-several column 2"},
    {"an accent before the @", SOURCE_OWN_SYMPATHISER, "Naam;GSM;E-mail\n",
     "\"Peeters, Zoë\";0470123456;zoë@x.be",
     " family=Peeters given=Zoë mobile=+32470123456 notes=8192"},
    {"an accent before the @ and nothing else", SOURCE_SUBSCRIBER, "Naam;E-mail\n",
     "\"Peeters, Zoë\";zoë@x.be", "!email-unusable column 2"},
    {"an accent behind the @", SOURCE_SUBSCRIBER, "E-mail\n", "info@Cafe\xCC\x81.be",
     " email=info@café.be findings=8"},
    {"a control character in an e-mail is not cleaned away", SOURCE_SUBSCRIBER,
     "Naam;GSM;E-mail\n", "\"Peeters, Els\";0470123456;els\x01@x.be",
     " family=Peeters given=Els mobile=+32470123456 notes=2"},
    {"nor is a line end", SOURCE_SUBSCRIBER, "Naam;GSM;E-mail\n",
     "\"Peeters, Els\";0470123456;\"els@x.be\r\nBcc: jan\"",
     " family=Peeters given=Els mobile=+32470123456 notes=2"},
    {"line ends and controls in names and addresses become blanks or nothing",
     SOURCE_OWN_SYMPATHISER,
     "Naam;Voornaam;Straat;Nr;Bus;Postcode;Gemeente;relation_note\n",
     "\"Pee\r\nters\";\"El\ns\x07\";\"Kerk\nstraat\x1b\";\"1\r\n\";\"2\v3\";9000;"
     "\"Ge\u2028nt\";\"buur\r\nBcc: \xC2\x85x\u202e\"",
     " family=Pee ters given=El s street=Kerk straat number=1 box=2 3 postcode=9000"
     " municipality=Ge nt nis=44021 note=buur Bcc: x notes=1024"},
    {"and in a full name and what was agreed to", SOURCE_SUBSCRIBER,
     "Volledige naam;E-mail;consent_wording;consent_method;consent_collector\n",
     "\"Peeters,\r\nEls\";els@x.be;\"Ja,\r\nschrijf mij\";\"for\nmulier\";\"J\tan\"",
     " family=Peeters given=Els email=els@x.be wording=Ja, schrijf mij method=for mulier"
     " collector=J an"},
    {"consent on the first day that counts", SOURCE_SUBSCRIBER,
     "E-mail;consent_date;relation_date\n", "els@x.be;01/01/1900;1900-01-01",
     " email=els@x.be consent=1900-01-01 relation=1900-01-01"},
    {"consent before anybody was alive", SOURCE_SUBSCRIBER,
     "E-mail;consent_date;relation_date\n", "els@x.be;31/12/1899;31/12/1899",
     " email=els@x.be notes=96"},
    {"consent of the day of import", SOURCE_SUBSCRIBER, "E-mail;consent_date\n",
     "els@x.be;20/09/2030 23:59:59", " email=els@x.be consent=2030-09-20"},
    {"consent to come: the row is held without its day", SOURCE_SUBSCRIBER,
     "E-mail;consent_date\n", "els@x.be;21/09/2030", " email=els@x.be findings=16"},
    {"an address of an authority stays, and is marked", SOURCE_SUBSCRIBER, "E-mail\n",
     "els@kabinet.just.fgov.be", " email=els@kabinet.just.fgov.be findings=4"},
    {"a desk of an authority", SOURCE_SUBSCRIBER, "E-mail\n", "info@brugge.be",
     " email=info@brugge.be findings=12"},
    {"a national number in a column that is not read", SOURCE_SUBSCRIBER,
     "E-mail;Rare kolom\n", "els@x.be;zie 85.07.30-033.28 in het dossier",
     " email=els@x.be notes=2048"},
    {"the same in a voter list", SOURCE_VOTER_LIST_CURRENT,
     "Naam;Voornaam;Straat;Nr;Rare kolom\n", "Peeters;Els;K;1;zie 85073003328",
     " family=Peeters given=Els street=K number=1 notes=2048"},
    {"eleven digits that are no such number", SOURCE_SUBSCRIBER, "E-mail;Rare kolom\n",
     "els@x.be;85073003329", " email=els@x.be"},
    {"a column refused for such numbers is told once", SOURCE_VOTER_LIST_CURRENT,
     "Naam;Voornaam;Straat;Nr;Rijksregisternummer\n", "Peeters;Els;K;1;85073003328",
     " family=Peeters given=Els street=K number=1"},
    {"consent in a year of two digits", SOURCE_SUBSCRIBER, "E-mail;consent_date\n",
     "els@x.be;01/06/30", " email=els@x.be notes=32"},
    {"a channel among odd words", SOURCE_SUBSCRIBER, "E-mail;consent_channels\n",
     "els@x.be;e-mail en WhatsApp", " email=els@x.be channels=2 notes=128"},
    {"the same for a number", SOURCE_SUBSCRIBER, "Naam;Voornaam;GSM\n",
     "Peeters;Els;0470 12 34 56 / 0471 12 34 56", "!mobile-several column 3"},
    {"a number that is none", SOURCE_SUBSCRIBER, "Naam;Voornaam;GSM\n",
     "Peeters;Els;0440 12 34 56", "!mobile-unusable column 3"},
    {"a number that is nobody's own", SOURCE_SUBSCRIBER, "Naam;Voornaam;GSM\n",
     "Peeters;Els;0900 12 345", "!mobile-special column 3"},
    {"the same beside an e-mail address", SOURCE_SUBSCRIBER, "Naam;E-mail;GSM\n",
     "\"Peeters, Els\";els@x.be;078 15 15 15",
     " family=Peeters given=Els email=els@x.be notes=16384"},
    {"two numbers beside an e-mail address", SOURCE_SUBSCRIBER, "Naam;E-mail;GSM\n",
     "\"Peeters, Els\";els@x.be;0470123456/0471123456",
     " family=Peeters given=Els email=els@x.be notes=32768"},
    {"a landline is kept", SOURCE_SUBSCRIBER, "Naam;GSM\n",
     "\"Peeters, Els\";09 226 88 88",
     " family=Peeters given=Els mobile=+3292268888 notes=65536"},
    {"so is a number abroad", SOURCE_SUBSCRIBER, "Naam;GSM\n",
     "\"Peeters, Els\";+31 6 12 34 56 78",
     " family=Peeters given=Els mobile=+31612345678 notes=131072"},
    {"nobody", SOURCE_SUBSCRIBER, "Naam;E-mail;Taal\n", ";;nl", "!nobody"},
    {"a name alone", SOURCE_FRIENDS_FAMILY, "Naam;Voornaam\n", "Peeters;Els",
     " family=Peeters given=Els"},
};

static void test_rows(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strconcat(rows[i].headings, rows[i].row, "\n", NULL);
        struct imported imported = start(text, rows[i].kind);
        struct extract_row row;
        struct recipient recipient;

        assert_true(extract_next(imported.extract, &row, NULL));
        struct row_result result =
            row_to_recipient(imported.maker, &row, imported.strings, &recipient);
        g_autofree char *made = row_as_text(&result, &recipient);
        if (strcmp(made, rows[i].expected) != 0)
            fail_msg("%s:\n%s", rows[i].label, made);
        stop(&imported);
    }
}

/* Who typed a value is told of the first one that was not taken. */
static void test_the_first_loss(void **state)
{
    (void)state;
    static const struct {
        const char *label, *headings, *row;
        enum row_note loss;
        enum field lost;
    } cases[] = {
        {"nothing", "E-mail;Naam\n", "els@x.be;Peeters Els", (enum row_note)0,
         FIELD_NONE},
        {"the name is kept whole", "E-mail;Volledige naam\n", "els@x.be;PEETERS ELS",
         (enum row_note)0, FIELD_NONE},
        {"an e-mail", "E-mail;GSM\n", "els;0470123456", ROW_NOTE_EMAIL_LEFT_OUT,
         FIELD_EMAIL},
        {"language before e-mail", "E-mail;GSM;Taal\n", "els;0470123456;Klingon",
         ROW_NOTE_LANGUAGE_ODD, FIELD_LANGUAGE},
        {"a national register number", "E-mail;relation_note\n",
         "els@x.be;nr 85073003328", ROW_NOTE_NATIONAL_NUMBER_LEFT_OUT,
         FIELD_RELATION_NOTE},
        {"a date", "E-mail;consent_date;relation_date\n", "els@x.be;2030-06-01;gisteren",
         ROW_NOTE_RELATION_DATE_LEFT_OUT, FIELD_RELATION_DATE},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strconcat(cases[i].headings, cases[i].row, "\n", NULL);
        struct imported imported = start(text, SOURCE_SUBSCRIBER);
        struct extract_row row;
        struct recipient recipient;

        assert_true(extract_next(imported.extract, &row, NULL));
        struct row_result result =
            row_to_recipient(imported.maker, &row, imported.strings, &recipient);
        if (result.problem != ROW_FINE || result.loss != cases[i].loss ||
            result.lost != cases[i].lost)
            fail_msg("%s: %u of %s", cases[i].label, result.loss,
                     field_name(result.lost));
        stop(&imported);
    }
}

/* What the file as a whole has to tell about a row. */
static void test_what_is_watched_besides(void **state)
{
    (void)state;
    static const struct {
        const char *label, *row, *expected;
    } cases[] = {
        {"an opinion", "a@x.be;voor;01/05/2030",
         " email=a@x.be consent=2030-05-01"
         " findings=64"},
        {"none", "b@x.be;\" \";01/05/2030", " email=b@x.be consent=2030-05-01"},
        {"a second like many", "c@x.be;;01/05/2030 14:03:22",
         " email=c@x.be consent=2030-05-01 findings=32"},
        {"such a second, and a day to come", "d@x.be;;01/05/2031 14:03:22",
         " email=d@x.be findings=48"},
        {"another second", "e@x.be;;01/05/2030 14:03:23",
         " email=e@x.be consent=2030-05-01"},
    };
    g_autoptr(GString) text = g_string_new("E-mail;Rare kolom;consent_date\n");
    static const struct span seen[] = {{"", 0}, {"", 0}, {"1/1/2030 14:03:22", 17}};

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        g_string_append_printf(text, "%s\n", cases[i].row);
    struct imported imported = start(text->str, SOURCE_SUBSCRIBER);
    g_autoptr(ConsentTimes) times = consent_times_new(imported.map);
    for (guint i = 0; i < CONSENT_TIMES_MOST; i++)
        consent_times_see(times, seen);
    row_watch_set_times(row_maker_watch(imported.maker), times);
    row_watch_add_opinion(row_maker_watch(imported.maker), 1);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct extract_row row;
        struct recipient recipient;
        assert_true(extract_next(imported.extract, &row, NULL));
        struct row_result result =
            row_to_recipient(imported.maker, &row, imported.strings, &recipient);
        g_autofree char *made = row_as_text(&result, &recipient);
        if (strcmp(made, cases[i].expected) != 0)
            fail_msg("%s:\n%s", cases[i].label, made);
    }
    stop(&imported);
}

/* What the maker handed out is not touched by later rows. */
static void test_strings_stay(void **state)
{
    (void)state;
    enum {
        ROWS = 2000
    };
    g_autoptr(GString) text = g_string_new("Naam;Voornaam;Straat;Nr;Postcode;Gemeente\n");
    static struct recipient recipients[ROWS];
    struct extract_row row;
    guint count = 0;

    for (guint i = 0; i < ROWS; i++)
        g_string_append_printf(text, "NAAM %c%u;ELS;STRAAT %u;1;9000;GEHUCHT %u\n",
                               'A' + i % 26, i, i, i);
    struct imported imported = start(text->str, SOURCE_OWN_SYMPATHISER);
    while (extract_next(imported.extract, &row, NULL))
        row_to_recipient(imported.maker, &row, imported.strings, &recipients[count++]);
    assert_int_equal(count, ROWS);
    for (guint i = 0; i < ROWS; i++) {
        g_autofree char *name = g_strdup_printf("Naam %c%u", 'A' + i % 26, i);
        g_autofree char *municipality = g_strdup_printf("Gehucht %u", i);
        assert_string_equal(recipients[i].family_name, name);
        assert_string_equal(recipients[i].municipality, municipality);
    }
    stop(&imported);
}

static void test_long_cell(void **state)
{
    (void)state;
    g_autofree char *name = g_strnfill(300, 'x');
    g_autofree char *text =
        g_strdup_printf("E-mail;Naam;consent_wording\na@example.be;%s;x\n"
                        "a@example.be;Els P;%s\n",
                        name, name);
    struct imported imported = start(text, SOURCE_SUBSCRIBER);
    struct extract_row row;
    struct recipient recipient;

    assert_true(extract_next(imported.extract, &row, NULL));
    struct row_result result =
        row_to_recipient(imported.maker, &row, imported.strings, &recipient);
    assert_string_equal(row_problem_name(result.problem), "cell-too-long");
    assert_int_equal(result.column, 1);
    assert_true(extract_next(imported.extract, &row, NULL));
    result = row_to_recipient(imported.maker, &row, imported.strings, &recipient);
    assert_int_equal(result.problem, ROW_FINE);
    assert_int_equal(strlen(recipient.consent_wording), 300);
    stop(&imported);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_the_first_loss),
        cmocka_unit_test(test_what_is_watched_besides),
        cmocka_unit_test(test_strings_stay),
        cmocka_unit_test(test_long_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
