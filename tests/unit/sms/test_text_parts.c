/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sms/text_parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "reference/gsm_file.h"

/* A text that is one piece again and again, then another. */
static char *repeated(const char *piece, guint times, const char *then)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < times; i++)
        g_string_append(text, piece);
    g_string_append(text, then);
    return g_string_free(text, FALSE);
}

static const struct {
    const char *label, *piece;
    guint times;
    const char *then;
    struct sms_size size;
} sizes[] = {
    {"nothing", "", 0, "", {SMS_GSM7, 0, 0, 160}},
    {"one letter", "a", 1, "", {SMS_GSM7, 1, 1, 159}},
    {"one emoji", "", 0, "😀", {SMS_UCS2, 2, 1, 68}},
    {"all of one part", "a", 160, "", {SMS_GSM7, 160, 1, 0}},
    {"one more", "a", 161, "", {SMS_GSM7, 161, 2, 145}},
    {"all of two", "a", 306, "", {SMS_GSM7, 306, 2, 0}},
    {"one more than two", "a", 307, "", {SMS_GSM7, 307, 3, 152}},
    {"ten parts", "a", 1530, "", {SMS_GSM7, 1530, 10, 0}},
    {"eleven", "a", 1531, "", {SMS_GSM7, 1531, 11, 152}},
    {"euros of one part", "€", 80, "", {SMS_GSM7, 160, 1, 0}},
    {"a euro across the only end", "a", 159, "€", {SMS_GSM7, 161, 2, 145}},
    {"euros leave one septet of each", "€", 153, "", {SMS_GSM7, 306, 3, 151}},
    {"accents of the alphabet", "é", 160, "", {SMS_GSM7, 160, 1, 0}},
    {"a small ç", "a", 69, "ç", {SMS_UCS2, 70, 1, 0}},
    {"a capital Ç", "a", 69, "Ç", {SMS_GSM7, 70, 1, 90}},
    {"one more than UCS-2 alone", "a", 70, "ç", {SMS_UCS2, 71, 2, 63}},
    {"UCS-2, all of two", "ê", 134, "", {SMS_UCS2, 134, 2, 0}},
    {"UCS-2, one more than two", "ê", 135, "", {SMS_UCS2, 135, 3, 66}},
    {"emoji of one part", "😀", 35, "", {SMS_UCS2, 70, 1, 0}},
    {"emoji leave one unit of each", "😀", 67, "", {SMS_UCS2, 134, 3, 65}},
    {"line ends", "a\n", 80, "", {SMS_GSM7, 160, 1, 0}},
    {"an escape is no letter", "\x1B", 1, "", {SMS_UCS2, 1, 1, 69}},
};

static void test_sizes(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autofree char *text = repeated(sizes[i].piece, sizes[i].times, sizes[i].then);
        const struct sms_size *wanted = &sizes[i].size;
        struct sms_size size;
        sms_measure(text, strlen(text), &size);
        if (size.coding != wanted->coding || size.units != wanted->units ||
            size.parts != wanted->parts || size.left != wanted->left)
            fail_msg("%s: coding %d, %u units, %u parts, %u left", sizes[i].label,
                     size.coding, size.units, size.parts, size.left);
    }
}

static void test_every_code_point(void **state)
{
    g_autoptr(GHashTable) table = septets_by_character();

    (void)state;
    for (gunichar c = 0; c <= 0x10FFFF; c++) {
        guint septets = GPOINTER_TO_UINT(g_hash_table_lookup(table, GUINT_TO_POINTER(c)));
        guint units = septets > 0 ? septets : c > 0xFFFF ? 2 : 1;
        char text[7] = "";
        struct sms_size size;
        if (!g_unichar_validate(c))
            continue;
        sms_measure(text, (gsize)g_unichar_to_utf8(c, text), &size);
        if ((size.coding == SMS_GSM7) != (septets > 0) || size.units != units ||
            size.parts != 1)
            fail_msg("U+%04X: coding %d, %u units", c, size.coding, size.units);
    }
}

/* What a part takes, counted in another way than the source does. */
static guint units_in(enum sms_coding coding, const char *text, gsize length)
{
    if (coding == SMS_UCS2) {
        glong units = 0;
        g_autofree gunichar2 *utf16 =
            g_utf8_to_utf16(text, (glong)length, NULL, &units, NULL);
        assert_non_null(utf16);
        return (guint)units;
    }
    guint units = (guint)g_utf8_strlen(text, (gssize)length);
    for (gsize i = 0; i < length; i++)
        units += strchr("\f^{}\\[~]|", text[i]) != NULL && text[i] != '\0';
    for (const char *p = text; (p = strstr(p, "€")) != NULL && p < text + length; p++)
        units++;
    return units;
}

static void check_parts(const char *label, const char *text, const GArray *parts)
{
    gsize length = strlen(text), at = 0;
    guint units = 0, last = 0;
    struct sms_size size;

    sms_measure(text, length, &size);
    guint room = size.coding == SMS_GSM7 ? (size.parts > 1 ? 153 : 160)
                                         : (size.parts > 1 ? 67 : 70);
    if (parts->len != size.parts)
        fail_msg("%s: %u parts, measured %u", label, parts->len, size.parts);
    for (guint i = 0; i < parts->len; i++) {
        const struct span *part = &g_array_index(parts, struct span, i);
        if (part->text != text + at || part->length == 0 ||
            !g_utf8_validate(part->text, (gssize)part->length, NULL))
            fail_msg("%s: part %u does not go on where the last ended", label, i);
        last = units_in(size.coding, part->text, part->length);
        if (last > room)
            fail_msg("%s: part %u takes %u of %u", label, i, last, room);
        units += last;
        at += part->length;
    }
    if (at != length || units != size.units ||
        (parts->len > 0 && size.left != room - last))
        fail_msg("%s: %zu of %zu bytes, %u of %u units, %u left", label, at, length,
                 units, size.units, size.left);
}

static void test_parts_of_those_sizes(void **state)
{
    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autofree char *text = repeated(sizes[i].piece, sizes[i].times, sizes[i].then);
        g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct span));
        sms_split(text, strlen(text), parts);
        check_parts(sizes[i].label, text, parts);
    }
}

/* `before` letters "a" (or "ê" in UCS-2), then `held`, then more. */
static void test_what_is_not_cut(void **state)
{
    static const struct {
        const char *label, *letter;
        guint before;
        const char *held;
        guint first; /* characters in the first part */
    } cases[] = {
        {"an escape pair at 152 and 153", "a", 152, "€", 152},
        {"an escape pair that just fits", "a", 151, "€", 152},
        {"two of them", "a", 151, "€€", 152},
        {"a surrogate pair at 66 and 67", "ê", 66, "😀", 66},
        {"a surrogate pair that just fits", "ê", 65, "😀", 66},
        {"a letter and its mark", "ê", 66, "x\u0323", 66},
        {"a letter and its marks that fit", "ê", 64, "x\u0323\u0302", 67},
        {"a letter and two marks", "ê", 65, "x\u0323\u0302", 65},
        {"an emoji and its tone", "ê", 64, "👍🏽", 64},
        {"a family", "ê", 63, "👩\u200D👧", 63},
        {"a heart and what makes it red", "ê", 66, "❤\uFE0F", 66},
    };

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *start =
            repeated(cases[i].letter, cases[i].before, cases[i].held);
        g_autofree char *more = repeated(cases[i].letter, 100, "");
        g_autofree char *text = g_strconcat(start, more, NULL);
        g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct span));
        sms_split(text, strlen(text), parts);
        check_parts(cases[i].label, text, parts);
        const struct span *first = &g_array_index(parts, struct span, 0);
        glong count = g_utf8_strlen(first->text, (gssize)first->length);
        if (count != cases[i].first)
            fail_msg("%s: the first part ends after %ld", cases[i].label, count);
    }
}

/* It cannot be helped: all is one letter. */
static void test_endless_marks(void **state)
{
    static const guint counts[] = {66, 67, 69, 70, 133, 134, 300};
    static const char *const before[] = {"", "ê", "aaaaaaa", "😀"};

    (void)state;
    for (guint i = 0; i < G_N_ELEMENTS(counts) * G_N_ELEMENTS(before); i++) {
        g_autofree char *marks =
            repeated("\u0302", counts[i % G_N_ELEMENTS(counts)], "😀\u0302😀");
        g_autofree char *text =
            g_strconcat(before[i / G_N_ELEMENTS(counts)], "x", marks, NULL);
        g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct span));
        sms_split(text, strlen(text), parts);
        check_parts("endless marks", text, parts);
    }
}

static void test_nothing_has_no_parts(void **state)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct span));

    (void)state;
    sms_split("abc", 0, parts);
    assert_int_equal(parts->len, 0);
}

/* Only `length` bytes are read. */
static void test_length_counts(void **state)
{
    struct sms_size size;

    (void)state;
    sms_measure("abcç", 3, &size);
    assert_int_equal(size.coding, SMS_GSM7);
    assert_int_equal(size.units, 3);
}

/* Texts of every length and mixture: the parts are the text, none is too large, and there
 * are as many as measured. */
static void test_any_text(void **state)
{
    static const char *const plain[] = {"a", "b", " ", "é", "€", "[", "\n", "Ø"};
    static const char *const other[] = {"ç",    "😀", "\u0302", "\u200D", "👍",
                                        "🏽", "ж", "\uFE0F", "\u0301", "𝄞"};
    g_autoptr(GRand) chance = g_rand_new_with_seed(7);

    (void)state;
    for (guint i = 0; i < 4000; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct span));
        guint count = (guint)g_rand_int_range(chance, 0, i % 4 == 0 ? 1600 : 330);
        gboolean foreign = i % 2 == 0;
        gint often = g_rand_int_range(chance, 1, 12);
        for (guint c = 0; c < count; c++) {
            if (foreign && g_rand_int_range(chance, 0, often) == 0)
                g_string_append(text,
                                other[g_rand_int_range(chance, 0, G_N_ELEMENTS(other))]);
            else
                g_string_append(text,
                                plain[g_rand_int_range(chance, 0, G_N_ELEMENTS(plain))]);
        }
        sms_split(text->str, text->len, parts);
        check_parts(text->str, text->str, parts);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_every_code_point),
        cmocka_unit_test(test_parts_of_those_sizes),
        cmocka_unit_test(test_what_is_not_cut),
        cmocka_unit_test(test_endless_marks),
        cmocka_unit_test(test_nothing_has_no_parts),
        cmocka_unit_test(test_length_counts),
        cmocka_unit_test(test_any_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
