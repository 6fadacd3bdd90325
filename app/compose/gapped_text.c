/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/gapped_text.h"

#include <string.h>

static const char mark_prefix[] = "\xEF\xB7";
static const guchar mark_first = 0x90;

void gapped_text_mark(guint value, char mark[GAPPED_TEXT_MARK + 1])
{
    g_assert(value < GAPPED_TEXT_VALUES);
    mark[0] = mark_prefix[0];
    mark[1] = mark_prefix[1];
    mark[2] = (char)(mark_first + value);
    mark[3] = '\0';
}

const char *gapped_text_find_mark(const char *text, guint *value)
{
    for (const char *p = strstr(text, mark_prefix); p != NULL;
         p = strstr(p + strlen(mark_prefix), mark_prefix)) {
        *value = (guint)(guchar)p[2] - mark_first;
        if ((guchar)p[2] >= mark_first && *value < GAPPED_TEXT_VALUES)
            return p;
    }
    return NULL;
}

void gapped_text_init(struct gapped_text *gapped, GString *text)
{
    struct gap gap;

    gapped->length = text->len;
    gapped->text = g_string_free(text, FALSE);
    gapped->gaps = g_array_new(FALSE, FALSE, sizeof(struct gap));
    for (const char *p = gapped_text_find_mark(gapped->text, &gap.value); p != NULL;
         p = gapped_text_find_mark(p + GAPPED_TEXT_MARK, &gap.value)) {
        gap.offset = (gsize)(p - gapped->text);
        g_array_append_val(gapped->gaps, gap);
    }
}

void gapped_text_clear(struct gapped_text *gapped)
{
    g_free(gapped->text);
    g_clear_pointer(&gapped->gaps, g_array_unref);
}

void gapped_text_append(const struct gapped_text *gapped, GString *const *values,
                        gapped_text_escape escape, GString *out)
{
    gsize done = 0;

    for (guint i = 0; i < gapped->gaps->len; i++) {
        const struct gap *gap = &g_array_index(gapped->gaps, struct gap, i);
        const GString *value = values[gap->value];
        g_string_append_len(out, gapped->text + done, (gssize)(gap->offset - done));
        if (escape == NULL)
            g_string_append_len(out, value->str, (gssize)value->len);
        else
            escape(out, value->str);
        done = gap->offset + GAPPED_TEXT_MARK;
    }
    g_string_append_len(out, gapped->text + done, (gssize)(gapped->length - done));
}
