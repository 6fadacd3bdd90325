/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/catalogue_file.h"
#include "base/i18n.h"

static const struct {
    const char *label, *language, *lc_all, *lc_messages, *lang;
    enum ui_language expected;
} locales[] = {
    {"nothing", NULL, NULL, NULL, NULL, UI_ENGLISH},
    {"LANG", NULL, NULL, NULL, "nl_BE.UTF-8", UI_DUTCH},
    {"LC_MESSAGES before LANG", NULL, NULL, "fr_BE.UTF-8", "nl_BE.UTF-8", UI_FRENCH},
    {"LC_ALL before both", NULL, "nl_NL", "fr_BE", "fr_BE", UI_DUTCH},
    {"LANGUAGE before all", "fr:nl", "nl_BE", NULL, "nl_BE", UI_FRENCH},
    {"LANGUAGE unknown", "de", NULL, NULL, "fr_BE", UI_FRENCH},
    {"empty does not count", "", "", NULL, "fr", UI_FRENCH},
    {"another language", NULL, NULL, NULL, "de_BE.UTF-8", UI_ENGLISH},
    {"another language in LC_ALL", NULL, "de_BE", NULL, "nl_BE", UI_ENGLISH},
    {"C", NULL, "C", NULL, "nl_BE", UI_ENGLISH},
    {"a longer code", NULL, NULL, NULL, "nld_BE", UI_ENGLISH},
};

static void set_or_unset(const char *variable, const char *value)
{
    if (value != NULL)
        g_setenv(variable, value, TRUE);
    else
        g_unsetenv(variable);
}

static void test_locale(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(locales); i++) {
        set_or_unset("LANGUAGE", locales[i].language);
        set_or_unset("LC_ALL", locales[i].lc_all);
        set_or_unset("LC_MESSAGES", locales[i].lc_messages);
        set_or_unset("LANG", locales[i].lang);
        assert_true(i18n_start(NULL, "/nowhere"));
        if (i18n_language() != locales[i].expected)
            fail_msg("%s", locales[i].label);
    }
}

static const struct {
    const char *requested;
    gboolean known;
    enum ui_language expected;
} requests[] = {
    {"nl", TRUE, UI_DUTCH}, {"fr", TRUE, UI_FRENCH}, {"en", TRUE, UI_ENGLISH},
    {"de", FALSE, 0},       {"", FALSE, 0},          {"nl_BE", FALSE, 0},
    {"NL", FALSE, 0},
};

static void test_requested(void **state)
{
    (void)state;
    g_setenv("LANG", "fr_BE.UTF-8", TRUE);
    for (gsize i = 0; i < G_N_ELEMENTS(requests); i++) {
        gboolean known = i18n_start(requests[i].requested, "/nowhere");
        if (known != requests[i].known ||
            (known && i18n_language() != requests[i].expected))
            fail_msg("'%s'", requests[i].requested);
    }
}

/* Numbers are ours in every locale. */
static void test_numbers(void **state)
{
    char text[8];

    (void)state;
    assert_true(i18n_start("nl", "/nowhere"));
    g_snprintf(text, sizeof text, "%.1f", 1.5);
    assert_string_equal(text, "1.5");
}

static const struct {
    const char *language;
    gulong count;
    const char *text, *context, *plural;
} translations[] = {
    {"nl", 0, "ja", "één", "%lu brieven"},  {"nl", 1, "ja", "één", "%lu brief"},
    {"nl", 2, "ja", "één", "%lu brieven"},  {"fr", 0, "oui", "one", "%lu lettre"},
    {"fr", 1, "oui", "one", "%lu lettre"},  {"fr", 2, "oui", "one", "%lu lettres"},
    {"en", 0, "yes", "one", "%lu letters"}, {"en", 1, "yes", "one", "%lu letter"},
};

/* In C.UTF-8, the only locale of a bare machine, where glibc from Debian 13 on makes
 * gettext() translate nothing. */
static void test_translations(void **state)
{
    /* clang-format off */
    static const struct catalogue_entry dutch[] = {
        {ENTRY("%lu letter\0%lu letters"), ENTRY("%lu brief\0%lu brieven")},
        {ENTRY("count\004one"), ENTRY("één")},
        {ENTRY("yes"), ENTRY("ja")},
    };
    static const struct catalogue_entry french[] = {
        {ENTRY("%lu letter\0%lu letters"), ENTRY("%lu lettre\0%lu lettres")},
        {ENTRY("yes"), ENTRY("oui")},
    };
    /* clang-format on */
    g_autofree char *directory = g_dir_make_tmp("kiespost-XXXXXX", NULL);

    (void)state;
    catalogue_file_write(directory, "nl", dutch, G_N_ELEMENTS(dutch));
    catalogue_file_write(directory, "fr", french, G_N_ELEMENTS(french));
    for (gsize i = 0; i < G_N_ELEMENTS(translations); i++) {
        assert_true(i18n_start(translations[i].language, directory));
        assert_string_equal(_("yes"), translations[i].text);
        assert_string_equal(C_("count", "one"), translations[i].context);
        assert_string_equal(ngettext("%lu letter", "%lu letters", translations[i].count),
                            translations[i].plural);
        assert_string_equal(_("not in any catalogue"), "not in any catalogue");
        assert_string_equal(_(""), "");
    }
    assert_true(i18n_start("en", directory));
    catalogue_file_remove(directory);
}

static const struct {
    const char *language;
    guint64 bytes;
    const char *expected;
} sizes[] = {
    {"en", 0, "0\u00a0B"},
    {"fr", 1, "1\u00a0o"},
    {"nl", 999, "999\u00a0B"},
    {"en", 1000, "1.0\u00a0kB"},
    {"nl", 8349, "8,3\u00a0kB"},
    {"nl", 8350, "8,4\u00a0kB"},
    {"fr", 8349, "8,3\u00a0ko"},
    {"en", 999949, "999.9\u00a0kB"},
    {"en", 999950, "1.0\u00a0MB"},
    {"fr", 10050000, "10,1\u00a0Mo"},
    {"nl", 3000000000, "3,0\u00a0GB"},
    {"en", G_MAXUINT64, "18.4\u00a0EB"},
};

static void test_sizes(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
        assert_true(i18n_start(sizes[i].language, "/nowhere"));
        g_autofree char *text = i18n_size(sizes[i].bytes);
        assert_string_equal(text, sizes[i].expected);
    }
    assert_true(i18n_start("en", "/nowhere"));
}

static const struct {
    gint64 number;
    const char *expected;
} counts[] = {
    {0, "0"},
    {999, "999"},
    {1000, "1\u00a0000"},
    {187412, "187\u00a0412"},
    {1000000, "1\u00a0000\u00a0000"},
    {-1234, "-1\u00a0234"},
};

static void test_count(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) {
        g_autofree char *text = i18n_count(counts[i].number);
        assert_string_equal(text, counts[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_locale),  cmocka_unit_test(test_requested),
        cmocka_unit_test(test_numbers), cmocka_unit_test(test_translations),
        cmocka_unit_test(test_count),   cmocka_unit_test(test_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
