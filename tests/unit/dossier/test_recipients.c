/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/campaign.h"
#include "dossier/recipient_columns.h"

static void assert_equal(const struct recipient *read, const struct recipient *written)
{
    for (guint i = 2; i < RECIPIENT_COLUMN_COUNT; i++) {
        const struct recipient_column *column = &recipient_columns[i];
        const guint8 *left = (const guint8 *)read + column->offset;
        const guint8 *right = (const guint8 *)written + column->offset;
        if (column->kind == COLUMN_TEXT
                ? strcmp(*(char *const *)left, *(char *const *)right) != 0
                : memcmp(left, right, sizeof(guint)) != 0)
            fail_msg("%s", column->name);
    }
}

/* Each column alone, so that none can stand in for another; then all. */
static void every_field_is_read_as_written(void **state)
{
    struct recipient people[RECIPIENT_COLUMN_COUNT];
    char texts[RECIPIENT_COLUMN_COUNT][16];
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient *whole = &people[RECIPIENT_COLUMN_COUNT - 1], read;

    for (guint i = 0; i < RECIPIENT_COLUMN_COUNT; i++)
        recipient_clear(&people[i]);
    for (guint i = 2; i < RECIPIENT_COLUMN_COUNT; i++) {
        struct recipient *both[] = {&people[i - 2], whole};
        g_snprintf(texts[i], sizeof texts[i], "tekst %u é", i);
        for (gsize k = 0; k < G_N_ELEMENTS(both); k++) {
            guint8 *member = (guint8 *)both[k] + recipient_columns[i].offset;
            if (recipient_columns[i].kind == COLUMN_TEXT)
                *(const char **)member = texts[i];
            else
                *(guint *)member = i % 3 + 1;
        }
    }
    people[3].birth_date = 0;     /* 1970-01-01 is a day */
    people[3].relation_date = -1; /* so is the one before */
    campaign_declare(dossier, "leden");
    campaign_import(dossier, "leden", people, 2);
    campaign_import(dossier, "leden", people + 2, RECIPIENT_COLUMN_COUNT - 2);
    for (int order = RECIPIENTS_BY_NUMBER; order <= RECIPIENTS_BY_ADDRESS; order++) {
        g_autoptr(RecipientCursor) cursor =
            recipients_open(dossier, "leden", order, NULL);
        guint count = 0;
        for (; recipients_next(cursor, &read, NULL); count++) {
            assert_int_equal(read.extract, read.number <= 2 ? 1 : 2);
            assert_equal(&read, &people[read.number - 1]);
        }
        assert_int_equal(count, RECIPIENT_COLUMN_COUNT);
    }
}

/* A change of a row may fill a column that no import had filled. */
static void a_changed_row_is_read_whole(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    const struct recipient person = campaign_person("Jan", "Maes");
    struct recipient read;

    campaign_declare(dossier, "leden");
    campaign_import(dossier, "leden", &person, 1);
    g_autoptr(Database) source = source_open(dossier, "leden", DATABASE_WRITE, NULL);
    assert_true(
        database_run(source, "UPDATE recipient SET email = 'jan@example.be'", NULL));
    g_clear_pointer(&source, database_free);
    g_autoptr(RecipientCursor) cursor =
        recipients_open(dossier, "leden", RECIPIENTS_BY_NUMBER, NULL);
    assert_true(recipients_next(cursor, &read, NULL));
    assert_string_equal(read.email, "jan@example.be");
    assert_string_equal(read.family_name, "Maes");
}

static void the_postman_walks(void **state)
{
    static const struct {
        const char *postcode, *street, *house_number, *box, *family_name;
    } houses[] = {
        {"9000", "Kerkstraat", "2", "", "Claes"},
        {"9000", "Kerkstraat", "2", "", "Maes"},
        {"9000", "Kerkstraat", "2", "1", "Aerts"},
        {"9000", "Kerkstraat", "2A", "", "Aerts"},
        {"9000", "Kerkstraat", "10", "", "Aerts"},
        {"9000", "Molenstraat", "1", "", "Aerts"},
        {"9030", "Dorp", "1", "", "Aerts"},
    };
    struct recipient people[G_N_ELEMENTS(houses)], read;
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    for (gsize i = 0; i < G_N_ELEMENTS(houses); i++) {
        gsize k = (i * 3 + 1) % G_N_ELEMENTS(houses);
        people[k] = campaign_person("Jan", houses[i].family_name);
        people[k].postcode = houses[i].postcode;
        people[k].street = houses[i].street;
        people[k].house_number = houses[i].house_number;
        people[k].box = houses[i].box;
    }
    campaign_declare(dossier, "leden");
    campaign_import(dossier, "leden", people, G_N_ELEMENTS(people));
    g_autoptr(RecipientCursor) cursor =
        recipients_open(dossier, "leden", RECIPIENTS_BY_ADDRESS, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(houses); i++) {
        assert_true(recipients_next(cursor, &read, NULL));
        assert_string_equal(read.street, houses[i].street);
        assert_string_equal(read.house_number, houses[i].house_number);
        assert_string_equal(read.box, houses[i].box);
        assert_string_equal(read.family_name, houses[i].family_name);
    }
}

static void one_by_number(void **state)
{
    static const struct {
        gint64 number;
        const char *source, *given_names;
    } cases[] = {{1, "leden", "Jan"}, {2, "leden", "Piet"}, {3, "vrienden", "Jan"},
                 {4, NULL, NULL},     {0, NULL, NULL},      {-1, NULL, NULL}};
    const struct recipient people[] = {campaign_person("Jan", "Maes"),
                                       campaign_person("Piet", "Maes")};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    struct recipient read;

    campaign_declare(dossier, "leden");
    campaign_declare(dossier, "vrienden");
    campaign_import(dossier, "leden", people, 2);
    campaign_import(dossier, "vrienden", people, 1);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *source = NULL;
        g_autoptr(RecipientCursor) cursor =
            recipient_open(dossier, cases[i].number, &source, &error);
        if (cases[i].source == NULL) {
            assert_null(cursor);
            assert_code(error, KIESPOST_ERROR_USAGE, "nobody");
            continue;
        }
        assert_string_equal(source, cases[i].source);
        assert_true(recipients_next(cursor, &read, &error));
        assert_string_equal(read.given_names, cases[i].given_names);
        assert_false(recipients_next(cursor, &read, &error));
        assert_no_error(error);
    }
    /* Erased since. */
    g_autoptr(Database) file = source_open(dossier, "leden", DATABASE_WRITE, NULL);
    assert_true(database_run(file, "DELETE FROM recipient WHERE number = 2", NULL));
    g_clear_pointer(&file, database_free);
    g_autofree char *source = NULL;
    g_autoptr(GError) error = NULL;
    assert_null(recipient_open(dossier, 2, &source, &error));
    assert_code(error, KIESPOST_ERROR_USAGE, "erased");
}

static void one_here_one_there(void **state)
{
    static const struct {
        gint64 number;
        const char *source, *given_names;
    } cases[] = {{1, "leden", "Jan"},  {2, "leden", "Piet"}, {3, "b", "Jan"},
                 {99, NULL, NULL},     {5, "c", "Jan"},      {7, "d", "Jan"},
                 {9, "e", "Jan"},      {2, "leden", "Piet"}, {0, NULL, NULL},
                 {4, "b", "Piet"},     {4, "b", "Piet"},     {10, "e", "Piet"},
                 {11, "leden", "Jan"}, {1, "leden", "Jan"}};
    static const char *const sources[] = {"leden", "b", "c", "d", "e", "leden"};
    const struct recipient people[] = {campaign_person("Jan", "Maes"),
                                       campaign_person("Piet", "Maes")};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(RecipientFinder) finder = recipient_finder_new(dossier);
    struct recipient read;

    for (gsize i = 0; i < G_N_ELEMENTS(sources); i++) {
        if (i < 5)
            campaign_declare(dossier, sources[i]);
        campaign_import(dossier, sources[i], people, 2);
    }
    for (gsize i = 0; i < 2 * G_N_ELEMENTS(cases); i++) {
        gsize k = i % G_N_ELEMENTS(cases);
        g_autoptr(GError) error = NULL;
        const char *source =
            recipient_finder_find(finder, cases[k].number, &read, &error);
        assert_string_equal(source != NULL ? source : "-",
                            cases[k].source != NULL ? cases[k].source : "-");
        if (source == NULL)
            assert_code(error, KIESPOST_ERROR_USAGE, "nobody");
        else
            assert_string_equal(read.given_names, cases[k].given_names);
        if (i == G_N_ELEMENTS(cases))
            recipient_finder_close(finder);
    }
}

/* A file that is open is read anew each time, and does not keep others from writing. */
static void a_finder_sees_what_was_erased(void **state)
{
    const struct recipient people[] = {campaign_person("Jan", "Maes"),
                                       campaign_person("Piet", "Maes")};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(RecipientFinder) finder = recipient_finder_new(dossier);
    g_autoptr(GError) error = NULL, destroyed = NULL;
    struct recipient read;

    campaign_declare(dossier, "leden");
    campaign_import(dossier, "leden", people, 2);
    assert_non_null(recipient_finder_find(finder, 2, &read, NULL));
    recipient_finder_rest(finder);
    g_autoptr(Database) file = source_open(dossier, "leden", DATABASE_WRITE, &error);
    assert_no_error(error);
    assert_true(database_run(file, "DELETE FROM recipient WHERE number = 2", &error));
    g_clear_pointer(&file, database_free);
    assert_null(recipient_finder_find(finder, 2, &read, &error));
    assert_code(error, KIESPOST_ERROR_USAGE, "erased");
    assert_non_null(recipient_finder_find(finder, 1, &read, NULL));
    recipient_finder_close(finder);
    assert_true(database_run(dossier->database, "UPDATE source SET key = NULL", NULL));
    assert_null(recipient_finder_find(finder, 1, &read, &destroyed));
    assert_code(destroyed, KIESPOST_ERROR_REFUSED, "destroyed");
}

static void names_are_found(void **state)
{
    static const struct {
        const char *query, *numbers;
    } cases[] = {
        {"Peeters", "1 2"},
        {"peeters", "1 2"},
        {"PEETERS", "1 2"},
        {"Els Peeters", "1"},
        {"peeters els", "1"},
        {"Peet", "1 2"},
        {"Peet El", "1"},
        {"Elsje Peeters", ""},
        {"eeters", ""},
        {"Broeck", "3"},
        {"Van den Broeck", "3"},
        {"van der Broeck", "3"},
        {"jan broeck", "3"},
        {"Vandenbroeck", "4"},
        {"Lefèvre", "5"},
        {"LEFEVRE andré", "5"},
        {"andre lefevre", "5"},
        {"Naeyer", "6"},
        {"De Smet", "6"},
        {"Ingrid", "6"},
        {"Hofman", "7"},
        {"Marc Hofman", "7"},
        {"hofman marc", "7"},
        {"Çelik", "8"},
        {"celik", "8"},
        {"", ""},
        {" - ", ""},
        {"de", "9"},
        {"Παπαδόπουλος", "10"},
        {"Maria", "2"},
        {"Abcdefgxyz", ""},
        {"Abcdefghi", "11"},
        {"Abcdefg", "11 12"},
    };
    struct recipient people[] = {
        campaign_person("Els", "Peeters"),
        campaign_person("An Maria", "Peeters"),
        campaign_person("Jan", "Van den Broeck"),
        campaign_person("Jan", "Vandenbroeck"),
        campaign_person("André", "Lefèvre"),
        campaign_person("Ingrid", "De Smet-De Naeyer"),
        campaign_person("", ""),
        campaign_person("Ayşe", "Çelik"),
        campaign_person("De", "De"),
        campaign_person("Nikos", "Παπαδόπουλος"),
        campaign_person("X", "Abcdefghijk"),
        campaign_person("X", "Abcdefgxxxx"),
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    people[6].full_name = "Marc Hofman";
    campaign_declare(dossier, "leden");
    campaign_import(dossier, "leden", people, G_N_ELEMENTS(people));
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(RecipientCursor) cursor =
            recipients_search(dossier, "leden", cases[i].query, &error);
        g_autoptr(GString) numbers = g_string_new(NULL);
        struct recipient read;
        while (recipients_next(cursor, &read, &error))
            g_string_append_printf(numbers, "%s%d", numbers->len > 0 ? " " : "",
                                   (int)read.number);
        assert_no_error(error);
        if (strcmp(numbers->str, cases[i].numbers) != 0)
            fail_msg("%s: %s", cases[i].query, numbers->str);
    }
}

static void a_search_gives_two_hundred(void **state)
{
    struct recipient people[300], read;
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    guint count = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(people); i++)
        people[i] = campaign_person("Jan", "Maes");
    campaign_declare(dossier, "leden");
    campaign_declare(dossier, "leeg");
    campaign_import(dossier, "leden", people, G_N_ELEMENTS(people));
    g_autoptr(RecipientCursor) cursor = recipients_search(dossier, "leden", "maes", NULL);
    while (recipients_next(cursor, &read, NULL))
        count++;
    assert_int_equal(count, 200);
    g_autoptr(RecipientCursor) empty = recipients_search(dossier, "leeg", "maes", NULL);
    assert_false(recipients_next(empty, &read, NULL));
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(every_field_is_read_as_written),
        TEST(a_changed_row_is_read_whole),
        TEST(the_postman_walks),
        TEST(one_by_number),
        TEST(one_here_one_there),
        TEST(a_finder_sees_what_was_erased),
        TEST(names_are_found),
        TEST(a_search_gives_two_hundred),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
