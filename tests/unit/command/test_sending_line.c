/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/sending_line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/i18n.h"

#define SECOND ((gint64)G_USEC_PER_SEC)
/* On 20 September 2030, in Belgium. */
#define TEN_O_CLOCK ((gint64)1916121600)

/* i18n_count() groups with a no-break space. */
static void test_words(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        struct sending_facts facts;
        int width;
        const char *line;
    } cases[] = {
        {"nothing is known yet", {.done = 0, .total = 0}, 80, "sending"},
        {"the first",
         {.done = 1, .total = 40, .elapsed = SECOND / 10},
         80,
         "sending: 1 of 40 · 1 min left"},
        {"at work",
         {.done = 120, .total = 400, .elapsed = 240 * SECOND},
         80,
         "sending: 120 of 400 · 10 min left · 30/min"},
        {"some are refused",
         {.done = 120, .total = 400, .elapsed = 240 * SECOND, .refused = 2},
         80,
         "sending: 120 of 400 · 2 refused · 10 min left · 30/min"},
        {"the pace makes it longer",
         {.done = 120, .total = 1000, .elapsed = 240 * SECOND, .least = 2 * PACE_HOUR},
         80,
         "sending: 120 of 1\u00a0000 · 2 h left · 30/min"},
        {"the pace waits",
         {.done = 30,
          .total = 400,
          .elapsed = 2 * SECOND,
          .least = 12 * PACE_MINUTE,
          .wait = 58 * SECOND,
          .now = TEN_O_CLOCK},
         80,
         "sending: 30 of 400 · waits until 10:01 · 13 min left · 900/min"},
        {"days",
         {.done = 400, .total = 2000, .elapsed = 60 * SECOND, .least = 3 * PACE_DAY},
         80,
         "sending: 400 of 2\u00a0000 · 3 days left · 400/min"},
        {"all of them",
         {.done = 40, .total = 40, .elapsed = 4 * SECOND},
         80,
         "sending: 40 of 40 · 600/min"},
        {"a narrow terminal keeps what matters",
         {.done = 120,
          .total = 400,
          .elapsed = 240 * SECOND,
          .refused = 2,
          .wait = 5 * PACE_MINUTE,
          .now = TEN_O_CLOCK},
         48,
         "sending: 120 of 400 · waits until 10:05"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *line = sending_line_text(&cases[i].facts, cases[i].width);
        if (g_strcmp0(line, cases[i].line) != 0)
            fail_msg("%s: “%s”", cases[i].label, line);
    }
}

static void test_moments(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        gint64 now;
        gint64 later;
        const char *phrase;
    } cases[] = {
        {"now", TEN_O_CLOCK, 0, "10:00"},
        {"never too early", TEN_O_CLOCK, 1, "10:01"},
        {"the seconds of now count too", TEN_O_CLOCK + 40, 30 * SECOND, "10:02"},
        {"a minute and no more", TEN_O_CLOCK + 40, 20 * SECOND, "10:01"},
        {"the last of the day", TEN_O_CLOCK, 839 * PACE_MINUTE, "23:59"},
        {"midnight", TEN_O_CLOCK, 14 * PACE_HOUR, "00:00 on 21 September 2030"},
        {"tomorrow", TEN_O_CLOCK, PACE_DAY, "10:00 on 21 September 2030"},
        {"the month after", TEN_O_CLOCK, 11 * PACE_DAY, "10:00 on 1 October 2030"},
        {"winter time", TEN_O_CLOCK, 38 * PACE_DAY, "09:00 on 28 October 2030"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *phrase = sending_moment_phrase(cases[i].now, cases[i].later);
        if (g_strcmp0(phrase, cases[i].phrase) != 0)
            fail_msg("%s: “%s”", cases[i].label, phrase);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_moments),
    };
    i18n_start("en", NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
