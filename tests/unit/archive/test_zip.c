/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "archive/zip.h"
#include "base/error.h"

static char *path_of(const char *name)
{
    return g_build_filename(KIESPOST_SOURCE_DIR, "tests", "data", "xlsx", name, NULL);
}

/* The member's length; −1 with an error. */
static gssize length_of(struct zip *zip, const char *member, guint64 limit,
                        GError **error)
{
    char buffer[1000];
    gssize count, length = 0;

    if (!zip_begin(zip, member, limit, error))
        return -1;
    while ((count = zip_read(zip, buffer, sizeof buffer, error)) > 0)
        length += count;
    return count < 0 ? -1 : length;
}

static void test_members(void **state)
{
    (void)state;
    g_autofree char *path = path_of("other.zip");
    g_autofree char *content = NULL;
    gsize size;
    char buffer[100];

    assert_true(g_file_get_contents(path, &content, &size, NULL));
    g_autoptr(GBytes) bytes = g_bytes_new(content, size);
    g_autoptr(Zip) from_file = zip_open(path, NULL);
    g_autoptr(Zip) from_memory = zip_open_bytes(bytes, "x.zip", NULL);
    struct zip *const zips[] = {from_file, from_memory};

    assert_string_equal(zip_name(from_file), path);
    for (gsize i = 0; i < G_N_ELEMENTS(zips); i++) {
        assert_true(zip_has(zips[i], "lijst.csv"));
        assert_true(zip_has(zips[i], "LIJST.CSV"));
        assert_false(zip_has(zips[i], "lijst"));
        for (int again = 0; again < 2; again++) {
            assert_true(zip_begin(zips[i], "Lijst.csv", 14, NULL));
            assert_int_equal(zip_read(zips[i], buffer, 5, NULL), 5);
            assert_memory_equal(buffer, "Naam;", 5);
            assert_int_equal(zip_read(zips[i], buffer, sizeof buffer, NULL), 9);
            assert_int_equal(zip_read(zips[i], buffer, sizeof buffer, NULL), 0);
        }
    }
}

static const struct {
    const char *label, *file, *member;
    guint64 limit;
    enum kiespost_error code;
    const char *words; /* in the sentence */
} refused[] = {
    {"past the caller's limit", "other.zip", "lijst.csv", 13, KIESPOST_ERROR_INPUT,
     "unpacks to more than 13 bytes in one part"},
    {"a member that is not there", "other.zip", "none", 100, KIESPOST_ERROR_INPUT,
     "is damaged"},
    {"a bomb", "bomb.xlsx", "xl/worksheets/sheet1.xml", G_MAXUINT64, KIESPOST_ERROR_INPUT,
     "more than 200 times its size"},
    {"a wrong check sum", "bad-sum.xlsx", "xl/worksheets/sheet1.xml", 100000,
     KIESPOST_ERROR_INPUT, "is damaged"},
    {"a password", "locked-zip.xlsx", "xl/worksheets/sheet1.xml", 100000,
     KIESPOST_ERROR_INPUT, "is locked with a password"},
};

static void test_refused(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *path = path_of(refused[i].file);
        g_autoptr(Zip) zip = zip_open(path, &error);

        assert_non_null(zip);
        gssize length = length_of(zip, refused[i].member, refused[i].limit, &error);
        if (length >= 0 || !g_error_matches(error, KIESPOST_ERROR, refused[i].code) ||
            strstr(error->message, refused[i].words) == NULL)
            fail_msg("%s: %s", refused[i].label,
                     error != NULL ? error->message : "was read");
    }
}

static void test_not_opened(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        enum kiespost_error code;
    } files[] = {
        {"cut.xlsx", KIESPOST_ERROR_INPUT},
        {"make.py", KIESPOST_ERROR_INPUT},
        {"none.zip", KIESPOST_ERROR_NO_INPUT},
        {".", KIESPOST_ERROR_NO_INPUT},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *path = path_of(files[i].file);

        assert_null(zip_open(path, &error));
        assert_true(g_error_matches(error, KIESPOST_ERROR, files[i].code));
    }
}

static void append_number(GString *out, guint32 number, int bytes)
{
    for (; bytes > 0; bytes--, number >>= 8)
        g_string_append_c(out, (char)(number & 0xFF));
}

/* So many empty files (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16). */
static GString *zip_with_members(guint count)
{
    enum {
        MEMBER_LENGTH = 31
    };
    GString *zip = g_string_new(NULL);

    for (guint i = 0; i < count; i++) {
        g_string_append_len(zip, "PK\3\4\24\0\0\0\0\0\0\0\0\0", 14);
        append_number(zip, 0, 12);
        append_number(zip, 1, 4);
        g_string_append_c(zip, 'x');
    }
    gsize list = zip->len;
    for (guint i = 0; i < count; i++) {
        g_string_append_len(zip, "PK\1\2\24\0\24\0\0\0\0\0\0\0\0\0", 16);
        append_number(zip, 0, 12);
        append_number(zip, 1, 2);
        append_number(zip, 0, 12);
        append_number(zip, i * MEMBER_LENGTH, 4);
        g_string_append_c(zip, 'x');
    }
    gsize length = zip->len - list;
    g_string_append_len(zip, "PK\5\6\0\0\0\0", 8);
    append_number(zip, count & 0xFFFF, 2);
    append_number(zip, count & 0xFFFF, 2);
    append_number(zip, (guint32)length, 4);
    append_number(zip, (guint32)list, 4);
    append_number(zip, 0, 2);
    return zip;
}

static void test_many_members(void **state)
{
    (void)state;
    static const struct {
        guint count;
        const char *sentence; /* NULL: it is read */
    } zips[] = {
        {1, NULL},
        {4096, NULL},
        {4097, "“x.zip” holds more than 4096 files, which no workbook does"},
        /* Nine megabytes of list: given up before all of it is read. */
        {200000, "“x.zip” is damaged: open it in Excel or LibreOffice and save it again"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(zips); i++) {
        g_autoptr(GError) error = NULL;
        GString *made = zip_with_members(zips[i].count);
        g_autoptr(GBytes) bytes = g_string_free_to_bytes(made);
        g_autoptr(Zip) zip = zip_open_bytes(bytes, "x.zip", &error);

        if (zips[i].sentence == NULL && zip == NULL)
            fail_msg("%u: %s", zips[i].count, error->message);
        if (zips[i].sentence != NULL) {
            assert_null(zip);
            assert_string_equal(error->message, zips[i].sentence);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_not_opened),
        cmocka_unit_test(test_many_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
