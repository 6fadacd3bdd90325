/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/column_sample.h"

#include <string.h>

#include "domain/national_number.h"

enum {
    ROWS_SAMPLED = 2000
};

/* The digits of a number with nothing in it but digits and what people write between
 * them; 0 for any other text. */
static guint digits_of(const struct span *cell, char digits[16])
{
    guint count = 0;

    for (gsize i = 0; i < cell->length; i++) {
        char c = cell->text[i];

        if (!g_ascii_isdigit(c)) {
            if (strchr(" .-/+()\t'", c) == NULL)
                return 0;
            continue;
        }
        if (count == 15)
            return 0;
        digits[count++] = c;
    }
    digits[count] = '\0';
    return count;
}

/* 04xx xx xx xx, with or without 32 or 0032; Belgian mobiles begin with 045 to 049
 * (data/phone_prefixes.csv). */
static gboolean is_mobile(const char *digits, guint count)
{
    if (g_str_has_prefix(digits, "0032"))
        digits += 4, count -= 4;
    else if (g_str_has_prefix(digits, "32"))
        digits += 2, count -= 2;
    if (digits[0] == '0')
        digits++, count--;
    return count == 9 && digits[0] == '4' && digits[1] >= '5';
}

static gboolean is_email(const struct span *cell)
{
    const char *at = memchr(cell->text, '@', cell->length);

    return at != NULL && at > cell->text && strchr(at, '.') != NULL;
}

static void sample_cell(struct column_sample *sample, const struct span *cell)
{
    char digits[16];

    if (cell->length == 0)
        return;
    sample->filled++;
    if (is_email(cell)) {
        sample->emails++;
        return;
    }
    guint count = digits_of(cell, digits);
    if (count > 8 && is_mobile(digits, count))
        sample->mobiles++;
    if (count == 11) {
        sample->eleven_digits++;
        if (national_number_is_valid(cell->text, cell->length))
            sample->national_numbers++;
    }
}

struct column_sample *column_sample_take(struct extract *extract, GError **error)
{
    guint columns = extract_form(extract)->column_count;
    g_autofree struct column_sample *samples =
        g_new0(struct column_sample, MAX(columns, 1));
    GError *failure = NULL;
    struct extract_row row;

    for (guint i = 0; i < ROWS_SAMPLED && extract_next(extract, &row, &failure); i++)
        for (guint column = 0; column < row.count; column++)
            sample_cell(&samples[column], &row.cells[column]);
    if (failure != NULL) {
        g_propagate_error(error, failure);
        return NULL;
    }
    return extract_rewind(extract, error) ? g_steal_pointer(&samples) : NULL;
}

gboolean column_sample_is_national_numbers(const struct column_sample *sample)
{
    /* One number in fifty passes by chance, so "32470123456" now and then does. */
    if (sample->mobiles * 2 > sample->eleven_digits)
        return sample->national_numbers > 4 &&
               sample->national_numbers * 10 > sample->eleven_digits * 9;
    return sample->national_numbers * 2 > sample->eleven_digits &&
           sample->eleven_digits * 2 >= sample->filled;
}

gboolean column_sample_is_emails(const struct column_sample *sample)
{
    return sample->emails > 0 && sample->emails * 10 >= sample->filled * 8;
}

gboolean column_sample_is_mobiles(const struct column_sample *sample)
{
    return sample->mobiles > 0 && sample->mobiles * 10 >= sample->filled * 8;
}
