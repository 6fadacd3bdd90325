/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rests_on.h"

#include "base/i18n.h"

#define ONLINE                                                                           \
    N_("That your own e-mail or text message counts as online advertising is a reading " \
       "and no sentence of the European regulation.")
#define DUTCH                                                                            \
    N_("This strictness comes from the Dutch authority alone; its view has weight in "   \
       "Belgium and binds nobody there.")
#define CAUTION                                                                          \
    N_("No text and no authority says this: it is a cautious default of this program.")

/* By id, which stays for ever; rows of law/rules.md that the rule table does not hold yet
 * stand here as well. */
/* clang-format off */
static const struct {
    const char *id;
    enum rests_on rests_on;
    const char *reading;
} table[] = {
    {"party-members", RESTS_ON_READING,
     N_("That a candidate may get the members' details from the party under a written arrangement is our cautious reading; the law speaks of the party itself.")},
    {"bought-list", RESTS_ON_DUTCH_AUTHORITY,
     N_("That such a file can hardly ever be lawful comes from the Dutch authority; its view has weight in Belgium and binds nobody there. The Belgian authority has fined a data broker.")},
    {"voter-list-paper-only", RESTS_ON_READING,
     N_("The Flemish decree says so. Elsewhere it is a reading: it follows from what the list is given for, and from what stands in it.")},
    {"consent-proof", RESTS_ON_DUTCH_AUTHORITY,
     N_("That consent must be provable is law. Which parts the proof needs follows the Dutch authority alone; its view has weight in Belgium and binds nobody there.")},
    {"sender-honest", RESTS_ON_READING,
     N_("That the reader must know who writes is what the Belgian authority says. That the technical sender must not be forged is a reading.")},
    {"no-enrichment", RESTS_ON_READING,
     N_("No authority has said in so many words that nothing may be added to a voter list: it follows from what the list is given for.")},
    {"segment-combination", RESTS_ON_DUTCH_AUTHORITY, DUTCH},
    {"vendor-check", RESTS_ON_DUTCH_AUTHORITY, DUTCH},
    {"dpia-trigger", RESTS_ON_DUTCH_AUTHORITY, DUTCH},
    {"no-tracking", RESTS_ON_DUTCH_AUTHORITY, DUTCH},
    {"ttpa-art18-online", RESTS_ON_READING, ONLINE},
    {"ttpa-no-profiling", RESTS_ON_READING, ONLINE},
    {"ttpa-newsletter-exempt", RESTS_ON_READING, ONLINE},
    {"ttpa-voter-list-online", RESTS_ON_READING, ONLINE},
    {"minor-e-channel", RESTS_ON_OUR_CAUTION, CAUTION},
    {"minor-ttpa", RESTS_ON_READING,
     N_("That your own e-mail or text message counts as online advertising is a reading and no sentence of the European regulation. That letters are treated alike is a caution of this program.")},
    {"age-unknown", RESTS_ON_OUR_CAUTION, CAUTION},
    {"ttpa-art19-duties", RESTS_ON_READING,
     N_("That your own e-mail or text message counts as online advertising is a reading and no sentence of the European regulation. The part of the article about the first of the two lines has not been read.")},
    {"ttpa-label", RESTS_ON_READING,
     N_("How large the label must be, and in which colours, has not been read.")},
    {"ttpa-declare", RESTS_ON_READING,
     N_("That post, printers and computing need not be told stands in the regulation. That a gateway for e-mail or text messages is one of them is a reading.")},
    {"commercial-sms-ban", RESTS_ON_READING,
     N_("The Flemish decree names telephone campaigns only. That text messages count as well rests on an older answer of the administration.")},
    {"paid-sms-gateway", RESTS_ON_OUR_CAUTION, CAUTION},
    {"deceased-or-moved", RESTS_ON_OUR_CAUTION, CAUTION},
    {"publisher-email-sms", RESTS_ON_OUR_CAUTION, CAUTION},
    {"friends-cap", RESTS_ON_OUR_CAUTION, CAUTION},
    {"role-address", RESTS_ON_OUR_CAUTION, CAUTION},
    {"forbidden-file-person", RESTS_ON_OUR_CAUTION, CAUTION},
    {"consent-improbable", RESTS_ON_OUR_CAUTION,
     N_("That consent must be provable is law. Which signs cast doubt on a record of it is a cautious default of this program.")},
};
/* clang-format on */

enum rests_on rule_rests_on(const struct rule *rule)
{
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
        if (g_str_equal(rule->id, table[i].id))
            return table[i].rests_on;
    return RESTS_ON_TEXT;
}

const char *rule_reading(const struct rule *rule)
{
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
        if (g_str_equal(rule->id, table[i].id))
            return table[i].reading;
    return NULL;
}

const char *rests_on_name(enum rests_on rests_on)
{
    static const char *const names[] = {
        [RESTS_ON_TEXT] = "text",
        [RESTS_ON_READING] = "reading",
        [RESTS_ON_DUTCH_AUTHORITY] = "dutch-authority",
        [RESTS_ON_OUR_CAUTION] = "our-caution",
    };
    return names[rests_on];
}
