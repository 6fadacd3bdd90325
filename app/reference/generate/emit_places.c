/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/generate/emit.h"

#include <string.h>

#include "base/text.h"
#include "reference/generate/csv_rows.h"
#include "reference/municipality.h"

/* clang-format off */
static const struct word regions[] = {
    {"Flanders", "REGION_FLANDERS"},
    {"Wallonia", "REGION_WALLONIA"},
    {"Brussels", "REGION_BRUSSELS"},
    {NULL, NULL},
};

static const struct word regimes[] = {
    {"nl", "REGIME_NL"},
    {"fr", "REGIME_FR"},
    {"de with fr facilities", "REGIME_DE_WITH_FR"},
    {"nl+fr bilingual", "REGIME_BILINGUAL"},
    {"nl with fr facilities", "REGIME_NL_WITH_FR"},
    {"fr with nl facilities", "REGIME_FR_WITH_NL"},
    {"fr with de facilities", "REGIME_FR_WITH_DE"},
    {NULL, NULL},
};

static const struct {
    const char *prefix;
    enum name_kind kind;
} alias_kinds[] = {
    {"current", NAME_OFFICIAL},
    {"exonym", NAME_ALIAS},
    {"variant", NAME_ALIAS},
    {"former municipality", NAME_FORMER},
};
/* clang-format on */

/* What the other tables point into. */
struct atlas {
    GPtrArray *rows;  /* const struct csv_row * of municipalities.csv, by NIS code */
    GArray *names;    /* struct place */
    GPtrArray *ended; /* struct ended_code * */
};

struct place {
    char *key;
    guint municipality;
    enum name_kind kind;
};

struct ended_code {
    const char *nis;
    guint municipality;
};

enum {
    NOWHERE = G_MAXUINT16
};

static gboolean is_digits(const char *text, gsize length)
{
    return strlen(text) == length && strspn(text, "0123456789") == length;
}

static gint compare_nis(gconstpointer a, gconstpointer b)
{
    return strcmp(csv_cell(*(const struct csv_row *const *)a, "nis"),
                  csv_cell(*(const struct csv_row *const *)b, "nis"));
}

static guint municipality_index(const struct atlas *atlas, const char *nis)
{
    for (guint i = 0; i < atlas->rows->len; i++)
        if (strcmp(csv_cell(g_ptr_array_index(atlas->rows, i), "nis"), nis) == 0)
            return i;
    return NOWHERE;
}

static void add_key(struct atlas *atlas, const char *key, guint municipality,
                    enum name_kind kind)
{
    struct place place = {g_strdup(key), municipality, kind};
    g_array_append_val(atlas->names, place);
}

/* "sint niklaas" is also found as "st niklaas". */
static void add_short_saint(struct atlas *atlas, const char *key, guint municipality,
                            enum name_kind kind)
{
    static const struct {
        const char *full, *brief;
    } saints[] = {{"sint", "st"}, {"saint", "st"}, {"sainte", "ste"}};
    g_auto(GStrv) words = g_strsplit(key, " ", -1);
    gboolean any = FALSE;

    for (char **word = words; *word != NULL; word++) {
        for (gsize i = 0; i < G_N_ELEMENTS(saints); i++) {
            if (strcmp(*word, saints[i].full) != 0)
                continue;
            g_free(*word);
            *word = g_strdup(saints[i].brief);
            any = TRUE;
        }
    }
    if (any) {
        g_autofree char *brief = g_strjoinv(" ", words);
        add_key(atlas, brief, municipality, kind);
    }
}

static void add_name(struct atlas *atlas, const char *name, guint municipality,
                     enum name_kind kind)
{
    g_autoptr(GString) key = g_string_new(NULL);

    text_fold(key, name);
    if (key->len == 0)
        return;
    add_key(atlas, key->str, municipality, kind);
    add_short_saint(atlas, key->str, municipality, kind);
}

static void add_names(struct atlas *atlas, const char *names, const char *separator,
                      guint municipality, enum name_kind kind)
{
    g_auto(GStrv) parts = g_strsplit(names, separator, -1);

    for (char **part = parts; *part != NULL; part++)
        add_name(atlas, *part, municipality, kind);
}

static void emit_cell(GString *out, const struct csv_row *row, const char *column)
{
    emit_string(out, csv_cell(row, column));
    g_string_append(out, ", ");
}

static void emit_constant(GString *out, const struct csv_row *row, const char *column,
                          const struct word *words)
{
    const char *constant = word_constant(words, csv_cell(row, column));

    if (constant == NULL)
        csv_row_wrong(row, "'%s' is unknown as %s", csv_cell(row, column), column);
    g_string_append_printf(out, "%s, ", constant);
}

static void emit_municipality(GString *out, const struct csv_row *row)
{
    if (!is_digits(csv_cell(row, "nis"), 5) ||
        !is_digits(csv_cell(row, "main_postcode"), 4) ||
        *csv_cell(row, "name_nl") == '\0' || *csv_cell(row, "name_fr") == '\0')
        csv_row_wrong(row, "a municipality has a code, a postcode and two names");
    g_string_append(out, "    {");
    emit_cell(out, row, "nis");
    emit_cell(out, row, "name_nl");
    emit_cell(out, row, "name_fr");
    emit_cell(out, row, "name_de");
    emit_constant(out, row, "region", regions);
    emit_constant(out, row, "language_regime", regimes);
    emit_cell(out, row, "province_nis");
    emit_cell(out, row, "province_nl");
    emit_cell(out, row, "province_fr");
    emit_cell(out, row, "arrondissement_nis");
    emit_cell(out, row, "main_postcode");
    emit_cell(out, row, "postcodes");
    g_string_append(out, "},\n");
}

static void emit_municipalities(GString *out, struct atlas *atlas)
{
    g_string_append(out, "\nconst struct municipality municipality_rows[] = {\n");
    for (guint i = 0; i < atlas->rows->len; i++) {
        const struct csv_row *row = g_ptr_array_index(atlas->rows, i);
        emit_municipality(out, row);
        add_name(atlas, csv_cell(row, "name_nl"), i, NAME_OFFICIAL);
        add_name(atlas, csv_cell(row, "name_fr"), i, NAME_OFFICIAL);
        add_names(atlas, csv_cell(row, "name_official"), " / ", i, NAME_OFFICIAL);
        add_name(atlas, csv_cell(row, "name_de"), i,
                 strcmp(csv_cell(row, "name_de_status"), "official") == 0 ? NAME_OFFICIAL
                                                                          : NAME_ALIAS);
    }
    g_string_append(out, "};\n");
    emit_count(out, "municipality_row_count", atlas->rows->len);
}

static void read_aliases(struct atlas *atlas, const char *dir)
{
    g_autoptr(CsvRows) rows = csv_rows_read(dir, "municipality_aliases.csv", ',');

    for (guint i = 0; i < csv_rows_count(rows); i++) {
        const struct csv_row *row = csv_rows_at(rows, i);
        guint municipality = municipality_index(atlas, csv_cell(row, "nis"));
        gsize kind = 0;

        while (kind < G_N_ELEMENTS(alias_kinds) &&
               !g_str_has_prefix(csv_cell(row, "kind"), alias_kinds[kind].prefix))
            kind++;
        if (municipality == NOWHERE || kind == G_N_ELEMENTS(alias_kinds))
            csv_row_wrong(row, "no such municipality, or kind of alias");
        add_name(atlas, csv_cell(row, "alias"), municipality, alias_kinds[kind].kind);
    }
}

/* The municipality that the code became, through the later merger as well. */
static guint successor(const struct atlas *atlas, const struct csv_rows *later,
                       const char *nis)
{
    guint municipality = municipality_index(atlas, nis);

    for (guint i = 0; municipality == NOWHERE && i < csv_rows_count(later); i++) {
        const struct csv_row *row = csv_rows_at(later, i);
        if (strcmp(csv_cell(row, "old_nis"), nis) == 0)
            municipality = municipality_index(atlas, csv_cell(row, "new_nis"));
    }
    return municipality;
}

static void read_mergers(struct atlas *atlas, const struct csv_rows *rows,
                         const struct csv_rows *later)
{
    for (guint i = 0; i < csv_rows_count(rows); i++) {
        const struct csv_row *row = csv_rows_at(rows, i);
        struct ended_code *ended = g_new0(struct ended_code, 1);

        ended->nis = csv_cell(row, "old_nis");
        ended->municipality = successor(atlas, later, csv_cell(row, "new_nis"));
        if (!is_digits(ended->nis, 5) || ended->municipality == NOWHERE ||
            municipality_index(atlas, ended->nis) != NOWHERE)
            csv_row_wrong(row, "not an ended code and its successor");
        add_name(atlas, csv_cell(row, "old_name_nl"), ended->municipality, NAME_FORMER);
        add_name(atlas, csv_cell(row, "old_name_fr"), ended->municipality, NAME_FORMER);
        g_ptr_array_add(atlas->ended, ended);
    }
}

static gint compare_ended(gconstpointer a, gconstpointer b)
{
    return strcmp((*(struct ended_code *const *)a)->nis,
                  (*(struct ended_code *const *)b)->nis);
}

static void emit_ended_codes(GString *out, struct atlas *atlas)
{
    g_ptr_array_sort(atlas->ended, compare_ended);
    g_string_append(out, "\nconst struct former_nis former_nis_rows[] = {\n");
    for (guint i = 0; i < atlas->ended->len; i++) {
        const struct ended_code *ended = g_ptr_array_index(atlas->ended, i);
        g_string_append_printf(out, "    {\"%s\", %u},\n", ended->nis,
                               ended->municipality);
    }
    g_string_append(out, "};\n");
    emit_count(out, "former_nis_row_count", atlas->ended->len);
}

static void emit_localities(GString *out, const struct csv_row *row, const char *column)
{
    g_auto(GStrv) names = g_strsplit(csv_cell(row, column), "|", -1);

    g_string_append(out, "(const char *const[]){");
    for (char **name = names; *name != NULL; name++) {
        emit_string(out, *name);
        g_string_append(out, ", ");
    }
    g_string_append(out, "NULL}, ");
}

static void emit_postcode(GString *out, struct atlas *atlas, const struct csv_row *row)
{
    const char *code = csv_cell(row, "postcode"), *nis = csv_cell(row, "nis");
    gboolean special = strcmp(csv_cell(row, "kind"), "special") == 0;
    guint municipality = municipality_index(atlas, nis);

    if (!is_digits(code, 4) || (municipality == NOWHERE && (!special || *nis != '\0')))
        csv_row_wrong(row, "a postcode has four digits and a municipality");
    g_string_append_printf(out, "    {\"%s\", ", code);
    if (municipality == NOWHERE)
        g_string_append(out, "NULL, ");
    else
        g_string_append_printf(out, "&municipality_rows[%u], ", municipality);
    g_string_append(out, special ? "TRUE, " : "FALSE, ");
    emit_localities(out, row, "localities_nl");
    emit_localities(out, row, "localities_fr");
    g_string_append(out, "},\n");
    if (municipality == NOWHERE)
        return;
    enum name_kind kind = special ? NAME_MAIL_USER : NAME_LOCALITY;
    add_names(atlas, csv_cell(row, "localities_nl"), "|", municipality, kind);
    add_names(atlas, csv_cell(row, "localities_fr"), "|", municipality, kind);
}

static gint compare_postcodes(gconstpointer a, gconstpointer b)
{
    return strcmp(csv_cell(*(const struct csv_row *const *)a, "postcode"),
                  csv_cell(*(const struct csv_row *const *)b, "postcode"));
}

static void emit_postcodes(GString *out, struct atlas *atlas, const char *dir)
{
    g_autoptr(CsvRows) rows = csv_rows_read(dir, "postcodes.csv", ',');

    g_ptr_array_sort(rows->rows, compare_postcodes);
    g_string_append(out, "\nconst struct postcode postcode_rows[] = {\n");
    for (guint i = 0; i < csv_rows_count(rows); i++) {
        const struct csv_row *row = csv_rows_at(rows, i);
        if (i > 0 && strcmp(csv_cell(csv_rows_at(rows, i - 1), "postcode"),
                            csv_cell(row, "postcode")) == 0)
            csv_row_wrong(row, "a postcode stands in one row");
        emit_postcode(out, atlas, row);
    }
    g_string_append(out, "};\n");
    emit_count(out, "postcode_row_count", csv_rows_count(rows));
}

static gint compare_places(gconstpointer a, gconstpointer b)
{
    const struct place *first = a, *second = b;
    int by_key = strcmp(first->key, second->key);

    if (by_key != 0)
        return by_key;
    if (first->kind != second->kind)
        return first->kind < second->kind ? -1 : 1;
    return first->municipality < second->municipality
               ? -1
               : first->municipality > second->municipality;
}

/* A municipality keeps the strongest kind under each key. */
static gboolean is_stronger_before(GArray *names, guint index)
{
    const struct place *place = &g_array_index(names, struct place, index);

    while (index-- > 0) {
        const struct place *other = &g_array_index(names, struct place, index);
        if (strcmp(other->key, place->key) != 0)
            return FALSE;
        if (other->municipality == place->municipality)
            return TRUE;
    }
    return FALSE;
}

static void emit_place_names(GString *out, struct atlas *atlas)
{
    guint count = 0;

    g_array_sort(atlas->names, compare_places);
    g_string_append(out, "\nconst struct place_name place_name_rows[] = {\n");
    for (guint i = 0; i < atlas->names->len; i++) {
        const struct place *place = &g_array_index(atlas->names, struct place, i);
        if (is_stronger_before(atlas->names, i))
            continue;
        g_string_append(out, "    {");
        emit_string(out, place->key);
        g_string_append_printf(out, ", %u, %u},\n", place->municipality,
                               (guint)place->kind);
        count++;
    }
    g_string_append(out, "};\n");
    emit_count(out, "place_name_row_count", count);
}

static void place_clear(gpointer place)
{
    g_free(((struct place *)place)->key);
}

void emit_places(GString *out, const char *dir)
{
    g_autoptr(CsvRows) rows = csv_rows_read(dir, "municipalities.csv", ',');
    g_autoptr(CsvRows) mergers_2019 = csv_rows_read(dir, "mergers_2019.csv", ',');
    g_autoptr(CsvRows) mergers_2025 = csv_rows_read(dir, "mergers_2025.csv", ',');
    struct atlas atlas = {
        .rows = g_ptr_array_ref(rows->rows),
        .names = g_array_new(FALSE, FALSE, sizeof(struct place)),
        .ended = g_ptr_array_new_with_free_func(g_free),
    };

    g_array_set_clear_func(atlas.names, place_clear);
    g_ptr_array_sort(atlas.rows, compare_nis);
    emit_municipalities(out, &atlas);
    read_aliases(&atlas, dir);
    read_mergers(&atlas, mergers_2019, mergers_2025);
    read_mergers(&atlas, mergers_2025, mergers_2025);
    emit_ended_codes(out, &atlas);
    emit_postcodes(out, &atlas, dir);
    emit_place_names(out, &atlas);
    g_ptr_array_unref(atlas.rows);
    g_ptr_array_unref(atlas.ended);
    g_array_unref(atlas.names);
}
