/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/crossing.h"

#include <string.h>

#include "base/text.h"
#include "crypto/row_hash.h"

/* Never occurs inside: extract/ removes control characters. */
#define BETWEEN '\x1f'

/* Sixty-four bits: among a million rows and a million voters two different ones meet with
 * a probability of one in ten million. */
struct place {
    guint64 hash;
    guint row;
};

struct crossing {
    enum crossing_by by;
    guint64 rows_most, rows;
    struct row_hash_key key;
    GArray *places; /* struct place; sorted once comparing begins */
    gboolean is_sorted;
    GByteArray *repeated; /* by row: 1 when the other source has it */
    guint64 comparable;
    GString *text, *name; /* reused */
};

struct crossing *crossing_new(enum crossing_by by, guint64 rows_most)
{
    struct crossing *crossing = g_new0(struct crossing, 1);

    crossing->by = by;
    crossing->rows_most = rows_most;
    row_hash_key_random(&crossing->key);
    crossing->places = g_array_new(FALSE, FALSE, sizeof(struct place));
    crossing->repeated = g_byte_array_new();
    crossing->text = g_string_sized_new(256);
    crossing->name = g_string_sized_new(128);
    return crossing;
}

void crossing_free(struct crossing *crossing)
{
    if (crossing == NULL)
        return;
    g_array_unref(crossing->places);
    g_byte_array_unref(crossing->repeated);
    g_string_free(crossing->text, TRUE);
    g_string_free(crossing->name, TRUE);
    g_free(crossing);
}

/* ---- what a row is compared by ---- */

static void append(GString *text, const char *part)
{
    g_string_append(text, part);
    g_string_append_c(text, BETWEEN);
}

static guint64 hash_of(const struct crossing *crossing)
{
    guint64 hash[2];

    row_hash(&crossing->key, crossing->text->str, crossing->text->len, hash);
    return hash[0];
}

static guint to_the_letter(struct crossing *crossing, const struct recipient *recipient,
                           guint64 hashes[2])
{
    GString *text = crossing->text;
    guint count = 0;

    if (*recipient->family_name == '\0' || strchr(recipient->given_names, ' ') == NULL)
        return 0;
    g_string_truncate(text, 0);
    append(text, recipient->family_name);
    append(text, recipient->given_names);
    gsize name_length = text->len;
    if (*recipient->street != '\0' && *recipient->house_number != '\0') {
        append(text, recipient->street);
        append(text, recipient->house_number);
        append(text, recipient->box);
        append(text, recipient->postcode);
        hashes[count++] = hash_of(crossing);
    }
    if (recipient->birth_date != DAY_UNKNOWN) {
        g_string_truncate(text, name_length);
        g_string_append_len(text, (const char *)&recipient->birth_date,
                            sizeof recipient->birth_date);
        hashes[count++] = hash_of(crossing);
    }
    return count;
}

static void append_short_name(struct crossing *crossing,
                              const struct recipient *recipient)
{
    const char *given = recipient->given_names;
    const char *blank = strchr(given, ' ');

    g_string_assign(crossing->name, *recipient->family_name != '\0'
                                        ? recipient->family_name
                                        : recipient->full_name);
    g_string_append_c(crossing->name, ' ');
    g_string_append_len(crossing->name, given, blank != NULL ? blank - given : -1);
    text_name_key(crossing->text, crossing->name->str);
}

static guint by_home(struct crossing *crossing, const struct recipient *recipient,
                     guint64 hashes[2])
{
    GString *text = g_string_truncate(crossing->text, 0);

    if (*recipient->street == '\0' || *recipient->postcode == '\0')
        return 0;
    append_short_name(crossing, recipient);
    if (text->len == 0)
        return 0;
    g_string_append_c(text, BETWEEN);
    text_address_key(text, recipient->street, recipient->house_number, recipient->box,
                     recipient->postcode);
    hashes[0] = hash_of(crossing);
    return 1;
}

static guint hashes_of(struct crossing *crossing, const struct recipient *recipient,
                       guint64 hashes[2])
{
    return crossing->by == CROSSED_TO_THE_LETTER
               ? to_the_letter(crossing, recipient, hashes)
               : by_home(crossing, recipient, hashes);
}

/* ---- the file ---- */

void crossing_row(struct crossing *crossing, const struct recipient *recipient)
{
    static const guint8 no = 0;
    guint64 hashes[2];

    if (crossing->rows > crossing->rows_most)
        return;
    if (++crossing->rows > crossing->rows_most) {
        g_array_set_size(crossing->places, 0);
        crossing->comparable = 0;
        return;
    }
    guint count = hashes_of(crossing, recipient, hashes);
    for (guint i = 0; i < count; i++) {
        struct place place = {.hash = hashes[i], .row = crossing->repeated->len};
        g_array_append_val(crossing->places, place);
    }
    if (count == 0)
        return;
    g_byte_array_append(crossing->repeated, &no, 1);
    crossing->comparable++;
}

guint64 crossing_comparable(const struct crossing *crossing)
{
    return crossing->comparable;
}

/* ---- the other source ---- */

static int compare_places(gconstpointer a, gconstpointer b)
{
    guint64 left = ((const struct place *)a)->hash;
    guint64 right = ((const struct place *)b)->hash;

    return left < right ? -1 : left > right;
}

/* The first place with this hash, or where it would stand. */
static guint lower_bound(const GArray *places, guint64 hash)
{
    guint from = 0, to = places->len;

    while (from < to) {
        guint middle = from + (to - from) / 2;
        if (g_array_index(places, struct place, middle).hash < hash)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

void crossing_compare(struct crossing *crossing, const struct recipient *other)
{
    guint64 hashes[2];

    if (crossing->comparable == 0)
        return;
    if (!crossing->is_sorted)
        g_array_sort(crossing->places, compare_places);
    crossing->is_sorted = TRUE;
    guint count = hashes_of(crossing, other, hashes);
    for (guint i = 0; i < count; i++)
        for (guint at = lower_bound(crossing->places, hashes[i]);
             at < crossing->places->len &&
             g_array_index(crossing->places, struct place, at).hash == hashes[i];
             at++)
            crossing->repeated
                ->data[g_array_index(crossing->places, struct place, at).row] = 1;
}

guint64 crossing_repeated(const struct crossing *crossing)
{
    guint64 count = 0;

    for (guint i = 0; crossing->comparable > 0 && i < crossing->repeated->len; i++)
        count += crossing->repeated->data[i];
    return count;
}

void crossing_forget_repeated(struct crossing *crossing)
{
    if (crossing->repeated->len > 0)
        memset(crossing->repeated->data, 0, crossing->repeated->len);
}
