/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text as a file to be recognised: '\n' between rows, ';' between cells. The first
 * byte says whether the first line holds headings. Nothing may crash, weights stay
 * between 0 and 1, evidence is text without addresses, and asking twice gives the same
 * answer. */

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "provenance/conflict.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check(const struct origin *origin)
{
    for (guint i = 0; i < origin->classes->len; i++) {
        const struct origin_class *class =
            &g_array_index(origin->classes, struct origin_class, i);
        if (class->weight < ORIGIN_WEIGHT_LEAST || class->weight > 1 ||
            class->evidence->len == 0)
            g_error("a class without weight or evidence");
        for (guint e = 0; e < class->evidence->len; e++)
            if (!g_utf8_validate(g_ptr_array_index(class->evidence, e), -1, NULL))
                g_error("evidence that is not UTF-8");
    }
    for (int kind = 0; kind < SOURCE_KIND_COUNT; kind++) {
        const struct origin_class *why;
        if ((conflict_gravest(origin, (enum source_kind)kind, &why) == CONFLICT_NONE) !=
            (why == NULL))
            g_error("a conflict without a class");
    }
}

static void see_lines(struct recognition *recognition, char **lines, guint columns)
{
    g_autofree struct span *spans = g_new0(struct span, columns);

    for (char **line = lines; *line != NULL; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, ";", (gint)columns);
        guint given = g_strv_length(cells);
        for (guint i = 0; i < columns; i++) {
            spans[i].text = i < given ? cells[i] : "";
            spans[i].length = strlen(spans[i].text);
        }
        recognition_see(recognition, spans);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size < 2)
        return 0;
    g_autofree char *raw = g_strndup((const char *)bytes + 1, size - 1);
    g_autofree char *text = g_utf8_make_valid(raw, -1);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    if (lines[0] == NULL)
        return 0;
    g_auto(GStrv) headings = g_strsplit(lines[0], ";", 100);
    struct file_form form = {
        .name = lines[0],
        .delimiter = ";",
        .preamble = bytes[0] % 4 < 2 ? "" : text,
        .headings = (const char *const *)headings,
        .count = g_strv_length(headings),
        .has_headings = bytes[0] % 2 == 0,
    };
    g_autoptr(Recognition) recognition = recognition_new(&form);
    see_lines(recognition, lines + (form.has_headings ? 1 : 0), form.count);
    g_autoptr(Origin) once = recognition_conclude(recognition);
    g_autoptr(Origin) twice = recognition_conclude(recognition);
    check(once);
    if (once->signs != twice->signs || once->classes->len != twice->classes->len)
        g_error("another answer to the same question");
    return 0;
}
