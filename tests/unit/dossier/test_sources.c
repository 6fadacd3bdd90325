/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/clock.h"
#include "dossier/campaign.h"

static struct source *voter_list(void)
{
    struct source *source = source_new();

    source->id = g_strdup("kiezers");
    source->kind = SOURCE_VOTER_LIST_CURRENT;
    source->holder = g_strdup("Stad Gent");
    source->obtained_on = day_from_ymd(2030, 8, 1);
    source->role = ROLE_CANDIDATE;
    source->purpose_told = g_strdup("verkiezingspropaganda");
    source->collected_directly = DECLARED_NO;
    source->objection_offered = DECLARED_YES;
    source->evidence_name = g_strdup("ontvangstbewijs.pdf");
    source->evidence_digest = g_strdup("00ff");
    source->consent_for = CONSENT_FOR_LIST;
    source->consent_separate = DECLARED_YES;
    source->municipality = g_strdup("44021");
    return source;
}

static void what_was_declared_is_read(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Source) declared = voter_list();
    g_autoptr(GError) error = NULL;

    assert_true(source_declare(dossier, declared, &error));
    campaign_declare(dossier, "leden");
    assert_int_equal(campaign_entries(dossier), 3);
    g_autoptr(GPtrArray) list = sources_list(dossier, &error);
    assert_int_equal(list->len, 2);
    const struct source *source = list->pdata[0], *bare = list->pdata[1];
    assert_string_equal(source->id, "kiezers");
    assert_int_equal(source->kind, SOURCE_VOTER_LIST_CURRENT);
    assert_string_equal(source->holder, "Stad Gent");
    assert_int_equal(source->obtained_on, day_from_ymd(2030, 8, 1));
    assert_int_equal(source->role, ROLE_CANDIDATE);
    assert_string_equal(source->purpose_told, "verkiezingspropaganda");
    assert_int_equal(source->collected_directly, DECLARED_NO);
    assert_int_equal(source->objection_offered, DECLARED_YES);
    assert_string_equal(source->evidence_name, "ontvangstbewijs.pdf");
    assert_string_equal(source->evidence_digest, "00ff");
    assert_int_equal(source->consent_for, CONSENT_FOR_LIST);
    assert_int_equal(source->consent_separate, DECLARED_YES);
    assert_string_equal(source->municipality, "44021");
    assert_int_equal(source->status, SOURCE_OPEN);
    assert_int_equal(source->recipients, 0);
    assert_string_equal(bare->id, "leden");
    assert_null(bare->holder);
    assert_int_equal(bare->obtained_on, DAY_UNKNOWN);
    assert_int_equal(bare->role, ROLE_UNKNOWN);
    assert_int_equal(bare->collected_directly, DECLARED_UNKNOWN);
}

static void an_id_is_taken_once(void **state)
{
    static const char *const ids[] = {"leden", "Leden"};
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);

    campaign_declare(dossier, "leden");
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++) {
        g_autoptr(Source) source = source_new();
        g_autoptr(GError) error = NULL;
        source->id = g_strdup(ids[i]);
        assert_false(source_declare(dossier, source, &error));
        assert_code(error, KIESPOST_ERROR_USAGE, ids[i]);
    }
    assert_int_equal(campaign_entries(dossier), 2);
}

static void nobody_knows_this_source(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) error = NULL, key_error = NULL;

    assert_null(source_find(dossier, "leden", &error));
    assert_code(error, KIESPOST_ERROR_USAGE, "leden");
    assert_null(source_key(dossier, "leden", &key_error));
    assert_code(key_error, KIESPOST_ERROR_REFUSED, "leden");
}

static void flags_and_status(void **state)
{
    static const struct {
        enum source_status status;
        struct source_flag flag;
    } marks[] = {
        {SOURCE_FLAGGED, {"customer_file", 0.75, "", "column 'Klantnummer'"}},
        {SOURCE_CLOSED, {"", 1, "registers-block", "a national register number"}},
    };
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(GError) error = NULL;
    gint64 started = clock_now();

    campaign_declare(dossier, "leden");
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
        source_mark(dossier, "leden", marks[i].status, &marks[i].flag, &error);
        assert_no_error(error);
        g_autoptr(Source) source = source_find(dossier, "leden", NULL);
        assert_int_equal(source->status, marks[i].status);
        assert_int_equal(campaign_entries(dossier), 3 + (int)i);
    }
    g_autoptr(GArray) flags = source_flags(dossier, "leden", &error);
    assert_int_equal(flags->len, G_N_ELEMENTS(marks));
    for (guint i = 0; i < flags->len; i++) {
        const struct source_flag *flag = &g_array_index(flags, struct source_flag, i);
        assert_string_equal(flag->class_name, marks[i].flag.class_name);
        assert_true(flag->weight == marks[i].flag.weight);
        assert_string_equal(flag->rule, marks[i].flag.rule);
        assert_string_equal(flag->evidence, marks[i].flag.evidence);
        assert_in_range(flag->at, started, clock_now());
    }
}

static void a_lost_source_file_is_named(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    const struct recipient person = campaign_person("Jan", "Maes");
    g_autofree char *path = campaign_path(state, "sources/leden.db");
    g_autoptr(GError) error = NULL, load_error = NULL;

    campaign_declare(dossier, "leden");
    campaign_import(dossier, "leden", &person, 1);
    g_remove(path);
    assert_null(recipients_open(dossier, "leden", RECIPIENTS_BY_NUMBER, &error));
    assert_code(error, KIESPOST_ERROR_DAMAGED, "lost");
    assert_non_null(strstr(error->message, "sources/leden.db"));
    assert_null(recipient_load_new(dossier, "leden", &load_error));
    assert_code(load_error, KIESPOST_ERROR_DAMAGED, "lost");
}

static void a_destroyed_key_is_the_end(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    const struct recipient person = campaign_person("Jan", "Maes");
    g_autoptr(GError) error = NULL;

    campaign_declare(dossier, "leden");
    campaign_import(dossier, "leden", &person, 1);
    assert_true(database_run(dossier->database, "UPDATE source SET key = NULL", NULL));
    assert_null(recipients_open(dossier, "leden", RECIPIENTS_BY_NUMBER, &error));
    assert_code(error, KIESPOST_ERROR_REFUSED, "destroyed");
}

/* Each source has a key of its own, and another one opens nothing. */
static void sources_do_not_open_each_other(void **state)
{
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    const struct recipient person = campaign_person("Jan", "Maes");
    g_autofree char *path = campaign_path(state, "sources/leden.db");
    g_autoptr(GError) error = NULL;

    campaign_declare(dossier, "leden");
    campaign_declare(dossier, "vrienden");
    campaign_import(dossier, "leden", &person, 1);
    g_autoptr(Secret) other = source_key(dossier, "vrienden", NULL);
    assert_null(database_open(path, "leden", other, DATABASE_READ, &error));
    assert_code(error, KIESPOST_ERROR_DAMAGED, "other key");
}

/* ---- nothing readable ---- */

static gboolean holds_bytes(const char *path, const char *bytes, gsize length)
{
    g_autoptr(GDir) directory = g_dir_open(path, 0, NULL);
    g_autofree char *content = NULL;
    const char *name;
    gsize size;

    while (directory != NULL && (name = g_dir_read_name(directory)) != NULL) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        if (holds_bytes(child, bytes, length))
            return TRUE;
    }
    return directory == NULL && g_file_get_contents(path, &content, &size, NULL) &&
           memmem(content, size, bytes, length) != NULL;
}

static void assert_unreadable(const char *directory, const char *text)
{
    glong words;
    g_autofree gunichar2 *wide = g_utf8_to_utf16(text, -1, NULL, &words, NULL);

    if (holds_bytes(directory, text, strlen(text)) ||
        holds_bytes(directory, (const char *)wide, (gsize)words * 2))
        fail_msg("%s is readable in %s", text, directory);
}

static void nothing_readable_is_on_the_disk(void **state)
{
    static const char *const texts[] = {
        "Zonderlinckx",  "Ygrainetta",  "Klapekstersteeg", "ygrainetta@example.be",
        "ledenlijst-zq", "Els Peeters", "holder-zq"};
    struct recipient people[500];
    g_autoptr(Dossier) dossier = campaign_open(*state, DOSSIER_WRITE);
    g_autoptr(Source) source = source_new();

    for (gsize i = 0; i < G_N_ELEMENTS(people); i++) {
        people[i] = campaign_person("Ygrainetta", "Zonderlinckx");
        people[i].street = "Klapekstersteeg";
        people[i].email = "ygrainetta@example.be";
    }
    source->id = g_strdup("ledenlijst-x");
    source->holder = g_strdup("holder-zq");
    source->purpose_told = g_strdup("ledenlijst-zq");
    assert_true(source_declare(dossier, source, NULL));
    campaign_import(dossier, "ledenlijst-x", people, G_N_ELEMENTS(people));
    campaign_import(dossier, "ledenlijst-x", people, G_N_ELEMENTS(people));
    /* In the middle of another import, the write-ahead logs full. */
    g_autoptr(RecipientLoad) load = recipient_load_new(dossier, "ledenlijst-x", NULL);
    struct campaign_rows rows = {people, G_N_ELEMENTS(people), 0, FEED_END};
    assert_true(recipient_load_run(load, campaign_feed, &rows, NULL));
    assert_true(campaign_has(state, "sources/ledenlijst-x.db-wal"));
    assert_true(campaign_has(state, "dossier.db-wal"));
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_unreadable(*state, texts[i]);
    g_clear_pointer(&load, recipient_load_free);
    g_clear_pointer(&dossier, dossier_free);
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_unreadable(*state, texts[i]);
}

int main(void)
{
#define TEST(function)                                                                   \
    cmocka_unit_test_setup_teardown(function, campaign_begin, campaign_end)
    const struct CMUnitTest tests[] = {
        TEST(what_was_declared_is_read),      TEST(an_id_is_taken_once),
        TEST(nobody_knows_this_source),       TEST(flags_and_status),
        TEST(a_lost_source_file_is_named),    TEST(a_destroyed_key_is_the_end),
        TEST(sources_do_not_open_each_other), TEST(nothing_readable_is_on_the_disk),
    };

    return cmocka_run_group_tests(tests, campaign_make, campaign_unmake);
}
