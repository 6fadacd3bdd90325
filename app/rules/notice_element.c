/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/notice_element.h"

#include "base/i18n.h"

enum {
    POST = CHANNEL_BIT(CHANNEL_POST),
    EMAIL = CHANNEL_BIT(CHANNEL_EMAIL),
    SMS = CHANNEL_BIT(CHANNEL_SMS),
    WRITTEN = POST | EMAIL,
    ELECTRONIC = EMAIL | SMS,
};

enum {
    VOTER_LIST = 1 << NOTICE_GROUND_VOTER_LIST,
    INDIRECT = 1 << NOTICE_GROUND_INDIRECT,
    CONSENT = 1 << NOTICE_GROUND_CONSENT,
    RELATION = 1 << NOTICE_GROUND_RELATION,
    ART_14 = VOTER_LIST | INDIRECT,
    ART_13 = CONSENT | RELATION,
    ANY_GROUND = ART_14 | ART_13,
};

struct element_row {
    const char *name, *phrase;
};

/* clang-format off */
static const struct element_row elements[NOTICE_ELEMENT_COUNT] = {
    {"who", N_("who writes: name, list and number, election and date")},
    {"why", N_("why this person gets the message")},
    {"source", N_("where the address comes from, in concrete words")},
    {"source-election", N_("for which election the voter list was given out")},
    {"source-municipality", N_("which municipality gave the voter list")},
    {"source-date", N_("on which day the address was received")},
    {"controller", N_("who is responsible for the data")},
    {"controller-address", N_("a postal address and an e-mail address or number to reach that person")},
    {"joint-controller", N_("the party or list that is responsible too")},
    {"purpose", N_("what the data is used for: a message for this election")},
    {"selection", N_("how the readers were chosen")},
    {"legal-basis", N_("the legal basis: consent or legitimate interest")},
    {"interest", N_("which legitimate interest")},
    {"list-article", N_("the article of law by which the voter list was given out")},
    {"categories", N_("which data is used: name, address and so on")},
    {"recipients", N_("who else handles the data: printer, post, mail service")},
    {"retention", N_("until when the data is kept")},
    {"rights", N_("the rights to see, correct, erase or restrict the data")},
    {"withdrawal", N_("that consent can be withdrawn")},
    {"objection", N_("that one may object, free and without reasons, and where")},
    {"objection-apart", N_("the right to object on a line of its own")},
    {"complaint", N_("where to complain: the data protection authority and its address")},
    {"link", N_("a link, the same for everybody, to the full notice")},
    {"stop", N_("a free and simple way to stop the messages")},
    {"logic", N_("that the person was selected, on which data and from which source")},
    {"correction-link", N_("a link, the same for everybody, to correct data and withdraw consent")},
    {"publisher", N_("the responsible publisher: name and home address")},
    {"language", N_("the notice in the language of the message")},
    {"no-profiling", N_("that no automated decisions or profiles are made")},
    {"political-line", N_("the line “political message of …”")},
};

static const char *const rule_numbers[NOTICE_RULE_COUNT] = {
    [NOTICE_RULE_PRESENT] = "R-50",
    [NOTICE_RULE_SOURCE] = "R-51",
    [NOTICE_RULE_CONTROLLER] = "R-52",
    [NOTICE_RULE_PURPOSE_BASIS] = "R-53",
    [NOTICE_RULE_RIGHTS] = "R-54",
    [NOTICE_RULE_OBJECTION] = "R-55",
    [NOTICE_RULE_COMPLAINT] = "R-56",
    [NOTICE_RULE_RETENTION_RECIPIENTS] = "R-57",
    [NOTICE_RULE_TIMING] = "R-58",
    [NOTICE_RULE_LAYERED_SMS] = "R-59",
    [NOTICE_RULE_OPT_OUT] = "R-37",
    [NOTICE_RULE_ART19] = "R-99",
    [NOTICE_RULE_PUBLISHER] = "R-120",
    [NOTICE_RULE_LANGUAGE] = "R-132",
};

struct need_row {
    channel_set channels;
    guint grounds;
    struct notice_need need;
};

/* Rows of one rule never overlap. */
#define ROWS_PER_RULE 6
static const struct need_row needs[NOTICE_RULE_COUNT][ROWS_PER_RULE] = {
    [NOTICE_RULE_PRESENT] = {
        {CHANNELS_ALL, ANY_GROUND, {NOTICE_WHO | NOTICE_WHY, FALSE}},
    },
    [NOTICE_RULE_SOURCE] = {
        {WRITTEN, VOTER_LIST, {NOTICE_SOURCE | NOTICE_SOURCE_ELECTION |
                               NOTICE_SOURCE_MUNICIPALITY | NOTICE_SOURCE_DATE, FALSE}},
        {WRITTEN, INDIRECT | CONSENT, {NOTICE_SOURCE | NOTICE_SOURCE_DATE, FALSE}},
        {WRITTEN, RELATION, {NOTICE_SOURCE, FALSE}},
        {SMS, ANY_GROUND, {NOTICE_SOURCE, FALSE}},
    },
    [NOTICE_RULE_CONTROLLER] = {
        {WRITTEN, ANY_GROUND, {NOTICE_CONTROLLER | NOTICE_CONTROLLER_ADDRESS, FALSE}},
        {SMS, ANY_GROUND, {NOTICE_CONTROLLER | NOTICE_CONTROLLER_ADDRESS, TRUE}},
    },
    [NOTICE_RULE_PURPOSE_BASIS] = {
        {WRITTEN, VOTER_LIST, {NOTICE_PURPOSE | NOTICE_LEGAL_BASIS | NOTICE_INTEREST |
                               NOTICE_LIST_ARTICLE, FALSE}},
        {WRITTEN, INDIRECT | RELATION,
         {NOTICE_PURPOSE | NOTICE_LEGAL_BASIS | NOTICE_INTEREST, FALSE}},
        {WRITTEN, CONSENT, {NOTICE_PURPOSE | NOTICE_LEGAL_BASIS, FALSE}},
        {SMS, ANY_GROUND, {NOTICE_PURPOSE | NOTICE_LEGAL_BASIS, TRUE}},
    },
    [NOTICE_RULE_RIGHTS] = {
        {POST, CONSENT, {NOTICE_RIGHTS | NOTICE_WITHDRAWAL, FALSE}},
        {POST, ANY_GROUND & ~CONSENT, {NOTICE_RIGHTS, FALSE}},
        {ELECTRONIC, CONSENT, {NOTICE_RIGHTS | NOTICE_WITHDRAWAL, TRUE}},
        {ELECTRONIC, ANY_GROUND & ~CONSENT, {NOTICE_RIGHTS, TRUE}},
    },
    [NOTICE_RULE_OBJECTION] = {
        {WRITTEN, ANY_GROUND, {NOTICE_OBJECTION | NOTICE_OBJECTION_APART, FALSE}},
        {SMS, ANY_GROUND, {NOTICE_STOP, FALSE}},
    },
    [NOTICE_RULE_COMPLAINT] = {
        {POST, ANY_GROUND, {NOTICE_COMPLAINT, FALSE}},
        {ELECTRONIC, ANY_GROUND, {NOTICE_COMPLAINT, TRUE}},
    },
    [NOTICE_RULE_RETENTION_RECIPIENTS] = {
        {POST, ART_14, {NOTICE_RETENTION | NOTICE_RECIPIENTS | NOTICE_CATEGORIES, FALSE}},
        {POST, ART_13, {NOTICE_RETENTION | NOTICE_RECIPIENTS, FALSE}},
        {ELECTRONIC, ART_14,
         {NOTICE_RETENTION | NOTICE_RECIPIENTS | NOTICE_CATEGORIES, TRUE}},
        {ELECTRONIC, ART_13, {NOTICE_RETENTION | NOTICE_RECIPIENTS, TRUE}},
    },
    /* Art. 13 information was due when the person gave the address. */
    [NOTICE_RULE_TIMING] = {
        {CHANNELS_ALL, ART_14, {NOTICE_SOURCE | NOTICE_PURPOSE | NOTICE_CATEGORIES, TRUE}},
    },
    [NOTICE_RULE_LAYERED_SMS] = {
        {SMS, ANY_GROUND, {NOTICE_WHO | NOTICE_WHY | NOTICE_STOP | NOTICE_LINK, FALSE}},
    },
    [NOTICE_RULE_OPT_OUT] = {
        {ELECTRONIC, ANY_GROUND, {NOTICE_STOP, FALSE}},
    },
    [NOTICE_RULE_ART19] = {
        {ELECTRONIC, ANY_GROUND, {NOTICE_LOGIC | NOTICE_CORRECTION_LINK, FALSE}},
    },
    [NOTICE_RULE_PUBLISHER] = {
        {POST, ANY_GROUND, {NOTICE_PUBLISHER, FALSE}},
    },
    [NOTICE_RULE_LANGUAGE] = {
        {CHANNELS_ALL, ANY_GROUND, {NOTICE_LANGUAGE, FALSE}},
    },
};
/* clang-format on */

const char *notice_element_name(enum notice_element element)
{
    return elements[g_bit_nth_lsf(element, -1)].name;
}

const char *notice_element_phrase(enum notice_element element)
{
    return elements[g_bit_nth_lsf(element, -1)].phrase;
}

gboolean notice_element_from_name(const char *name, enum notice_element *element)
{
    for (int i = 0; i < NOTICE_ELEMENT_COUNT; i++)
        if (g_str_equal(name, elements[i].name)) {
            *element = (enum notice_element)(1u << i);
            return TRUE;
        }
    return FALSE;
}

gboolean notice_rule_from_number(const char *number, enum notice_rule *rule)
{
    for (int i = 0; i < NOTICE_RULE_COUNT; i++)
        if (g_str_equal(number, rule_numbers[i])) {
            *rule = (enum notice_rule)i;
            return TRUE;
        }
    return FALSE;
}

const char *notice_rule_number(enum notice_rule rule)
{
    return rule_numbers[rule];
}

struct notice_need notice_need_of(enum notice_rule rule, enum channel channel,
                                  enum notice_ground ground)
{
    for (int i = 0; i < ROWS_PER_RULE; i++) {
        const struct need_row *row = &needs[rule][i];
        if ((row->channels & CHANNEL_BIT(channel)) != 0 &&
            (row->grounds & (1u << ground)) != 0)
            return row->need;
    }
    return (struct notice_need){0, FALSE};
}

notice_set notice_conditional(enum notice_rule rule, gboolean joint_controller,
                              gboolean selection_used)
{
    if (rule == NOTICE_RULE_CONTROLLER && joint_controller)
        return NOTICE_JOINT_CONTROLLER;
    if (rule == NOTICE_RULE_PURPOSE_BASIS && selection_used)
        return NOTICE_SELECTION;
    return 0;
}

notice_set notice_needed(enum channel channel, enum notice_ground ground)
{
    notice_set all = 0;

    for (int rule = 0; rule < NOTICE_RULE_COUNT; rule++)
        all |= notice_need_of((enum notice_rule)rule, channel, ground).elements;
    return all;
}
