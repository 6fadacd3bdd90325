/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/copies.h"

#include <string.h>

#include "base/text.h"
#include "crypto/row_hash.h"

enum {
    FIRST_SIZE = 1024
};

/* A copy that goes out. Voters of one list with different order numbers share a hash but
 * are nobody's second copy. */
struct copy {
    guint64 hash[2]; /* 0, 0: empty */
    guint64 order;   /* of the order number in a voter list, 0 when there is none */
    guint source_index;
};

struct copies {
    enum channel channel;
    gboolean one_list;
    struct row_hash_key key;
    struct copy *table;
    gsize size, used;
    struct copy asked; /* hash 0, 0: there is nothing to compare by */
    GString *text;
};

struct copies *copies_new(enum channel channel, gboolean one_list)
{
    struct copies *copies = g_new0(struct copies, 1);

    copies->channel = channel;
    copies->one_list = one_list;
    row_hash_key_random(&copies->key);
    copies->size = FIRST_SIZE;
    copies->table = g_new0(struct copy, copies->size);
    copies->text = g_string_new(NULL);
    return copies;
}

void copies_free(struct copies *copies)
{
    if (copies == NULL)
        return;
    g_free(copies->table);
    g_string_free(copies->text, TRUE);
    g_free(copies);
}

static gboolean is_empty(const struct copy *copy)
{
    return (copy->hash[0] | copy->hash[1]) == 0;
}

/* Voter lists hold every given name, other lists the first. */
static void append_short_name(GString *text, const struct recipient *recipient)
{
    const char *blank = strchr(recipient->given_names, ' ');
    char name[512];
    gsize length = blank != NULL ? (gsize)(blank - recipient->given_names)
                                 : strlen(recipient->given_names);

    if (*recipient->family_name == '\0') {
        text_name_key(text, recipient->full_name);
        return;
    }
    length = MIN(length, sizeof name / 2);
    memcpy(name, recipient->given_names, length);
    name[length++] = ' ';
    g_strlcpy(name + length, recipient->family_name, sizeof name - length);
    text_name_key(text, name);
}

static void append_field(GString *text, const char *field)
{
    g_string_append(text, field);
    g_string_append_c(text, '|');
}

static void append_as_it_stands(GString *text, const struct recipient *recipient)
{
    append_field(text, recipient->family_name);
    append_field(text, recipient->given_names);
    append_field(text, recipient->full_name);
    append_field(text, recipient->street);
    append_field(text, recipient->house_number);
    append_field(text, recipient->box);
    append_field(text, recipient->postcode);
    append_field(text, recipient->address);
}

/* Leaves the text empty when there is nothing to compare by. */
static void post_key(const struct copies *copies, const struct recipient *recipient)
{
    GString *text = copies->text;

    if (recipient->birth_date == DAY_UNKNOWN ||
        !recipient_has_address(recipient, CHANNEL_POST))
        return;
    g_string_append_len(text, (const char *)&recipient->birth_date,
                        sizeof recipient->birth_date);
    if (copies->one_list) {
        append_as_it_stands(text, recipient);
        return;
    }
    append_short_name(text, recipient);
    g_string_append_c(text, '|');
    if (*recipient->street != '\0')
        text_address_key(text, recipient->street, recipient->house_number, recipient->box,
                         recipient->postcode);
    else
        text_fold(text, recipient->address);
}

static void copy_key(struct copies *copies, const struct recipient *recipient)
{
    g_string_truncate(copies->text, 0);
    if (copies->channel == CHANNEL_POST)
        post_key(copies, recipient);
    else if (copies->channel == CHANNEL_EMAIL && *recipient->email != '\0')
        text_email_key(copies->text, recipient->email);
    else if (copies->channel == CHANNEL_SMS)
        g_string_append(copies->text, recipient->mobile);
}

void copies_ask(struct copies *copies, const struct recipient *recipient,
                guint source_index, gboolean is_voter_list)
{
    struct copy *asked = &copies->asked;
    guint64 order[2];

    *asked = (struct copy){.source_index = source_index};
    copy_key(copies, recipient);
    if (copies->text->len == 0)
        return;
    row_hash(&copies->key, copies->text->str, copies->text->len, asked->hash);
    if (is_empty(asked))
        asked->hash[0] = 1;
    __builtin_prefetch(&copies->table[asked->hash[0] & (copies->size - 1)]);
    if (is_voter_list && *recipient->order_number != '\0') {
        row_hash(&copies->key, recipient->order_number, strlen(recipient->order_number),
                 order);
        asked->order = MAX(order[0], 1);
    }
}

static gboolean is_second(const struct copy *held, const struct copy *asked)
{
    if (held->hash[0] != asked->hash[0] || held->hash[1] != asked->hash[1])
        return FALSE;
    return held->source_index != asked->source_index || asked->order == 0 ||
           held->order == 0 || held->order == asked->order;
}

gboolean copies_has(const struct copies *copies)
{
    const struct copy *asked = &copies->asked;

    if (is_empty(asked))
        return FALSE;
    for (gsize i = asked->hash[0] & (copies->size - 1); !is_empty(&copies->table[i]);
         i = (i + 1) & (copies->size - 1))
        if (is_second(&copies->table[i], asked))
            return TRUE;
    return FALSE;
}

static void insert(struct copy *table, gsize size, const struct copy *copy)
{
    gsize i = copy->hash[0] & (size - 1);

    while (!is_empty(&table[i]))
        i = (i + 1) & (size - 1);
    table[i] = *copy;
}

static void grow(struct copies *copies)
{
    gsize size = copies->size * 2;
    struct copy *table = g_new0(struct copy, size);

    for (gsize i = 0; i < copies->size; i++)
        if (!is_empty(&copies->table[i]))
            insert(table, size, &copies->table[i]);
    g_free(copies->table);
    copies->table = table;
    copies->size = size;
}

void copies_add(struct copies *copies)
{
    if (is_empty(&copies->asked))
        return;
    insert(copies->table, copies->size, &copies->asked);
    if (++copies->used > copies->size / 2)
        grow(copies);
}
