/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "provenance/conflict.h"
#include "provenance/origin_class.h"

static struct origin *origin_of(const char *class, double weight, guint signs)
{
    struct origin *origin = g_new0(struct origin, 1);
    struct origin_class one = {class, weight, NULL};

    origin->classes = g_array_new(FALSE, TRUE, sizeof(struct origin_class));
    origin->opinion_columns = g_array_new(FALSE, FALSE, sizeof(guint));
    origin->signs = signs;
    g_array_append_val(origin->classes, one);
    return origin;
}

static enum conflict conflict(const char *class, enum source_kind kind, guint signs)
{
    g_autoptr(Origin) origin = origin_of(class, 0.8, signs);
    const struct origin_class *why;
    enum conflict conflict = conflict_gravest(origin, kind, &why);

    assert_true((why == NULL) == (conflict == CONFLICT_NONE));
    return conflict;
}

static gboolean is_among(const char *class, const char *const *classes)
{
    for (; *classes != NULL; classes++)
        if (strcmp(*classes, class) == 0)
            return TRUE;
    return FALSE;
}

/* The table of law/README.md, written out once more. */
static void test_every_cell_of_the_table(void **state)
{
    (void)state;
    static const char *const forbidden[] = {"municipal_population",
                                            "municipal_services",
                                            "municipal_permits",
                                            "medical",
                                            "school",
                                            "mutuality",
                                            "hr",
                                            "utility_telecom",
                                            "open_register",
                                            "voter_list_forbidden",
                                            NULL};
    static const struct {
        enum source_kind kind;
        const char *own[7];
    } kinds[] = {
        {SOURCE_VOTER_LIST_CURRENT, {"voter_list"}},
        {SOURCE_VOTER_LIST_OLD, {"voter_list"}},
        {SOURCE_VOTER_LIST_DIFF, {"voter_list"}},
        {SOURCE_PARTY_MEMBERS, {"party_members", "association"}},
        {SOURCE_CUSTOMER_FILE,
         {"crm_business", "accounting_customers", "ecommerce_customers", "pos",
          "insurance_broker", "notary_realestate"}},
        {SOURCE_ASSOCIATION_LIST, {"association", "sports_club"}},
        {SOURCE_PHONEBOOK_DUMP, {"personal_contacts"}},
        {SOURCE_PUBLIC_WEB, {"web_scrape"}},
        {SOURCE_SOCIAL_MEDIA, {"social_network"}},
        {SOURCE_BOUGHT_LIST, {"bought_list"}},
        {SOURCE_THIRD_PARTY_LIST, {"bought_list"}},
        {SOURCE_PETITION, {"event"}},
        {SOURCE_PUBLIC_OFFICE_FILE, {"municipal_services", "municipal_permits"}},
        {SOURCE_PREVIOUS_MANDATE, {"municipal_services", "municipal_permits"}},
        {SOURCE_PUBLIC_ALERT_OR_NEWSLETTER, {"municipal_services", "newsletter_tool"}},
        {SOURCE_PUBLIC_EMPLOYER_STAFF, {"hr", "municipal_services"}},
        {SOURCE_POPULATION_REGISTER_LIST, {"municipal_population", "voter_list"}},
        {SOURCE_NATIONAL_REGISTER, {"municipal_population"}},
        {SOURCE_CIVIL_REGISTRY, {"municipal_population", "municipal_services"}},
    };
    for (int class = 0; class < CLASS_COUNT; class ++) {
        const char *name = origin_class_name((enum origin_class_id) class);
        for (int kind = 0; kind < SOURCE_KIND_COUNT; kind++) {
            enum conflict expected =
                is_among(name, forbidden) ? CONFLICT_FORBIDDEN : CONFLICT_SUSPICIOUS;
            for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
                if ((int)kinds[i].kind == kind && is_among(name, kinds[i].own))
                    expected = CONFLICT_NONE;
            if (conflict(name, (enum source_kind)kind, 0) != expected)
                fail_msg("%s under %s", name, source_kind_name((enum source_kind)kind));
        }
    }
}

static void test_what_consent_makes_harmless(void **state)
{
    (void)state;
    guint column = ORIGIN_CONSENT_COLUMN,
          all = ORIGIN_CONSENT_COLUMN | ORIGIN_ALL_CONSENTED;
    static const enum source_kind other = SOURCE_OWN_SYMPATHISER;

    assert_int_equal(conflict("newsletter_tool", SOURCE_SUBSCRIBER, column),
                     CONFLICT_NONE);
    assert_int_equal(conflict("newsletter_tool", SOURCE_SUBSCRIBER, 0),
                     CONFLICT_SUSPICIOUS);
    assert_int_equal(conflict("newsletter_tool", other, column), CONFLICT_SUSPICIOUS);
    assert_int_equal(conflict("event", SOURCE_SUBSCRIBER, all), CONFLICT_NONE);
    assert_int_equal(conflict("event", SOURCE_SUBSCRIBER, column), CONFLICT_SUSPICIOUS);
    assert_int_equal(conflict("personal_contacts", SOURCE_SUBSCRIBER, all),
                     CONFLICT_NONE);
    assert_int_equal(conflict("personal_contacts", SOURCE_SUBSCRIBER, 0),
                     CONFLICT_SUSPICIOUS);
    assert_int_equal(conflict("medical", SOURCE_SUBSCRIBER, all), CONFLICT_FORBIDDEN);
    assert_int_equal(conflict("crm_business", SOURCE_SUBSCRIBER, all),
                     CONFLICT_SUSPICIOUS);
}

static void test_a_coincidence_is_no_conflict(void **state)
{
    (void)state;
    g_autoptr(Origin) origin = origin_of("medical", 0.49, 0);
    const struct origin_class *why;

    assert_int_equal(conflict_gravest(origin, SOURCE_SUBSCRIBER, &why), CONFLICT_NONE);
    assert_null(why);
}

/* the column is refused, the list stands. */
static void test_a_voter_list_with_one_column_too_many(void **state)
{
    (void)state;
    g_autoptr(Origin) origin = origin_of("voter_list_forbidden", 0.6, 0);
    struct origin_class list = {"voter_list", 0.8, NULL};
    const struct origin_class *why;

    assert_int_equal(conflict_gravest(origin, SOURCE_VOTER_LIST_CURRENT, &why),
                     CONFLICT_FORBIDDEN);
    g_array_append_val(origin->classes, list);
    assert_int_equal(conflict_gravest(origin, SOURCE_VOTER_LIST_CURRENT, &why),
                     CONFLICT_NONE);
    assert_int_equal(conflict_gravest(origin, SOURCE_SUBSCRIBER, &why),
                     CONFLICT_FORBIDDEN);
    assert_string_equal(why->name, "voter_list_forbidden");
}

/* It is a voter list as long as it looks like one more than like anything else. */
static void test_a_voter_list_that_looks_like_something_besides(void **state)
{
    (void)state;
    g_autoptr(Origin) origin = origin_of("municipal_population", 0.7, 0);
    struct origin_class list = {"voter_list", 0.7, NULL};
    struct origin_class shop = {"pos", 0.74, NULL};
    const struct origin_class *why;

    g_array_append_val(origin->classes, list);
    assert_int_equal(conflict_gravest(origin, SOURCE_VOTER_LIST_CURRENT, &why),
                     CONFLICT_NONE);
    g_array_index(origin->classes, struct origin_class, 0).weight = 0.75;
    assert_int_equal(conflict_gravest(origin, SOURCE_VOTER_LIST_CURRENT, &why),
                     CONFLICT_FORBIDDEN);
    g_array_index(origin->classes, struct origin_class, 0).weight = 0.7;
    g_array_append_val(origin->classes, shop);
    assert_int_equal(conflict_gravest(origin, SOURCE_VOTER_LIST_CURRENT, &why),
                     CONFLICT_SUSPICIOUS);
    assert_int_equal(conflict_gravest(origin, SOURCE_OWN_SYMPATHISER, &why),
                     CONFLICT_FORBIDDEN);
    g_array_index(origin->classes, struct origin_class, 2).weight = 0.76;
    assert_int_equal(conflict_gravest(origin, SOURCE_OWN_SYMPATHISER, &why),
                     CONFLICT_SUSPICIOUS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_cell_of_the_table),
        cmocka_unit_test(test_what_consent_makes_harmless),
        cmocka_unit_test(test_a_coincidence_is_no_conflict),
        cmocka_unit_test(test_a_voter_list_with_one_column_too_many),
        cmocka_unit_test(test_a_voter_list_that_looks_like_something_besides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
