/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/catalogue.h"
#include "base/catalogue_file.h"

/* clang-format off */
static const struct catalogue_entry entries[] = {
    {ENTRY(""), ENTRY("Content-Type: text/plain; charset=UTF-8\n")},
    {ENTRY("%d file\0%d files"), ENTRY("%d bestand\0%d bestanden")},
    {ENTRY("empty"), ENTRY("")},
    {ENTRY("no"), ENTRY("nee")},
    {ENTRY("one form\0several"), ENTRY("enkel")},
    {ENTRY("yes"), ENTRY("ja")},
};

static const struct {
    const char *message;
    guint form;
    const char *found;
} questions[] = {
    {"yes", 0, "ja"},
    {"no", 0, "nee"},
    {"%d file", 0, "%d bestand"},
    {"%d file", 1, "%d bestanden"},
    {"%d file", 2, NULL},
    {"%d files", 0, NULL},
    {"one form", 0, "enkel"},
    {"one form", 1, NULL},
    {"empty", 0, NULL},
    {"", 0, NULL},
    {"a", 0, NULL},
    {"zzz", 0, NULL},
    {"ye", 0, NULL},
    {"yess", 0, NULL},
};

/* One 32-bit number of the file changed. */
static const struct {
    const char *label;
    gsize at;
    guint32 number;
} damages[] = {
    {"another file", 0, 0x12345678},
    {"the other byte order", 0, 0xde120495},
    {"a later format", 4, 0x00010000},
    {"too many messages", 8, 0x10000000},
    {"most messages", 8, 0xffffffff},
    {"originals outside", 12, 0xfffffff0},
    {"translations outside", 16, 0x00100000},
    {"a long string", 28, 0xffffffff},
    {"a string one longer", 28, 1},
    {"a string outside", 28 + 4, 0xffffffff},
    {"a string at the end", 28 + 4, 0x00000800},
};
/* clang-format on */

static char *scratch(void)
{
    return g_dir_make_tmp("kiespost-XXXXXX", NULL);
}

static void test_find(void **state)
{
    g_autofree char *directory = scratch();

    (void)state;
    catalogue_file_write(directory, "nl", entries, G_N_ELEMENTS(entries));
    g_autofree char *path = catalogue_file_path(directory, "nl");
    g_autoptr(Catalogue) catalogue = catalogue_open(path);
    assert_non_null(catalogue);
    for (gsize i = 0; i < G_N_ELEMENTS(questions); i++) {
        const char *found =
            catalogue_find(catalogue, questions[i].message, questions[i].form);
        if (g_strcmp0(found, questions[i].found) != 0)
            fail_msg("'%s' %u: '%s'", questions[i].message, questions[i].form, found);
    }
    catalogue_file_remove(directory);
}

static void test_no_catalogue(void **state)
{
    (void)state;
    assert_null(catalogue_open("/nowhere/kiespost.mo"));
    assert_null(catalogue_open("/dev/null"));
    assert_null(catalogue_open("/"));
}

static void test_damaged(void **state)
{
    g_autofree char *directory = scratch();
    g_autofree char *path = g_build_filename(directory, "damaged.mo", NULL);

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(damages); i++) {
        g_autoptr(GString) bytes = catalogue_file_bytes(entries, G_N_ELEMENTS(entries));
        memcpy(bytes->str + damages[i].at, &damages[i].number, sizeof(guint32));
        assert_true(g_file_set_contents(path, bytes->str, (gssize)bytes->len, NULL));
        g_autoptr(Catalogue) catalogue = catalogue_open(path);
        if (catalogue != NULL)
            fail_msg("%s", damages[i].label);
    }
    g_unlink(path);
    g_rmdir(directory);
}

static void test_cut_short(void **state)
{
    g_autofree char *directory = scratch();
    g_autofree char *path = g_build_filename(directory, "short.mo", NULL);
    g_autoptr(GString) bytes = catalogue_file_bytes(entries, G_N_ELEMENTS(entries));

    (void)state;
    for (gsize length = 0; length < bytes->len; length++) {
        assert_true(g_file_set_contents(path, bytes->str, (gssize)length, NULL));
        g_autoptr(Catalogue) catalogue = catalogue_open(path);
        if (catalogue != NULL)
            fail_msg("opened with %" G_GSIZE_FORMAT " bytes", length);
    }
    g_unlink(path);
    g_rmdir(directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_no_catalogue),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_cut_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
