/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/enhanced_status.h"

/* RFC 3463 sections 3.2, 3.3, 3.5 and 3.8; RFC 7505. */
static void test_status(void **state)
{
    static const struct {
        const char *label, *status, *reason;
        gboolean is_about_address;
    } cases[] = {
        {"no such mailbox", "5.1.1", "no-such-address", TRUE},
        {"no such domain", "5.1.2", "no-such-address", TRUE},
        {"no address at all", "5.1.3", "no-such-address", TRUE},
        {"ambiguous", "5.1.4", "no-such-address", TRUE},
        {"moved", "5.1.6", "moved", TRUE},
        {"null MX", "5.1.10", "takes-nothing", TRUE},
        {"disabled", "5.2.1", "takes-nothing", TRUE},
        {"other address status", "5.1.0", "not-known", FALSE},
        {"a valid one", "5.1.5", "not-known", FALSE},
        {"the sender's syntax", "5.1.7", "not-known", FALSE},
        {"the sender's domain", "5.1.8", "not-known", FALSE},
        {"no beginning of another", "5.1.11", "not-known", FALSE},
        {"full", "5.2.2", "mailbox-full", FALSE},
        {"too large for it", "5.2.3", "too-large", FALSE},
        {"other mailbox status", "5.2.0", "not-known", FALSE},
        {"too large for the server", "5.3.4", "too-large", FALSE},
        {"routing", "5.4.4", "unreachable", FALSE},
        {"policy", "5.7.1", "policy", FALSE},
        {"for the moment", "4.1.1", "not-known", FALSE},
        {"success", "2.1.5", "not-known", FALSE},
        {"none", "", "not-known", FALSE},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *reason = refusal_reason_name(enhanced_status_reason(cases[i].status));
        if (!g_str_equal(reason, cases[i].reason))
            fail_msg("%s: %s", cases[i].label, reason);
        if (enhanced_status_is_about_address(cases[i].status) !=
            cases[i].is_about_address)
            fail_msg("%s: is it about the address?", cases[i].label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_status),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
