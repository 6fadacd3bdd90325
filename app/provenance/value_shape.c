/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "provenance/value_shape.h"

#include <string.h>

static void count_sign(struct value_shape *shape, char c)
{
    switch (c) {
    case ' ':
        shape->blanks++;
        break;
    case '.':
        shape->dots++;
        break;
    case '-':
        shape->hyphens++;
        break;
    case '/':
        shape->slashes++;
        break;
    case ':':
        shape->colons++;
        break;
    case ',':
        shape->commas++;
        break;
    case '@':
        shape->at_signs++;
        break;
    case '_':
        shape->underscores++;
        break;
    case '+':
        shape->plusses++;
        break;
    case '(':
    case ')':
    case '\'':
    case '*':
        break;
    default:
        shape->other++;
        break;
    }
}

void value_shape_take(struct value_shape *shape, const struct span *cell)
{
    gsize length = MIN(cell->length, 4 * VALUE_SHAPE_LONGEST);

    *shape = (struct value_shape){0};
    for (gsize i = 0; i < length; i++) {
        guchar c = (guchar)cell->text[i];
        if (c == 0xE2 && length - i >= 3 && memcmp(cell->text + i, "€", 3) == 0) {
            i += 2;
        } else if ((guchar)((c | 0x20) - 'a') < 26 || c >= 0x80) {
            shape->letters++;
        } else if ((guchar)(c - '0') < 10) {
            if (shape->digit_count < VALUE_SHAPE_DIGITS)
                shape->digits[shape->digit_count] = (char)c;
            shape->digit_count++;
        } else {
            count_sign(shape, (char)c);
        }
    }
}

gboolean value_shape_is_amount(const struct value_shape *shape, const struct span *cell)
{
    const char *end = cell->text + cell->length;

    return shape->digit_count >= 3 && shape->digit_count <= 12 && shape->slashes == 0 &&
           shape->colons == 0 && shape->hyphens <= 1 && cell->length >= 4 &&
           (end[-3] == ',' || (end[-3] == '.' && shape->dots == 1)) &&
           g_ascii_isdigit(end[-1]) && g_ascii_isdigit(end[-2]) &&
           g_ascii_isdigit(end[-4]);
}

/* Written without dots, in small letters. The last ones also stand in front. */
static const char *const legal_forms[] = {
    "bv",  "bvba", "nv",   "srl",  "sprl", "sa",    "cv",  "cvba", "scrl",
    "vof", "snc",  "gmbh", "ag",   "ltd",  "inc",   "llc", "sarl", "commv",
    "gcv", "scs",  "vzw",  "asbl", "ivzw", "aisbl", "vog",
};

static gboolean is_legal_form(const char *word, gsize length)
{
    char plain[8];
    gsize count = 0;

    for (gsize i = 0; i < length; i++) {
        if (word[i] == '.' || word[i] == '(' || word[i] == ')')
            continue;
        if (count == sizeof plain - 1 || !g_ascii_isalpha(word[i]))
            return FALSE;
        plain[count++] = g_ascii_tolower(word[i]);
    }
    plain[count] = '\0';
    for (gsize i = 0; count > 1 && i < G_N_ELEMENTS(legal_forms); i++)
        if (strcmp(legal_forms[i], plain) == 0)
            return TRUE;
    return FALSE;
}

gboolean value_shape_is_company(const struct value_shape *shape, const struct span *cell)
{
    if (shape->blanks == 0 || cell->length > 2 * VALUE_SHAPE_LONGEST)
        return FALSE;
    const char *end = cell->text + cell->length;
    const char *last = memrchr(cell->text, ' ', cell->length);
    const char *first = memchr(cell->text, ' ', cell->length);

    return is_legal_form(last + 1, (gsize)(end - last - 1)) ||
           is_legal_form(cell->text, (gsize)(first - cell->text));
}
