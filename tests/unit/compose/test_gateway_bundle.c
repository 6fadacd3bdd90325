/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/gateway_bundle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include <cmocka.h>

#include "base/error.h"

struct place {
    char *directory;
    struct text_message text;
};

static int set_up(void **state)
{
    struct place *place = g_new0(struct place, 1);

    place->directory = g_dir_make_tmp("kiespost-bundle-XXXXXX", NULL);
    text_message_init(&place->text);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    g_autoptr(GDir) dir = g_dir_open(place->directory, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(place->directory, name, NULL);
        g_unlink(path);
    }
    g_rmdir(place->directory);
    text_message_clear(&place->text);
    g_free(place->directory);
    g_free(place);
    return 0;
}

static struct gateway_bundle *begin(const struct place *place)
{
    const struct gateway_bundle_inputs inputs = {
        .directory = place->directory,
        .tmpdir = place->directory,
        .mailing = "sms-1",
        .candidate_name = "Els Peeters",
        .gateway = "Gateway NV",
        .eve = day_from_ymd(2030, 10, 12),
    };
    g_autoptr(GError) error = NULL;
    struct gateway_bundle *bundle = gateway_bundle_create(&inputs, &error);

    assert_null(error);
    return bundle;
}

static struct text_message *text(struct place *place, const char *to, const char *says,
                                 guint parts)
{
    g_string_assign(place->text.to, to);
    g_string_assign(place->text.text, says);
    place->text.language = "nl";
    place->text.size.parts = parts;
    place->text.notice_missing = 0;
    return &place->text;
}

static char *content(const struct place *place, const char *name)
{
    g_autofree char *path = g_build_filename(place->directory, name, NULL);
    char *bytes = NULL;
    struct stat status;

    assert_true(g_file_get_contents(path, &bytes, NULL, NULL));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    return bytes;
}

static void test_files(void **state)
{
    struct place *place = *state;
    struct gateway_bundle *bundle = begin(place);
    g_autoptr(GError) error = NULL;

    assert_true(gateway_bundle_append(
        bundle, 17, text(place, "+32470123456", "Beste \"An\",\nkom!", 1), &error));
    assert_true(gateway_bundle_append(
        bundle, 18, text(place, "+31612345678", "=HYPERLINK(1)", 2), &error));
    struct gateway_bundle_size size = gateway_bundle_size(bundle);
    assert_int_equal(size.messages, 2);
    assert_int_equal(size.parts, 3);
    assert_int_equal(size.guarded, 1);
    assert_true(gateway_bundle_finish(bundle, &error));

    g_autofree char *table = content(place, "texts.csv");
    assert_string_equal(
        table, "\"number\",\"text\",\"parts\",\"language\",\"message\"\r\n"
               "\"+32470123456\",\"Beste \"\"An\"\",\nkom!\",\"1\",\"nl\","
               "\"sms-1-r-000017\"\r\n"
               "\"+31612345678\",\"'=HYPERLINK(1)\",\"2\",\"nl\",\"sms-1-r-000018\"\r\n");
    g_autofree char *workbook = content(place, "texts.xlsx");
    assert_memory_equal(workbook, "PK", 2);
    g_autofree char *told = content(place, GATEWAY_BUNDLE_README);
    static const char *const says[] = {
        "SMS-BERICHTEN VAN Els Peeters",
        "SMS DE Els Peeters",
        "Gateway NV",
        "2 berichten, samen 3 delen",
        "2 messages, 3 parties",
        "12/10/2030 na 22 uur",
        "12/10/2030 après\n  22 heures",
        "tussen 9 en 20 uur",
        "entre 9 et 20 heures",
        "wis ook deze map",
        "effacez aussi ce dossier",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(says); i++)
        if (strstr(told, says[i]) == NULL)
            fail_msg("“%s” is not said", says[i]);
    /* Nobody's number or name: it may lie about longer than the rest. */
    assert_null(strstr(told, "+32"));
}

/* Each refused, and nothing of it written. */
static void test_what_does_not_leave(void **state)
{
    struct place *place = *state;
    g_autoptr(GatewayBundle) bundle = begin(place);
    static const char *const numbers[] = {"", "+3292268888", "+3290012345", "0470123456"};

    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autoptr(GError) error = NULL;
        assert_false(
            gateway_bundle_append(bundle, 17, text(place, numbers[i], "x", 1), &error));
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED));
        assert_non_null(strstr(error->message, "r-000017"));
    }
    g_autoptr(GError) error = NULL;
    struct text_message *bare = text(place, "+32470123456", "x", 1);
    bare->notice_missing = 1;
    assert_false(gateway_bundle_append(bundle, 17, bare, &error));
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED));
    assert_int_equal(gateway_bundle_size(bundle).messages, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_files, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_does_not_leave, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
