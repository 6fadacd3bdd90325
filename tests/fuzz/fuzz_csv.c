/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as an extract, through to recipients: nothing may crash, no text may leave
 * that is not UTF-8, and a row either has a person or a reason.
 * The first byte chooses between a voter list and consents. */

#include <stddef.h>
#include <stdint.h>

#include "import/column_rules.h"
#include "import/row.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum {
    BATCH = 64
};

static void check_text(const char *text)
{
    if (text == NULL || !g_utf8_validate(text, -1, NULL))
        g_error("text that is not UTF-8");
}

static void check_recipient(const struct recipient *recipient)
{
    const char *const texts[] = {
        recipient->family_name,     recipient->given_names,     recipient->full_name,
        recipient->street,          recipient->house_number,    recipient->box,
        recipient->postcode,        recipient->municipality,    recipient->nis,
        recipient->address,         recipient->email,           recipient->mobile,
        recipient->consent_wording, recipient->consent_method,  recipient->relation_note,
        recipient->order_number,    recipient->polling_section,
    };

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        check_text(texts[i]);
}

static void read_rows(struct extract *extract, const struct column_map *map,
                      enum source_kind kind)
{
    g_autoptr(RowMaker) maker = row_maker_new(map, kind);
    GStringChunk *strings = g_string_chunk_new(4096);
    struct recipient recipient;
    struct extract_row row;
    guint count = 0;
    guint64 line = 0;

    while (extract_next(extract, &row, NULL)) {
        struct row_result result = row_to_recipient(maker, &row, strings, &recipient);

        if (row.line <= line)
            g_error("lines go backwards");
        line = row.line;
        if (result.problem == ROW_FINE)
            check_recipient(&recipient);
        else
            check_text(row_problem_phrase(result.problem));
        if (++count % BATCH == 0)
            g_string_chunk_clear(strings);
    }
    g_string_chunk_free(strings);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return 0;
    enum source_kind kind =
        bytes[0] % 2 == 0 ? SOURCE_VOTER_LIST_CURRENT : SOURCE_SUBSCRIBER;
    g_autoptr(GBytes) content = g_bytes_new(bytes + 1, size - 1);
    g_autoptr(Extract) extract = extract_open_bytes(content, "fuzz.csv", NULL);

    if (extract == NULL)
        return 0;
    g_autoptr(ColumnMap) map = column_map_new(extract, NULL, NULL);
    if (map == NULL)
        g_error("columns without --map cannot fail");
    /* A file without names is refused in earnest; here its rows are read all the same. */
    if (!column_rules_apply(map, kind, NULL, "fuzz.csv", NULL) && bytes[0] % 4 < 2)
        return 0;
    read_rows(extract, map, kind);
    return 0;
}
