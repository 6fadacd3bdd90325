/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "reference/law_source.h"

static void test_a_tag_and_what_follows_it(void **state)
{
    (void)state;
    static const struct {
        const char *word, *tag, *rest; /* tag NULL: no source */
    } cases[] = {
        {"SEED-AP1", "SEED-AP1", ""},
        {"SEED-AP1 pt 3", "SEED-AP1", "pt 3"},
        {"SEED-AP10", NULL, NULL},
        {"HUB-74/2024", "HUB-", "74/2024"},
        {"TTPA", "TTPA", ""},
        {"TTPA text read", "TTPA", "text read"},
        {"TTPA-GL", "TTPA-GL", ""},
        {"C-184/20", "C-184/20", ""},
        {"GBA", NULL, NULL},
        {"–", NULL, NULL},
        {"", NULL, NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *rest = NULL;
        const struct law_source *source = law_source_find(cases[i].word, &rest);
        if ((source == NULL) != (cases[i].tag == NULL))
            fail_msg("%s", cases[i].word);
        if (source == NULL)
            continue;
        assert_string_equal(source->tag, cases[i].tag);
        assert_string_equal(rest, cases[i].rest);
    }
}

static void test_every_source_says_what_it_is(void **state)
{
    (void)state;
    assert_true(law_source_count() > 50);
    for (guint i = 0; i < law_source_count(); i++) {
        const struct law_source *source = law_source_at(i);
        const char *rest;
        assert_true(strlen(source->what) > 0);
        assert_ptr_equal(law_source_find(source->tag, &rest), source);
    }
}

/* Every tag of the law's own index is here, with the address that it gives. */
static void test_the_index_of_the_law_is_whole(void **state)
{
    (void)state;
    static const char rules[] = KIESPOST_SOURCE_DIR "/../shared/law/rules.md";
    g_autofree char *text = NULL;
    guint seen = 0;

    if (!g_file_get_contents(rules, &text, NULL, NULL)) {
        print_message("skipped: there is no %s\n", rules);
        skip();
    }
    char *from = strstr(text, "### 0.1 "), *to = strstr(text, "## 1. ");
    assert_non_null(from);
    assert_non_null(to);
    *to = '\0';
    g_auto(GStrv) lines = g_strsplit(from, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, "|", -1);
        if (**line != '|' || g_strv_length(cells) != 5 ||
            strstr(cells[1], "---") != NULL || strstr(cells[1], " tag ") != NULL)
            continue;
        g_auto(GStrv) tags = g_strsplit(cells[1], ",", -1);
        const char *rest;
        const struct law_source *source = law_source_find(g_strstrip(tags[0]), &rest);
        if (source == NULL)
            fail_msg("%s is not in law_sources.csv", tags[0]);
        /* Up to where the law's own file cut it. */
        g_auto(GStrv) parts = g_strsplit_set(source->address, " ", 2);
        g_auto(GStrv) whole = g_strsplit(parts[0] != NULL ? parts[0] : "", "…", 2);
        if (whole[0] != NULL && strstr(cells[3], whole[0]) == NULL)
            fail_msg("%s: %s", source->tag, source->address);
        seen++;
    }
    assert_true(seen > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_tag_and_what_follows_it),
        cmocka_unit_test(test_every_source_says_what_it_is),
        cmocka_unit_test(test_the_index_of_the_law_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
