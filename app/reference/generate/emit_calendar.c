/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/generate/emit.h"

#include <string.h>

#include "base/day.h"
#include "reference/generate/csv_rows.h"

/* clang-format off */
static const struct word list_fields[] = {
    {"SEQ", "LIST_ORDER_NUMBER"},      {"SEC", "LIST_SECTION"},
    {"LN", "LIST_FAMILY_NAME"},        {"FN", "LIST_GIVEN_NAMES"},
    {"DOB", "LIST_BIRTH_DATE"},        {"ADDR", "LIST_ADDRESS"},
    {"SEX", "LIST_SEX"},               {"NAT", "LIST_NATIONALITY"},
    {"FOR", "LIST_FOREIGN_MARK"},      {"BPL", "LIST_BIRTHPLACE"},
    {"RRN", "LIST_NATIONAL_NUMBER"},   {"EMAIL", "LIST_EMAIL"},
    {"PHONE", "LIST_PHONE"},           {"ATTACH_MUN", "LIST_ATTACHED_TO"},
    {"VOTE_MODE", "LIST_VOTE_MODE"},
    {"ALL", "((LIST_VOTE_MODE << 1) - 1)"},
    {NULL, NULL},
};

static const struct word list_holders[] = {
    {"LIST_SUBMITTER", "HOLDER_LIST_SUBMITTER"},
    {"CANDIDATE", "HOLDER_CANDIDATE"},
    {"PARTY_NUMBERED", "HOLDER_PARTY_NUMBERED"},
    {"AFFILIATED_LIST", "HOLDER_AFFILIATED_LIST"},
    {"DEPOSANT", "HOLDER_DEPOSANT"},
    {"CANDIDATE_OF_LIST", "HOLDER_CANDIDATE_OF_LIST"},
    {"PARTY_AGENT", "HOLDER_PARTY_AGENT"},
    {"UNVERIFIED", "HOLDER_UNVERIFIED"},
    {"NONE", "0"},
    {NULL, NULL},
};

/* An empty period is nobody's leave to use the list after the day. */
static const struct word window_ends[] = {
    {"EDAY", "WINDOW_END_ELECTION_DAY"},
    {"OPEN", "WINDOW_END_OPEN"},
    {"UNKNOWN", "WINDOW_END_UNKNOWN"},
    {"", "WINDOW_END_UNKNOWN"},
    {NULL, NULL},
};

static const struct word paper_only[] = {
    {"PAPER_PROPAGANDA", "TRUE"}, {"ELECTORAL", "FALSE"}, {"NONE", "FALSE"}, {NULL, NULL},
};

static const struct word ends_on_eve[] = {
    {"EDAY-1T22:00", "TRUE"}, {"EDAY", "FALSE"}, {"", "FALSE"}, {NULL, NULL},
};
/* clang-format on */

/* ".MEMBER = CONSTANT," from the cell of `column`. */
static void emit_word(GString *out, const struct csv_row *row, const char *column,
                      const char *member, const struct word *words)
{
    const char *cell = csv_cell(row, column);
    const char *constant = word_constant(words, cell);

    if (constant == NULL)
        csv_row_wrong(row, "'%s' is unknown as %s", cell, column);
    g_string_append_printf(out, ".%s = %s, ", member, constant);
}

/* ".COLUMN = A | B," from a cell with commas. */
static void emit_words(GString *out, const struct csv_row *row, const char *column,
                       const struct word *words)
{
    g_auto(GStrv) cells = g_strsplit(csv_cell(row, column), ",", -1);

    g_string_append_printf(out, ".%s = 0", column);
    for (char **cell = cells; *cell != NULL; cell++) {
        const char *constant = word_constant(words, *cell);
        if (constant == NULL)
            csv_row_wrong(row, "'%s' is unknown as %s", *cell, column);
        g_string_append_printf(out, " | %s", constant);
    }
    g_string_append(out, ", ");
}

static void emit_text(GString *out, const struct csv_row *row, const char *column,
                      const char *member)
{
    g_string_append_printf(out, ".%s = ", member);
    emit_string(out, csv_cell(row, column));
    g_string_append(out, ", ");
}

static void emit_confidence(GString *out, const struct csv_row *row)
{
    const char *confidence = csv_cell(row, "confidence");

    if (strlen(confidence) != 1 || strchr("HML", *confidence) == NULL)
        csv_row_wrong(row, "'%s' is no confidence", confidence);
    g_string_append_printf(out, ".confidence = '%c'},\n", *confidence);
}

static void emit_regime(GString *out, const struct csv_row *row)
{
    g_string_append(out, "    {");
    emit_text(out, row, "regime_id", "id");
    emit_words(out, row, "fields_allow", list_fields);
    emit_words(out, row, "fields_drop", list_fields);
    emit_words(out, row, "fields_reject", list_fields);
    emit_words(out, row, "holders", list_holders);
    emit_word(out, row, "purpose", "paper_only", paper_only);
    emit_word(out, row, "to", "ends_on_eve", ends_on_eve);
    emit_word(out, row, "to_statute", "to_statute", window_ends);
    emit_text(out, row, "share", "share");
    emit_text(out, row, "end_duty", "end_duty");
    emit_text(out, row, "citation", "citation");
    emit_confidence(out, row);
}

static void emit_day(GString *out, const struct csv_row *row, const char *column,
                     const char *member, gboolean may_lack)
{
    const char *cell = csv_cell(row, column);
    day_number day = day_parse_iso(cell);

    if (day != DAY_UNKNOWN)
        g_string_append_printf(out, ".%s = %d, ", member, day);
    else if (may_lack && *cell == '\0')
        g_string_append_printf(out, ".%s = DAY_UNKNOWN, ", member);
    else
        csv_row_wrong(row, "'%s' is no day", cell);
}

static guint regime_index(const struct csv_row *row, const struct csv_rows *regimes)
{
    const char *id = csv_cell(row, "regime");

    for (guint i = 0; i < csv_rows_count(regimes); i++)
        if (strcmp(csv_cell(csv_rows_at(regimes, i), "regime_id"), id) == 0)
            return i;
    csv_row_wrong(row, "there is no regime '%s'", id);
}

static void emit_election(GString *out, const struct csv_row *row,
                          const struct csv_rows *regimes)
{
    guint64 age;

    if (!g_ascii_string_to_unsigned(csv_cell(row, "voting_age"), 10, 16, 18, &age, NULL))
        csv_row_wrong(row, "'%s' is no voting age", csv_cell(row, "voting_age"));
    g_string_append(out, "    {");
    emit_text(out, row, "election_id", "id");
    g_string_append_printf(out, ".regime = &regime_rows[%u], ",
                           regime_index(row, regimes));
    emit_day(out, row, "date", "day", FALSE);
    emit_day(out, row, "regulated_from", "regulated_from", FALSE);
    g_string_append_printf(out, ".voting_age = %d, ", (int)age);
    emit_day(out, row, "list_from", "list_from", FALSE);
    emit_day(out, row, "lists_filed_by", "lists_filed_by", TRUE);
    emit_text(out, row, "note", "note");
    emit_confidence(out, row);
}

void emit_calendar(GString *out, const char *dir)
{
    g_autoptr(CsvRows) regimes = csv_rows_read(dir, "regimes.csv", ';');
    g_autoptr(CsvRows) elections = csv_rows_read(dir, "calendar.csv", ';');

    g_string_append(out, "\nconst struct regime regime_rows[] = {\n");
    for (guint i = 0; i < csv_rows_count(regimes); i++)
        emit_regime(out, csv_rows_at(regimes, i));
    g_string_append(out, "};\n");
    emit_count(out, "regime_row_count", csv_rows_count(regimes));

    g_string_append(out, "\nconst struct election election_rows[] = {\n");
    for (guint i = 0; i < csv_rows_count(elections); i++)
        emit_election(out, csv_rows_at(elections, i), regimes);
    g_string_append(out, "};\n");
    emit_count(out, "election_row_count", csv_rows_count(elections));
}
