/* SPDX-License-Identifier: GPL-3.0-or-later */

/* invent-voters: a voter list of people who do not exist, the same for the same seed. */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "invented_person.h"

#include "base/day.h"
#include "reference/municipality.h"
#include "reference/postcode.h"

enum {
    VOTERS_IN_A_SECTION = 800,
    BUFFER_BYTES = 1 << 18
};

enum column {
    COLUMN_ORDER,
    COLUMN_NATIONAL_NUMBER, /* only with --national-number */
    COLUMN_FAMILY_NAME,
    COLUMN_GIVEN_NAMES,
    COLUMN_BIRTH_DATE,
    COLUMN_FOREIGN_MARK,
    COLUMN_SEX,
    COLUMN_NATIONALITY,
    COLUMN_STREET,
    COLUMN_HOUSE_NUMBER,
    COLUMN_BOX,
    COLUMN_ADDRESS,
    COLUMN_POSTCODE,
    COLUMN_LOCALITY,
    COLUMN_MUNICIPALITY,
    COLUMN_CANTON,
    COLUMN_SECTION,
    COLUMN_POLLING_STATION,
};

struct titled_column {
    enum column column;
    const char *heading;
};

/* The headings of class voter_list in fingerprints.csv. */
/* clang-format off */
static const struct titled_column flanders[] = {
    {COLUMN_ORDER, "Volgnummer"},
    {COLUMN_NATIONAL_NUMBER, "Rijksregisternummer"},
    {COLUMN_FAMILY_NAME, "Naam"},
    {COLUMN_GIVEN_NAMES, "Voornamen"},
    {COLUMN_BIRTH_DATE, "Geboortedatum"},
    {COLUMN_FOREIGN_MARK, "V"},
    {COLUMN_STREET, "Straat"},
    {COLUMN_HOUSE_NUMBER, "Huisnummer"},
    {COLUMN_BOX, "Busnummer"},
    {COLUMN_POSTCODE, "Postcode"},
    {COLUMN_MUNICIPALITY, "Gemeente"},
    {COLUMN_SECTION, "Stemafdeling"},
    {0, NULL},
};
static const struct titled_column brussels[] = {
    {COLUMN_ORDER, "N° d'ordre"},
    {COLUMN_NATIONAL_NUMBER, "N° registre national"},
    {COLUMN_FAMILY_NAME, "Nom"},
    {COLUMN_GIVEN_NAMES, "Prénoms"},
    {COLUMN_BIRTH_DATE, "Date de naissance"},
    {COLUMN_ADDRESS, "Adresse"},
    {COLUMN_POSTCODE, "Code postal"},
    {COLUMN_MUNICIPALITY, "Commune"},
    {0, NULL},
};
static const struct titled_column wallonia[] = {
    {COLUMN_ORDER, "N° d'ordre"},
    {COLUMN_NATIONAL_NUMBER, "N° registre national"},
    {COLUMN_FAMILY_NAME, "Nom"},
    {COLUMN_GIVEN_NAMES, "Prénoms"},
    {COLUMN_BIRTH_DATE, "Date de naissance"},
    {COLUMN_SEX, "Sexe"},
    {COLUMN_NATIONALITY, "Nationalité"},
    {COLUMN_STREET, "Rue"},
    {COLUMN_HOUSE_NUMBER, "N°"},
    {COLUMN_BOX, "Bte"},
    {COLUMN_POSTCODE, "Code postal"},
    {COLUMN_LOCALITY, "Localité"},
    {COLUMN_MUNICIPALITY, "Commune"},
    {COLUMN_SECTION, "Section"},
    {COLUMN_POLLING_STATION, "Bureau de vote"},
    {0, NULL},
};
static const struct titled_column federal[] = {
    {COLUMN_ORDER, "Volgnr"},
    {COLUMN_NATIONAL_NUMBER, "Rijksregisternummer"},
    {COLUMN_FAMILY_NAME, "Naam"},
    {COLUMN_GIVEN_NAMES, "Voornamen"},
    {COLUMN_BIRTH_DATE, "Geboortedatum"},
    {COLUMN_SEX, "Geslacht"},
    {COLUMN_STREET, "Straat"},
    {COLUMN_HOUSE_NUMBER, "Nr"},
    {COLUMN_BOX, "Bus"},
    {COLUMN_POSTCODE, "Postcode"},
    {COLUMN_MUNICIPALITY, "Gemeente"},
    {COLUMN_CANTON, "Kanton"},
    {COLUMN_POLLING_STATION, "Stembureau"},
    {0, NULL},
};
/* clang-format on */

static const struct layout {
    const char *name;
    enum language language;
    const struct titled_column *columns;
} layouts[] = {
    {"flanders", LANGUAGE_NL, flanders}, {"brussels", LANGUAGE_FR, brussels},
    {"wallonia", LANGUAGE_FR, wallonia}, {"federal", LANGUAGE_NL, federal},
    {NULL, LANGUAGE_UNKNOWN, NULL},
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

enum birth_format {
    BIRTH_DMY,
    BIRTH_ISO,
    BIRTH_COMPACT,
    BIRTH_FORMATS
};
static const char *const birth_formats[BIRTH_FORMATS + 1] = {"dmy", "iso", "compact",
                                                             NULL};

struct wishes {
    const struct municipality *municipality;
    const struct layout *layout;
    const struct encoding *encoding;
    enum birth_format birth_format;
    const char *line_end;
    char delimiter;
    gboolean capitals, national_number;
};

struct writer {
    const struct wishes *wishes;
    FILE *file;
    GIConv converter; /* none for UTF-8 */
    GString *text;    /* UTF-8, not yet written */
    GHashTable *capitals;
    const char *municipality; /* as the list writes it */
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

static void write_out(struct writer *writer)
{
    g_autofree char *converted = NULL;
    const char *bytes = writer->text->str;
    gsize length = writer->text->len;
    g_autoptr(GError) error = NULL;

    if (writer->wishes->encoding->charset != NULL) {
        converted = g_convert_with_iconv(bytes, (gssize)length, writer->converter, NULL,
                                         &length, &error);
        if (converted == NULL)
            fail("%s", error->message);
        bytes = converted;
    }
    if (fwrite(bytes, 1, length, writer->file) != length)
        fail("cannot write: %s", g_strerror(errno));
    g_string_truncate(writer->text, 0);
}

/* As the municipalities write them; every distinct text is converted once. */
static const char *in_capitals(struct writer *writer, const char *text)
{
    const char *known = g_hash_table_lookup(writer->capitals, text);

    if (known == NULL) {
        char *capitals = g_utf8_strup(text, -1);
        g_hash_table_insert(writer->capitals, g_strdup(text), capitals);
        known = capitals;
    }
    return known;
}

/* Given names are as many as their combinations: word by word. */
static void append_capitals(struct writer *writer, const char *text)
{
    char word[128];

    while (*text != '\0') {
        gsize length = strcspn(text, " ");
        g_assert(length < sizeof word);
        memcpy(word, text, length);
        word[length] = '\0';
        g_string_append(writer->text, in_capitals(writer, word));
        text += length;
        if (*text == ' ') {
            g_string_append_c(writer->text, ' ');
            text++;
        }
    }
}

static void append_name(struct writer *writer, const char *name)
{
    if (writer->wishes->capitals)
        append_capitals(writer, name);
    else
        g_string_append(writer->text, name);
}

static void append_number(GString *out, guint number)
{
    char digits[16];
    char *at = digits + sizeof digits;

    *--at = '\0';
    do {
        *--at = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    g_string_append(out, at);
}

static void append_birth_date(GString *out, day_number day, enum birth_format format)
{
    char iso[DAY_ISO_SIZE];

    day_format_iso(day, iso);
    switch (format) {
    case BIRTH_DMY:
        g_string_append_len(out, iso + 8, 2);
        g_string_append_c(out, '/');
        g_string_append_len(out, iso + 5, 2);
        g_string_append_c(out, '/');
        g_string_append_len(out, iso, 4);
        break;
    case BIRTH_ISO:
        g_string_append(out, iso);
        break;
    case BIRTH_COMPACT:
    case BIRTH_FORMATS:
        g_string_append_len(out, iso, 4);
        g_string_append_len(out, iso + 5, 2);
        g_string_append_len(out, iso + 8, 2);
    }
}

static void append_address(struct writer *writer, const struct invented_person *person)
{
    append_name(writer, person->street);
    g_string_append_c(writer->text, ' ');
    g_string_append(writer->text, person->house_number);
    if (person->box[0] != '\0') {
        g_string_append(writer->text, writer->wishes->layout->language == LANGUAGE_NL
                                          ? " bus "
                                          : " bte ");
        g_string_append(writer->text, person->box);
    }
}

static const char *nationality(const struct invented_person *person)
{
    return person->foreign ? "UE" : "BELGE";
}

static const char *locality(const struct writer *writer,
                            const struct invented_person *person)
{
    const char *name = postcode_locality_name(postcode_find(person->postcode), 0,
                                              writer->wishes->layout->language);
    return name != NULL ? name : writer->municipality;
}

static void append_cell(struct writer *writer, enum column column, guint order,
                        const struct invented_person *person)
{
    GString *out = writer->text;

    switch (column) {
    case COLUMN_ORDER:
        append_number(out, order);
        break;
    case COLUMN_NATIONAL_NUMBER:
        g_string_append(out, person->national_number);
        break;
    case COLUMN_FAMILY_NAME:
        append_name(writer, person->family_name);
        break;
    case COLUMN_GIVEN_NAMES:
        append_name(writer, person->given_names);
        break;
    case COLUMN_BIRTH_DATE:
        append_birth_date(out, person->birth_date, writer->wishes->birth_format);
        break;
    case COLUMN_FOREIGN_MARK:
        g_string_append(out, person->foreign ? "V" : "");
        break;
    case COLUMN_SEX:
        g_string_append_c(out, person->sex == 'F' &&
                                       writer->wishes->layout->language == LANGUAGE_NL
                                   ? 'V'
                                   : person->sex);
        break;
    case COLUMN_NATIONALITY:
        g_string_append(out, nationality(person));
        break;
    case COLUMN_STREET:
        append_name(writer, person->street);
        break;
    case COLUMN_HOUSE_NUMBER:
        g_string_append(out, person->house_number);
        break;
    case COLUMN_BOX:
        g_string_append(out, person->box);
        break;
    case COLUMN_ADDRESS:
        append_address(writer, person);
        break;
    case COLUMN_POSTCODE:
        g_string_append(out, person->postcode);
        break;
    case COLUMN_LOCALITY:
        append_name(writer, locality(writer, person));
        break;
    case COLUMN_MUNICIPALITY:
    case COLUMN_CANTON:
        append_name(writer, writer->municipality);
        break;
    case COLUMN_SECTION:
    case COLUMN_POLLING_STATION:
        append_number(out, (order - 1) / VOTERS_IN_A_SECTION + 1);
        break;
    }
}

static gboolean is_wanted(const struct writer *writer, enum column column)
{
    return column != COLUMN_NATIONAL_NUMBER || writer->wishes->national_number;
}

/* Order 0 is the line of headings. */
static void append_row(struct writer *writer, guint order,
                       const struct invented_person *person)
{
    const struct titled_column *column = writer->wishes->layout->columns;

    for (gboolean first = TRUE; column->heading != NULL; column++) {
        if (!is_wanted(writer, column->column))
            continue;
        if (!first)
            g_string_append_c(writer->text, writer->wishes->delimiter);
        first = FALSE;
        if (order == 0)
            g_string_append(writer->text, column->heading);
        else
            append_cell(writer, column->column, order, person);
    }
    g_string_append(writer->text, writer->wishes->line_end);
}

static gboolean converts(const char *text, const char *charset)
{
    g_autofree char *converted = g_convert(text, -1, charset, "UTF-8", NULL, NULL, NULL);
    return converted != NULL;
}

/* Municipalities' files hold no name that their encoding lacks. */
static gboolean is_writable(const char *name, gpointer context)
{
    const struct wishes *wishes = context;
    const char *charset = wishes->encoding->charset;
    g_autofree char *capitals = g_utf8_strup(name, -1);

    if (strchr(name, wishes->delimiter) != NULL)
        return FALSE;
    return charset == NULL || (converts(name, charset) && converts(capitals, charset));
}

static void write_list(FILE *file, const struct wishes *wishes, guint rows, guint64 seed)
{
    g_autoptr(Invention) invention =
        invention_new(wishes->municipality, wishes->layout->language, seed, is_writable,
                      (gpointer)wishes);
    struct writer writer = {.wishes = wishes, .file = file};
    struct invented_person person;

    writer.municipality =
        municipality_name_on_envelope(wishes->municipality, wishes->layout->language);
    writer.text = g_string_sized_new(BUFFER_BYTES + 1024);
    writer.capitals = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    if (wishes->encoding->charset != NULL)
        writer.converter = g_iconv_open(wishes->encoding->charset, "UTF-8");
    if (fwrite(wishes->encoding->mark, 1, wishes->encoding->mark_length, file) !=
        wishes->encoding->mark_length)
        fail("cannot write: %s", g_strerror(errno));
    append_row(&writer, 0, NULL);
    for (guint order = 1; order <= rows; order++) {
        invention_next(invention, &person);
        append_row(&writer, order, &person);
        if (writer.text->len >= BUFFER_BYTES)
            write_out(&writer);
    }
    write_out(&writer);
    if (wishes->encoding->charset != NULL)
        g_iconv_close(writer.converter);
    g_string_free(writer.text, TRUE);
    g_hash_table_unref(writer.capitals);
}

static const struct layout *layout_named(const char *name)
{
    for (const struct layout *layout = layouts; layout->name != NULL; layout++)
        if (strcmp(layout->name, name) == 0)
            return layout;
    fail("no layout '%s': flanders, brussels, wallonia, federal", name);
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
    for (int i = 0; i < BIRTH_FORMATS; i++)
        if (strcmp(birth_formats[i], name) == 0)
            return (enum birth_format)i;
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
    struct wishes wishes = {.line_end = "\n"};
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
        {"capitals", 0, 0, G_OPTION_ARG_NONE, &wishes.capitals,
         "names in capitals", NULL},
        {"national-number", 0, 0, G_OPTION_ARG_NONE, &wishes.national_number,
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
    wishes.municipality = municipality_wanted(or_else(municipality, "44021"));
    wishes.layout = layout_named(or_else(layout, "flanders"));
    wishes.encoding = encoding_named(or_else(encoding, "utf-8"));
    wishes.birth_format = birth_format_named(or_else(birth, "dmy"));
    wishes.delimiter = delimiter_named(or_else(delimiter, ";"));
    wishes.line_end = crlf ? "\r\n" : "\n";
    FILE *file = output != NULL ? fopen(output, "wb") : stdout;
    if (file == NULL)
        fail("cannot create '%s': %s", output, g_strerror(errno));
    write_list(file, &wishes, (guint)rows, (guint64)seed);
    if (fflush(file) != 0 || (output != NULL && fclose(file) != 0))
        fail("cannot write: %s", g_strerror(errno));
    return EXIT_SUCCESS;
}
