/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "provenance/origin_class.h"

#include <string.h>

#include "base/i18n.h"

static const struct {
    const char *name;
    const char *phrase;
} classes[WORDS_COUNT] = {
    [CLASS_PERSONAL_CONTACTS] = {"personal_contacts",
                                 N_("an address book out of a mail program or a phone")},
    [CLASS_SOCIAL_NETWORK] = {"social_network", N_("contacts out of a social network")},
    [CLASS_NEWSLETTER_TOOL] = {"newsletter_tool",
                               N_("the subscribers of a newsletter tool")},
    [CLASS_CRM_BUSINESS] = {"crm_business", N_("the customers of a business")},
    [CLASS_ACCOUNTING_CUSTOMERS] = {"accounting_customers",
                                    N_("the customers of a bookkeeping program")},
    [CLASS_ECOMMERCE_CUSTOMERS] = {"ecommerce_customers",
                                   N_("the customers of a web shop")},
    [CLASS_POS] = {"pos", N_("the loyalty cards of a shop")},
    [CLASS_MEDICAL] = {"medical", N_("the patients of a practice or a hospital")},
    [CLASS_MUTUALITY] = {"mutuality", N_("the members of a health insurer")},
    [CLASS_SCHOOL] = {"school", N_("the pupils or parents of a school")},
    [CLASS_SPORTS_CLUB] = {"sports_club", N_("the members of a sports club")},
    [CLASS_ASSOCIATION] = {"association", N_("the members of an association")},
    [CLASS_NOTARY_REALESTATE] = {"notary_realestate",
                                 N_("the clients of a notary or an estate agent")},
    [CLASS_INSURANCE_BROKER] = {"insurance_broker",
                                N_("the clients of an insurance broker")},
    [CLASS_MUNICIPAL_POPULATION] = {"municipal_population",
                                    N_("an extract of a population register")},
    [CLASS_MUNICIPAL_SERVICES] = {"municipal_services",
                                  N_("a file of a municipality's services")},
    [CLASS_MUNICIPAL_PERMITS] = {"municipal_permits",
                                 N_("a municipality's list of permits")},
    [CLASS_PARTY_MEMBERS] = {"party_members", N_("the members of a party")},
    [CLASS_EVENT] = {"event", N_("the people of an event, a contest or a petition")},
    [CLASS_WEB_SCRAPE] = {"web_scrape", N_("a collection taken from web pages")},
    [CLASS_BOUGHT_LIST] = {"bought_list", N_("a list that was bought or rented")},
    [CLASS_OPEN_REGISTER] = {"open_register", N_("an extract of a public register")},
    [CLASS_VOTER_LIST] = {"voter_list", N_("a voter list")},
    [CLASS_VOTER_LIST_FORBIDDEN] =
        {"voter_list_forbidden",
         N_("a voter list with national register numbers, which no candidate may have")},
    [CLASS_HR] = {"hr", N_("a list of staff")},
    [CLASS_UTILITY_TELECOM] = {"utility_telecom",
                               N_("the customers of an energy or telecom supplier")},
    [WORDS_OPINION] = {"sign_opinion", ""},
    [WORDS_SPECIAL] = {"sign_special", ""},
    [WORDS_OFFICE] = {"sign_office", ""},
    [WORDS_CONSENT] = {"sign_consent", ""},
    [WORDS_WORDING] = {"sign_wording", ""},
    [WORDS_NOTHING] = {"nothing", ""},
};

const char *origin_class_name(enum origin_class_id class)
{
    g_assert(class < WORDS_COUNT);
    return classes[class].name;
}

enum origin_class_id origin_class_from_name(const char *name)
{
    int class = 0;

    while (class < WORDS_COUNT && strcmp(classes[class].name, name) != 0)
        class ++;
    return (enum origin_class_id) class;
}

const char *origin_class_phrase(const char *name)
{
    enum origin_class_id class = origin_class_from_name(name);

    return class < CLASS_COUNT ? _(classes[class].phrase) : name;
}
