/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/generate/emit.h"

#include <string.h>

#include "domain/money.h"
#include "reference/generate/csv_rows.h"

/* clang-format off */
static const struct word persons[] = {
    {"candidate", "CEILING_CANDIDATE"},
    {"head", "CEILING_HEAD"},
    {"effective", "CEILING_EFFECTIVE"},
    {"substitute", "CEILING_SUBSTITUTE"},
    {"list", "CEILING_LIST"},
    {NULL, NULL},
};

static const struct word parts[] = {
    {"fixed", "CEILING_FIXED"},
    {"bracket", "CEILING_BRACKET"},
    {"minimum", "CEILING_MINIMUM"},
    {"printed", "CEILING_PRINTED"},
    {NULL, NULL},
};
/* clang-format on */

static const char *constant_of(const struct csv_row *row, const char *column,
                               const struct word *words)
{
    const char *constant = word_constant(words, csv_cell(row, column));

    if (constant == NULL)
        csv_row_wrong(row, "'%s' is unknown as %s", csv_cell(row, column), column);
    return constant;
}

static guint64 number_in(const struct csv_row *row, const char *column, guint64 least,
                         guint64 most)
{
    guint64 number;

    if (!g_ascii_string_to_unsigned(csv_cell(row, column), 10, least, most, &number,
                                    NULL))
        csv_row_wrong(row, "'%s' is no number of %s", csv_cell(row, column), column);
    return number;
}

/* The last bracket is open: 0. */
static guint64 voters_of(const struct csv_row *row)
{
    const char *what = csv_cell(row, "what");
    gboolean empty = *csv_cell(row, "voters") == '\0';

    if (strcmp(what, "printed") == 0 || (strcmp(what, "bracket") == 0 && !empty))
        return number_in(row, "voters", 1, 100000000);
    if (!empty)
        csv_row_wrong(row, "a %s amount knows no voters", what);
    return 0;
}

static gboolean is_same_sum(const struct csv_row *a, const struct csv_row *b)
{
    static const char *const columns[] = {"regime", "year", "who", "what"};

    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++)
        if (strcmp(csv_cell(a, columns[i]), csv_cell(b, columns[i])) != 0)
            return FALSE;
    return TRUE;
}

/* Brackets go up, and none follows the open one. */
static void check_order(const struct csv_row *row, const struct csv_row *before)
{
    if (before == NULL || !is_same_sum(row, before))
        return;
    if (strcmp(csv_cell(row, "what"), "bracket") != 0)
        return;
    if (voters_of(before) == 0 ||
        (voters_of(row) != 0 && voters_of(row) <= voters_of(before)))
        csv_row_wrong(row, "the brackets do not go up");
}

static void emit_ceiling(GString *out, const struct csv_row *row,
                         const struct csv_row *before)
{
    const char *who = constant_of(row, "who", persons);
    const char *what = constant_of(row, "what", parts);
    const char *confidence = csv_cell(row, "confidence");
    int year = (int)number_in(row, "year", 1994, 2999);
    euro_price price;

    if (!money_parse(csv_cell(row, "euro"), &price) || price <= 0)
        csv_row_wrong(row, "'%s' is no amount", csv_cell(row, "euro"));
    if (strlen(confidence) != 1 || strchr("HML", *confidence) == NULL)
        csv_row_wrong(row, "'%s' is no confidence", confidence);
    check_order(row, before);
    g_string_append(out, "    {");
    emit_string(out, csv_cell(row, "regime"));
    g_string_append_printf(out,
                           ", %d, %s, %s, %" G_GUINT64_FORMAT ", %" G_GINT64_FORMAT ", ",
                           year, who, what, voters_of(row), price);
    emit_string(out, csv_cell(row, "source"));
    g_string_append(out, "},\n");
}

static void check_regime(const struct csv_row *row, const struct csv_rows *regimes)
{
    for (guint i = 0; i < csv_rows_count(regimes); i++)
        if (strcmp(csv_cell(csv_rows_at(regimes, i), "regime_id"),
                   csv_cell(row, "regime")) == 0)
            return;
    csv_row_wrong(row, "there is no regime '%s'", csv_cell(row, "regime"));
}

void emit_ceilings(GString *out, const char *dir)
{
    g_autoptr(CsvRows) regimes = csv_rows_read(dir, "regimes.csv", ';');
    g_autoptr(CsvRows) rows = csv_rows_read(dir, "ceilings.csv", ';');
    const struct csv_row *before = NULL;

    g_string_append(out, "\nconst struct ceiling_row ceiling_rows[] = {\n");
    for (guint i = 0; i < csv_rows_count(rows); i++) {
        const struct csv_row *row = csv_rows_at(rows, i);
        check_regime(row, regimes);
        emit_ceiling(out, row, before);
        before = row;
    }
    g_string_append(out, "};\n");
    emit_count(out, "ceiling_row_count", csv_rows_count(rows));
}
