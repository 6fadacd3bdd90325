/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <sys/stat.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "extract/reader.h"

static struct extract *open_text(const char *bytes, gsize length, GError **error)
{
    g_autoptr(GBytes) content = g_bytes_new(bytes, length);
    return extract_open_bytes(content, "list.csv", error);
}

/* "2: a|b", with the defect's number instead of the cells of a defective row. */
static char *all_rows(struct extract *extract)
{
    GString *rows = g_string_new(NULL);
    struct extract_row row;

    while (extract_next(extract, &row, NULL)) {
        g_string_append_printf(rows, "%s%u:", rows->len > 0 ? "\n" : "", (guint)row.line);
        if (row.defect != DEFECT_NONE)
            g_string_append_printf(rows, "!%d", row.defect);
        for (guint i = 0; i < row.count; i++)
            g_string_append_printf(rows, "%s%s", i > 0 ? "|" : "", row.cells[i].text);
    }
    return g_string_free(rows, FALSE);
}

static char *joined_headings(const struct extract *extract)
{
    GString *headings = g_string_new(NULL);

    for (guint i = 0; i < extract_form(extract)->column_count; i++)
        g_string_append_printf(headings, "%s%s", i > 0 ? "|" : "",
                               extract_form(extract)->headings[i]);
    return g_string_free(headings, FALSE);
}

#define BYTES(text) text, sizeof(text) - 1

static const struct {
    const char *label;
    const char *bytes;
    gsize length;
    const char *encoding, *delimiter, *headings, *rows;
} files[] = {
    {"plain", BYTES("Naam;Voornaam\nPeeters;Els\n"), "UTF-8", ";", "Naam|Voornaam",
     "2:Peeters|Els"},
    {"no end on the last line", BYTES("Naam,Voornaam\nPeeters,Els"), "UTF-8", ",",
     "Naam|Voornaam", "2:Peeters|Els"},
    {"CR LF", BYTES("Naam\tVoornaam\r\nPeeters\tEls\r\n"), "UTF-8", "tab",
     "Naam|Voornaam", "2:Peeters|Els"},
    {"CR alone", BYTES("Naam;Voornaam\rPeeters;Els\rMaes;Jan\r"), "UTF-8", ";",
     "Naam|Voornaam", "2:Peeters|Els\n3:Maes|Jan"},
    {"line ends mixed", BYTES("Naam;Voornaam\rPeeters;Els\nMaes;Jan\r\nClaes;An\n"),
     "UTF-8", ";", "Naam|Voornaam", "2:Peeters|Els\n3:Maes|Jan\n4:Claes|An"},
    {"blank lines are counted",
     BYTES("\n\nNaam;Voornaam\n\nPeeters;Els\n;\n\nMaes;Jan\n"), "UTF-8", ";",
     "Naam|Voornaam", "5:Peeters|Els\n8:Maes|Jan"},
    {"lines in quotes are counted",
     BYTES("Naam;Voornaam\n\"Pee\nters\";Els\n\nMaes;\"J\r\nan\"\nClaes;An\n"), "UTF-8",
     ";", "Naam|Voornaam", "2:Pee\nters|Els\n5:Maes|J\r\nan\n7:Claes|An"},
    {"UTF-8 with mark", BYTES("\xEF\xBB\xBFNaam;Voornaam\nZoë;Els\n"), "UTF-8", ";",
     "Naam|Voornaam", "2:Zoë|Els"},
    {"UTF-16LE with mark", BYTES("\xFF\xFEN\0a\0a\0m\0;\0V\0\n\0\xE9\0l\0;\0x\0\n\0"),
     "UTF-16LE", ";", "Naam|V", "2:él|x"},
    {"UTF-16BE with mark", BYTES("\xFE\xFF\0N\0a\0a\0m\0;\0V\0\n\0\xE9\0l\0;\0x\0\n"),
     "UTF-16BE", ";", "Naam|V", "2:él|x"},
    {"UTF-16LE without mark, CR LF",
     BYTES("N\0a\0a\0m\0;\0V\0\r\0\n\0\xE9\0l\0;\0x\0\r\0\n\0"), "UTF-16LE", ";",
     "Naam|V", "2:él|x"},
    {"Windows-1252", BYTES("Naam;Voornaam\nD\xE9sir\xE9;Zo\xEB\n"), "Windows-1252", ";",
     "Naam|Voornaam", "2:Désiré|Zoë"},
    {"CP850", BYTES("Naam;Pr\x82nom\nAndr\x82;Zo\x89\n"), "CP850", ";", "Naam|Prénom",
     "2:André|Zoë"},
    {"declared delimiter", BYTES("sep=|\r\nNaam|Voornaam\r\nPeeters|Els\r\n"), "UTF-8",
     "|", "Naam|Voornaam", "3:Peeters|Els"},
    {"one column", BYTES("E-mail\nels@example.be\n"), "UTF-8", "", "E-mail",
     "2:els@example.be"},
    {"a title above", BYTES("Kiezerslijst Gent;;\nNaam;Voornaam;Straat\nPeeters;Els;K\n"),
     "UTF-8", ";", "Naam|Voornaam|Straat", "3:Peeters|Els|K"},
    {"no headings", BYTES("1;Peeters;Els;12/03/1975\n2;Maes;Jan;01/01/1980\n"), "UTF-8",
     ";", "|||", "1:1|Peeters|Els|12/03/1975\n2:2|Maes|Jan|01/01/1980"},
    {"unknown headings", BYTES("Kleur;Vorm\nrood;rond\n"), "UTF-8", ";", "Kleur|Vorm",
     "2:rood|rond"},
    {"a mark V is no heading's proof", BYTES("Peeters;12/03/1975;V\nMaes;01/01/1980;V\n"),
     "UTF-8", ";", "||", "1:Peeters|12/03/1975|V\n2:Maes|01/01/1980|V"},
    {"column without heading", BYTES("Naam;Voornaam\nPeeters;Els;x\nMaes;Jan;y\n"),
     "UTF-8", ";", "Naam|Voornaam|", "2:Peeters|Els|x\n3:Maes|Jan|y"},
    {"delimiters at the end make no column",
     BYTES("Naam;Voornaam\nPeeters;Els;\nMaes;Jan;\n"), "UTF-8", ";", "Naam|Voornaam",
     "2:Peeters|Els\n3:Maes|Jan"},
    {"headings with delimiters at the end", BYTES("Naam;Voornaam;;\nPeeters;Els\n"),
     "UTF-8", ";", "Naam|Voornaam", "2:Peeters|Els"},
    {"heading of several lines", BYTES("Naam;\"Voor\nnaam\"\nPeeters;Els\n"), "UTF-8",
     ";", "Naam|Voor naam", "3:Peeters|Els"},
    {"headings only", BYTES("Naam;Voornaam\n"), "UTF-8", ";", "Naam|Voornaam", ""},
    {"quote inside a cell", BYTES("Naam;Voornaam\nPeeters \"Jef\";Els\n"), "UTF-8", ";",
     "Naam|Voornaam", "2:Peeters \"Jef\"|Els"},
    {"too few and too many cells",
     BYTES("Naam;Voornaam\nPeeters\nMaes;Jan\nClaes;An;x;y\nJanssens;Jef;;\n"), "UTF-8",
     ";", "Naam|Voornaam", "2:!1\n3:Maes|Jan\n4:!2\n5:Janssens|Jef"},
    {"quote that never closes",
     BYTES("Naam;Voornaam\n\"Peeters;Els\nMaes;Jan\nClaes;An\n"), "UTF-8", ";",
     "Naam|Voornaam", "2:!3\n3:Maes|Jan\n4:Claes|An"},
    {"quote that a later one closes",
     BYTES("Naam;Voornaam\n\"Peeters;Els\nMaes;Jan\nClaes;\"An\"\n"), "UTF-8", ";",
     "Naam|Voornaam", "2:!3\n3:Maes|Jan\n4:Claes|An"},
    {"quote that closes at a cell's end",
     BYTES("Naam;Voornaam\n\"Peeters;Els\nMaes;Jan\"\nClaes;An\n"), "UTF-8", ";",
     "Naam|Voornaam", "2:!3\n3:Maes|Jan\"\n4:Claes|An"},
    {"text behind a quote", BYTES("Naam;Voornaam\n\"Peeters\"x;Els\nMaes;Jan\n"), "UTF-8",
     ";", "Naam|Voornaam", "2:!4\n3:Maes|Jan"},
    {"NUL byte in a row",
     BYTES("Naam;Voornaam\nPee\0ters;Els\nMaes;Jan\nClaes;An\nMaes;Jan\nClaes;An\nMaes;"
           "Jan\n"
           "Claes;An\nMaes;Jan\nClaes;An\nMaes;Jan\nClaes;An\n"),
     "UTF-8", ";", "Naam|Voornaam",
     "2:!5\n3:Maes|Jan\n4:Claes|An\n5:Maes|Jan\n6:Claes|An\n7:Maes|Jan\n8:Claes|An\n"
     "9:Maes|Jan\n10:Claes|An\n11:Maes|Jan\n12:Claes|An"},
    {"formula is text", BYTES("Naam;Voornaam\n=cmd|' /C calc'!A0;Els\n"), "UTF-8", ";",
     "Naam|Voornaam", "2:=cmd|' /C calc'!A0|Els"},
};

static void test_files(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Extract) extract = open_text(files[i].bytes, files[i].length, &error);
        if (extract == NULL)
            fail_msg("%s: %s", files[i].label, error->message);
        g_autofree char *headings = joined_headings(extract);
        g_autofree char *rows = all_rows(extract);
        if (strcmp(extract_form(extract)->encoding, files[i].encoding) != 0 ||
            strcmp(extract_form(extract)->delimiter, files[i].delimiter) != 0 ||
            strcmp(headings, files[i].headings) != 0 || strcmp(rows, files[i].rows) != 0)
            fail_msg("%s: %s, “%s”, %s\n%s", files[i].label,
                     extract_form(extract)->encoding, extract_form(extract)->delimiter,
                     headings, rows);
        assert_true(extract_rewind(extract, &error));
        g_autofree char *again = all_rows(extract);
        assert_string_equal(again, rows);
    }
}

static const struct {
    const char *label;
    const char *bytes;
    gsize length;
    const char *sentence;
} refused[] = {
    {"empty", "", 0, "“list.csv” is empty"},
    {"blank lines alone", BYTES("\n\n ;\n"), "“list.csv” holds no row that can be read"},
    {"half a zip file", BYTES("PK\003\004\024\0\0\0"),
     "“list.csv” is damaged: open it in Excel or LibreOffice and save it again"},
    {"an empty zip file", BYTES("PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
     "“list.csv” is damaged: open it in Excel or LibreOffice and save it again"},
    {"old workbook", BYTES("\xD0\xCF\x11\xE0\xA1\xB1"),
     "“list.csv” is an old Excel workbook: save it as .xlsx or as CSV and import that"},
    {"PDF", BYTES("%PDF-1.7\n"), "“list.csv” is a PDF: ask for the list as CSV or .xlsx"},
    {"packed", BYTES("\x1F\x8B\x08"),
     "“list.csv” is packed (gzip): unpack it and import what is in it"},
    {"a web page called .xls", BYTES("\xEF\xBB\xBF\n<HTML><table><tr><td>Naam"),
     "“list.csv” is a web page or XML: open it in Excel or LibreOffice, save it as .xlsx "
     "or as CSV and import that"},
    {"NUL bytes", BYTES("a\0\0\0b\0\0\0\0\0c"),
     "“list.csv” is no text file: it is full of NUL bytes"},
    {"headings with a quote that never closes", BYTES("Naam;\"Voornaam\nPeeters;Els\n"),
     "line 1 of “list.csv”, where the headings should be, cannot be read: a quotation "
     "mark "
     "opens and never closes"},
};

static void test_refused(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Extract) extract =
            open_text(refused[i].bytes, refused[i].length, &error);
        if (extract != NULL ||
            !g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT) ||
            strcmp(error->message, refused[i].sentence) != 0)
            fail_msg("%s: %s", refused[i].label, error != NULL ? error->message : "read");
    }
}

/* A whole address book is refused by law, not as a bad file. */
static const struct {
    const char *label;
    const char *bytes;
    gsize length;
    gboolean refused;
} address_books[] = {
    {"vCard", BYTES("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:An\r\nEND:VCARD\r\n"), TRUE},
    {"lower case, blank line, mark", BYTES("\xEF\xBB\xBF\n begin:vcard\nFN:An\n"), TRUE},
    {"UTF-16LE with mark",
     BYTES("\xFF\xFE"
           "B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n\0"),
     TRUE},
    {"UTF-16BE with mark",
     BYTES("\xFE\xFF"
           "\0B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n"),
     TRUE},
    {"UTF-16LE without mark",
     BYTES("B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n\0F\0N\0:\0A\0n\0\n\0"), TRUE},
    {"LDIF", BYTES("dn: cn=An Maes,mail=an@example.be\ncn: An Maes\n"), TRUE},
    {"LDIF with its opening", BYTES("version: 1\n# remark\n\ndn:: Y249QW4=\n"), TRUE},
    {"a vCard named further on", BYTES("Naam;Nota\nMaes;BEGIN:VCARD\n"), FALSE},
    {"a heading dn", BYTES("dn;Naam\n1;Maes\n"), FALSE},
};

static void test_address_books(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(address_books); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Extract) extract =
            open_text(address_books[i].bytes, address_books[i].length, &error);
        gboolean refused_now =
            g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED) &&
            strstr(error->message, "R-18") != NULL &&
            strstr(error->message, "kiespost person add") != NULL;
        if (refused_now != address_books[i].refused)
            fail_msg("%s: %s", address_books[i].label,
                     error != NULL ? error->message : "read");
    }
}

#define AGAIN "!8"
#define OTHER "!9"
#define UNDER "!10"

static const struct {
    const char *label, *text;
    const char *headings, *preamble, *others, *rows;
} lists[] = {
    {"the headings once more", "Naam;Voornaam\nMaes;An\n\nNAAM ; voornaam\nClaes;Bo\n",
     "Naam|Voornaam", "", NULL, "2:Maes|An\n4:" AGAIN "\n5:Claes|Bo"},
    {"in the other language", "Naam;Voornaam;Straat\nNom;Prénom;Rue\nMaes;An;Kouter\n",
     "Naam|Voornaam|Straat", "", NULL, "2:" AGAIN "\n3:Maes|An|Kouter"},
    {"a person called Naam", "Naam;Voornaam\nNaam;An\nMaes;Voornaam\n", "Naam|Voornaam",
     "", NULL, "2:Naam|An\n3:Maes|Voornaam"},
    {"three lines above",
     "Stad Gent;;;\nLijst;van 2030;;\nGedrukt op;12/03/2030;;\n"
     "Naam;Voornaam;Straat;Nr\nMaes;An;Kouter;1\n",
     "Naam|Voornaam|Straat|Nr", "Stad Gent\nLijst van 2030\nGedrukt op 12/03/2030", NULL,
     "5:Maes|An|Kouter|1"},
    {"ten title lines and no more",
     "t;;\nt;;\nt;;\nt;;\nt;;\nt;;\nt;;\nt;;\nt;;\n"
     "Naam;Voornaam;Straat\nMaes;An;Kouter\n",
     "Naam|Voornaam|Straat", "t\nt\nt\nt\nt\nt\nt\nt\nt", NULL, "11:Maes|An|Kouter"},
    {"headings over groups",
     "Persoon;;Adres;;\nNaam;Voornaam;Straat;Postcode;Gemeente\n"
     "Maes;An;Kouter;9000;Gent\n",
     "Naam|Voornaam|Straat|Postcode|Gemeente", "Persoon Adres", NULL,
     "3:Maes|An|Kouter|9000|Gent"},
    {"another list below",
     "Naam;Voornaam;Straat\nMaes;An;Kouter\n"
     "Straat;Gemeente;E-mail\nVeldstraat;Gent;an@example.be\n",
     "Naam|Voornaam|Straat", "", "Straat|Gemeente|E-mail",
     "2:Maes|An|Kouter\n3:" OTHER "\n4:" UNDER},
    {"another list, and ours again",
     "Naam;Voornaam\nMaes;An\nE-mail;Naam\na@b.be;Bo\n"
     "Naam;Voornaam\nClaes;Bo\n",
     "Naam|Voornaam", "", "E-mail|Naam",
     "2:Maes|An\n3:" OTHER "\n4:" UNDER "\n5:" AGAIN "\n6:Claes|Bo"},
    {"another width",
     "Naam;Voornaam\nMaes;An\nMaes;Bo\nMaes;Cis\nFirma;Naam;E-mail;Gemeente\n"
     "X;Bo;a@b.be;Gent\n",
     "Naam|Voornaam", "", "Firma|Naam|E-mail|Gemeente",
     "2:Maes|An\n3:Maes|Bo\n4:Maes|Cis\n5:" OTHER "\n6:" UNDER},
    {"with little in common, below blank lines and a title",
     "Naam;Voornaam;E-mail;Gemeente\nMaes;An;a@b.be;Gent\n\n;;;\nKlanten 2029;;;\n"
     "Klantnr;Firma;BTW;E-mail\n12;X;BE1;a@b.be\n",
     "Naam|Voornaam|E-mail|Gemeente", "", "Klantnr|Firma|BTW|E-mail",
     "2:Maes|An|a@b.be|Gent\n5:Klanten 2029|||\n6:" OTHER "\n7:" UNDER},
    {"people without a single number",
     "Naam;Voornaam;Gemeente\nMaes;An;Gent\n\n"
     "Claes;Bo;Aalst\nDe Straat;Jan;Gent\n",
     "Naam|Voornaam|Gemeente", "", NULL,
     "2:Maes|An|Gent\n4:Claes|Bo|Aalst\n5:De Straat|Jan|Gent"},
};

static void test_lists(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Extract) extract =
            open_text(lists[i].text, strlen(lists[i].text), &error);
        if (extract == NULL)
            fail_msg("%s: %s", lists[i].label, error->message);
        g_autofree char *headings = joined_headings(extract);
        assert_null(extract_second_headings(extract));
        g_autofree char *rows = all_rows(extract);
        const char *const *second = extract_second_headings(extract);
        g_autofree char *others =
            second != NULL ? g_strjoinv("|", (char **)second) : NULL;
        if (strcmp(headings, lists[i].headings) != 0 ||
            strcmp(rows, lists[i].rows) != 0 ||
            strcmp(extract_form(extract)->preamble, lists[i].preamble) != 0 ||
            g_strcmp0(others, lists[i].others) != 0)
            fail_msg("%s: %s, above “%s”, others %s\n%s", lists[i].label, headings,
                     extract_form(extract)->preamble, others, rows);
        assert_true(extract_rewind(extract, &error));
        g_autofree char *again = all_rows(extract);
        assert_string_equal(again, rows);
    }
}

/* Ten megabytes on one line cost that line, wherever it stands, and no memory to speak
 * of; as the first line there is nothing to read at all. */
static void test_endless_line(void **state)
{
    (void)state;
    enum {
        MEGABYTES = 10 * 1000 * 1000
    };
    g_autofree char *filler = g_strnfill(MEGABYTES, 'x');
    g_autofree char *inside = g_strconcat("Naam;Voornaam\nPeeters;Els\n", filler,
                                          ";y\nMaes;Jan\n\"", filler, NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(Extract) extract = open_text(inside, strlen(inside), &error);
    g_autofree char *rows = all_rows(extract);
    assert_string_equal(rows, "2:Peeters|Els\n3:!7\n4:Maes|Jan\n5:!7");

    g_autoptr(Extract) alone = open_text(filler, MEGABYTES, &error);
    assert_null(alone);
    assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT));
    assert_non_null(strstr(error->message, "line 1 of “list.csv” is longer"));
}

/* A quote that opens before very many lines costs its own line only. */
static void test_quote_before_megabytes(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("Naam;Voornaam\n\"Peeters;Els\n");
    g_autoptr(GError) error = NULL;

    while (text->len < 3 * 1024 * 1024)
        g_string_append(text, "Maes;Jan\n");
    g_autoptr(Extract) extract = open_text(text->str, text->len, &error);
    struct extract_row row;
    guint good = 0, bad = 0;
    while (extract_next(extract, &row, &error))
        if (row.defect == DEFECT_NONE)
            good++;
        else
            bad++;
    assert_int_equal(bad, 1);
    assert_int_equal(good, (text->len - strlen("Naam;Voornaam\n\"Peeters;Els\n")) / 9);
}

/* Rows over the borders of the pieces that are read. */
static void test_many_rows(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("Naam;Voornaam\r\n");
    g_autoptr(GError) error = NULL;
    struct extract_row row;
    guint count = 0;

    for (guint i = 0; i < 60000; i++)
        g_string_append_printf(
            text, i % 7 == 0 ? "\"Naam\r\n%u\";\"x\"\"y\"\r\n" : "Naam %u;Els\r\n", i);
    g_autoptr(Extract) extract = open_text(text->str, text->len, &error);
    for (; extract_next(extract, &row, &error); count++) {
        char name[32];
        g_snprintf(name, sizeof name, count % 7 == 0 ? "Naam\r\n%u" : "Naam %u", count);
        assert_int_equal(row.defect, DEFECT_NONE);
        assert_string_equal(row.cells[0].text, name);
        assert_int_equal(row.line, 2 + count + (count + 6) / 7);
    }
    assert_int_equal(count, 60000);
}

static void test_mixed_encodings(void **state)
{
    (void)state;
    static const char text[] =
        "Naam;Voornaam\nDésiré;Zoë\nAndr\xE9;Fran\xE7ois\nPeeters;Els\n";
    g_autoptr(GError) error = NULL;
    g_autoptr(Extract) extract = open_text(text, strlen(text), &error);
    g_autofree char *rows = all_rows(extract);

    assert_string_equal(extract_form(extract)->encoding, "UTF-8");
    assert_string_equal(rows, "2:Désiré|Zoë\n3:André|François\n4:Peeters|Els");
    assert_int_equal(extract_lines_reinterpreted(extract), 1);
    assert_true(extract_rewind(extract, &error));
    assert_int_equal(extract_lines_reinterpreted(extract), 0);
}

static void test_defect_phrases(void **state)
{
    (void)state;
    for (int defect = 0; defect < DEFECT_COUNT; defect++)
        assert_true(strlen(row_defect_phrase((enum row_defect)defect)) > 5);
}

static void test_paths(void **state)
{
    (void)state;
    g_autofree char *directory = g_dir_make_tmp("kiespost-reader-XXXXXX", NULL);
    g_autofree char *pipe = g_build_filename(directory, "pipe", NULL);
    g_autofree char *file = g_build_filename(directory, "list.csv", NULL);
    g_autofree char *none = g_build_filename(directory, "none.csv", NULL);

    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_true(g_file_set_contents(file, "Naam;Voornaam\nPeeters;Els\n", -1, NULL));
    const char *const wrong[] = {directory, pipe, none};
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(extract_open(wrong[i], &error));
        assert_true(g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT));
    }
    g_autoptr(Extract) extract = extract_open(file, NULL);
    assert_non_null(extract);
    g_autofree char *rows = all_rows(extract);
    assert_string_equal(rows, "2:Peeters|Els");
    assert_string_equal(extract_form(extract)->name, file);
    g_unlink(pipe);
    g_unlink(file);
    g_rmdir(directory);
}

/* ---- csv-spectrum ---- */

/* The strings of a JSON file in order: for arrays of flat objects all there is to know.
 */
static GPtrArray *json_strings(const char *json)
{
    GPtrArray *strings = g_ptr_array_new_with_free_func(g_free);

    while ((json = strchr(json, '"')) != NULL) {
        GString *text = g_string_new(NULL);
        for (json++; *json != '"'; json++) {
            if (*json != '\\') {
                g_string_append_c(text, *json);
                continue;
            }
            json++;
            g_string_append_c(text, *json == 'n' ? '\n' : *json == 'r' ? '\r' : *json);
        }
        json++;
        g_ptr_array_add(strings, g_string_free(text, FALSE));
    }
    return strings;
}

static void compare_with_json(const char *folder, const char *name)
{
    g_autofree char *csv = g_strdup_printf("%s/csvs/%s.csv", folder, name);
    g_autofree char *path = g_strdup_printf("%s/json/%s.json", folder, name);
    g_autofree char *json = NULL;
    g_autoptr(GError) error = NULL;
    struct extract_row row;
    guint at = 0;

    assert_true(g_file_get_contents(path, &json, NULL, NULL));
    g_autoptr(GPtrArray) expected = json_strings(json);
    g_autoptr(Extract) extract = extract_open(csv, &error);
    if (extract == NULL)
        fail_msg("%s: %s", name, error->message);
    while (extract_next(extract, &row, &error))
        for (guint i = 0; i < row.count; i++, at += 2) {
            const char *heading = extract_form(extract)->headings[i];
            if (at + 1 >= expected->len ||
                strcmp(heading, g_ptr_array_index(expected, at)) != 0 ||
                (strcmp(row.cells[i].text, g_ptr_array_index(expected, at + 1)) != 0 &&
                 /* The JSON file names another number than the CSV file. */
                 strcmp(heading, "Contact Phone Number") != 0))
                fail_msg("%s line %u: %s = %s", name, (guint)row.line, heading,
                         row.cells[i].text);
        }
    assert_int_equal(at, expected->len);
}

static void test_csv_spectrum(void **state)
{
    (void)state;
    static const char folder[] =
        KIESPOST_SOURCE_DIR "/../shared/conformance/csv-spectrum";
    GDir *files_of_folder = g_dir_open(
        KIESPOST_SOURCE_DIR "/../shared/conformance/csv-spectrum/csvs", 0, NULL);
    const char *name;
    guint count = 0;

    if (files_of_folder == NULL) {
        print_message("SKIPPED: %s is not here\n", folder);
        skip();
        return;
    }
    while ((name = g_dir_read_name(files_of_folder)) != NULL) {
        g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".csv"));
        compare_with_json(folder, stem);
        count++;
    }
    g_dir_close(files_of_folder);
    assert_int_equal(count, 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_address_books),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_endless_line),
        cmocka_unit_test(test_quote_before_megabytes),
        cmocka_unit_test(test_many_rows),
        cmocka_unit_test(test_mixed_encodings),
        cmocka_unit_test(test_defect_phrases),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_csv_spectrum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
