/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/coded_text.h"

#include <string.h>

#include "mime/quoted_printable.h"

static guint first_gap_behind(const struct gapped_text *text, guint gap, gsize offset)
{
    while (gap < text->gaps->len &&
           g_array_index(text->gaps, struct gap, gap).offset < offset)
        gap++;
    return gap;
}

void coded_text_init(struct coded_text *coded, const struct gapped_text *text)
{
    guint gap = 0;

    coded->text = text;
    coded->lines = g_string_new(NULL);
    coded->pieces = g_array_new(FALSE, FALSE, sizeof(struct coded_piece));
    for (gsize at = 0; at < text->length;) {
        const char *newline = memchr(text->text + at, '\n', text->length - at);
        gsize to = newline == NULL ? text->length : (gsize)(newline - text->text);
        guint next_gap = first_gap_behind(text, gap, to);
        struct coded_piece piece = {coded->lines->len, at, to, gap, next_gap};
        if (next_gap == gap)
            quoted_printable_append_line(coded->lines, text->text + at, to - at);
        else
            g_array_append_val(coded->pieces, piece);
        gap = next_gap;
        at = to + 1;
    }
}

void coded_text_clear(struct coded_text *coded)
{
    g_string_free(coded->lines, TRUE);
    g_array_unref(coded->pieces);
}

/* One line with its values, over `line`. */
static void fill_line(const struct gapped_text *text, const struct coded_piece *piece,
                      GString *const *values, gapped_text_escape escape, GString *line)
{
    gsize done = piece->from;

    g_string_truncate(line, 0);
    for (guint i = piece->gap_from; i < piece->gap_to; i++) {
        const struct gap *gap = &g_array_index(text->gaps, struct gap, i);
        const GString *value = values[gap->value];
        g_string_append_len(line, text->text + done, (gssize)(gap->offset - done));
        if (escape == NULL)
            g_string_append_len(line, value->str, (gssize)value->len);
        else
            escape(line, value->str);
        done = gap->offset + GAPPED_TEXT_MARK;
    }
    g_string_append_len(line, text->text + done, (gssize)(piece->to - done));
}

void coded_text_append(const struct coded_text *coded, GString *const *values,
                       gapped_text_escape escape, GString *scratch, GString *out)
{
    gsize done = 0;

    for (guint i = 0; i < coded->pieces->len; i++) {
        const struct coded_piece *piece =
            &g_array_index(coded->pieces, struct coded_piece, i);
        g_string_append_len(out, coded->lines->str + done,
                            (gssize)(piece->coded_end - done));
        fill_line(coded->text, piece, values, escape, scratch);
        quoted_printable_append_line(out, scratch->str, scratch->len);
        done = piece->coded_end;
    }
    g_string_append_len(out, coded->lines->str + done,
                        (gssize)(coded->lines->len - done));
}
