/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/duplicate_set.h"

#include <string.h>

#include "crypto/row_hash.h"

enum {
    FIRST_SIZE = 1024
};

struct entry {
    guint64 hash[2]; /* 0, 0: empty */
};

/* Open addressing, a power of two, at most half full. */
struct duplicate_set {
    struct row_hash_key key;
    struct entry *entries;
    gsize size, used;
    GString *row; /* reused */
};

struct duplicate_set *duplicate_set_new(void)
{
    struct duplicate_set *set = g_new(struct duplicate_set, 1);

    row_hash_key_random(&set->key);
    set->size = FIRST_SIZE;
    set->used = 0;
    set->entries = g_new0(struct entry, set->size);
    set->row = g_string_sized_new(512);
    return set;
}

void duplicate_set_free(struct duplicate_set *set)
{
    if (set == NULL)
        return;
    g_free(set->entries);
    g_string_free(set->row, TRUE);
    g_free(set);
}

/* Where this hash stands, or the empty place where it belongs. */
static struct entry *place_of(struct entry *entries, gsize size, const guint64 hash[2])
{
    gsize index = hash[0] & (size - 1);

    while ((entries[index].hash[0] | entries[index].hash[1]) != 0 &&
           (entries[index].hash[0] != hash[0] || entries[index].hash[1] != hash[1]))
        index = (index + 1) & (size - 1);
    return &entries[index];
}

static void grow(struct duplicate_set *set)
{
    gsize size = set->size * 2;
    struct entry *entries = g_new0(struct entry, size);

    for (gsize i = 0; i < set->size; i++)
        if ((set->entries[i].hash[0] | set->entries[i].hash[1]) != 0)
            *place_of(entries, size, set->entries[i].hash) = set->entries[i];
    g_free(set->entries);
    set->entries = entries;
    set->size = size;
}

static void append_text(GString *row, const char *text)
{
    if (*text != '\0')
        g_string_append(row, text);
    g_string_append_c(row, '\x1f');
}

/* Separators never occur inside: extract/ removes control characters. */
static void serialise(const struct recipient *recipient, GString *row)
{
    gint32 numbers[] = {
        recipient->birth_date,
        (gint32)recipient->language,
        recipient->consent_date,
        (gint32)recipient->consent_channels,
        (gint32)recipient->consent_targeting,
        recipient->relation_date,
        (gint32)recipient->findings,
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

    g_string_truncate(row, 0);
    g_string_append_len(row, (const char *)numbers, sizeof numbers);
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        append_text(row, texts[i]);
}

gboolean duplicate_set_add(struct duplicate_set *set, const struct recipient *recipient)
{
    guint64 hash[2];

    serialise(recipient, set->row);
    row_hash(&set->key, set->row->str, set->row->len, hash);
    if ((hash[0] | hash[1]) == 0)
        hash[0] = 1;
    struct entry *entry = place_of(set->entries, set->size, hash);
    if ((entry->hash[0] | entry->hash[1]) != 0)
        return FALSE;
    memcpy(entry->hash, hash, sizeof hash);
    if (++set->used > set->size / 2)
        grow(set);
    return TRUE;
}
