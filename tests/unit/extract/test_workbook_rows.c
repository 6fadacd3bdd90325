/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "extract/reader.h"

static char *path_of(const char *name)
{
    return g_build_filename(KIESPOST_SOURCE_DIR, "tests", "data", "xlsx", name, NULL);
}

/* "2: a|b", with the defect's number instead of the cells of a defective row. */
static char *all_rows(struct extract *extract, GError **error)
{
    GString *rows = g_string_new(NULL);
    struct extract_row row;

    while (extract_next(extract, &row, error)) {
        g_string_append_printf(rows, "%s%u:", rows->len > 0 ? "\n" : "", (guint)row.line);
        if (row.defect != DEFECT_NONE)
            g_string_append_printf(rows, "!%d", row.defect);
        for (guint i = 0; i < row.count; i++) {
            assert_true(g_utf8_validate(row.cells[i].text, -1, NULL));
            assert_int_equal(strlen(row.cells[i].text), row.cells[i].length);
            g_string_append_printf(rows, "%s%s", i > 0 ? "|" : "", row.cells[i].text);
        }
    }
    return g_string_free(rows, FALSE);
}

#define PEOPLE "2:Peeters|Els|els@example.be\n3:Maes|Zoë|zoe@example.be"
#define HEADS  "Naam|Voornaam|E-mail"

static const struct {
    const char *file, *sheet; /* asked for */
    const char *found;        /* the sheet that is read */
    const char *preamble, *headings, *rows;
} books[] = {
    {"plain.xlsx", NULL, "Leden", "", HEADS, PEOPLE},
    {"stored.xlsx", NULL, "Leden", "", HEADS, PEOPLE},
    {"strict.xlsx", NULL, "Leden", "", HEADS, PEOPLE},
    {"elsewhere.xlsx", NULL, "Leden", "", HEADS, PEOPLE},
    {"macros.xlsm", NULL, "Leden", "", HEADS, PEOPLE},
    {"prefixed.xlsx", NULL, "Leden", "", HEADS, PEOPLE},
    {"utf16.xlsx", NULL, "Leden", "", HEADS, PEOPLE},
    {"sheets.xlsx", NULL, "Leden", "", HEADS, PEOPLE},
    {"sheets.xlsx", "été &  CO", "Été & co", "", "Naam", "2:Dupont"},
    {"sheets.xlsx", "Diep", "Diep", "", "Naam", "2:Diep"},
    {"no-references.xlsx", NULL, "Blad1", "", "Naam|Voornaam", "2:Peeters|Els"},
    {"sparse.xlsx", NULL, "Blad1", "", "|Naam|Voornaam|Straat",
     "5:||Els|\n9:|Maes||Kouter\n1048576:|Claes||"},
    {"titles.xlsx", NULL, "Blad1",
     "Stad Gent\nKiezerslijst\nAfgedrukt op 12/03/2030\nPersoon Adres",
     "Naam|Voornaam|Straat|Huisnummer|Postcode|Gemeente",
     "7:Peeters|Els|Kouter|1|9000|Gent"},
    {"date1904.xlsx", NULL, "Blad1", "", "Naam|Geboortedatum",
     "2:Peeters|1978-03-11\n3:Maes|1904-01-01"},
    {"shared.xlsx", NULL, "Blad1", "", "Naam|Voornaam", "2:Peeters|Els\n3:a_x0041_b|"},
    {"values.xlsx", NULL, "Blad1", "",
     "KA|KB|KC|KD|KE|KF|KG|KH|KI|KJ|KK|KL|KM|KN|KO|KP|KQ|KR|KS|KT|KU|KV|KW|KX|KY|KZ",
     "2:42|32470123456|0.1|123456789012346000|0.3|2030-09-20|2030-09-20 14:30:00|12|12|"
     "0470123456|12:00:00|2030-09-21|7|8|2030-09-20|18:00:00|TRUE|FALSE||An & Bo|"
     "2030-09-20|2030-09-20 14:30:00|1900-02-29|1900-02-28|-3|-0.5"},
    {"libreoffice.xlsx", NULL, "libreoffice", "",
     "Naam|Voornaam|Geboortedatum|GSM|Postcode|Ingeschreven op|Bedrag|Akkoord",
     "2:Peeters|Zoë|1961-03-12|0470123456|9000|2030-09-01 14:30:00|12.5|TRUE\n"
     "3:Van den Berg, dochter|An|1900-03-01|470123457|1000|2030-09-02|-3|FALSE\n"
     "4:Maes||1975-02-28||||1000000|TRUE"},
    {"libxlsxwriter.xlsx", NULL, "Brieven", "", "Naam|Geboortedatum|Postcode|Aantal",
     "2:Désiré & zoon|1961-03-12|9000|3"},
};

static void test_books(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(books); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *path = path_of(books[i].file);
        g_autoptr(Extract) extract = extract_open_sheet(path, books[i].sheet, &error);
        if (extract == NULL)
            fail_msg("%s: %s", books[i].file, error->message);
        const struct extract_form *form = extract_form(extract);
        g_autofree char *headings = g_strjoinv("|", (char **)form->headings);
        g_autofree char *rows = all_rows(extract, &error);
        assert_null(error);
        if (strcmp(form->sheet, books[i].found) != 0 ||
            strcmp(form->preamble, books[i].preamble) != 0 ||
            strcmp(headings, books[i].headings) != 0 || strcmp(rows, books[i].rows) != 0)
            fail_msg("%s: sheet “%s”, above “%s”, headings %s, rows\n%s", books[i].file,
                     form->sheet, form->preamble, headings, rows);
        assert_string_equal(form->encoding, "XLSX");
        assert_string_equal(form->delimiter, "");
        assert_string_equal(form->name, path);
        assert_true(extract_rewind(extract, &error));
        g_autofree char *again = all_rows(extract, &error);
        assert_string_equal(again, rows);
    }
}

static void test_evidence(void **state)
{
    (void)state;
    g_autofree char *path = path_of("sheets.xlsx");
    g_autoptr(Extract) extract = extract_open(path, NULL);

    assert_string_equal(extract_form(extract)->encoding_evidence,
                        "workbook, sheet “Leden”; not read, unless --sheet names it: "
                        "“Verborgen”, “Été & co”, “Diep”, “Leeg”");
}

static const struct {
    const char *file, *sheet, *sentence; /* after the quoted path */
} refused[] = {
    {"sheets.xlsx", "Blad7",
     "the workbook %s has no sheet “Blad7”; it has “Verborgen”, “Leden”, “Été & co”, "
     "“Diep”, “Leeg”"},
    {"sheets.xlsx", "Leeg",
     "the sheet “Leeg” of %s holds no row: name another with "
     "--sheet"},
    {"no-sheets.xlsx", NULL, "the workbook %s has no sheet with cells"},
    {"entities.xlsx", NULL,
     "%s declares XML entities, which no workbook does: it is not read"},
    {"doctype.xlsx", NULL,
     "%s declares XML entities, which no workbook does: it is not read"},
    {"deep.xlsx", NULL, "the workbook %s is damaged"},
    {"not-xml.xlsx", NULL, "the workbook %s is damaged"},
    {"bad-index.xlsx", NULL, "the workbook %s is damaged"},
    {"backwards.xlsx", NULL, "the workbook %s is damaged"},
    {"double-cell.xlsx", NULL, "the workbook %s is damaged"},
    {"row-too-far.xlsx", NULL, "the workbook %s is damaged"},
    {"long-tag.xlsx", NULL, "the workbook %s is damaged"},
    {"cut.xlsx", NULL, "%s is damaged"},
    {"bad-sum.xlsx", NULL, "%s is damaged"},
    {"bomb.xlsx", NULL,
     "%s unpacks to more than 200 times its size, as only a file made to do harm does"},
    {"locked-zip.xlsx", NULL, "%s is locked with a password"},
    {"locked.xlsx", NULL,
     "%s is locked with a password: open it, save it without one and "
     "import that"},
    {"old.xls", NULL,
     "%s is an old Excel workbook: save it as .xlsx or as CSV and import that"},
    {"other.zip", NULL, "%s is a zip file and no workbook"},
    {"table.ods", NULL, "%s is an OpenDocument file: save it as .xlsx or as CSV"},
    {"table.numbers", NULL, "%s is a Numbers document: export it"},
    {"table.xlsb", NULL, "%s is a binary workbook: save it as .xlsx or as CSV"},
    {"letter.docx", NULL, "%s is a text document"},
    {"make.py", "Blad1", "%s is no workbook and has no sheets: leave --sheet out"},
};

/* On opening or when the rows are read. */
static void refuse(const char *path, const char *sheet, GError **error)
{
    g_autoptr(Extract) extract = extract_open_sheet(path, sheet, error);

    if (extract == NULL)
        return;
    g_autofree char *rows = all_rows(extract, error);
}

static void test_refused(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *path = path_of(refused[i].file);
        g_autofree char *quoted = g_strdup_printf("“%s”", path);
        g_auto(GStrv) parts = g_strsplit(refused[i].sentence, "%s", 2);
        g_autofree char *sentence = g_strjoinv(quoted, parts);

        refuse(path, refused[i].sheet, &error);
        if (!g_error_matches(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT) ||
            !g_str_has_prefix(error->message, sentence))
            fail_msg("%s: %s", refused[i].file,
                     error != NULL ? error->message : "was read");
    }
}

static void test_wide(void **state)
{
    (void)state;
    g_autofree char *path = path_of("wide.xlsx");
    g_autoptr(Extract) extract = extract_open(path, NULL);
    struct extract_row row;

    assert_int_equal(extract_form(extract)->column_count, 500);
    assert_string_equal(extract_form(extract)->headings[499], "kop499");
    assert_true(extract_next(extract, &row, NULL));
    assert_string_equal(row.cells[499].text, "w499");
    assert_false(extract_next(extract, &row, NULL));
}

/* A cell may be as long as in Excel; one that is longer costs its row. */
static void test_long_cell(void **state)
{
    (void)state;
    static const enum row_defect wanted[] = {DEFECT_NONE, DEFECT_CELL_TOO_LONG,
                                             DEFECT_NONE};
    g_autofree char *path = path_of("long-cell.xlsx");
    g_autoptr(Extract) extract = extract_open(path, NULL);
    struct extract_row row;

    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
        assert_true(extract_next(extract, &row, NULL));
        assert_int_equal(row.defect, wanted[i]);
    }
    assert_false(extract_next(extract, &row, NULL));
}

/* Something to the right of the list, far below the rows that were looked at. */
static void test_beyond(void **state)
{
    (void)state;
    g_autofree char *path = path_of("beyond.xlsx");
    g_autoptr(Extract) extract = extract_open(path, NULL);
    struct extract_row row;
    guint defects = 0;

    assert_int_equal(extract_form(extract)->column_count, 3);
    while (extract_next(extract, &row, NULL))
        if (row.defect != DEFECT_NONE) {
            assert_int_equal(row.defect, DEFECT_TOO_MANY_CELLS);
            assert_int_equal(row.line, 250);
            defects++;
        }
    assert_int_equal(defects, 1);
}

/* The same file, cut anywhere or with any byte turned, is read or refused. */
static void test_every_wound(void **state)
{
    (void)state;
    g_autofree char *path = path_of("libreoffice.xlsx");
    g_autofree char *whole = NULL;
    gsize length;

    assert_true(g_file_get_contents(path, &whole, &length, NULL));
    for (gsize i = 1; i < length; i += 7) {
        g_autofree char *wounded = g_memdup2(whole, length);
        for (int cut = 0; cut < 2; cut++) {
            wounded[i] = (char)(wounded[i] ^ 0x55);
            g_autoptr(GBytes) bytes = g_bytes_new(wounded, cut ? i : length);
            g_autoptr(Extract) extract = extract_open_bytes(bytes, "x.xlsx", NULL);
            g_autofree char *rows = extract != NULL ? all_rows(extract, NULL) : NULL;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_books),       cmocka_unit_test(test_evidence),
        cmocka_unit_test(test_refused),     cmocka_unit_test(test_wide),
        cmocka_unit_test(test_long_cell),   cmocka_unit_test(test_beyond),
        cmocka_unit_test(test_every_wound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
