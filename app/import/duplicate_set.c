/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duplicate_set.h"

#include <string.h>

#include "crypto/row_hash.h"

enum {
    FIRST_SIZE = 1024
};

/* Open addressing, a power of two, at most half full; 0, 0 is an empty place. */
struct duplicate_set {
    struct row_hash_key key;
    struct row_digest *entries;
    gsize size, used;
};

struct duplicate_set *duplicate_set_new(gsize rows)
{
    struct duplicate_set *set = g_new(struct duplicate_set, 1);

    row_hash_key_random(&set->key);
    for (set->size = FIRST_SIZE; set->size < 2 * rows; set->size *= 2)
        ;
    set->used = 0;
    set->entries = g_new0(struct row_digest, set->size);
    return set;
}

void duplicate_set_free(struct duplicate_set *set)
{
    if (set == NULL)
        return;
    g_free(set->entries);
    g_free(set);
}

static gboolean is_empty(const struct row_digest *entry)
{
    return (entry->hash[0] | entry->hash[1]) == 0;
}

/* Where this digest stands, or the empty place where it belongs. */
static struct row_digest *place_of(struct row_digest *entries, gsize size,
                                   const struct row_digest *digest)
{
    gsize index = digest->hash[0] & (size - 1);

    while (!is_empty(&entries[index]) && (entries[index].hash[0] != digest->hash[0] ||
                                          entries[index].hash[1] != digest->hash[1]))
        index = (index + 1) & (size - 1);
    return &entries[index];
}

static void grow(struct duplicate_set *set)
{
    gsize size = set->size * 2;
    struct row_digest *entries = g_new0(struct row_digest, size);

    for (gsize i = 0; i < set->size; i++)
        if (!is_empty(&set->entries[i]))
            *place_of(entries, size, &set->entries[i]) = set->entries[i];
    g_free(set->entries);
    set->entries = entries;
    set->size = size;
}

/* Separators never occur inside: extract/ removes control characters. One growth of the
 * buffer at most, and no call per character: this runs for every row. */
static void serialise(const struct recipient *recipient, GString *row)
{
    const gint32 numbers[] = {
        recipient->birth_date,
        (gint32)recipient->language,
        recipient->consent_date,
        (gint32)recipient->consent_channels,
        (gint32)recipient->consent_targeting,
        recipient->relation_date,
        (gint32)(recipient->findings & ~(guint)ROW_ENTERED_BY_HAND),
    };
    const char *const texts[] = {
        recipient->family_name,
        recipient->given_names,
        recipient->full_name,
        recipient->street,
        recipient->house_number,
        recipient->box,
        recipient->postcode,
        recipient->municipality,
        recipient->nis,
        recipient->address,
        recipient->email,
        recipient->mobile,
        recipient->consent_wording,
        recipient->consent_method,
        recipient->consent_collector,
        recipient->relation_note,
        recipient->order_number,
        recipient->polling_section,
    };
    gsize lengths[G_N_ELEMENTS(texts)], total = sizeof numbers;

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        lengths[i] = *texts[i] != '\0' ? strlen(texts[i]) : 0;
        total += lengths[i] + 1;
    }
    g_string_set_size(row, total);
    char *out = row->str;
    memcpy(out, numbers, sizeof numbers);
    out += sizeof numbers;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        memcpy(out, texts[i], lengths[i]);
        out += lengths[i];
        *out++ = '\x1f';
    }
}

struct row_digest duplicate_set_digest(const struct duplicate_set *set,
                                       const struct recipient *recipient, GString *row)
{
    struct row_digest digest;

    serialise(recipient, row);
    row_hash(&set->key, row->str, row->len, digest.hash);
    if (is_empty(&digest))
        digest.hash[0] = 1;
    return digest;
}

void duplicate_set_expect(const struct duplicate_set *set,
                          const struct row_digest *digest)
{
    __builtin_prefetch(&set->entries[digest->hash[0] & (set->size - 1)], 1);
}

gboolean duplicate_set_add(struct duplicate_set *set, const struct row_digest *digest)
{
    struct row_digest *place = place_of(set->entries, set->size, digest);

    if (!is_empty(place))
        return FALSE;
    *place = *digest;
    if (++set->used > set->size / 2)
        grow(set);
    return TRUE;
}
