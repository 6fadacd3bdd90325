/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How well provenance/ tells whose file a file is.
 *
 *   bench-recognition FOLDER [--check]   judge every file of FOLDER/manifest.csv
 *   bench-recognition --speed FILE       seconds for reading FILE without and with it
 *
 * The files of group "known" are of a system of the fingerprint table and judged without
 * that system's rows; those of group "unseen" have headings that no row has. What counts
 * is what follows for the kind that the file was declared to be (provenance/conflict.h).
 *
 * Headings of evidence grade A and B were seen somewhere: what is found of those is a
 * measurement. Grade C is what somebody believes such files to look like: counted apart,
 * and no measurement. With --check both have to be good enough, each for itself. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "extract/reader.h"
#include "provenance/conflict.h"

enum {
    FLAGGED_LEAST = 85, /* per cent of the files that may not pass */
    WRONGLY_MOST = 5    /* per cent of the lawful files */
};

enum expectation {
    EXPECT_NONE,
    EXPECT_SUSPICIOUS,
    EXPECT_FORBIDDEN,
    EXPECT_ANY
};

static const char *const expectation_names[] = {"none", "suspicious", "forbidden", "any"};

/* Signs that keep a file from passing, as the manifest names them. */
static const struct {
    const char *name;
    guint sign;
} held_signs[] = {
    {"office", ORIGIN_OFFICE_CONTACT},
    {"opinion", ORIGIN_OPINION},
    {"special", ORIGIN_SPECIAL},
    {"two", ORIGIN_TWO_SOURCES},
};

/* A row of the manifest, and what came of it. */
struct specimen {
    char *file;
    char *group;
    enum source_kind declared;
    char **classes; /* the first is the best answer, the others are right as well */
    char *system;
    gboolean lawful;
    enum expectation expected;
    guint signs;
    gboolean measured;

    char *unreadable; /* why, or NULL */
    enum conflict got;
    char *why;  /* the class that the conflict is about, or NULL */
    char *best; /* the heaviest class, "none" without any */
    double weight;
    guint signs_got;
};

static void specimen_free(struct specimen *specimen)
{
    g_free(specimen->file);
    g_free(specimen->group);
    g_strfreev(specimen->classes);
    g_free(specimen->system);
    g_free(specimen->unreadable);
    g_free(specimen->why);
    g_free(specimen->best);
    g_free(specimen);
}

/* ---- the manifest ---- */

static guint column_of(const struct extract_form *form, const char *heading)
{
    for (guint i = 0; i < form->column_count; i++) {
        if (strcmp(form->headings[i], heading) == 0)
            return i;
    }
    g_error("the manifest has no column “%s”", heading);
}

static enum expectation expectation_from_name(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(expectation_names); i++) {
        if (strcmp(expectation_names[i], name) == 0)
            return (enum expectation)i;
    }
    g_error("the manifest expects “%s”", name);
}

static struct specimen *specimen_new(const struct extract_form *form,
                                     const struct span *cells)
{
#define CELL(name) cells[column_of(form, name)].text
    struct specimen *specimen = g_new0(struct specimen, 1);

    specimen->file = g_strdup(CELL("file"));
    specimen->group = g_strdup(CELL("group"));
    if (!source_kind_from_name(CELL("declared_kind"), &specimen->declared))
        g_error("the manifest declares “%s”", CELL("declared_kind"));
    specimen->classes = g_strsplit(CELL("true_class"), "/", -1);
    specimen->system = g_strdup(CELL("system"));
    specimen->lawful = strcmp(CELL("lawful"), "yes") == 0;
    specimen->expected = expectation_from_name(CELL("expected"));
    for (guint i = 0; i < G_N_ELEMENTS(held_signs); i++) {
        if (strcmp(CELL("signs"), held_signs[i].name) == 0)
            specimen->signs = held_signs[i].sign;
    }
    specimen->measured = strcmp(CELL("grade"), "C") != 0;
    return specimen;
#undef CELL
}

static GPtrArray *manifest_read(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, "manifest.csv", NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(Extract) extract = extract_open(path, &error);
    GPtrArray *specimens = g_ptr_array_new_with_free_func((GDestroyNotify)specimen_free);
    struct extract_row row;

    if (extract == NULL)
        g_error("%s", error->message);
    while (extract_next(extract, &row, &error)) {
        if (row.defect != DEFECT_NONE)
            g_error("%s: line %" G_GUINT64_FORMAT, path, row.line);
        g_ptr_array_add(specimens, specimen_new(extract_form(extract), row.cells));
    }
    g_assert_no_error(error);
    return specimens;
}

/* ---- one file ---- */

/* The lines above the headings, as the file's own encoding has them. */
static char *preamble_of(const char *path, const struct extract_form *form)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;

    if (form->headings_line < 2 || !g_file_get_contents(path, &bytes, &length, NULL))
        return g_strdup("");
    g_autofree char *text = g_convert_with_fallback(
        bytes, (gssize)length, "UTF-8", form->encoding, "?", NULL, NULL, NULL);
    if (text == NULL)
        return g_strdup("");
    char *end = text;
    for (guint64 line = 1; line < form->headings_line; line++) {
        char *next = strchr(end, '\n');
        if (next == NULL)
            break;
        end = next + 1;
    }
    *end = '\0';
    return g_strdup(text);
}

static struct recognition *recognition_for(const struct extract_form *form,
                                           const char *name, const char *preamble)
{
    return recognition_new(&(struct file_form){
        .name = name,
        .delimiter = form->delimiter,
        .preamble = preamble,
        .headings = form->headings,
        .count = form->column_count,
        .has_headings = form->has_headings,
    });
}

/* Rows without defect; FALSE: reading failed. */
static gboolean see_rows(struct extract *extract, struct recognition *recognition)
{
    struct extract_row row;
    g_autoptr(GError) error = NULL;

    while (extract_next(extract, &row, &error)) {
        if (row.defect == DEFECT_NONE && recognition != NULL)
            recognition_see(recognition, row.cells);
    }
    return error == NULL;
}

static void examine(struct specimen *specimen, const char *folder)
{
    g_autofree char *path = g_build_filename(folder, specimen->file, NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(Extract) extract = extract_open(path, &error);

    if (extract == NULL) {
        specimen->unreadable = g_strdup(error->message);
        return;
    }
    g_autofree char *preamble = preamble_of(path, extract_form(extract));
    /* A name that tells nothing: the manifest's would give the answer away. */
    g_autoptr(Recognition) recognition =
        recognition_for(extract_form(extract), "lijst.csv", preamble);
    recognition_leave_out(
        recognition, strcmp(specimen->group, "known") == 0 ? specimen->system : NULL);
    if (!see_rows(extract, recognition)) {
        specimen->unreadable = g_strdup("reading failed");
        return;
    }
    g_autoptr(Origin) origin = recognition_conclude(recognition);
    const struct origin_class *why = NULL;
    specimen->got = conflict_gravest(origin, specimen->declared, &why);
    specimen->why = why == NULL ? NULL : g_strdup(why->name);
    specimen->signs_got = origin->signs;
    specimen->best = g_strdup("none");
    if (origin->classes->len > 0) {
        const struct origin_class *heaviest =
            &g_array_index(origin->classes, struct origin_class, 0);
        g_free(specimen->best);
        specimen->best = g_strdup(heaviest->name);
        specimen->weight = heaviest->weight;
    }
}

/* ---- verdicts ---- */

static gboolean is_flagged(const struct specimen *specimen)
{
    return specimen->unreadable == NULL && specimen->got != CONFLICT_NONE;
}

/* To count with. */
static guint one_if(gboolean statement)
{
    return statement ? 1 : 0;
}

static guint held_signs_of(const struct specimen *specimen)
{
    guint held = 0;

    for (guint i = 0; i < G_N_ELEMENTS(held_signs); i++)
        held |= specimen->signs_got & held_signs[i].sign;
    return held;
}

static gboolean class_is_right(const struct specimen *specimen)
{
    return specimen->best != NULL &&
           g_strv_contains((const char *const *)specimen->classes, specimen->best);
}

/* What the class is reported under: the answer when it is a right one. */
static const char *class_of(const struct specimen *specimen)
{
    return class_is_right(specimen) ? specimen->best : specimen->classes[0];
}

static gboolean is_mistaken(const struct specimen *specimen)
{
    if (specimen->unreadable != NULL)
        return TRUE;
    if (specimen->expected == EXPECT_ANY)
        return FALSE;
    return specimen->expected == EXPECT_NONE
               ? is_flagged(specimen) || held_signs_of(specimen) != 0
               : (enum expectation)specimen->got != specimen->expected;
}

static void print_signs(guint signs)
{
    for (guint i = 0; i < G_N_ELEMENTS(held_signs); i++) {
        if ((signs & held_signs[i].sign) != 0)
            printf(" +%s", held_signs[i].name);
    }
}

static void print_mistakes(GPtrArray *specimens)
{
    printf("\nMistakes, one by one (file: expected, got):\n");
    for (guint i = 0; i < specimens->len; i++) {
        const struct specimen *specimen = specimens->pdata[i];

        if (!is_mistaken(specimen))
            continue;
        printf("  %-56s %s (%s), ", specimen->file, expectation_names[specimen->expected],
               specimen->classes[0]);
        if (specimen->unreadable != NULL) {
            printf("not read: %s\n", specimen->unreadable);
            continue;
        }
        printf("%s", expectation_names[specimen->got]);
        if (specimen->why != NULL && strcmp(specimen->why, specimen->best) != 0)
            printf(" for %s", specimen->why);
        printf(" (%s %.2f)", specimen->best, specimen->weight);
        print_signs(held_signs_of(specimen));
        printf("%s\n", specimen->measured ? "" : "   [C]");
    }
}

/* Signs are no classes: told apart. */
static void print_wanted_signs(GPtrArray *specimens)
{
    printf("\nSigns (R-26, R-47, R-48, two sources) that a file has:\n");
    for (guint j = 0; j < G_N_ELEMENTS(held_signs); j++) {
        guint wanted = 0, found = 0;

        for (guint i = 0; i < specimens->len; i++) {
            const struct specimen *specimen = specimens->pdata[i];
            wanted += specimen->signs == held_signs[j].sign;
            found += specimen->signs == held_signs[j].sign &&
                     (specimen->signs_got & held_signs[j].sign) != 0;
        }
        printf("  %-10s found in %u of %u\n", held_signs[j].name, found, wanted);
    }
}

/* ---- figures ---- */

static double per_cent(guint part, guint whole)
{
    return whole == 0 ? 0 : 100.0 * part / whole;
}

struct tally {
    guint wrong, flagged, flagged_as_said; /* wrong: files that may not pass */
    guint lawful, wrongly, wrongly_with_signs;
};

/* `group` NULL: all groups. */
static struct tally tally_of(GPtrArray *specimens, const char *group, gboolean measured)
{
    struct tally tally = {0};

    for (guint i = 0; i < specimens->len; i++) {
        const struct specimen *specimen = specimens->pdata[i];

        if (specimen->measured != measured || specimen->expected == EXPECT_ANY ||
            (group != NULL && strcmp(specimen->group, group) != 0))
            continue;
        if (specimen->expected == EXPECT_NONE) {
            tally.lawful++;
            tally.wrongly += one_if(is_flagged(specimen));
            tally.wrongly_with_signs +=
                one_if(is_flagged(specimen) || held_signs_of(specimen) != 0);
        } else {
            tally.wrong++;
            tally.flagged += one_if(is_flagged(specimen));
            tally.flagged_as_said +=
                (enum expectation)specimen->got == specimen->expected;
        }
    }
    return tally;
}

static gboolean tally_is_good(const struct tally *tally)
{
    return per_cent(tally->flagged, tally->wrong) >= FLAGGED_LEAST &&
           per_cent(tally->wrongly_with_signs, tally->lawful) <= WRONGLY_MOST;
}

static gboolean report(const char *title, const struct tally *tally)
{
    printf("  %-42s flagged %3u of %3u: %5.1f %% (wanted: ≥ %d %%), as gravely as said "
           "%u\n",
           title, tally->flagged, tally->wrong, per_cent(tally->flagged, tally->wrong),
           FLAGGED_LEAST, tally->flagged_as_said);
    printf(
        "  %-42s lawful ones held %u of %u: %.1f %% (wanted: ≤ %d %%), %u of them by a "
        "sign alone\n",
        "", tally->wrongly_with_signs, tally->lawful,
        per_cent(tally->wrongly_with_signs, tally->lawful), WRONGLY_MOST,
        tally->wrongly_with_signs - tally->wrongly);
    return tally_is_good(tally);
}

static gboolean print_figures(GPtrArray *specimens)
{
    struct tally measured = tally_of(specimens, NULL, TRUE);
    struct tally known = tally_of(specimens, "known", FALSE);
    struct tally unseen = tally_of(specimens, "unseen", FALSE);
    struct tally measured_known = tally_of(specimens, "known", TRUE);
    struct tally measured_unseen = tally_of(specimens, "unseen", TRUE);
    gboolean good;

    printf("\nMeasured: headings that were seen (evidence grades A and B)\n");
    good = report("all", &measured);
    report("of these, one system left out", &measured_known);
    report("of these, unseen headings", &measured_unseen);
    printf("\nNot measured: headings as somebody believes them to be (grade C)\n");
    good = report("one system left out", &known) && good;
    good = report("unseen headings", &unseen) && good;
    return good;
}

struct class_tally {
    guint files, right;       /* of this class; recognised as it */
    guint told, told_rightly; /* told to be of this class */
    guint files_measured, right_measured;
};

static void print_classes(GPtrArray *specimens, const char *group, const char *title)
{
    g_autoptr(GHashTable) classes =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);

    for (guint i = 0; i < specimens->len; i++) {
        const struct specimen *specimen = specimens->pdata[i];
        const char *names[2] = {class_of(specimen), specimen->best};

        if (strcmp(specimen->group, group) != 0 || specimen->unreadable != NULL)
            continue;
        for (guint j = 0; j < 2; j++) {
            struct class_tally *tally = g_hash_table_lookup(classes, names[j]);
            if (tally == NULL) {
                tally = g_new0(struct class_tally, 1);
                g_hash_table_insert(classes, (gpointer)names[j], tally);
            }
            gboolean right = class_is_right(specimen);
            tally->files += j == 0;
            tally->right += j == 0 && right;
            tally->files_measured += j == 0 && specimen->measured;
            tally->right_measured += j == 0 && right && specimen->measured;
            tally->told += j == 1;
            tally->told_rightly += j == 1 && right;
        }
    }
    printf("\n%-24s %21s %21s %20s\n", title, "recall", "precision", "measured (A, B)");
    g_autoptr(GList) names =
        g_list_sort(g_hash_table_get_keys(classes), (GCompareFunc)strcmp);
    for (GList *name = names; name != NULL; name = name->next) {
        const struct class_tally *tally = g_hash_table_lookup(classes, name->data);
        printf("  %-22s %4u of %4u %5.0f %%   %4u of %4u %5.0f %%   %10u of %u\n",
               (const char *)name->data, tally->right, tally->files,
               per_cent(tally->right, tally->files), tally->told_rightly, tally->told,
               per_cent(tally->told_rightly, tally->told), tally->right_measured,
               tally->files_measured);
    }
}

static int judge(const char *folder, gboolean checking)
{
    g_autoptr(GPtrArray) specimens = manifest_read(folder);

    for (guint i = 0; i < specimens->len; i++)
        examine(specimens->pdata[i], folder);
    print_mistakes(specimens);
    print_wanted_signs(specimens);
    print_classes(specimens, "known", "One system left out");
    print_classes(specimens, "unseen", "Unseen headings");
    gboolean good = print_figures(specimens);
    if (!good)
        printf("\nA figure is not what is wanted.\n");
    return checking && !good ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* ---- speed ---- */

/* Processor seconds for one reading of `path`; `rows` receives how many. */
static double seconds_of_reading(const char *path, gboolean recognising, guint64 *rows)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Extract) extract = extract_open(path, &error);

    if (extract == NULL)
        g_error("%s", error->message);
    g_autoptr(Recognition) recognition =
        recognition_for(extract_form(extract), "lijst.csv", "");
    clock_t start = clock();
    if (!see_rows(extract, recognising ? recognition : NULL))
        g_error("%s: reading failed", path);
    g_autoptr(Origin) origin = recognising ? recognition_conclude(recognition) : NULL;
    if (origin != NULL)
        *rows = origin->rows_seen;
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* "ROWS SECONDS SECONDS": reading alone, then with every row recognised. */
static int measure_speed(const char *path)
{
    guint64 rows = 0;
    double bare = seconds_of_reading(path, FALSE, &rows);
    double recognised = seconds_of_reading(path, TRUE, &rows);

    printf("%" G_GUINT64_FORMAT " %.3f %.3f\n", rows, bare, recognised);
    return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--speed") == 0)
        return measure_speed(argv[2]);
    if (argc == 2 || (argc == 3 && strcmp(argv[2], "--check") == 0))
        return judge(argv[1], argc == 3);
    fprintf(stderr, "bench-recognition FOLDER [--check] | --speed FILE\n");
    return 64;
}
