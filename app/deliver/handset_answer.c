/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/handset_answer.h"

#include "base/error.h"
#include "base/i18n.h"

/* Whose fault it is, and so what comes next. */
enum blame {
    BLAME_NUMBER,  /* nobody can be reached there: refused for good */
    BLAME_MOMENT,  /* postponed */
    BLAME_SUSPECT, /* the number or the SIM: postponed, until there are too many */
    BLAME_NO_NETWORK,
    BLAME_BARRED, /* the SIM may not send */
    BLAME_PIN,
    BLAME_NO_SIM,
    BLAME_CENTRE, /* no service centre, or one that does not know this SIM */
    BLAME_PHONE,
    BLAME_NOBODY_KNOWS, /* it may have gone out all the same */
};

/* In order of the numbers; those between two rows, and whatever a manufacturer adds
 * beyond 512, say nothing. */
/* clang-format off */
static const struct cause {
    int number;
    enum blame blame;
    const char *status;
} causes[] = {
    /* TS 24.011 annex E-2: what the network answers to a message sent by a phone. */
    {1,   BLAME_NUMBER,       "5.1.1"}, /* unassigned number */
    {8,   BLAME_BARRED,       "5.7.1"}, /* operator determined barring */
    {10,  BLAME_BARRED,       "5.7.1"}, /* call barred */
    {21,  BLAME_SUSPECT,      "4.7.1"}, /* short message transfer rejected: also no credit */
    {27,  BLAME_MOMENT,       "4.2.1"}, /* destination out of service */
    {28,  BLAME_SUSPECT,      "4.1.1"}, /* unidentified subscriber */
    {29,  BLAME_SUSPECT,      "4.3.3"}, /* facility rejected */
    {30,  BLAME_SUSPECT,      "4.1.1"}, /* unknown subscriber */
    {38,  BLAME_SUSPECT,      "4.4.0"}, /* network out of order: also for numbers gone */
    {41,  BLAME_MOMENT,       "4.4.0"}, /* temporary failure */
    {42,  BLAME_MOMENT,       "4.4.5"}, /* congestion */
    {47,  BLAME_MOMENT,       "4.3.1"}, /* resources unavailable */
    {50,  BLAME_SUSPECT,      "4.7.1"}, /* requested facility not subscribed */
    {69,  BLAME_SUSPECT,      "4.3.3"}, /* requested facility not implemented */
    {81,  BLAME_NOBODY_KNOWS, "4.5.0"}, /* invalid transfer reference: of which message? */
    {95,  BLAME_SUSPECT,      "4.5.0"}, /* semantically incorrect message */
    {96,  BLAME_SUSPECT,      "4.5.0"}, /* invalid mandatory information */
    {97,  BLAME_SUSPECT,      "4.5.0"}, /* message type non-existent */
    {98,  BLAME_SUSPECT,      "4.5.0"}, /* message not compatible with protocol state */
    {99,  BLAME_SUSPECT,      "4.5.0"}, /* information element non-existent */
    {111, BLAME_NOBODY_KNOWS, "4.5.0"}, /* protocol error, unspecified */
    {127, BLAME_NOBODY_KNOWS, "4.4.0"}, /* interworking, unspecified */
    /* TS 23.040 section 9.2.3.22: what the service centre answers. */
    {144, BLAME_SUSPECT,      "4.6.0"}, /* 90: alphabet not supported */
    {176, BLAME_SUSPECT,      "4.5.0"}, /* B0: TPDU not supported */
    {192, BLAME_MOMENT,       "4.3.2"}, /* C0: service centre busy */
    {193, BLAME_CENTRE,       "5.7.1"}, /* C1: no subscription there */
    {194, BLAME_MOMENT,       "4.3.0"}, /* C2: service centre failure */
    {195, BLAME_NUMBER,       "5.1.3"}, /* C3: invalid address */
    {196, BLAME_NUMBER,       "5.7.1"}, /* C4: destination barred */
    {197, BLAME_NOBODY_KNOWS, "4.0.0"}, /* C5: duplicate: the centre has one already */
    {198, BLAME_SUSPECT,      "4.5.0"}, /* C6: validity format not supported */
    {199, BLAME_SUSPECT,      "4.5.0"}, /* C7: validity period not supported */
    {208, BLAME_PHONE,        "4.3.1"}, /* D0: SIM storage full */
    {211, BLAME_PHONE,        "4.3.1"}, /* D3: memory capacity exceeded */
    /* TS 27.005 section 3.2.5: what the phone answers by itself. */
    {300, BLAME_PHONE,        "4.3.0"}, /* phone failure */
    {301, BLAME_PHONE,        "4.3.0"}, /* its text message service is reserved */
    {302, BLAME_BARRED,       "5.7.1"}, /* operation not allowed */
    {303, BLAME_PHONE,        "5.3.3"}, /* operation not supported */
    {304, BLAME_PHONE,        "5.5.0"}, /* invalid PDU mode parameter */
    {305, BLAME_PHONE,        "5.5.0"}, /* invalid text mode parameter */
    {310, BLAME_NO_SIM,       "4.3.0"}, /* SIM not inserted */
    {311, BLAME_PIN,          "4.3.0"}, /* SIM PIN required */
    {312, BLAME_PIN,          "4.3.0"}, /* PH-SIM PIN required */
    {313, BLAME_NO_SIM,       "4.3.0"}, /* SIM failure */
    {314, BLAME_MOMENT,       "4.3.2"}, /* SIM busy */
    {315, BLAME_NO_SIM,       "4.3.0"}, /* SIM wrong */
    {316, BLAME_PIN,          "4.3.0"}, /* SIM PUK required */
    {317, BLAME_PIN,          "4.3.0"}, /* SIM PIN2 required */
    {318, BLAME_PIN,          "4.3.0"}, /* SIM PUK2 required */
    {320, BLAME_PHONE,        "4.3.0"}, /* memory failure */
    {322, BLAME_PHONE,        "4.3.1"}, /* memory full */
    {330, BLAME_CENTRE,       "4.3.5"}, /* service centre address unknown */
    {331, BLAME_NO_NETWORK,   "4.4.1"}, /* no network service */
    {332, BLAME_NOBODY_KNOWS, "4.4.7"}, /* network timeout: it was sent, no answer came */
    {500, BLAME_NOBODY_KNOWS, "4.0.0"}, /* unknown error */
};
/* clang-format on */

static const struct cause *find_cause(int number)
{
    static const struct cause unknown = {HANDSET_NO_CAUSE, BLAME_NOBODY_KNOWS, "4.0.0"};

    for (gsize i = 0; i < G_N_ELEMENTS(causes); i++)
        if (causes[i].number == number)
            return &causes[i];
    return &unknown;
}

static const char *phrase_of(enum blame blame)
{
    switch (blame) {
    case BLAME_NUMBER:
    case BLAME_MOMENT:
        break;
    case BLAME_SUSPECT:
        return _("the network refuses one text message after the other (%s): has the SIM "
                 "card credit, and may it send text messages?");
    case BLAME_NO_NETWORK:
        return _("the phone has no network for the moment (%s)");
    case BLAME_BARRED:
        return _("the SIM card may not send text messages (%s); ask your operator");
    case BLAME_PIN:
        return _("the SIM card asks for its PIN (%s); enter it on the phone");
    case BLAME_NO_SIM:
        return _("there is no SIM card in the phone that works (%s)");
    case BLAME_CENTRE:
        return _(
            "the service centre for text messages does not serve this SIM card (%s); "
            "ask your operator for its number");
    case BLAME_PHONE:
        return _("the phone itself cannot send text messages at present (%s)");
    case BLAME_NOBODY_KNOWS:
        return _("the phone takes no text message and does not say why (%s); switch it "
                 "off and on again");
    }
    g_error("nobody is told of that");
}

static void tell(int cause, enum blame blame, GError **error)
{
    g_autofree char *number =
        cause == HANDSET_NO_CAUSE ? g_strdup("ERROR") : g_strdup_printf("CMS %d", cause);

    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE, phrase_of(blame),
                number);
}

static enum submission submission_of(enum blame blame,
                                     const struct handset_record *record)
{
    switch (blame) {
    case BLAME_NUMBER:
        return SUBMISSION_REFUSED;
    case BLAME_MOMENT:
        return SUBMISSION_POSTPONED;
    case BLAME_SUSPECT:
        return record->suspects + 1 < HANDSET_SUSPECTS_MOST ? SUBMISSION_POSTPONED
                                                            : SUBMISSION_STOPPED;
    case BLAME_NO_NETWORK:
        return SUBMISSION_DELAYED;
    case BLAME_NOBODY_KNOWS:
        return record->was_given ? SUBMISSION_IN_DOUBT : SUBMISSION_STOPPED;
    case BLAME_BARRED:
    case BLAME_PIN:
    case BLAME_NO_SIM:
    case BLAME_CENTRE:
    case BLAME_PHONE:
        return SUBMISSION_STOPPED;
    }
    g_error("nobody is to blame");
}

struct handset_answer handset_answer_meaning(int number,
                                             const struct handset_record *record,
                                             GError **error)
{
    const struct cause *cause = find_cause(number);
    struct handset_answer answer = {
        .submission = submission_of(cause->blame, record),
        .is_suspect = cause->blame == BLAME_SUSPECT,
        .status = cause->status,
    };

    if (answer.submission == SUBMISSION_DELAYED ||
        answer.submission == SUBMISSION_STOPPED)
        tell(number, cause->blame, error);
    return answer;
}
