/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

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
static void test_language_reaches_gettext(void **state)
{
    (void)state;
    assert_true(i18n_start("nl", "/nowhere"));
    assert_string_equal(g_getenv("LANGUAGE"), "nl");
    char text[8];
    g_snprintf(text, sizeof text, "%.1f", 1.5);
    assert_string_equal(text, "1.5");
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
        cmocka_unit_test(test_locale),
        cmocka_unit_test(test_requested),
        cmocka_unit_test(test_language_reaches_gettext),
        cmocka_unit_test(test_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
