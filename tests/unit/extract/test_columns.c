/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "extract/columns.h"

static struct column_map *map_of(const char *text, const char *const *overrides,
                                 GError **error)
{
    g_autoptr(GBytes) content = g_bytes_new(text, strlen(text));
    g_autoptr(Extract) extract = extract_open_bytes(content, "list.csv", error);

    assert_non_null(extract);
    struct column_map *map = column_map_new(extract, overrides, error);
    if (map != NULL) {
        /* It stands at its beginning again. */
        struct extract_row row;
        assert_true(!extract_next(extract, &row, NULL) || row.line <= 3);
    }
    return map;
}

/* "field" of each column, with "!refusal" when it is not read. */
static char *fields_of(const struct column_map *map)
{
    GString *fields = g_string_new(NULL);

    for (guint i = 0; i < map->count; i++) {
        const struct column *column = &map->columns[i];
        g_string_append_printf(fields, "%s%s", i > 0 ? " " : "",
                               field_name(column->field));
        if (column->refusal != COLUMN_READ)
            g_string_append_printf(fields, "!%s", column_refusal_name(column->refusal));
        assert_true((column->refusal == COLUMN_READ) ==
                    (map->of_field[column->field] == i));
    }
    return g_string_free(fields, FALSE);
}

static const struct {
    const char *label, *text, *fields;
} files[] = {
    {"Flanders, local",
     "Volgnummer;Naam;Voornamen;Geboortedatum;V;Straat;Huisnummer;Busnummer;Postcode;"
     "Gemeente;Stemafdeling\n",
     "order_number family_name given_names birth_date foreign_mark street house_number "
     "box "
     "postcode municipality polling_section"},
    {"Wallonia, local",
     "N° d'ordre;Nom;Prénoms;Date de naissance;Sexe;Nationalité;Rue;N°;Bte;Code postal;"
     "Localité;Section\n",
     "order_number family_name given_names birth_date sex nationality street "
     "house_number "
     "box postcode municipality polling_section"},
    {"German-speaking Community",
     "Laufende Nummer;Name;Vornamen;Geburtsdatum;Geschlecht;Staatsangehörigkeit;Straße;"
     "Hausnummer;Briefkasten;Postleitzahl;Gemeinde;Wahlbüro\n",
     "order_number family_name given_names birth_date sex nationality street "
     "house_number "
     "box postcode municipality polling_section"},
    {"English form", "First name,Last name,Email,Mobile,Date of birth\n",
     "given_names family_name email mobile birth_date"},
    {"Nr before the name", "Nr;Naam;Voornaam;Straat;Nr;Postcode\n",
     "order_number family_name given_names street house_number postcode"},
    {"Nr without a street", "Naam;Voornaam;Nr\n", "family_name given_names order_number"},
    {"N° somewhere behind", "Nom;Prénom;Rue;Code postal;N°\n",
     "family_name given_names street postcode house_number"},
    {"Naam alone is the whole name", "Naam;Adres\n", "full_name address"},
    {"Familienaam alone is not", "Familienaam;Adres\n", "family_name address"},
    {"capitals and punctuation", "NAAM:;VOORNAAM;GEB.-DATUM\n",
     "family_name given_names birth_date"},
    {"explanation in brackets", "Naam;Voornaam;Geboortedatum (dd/mm/jjjj)\n",
     "family_name given_names birth_date"},
    {"two languages", "Naam / Nom;Voornaam / Prénom;Adres - Adresse\n",
     "family_name given_names address"},
    {"two languages, two things", "Naam / Adres;Voornaam\n", "!unrecognised given_names"},
    {"national register number by heading", "Naam;Voornaam;Rijksregisternummer\n",
     "family_name given_names national_number!national-number"},
    {"and by values under any heading",
     "Naam;Voornaam;Code;Volgnr\nPeeters;Els;85.07.30-033.28;1\nMaes;Jan;17.07.30-033.84;"
     "2\n",
     "family_name given_names national_number!national-number order_number"},
    {"and without a heading", "Naam;Voornaam;\nPeeters;Els;85073003328\nMaes;Jan;\n",
     "family_name given_names national_number!national-number"},
    {"and in the place of an order number",
     "Volgnr;Naam;Voornaam\n85073003328;Peeters;Els\n",
     "national_number!national-number family_name given_names"},
    {"telephone numbers are none",
     "Naam;GSM\nA;32470123456\nB;32471123457\nC;32472123458\n", "full_name mobile"},
    {"e-mail without a heading", "Naam;Voornaam;\nPeeters;Els;els@example.be\n",
     "family_name given_names email"},
    {"e-mail under an unknown heading",
     "Naam;Voornaam;Beheerder\nPeeters;Els;b@example.be\n",
     "family_name given_names !unrecognised"},
    {"the same heading twice", "Naam;Voornaam;Naam\nPeeters;Els;Maes\n",
     "family_name given_names family_name!second"},
    {"the first with values", "E-mail;Naam;E-mailadres\n;Peeters;els@example.be\n",
     "email!second full_name email"},
    {"mobile before landline", "Naam;Telefoon;GSM\nPeeters;09 226 88 88;0470 12 34 56\n",
     "full_name mobile!second mobile"},
    {"a whole name beside its parts", "Volledige naam;Naam;Voornaam\nEls P;P;Els\n",
     "full_name!second family_name given_names"},
    {"a whole address beside its street", "Naam;Adres;Straat;Nr\n",
     "full_name address!second street house_number"},
    {"consent columns",
     "email,consent_date,consent_wording,consent_channels,consent_method,"
     "consent_collector,consent_targeting\n",
     "email consent_date consent_wording consent_channels consent_method "
     "consent_collector consent_targeting"},
    {"newsletter tool", "Email Address,First Name,Last Name,OPTIN_TIME,MEMBER_RATING\n",
     "email given_names family_name consent_date !unrecognised"},
};

static void test_recognise(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(ColumnMap) map = map_of(files[i].text, NULL, &error);
        g_autofree char *fields = fields_of(map);
        if (strcmp(fields, files[i].fields) != 0)
            fail_msg("%s:\n%s", files[i].label, fields);
    }
}

static const struct {
    const char *label;
    const char *overrides[3];
    const char *fields;
} overridden[] = {
    {"by heading", {"relation_note=Kleur"}, "family_name given_names relation_note"},
    {"case does not matter",
     {"relation_note=KLEUR"},
     "family_name given_names relation_note"},
    {"by number", {"box=3"}, "family_name given_names box"},
    {"against its heading",
     {"given_names=Naam"},
     "given_names given_names!overruled !unrecognised"},
    {"two at once",
     {"given_names=Naam", "family_name=Voornaam"},
     "given_names family_name !unrecognised"},
    {"whole instead of parts",
     {"full_name=Kleur"},
     "family_name!overruled given_names!overruled full_name"},
};

static void test_overrides(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(overridden); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(ColumnMap) map = map_of("Naam;Voornaam;Kleur\nPeeters;Els;rood\n",
                                          overridden[i].overrides, &error);
        if (map == NULL)
            fail_msg("%s: %s", overridden[i].label, error->message);
        g_autofree char *fields = fields_of(map);
        if (strcmp(fields, overridden[i].fields) != 0)
            fail_msg("%s:\n%s", overridden[i].label, fields);
    }
}

static const struct {
    const char *label;
    const char *overrides[3];
    enum kiespost_error code;
    const char *part;
} wrong[] = {
    {"no such column", {"email=Mail"}, KIESPOST_ERROR_INPUT, "no column “Mail”"},
    {"number too high", {"email=4"}, KIESPOST_ERROR_INPUT, "no column “4”"},
    {"no such field", {"shoe=Naam"}, KIESPOST_ERROR_USAGE, "family_name, given_names"},
    {"a field never stored",
     {"national_number=RRN"},
     KIESPOST_ERROR_USAGE,
     "names no field"},
    {"no equals sign", {"email"}, KIESPOST_ERROR_USAGE, "write field=column"},
    {"national register number",
     {"order_number=RRN"},
     KIESPOST_ERROR_INPUT,
     "holds national register numbers"},
    {"field twice",
     {"box=Naam", "box=Voornaam"},
     KIESPOST_ERROR_INPUT,
     "field “box” twice"},
    {"column twice",
     {"box=Naam", "street=Naam"},
     KIESPOST_ERROR_INPUT,
     "column “Naam” twice"},
};

static void test_wrong_overrides(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(GError) error = NULL;
        struct column_map *map =
            map_of("Naam;Voornaam;RRN\nPeeters;Els;\n", wrong[i].overrides, &error);
        if (map != NULL || !g_error_matches(error, KIESPOST_ERROR, wrong[i].code) ||
            strstr(error->message, wrong[i].part) == NULL)
            fail_msg("%s: %s", wrong[i].label, error != NULL ? error->message : "taken");
    }
}

static void test_evidence(void **state)
{
    (void)state;
    static const char *const overrides[] = {"relation_note=Kleur", NULL};
    g_autoptr(ColumnMap) map = map_of(
        "Volgnr;Naam;Voornaam;Kleur;;\n1;Peeters;Els;rood;85073003328;els@example.be\n",
        overrides, NULL);

    assert_string_equal(map->columns[0].evidence, "heading “Volgnr”");
    assert_string_equal(map->columns[3].evidence, "--map");
    assert_string_equal(map->columns[4].evidence,
                        "1 of 1 value passes the check of a national register number "
                        "(mod 97)");
    assert_string_equal(map->columns[5].evidence,
                        "1 of 1 value looks like an e-mail address");
    assert_string_equal(map->columns[4].label, "column 5");
    assert_int_equal(map->columns[5].values_like, FIELD_EMAIL);
}

static const struct {
    const char *heading;
    enum name_order order;
} orders[] = {
    {"Naam en voornaam", NAME_ORDER_FAMILY_FIRST},
    {"Nom et prénom", NAME_ORDER_FAMILY_FIRST},
    {"Voornaam en naam", NAME_ORDER_GIVEN_FIRST},
    {"Prénom et nom", NAME_ORDER_GIVEN_FIRST},
    {"Vor- und Nachname", NAME_ORDER_GIVEN_FIRST},
    {"Last name first name", NAME_ORDER_FAMILY_FIRST},
    {"First name last name", NAME_ORDER_GIVEN_FIRST},
    {"Volledige naam", NAME_ORDER_UNKNOWN},
    {"Naam", NAME_ORDER_UNKNOWN},
};

static void test_name_order(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(orders); i++) {
        g_autofree char *text = g_strdup_printf("%s;Adres\n", orders[i].heading);
        g_autoptr(ColumnMap) map = map_of(text, NULL, NULL);
        if (map->columns[0].field != FIELD_FULL_NAME ||
            map->columns[0].name_order != orders[i].order)
            fail_msg("%s: %s, order %d", orders[i].heading,
                     field_name(map->columns[0].field), map->columns[0].name_order);
    }
}

static void test_refuse(void **state)
{
    (void)state;
    g_autoptr(ColumnMap) map = map_of("Naam;Voornaam;Geslacht\n", NULL, NULL);

    assert_int_equal(map->of_field[FIELD_SEX], 2);
    column_map_refuse(map, 2, COLUMN_DROPPED);
    assert_int_equal(map->of_field[FIELD_SEX], COLUMN_ABSENT);
    assert_int_equal(map->columns[2].refusal, COLUMN_DROPPED);
    assert_null(column_refusal_sentence(COLUMN_READ));
    for (int refusal = COLUMN_READ + 1; refusal < COLUMN_REFUSAL_COUNT; refusal++) {
        assert_non_null(column_refusal_sentence((enum column_refusal)refusal));
        assert_non_null(column_refusal_name((enum column_refusal)refusal));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_recognise),       cmocka_unit_test(test_overrides),
        cmocka_unit_test(test_wrong_overrides), cmocka_unit_test(test_evidence),
        cmocka_unit_test(test_name_order),      cmocka_unit_test(test_refuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
