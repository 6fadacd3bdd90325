/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/time_text.h"

enum {
    NONE = -1,
    AFTERNOON = (14 * 60 + 3) * 60 + 22
};

static const struct {
    const char *text;
    int second;
} times[] = {
    {"01/05/2030 14:03:22", AFTERNOON},
    {"2030-05-01T14:03:22Z", AFTERNOON},
    {"2030-05-01T14:03:22.512Z", AFTERNOON},
    {"2030-05-01T14:03:22,5+02:00", AFTERNOON},
    {"2030-05-01 14:03:22 +0200", AFTERNOON},
    {"5/1/2030 2:03:22 PM", AFTERNOON},
    {"5/1/2030 2:03:22\xe2\x80\xafp.m.", AFTERNOON},
    {"5/1/2030 12:03:22 AM", 3 * 60 + 22},
    {"5/1/2030 12:03:22 PM", (12 * 60 + 3) * 60 + 22},
    {"14:03:22", AFTERNOON},
    {"ingeschreven: 1 mei 2030, 14:03:22", AFTERNOON},
    {"2030-05-01 00:00:01", 1},
    {"2030-05-01 23:59:59", 86399},
    {"2030-05-01 22:00:00", 22 * 3600},
    {"2030-05-01T12:00:00Z", 12 * 3600},
    {"", NONE},
    {"01/05/2030", NONE},
    {"01/05/2030 14:03", NONE},
    {"01/05/2030 14:03:", NONE},
    {"01/05/2030 14:03:2", NONE},
    {"2030-05-01 00:00:00", NONE},
    {"2030-05-01T00:00:00.000Z", NONE},
    {"5/1/2030 12:00:00 AM", NONE},
    {"2030-04-30T22:00:00Z", NONE},
    {"2030-01-31T23:00:00.000Z", NONE},
    {"2030-04-30 22:00:00 UTC", NONE},
    {"2030-04-30T22:00:00+00:00", NONE},
    {"2030-05-01 24:00:00", NONE},
    {"2030-05-01 14:60:00", NONE},
    {"2030-05-01 14:03:60", NONE},
    {"2030-05-01 114:03:22", NONE},
    {":::::::", NONE},
    {"a:b:c", NONE},
};

static void test_times(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(times); i++) {
        /* On the heap, so that a byte too far is noticed. */
        g_autofree char *text = g_memdup2(times[i].text, strlen(times[i].text) + 1);
        guint second;
        gboolean read = time_read(text, strlen(text), &second);
        if (read != (times[i].second != NONE) ||
            (read && second != (guint)times[i].second))
            fail_msg("“%s”: %d %u", times[i].text, read, second);
    }
}

static void test_it_ends_where_it_is_said_to_end(void **state)
{
    (void)state;
    static const char text[] = "14:03:22";

    for (gsize length = 0; length < strlen(text); length++) {
        g_autofree char *cut = g_memdup2(text, MAX(length, 1));
        guint second;
        assert_false(time_read(cut, length, &second));
        assert_int_equal(second, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_it_ends_where_it_is_said_to_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
