/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domain/delivery_report.h"
#include "domain/enhanced_status.h"

static void states_have_meanings(void **state)
{
    static const struct {
        guint8 value;
        const char *kind, *status, *name;
    } cases[] = {
        {0x00, "delivered", "2.0.0", "received by the SME"},
        {0x01, "delivered", "2.0.0", "forwarded, delivery not confirmed"},
        {0x02, "delivered", "2.0.0", "replaced by the SC"},
        {0x03, "unknown", "", "reserved"},
        {0x10, "unknown", "", "specific to the service centre"},
        {0x1f, "unknown", "", "specific to the service centre"},
        {0x20, "delayed", "4.4.5", "congestion"},
        {0x22, "delayed", "4.4.1", "no response from SME"},
        {0x25, "delayed", "4.0.0", "error in SME"},
        {0x2f, "delayed", "4.0.0", "reserved"},
        {0x30, "unknown", "", "specific to the service centre"},
        {0x3f, "unknown", "", "specific to the service centre"},
        {0x40, "failed", "5.0.0", "remote procedure error"},
        {0x43, "failed", "5.1.1", "not obtainable"},
        {0x46, "failed", "5.4.7", "SM validity period expired"},
        {0x49, "failed", "5.0.0", "SM does not exist"},
        {0x4f, "failed", "5.0.0", "reserved"},
        {0x50, "unknown", "", "specific to the service centre"},
        {0x60, "failed", "5.4.5", "congestion, given up"},
        {0x65, "failed", "5.0.0", "error in SME, given up"},
        {0x6f, "failed", "5.0.0", "reserved"},
        {0x70, "unknown", "", "specific to the service centre"},
        {0x7f, "unknown", "", "specific to the service centre"},
        {0x80, "unknown", "", "reserved"},
        {0xff, "unknown", "", "reserved"},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint8 value = cases[i].value;
        if (strcmp(report_kind_name(report_kind_of(value)), cases[i].kind) != 0 ||
            strcmp(report_state_status(value), cases[i].status) != 0 ||
            strcmp(report_state_name(value), cases[i].name) != 0)
            fail_msg("%02x: %s, “%s”, %s", value, report_kind_name(report_kind_of(value)),
                     report_state_status(value), report_state_name(value));
    }
}

/* One digit says what is to be done; only one state says that nobody is there. */
static void statuses_fit_kinds(void **state)
{
    static const char first[REPORT_KIND_COUNT] = {
        [REPORT_DELIVERED] = '2', [REPORT_TRYING] = '4', [REPORT_FAILED] = '5'};

    (void)state;
    for (int value = 0; value < 256; value++) {
        const char *status = report_state_status((guint8)value);
        if (*status != first[report_kind_of((guint8)value)])
            fail_msg("%02x: %s", (guint)value, status);
        assert_int_equal(enhanced_status_is_about_address(status), value == 0x43);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_have_meanings),
        cmocka_unit_test(statuses_fit_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
