/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/enhanced_status.h"

/* Permanent failures only: 4.x.y is asked again. The first row that fits decides; a code
 * that ends with a point stands for all that begin so. What deliver/reply.c takes for our
 * own fault (5.1.7, 5.1.8 …) never becomes a refusal; it stands here for who looks up a
 * code. */
static const struct meaning {
    const char *status;
    const char *section; /* of RFC 3463, or another RFC */
    enum refusal_reason reason;
    gboolean is_about_address;
} meanings[] = {
    {"5.1.1", "3.2 bad destination mailbox address", REFUSAL_NO_SUCH_ADDRESS, TRUE},
    {"5.1.2", "3.2 bad destination system address", REFUSAL_NO_SUCH_ADDRESS, TRUE},
    {"5.1.3", "3.2 bad destination mailbox address syntax", REFUSAL_NO_SUCH_ADDRESS,
     TRUE},
    {"5.1.4", "3.2 destination mailbox address ambiguous", REFUSAL_NO_SUCH_ADDRESS, TRUE},
    {"5.1.6", "3.2 destination mailbox has moved", REFUSAL_MOVED, TRUE},
    {"5.1.10", "RFC 7505 section 4.2: the domain has a null MX", REFUSAL_TAKES_NOTHING,
     TRUE},
    /* 5.1.0 "other address status": servers use it for the sender's address too. 5.1.5 is
     * "valid", 5.1.7 and 5.1.8 are about the sender, 5.1.9 (RFC 5248) about a relay. */
    {"5.1.", "3.2 address status", REFUSAL_NOT_KNOWN, FALSE},

    {"5.2.1", "3.3 mailbox disabled, not accepting messages", REFUSAL_TAKES_NOTHING,
     TRUE},
    {"5.2.2", "3.3 mailbox full", REFUSAL_FULL, FALSE},
    {"5.2.3", "3.3 message length exceeds administrative limit", REFUSAL_TOO_LARGE,
     FALSE},
    {"5.2.", "3.3 mailbox status", REFUSAL_NOT_KNOWN, FALSE},

    {"5.3.4", "3.4 message too big for system", REFUSAL_TOO_LARGE, FALSE},
    {"5.4.", "3.5 network and routing status", REFUSAL_UNREACHABLE, FALSE},
    {"5.7.", "3.8 security or policy status", REFUSAL_POLICY, FALSE},
};

static const struct meaning *find_meaning(const char *status)
{
    for (gsize i = 0; i < G_N_ELEMENTS(meanings); i++)
        if (g_str_has_suffix(meanings[i].status, ".")
                ? g_str_has_prefix(status, meanings[i].status)
                : g_str_equal(status, meanings[i].status))
            return &meanings[i];
    return NULL;
}

enum refusal_reason enhanced_status_reason(const char *status)
{
    const struct meaning *meaning = find_meaning(status);

    return meaning != NULL ? meaning->reason : REFUSAL_NOT_KNOWN;
}

gboolean enhanced_status_is_about_address(const char *status)
{
    const struct meaning *meaning = find_meaning(status);

    return meaning != NULL && meaning->is_about_address;
}

const char *refusal_reason_name(enum refusal_reason reason)
{
    static const char *const names[REFUSAL_REASON_COUNT] = {
        [REFUSAL_NO_SUCH_ADDRESS] = "no-such-address",
        [REFUSAL_MOVED] = "moved",
        [REFUSAL_TAKES_NOTHING] = "takes-nothing",
        [REFUSAL_FULL] = "mailbox-full",
        [REFUSAL_TOO_LARGE] = "too-large",
        [REFUSAL_UNREACHABLE] = "unreachable",
        [REFUSAL_POLICY] = "policy",
        [REFUSAL_NOT_KNOWN] = "not-known",
    };
    return names[reason];
}
