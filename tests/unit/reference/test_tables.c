/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reference/calendar.h"
#include "reference/ceiling.h"
#include "reference/email_domain_class.h"
#include "reference/fingerprint.h"
#include "reference/generate/csv_rows.h"
#include "reference/gsm_alphabet.h"
#include "reference/header_name.h"
#include "reference/heading_words.h"
#include "reference/law_source.h"
#include "reference/municipality.h"
#include "reference/name_list.h"
#include "reference/origin_word.h"
#include "reference/postcode.h"
#include "reference/role_account.h"

/* The generator's own reader, so that both see the same rows. */
#include "reference/generate/csv_rows.c"

#define CSV_DIR KIESPOST_SOURCE_DIR "/app/reference"

typedef gboolean (*row_is_reachable)(const struct csv_row *row);

static gboolean is_called(const struct municipality *municipality, const char *name)
{
    enum name_kind kind;
    return municipality_is_called(municipality, name, &kind);
}

static gboolean municipality_is_reachable(const struct csv_row *row)
{
    const struct municipality *municipality = municipality_by_nis(csv_cell(row, "nis"));
    g_auto(GStrv) postcodes = NULL;

    if (municipality == NULL)
        return FALSE;
    postcodes = g_strsplit(csv_cell(row, "postcodes"), " ", -1);
    for (char **postcode = postcodes; *postcode != NULL; postcode++)
        if (!municipality_has_postcode(municipality, *postcode))
            return FALSE;
    return strcmp(municipality->name_nl, csv_cell(row, "name_nl")) == 0 &&
           strcmp(municipality->name_fr, csv_cell(row, "name_fr")) == 0 &&
           strcmp(municipality->name_de, csv_cell(row, "name_de")) == 0 &&
           strcmp(municipality->province_nis, csv_cell(row, "province_nis")) == 0 &&
           strcmp(municipality->main_postcode, csv_cell(row, "main_postcode")) == 0 &&
           strcmp(municipality->postcodes, csv_cell(row, "postcodes")) == 0 &&
           is_called(municipality, csv_cell(row, "name_nl")) &&
           is_called(municipality, csv_cell(row, "name_fr"));
}

static gboolean alias_is_reachable(const struct csv_row *row)
{
    const struct municipality *municipality = municipality_by_nis(csv_cell(row, "nis"));
    const char *alias = csv_cell(row, "alias");
    gboolean ambiguous;
    const struct municipality *found = municipality_by_name(alias, &ambiguous);

    return is_called(municipality, alias) && (found == municipality || ambiguous);
}

static gboolean merger_is_reachable(const struct csv_row *row)
{
    const struct municipality *municipality =
        municipality_by_nis(csv_cell(row, "old_nis"));
    return municipality != NULL &&
           municipality == municipality_by_nis(csv_cell(row, "new_nis")) &&
           is_called(municipality, csv_cell(row, "old_name_nl")) &&
           is_called(municipality, csv_cell(row, "old_name_fr"));
}

static gboolean localities_are_reachable(const struct csv_row *row, const char *column,
                                         enum language language)
{
    const struct postcode *postcode = postcode_find(csv_cell(row, "postcode"));
    g_auto(GStrv) names = g_strsplit(csv_cell(row, column), "|", -1);

    if (postcode_locality_count(postcode, language) != g_strv_length(names))
        return FALSE;
    for (guint i = 0; names[i] != NULL; i++)
        if (strcmp(postcode_locality_name(postcode, i, language), names[i]) != 0 ||
            (postcode->municipality != NULL &&
             !is_called(postcode->municipality, names[i])))
            return FALSE;
    return TRUE;
}

static gboolean postcode_is_reachable(const struct csv_row *row)
{
    const struct postcode *postcode = postcode_find(csv_cell(row, "postcode"));

    return postcode != NULL &&
           postcode->municipality == municipality_by_nis(csv_cell(row, "nis")) &&
           postcode->special == (strcmp(csv_cell(row, "kind"), "special") == 0) &&
           localities_are_reachable(row, "localities_nl", LANGUAGE_NL) &&
           localities_are_reachable(row, "localities_fr", LANGUAGE_FR);
}

static gboolean election_is_reachable(const struct csv_row *row)
{
    const struct election *election = election_find(csv_cell(row, "election_id"));
    char day[DAY_ISO_SIZE];

    if (election == NULL)
        return FALSE;
    day_format_iso(election->day, day);
    return strcmp(day, csv_cell(row, "date")) == 0 &&
           strcmp(election->regime->id, csv_cell(row, "regime")) == 0 &&
           strcmp(election->note, csv_cell(row, "note")) == 0;
}

static gboolean regime_is_reachable(const struct csv_row *row)
{
    const struct regime *regime = regime_find(csv_cell(row, "regime_id"));

    return regime != NULL && strcmp(regime->citation, csv_cell(row, "citation")) == 0 &&
           strcmp(regime->share, csv_cell(row, "share")) == 0 &&
           strcmp(regime->end_duty, csv_cell(row, "end_duty")) == 0;
}

/* Some election's ceiling rests on the row's source. */
static gboolean ceiling_is_reachable(const struct csv_row *row)
{
    const char *source = csv_cell(row, "source");
    gint64 voters = g_ascii_strtoll(csv_cell(row, "voters"), NULL, 10);

    for (guint i = 0; i < election_count(); i++) {
        for (int who = 0; who < CEILING_WHO_COUNT; who++) {
            struct ceiling ceiling;
            if (strcmp(election_at(i)->regime->id, csv_cell(row, "regime")) == 0 &&
                strcmp(ceiling_who_name((enum ceiling_who)who), csv_cell(row, "who")) ==
                    0 &&
                ceiling_find(election_at(i), (enum ceiling_who)who,
                             voters != 0 ? voters : 100000000, &ceiling) &&
                strcmp(ceiling.source, source) == 0)
                return TRUE;
        }
    }
    return FALSE;
}

static gboolean law_source_is_reachable(const struct csv_row *row)
{
    const char *rest;
    const struct law_source *source = law_source_find(csv_cell(row, "tag"), &rest);

    return source != NULL && strcmp(source->what, csv_cell(row, "what")) == 0 &&
           strcmp(source->address, csv_cell(row, "address")) == 0;
}

static gboolean header_is_reachable(const struct csv_row *row)
{
    return strcmp(field_name(header_field(csv_cell(row, "heading"))),
                  csv_cell(row, "field")) == 0;
}

static gboolean name_is_in(enum name_list list, const struct csv_row *row)
{
    for (guint i = 0; i < name_list_length(list); i++) {
        const struct listed_name *name = name_list_at(list, i);
        if (strcmp(name->name, csv_cell(row, "name")) == 0 &&
            name->count == (guint)g_ascii_strtoull(csv_cell(row, "count"), NULL, 10))
            return TRUE;
    }
    return FALSE;
}

static gboolean given_name_is_reachable(const struct csv_row *row)
{
    return name_is_in(NAMES_GIVEN, row);
}

static gboolean special_given_name_is_reachable(const struct csv_row *row)
{
    return name_is_in(NAMES_GIVEN_SPECIAL, row);
}

static gboolean family_name_is_reachable(const struct csv_row *row)
{
    return name_is_in(NAMES_FAMILY, row);
}

static gboolean special_family_name_is_reachable(const struct csv_row *row)
{
    return name_is_in(NAMES_FAMILY_SPECIAL, row);
}

static gboolean heading_is_reachable(const char *class, const char *system,
                                     const char *heading, gboolean strong)
{
    g_autoptr(GString) key = g_string_new(NULL);
    guint count;

    heading_key(key, heading);
    const struct fingerprint_heading *found = fingerprint_headings(key->str, &count);
    for (guint i = 0; i < count; i++) {
        const struct fingerprint *of = fingerprint_at(found[i].fingerprint);
        if (strcmp(of->class, class) == 0 && strcmp(of->system, system) == 0 &&
            (!strong || found[i].strong))
            return TRUE;
    }
    return FALSE;
}

static gboolean fingerprint_is_reachable(const struct csv_row *row)
{
    static const char *const columns[] = {"headers", "strong_tokens"};

    for (guint strong = 0; strong < G_N_ELEMENTS(columns); strong++) {
        g_auto(GStrv) headings = g_strsplit(csv_cell(row, columns[strong]), "|", -1);
        for (char **heading = headings; *heading != NULL; heading++)
            if (!heading_is_reachable(csv_cell(row, "class"), csv_cell(row, "system"),
                                      *heading, strong == 1))
                return FALSE;
    }
    return TRUE;
}

static gboolean municipal_domain_is_reachable(const struct csv_row *row)
{
    const char *domain = csv_cell(row, "domain");

    /* Of one municipality of 565 none was found. */
    return *domain == '\0' ||
           email_domain_class(domain, strlen(domain)) == EMAIL_DOMAIN_MUNICIPAL;
}

/* A pattern or a sentence stands for no domain of its own. */
static gboolean email_domain_is_reachable(const struct csv_row *row)
{
    g_auto(GStrv) entries = g_strsplit(csv_cell(row, "domain_or_pattern"), " / ", -1);

    for (char **entry = entries; *entry != NULL; entry++)
        if (strpbrk(*entry, "{*( ") == NULL &&
            email_domain_class(*entry, strlen(*entry)) == EMAIL_DOMAIN_UNKNOWN)
            return FALSE;
    return TRUE;
}

static gboolean role_account_is_reachable(const struct csv_row *row)
{
    const char *local_part = csv_cell(row, "local_part");
    const char *category = role_account_category(local_part, strlen(local_part));

    return category != NULL && strcmp(category, csv_cell(row, "category")) == 0;
}

/* In the order of the file. */
static gboolean origin_word_is_reachable(const struct csv_row *row)
{
    guint index = row->line - 2;

    return index < origin_word_count() &&
           strcmp(origin_word_at(index)->word, csv_cell(row, "word")) == 0 &&
           strcmp(origin_word_at(index)->class, csv_cell(row, "class")) == 0;
}

static gboolean gsm_character_is_reachable(const struct csv_row *row)
{
    gunichar character =
        (gunichar)g_ascii_strtoull(csv_cell(row, "unicode_hex"), NULL, 16);
    guint septets = (guint)g_ascii_strtoull(csv_cell(row, "septets"), NULL, 10);

    return gsm_alphabet_septets(character) == septets ||
           g_str_equal(csv_cell(row, "char"), "ESC");
}

static const struct {
    const char *file;
    char delimiter;
    const char *original; /* under ../shared; NULL: it is made here */
    row_is_reachable is_reachable;
} files[] = {
    {"municipalities.csv", ',', "data", municipality_is_reachable},
    {"municipality_aliases.csv", ',', "data", alias_is_reachable},
    {"mergers_2019.csv", ',', "data", merger_is_reachable},
    {"mergers_2025.csv", ',', "data", merger_is_reachable},
    {"postcodes.csv", ',', "data", postcode_is_reachable},
    {"calendar.csv", ';', "law", election_is_reachable},
    {"regimes.csv", ';', "law", regime_is_reachable},
    {"ceilings.csv", ';', NULL, ceiling_is_reachable},
    {"headers.csv", ',', NULL, header_is_reachable},
    {"law_sources.csv", ';', NULL, law_source_is_reachable},
    {"fingerprints.csv", ',', "data", fingerprint_is_reachable},
    {"municipal_domains.csv", ',', "data", municipal_domain_is_reachable},
    {"email_domains.csv", ',', "data", email_domain_is_reachable},
    {"email_role_accounts.csv", ',', "data", role_account_is_reachable},
    {"origin_words.csv", ',', NULL, origin_word_is_reachable},
    {"gsm0338.csv", ',', "data", gsm_character_is_reachable},
    {"first_names.csv", ',', "data", given_name_is_reachable},
    {"first_names_special.csv", ',', "data", special_given_name_is_reachable},
    {"surnames.csv", ',', "data", family_name_is_reachable},
    {"surnames_special.csv", ',', "data", special_family_name_is_reachable},
};

static void test_every_row_is_reachable(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(CsvRows) rows =
            csv_rows_read(CSV_DIR, files[i].file, files[i].delimiter);
        assert_true(csv_rows_count(rows) > 0);
        for (guint row = 0; row < csv_rows_count(rows); row++)
            if (!files[i].is_reachable(csv_rows_at(rows, row)))
                fail_msg("%s:%u", files[i].file, csv_rows_at(rows, row)->line);
    }
}

static void test_copies_are_identical(void **state)
{
    (void)state;
    static const char shared[] = KIESPOST_SOURCE_DIR "/../shared/data";

    if (!g_file_test(shared, G_FILE_TEST_IS_DIR)) {
        print_message("skipped: there is no %s to compare the copies with\n", shared);
        skip();
    }
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *copy = g_build_filename(CSV_DIR, files[i].file, NULL);
        g_autofree char *ours = NULL, *theirs = NULL;
        gsize our_length, their_length;
        if (files[i].original == NULL)
            continue;
        g_autofree char *original =
            g_build_filename(shared, "..", files[i].original, files[i].file, NULL);
        assert_true(g_file_get_contents(copy, &ours, &our_length, NULL));
        assert_true(g_file_get_contents(original, &theirs, &their_length, NULL));
        if (our_length != their_length || memcmp(ours, theirs, our_length) != 0)
            fail_msg("%s is not %s any more", copy, original);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_row_is_reachable),
        cmocka_unit_test(test_copies_are_identical),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
