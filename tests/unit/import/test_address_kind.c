/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/address_kind.h"

static const struct {
    const char *email;
    gboolean office, role;
} addresses[] = {
    {"els.peeters@brugge.be", TRUE, FALSE},
    {"els.peeters@post.stad.gent", TRUE, FALSE},
    {"x@sub.brugge.be", TRUE, FALSE},
    {"jean@just.fgov.be", TRUE, FALSE},
    {"jean@kabinet.just.fgov.be", TRUE, FALSE},
    {"jean@gov.brussels", TRUE, FALSE},
    {"inspecteur@police.belgium.eu", TRUE, FALSE},
    {"juf@school.smartschool.be", TRUE, FALSE},
    {"prof@ugent.be", TRUE, FALSE},
    {"els@ec.europa.eu", TRUE, FALSE},
    {"info@brugge.be", TRUE, TRUE},
    {"burgemeester@stad.gent", TRUE, TRUE},
    {"info@bakkerij-peeters.be", FALSE, TRUE},
    {"Secretariaat@tennisclub.be", FALSE, TRUE},
    {"noreply@example.be", FALSE, TRUE},
    {"info+nieuws@example.be", FALSE, TRUE},
    {"els@student.kuleuven.be", FALSE, FALSE},
    {"els@alumni.ugent.be", FALSE, FALSE},
    {"els@telenet.be", FALSE, FALSE},
    {"els@gmail.com", FALSE, FALSE},
    {"els@peeters.be", FALSE, FALSE},
    {"els@groen.be", FALSE, FALSE},
    {"els@n-va.be", FALSE, FALSE},
    {"els@notbrugge.be", FALSE, FALSE},
    {"infoels@example.be", FALSE, FALSE},
    {"els.info@example.be", FALSE, FALSE},
    {"els@café.be", FALSE, FALSE},
    {"", FALSE, FALSE},
};

static void test_whose_an_address_is(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++)
        if (address_is_of_an_office(addresses[i].email) != addresses[i].office ||
            address_is_of_a_role(addresses[i].email) != addresses[i].role)
            fail_msg("%s", addresses[i].email);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whose_an_address_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
