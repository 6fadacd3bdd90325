/* SPDX-License-Identifier: GPL-3.0-or-later */

/* invent-voters: a voter list of people who do not exist, the same for the same seed. */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "invention/invented_person.h"
#include "invention/voter_list.h"
#include "reference/municipality.h"

enum {
    BUFFER_BYTES = 1 << 18
};

static const struct encoding {
    const char *name, *charset, *mark;
    gsize mark_length;
} encodings[] = {
    {"utf-8", NULL, "", 0},
    {"utf-8-bom", NULL, "\xef\xbb\xbf", 3},
    {"windows-1252", "CP1252", "", 0},
    {"utf-16le", "UTF-16LE", "\xff\xfe", 2},
    {"cp850", "CP850", "", 0},
    {NULL, NULL, NULL, 0},
};

static const struct {
    const char *name;
    enum birth_format format;
} birth_formats[] = {
    {"dmy", BIRTH_DMY},
    {"iso", BIRTH_ISO},
    {"compact", BIRTH_COMPACT},
};

struct output {
    FILE *file;
    const struct encoding *encoding;
    GIConv converter; /* none for UTF-8 */
};

static void fail(const char *format, ...) G_GNUC_PRINTF(1, 2) G_GNUC_NORETURN;
static void fail(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_printerr("invent-voters: %s\n", what);
    exit(EXIT_FAILURE);
}

/* Leaves `text` empty. */
static void write_out(const struct output *output, GString *text)
{
    g_autofree char *converted = NULL;
    const char *bytes = text->str;
    gsize length = text->len;
    g_autoptr(GError) error = NULL;

    if (output->encoding->charset != NULL) {
        converted = g_convert_with_iconv(bytes, (gssize)length, output->converter, NULL,
                                         &length, &error);
        if (converted == NULL)
            fail("%s", error->message);
        bytes = converted;
    }
    if (fwrite(bytes, 1, length, output->file) != length)
        fail("cannot write: %s", g_strerror(errno));
    g_string_truncate(text, 0);
}

/* Everybody is old enough for the elections of 13 October 2030. */
static void write_list(FILE *file, const struct encoding *encoding,
                       const struct voter_list_form *form, guint rows, guint64 seed)
{
    g_autoptr(Invention) invention = invention_new(
        form->municipality, voter_list_layout_language(form->layout),
        day_from_ymd(2030, 10, 13), seed, voter_list_holds_name, (gpointer)form);
    g_autoptr(VoterList) list = voter_list_new(form);
    GString *text = voter_list_text(list);
    struct output output = {.file = file, .encoding = encoding};
    struct invented_person person;

    if (encoding->charset != NULL)
        output.converter = g_iconv_open(encoding->charset, "UTF-8");
    if (fwrite(encoding->mark, 1, encoding->mark_length, file) != encoding->mark_length)
        fail("cannot write: %s", g_strerror(errno));
    for (guint order = 1; order <= rows; order++) {
        invention_next(invention, &person);
        voter_list_add(list, order, &person);
        if (text->len >= BUFFER_BYTES)
            write_out(&output, text);
    }
    write_out(&output, text);
    if (encoding->charset != NULL)
        g_iconv_close(output.converter);
}

static const struct voter_list_layout *layout_named(const char *name)
{
    const struct voter_list_layout *layout = voter_list_layout_named(name);

    if (layout == NULL)
        fail("no layout '%s': flanders, brussels, wallonia, federal", name);
    return layout;
}

static const struct encoding *encoding_named(const char *name)
{
    for (const struct encoding *encoding = encodings; encoding->name != NULL; encoding++)
        if (strcmp(encoding->name, name) == 0)
            return encoding;
    fail("no encoding '%s': utf-8, utf-8-bom, windows-1252, utf-16le, cp850", name);
}

static enum birth_format birth_format_named(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(birth_formats); i++)
        if (strcmp(birth_formats[i].name, name) == 0)
            return birth_formats[i].format;
    fail("no birth format '%s': dmy, iso, compact", name);
}

static char delimiter_named(const char *name)
{
    if (strcmp(name, "\\t") == 0 || strcmp(name, "tab") == 0)
        return '\t';
    if (strlen(name) != 1 || strchr(";,|\t", *name) == NULL)
        fail("no delimiter '%s': ; , | tab", name);
    return *name;
}

static const struct municipality *municipality_wanted(const char *text)
{
    const struct municipality *municipality = municipality_find(text, NULL);

    if (municipality == NULL)
        fail("there is no municipality '%s', or several", text);
    return municipality;
}

static const char *or_else(const char *given, const char *otherwise)
{
    return given != NULL ? given : otherwise;
}

int main(int argc, char **argv)
{
    gint rows = 1000;
    gint64 seed = 1;
    gboolean crlf = FALSE;
    g_autofree char *municipality = NULL, *layout = NULL, *encoding = NULL, *birth = NULL;
    g_autofree char *delimiter = NULL, *output = NULL;
    struct voter_list_form form = {.line_end = "\n"};
    g_autoptr(GError) error = NULL;
    /* clang-format off */
    const GOptionEntry options[] = {
        {"rows", 0, 0, G_OPTION_ARG_INT, &rows, "how many voters (1000)", "N"},
        {"seed", 0, 0, G_OPTION_ARG_INT64, &seed, "which voters (1)", "N"},
        {"municipality", 0, 0, G_OPTION_ARG_FILENAME, &municipality,
         "where (44021)", "NIS"},
        {"layout", 0, 0, G_OPTION_ARG_STRING, &layout,
         "flanders, brussels, wallonia or federal", "NAME"},
        {"encoding", 0, 0, G_OPTION_ARG_STRING, &encoding,
         "utf-8, utf-8-bom, windows-1252, utf-16le or cp850", "NAME"},
        {"delimiter", 0, 0, G_OPTION_ARG_STRING, &delimiter,
         "; , | or tab", "CHARACTER"},
        {"capitals", 0, 0, G_OPTION_ARG_NONE, &form.capitals,
         "names in capitals", NULL},
        {"national-number", 0, 0, G_OPTION_ARG_NONE, &form.national_number,
         "with invented national numbers", NULL},
        {"birth-format", 0, 0, G_OPTION_ARG_STRING, &birth,
         "dmy, iso or compact", "NAME"},
        {"crlf", 0, 0, G_OPTION_ARG_NONE, &crlf, "lines end as on Windows", NULL},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "write here", "FILE"},
        G_OPTION_ENTRY_NULL,
    };
    /* clang-format on */
    g_autoptr(GOptionContext) context =
        g_option_context_new("- a voter list of people who do not exist");

    g_option_context_add_main_entries(context, options, NULL);
    if (!g_option_context_parse(context, &argc, &argv, &error))
        fail("%s", error->message);
    if (argc > 1 || rows < 0)
        fail("rows are a number, and there are no operands");
    form.municipality = municipality_wanted(or_else(municipality, "44021"));
    form.layout = layout_named(or_else(layout, "flanders"));
    const struct encoding *written = encoding_named(or_else(encoding, "utf-8"));
    form.charset = written->charset;
    form.birth_format = birth_format_named(or_else(birth, "dmy"));
    form.delimiter = delimiter_named(or_else(delimiter, ";"));
    form.line_end = crlf ? "\r\n" : "\n";
    FILE *file = output != NULL ? fopen(output, "wb") : stdout;
    if (file == NULL)
        fail("cannot create '%s': %s", output, g_strerror(errno));
    write_list(file, written, &form, (guint)rows, (guint64)seed);
    if (fflush(file) != 0 || (output != NULL && fclose(file) != 0))
        fail("cannot write: %s", g_strerror(errno));
    return EXIT_SUCCESS;
}
