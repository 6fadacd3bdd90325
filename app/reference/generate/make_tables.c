/* SPDX-License-Identifier: GPL-3.0-or-later */

/* make_tables CSV-DIRECTORY OUTPUT.c: the CSV files of app/reference as the static tables
 * that reference/tables.h declares. Runs at build time only. */

#include <stdlib.h>
#include <string.h>

#include "reference/generate/csv_rows.h"
#include "reference/generate/emit.h"

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    if (argc != 3) {
        g_printerr("usage: make_tables CSV-DIRECTORY OUTPUT.c\n");
        return EXIT_FAILURE;
    }
    g_autoptr(GString) out =
        g_string_new("/* Written by make_tables from the CSV files of app/reference. */\n"
                     "#include \"reference/tables.h\"\n");
    emit_places(out, argv[1]);
    emit_calendar(out, argv[1]);
    emit_ceilings(out, argv[1]);
    emit_headers(out, argv[1]);
    emit_names(out, argv[1]);
    emit_law_sources(out, argv[1]);
    emit_fingerprints(out, argv[1]);
    emit_email(out, argv[1]);
    emit_origin_words(out, argv[1]);
    emit_gsm_alphabet(out, argv[1]);
    if (!g_file_set_contents(argv[2], out->str, (gssize)out->len, &error)) {
        g_printerr("%s\n", error->message);
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
