/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/memo.h"

#include <string.h>

enum {
    SLOTS = 1 << 13,
    MOST_KEPT = SLOTS / 2,
    LONGEST_KEY = 80
};

struct slot {
    guint64 hash;
    const char *key;
    gsize length;
    gconstpointer value; /* NULL: empty */
};

struct memo {
    struct slot *slots;
    guint kept;
    GStringChunk *texts;
};

struct memo *memo_new(void)
{
    struct memo *memo = g_new0(struct memo, 1);

    memo->slots = g_new0(struct slot, SLOTS);
    memo->texts = g_string_chunk_new(4096);
    return memo;
}

void memo_free(struct memo *memo)
{
    if (memo == NULL)
        return;
    g_free(memo->slots);
    g_string_chunk_free(memo->texts);
    g_free(memo);
}

/* FNV-1a, a word at a time; the file's author can make a memo slow at most, because
 * probing is bounded. */
static guint64 hash_of(const char *key, gsize length)
{
    guint64 hash = 0xCBF29CE484222325u ^ length;

    for (; length >= sizeof hash; length -= sizeof hash, key += sizeof hash) {
        guint64 word;

        memcpy(&word, key, sizeof word);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
    }
    for (; length > 0; length--, key++)
        hash = (hash ^ (guint8)*key) * 0x100000001B3u;
    return hash ^ hash >> 29;
}

enum {
    MOST_PROBES = 16
};

/* The slot of the key, or the empty one where it would go; NULL: neither is near. */
static struct slot *slot_of(const struct memo *memo, const char *key, gsize length,
                            guint64 hash)
{
    for (guint64 i = 0; i < MOST_PROBES; i++) {
        struct slot *slot = &memo->slots[(hash + i) % SLOTS];

        if (slot->value == NULL || (slot->hash == hash && slot->length == length &&
                                    memcmp(slot->key, key, length) == 0))
            return slot;
    }
    return NULL;
}

gconstpointer memo_find(const struct memo *memo, const char *key, gsize length)
{
    const struct slot *slot = slot_of(memo, key, length, hash_of(key, length));

    return slot != NULL ? slot->value : NULL;
}

gboolean memo_keep(struct memo *memo, const char *key, gsize length, gconstpointer value)
{
    guint64 hash = hash_of(key, length);
    struct slot *slot = length > LONGEST_KEY || memo->kept == MOST_KEPT
                            ? NULL
                            : slot_of(memo, key, length, hash);

    if (slot == NULL)
        return FALSE;
    const char *copy = g_string_chunk_insert_len(memo->texts, key, (gssize)length);
    *slot = (struct slot){hash, copy, length, value};
    memo->kept++;
    return TRUE;
}
