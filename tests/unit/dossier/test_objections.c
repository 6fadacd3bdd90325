/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/campaign.h"
#include "dossier/objections.h"

enum {
    MONDAY = 20000
};

static struct recipient person(const char *given, const char *family, const char *street,
                               day_number birth)
{
    struct recipient recipient = campaign_person(given, family);

    recipient.street = street;
    recipient.house_number = *street != '\0' ? "1" : "";
    recipient.postcode = *street != '\0' ? "9000" : "";
    recipient.birth_date = birth;
    return recipient;
}

static void object(struct dossier *dossier, const struct objector *objector,
                   channel_set channels, day_number on)
{
    g_autoptr(GError) error = NULL;
    gint64 id = 0;

    objection_add(dossier, objector, channels, on, &id, &error);
    assert_no_error(error);
    assert_true(id > 0);
}

static gboolean is_met(struct dossier *dossier, const struct recipient *recipient)
{
    g_autoptr(ObjectionIndex) index = objection_index_new(dossier, NULL);
    return objection_index_find(index, recipient, CHANNEL_POST) != DAY_UNKNOWN;
}

static void nobody_objected(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(ObjectionIndex) index = objection_index_new(dossier, NULL);
    const struct recipient jan = person("Jan", "Maes", "Kerkstraat", 0);

    assert_true(objection_index_is_empty(index));
    assert_int_equal(objection_index_find(index, &jan, CHANNEL_EMAIL), DAY_UNKNOWN);
}

static void forget_all(struct dossier *dossier)
{
    assert_true(database_run(dossier->database,
                             "DELETE FROM objection_mark; DELETE FROM objection", NULL));
}

#define UNKNOWN DAY_UNKNOWN

/* An objector who is a recipient of one source, and somebody in another source. */
static void people_meet_again_by_name_and_address(void **state)
{
    static const struct {
        const char *label;
        const char *given, *family, *street;
        day_number birth;
        const char *other_given, *other_family, *other_street;
        day_number other_birth;
        gboolean met;
    } cases[] = {
        {"the same", "Jan", "Maes", "Kerkstraat", 9, "Jan", "Maes", "Kerkstraat", 9,
         TRUE},
        {"father and son", "Jan", "Maes", "Kerkstraat", 9, "Jan", "Maes", "Kerkstraat", 8,
         FALSE},
        {"born when?", "Jan", "Maes", "Kerkstraat", UNKNOWN, "Jan", "Maes", "Kerkstraat",
         8, TRUE},
        {"the other born when?", "Jan", "Maes", "Kerkstraat", 9, "Jan", "Maes",
         "Kerkstraat", UNKNOWN, TRUE},
        {"both born when?", "Jan", "Maes", "Kerkstraat", UNKNOWN, "Jan", "Maes",
         "Kerkstraat", UNKNOWN, TRUE},
        {"elsewhere", "Jan", "Maes", "Kerkstraat", 9, "Jan", "Maes", "Dorp", 9, FALSE},
        {"no address", "Jan", "Maes", "", 9, "Jan", "Maes", "", 9, FALSE},
        {"somebody else", "Jan", "Maes", "Kerkstraat", UNKNOWN, "An", "Maes",
         "Kerkstraat", UNKNOWN, FALSE},
        {"first name only", "Jan Piet", "Maes", "Kerkstraat", 9, "Jan", "Maes",
         "Kerkstraat", 9, TRUE},
        {"all names", "Jan", "Maes", "Kerkstraat", 9, "Jan Piet", "Maes", "Kerkstraat", 9,
         TRUE},
        {"other second names", "Jan Piet", "Maes", "Kerkstraat", UNKNOWN, "Jan Joris",
         "Maes", "Kerkstraat", UNKNOWN, TRUE},
        {"spelling", "Andre", "DE SMET", "KERKSTR.", 9, "André", "de Smet", "Kerkstraat",
         9, TRUE},
        {"unsplit", "Jan Piet", "Maes", "Kerkstraat", 9, "", "=Maes Jan", "Kerkstraat", 9,
         TRUE},
        {"unsplit, all names", "Jan Piet", "Maes", "Kerkstraat", 9, "", "=Jan Piet Maes",
         "Kerkstraat", UNKNOWN, TRUE},
        {"unsplit objector", "", "=Maes Jan", "Kerkstraat", 9, "Jan", "Maes",
         "Kerkstraat", 9, TRUE},
        {"nameless", "", "", "Kerkstraat", 9, "", "", "Kerkstraat", 9, FALSE},
    };

    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient people[] = {
            person(cases[i].given, cases[i].family, cases[i].street, cases[i].birth),
            person(cases[i].other_given, cases[i].other_family, cases[i].other_street,
                   cases[i].other_birth)};
        for (gsize k = 0; k < G_N_ELEMENTS(people); k++) {
            if (people[k].family_name[0] == '=') {
                people[k].full_name = people[k].family_name + 1;
                people[k].family_name = "";
            }
            people[k].number = (gint64)(10 * i + k + 1);
        }
        forget_all(dossier);
        object(dossier, &(struct objector){.recipient = &people[0]}, CHANNELS_ALL,
               MONDAY);
        if (!is_met(dossier, &people[0]))
            fail_msg("%s: not met at all", cases[i].label);
        if (is_met(dossier, &people[1]) != cases[i].met)
            fail_msg("%s", cases[i].label);
    }
}

/* An objector who only wrote or called. */
static void people_meet_again_by_what_they_said(void **state)
{
    static const struct {
        const char *label;
        struct objector objector;
        gboolean met; /* Jan Piet Van den Broeck, Kerkstraat 1, 9000, and so on */
    } cases[] = {
        {"e-mail", {.email = "jan@example.be"}, TRUE},
        {"e-mail, case", {.email = " JAN@Example.BE "}, TRUE},
        {"e-mail of another", {.email = "piet@example.be"}, FALSE},
        {"mobile", {.mobile = "+32470000000"}, TRUE},
        {"mobile of another", {.mobile = "+32470000001"}, FALSE},
        {"name", {.name = "Jan Van den Broeck"}, TRUE},
        {"name turned", {.name = "Van den Broeck, Jan"}, TRUE},
        {"all names", {.name = "Jan Piet Van den Broeck"}, TRUE},
        {"all names turned", {.name = "VAN DEN BROECK Jan Piet"}, TRUE},
        {"more names than known", {.name = "Jan Joris Broeck"}, TRUE},
        {"second name", {.name = "Piet Van den Broeck"}, FALSE},
        {"family name", {.name = "Van den Broeck"}, FALSE},
        {"name and postcode", {.name = "Jan Broeck", .postcode = "9000"}, TRUE},
        {"postcode of a form", {.name = "Jan Broeck", .postcode = "B-9000"}, TRUE},
        {"another postcode", {.name = "Jan Broeck", .postcode = "9030"}, FALSE},
        {"blanks", {.name = "  Jan   Broeck "}, TRUE},
        {"empty beside another", {.email = "", .name = "Jan Broeck"}, TRUE},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient jan = person("Jan Piet", "Van den Broeck", "Kerkstraat", 9);

    jan.number = 1;
    jan.email = "Jan@example.be";
    jan.mobile = "+32470000000";
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        forget_all(dossier);
        object(dossier, &cases[i].objector, CHANNELS_ALL, MONDAY);
        if (is_met(dossier, &jan) != cases[i].met)
            fail_msg("%s", cases[i].label);
        /* Somebody of whom nothing is known meets nobody. */
        struct recipient nobody;
        recipient_clear(&nobody);
        assert_false(is_met(dossier, &nobody));
    }
}

static void by_number_alone(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient first, second;

    recipient_clear(&first);
    recipient_clear(&second);
    first.number = 17;
    second.number = 18;
    object(dossier, &(struct objector){.recipient = &first}, CHANNELS_ALL, MONDAY);
    assert_true(is_met(dossier, &first));
    assert_false(is_met(dossier, &second));
}

static void an_objection_says_who(void **state)
{
    static const struct objector nobodies[] = {
        {.name = ""},   {.name = " … "},      {.email = " "},
        {.mobile = ""}, {.postcode = "9000"},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    for (gsize i = 0; i < G_N_ELEMENTS(nobodies); i++) {
        g_autoptr(GError) error = NULL;
        gint64 id;
        assert_false(
            objection_add(dossier, &nobodies[i], CHANNELS_ALL, MONDAY, &id, &error));
        assert_code(error, KIESPOST_ERROR_USAGE, "nobody");
    }
    assert_int_equal(campaign_entries(dossier), 1);
}

static void the_earliest_day_of_each_channel(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    const struct objector by_email = {.email = "jan@example.be"};
    const struct objector by_phone = {.mobile = "+32470000000"};
    struct recipient jan = campaign_person("Jan", "Maes");

    jan.email = by_email.email;
    jan.mobile = by_phone.mobile;
    object(dossier, &by_email, CHANNEL_BIT(CHANNEL_EMAIL), MONDAY + 3);
    object(dossier, &by_email, CHANNEL_BIT(CHANNEL_EMAIL) | CHANNEL_BIT(CHANNEL_SMS),
           MONDAY + 2);
    object(dossier, &by_phone, CHANNEL_BIT(CHANNEL_EMAIL), MONDAY + 1);
    object(dossier, &by_phone, CHANNEL_BIT(CHANNEL_EMAIL), MONDAY + 5);
    g_autoptr(ObjectionIndex) index = objection_index_new(dossier, NULL);
    assert_int_equal(objection_index_find(index, &jan, CHANNEL_EMAIL), MONDAY + 1);
    assert_int_equal(objection_index_find(index, &jan, CHANNEL_SMS), MONDAY + 2);
    assert_int_equal(objection_index_find(index, &jan, CHANNEL_POST), DAY_UNKNOWN);

    g_autoptr(GArray) list = objections_list(dossier, NULL);
    assert_int_equal(list->len, 4);
    const struct objection *second = &g_array_index(list, struct objection, 1);
    assert_int_equal(second->on, MONDAY + 2);
    assert_int_equal(second->channels,
                     CHANNEL_BIT(CHANNEL_EMAIL) | CHANNEL_BIT(CHANNEL_SMS));
    assert_string_equal(second->made_by, "email");
    assert_int_equal(campaign_entries(dossier), 5);
}

/* */
static void tells_whether_it_was_made_elsewhere(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient an = campaign_person("An", "Claes");
    struct recipient els = campaign_person("Els", "Peeters");
    struct recipient jan = campaign_person("Jan", "Maes");
    gboolean elsewhere = TRUE;

    an.number = 1;
    an.email = "an@example.be";
    an.street = "Kouter";
    an.house_number = "4";
    an.postcode = "9000";
    jan.number = 3;
    jan.mobile = "+32470000000";
    els.number = 4;
    object(dossier, &(struct objector){.recipient = &an}, CHANNELS_ALL, MONDAY);
    object(dossier, &(struct objector){.mobile = jan.mobile}, CHANNEL_BIT(CHANNEL_SMS),
           MONDAY);
    g_autoptr(ObjectionIndex) index = objection_index_new(dossier, NULL);
    assert_int_equal(objection_index_meet(index, &an, CHANNEL_POST, &elsewhere), MONDAY);
    assert_false(elsewhere);
    an.number = 2; /* in another source */
    assert_int_equal(objection_index_meet(index, &an, CHANNEL_POST, &elsewhere), MONDAY);
    assert_true(elsewhere);
    an.street = "";
    assert_int_equal(objection_index_meet(index, &an, CHANNEL_EMAIL, &elsewhere), MONDAY);
    assert_true(elsewhere);
    assert_int_equal(objection_index_meet(index, &jan, CHANNEL_SMS, &elsewhere), MONDAY);
    assert_false(elsewhere);
    elsewhere = TRUE;
    assert_int_equal(objection_index_meet(index, &els, CHANNEL_POST, &elsewhere),
                     DAY_UNKNOWN);
    assert_false(elsewhere);
    /* The person says so too: then it was made here. */
    object(dossier, &(struct objector){.email = "An@example.be"}, CHANNELS_ALL,
           MONDAY + 1);
    g_autoptr(ObjectionIndex) both = objection_index_new(dossier, NULL);
    assert_int_equal(objection_index_meet(both, &an, CHANNEL_EMAIL, &elsewhere), MONDAY);
    assert_false(elsewhere);
}

static void a_day_that_is_unknown_is_today(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    object(dossier, &(struct objector){.email = "jan@example.be"}, CHANNELS_ALL,
           DAY_UNKNOWN);
    g_autoptr(GArray) list = objections_list(dossier, NULL);
    assert_true(g_array_index(list, struct objection, 0).on > MONDAY);
}

/* ---- whoever objected is always found again ---- */

static const char *pick(GRand *random, const char *const *texts, gint32 count)
{
    return texts[g_rand_int_range(random, 0, count)];
}
#define PICK(random, texts) pick(random, texts, G_N_ELEMENTS(texts))

static struct recipient invented(GRand *random, gint64 number)
{
    static const char *const given[] = {"Jan",  "Els Maria", "Zoë", "", "Jean-Pierre Luc",
                                        "İpek", "Ольга"};
    static const char *const family[] = {"Maes",    "De",    "van 't Hof",     "",
                                         "O’Neill", "Şahin", "Peeters - Claes"};
    static const char *const full[] = {"", "Maes Jan", "…", "De La"};
    static const char *const streets[] = {"Kerkstraat", "", "Bd. de l'Impératrice"};
    static const char *const postcodes[] = {"9000", "", "1000"};
    static const char *const addresses[] = {"", "Dorp 1, 9000 Gent", "-"};
    static const char *const emails[] = {"", "a@b.be", "É@exämple.be"};
    static const char *const mobiles[] = {"", "+32470000000"};
    struct recipient recipient =
        campaign_person(PICK(random, given), PICK(random, family));

    recipient.number = number;
    recipient.full_name = PICK(random, full);
    recipient.street = PICK(random, streets);
    recipient.postcode = PICK(random, postcodes);
    recipient.address = PICK(random, addresses);
    recipient.email = PICK(random, emails);
    recipient.mobile = PICK(random, mobiles);
    recipient.birth_date =
        g_rand_boolean(random) ? UNKNOWN : g_rand_int_range(random, -9, 9);
    return recipient;
}

static void whoever_objected_is_found_again(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GRand) random = g_rand_new_with_seed(1);
    struct recipient people[100];

    for (gsize i = 0; i < G_N_ELEMENTS(people); i++) {
        people[i] = invented(random, (gint64)i + 1);
        channel_set channels = (channel_set)g_rand_int_range(random, 1, 8);
        object(dossier, &(struct objector){.recipient = &people[i]}, channels, MONDAY);
        g_autoptr(ObjectionIndex) index = objection_index_new(dossier, NULL);
        for (int channel = 0; channel < CHANNEL_COUNT; channel++)
            if ((channels & CHANNEL_BIT(channel)) != 0)
                assert_int_equal(objection_index_find(index, &people[i], channel),
                                 MONDAY);
    }
    /* And in another source, when anything but the number is known. */
    g_autoptr(ObjectionIndex) index = objection_index_new(dossier, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(people); i++) {
        const struct recipient *who = &people[i];
        gboolean has_home =
            (*who->street != '\0' && *who->postcode != '\0') || *who->address != '\0';
        g_autoptr(GString) name = g_string_new(NULL);
        g_autoptr(GString) key = g_string_new(NULL);
        recipient_append_name(who, name);
        text_name_key(key, name->str);
        struct recipient elsewhere = *who;
        elsewhere.number = 1000000;
        day_number any = DAY_UNKNOWN;
        for (int channel = 0; channel < CHANNEL_COUNT; channel++)
            any = MAX(any, objection_index_find(index, &elsewhere, channel));
        if (any == DAY_UNKNOWN &&
            (*who->email != '\0' || *who->mobile != '\0' || (has_home && key->len > 0)))
            fail_msg("%s", name->str);
    }
}

/* ---- nothing personal is kept ---- */

static void only_hashes_are_kept(void **state)
{
    static const char *const sqls[] = {
        "SELECT count(*) FROM journal WHERE detail LIKE '%maes%'"
        " OR detail LIKE '%example%' OR detail LIKE '%470%'",
        "SELECT count(*) FROM objection_mark WHERE length(mark) <> 32",
        "SELECT count(*) FROM objection WHERE made_by LIKE '%maes%'",
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient jan = person("Jan", "Maes", "Kerkstraat", 9);

    jan.email = "jan.maes@example.be";
    jan.mobile = "+32470000000";
    object(dossier, &(struct objector){.recipient = &jan}, CHANNELS_ALL, MONDAY);
    object(dossier, &(struct objector){.name = "Jan Maes"}, CHANNELS_ALL, MONDAY);
    for (gsize i = 0; i < G_N_ELEMENTS(sqls); i++) {
        g_autoptr(Statement) count = statement_new(dossier->database, sqls[i], NULL);
        assert_int_equal(statement_step(count, NULL), STEP_ROW);
        assert_int_equal(statement_int(count, 0), 0);
    }
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(nobody_objected),
        TEST(people_meet_again_by_name_and_address),
        TEST(people_meet_again_by_what_they_said),
        TEST(by_number_alone),
        TEST(an_objection_says_who),
        TEST(the_earliest_day_of_each_channel),
        TEST(tells_whether_it_was_made_elsewhere),
        TEST(a_day_that_is_unknown_is_today),
        TEST(whoever_objected_is_found_again),
        TEST(only_hashes_are_kept),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
