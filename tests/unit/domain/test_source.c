/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "domain/source.h"

/* The rows of law/rules.md section 1. */
static const char *const kinds[] = {
    "unknown",
    "mixed",
    "voter_list_current",
    "voter_list_old",
    "voter_list_diff",
    "population_register_list",
    "national_register",
    "civil_registry",
    "public_office_file",
    "previous_mandate",
    "public_employer_staff",
    "public_alert_or_newsletter",
    "customer_file",
    "patient_file",
    "employer_file",
    "association_list",
    "party_members",
    "own_sympathiser",
    "friends_family",
    "phonebook_dump",
    "public_web",
    "social_media",
    "family_notices",
    "neighbourhood_group",
    "bought_list",
    "third_party_list",
    "petition",
    "subscriber",
};

static void test_kinds(void **state)
{
    (void)state;
    assert_int_equal(G_N_ELEMENTS(kinds), SOURCE_KIND_COUNT);
    for (int i = 0; i < SOURCE_KIND_COUNT; i++) {
        enum source_kind kind = SOURCE_KIND_COUNT;
        assert_string_equal(source_kind_name((enum source_kind)i), kinds[i]);
        assert_true(source_kind_from_name(kinds[i], &kind));
        assert_int_equal(kind, i);
        assert_string_not_equal(source_kind_phrase((enum source_kind)i), "");
        assert_null(strchr(source_kind_phrase((enum source_kind)i), '_'));
        assert_int_equal(source_kind_is_voter_list((enum source_kind)i),
                         g_str_has_prefix(kinds[i], "voter_list_"));
    }
}

static void test_no_kind(void **state)
{
    (void)state;
    enum source_kind kind = SOURCE_PETITION;

    assert_false(source_kind_from_name("", &kind));
    assert_false(source_kind_from_name("Petition", &kind));
    assert_false(source_kind_from_name("voter_list", &kind));
    assert_false(source_kind_from_name(NULL, &kind));
    assert_int_equal(kind, SOURCE_PETITION);
}

static void test_roles(void **state)
{
    (void)state;
    static const char *const roles[ROLE_COUNT] = {
        "", "candidate", "office", "profession", "association", "private",
    };
    enum source_role role = ROLE_OFFICE;

    for (int i = 0; i < ROLE_COUNT; i++) {
        assert_string_equal(source_role_name((enum source_role)i), roles[i]);
        assert_int_equal(source_role_from_name(roles[i], &role), i != ROLE_UNKNOWN);
        if (i != ROLE_UNKNOWN)
            assert_int_equal(role, i);
    }
    assert_false(source_role_from_name("voter", &role));
    assert_false(source_role_from_name(NULL, &role));
}

static void test_declared(void **state)
{
    (void)state;
    enum declared declared = DECLARED_UNKNOWN;

    assert_string_equal(declared_name(DECLARED_UNKNOWN), "");
    assert_true(declared_from_name("yes", &declared));
    assert_int_equal(declared, DECLARED_YES);
    assert_true(declared_from_name("no", &declared));
    assert_int_equal(declared, DECLARED_NO);
    assert_string_equal(declared_name(DECLARED_YES), "yes");
    assert_string_equal(declared_name(DECLARED_NO), "no");
    assert_false(declared_from_name("", &declared));
    assert_false(declared_from_name("ja", &declared));
    assert_int_equal(declared, DECLARED_NO);
}

static void test_consent_for(void **state)
{
    (void)state;
    static const char *const names[CONSENT_FOR_COUNT] = {
        "", "candidate", "list", "party", "other",
    };

    for (int i = 0; i < CONSENT_FOR_COUNT; i++) {
        enum consent_for value = CONSENT_FOR_COUNT;
        assert_string_equal(consent_for_name((enum consent_for)i), names[i]);
        assert_int_equal(consent_for_from_name(names[i], &value), i != 0);
        assert_int_equal(value, i != 0 ? i : CONSENT_FOR_COUNT);
    }
}

static void test_status(void **state)
{
    (void)state;
    assert_string_equal(source_status_name(SOURCE_OPEN), "open");
    assert_string_equal(source_status_name(SOURCE_FLAGGED), "flagged");
    assert_string_equal(source_status_name(SOURCE_CLOSED), "closed");
}

static const struct {
    const char *id;
    gboolean valid;
} ids[] = {
    {"kiezerslijst-2030", TRUE},
    {"A", TRUE},
    {"7_b", TRUE},
    {"0123456789012345678901234567890123456789", TRUE},
    {"01234567890123456789012345678901234567890", FALSE},
    {"", FALSE},
    {"-a", FALSE},
    {"_a", FALSE},
    {".a", FALSE},
    {"a.b", FALSE},
    {"../a", FALSE},
    {"a/b", FALSE},
    {"a b", FALSE},
    {"é", FALSE},
};

static void test_ids(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++)
        if (source_id_is_valid(ids[i].id) != ids[i].valid)
            fail_msg("'%s'", ids[i].id);
}

static void test_new(void **state)
{
    (void)state;
    g_autoptr(Source) source = source_new();

    assert_int_equal(source->kind, SOURCE_UNKNOWN);
    assert_int_equal(source->obtained_on, DAY_UNKNOWN);
    assert_int_equal(source->collected_directly, DECLARED_UNKNOWN);
    assert_int_equal(source->status, SOURCE_OPEN);
    assert_null(source->id);
    source->id = g_strdup("brief");
    source->holder = g_strdup("Stad Gent");
    source->purpose_told = g_strdup("x");
    source->evidence_name = g_strdup("x");
    source->evidence_digest = g_strdup("x");
    source->municipality = g_strdup("44021");
    source_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),       cmocka_unit_test(test_no_kind),
        cmocka_unit_test(test_roles),       cmocka_unit_test(test_declared),
        cmocka_unit_test(test_consent_for), cmocka_unit_test(test_status),
        cmocka_unit_test(test_ids),         cmocka_unit_test(test_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
