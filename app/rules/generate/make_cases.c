/* SPDX-License-Identifier: GPL-3.0-or-later */

/* make_cases CASES.csv OUTPUT.c: tests/rules/cases.csv as the static table that
 * rules/rule_case_rows.h declares. Runs at build time only. */

#include <stdlib.h>

#include "reference/generate/emit.h"

enum {
    COLUMNS = 10
};

static void emit_case(GString *out, const char *path, guint line, const char *text)
{
    g_auto(GStrv) cells = g_strsplit(text, ";", -1);

    if (g_strv_length(cells) != COLUMNS) {
        g_printerr("%s:%u: %u cells instead of %d\n", path, line, g_strv_length(cells),
                   COLUMNS);
        exit(EXIT_FAILURE);
    }
    g_string_append(out, "    {");
    for (int i = 0; i < COLUMNS; i++) {
        emit_string(out, cells[i]);
        g_string_append(out, i + 1 < COLUMNS ? ", " : "},\n");
    }
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    guint count = 0;

    if (argc != 3) {
        g_printerr("usage: make_cases CASES.csv OUTPUT.c\n");
        return EXIT_FAILURE;
    }
    if (!g_file_get_contents(argv[1], &text, NULL, &error)) {
        g_printerr("%s\n", error->message);
        return EXIT_FAILURE;
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GString) out =
        g_string_new("/* Written by make_cases from tests/rules/cases.csv. */\n"
                     "#include \"rules/rule_case_rows.h\"\n\n"
                     "const struct rule_case rule_case_rows[] = {\n");
    for (guint i = 0; lines[i] != NULL; i++) {
        if (lines[i][0] == '\0' || lines[i][0] == '#')
            continue;
        emit_case(out, argv[1], i + 1, lines[i]);
        count++;
    }
    g_string_append(out, "};\n");
    emit_count(out, "rule_case_row_count", count);
    if (!g_file_set_contents(argv[2], out->str, (gssize)out->len, &error)) {
        g_printerr("%s\n", error->message);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
