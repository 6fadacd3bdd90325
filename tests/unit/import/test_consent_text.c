/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/consent_text.h"

enum {
    POST = CHANNEL_BIT(CHANNEL_POST),
    EMAIL = CHANNEL_BIT(CHANNEL_EMAIL),
    SMS = CHANNEL_BIT(CHANNEL_SMS),
};

static const struct {
    const char *text;
    channel_set channels;
    gboolean odd;
} channels[] = {
    {"email", EMAIL, FALSE},
    {"E-mail", EMAIL, FALSE},
    {"mail", EMAIL, FALSE},
    {"sms", SMS, FALSE},
    {"GSM", SMS, FALSE},
    {"post", POST, FALSE},
    {"brief", POST, FALSE},
    {"courrier", POST, FALSE},
    {"email, sms", EMAIL | SMS, FALSE},
    {"email/sms", EMAIL | SMS, FALSE},
    {"email+sms+post", EMAIL | SMS | POST, FALSE},
    {"e-mail sms", EMAIL | SMS, FALSE},
    {"e-mail en brief", EMAIL | POST, FALSE},
    {"", 0, FALSE},
    {"fax", 0, TRUE},
    {"email, duif", EMAIL, TRUE},
    {"whatsapp", 0, TRUE},
};

static void test_channels(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(channels); i++) {
        gboolean odd;
        channel_set set =
            consent_channels_read(channels[i].text, strlen(channels[i].text), &odd);
        if (set != channels[i].channels || odd != channels[i].odd)
            fail_msg("%s: %u %d", channels[i].text, set, odd);
    }
}

static const struct {
    const char *text;
    enum declared declared;
    gboolean odd;
} answers[] = {
    {"ja", DECLARED_YES, FALSE},
    {"Oui", DECLARED_YES, FALSE},
    {"YES", DECLARED_YES, FALSE},
    {"1", DECLARED_YES, FALSE},
    {"x", DECLARED_YES, FALSE},
    {"true", DECLARED_YES, FALSE},
    {"01/05/2030", DECLARED_YES, FALSE},
    {"2030-05-01T10:00", DECLARED_YES, FALSE},
    {"", DECLARED_NO, FALSE},
    {"nee", DECLARED_NO, FALSE},
    {"non", DECLARED_NO, FALSE},
    {"0", DECLARED_NO, FALSE},
    {"false", DECLARED_NO, FALSE},
    {"misschien", DECLARED_NO, TRUE},
    {"31/02/2030", DECLARED_NO, TRUE},
    {"ja?nee", DECLARED_NO, TRUE},
};

static void test_targeting(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(answers); i++) {
        gboolean odd;
        enum declared declared =
            consent_targeting_read(answers[i].text, strlen(answers[i].text), &odd);
        if (declared != answers[i].declared || odd != answers[i].odd)
            fail_msg("%s: %d %d", answers[i].text, declared, odd);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_channels),
        cmocka_unit_test(test_targeting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
