/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/campaign.h"
#include "dossier/example.h"
#include "import/typed_person.h"

enum {
    VALUES_MOST = 8,
    WELCOME = -1
};

/* "field=value" of each, up to NULL. */
static struct typed_person *read_words(enum source_kind kind, const char *const *words,
                                       GError **error)
{
    struct typed_value values[VALUES_MOST];
    char *names[VALUES_MOST];
    guint count = 0;

    for (; words[count] != NULL; count++) {
        const char *equals = strchr(words[count], '=');
        names[count] = g_strndup(words[count], (gsize)(equals - words[count]));
        values[count] = (struct typed_value){field_from_name(names[count]), equals + 1};
        assert_int_not_equal(values[count].field, FIELD_NONE);
        g_free(names[count]);
    }
    return typed_person_read(kind, day_from_ymd(2030, 9, 20), values, count, error);
}

/* ---- reading ---- */

static void a_person_is_a_row_of_one(void **state)
{
    static const char *const words[] = {
        "family_name=VAN DEN BROECK", "given_names=els",
        "street=Kerkstraat 12 bus 3", "postcode=9000",
        "email=Els <els@Example.BE>", "mobile=0470/12.34.56",
        "consent_channels=mail, gsm", NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(TypedPerson) person = read_words(SOURCE_FRIENDS_FAMILY, words, &error);

    (void)state;
    assert_no_error(error);
    assert_string_equal(person->recipient.family_name, "Van den Broeck");
    assert_string_equal(person->recipient.given_names, "Els");
    assert_string_equal(person->recipient.street, "Kerkstraat");
    assert_string_equal(person->recipient.house_number, "12");
    assert_string_equal(person->recipient.box, "3");
    assert_string_equal(person->recipient.nis, "44021");
    assert_string_equal(person->recipient.email, "els@example.be");
    assert_string_equal(person->recipient.mobile, "+32470123456");
    assert_int_equal(person->recipient.consent_channels,
                     CHANNEL_BIT(CHANNEL_EMAIL) | CHANNEL_BIT(CHANNEL_SMS));
    assert_int_equal(person->recipient.consent_targeting, DECLARED_UNKNOWN);
    assert_int_equal(person->recipient.findings, ROW_ENTERED_BY_HAND);
    assert_int_equal(person->notes, 0);
}

static void what_is_kept_as_it_stands_is_noted(void **state)
{
    static const char *const words[] = {"full_name=PEETERS ELS", "municipality=Nergens",
                                        NULL};
    g_autoptr(TypedPerson) person = read_words(SOURCE_SUBSCRIBER, words, NULL);

    (void)state;
    assert_string_equal(person->recipient.full_name, "Peeters Els");
    assert_int_not_equal(person->notes, 0);
}

/* Each names the field and hides the value. */
static void what_is_not_taken_is_refused(void **state)
{
    static const struct {
        const char *field;
        const char *words[3];
    } cases[] = {
        {"email: ", {"family_name=Peeters", "email=geheim"}},
        {"email: ", {"family_name=Peeters", "email=geheim@x.be; geheim@y.be"}},
        {"email: ", {"family_name=Peeters", "email=géheim@x.be"}},
        {"email: ", {"family_name=Peeters", "email=geheim@x.be\nBcc: x"}},
        {"mobile: ", {"family_name=Peeters", "mobile=geheim"}},
        {"mobile: this is a landline", {"family_name=Geheim", "mobile=09 226 88 88"}},
        {"mobile: a number such as 0800", {"family_name=Geheim", "mobile=0900 12 345"}},
        {"mobile: these are several", {"full_name=G", "mobile=0470123456, 0471123456"}},
        {"birth_date: ", {"family_name=Peeters", "birth_date=31/02/2001"}},
        {"birth_date: ", {"family_name=Peeters", "birth_date=00/00/1950"}},
        {"language: ", {"family_name=Peeters", "language=geheim"}},
        {"postcode: ", {"family_name=Peeters", "postcode=geheim"}},
        {"municipality: ", {"postcode=9000", "municipality=Antwerpen"}},
        {"consent_date: ", {"email=a@x.be", "consent_date=geheim"}},
        {"consent_date: ", {"email=a@x.be", "consent_date=1899-12-31"}},
        {"consent_date: this day has not come",
         {"email=a@x.be", "consent_date=2030-09-21"}},
        {"relation_date: ", {"email=a@x.be", "relation_date=geheim"}},
        {"consent_channels: ", {"email=a@x.be", "consent_channels=email, geheim"}},
        {"consent_targeting: ", {"email=a@x.be", "consent_targeting=geheim"}},
        {"relation_note: ", {"email=a@x.be", "relation_note=geheim 85073003328"}},
        {"family_name: ", {"email=a@x.be", "family_name="}},
        {"given_names: ", {"email=a@x.be", "given_names= \r\n\x01 "}},
        {"full_name: ", {"full_name=Geheim", "family_name=Geheim"}},
        {"address: ", {"address=Geheim 1", "house_number=1"}},
        {"neither a name", {"language=nl"}},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(TypedPerson) person =
            read_words(SOURCE_SUBSCRIBER, cases[i].words, &error);

        assert_null(person);
        assert_code(error, KIESPOST_ERROR_USAGE, cases[i].words[1]);
        g_autofree char *lower = g_ascii_strdown(error->message, -1);
        if (!g_str_has_prefix(error->message, cases[i].field) ||
            strstr(lower, "heim") != NULL)
            fail_msg("%s: %s", cases[i].words[1], error->message);
    }
}

static void a_long_value_is_refused(void **state)
{
    g_autofree char *name = g_strnfill(300, 'x');
    g_autofree char *word = g_strconcat("family_name=", name, NULL);
    const char *const words[] = {word, NULL};
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_null(read_words(SOURCE_SUBSCRIBER, words, &error));
    assert_code(error, KIESPOST_ERROR_USAGE, "300 letters");
}

static void sources_that_take_nobody(void **state)
{
    static const struct {
        enum source_kind kind;
        enum source_status status;
        int code; /* WELCOME, or the error's */
    } cases[] = {
        {SOURCE_FRIENDS_FAMILY, SOURCE_OPEN, WELCOME},
        {SOURCE_SUBSCRIBER, SOURCE_FLAGGED, WELCOME},
        {SOURCE_SUBSCRIBER, SOURCE_CLOSED, KIESPOST_ERROR_SOURCE_CLOSED},
        {SOURCE_VOTER_LIST_CURRENT, SOURCE_OPEN, KIESPOST_ERROR_USAGE},
        {SOURCE_VOTER_LIST_OLD, SOURCE_OPEN, KIESPOST_ERROR_USAGE},
        {SOURCE_VOTER_LIST_CURRENT, SOURCE_CLOSED, KIESPOST_ERROR_SOURCE_CLOSED},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_READ);

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Source) source = source_new();
        g_autoptr(GError) error = NULL;

        source->id = g_strdup("bron");
        source->kind = cases[i].kind;
        source->status = cases[i].status;
        gboolean welcome = typed_person_is_welcome(dossier, source, &error);
        assert_int_equal(welcome, cases[i].code == WELCOME);
        if (!welcome)
            assert_code(error, (enum kiespost_error)cases[i].code, "source");
    }
}

static void an_example_takes_nobody(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Source) source = source_new();
    g_autoptr(GError) error = NULL;

    source->id = g_strdup("vrienden");
    source->kind = SOURCE_FRIENDS_FAMILY;
    assert_true(dossier_begin(dossier, NULL));
    assert_true(dossier_set_setting(dossier, EXAMPLE_MADE_ON, "2030-09-20", NULL));
    assert_true(dossier_commit(dossier, "settings set", "", NULL));
    assert_false(typed_person_is_welcome(dossier, source, &error));
    assert_code(error, KIESPOST_ERROR_REFUSED, "example");
}

/* ---- the dossier ---- */

static gint64 add(struct dossier *dossier, const char *const *words)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TypedPerson) person = read_words(SOURCE_FRIENDS_FAMILY, words, &error);
    gint64 number = 0;

    assert_no_error(error);
    typed_person_store(person, dossier, "vrienden", "typed alone", &number, &error);
    assert_no_error(error);
    return number;
}

static const char last_entry_sql[] =
    "SELECT action, detail FROM journal ORDER BY sequence DESC LIMIT 1";

static void storing_is_told_without_the_person(void **state)
{
    static const char *const els[] = {"family_name=Peeters", "given_names=Els", NULL};
    static const char *const jan[] = {"family_name=Maes", "email=jan@x.be", NULL};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient recipient;

    campaign_declare(dossier, "vrienden");
    gint64 entries = campaign_entries(dossier);
    assert_int_equal(add(dossier, els), 1);
    assert_int_equal(add(dossier, jan), 2);
    assert_int_equal(campaign_entries(dossier), entries + 2);
    g_autofree char *everybody = campaign_everybody(dossier, "vrienden");
    assert_string_equal(everybody, "r-1 Els Peeters, r-2 Maes");
    g_autoptr(RecipientCursor) found =
        recipients_search(dossier, "vrienden", "maes", NULL);
    assert_true(recipients_next(found, &recipient, NULL));
    assert_int_equal(recipient.findings, ROW_ENTERED_BY_HAND);

    g_autoptr(Statement) entry = statement_new(dossier->database, last_entry_sql, NULL);
    assert_int_equal(statement_step(entry, NULL), STEP_ROW);
    assert_string_equal(statement_text(entry, 0), "person add");
    assert_string_equal(statement_text(entry, 1),
                        "source=vrienden\nconfirmed=typed alone\nrows=1\nimported=1\n"
                        "rejected=0\nfirst=2\nlast=2\n");
}

static void who_is_there_already_is_recognised(void **state)
{
    static const char *const first[] = {"family_name=Van den Broeck",
                                        "given_names=Zoé",
                                        "street=Kerkstraat 12",
                                        "postcode=9000",
                                        "email=zoe@x.be",
                                        NULL};
    static const struct {
        const char *label;
        enum likeness likeness;
        const char *words[VALUES_MOST];
    } cases[] = {
        {"somebody else", LIKE_NOBODY, {"family_name=Maes", "email=jan@x.be"}},
        {"no address, no e-mail: a name alone says nothing",
         LIKE_NOBODY,
         {"family_name=Van den Broeck", "given_names=Zoé"}},
        {"at home, somebody else",
         LIKE_NOBODY,
         {"family_name=Van den Broeck", "given_names=Jan", "street=Kerkstraat 12",
          "postcode=9000"}},
        {"the same e-mail, otherwise written",
         LIKE_EMAIL,
         {"family_name=Maes", "email=Zoe@X.be"}},
        {"the same name and address, otherwise written",
         LIKE_HOME,
         {"full_name=Zoe VAN DEN BROECK", "street=Kerkstr. 12", "postcode=9000",
          "email=z@x.be"}},
        {"the very same",
         LIKE_ALL,
         {"given_names=ZOÉ", "family_name=VAN DEN BROECK", "street=Kerkstraat",
          "house_number=12", "postcode=9000", "email=zoe@X.BE"}},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    campaign_declare(dossier, "vrienden");
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(TypedPerson) person =
            read_words(SOURCE_FRIENDS_FAMILY, cases[i].words, &error);
        enum likeness likeness;
        gint64 number;

        assert_no_error(error);
        assert_true(typed_person_compare(person, dossier, "vrienden", &likeness, &number,
                                         &error));
        if (likeness != (i == 0 ? LIKE_NOBODY : cases[i].likeness) ||
            number != (likeness == LIKE_NOBODY ? 0 : 1))
            fail_msg("%s: %d, %d", cases[i].label, likeness, (int)number);
        if (i == 0)
            assert_int_equal(add(dossier, first), 1);
    }
}

/* Somebody out of a file may be typed in as well: only then R-17 knows him. */
static void a_file_makes_nobody_a_repeat(void **state)
{
    static const char *const words[] = {"family_name=Maes", "given_names=Jan", NULL};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient row = campaign_person("Jan", "Maes");
    g_autoptr(TypedPerson) person = read_words(SOURCE_FRIENDS_FAMILY, words, NULL);
    enum likeness likeness;
    gint64 number;

    campaign_declare(dossier, "vrienden");
    campaign_import(dossier, "vrienden", &row, 1);
    assert_true(
        typed_person_compare(person, dossier, "vrienden", &likeness, &number, NULL));
    assert_int_equal(likeness, LIKE_NOBODY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_person_is_a_row_of_one),
        cmocka_unit_test(what_is_kept_as_it_stands_is_noted),
        cmocka_unit_test(what_is_not_taken_is_refused),
        cmocka_unit_test(a_long_value_is_refused),
        cmocka_unit_test_setup_teardown(sources_that_take_nobody, campaign_begin,
                                        campaign_end),
        cmocka_unit_test_setup_teardown(an_example_takes_nobody, campaign_begin,
                                        campaign_end),
        cmocka_unit_test_setup_teardown(storing_is_told_without_the_person,
                                        campaign_begin, campaign_end),
        cmocka_unit_test_setup_teardown(who_is_there_already_is_recognised,
                                        campaign_begin, campaign_end),
        cmocka_unit_test_setup_teardown(a_file_makes_nobody_a_repeat, campaign_begin,
                                        campaign_end),
    };
    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
