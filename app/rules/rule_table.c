/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule_table.h"

#include "rules/consent.h"
#include "base/i18n.h"
#include "rules/predicates.h"

/* law/rules.md, row by row. A row of sort DEMAND holds when the answer is yes; every
 * other bites on yes. What is said of a rule in plain words stands in rule_words.c. */

#define CHECK              STAGE_CHECK, TRUE
#define IMPORT             STAGE_IMPORT, FALSE
#define IMPORT_AND_VERDICT STAGE_IMPORT, TRUE
/* README.md lists under approve, where a person declares them. They are
 * answered per source, and a mailing may have several: so they enter the verdicts too, or
 * one bad source would pass behind a good one. */
#define APPROVE_AND_VERDICT STAGE_APPROVE, TRUE
#define APPROVE             STAGE_APPROVE, FALSE
#define HANDOVER            STAGE_HANDOVER, FALSE

#define POST       CHANNEL_BIT(CHANNEL_POST)
#define EMAIL      CHANNEL_BIT(CHANNEL_EMAIL)
#define SMS        CHANNEL_BIT(CHANNEL_SMS)
#define ELECTRONIC (EMAIL | SMS)
#define ALL        CHANNELS_ALL

#define KIND(kind) KIND_BIT(SOURCE_##kind)
G_STATIC_ASSERT(SOURCE_KIND_COUNT < 32);

#define ANY_SOURCE   KINDS_ALL
#define CURRENT_LIST KIND(VOTER_LIST_CURRENT)
#define VOTER_LISTS                                                                      \
    (KIND(VOTER_LIST_CURRENT) | KIND(VOTER_LIST_OLD) | KIND(VOTER_LIST_DIFF))
#define OTHER_SOURCES (KINDS_ALL & ~VOTER_LISTS)
#define PUBLIC_DATA                                                                      \
    (KIND(PUBLIC_WEB) | KIND(SOCIAL_MEDIA) | KIND(FAMILY_NOTICES) |                      \
     KIND(NEIGHBOURHOOD_GROUP))
#define BOUGHT       (KIND(BOUGHT_LIST) | KIND(THIRD_PARTY_LIST))
#define MEMBERSHIP   (KIND(SUBSCRIBER) | KIND(OWN_SYMPATHISER) | KIND(PARTY_MEMBERS))
#define OWN_CONTACTS (KIND(SUBSCRIBER) | KIND(OWN_SYMPATHISER) | KIND(FRIENDS_FAMILY))

/* Days since 1970-01-01 as a constant: base/day.c's calculation, for years after 1600. */
#define RULE_YEAR(y, m) ((y) - ((m) <= 2))
#define RULE_DAY(y, m, d)                                                                \
    (365 * RULE_YEAR(y, m) + RULE_YEAR(y, m) / 4 - RULE_YEAR(y, m) / 100 +               \
     RULE_YEAR(y, m) / 400 + (153 * ((m) > 2 ? (m)-3 : (m) + 9) + 2) / 5 + (d)-1 -       \
     719468)

#define ALWAYS DAY_UNKNOWN, DAY_UNKNOWN
/* The person lists of the population registers end: royal decree of 11 July 2023. */
#define SINCE_PERSON_LISTS_END RULE_DAY(2023, 8, 21), DAY_UNKNOWN
/* Regulation (EU) 2024/900 applies. */
#define SINCE_ADVERTISING_ACT RULE_DAY(2025, 10, 10), DAY_UNKNOWN

#define NONE   EFFECT_NONE
#define ALLOW  EFFECT_ALLOW
#define INFO   EFFECT_INFO
#define ADD    EFFECT_ADD
#define REVIEW EFFECT_REVIEW
#define BLOCK  EFFECT_BLOCK

/* clang-format off */
/* What yes, no and unknown do; where they differ, by post and then electronically. */
#define DOES(yes, no, unknown)    {yes, no, unknown}, {yes, no, unknown}
#define BY_POST(yes, no, unknown) {yes, no, unknown}
#define ONLINE(yes, no, unknown)  {yes, no, unknown}

static const struct rule table[] = {

    /* 2.1 Voter lists */
    {"R-01", "voter-list-postal-ok", CHECK, SORT_GRANT, POST,
     CURRENT_LIST, ALWAYS,
     asks_voter_list_postal_ok, DOES(ALLOW, NONE, NONE),
     N_("GDPR 5(1)(b), 6(1)(f); electoral statute of the election (Electoral Code art. 17; LPKD art. 20)"),
     "SEED-GBA, GBA-OB, APD-OB, VL-KL, EC17", "H/P"},
    {"R-02", "voter-list-electoral-only", APPROVE, SORT_BAR, ALL,
     VOTER_LISTS, ALWAYS,
     asks_voter_list_other_purpose, DOES(BLOCK, NONE, REVIEW),
     N_("electoral statutes (Electoral Code art. 17, 197bis; LPKD art. 20, 22); GDPR 5(1)(b)"),
     "GBA-OB, EC17", "H/P"},
    {"R-03", "voter-list-other-election", CHECK, SORT_BAR, ALL,
     CURRENT_LIST | KIND(VOTER_LIST_OLD), ALWAYS,
     asks_voter_list_other_election, DOES(BLOCK, NONE, BLOCK),
     N_("electoral statutes: the list is given out for one specific election; GDPR 5(1)(b)"),
     "GBA-OB, APD-OB", "H/P"},
    {"R-04", "voter-list-diff", IMPORT_AND_VERDICT, SORT_BAR, ALL,
     KIND(VOTER_LIST_DIFF), ALWAYS,
     asks_source_alone, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 5(1)(a), 6(1)(f), 12, 14; decision 39/2020"),
     "HUB-39/2020, legalnews.be", "H/S"},
    {"R-05", "voter-list-end-local", CHECK, SORT_BAR, ALL,
     CURRENT_LIST, ALWAYS,
     asks_voter_list_end_local, DOES(BLOCK, NONE, BLOCK),
     N_("LPKD art. 20 §3, 22; CDLD L4122-7 §4, L4122-8 §5; NCECB art. 13 §3; the authority's general rule: at the latest election day"),
     "APD-OB, VL-GDPR", "H/P"},
    {"R-06", "voter-list-end-federal", CHECK, SORT_BAR, POST,
     CURRENT_LIST, ALWAYS,
     asks_voter_list_end_open, DOES(REVIEW, NONE, REVIEW),
     N_("Electoral Code art. 17 §3; law 16 July 1993 art. 3 §3 (\"outside the period\"); the authority: for one specific election only"),
     "APD-OB, EC17", "M/P"},
    {"R-07", "voter-list-holder-eligible", CHECK, SORT_BAR, ALL,
     CURRENT_LIST, ALWAYS,
     asks_voter_list_unlawful_holder, DOES(BLOCK, NONE, REVIEW),
     N_("LPKD art. 20; Electoral Code art. 17, 197bis"),
     "VL-KL, EC17", "H/P"},
    {"R-08", "voter-list-no-passing-on", HANDOVER, SORT_BAR, ALL,
     VOTER_LISTS, ALWAYS,
     asks_voter_list_passed_on, DOES(BLOCK, NONE, BLOCK),
     N_("electoral statutes (LPKD art. 20 §3, 22; Electoral Code art. 17 §3, 197bis); GDPR 28; warning 74/2024"),
     "GBA-OB, HUB-74/2024", "H/P+S"},

    /* 2.2 Other sources and purpose binding */
    {"R-09", "population-register-list", IMPORT_AND_VERDICT, SORT_BAR, ALL,
     KIND(POPULATION_REGISTER_LIST), SINCE_PERSON_LISTS_END,
     asks_source_alone, DOES(BLOCK, NONE, BLOCK),
     N_("royal decree 16 July 1992 art. 7, as changed by royal decree 11 July 2023"),
     "BRULOC vs. GBA-FILES", "M/S"},
    {"R-10", "registers-block", IMPORT_AND_VERDICT, SORT_BAR, ALL,
     OTHER_SOURCES, ALWAYS,
     asks_registers, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 5(1)(b); law 8 August 1983"),
     "GBA-OB, GBA-FAQ", "H/P"},
    /* A previous mandate is an office by its very meaning: R-12 judges it, with its cure. */
    {"R-11", "public-office-file", CHECK, SORT_BAR, ALL,
     OTHER_SOURCES & ~KIND(PREVIOUS_MANDATE), ALWAYS,
     asks_public_office, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 5(1)(b), 6(4), 6(1); decisions 04/2019, 10/2019, 30/2020, 53/2020"),
     "SEED-GBA, GBA-MAN, HUB-10/2019, EFDPO", "H/P"},
    {"R-12", "previous-mandate", CHECK, SORT_BAR, ALL,
     KIND(PREVIOUS_MANDATE), ALWAYS,
     asks_without_consent, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 5(1)(b), 6(4)"),
     "GBA-MAN", "H/P"},
    {"R-13", "customer-file", CHECK, SORT_BAR, ALL,
     OTHER_SOURCES, ALWAYS,
     asks_customers, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 5(1)(b); decision 11/2019; patient data also GDPR 9 and Penal Code art. 458"),
     "SEED-GBA, GBA-NEWS24, GBA-OB", "H/P"},
    {"R-14", "prior-relation", CHECK, SORT_GRANT, ELECTRONIC,
     KIND(OWN_SYMPATHISER) | KIND(PARTY_MEMBERS), ALWAYS,
     asks_prior_relation, DOES(ALLOW, NONE, NONE),
     N_("GDPR 6(1)(f); the authority's exception for a prior relation (member, sympathiser)"),
     "GBA-TH, GBA-RI, APD-RI", "H/P"},
    {"R-15", "party-members", CHECK, SORT_GRANT, ALL,
     KIND(PARTY_MEMBERS), ALWAYS,
     asks_party_members, DOES(ALLOW, REVIEW, REVIEW),
     N_("GDPR 9(2)(d)"),
     "GBA-SENS, SEED-AP1 pt 3, SEED-N2", "H/P for the principle, M/I for candidate-as-recipient"},
    {"R-16", "association-list", CHECK, SORT_BAR, ALL,
     OTHER_SOURCES, ALWAYS,
     asks_association, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 5(1)(b); where it reveals religion, health, union or orientation also GDPR 9"),
     "GBA-OB, GBA-FAQ, WAL-FAQ, HNMA", "H/P"},
    {"R-17", "friends-family", CHECK, SORT_GRANT, ALL,
     KIND(FRIENDS_FAMILY), ALWAYS,
     asks_friends_family, BY_POST(ALLOW, NONE, NONE), ONLINE(REVIEW, NONE, REVIEW),
     N_("GDPR 6(1)(f); the authority to the press: close friends, family and known sympathisers are the exceptions"),
     "RTBF-14", "M/S"},
    {"R-18", "phonebook-dump", CHECK, SORT_BAR, ALL,
     KIND(PHONEBOOK_DUMP), ALWAYS,
     asks_source_alone, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 5(1)(a), 6(1); the authority: \"blind\" messages to persons in a file are an infringement"),
     "RTBF-14", "H/S"},
    {"R-19", "public-data", CHECK, SORT_BAR, ALL,
     PUBLIC_DATA, ALWAYS,
     asks_without_consent, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 5(1)(b): public data stay protected"),
     "SEED-GBA, GBA-PUB, GBA-FAQ, GBA-NEWS24, RTL24, SEED-AP1 pt 5", "H/P"},
    {"R-20", "unknown-source", CHECK, SORT_BAR, ALL,
     OTHER_SOURCES, ALWAYS,
     asks_unknown_source, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 5(1)(a), 5(2), 12(1), 14(2)(f); warning 74/2024"),
     "HUB-74/2024, W74", "H/S"},
    {"R-21", "bought-list", CHECK, SORT_BAR, ALL,
     BOUGHT, ALWAYS,
     asks_source_alone, BY_POST(REVIEW, NONE, REVIEW), ONLINE(BLOCK, NONE, BLOCK),
     N_("GDPR 5(2), 6(1), 9; decision 04/2021 on a broker"),
     "SEED-AP1, SEED-AP2, HUB-04/2021", "H/P (AP), M/S (BE)"},
    {"R-22", "voter-list-paper-only", CHECK, SORT_BAR, ELECTRONIC,
     CURRENT_LIST, ALWAYS,
     asks_source_alone, DOES(BLOCK, NONE, BLOCK),
     N_("LPKD art. 20 §3; elsewhere GDPR 5(1)(b), 5(1)(c)"),
     "VL-KL, NB19", "H/P (Flanders), M/I (elsewhere)"},
    {"R-23", "voter-list-column-guard", IMPORT, SORT_INFO, ALL,
     CURRENT_LIST, ALWAYS,
     asks_voter_list_spare_columns, DOES(INFO, NONE, NONE),
     N_("GDPR 5(1)(c); the fields that the electoral statute allows"),
     "regimes.csv", "H/P"},
    {"R-24", "voter-list-region-scope", CHECK, SORT_BAR, POST,
     CURRENT_LIST, ALWAYS,
     asks_voter_list_out_of_scope, DOES(BLOCK, NONE, REVIEW),
     N_("electoral statute; GDPR 5(1)(c)"),
     "EC17", "M/I"},

    /* 2.3 Consent and electronic messages */
    {"R-30", "e-channel-consent", CHECK, SORT_BAR, ELECTRONIC,
     OTHER_SOURCES, ALWAYS,
     asks_no_consent, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 6(1)(a); ePrivacy Directive 13(1) as cited in warning 74/2024"),
     "GBA-EC, APD-EC, GBA-FAQ, GBA-TH, WAL-FAQ", "H/P"},
    {"R-32", "consent-proof", CHECK, SORT_BAR, ELECTRONIC,
     OTHER_SOURCES, ALWAYS,
     asks_consent_unproven, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 7(1), 5(2)"),
     "SEED-AP1", "H/P"},
    {"R-33", "consent-quality", APPROVE_AND_VERDICT, SORT_BAR, ALL,
     OTHER_SOURCES, ALWAYS,
     asks_consent_bundled, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 4(11), 7"),
     "SEED-GBA", "H/P"},
    {"R-34", "consent-other-use", APPROVE_AND_VERDICT, SORT_BAR, ALL,
     OTHER_SOURCES, ALWAYS,
     asks_consent_other_use, DOES(BLOCK, NONE, REVIEW),
     N_("GDPR 4(11), 5(1)(b)"),
     "–", "M/I"},
    {"R-36", "consent-withdrawn", CHECK, SORT_BAR, ALL,
     OTHER_SOURCES, ALWAYS,
     asks_consent_withdrawn, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 7(3), 21(3)"),
     "GDPR 14(2)(d) text seen", "H/K"},
    {"R-37", "opt-out-each-message", APPROVE, SORT_DEMAND, ELECTRONIC,
     ANY_SOURCE, ALWAYS,
     asks_opt_out, DOES(NONE, BLOCK, ADD),
     N_("GDPR 7(3), 21(2)–(4); the authority: in each later message"),
     "GBA-RI, RTBF-DAY", "H/P"},
    {"R-38", "sender-honest", APPROVE, SORT_DEMAND, ELECTRONIC,
     ANY_SOURCE, ALWAYS,
     asks_sender_shown, DOES(NONE, BLOCK, REVIEW),
     N_("GDPR 5(1)(a)"),
     "GBA-RI", "H/P (identity), K (header)"},

    /* 2.4 Combining, enriching, segmenting */
    {"R-40", "no-enrichment", IMPORT_AND_VERDICT, SORT_BAR, ALL,
     ANY_SOURCE, ALWAYS,
     asks_voter_list_enriched, DOES(BLOCK, NONE, BLOCK),
     N_("purpose of the voter list in the electoral statutes; GDPR 5(1)(b); decision 10/2019"),
     "HUB-10/2019, VL-KL", "M/I"},

    /* 2.6 Notice */
    {"R-50", "notice-present", CHECK, SORT_DEMAND, ALL,
     ANY_SOURCE, ALWAYS,
     asks_notice_present, DOES(NONE, BLOCK, ADD),
     N_("GDPR 13, 14"), "SEED-GBA, GBA-RI, APD-RI, VL-GDPR", "H/P"},
    {"R-51", "notice-source", CHECK, SORT_DEMAND, ALL,
     ANY_SOURCE, ALWAYS,
     asks_notice_source, DOES(NONE, BLOCK, ADD),
     N_("GDPR 14(2)(f); warning 74/2024"), "GBA-RI, HUB-74/2024", "H/P"},
    {"R-52", "notice-controller", CHECK, SORT_DEMAND, ALL,
     ANY_SOURCE, ALWAYS,
     asks_notice_controller, DOES(NONE, BLOCK, ADD),
     N_("GDPR 13(1)(a), 14(1)(a), 26"), "VL-GDPR, KRAAINEM", "H/P"},
    {"R-53", "notice-purpose-basis", APPROVE, SORT_DEMAND, ALL,
     ANY_SOURCE, ALWAYS,
     asks_notice_purpose_basis, DOES(NONE, BLOCK, ADD),
     N_("GDPR 13(1)(c), 14(1)(c), 14(2)(b)"), "GDPR text seen", "H/P"},
    {"R-54", "notice-rights", APPROVE, SORT_DEMAND, ALL,
     ANY_SOURCE, ALWAYS,
     asks_notice_rights, DOES(NONE, BLOCK, ADD),
     N_("GDPR 13(2)(b)–(c), 14(2)(c)–(d)"), "GDPR text seen", "H/P"},
    {"R-55", "notice-objection-prominent", APPROVE, SORT_DEMAND, ALL,
     ANY_SOURCE, ALWAYS,
     asks_notice_objection, DOES(NONE, BLOCK, ADD),
     N_("GDPR 21(4)"), "GDPR text seen", "H/P"},
    {"R-56", "notice-complaint", APPROVE, SORT_DEMAND, ALL,
     ANY_SOURCE, ALWAYS,
     asks_notice_complaint, DOES(NONE, BLOCK, ADD),
     N_("GDPR 13(2)(d), 14(2)(e)"), "GDPR text seen, GBA-MED", "H/P"},
    {"R-57", "notice-retention-recipients", APPROVE, SORT_DEMAND, ALL,
     ANY_SOURCE, ALWAYS,
     asks_notice_retention, DOES(NONE, BLOCK, ADD),
     N_("GDPR 13(1)(e)–(f), 13(2)(a), 14(1)(d)–(f), 14(2)(a)"), "GDPR text seen", "H/P"},
    {"R-58", "notice-timing", APPROVE, SORT_DEMAND, ALL,
     ANY_SOURCE, ALWAYS,
     asks_notice_timing, DOES(NONE, BLOCK, ADD),
     N_("GDPR 14(3)(b)"), "GDPR text seen", "H/P"},
    {"R-59", "notice-layered-sms", APPROVE, SORT_DEMAND, SMS,
     ANY_SOURCE, ALWAYS,
     asks_notice_layered, DOES(NONE, BLOCK, ADD),
     N_("GDPR 12(1)"), "–", "M/I"},

    /* 2.7 Objection and suppression */
    {"R-60", "objection-stop", CHECK, SORT_BAR, ALL,
     ANY_SOURCE, ALWAYS,
     asks_objection, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 21(2)–(3): electoral propaganda counts as direct marketing"),
     "GBA-TH", "H/P"},

    /* 2.8 Security */
    {"R-73", "email-no-cc", APPROVE, SORT_DEMAND, EMAIL,
     ANY_SOURCE, ALWAYS,
     asks_one_recipient_each, DOES(NONE, BLOCK, BLOCK),
     N_("GDPR 5(1)(f), 32"),
     "HUB-62/2022", "H/I"},

    /* 2.9 Political advertising regulation */
    {"R-85", "ttpa-art18-online", CHECK, SORT_BAR, ELECTRONIC,
     OTHER_SOURCES, SINCE_ADVERTISING_ACT,
     asks_targeted_online, DOES(BLOCK, NONE, BLOCK),
     N_("Regulation (EU) 2024/900 art. 3(11), 18(1)(a)–(b), rec. 75–80"),
     "TTPA text read; SEED-GBA", "rule H/P; e-mail as online M-H/S"},
    {"R-87", "ttpa-newsletter-exempt", CHECK, SORT_INFO, ELECTRONIC,
     MEMBERSHIP, SINCE_ADVERTISING_ACT,
     asks_newsletter_exempt, DOES(ALLOW, NONE, NONE),
     N_("Regulation (EU) 2024/900 art. 18(3), rec. 78"),
     "TTPA text read", "H/P; local list M/I"},

    /* 2.5 Age */
    {"R-90", "minor-non-voter", CHECK, SORT_BAR, ALL,
     ANY_SOURCE, ALWAYS,
     asks_too_young_to_vote, DOES(BLOCK, NONE, REVIEW),
     N_("GDPR 5(1)(b), 6(1)(f): no elector, no electoral purpose; law 23 March 1989 art. 1"),
     "RTBF-14; EP16", "H/I"},
    {"R-91", "minor-ep-16-17", CHECK, SORT_GRANT, POST,
     CURRENT_LIST, ALWAYS,
     asks_voter_of_16_or_17, DOES(ALLOW, NONE, INFO),
     N_("law 23 March 1989 art. 1: the vote from 16 for the European Parliament"),
     "EP16, HNMA", "M/S"},
    {"R-92", "minor-e-channel", CHECK, SORT_BAR, ELECTRONIC,
     ANY_SOURCE, ALWAYS,
     asks_minor_online, DOES(BLOCK, NONE, REVIEW),
     N_("GDPR recital 38"), "–", "L/I"},
    {"R-93", "minor-ttpa", CHECK, SORT_BAR, ALL,
     ANY_SOURCE, SINCE_ADVERTISING_ACT,
     asks_year_under_voting_age, DOES(BLOCK, NONE, REVIEW),
     N_("Regulation (EU) 2024/900 art. 18(2)"),
     "TTPA text read", "H/P; post M/I"},
    {"R-94", "age-unknown", CHECK, SORT_BAR, ALL,
     OTHER_SOURCES, ALWAYS,
     asks_age_unknown, DOES(REVIEW, NONE, INFO),
     N_("GDPR 5(1)(d), recital 38"), "–", "L/I"},

    {"R-99", "ttpa-art19-duties", APPROVE, SORT_DEMAND, ELECTRONIC,
     OTHER_SOURCES, SINCE_ADVERTISING_ACT,
     asks_art19_duties, DOES(NONE, BLOCK, REVIEW),
     N_("Regulation (EU) 2024/900 art. 19(1)(a)–(e)"),
     "TTPA text read", "H/P; (i) M/K"},

    /* 2.10 Campaign law, 2.11 responsible publisher and language */
    {"R-109", "wal-eve-22h", CHECK, SORT_BAR, POST,
     ANY_SOURCE, ALWAYS,
     asks_walloon_eve, DOES(BLOCK, NONE, BLOCK),
     N_("CDLD L4112-10"),
     "WAL-CAMP", "M/P"},
    {"R-120", "publisher-mention", APPROVE, SORT_DEMAND, POST,
     ANY_SOURCE, ALWAYS,
     asks_publisher, DOES(NONE, BLOCK, ADD),
     N_("Penal Code 1867 art. 299–300; since 8 April 2026 Penal Code art. 671–672; Constitution art. 25"),
     "PC299, RUIS", "M/S"},
    {"R-132", "notice-language", APPROVE, SORT_DEMAND, ALL,
     ANY_SOURCE, ALWAYS,
     asks_notice_language, DOES(NONE, BLOCK, ADD),
     N_("GDPR 12(1)"), "–", "M/I"},

    /* 2.11a Grants */
    {"R-141", "own-contact-postal-ok", CHECK, SORT_GRANT, POST,
     OWN_CONTACTS, ALWAYS,
     asks_own_contact, DOES(ALLOW, NONE, NONE),
     N_("GDPR 6(1)(a) or (f)"),
     "matrix, section 1", "M/I"},
    /* R-142's own row names e-mail and SMS, while the matrix lets consent cure the kinds marked
     * (C) "for that channel", post included, and R-13 bars only where there is none. A letter
     * to somebody who separately and provably agreed to letters is lawful under GDPR art.
     * 6(1)(a), and must not be refused for want of a row: so the grant holds by post too. That
     * the consent covers political advertising online is R-85, a bar of its own. */
    {"R-142", "consent-ok", CHECK, SORT_GRANT, ALL,
     MEMBERSHIP | KINDS_BLOCKED_WITHOUT_CONSENT, ALWAYS,
     consent_is_ground, DOES(ALLOW, NONE, NONE),
     N_("GDPR 6(1)(a), 9(2)(a)"),
     "GBA-EC", "H/P"},

    /* The program's own: what import found, what the post needs, one copy each. */
    {"—", "source-flagged", CHECK, SORT_BAR, ALL,
     ANY_SOURCE, ALWAYS,
     asks_source_flagged, DOES(REVIEW, NONE, REVIEW),
     N_("GDPR 5(2), 24"), "law/README.md, stage import", "M/I"},
    {"—", "source-closed", CHECK, SORT_BAR, ALL,
     ANY_SOURCE, ALWAYS,
     asks_source_closed, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 5(1)(a)–(b)"), "law/README.md, stage import", "H/I"},
    {"—", "friends-cap", CHECK, SORT_BAR, ELECTRONIC,
     KIND(FRIENDS_FAMILY), ALWAYS,
     asks_many_friends, DOES(REVIEW, NONE, REVIEW),
     N_("GDPR 5(2), 6(1)(f); the authority to the press: \"blind\" messages to persons in a file are an infringement"),
     "law/rules.md R-17: cap, e.g. 50", "L/I"},
    {"—", "no-address", CHECK, SORT_BAR, ALL,
     ANY_SOURCE, ALWAYS,
     asks_no_address, DOES(BLOCK, NONE, BLOCK),
     N_("no rule of law: there is nowhere to send it"), "product.md", "H/I"},
    {"—", "one-copy", CHECK, SORT_BAR, ALL,
     ANY_SOURCE, ALWAYS,
     asks_second_copy, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 5(1)(c): one copy is enough"), "product.md", "H/I"},

    {"R-143", "no-lawful-ground", CHECK, SORT_LAST_RESORT, ALL,
     ANY_SOURCE, ALWAYS,
     NULL, DOES(BLOCK, NONE, BLOCK),
     N_("GDPR 6(1), 5(2)"), "–", "H/P"},
};
/* clang-format on */

gsize rules_count(void)
{
    return G_N_ELEMENTS(table);
}

const struct rule *rule_at(gsize index)
{
    g_assert(index < G_N_ELEMENTS(table));
    return &table[index];
}

const struct rule *rule_find(const char *name)
{
    gboolean by_number = g_str_has_prefix(name, "R-");

    for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
        if (g_str_equal(name, by_number ? table[i].number : table[i].id))
            return &table[i];
    return NULL;
}

const char *rules_version(void)
{
    return "2026-11-21.2";
}
