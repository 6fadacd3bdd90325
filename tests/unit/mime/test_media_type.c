/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mime/media_type.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void test_names(void **state)
{
    static const struct {
        const char *name, *type;
    } cases[] = {
        {"foto.png", "image/png"},
        {"foto.JPG", "image/jpeg"},
        {"foto.jpeg", "image/jpeg"},
        {"mijn plan.v2.pdf", "application/pdf"},
        {"x.gif", "image/gif"},
        {"x.webp", "image/webp"},
        {"x.svg", NULL},
        {"x.exe", NULL},
        {"x.pdf.exe", NULL},
        {"x.zip", NULL},
        {"x.docm", NULL},
        {"x.docx", NULL},
        {"x.html", NULL},
        {"pdf", NULL},
        {"", NULL},
        {"nl/mail-nieuws.md", NULL},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *type = media_type_of(cases[i].name);
        if (g_strcmp0(type, cases[i].type) != 0)
            fail_msg("%s: %s", cases[i].name, type);
    }
}

static void test_contents(void **state)
{
    static const struct {
        const char *type, *content;
        gsize length;
        gboolean fits;
    } cases[] = {
        {"application/pdf", "%PDF-1.7\n", 9, TRUE},
        {"application/pdf", "MZ\x90", 3, FALSE},
        {"application/pdf", "", 0, FALSE},
        {"image/png", "\x89PNG\r\n\x1A\n....", 12, TRUE},
        {"image/jpeg", "\xFF\xD8\xFF\xE0", 4, TRUE},
        {"image/jpeg", "<svg>", 5, FALSE},
        {"image/gif", "GIF89a", 6, TRUE},
        {"image/webp", "RIFF\0\0\0\0WEBPVP8", 15, TRUE},
        {"image/webp", "RIFF\0\0\0\0WAVE", 12, FALSE},
        {"text/plain", "x", 1, FALSE},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) content = g_bytes_new(cases[i].content, cases[i].length);
        assert_int_equal(media_type_fits(cases[i].type, content), cases[i].fits);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_contents),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
