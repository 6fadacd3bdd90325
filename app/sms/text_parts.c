/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sms/text_parts.h"

#include <string.h>

#include "reference/gsm_alphabet.h"

static const struct {
    guint alone, joined; /* units of the only part; of each of several */
} rooms[] = {
    [SMS_GSM7] = {160, 153},
    [SMS_UCS2] = {70, 67},
};

static guint septets(gunichar character)
{
    return character < GSM_ALPHABET_LATIN ? gsm_alphabet_latin[character]
                                          : gsm_alphabet_septets(character);
}

static guint units_of(enum sms_coding coding, gunichar character)
{
    if (coding == SMS_GSM7)
        return septets(character);
    return character > 0xFFFF ? 2 : 1;
}

/* What all of a text is made of. */
struct sum {
    enum sms_coding coding;
    guint units;
    gboolean even; /* every character takes one unit and may begin a part */
};

enum {
    STRIDE = 8, /* bytes looked at in one go */
};

static gboolean is_ascii(const char *text)
{
    guint64 bytes;

    memcpy(&bytes, text, STRIDE);
    return (bytes & G_GUINT64_CONSTANT(0x8080808080808080)) == 0;
}

/* FALSE when one of them is not in the alphabet. */
static gboolean sum_stride(const char *text, guint *total)
{
    gboolean all = TRUE;
    guint sum = 0;

    for (guint i = 0; i < STRIDE; i++) {
        guint count = gsm_alphabet_latin[(guchar)text[i]];
        all &= count > 0;
        sum += count;
    }
    *total += sum;
    return all;
}

static gboolean sum_septets(const char *text, gsize length, struct sum *sum)
{
    const char *end = text + length;
    guint total = 0, characters = 0;

    while (text < end) {
        guchar byte = (guchar)*text;
        guint count;
        if (end - text >= STRIDE && is_ascii(text)) {
            if (!sum_stride(text, &total))
                return FALSE;
            characters += STRIDE;
            text += STRIDE;
            continue;
        }
        if (byte < 0x80) {
            count = gsm_alphabet_latin[byte];
            text++;
        } else {
            count = septets(g_utf8_get_char(text));
            text = g_utf8_next_char(text);
        }
        if (count == 0)
            return FALSE;
        total += count;
        characters++;
    }
    *sum = (struct sum){SMS_GSM7, total, total == characters};
    return TRUE;
}

/* A byte that goes on with a character counts nothing; one of four bytes is a pair of
 * surrogates. */
static void sum_units(const char *text, gsize length, struct sum *sum)
{
    guint units = 0;

    for (gsize i = 0; i < length; i++) {
        guchar byte = (guchar)text[i];
        units += (byte & 0xC0) != 0x80;
        units += byte >= 0xF0;
    }
    *sum = (struct sum){SMS_UCS2, units, FALSE};
}

static void sum_up(const char *text, gsize length, struct sum *sum)
{
    if (!sum_septets(text, length, sum))
        sum_units(text, length, sum);
}

/* ---- what stays together ---- */

enum {
    JOINER = 0x200D,
    SKIN_FIRST = 0x1F3FB,
    SKIN_LAST = 0x1F3FF,
};

/* Whether the character belongs to what stands before it: a mark on a letter, a tone or a
 * joined picture of an emoji. */
static gboolean clings(gunichar before, gunichar character)
{
    if (character < 0x300)
        return FALSE;
    return before == JOINER || character == JOINER || g_unichar_ismark(character) ||
           (character >= SKIN_FIRST && character <= SKIN_LAST);
}

/* ---- parts ---- */

struct cutting {
    enum sms_coding coding;
    guint room;
    GArray *parts; /* NULL: they are only counted */
    guint count;   /* of the parts that are complete */
    const char *start;
    guint used; /* units of the part in hand */

    /* The letter in hand with what clings to it. */
    const char *cluster;
    guint cluster_units;
};

static void cut_at(struct cutting *cutting, const char *at)
{
    struct span part = {cutting->start, (gsize)(at - cutting->start)};

    if (cutting->parts != NULL)
        g_array_append_val(cutting->parts, part);
    cutting->count++;
    cutting->start = at;
}

/* A part is full: it ends before the letter in hand, unless that fills all of it. */
static void begin_part(struct cutting *cutting, const char *at)
{
    if (cutting->cluster == cutting->start) {
        cut_at(cutting, at);
        cutting->used = 0;
        cutting->cluster = at;
        cutting->cluster_units = 0;
    } else {
        cut_at(cutting, cutting->cluster);
        cutting->used = cutting->cluster_units;
    }
}

static void take_character(struct cutting *cutting, const char *at, gunichar before,
                           gunichar character)
{
    guint units = units_of(cutting->coding, character);

    if (!clings(before, character)) {
        cutting->cluster = at;
        cutting->cluster_units = 0;
    }
    while (cutting->used + units > cutting->room)
        begin_part(cutting, at);
    cutting->used += units;
    cutting->cluster_units += units;
}

/* Eight characters of one unit each that fit into the part in hand. */
static gboolean take_stride(struct cutting *cutting, const char *at, const char *end)
{
    guint units = 0;

    if (end - at < STRIDE || cutting->used + STRIDE > cutting->room || !is_ascii(at) ||
        (cutting->coding == SMS_GSM7 && (!sum_stride(at, &units) || units != STRIDE)))
        return FALSE;
    cutting->used += STRIDE;
    cutting->cluster = at + STRIDE - 1;
    cutting->cluster_units = 1;
    return TRUE;
}

/* Returns the units of the last part. */
static guint cut(struct cutting *cutting, const char *text, gsize length)
{
    const char *end = text + length, *at = text;
    gunichar before = 0;

    cutting->start = cutting->cluster = text;
    while (at < end) {
        if (take_stride(cutting, at, end)) {
            before = (guchar)at[STRIDE - 1];
            at += STRIDE;
            continue;
        }
        gunichar character = (guchar)*at < 0x80 ? (guchar)*at : g_utf8_get_char(at);
        take_character(cutting, at, before, character);
        before = character;
        at = g_utf8_next_char(at);
    }
    cut_at(cutting, end);
    return cutting->used;
}

void sms_measure(const char *text, gsize length, struct sms_size *size)
{
    struct sum sum;
    guint last;

    sum_up(text, length, &sum);
    size->coding = sum.coding;
    size->units = sum.units;
    guint alone = rooms[sum.coding].alone, joined = rooms[sum.coding].joined;
    if (sum.units <= alone) {
        size->parts = sum.units > 0 ? 1 : 0;
        size->left = alone - sum.units;
        return;
    }
    if (sum.even) {
        size->parts = (sum.units + joined - 1) / joined;
        last = sum.units - (size->parts - 1) * joined;
    } else {
        struct cutting cutting = {.coding = sum.coding, .room = joined};
        last = cut(&cutting, text, length);
        size->parts = cutting.count;
    }
    size->left = joined - last;
}

void sms_split(const char *text, gsize length, GArray *parts)
{
    struct sum sum;

    if (length == 0)
        return;
    sum_up(text, length, &sum);
    struct cutting cutting = {.coding = sum.coding,
                              .room = sum.units <= rooms[sum.coding].alone
                                          ? rooms[sum.coding].alone
                                          : rooms[sum.coding].joined,
                              .parts = parts};
    (void)cut(&cutting, text, length);
}
