/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every row of law/rules.md stands in the rule table or in tests/rules/not-coded.csv, and
 * in one of them only. tests/rules/numbers.csv is the list of its rows; where the law
 * folder lies beside the repository it is compared with that as well. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "rules/rule_table.h"

#define RULES_MD KIESPOST_SOURCE_DIR "/../shared/law/rules.md"

enum {
    NOT_CODED_COLUMNS = 6,
    ROWS = 124
};

static char *read_text(const char *path)
{
    g_autoptr(GError) error = NULL;
    char *text = NULL;

    if (!g_file_get_contents(path, &text, NULL, &error))
        fail_msg("%s", error->message);
    return text;
}

/* Number → rule id. */
static GHashTable *table_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

/* The first two cells of every line. */
static GHashTable *read_numbers(const char *path, guint columns)
{
    g_autofree char *text = read_text(path);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GHashTable *numbers = table_new();

    for (guint i = 0; lines[i] != NULL; i++) {
        if (lines[i][0] == '#' || lines[i][0] == '\0')
            continue;
        g_auto(GStrv) cells = g_strsplit(lines[i], ";", -1);
        if (g_strv_length(cells) != columns)
            fail_msg("%s:%u: %u columns", path, i + 1, g_strv_length(cells));
        for (guint cell = 0; cell < columns; cell++)
            if (cells[cell][0] == '\0')
                fail_msg("%s:%u: column %u is empty", path, i + 1, cell + 1);
        if (!g_hash_table_insert(numbers, g_strdup(cells[0]), g_strdup(cells[1])))
            fail_msg("%s:%u: %s stands there twice", path, i + 1, cells[0]);
    }
    return numbers;
}

static GHashTable *coded_numbers(void)
{
    GHashTable *numbers = table_new();

    for (gsize i = 0; i < rules_count(); i++)
        if (g_str_has_prefix(rule_at(i)->number, "R-"))
            g_hash_table_insert(numbers, g_strdup(rule_at(i)->number),
                                g_strdup(rule_at(i)->id));
    return numbers;
}

/* How many rows of `law` are not where they should be. */
static guint misplaced(GHashTable *law, GHashTable *coded, GHashTable *not_coded)
{
    GHashTableIter rows;
    gpointer number, id;
    guint wrong = 0;

    g_hash_table_iter_init(&rows, law);
    while (g_hash_table_iter_next(&rows, &number, &id)) {
        const char *in_table = g_hash_table_lookup(coded, number);
        const char *elsewhere = g_hash_table_lookup(not_coded, number);
        const char *held = in_table != NULL ? in_table : elsewhere;
        if ((in_table != NULL) != (elsewhere != NULL) && g_str_equal(held, id))
            continue;
        print_error("%s %s: rule table “%s”, not-coded.csv “%s”\n", (char *)number,
                    (char *)id, in_table, elsewhere);
        wrong++;
    }
    return wrong;
}

static void test_every_row_of_the_law_is_in_one_place(void **state)
{
    (void)state;
    g_autoptr(GHashTable) law =
        read_numbers(KIESPOST_SOURCE_DIR "/tests/rules/numbers.csv", 2);
    g_autoptr(GHashTable) coded = coded_numbers();
    g_autoptr(GHashTable) not_coded =
        read_numbers(KIESPOST_SOURCE_DIR "/tests/rules/not-coded.csv", NOT_CODED_COLUMNS);

    assert_int_equal(g_hash_table_size(law), ROWS);
    assert_int_equal(misplaced(law, coded, not_coded), 0);
    assert_int_equal(g_hash_table_size(coded) + g_hash_table_size(not_coded), ROWS);
}

/* A row missing on either side is noticed. */
static void test_a_row_in_neither_or_both_is_found(void **state)
{
    (void)state;
    g_autoptr(GHashTable) law = table_new();
    g_autoptr(GHashTable) coded = table_new();
    g_autoptr(GHashTable) not_coded = table_new();

    g_hash_table_insert(law, g_strdup("R-01"), g_strdup("one"));
    assert_int_equal(misplaced(law, coded, not_coded), 1);
    g_hash_table_insert(coded, g_strdup("R-01"), g_strdup("one"));
    assert_int_equal(misplaced(law, coded, not_coded), 0);
    g_hash_table_insert(not_coded, g_strdup("R-01"), g_strdup("one"));
    assert_int_equal(misplaced(law, coded, not_coded), 1);
    g_hash_table_remove(not_coded, "R-01");
    g_hash_table_insert(coded, g_strdup("R-01"), g_strdup("other"));
    assert_int_equal(misplaced(law, coded, not_coded), 1);
}

static void test_the_list_of_numbers_is_that_of_the_law_folder(void **state)
{
    (void)state;
    if (!g_file_test(RULES_MD, G_FILE_TEST_EXISTS)) {
        print_message("SKIPPED: %s is not there\n", RULES_MD);
        skip();
    }
    g_autofree char *text = read_text(RULES_MD);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GHashTable) law =
        read_numbers(KIESPOST_SOURCE_DIR "/tests/rules/numbers.csv", 2);
    guint rows = 0;

    for (guint i = 0; lines[i] != NULL; i++) {
        if (!g_str_has_prefix(lines[i], "| R-"))
            continue;
        g_auto(GStrv) cells = g_strsplit(lines[i], "|", -1);
        const char *id = g_hash_table_lookup(law, g_strstrip(cells[1]));
        if (id == NULL || !g_str_equal(id, g_strstrip(cells[2])))
            fail_msg("numbers.csv does not have %s %s", cells[1], cells[2]);
        rows++;
    }
    assert_int_equal(rows, g_hash_table_size(law));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_row_of_the_law_is_in_one_place),
        cmocka_unit_test(test_a_row_in_neither_or_both_is_found),
        cmocka_unit_test(test_the_list_of_numbers_is_that_of_the_law_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
