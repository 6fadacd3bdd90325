/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "eligibility/copies.h"

static struct recipient person(const char *given, const char *family, day_number birth,
                               const char *order)
{
    struct recipient recipient;

    recipient_clear(&recipient);
    recipient.given_names = given;
    recipient.family_name = family;
    recipient.birth_date = birth;
    recipient.order_number = order;
    recipient.street = "Kerkstraat";
    recipient.house_number = "1";
    recipient.postcode = "9000";
    recipient.municipality = "Gent";
    recipient.email = "els@example.be";
    recipient.mobile = "+32470123456";
    return recipient;
}

struct pair {
    const char *label;
    enum channel channel;
    gboolean one_list;
    struct {
        const char *given, *family, *order;
        day_number birth;
        guint source;
        gboolean is_list;
        const char *email;
    } first, second;
    gboolean is_copy;
};

/* clang-format off */
static const struct pair pairs[] = {
    {"the same person in two sources", CHANNEL_POST, FALSE,
     {"Els", "Peeters", "", 100, 0, FALSE, NULL}, {"Els", "Peeters", "", 100, 1, FALSE, NULL}, TRUE},
    {"capitals and accents do not matter across sources", CHANNEL_POST, FALSE,
     {"Zoë", "D'Hondt", "", 100, 0, FALSE, NULL}, {"ZOE", "d'hondt", "", 100, 1, FALSE, NULL}, TRUE},
    {"all given names on the list, the first on the form", CHANNEL_POST, FALSE,
     {"Els Maria", "Peeters", "7", 100, 0, TRUE, NULL}, {"Els", "Peeters", "", 100, 1, FALSE, NULL}, TRUE},
    {"another birth date", CHANNEL_POST, FALSE,
     {"Jan", "Peeters", "", 100, 0, FALSE, NULL}, {"Jan", "Peeters", "", 9000, 1, FALSE, NULL}, FALSE},
    {"a birth date that is not known", CHANNEL_POST, FALSE,
     {"Jan", "Peeters", "", 100, 0, FALSE, NULL}, {"Jan", "Peeters", "", DAY_UNKNOWN, 1, FALSE, NULL}, FALSE},
    {"two rows of one voter list with different order numbers", CHANNEL_POST, TRUE,
     {"Jan", "Peeters", "7", 100, 0, TRUE, NULL}, {"Jan", "Peeters", "8", 100, 0, TRUE, NULL}, FALSE},
    {"two rows of one voter list with the same order number", CHANNEL_POST, TRUE,
     {"Jan", "Peeters", "7", 100, 0, TRUE, NULL}, {"Jan", "Peeters", "7", 100, 0, TRUE, NULL}, TRUE},
    {"two voter lists", CHANNEL_POST, FALSE,
     {"Jan", "Peeters", "7", 100, 0, TRUE, NULL}, {"Jan", "Peeters", "8", 100, 1, TRUE, NULL}, TRUE},
    {"the same e-mail address in other capitals", CHANNEL_EMAIL, FALSE,
     {"Jan", "Peeters", "", 100, 0, FALSE, "Jan@Example.be"}, {"An", "Maes", "", 200, 0, FALSE, "jan@example.be"}, TRUE},
    {"another e-mail address", CHANNEL_EMAIL, FALSE,
     {"Jan", "Peeters", "", 100, 0, FALSE, "a@example.be"}, {"Jan", "Peeters", "", 100, 0, FALSE, "b@example.be"}, FALSE},
    {"no e-mail address at all", CHANNEL_EMAIL, FALSE,
     {"Jan", "Peeters", "", 100, 0, FALSE, ""}, {"Jan", "Peeters", "", 100, 0, FALSE, ""}, FALSE},
    {"the same mobile number", CHANNEL_SMS, FALSE,
     {"Jan", "Peeters", "", 100, 0, FALSE, NULL}, {"An", "Maes", "", 200, 1, FALSE, NULL}, TRUE},
};
/* clang-format on */

static void test_pairs(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        const struct pair *pair = &pairs[i];
        g_autoptr(Copies) copies = copies_new(pair->channel, pair->one_list);
        struct recipient first = person(pair->first.given, pair->first.family,
                                        pair->first.birth, pair->first.order);
        struct recipient second = person(pair->second.given, pair->second.family,
                                         pair->second.birth, pair->second.order);
        if (pair->first.email != NULL)
            first.email = pair->first.email;
        if (pair->second.email != NULL)
            second.email = pair->second.email;

        copies_ask(copies, &first, pair->first.source, pair->first.is_list);
        assert_false(copies_has(copies));
        copies_add(copies);
        copies_ask(copies, &second, pair->second.source, pair->second.is_list);
        if (copies_has(copies) != pair->is_copy)
            fail_msg("%s", pair->label);
    }
}

/* The table grows several times and forgets nobody. */
static void test_many(void **state)
{
    g_autoptr(Copies) copies = copies_new(CHANNEL_EMAIL, FALSE);
    char email[32];
    struct recipient recipient = person("Jan", "Peeters", 100, "");

    (void)state;
    recipient.email = email;
    for (int i = 0; i < 10000; i++) {
        g_snprintf(email, sizeof email, "p%d@example.be", i);
        copies_ask(copies, &recipient, 0, FALSE);
        assert_false(copies_has(copies));
        copies_add(copies);
    }
    for (int i = 0; i < 10000; i++) {
        g_snprintf(email, sizeof email, "P%d@EXAMPLE.be", i);
        copies_ask(copies, &recipient, 0, FALSE);
        assert_true(copies_has(copies));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
