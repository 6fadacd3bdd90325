/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "import/email_domain.h"

/* The addresses of test_email_text.c try the forms; here is what only this header says.
 */
static const struct {
    const char *text, *stored; /* NULL: refused */
    gsize ascii_length;
} domains[] = {
    {"Example.BE", "example.be", 10},
    {"café.be", "café.be", 14},
    {"xn--caf-dma.be", "café.be", 14},
    {"Mail.XN--CAF-DMA.be", "mail.café.be", 19},
    {"straße.example", "straße.example", 21},
    {"example.vlaanderen", "example.vlaanderen", 18},
    {"be", NULL, 0},
    {"", NULL, 0},
    {".be", NULL, 0},
    {"example.be.", NULL, 0},
    {"example.3com", NULL, 0},
    {"exam_ple.be", NULL, 0},
    {"[192.0.2.1]", NULL, 0},
    {"café", NULL, 0},
    {"caf é.be", NULL, 0},
    {"xn--.be", NULL, 0},
    {"xn--999999999.be", NULL, 0},
};

static void test_domains(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(domains); i++) {
        g_autoptr(GString) out = g_string_new("els@");
        gsize ascii_length = 0;
        gboolean read = email_domain_read(domains[i].text, strlen(domains[i].text), out,
                                          &ascii_length);
        const char *stored = domains[i].stored != NULL ? domains[i].stored : "";
        if (read != (domains[i].stored != NULL) || strcmp(out->str + 4, stored) != 0 ||
            ascii_length != domains[i].ascii_length)
            fail_msg("%s: %s (%zu)", domains[i].text, out->str, ascii_length);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_domains),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
