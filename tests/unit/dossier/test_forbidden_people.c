/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/campaign.h"
#include "dossier/forbidden_people.h"

enum {
    MONDAY = 20000
};

#define UNKNOWN DAY_UNKNOWN

/* In postcode 9000, house number 4 where there is a street. */
static struct recipient person(const char *given, const char *family, const char *street,
                               const char *email, day_number birth)
{
    struct recipient recipient = campaign_person(given, family);

    recipient.street = street;
    recipient.house_number = *street != '\0' ? "4" : "";
    recipient.postcode = "9000";
    recipient.email = email;
    recipient.birth_date = birth;
    return recipient;
}

static gint64 forbid(struct dossier *dossier, const char *name,
                     const struct recipient *rows, gsize count)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Forbidding) forbidding = forbidding_new(dossier, &error);
    gint64 id = 0;

    assert_no_error(error);
    for (gsize i = 0; i < count; i++)
        assert_true(forbidding_add(forbidding, &rows[i]));
    forbidding_finish(forbidding, name, "00", &id, &error);
    assert_no_error(error);
    return id;
}

static struct forbidden_index *index_of(struct dossier *dossier, gint64 only)
{
    g_autoptr(GError) error = NULL;
    struct forbidden_index *index = forbidden_index_new(dossier, only, &error);

    assert_no_error(error);
    return index;
}

static forbidden_set found(struct dossier *dossier, const struct recipient *recipient)
{
    g_autoptr(ForbiddenIndex) index = index_of(dossier, 0);
    forbidden_set own;

    return forbidden_index_find(index, recipient, &own);
}

static void forget_all(struct dossier *dossier)
{
    assert_true(database_run(dossier->database,
                             "DELETE FROM forbidden_part; DELETE FROM forbidden_file",
                             NULL));
}

static void nothing_is_forbidden(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_READ);
    g_autoptr(ForbiddenIndex) index = index_of(dossier, 0);
    const struct recipient els = person("Els", "Maes", "Kouter", "els@example.be", 9);
    struct forbidden_spelling spelling;
    forbidden_set own = 1;

    assert_int_equal(forbidden_index_files(index)->len, 0);
    assert_int_equal(forbidden_index_find(index, &els, &own), 0);
    assert_int_equal(own, 0);
    assert_false(forbidden_index_find_spelling(index, &els, &spelling));
}

/* Somebody of a forbidden file, and a row that comes in later. */
static void people_meet_again(void **state)
{
    static const struct {
        const char *label;
        const char *given, *family, *street, *email;
        day_number birth;
        const char *later_given, *later_family, *later_street, *later_email;
        day_number later_birth;
        gboolean met;
    } cases[] = {
        {"the same", "Els", "Maes", "Kouter", "", 9, "Els", "Maes", "Kouter", "", 9,
         TRUE},
        {"in other letters", "Chloé", "VAN DEN BROECK", "Kouter", "", 9, "chloe",
         "Van den Broeck", "kouter", "", 9, TRUE},
        {"mother and daughter", "Els", "Maes", "Kouter", "", 9, "Els", "Maes", "Kouter",
         "", 8, FALSE},
        {"born when?", "Els", "Maes", "Kouter", "", UNKNOWN, "Els", "Maes", "Kouter", "",
         8, TRUE},
        {"the later born when?", "Els", "Maes", "Kouter", "", 9, "Els", "Maes", "Kouter",
         "", UNKNOWN, TRUE},
        {"all given names", "Els", "Maes", "Kouter", "", 9, "Els Maria", "Maes", "Kouter",
         "", 9, TRUE},
        {"one of them", "Els Maria", "Maes", "Kouter", "", 9, "Els", "Maes", "Kouter", "",
         9, TRUE},
        {"swapped", "Maes", "Els", "Kouter", "", 9, "Els", "Maes", "Kouter", "", 9, TRUE},
        {"elsewhere", "Els", "Maes", "Kouter", "", 9, "Els", "Maes", "Coupure", "", 9,
         FALSE},
        {"somebody else", "Els", "Maes", "Kouter", "", 9, "An", "Maes", "Kouter", "", 9,
         FALSE},
        {"by e-mail", "Els", "Maes", "Kouter", "els@example.be", 9, "E.", "M.", "",
         "ELS@example.be", UNKNOWN, TRUE},
        {"another e-mail", "Els", "Maes", "Kouter", "els@example.be", 9, "E.", "M.", "",
         "an@example.be", UNKNOWN, FALSE},
        {"the later has no street", "Els", "Maes", "Kouter", "", 9, "Els", "Maes", "", "",
         UNKNOWN, TRUE},
        {"the file has no street", "Els", "Maes", "", "", 9, "Els", "Maes", "Kouter", "",
         9, TRUE},
        {"neither has one", "Els", "Maes", "", "", 9, "Els", "Maes", "", "", 9, TRUE},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct recipient one =
            person(cases[i].given, cases[i].family, cases[i].street, cases[i].email,
                   cases[i].birth);
        const struct recipient later =
            person(cases[i].later_given, cases[i].later_family, cases[i].later_street,
                   cases[i].later_email, cases[i].later_birth);
        forbid(dossier, "brieven.csv", &one, 1);
        if ((found(dossier, &later) != 0) != cases[i].met)
            fail_msg("%s", cases[i].label);
        forget_all(dossier);
    }
}

static void a_name_alone_says_too_little(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Forbidding) forbidding = forbidding_new(dossier, NULL);
    struct recipient els = person("Els", "Maes", "", "", 9);

    els.postcode = "";
    assert_false(forbidding_add(forbidding, &els));
    els.mobile = "+32470000000";
    assert_true(forbidding_add(forbidding, &els));
}

static void each_file_is_told_apart(void **state)
{
    const struct recipient els = person("Els", "Maes", "Kouter", "", 9);
    const struct recipient rows[] = {els, person("An", "Claes", "Kouter", "", 9)};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    gint64 before = campaign_entries(dossier);
    forbidden_set own;

    forbid(dossier, "een.csv", &els, 1);
    gint64 second = forbid(dossier, "twee.csv", rows, G_N_ELEMENTS(rows));
    assert_int_equal(campaign_entries(dossier), before + 2);
    assert_int_equal(found(dossier, &rows[0]), 3);
    assert_int_equal(found(dossier, &rows[1]), 2);

    g_autoptr(ForbiddenIndex) index = index_of(dossier, second);
    const GArray *files = forbidden_index_files(index);
    assert_int_equal(files->len, 1);
    const struct forbidden_file *file = &g_array_index(files, struct forbidden_file, 0);
    assert_string_equal(file->name, "twee.csv");
    assert_int_equal(file->people, 2);
    assert_string_equal(file->operator_name, "Els");
    assert_int_equal(forbidden_index_find(index, &rows[1], &own), 1);
}

/* More files than a set has bits: the last ones share one. */
static void many_files(void **state)
{
    const struct recipient els = person("Els", "Maes", "Kouter", "", 9);
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    for (int i = 0; i < FORBIDDEN_FILES_MOST + 2; i++)
        forbid(dossier, "een.csv", &els, 1);
    assert_true(found(dossier, &els) == G_MAXUINT64);
}

static void the_files_own_consent(void **state)
{
    static const struct {
        const char *label;
        day_number theirs, later;
        forbidden_set own;
    } cases[] = {
        {"the same day", MONDAY, MONDAY, 1},
        {"another day", MONDAY, MONDAY + 1, 0},
        {"theirs had none", UNKNOWN, MONDAY, 0},
        {"none now", MONDAY, UNKNOWN, 0},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct recipient els = person("Els", "Maes", "Kouter", "", 9);
        forbidden_set own;
        els.consent_date = cases[i].theirs;
        forbid(dossier, "winkel.csv", &els, 1);
        els.consent_date = cases[i].later;
        g_autoptr(ForbiddenIndex) index = index_of(dossier, 0);
        assert_int_equal(forbidden_index_find(index, &els, &own), 1);
        if (own != cases[i].own)
            fail_msg("%s", cases[i].label);
        forget_all(dossier);
    }
}

static void spellings_meet_letter_for_letter(void **state)
{
    static const struct {
        const char *label;
        const char *given, *family, *street;
        day_number birth;
        forbidden_set name, name_and_street;
    } cases[] = {
        {"the same", "Els", "Maess", "Kouter", 9, 1, 1},
        {"right", "Els", "Maes", "Kouter", 9, 0, 0},
        {"another accent", "Éls", "Maess", "Kouter", 9, 0, 1},
        {"another street", "Els", "Maess", "Couter", 9, 1, 0},
        {"born on another day", "Els", "Maess", "Kouter", 8, 1, 1},
    };
    const struct recipient els = person("Els", "Maess", "Kouter", "", 9);
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    forbid(dossier, "senioren.csv", &els, 1);
    g_autoptr(ForbiddenIndex) index = index_of(dossier, 0);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const struct recipient later =
            person(cases[i].given, cases[i].family, cases[i].street, "", cases[i].birth);
        struct forbidden_spelling spelling = {0};
        forbidden_index_find_spelling(index, &later, &spelling);
        if (spelling.name != cases[i].name || spelling.street != cases[i].name_and_street)
            fail_msg("%s", cases[i].label);
    }
}

/* What stands in the dossier: whole marks, in no order of people, and no word. */
static void marks_stand_sorted(void **state)
{
    struct recipient rows[40];
    char emails[40][32];
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    gsize length, marks = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_snprintf(emails[i], sizeof emails[i], "burger%d@example.be", (int)i);
        rows[i] = person("Els", "Maes", "Kouter", emails[i], UNKNOWN);
    }
    forbid(dossier, "brieven.csv", rows, G_N_ELEMENTS(rows));
    g_autoptr(Statement) row = statement_new(
        dossier->database, "SELECT marks FROM forbidden_part WHERE kind = 1", NULL);
    while (statement_step(row, NULL) == STEP_ROW) {
        const char *bytes = statement_bytes(row, 0, &length);
        assert_int_equal(length % 16, 0);
        for (gsize at = 16; at < length; at += 16)
            assert_true(memcmp(bytes + at - 16, bytes + at, 16) < 0);
        marks += length / 16;
    }
    assert_true(marks > G_N_ELEMENTS(rows));
}

static void nothing_is_kept_of_what_was_not_finished(void **state)
{
    const struct recipient els = person("Els", "Maes", "Kouter", "", 9);
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    gint64 before = campaign_entries(dossier);
    g_autoptr(Forbidding) forbidding = forbidding_new(dossier, NULL);

    forbidding_add(forbidding, &els);
    g_clear_pointer(&forbidding, forbidding_free);
    assert_int_equal(campaign_entries(dossier), before);
    assert_int_equal(found(dossier, &els), 0);
    forbid(dossier, "een.csv", &els, 1);
    assert_int_equal(found(dossier, &els), 1);
}

/* A part of another length than its marks is damage, and no answer. */
static void damage_is_told(void **state)
{
    const struct recipient els = person("Els", "Maes", "Kouter", "", 9);
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) error = NULL;

    forbid(dossier, "een.csv", &els, 1);
    assert_true(database_run(dossier->database,
                             "UPDATE forbidden_part SET marks = x'0102'", NULL));
    assert_null(forbidden_index_new(dossier, 0, &error));
    assert_code(error, KIESPOST_ERROR_DAMAGED, "a part that was cut");
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_forbidden),
        TEST(people_meet_again),
        TEST(a_name_alone_says_too_little),
        TEST(each_file_is_told_apart),
        TEST(many_files),
        TEST(the_files_own_consent),
        TEST(spellings_meet_letter_for_letter),
        TEST(marks_stand_sorted),
        TEST(nothing_is_kept_of_what_was_not_finished),
        TEST(damage_is_told),
    };
    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
