/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Addresses and numbers that the receiving side said are nobody's, or take no messages
 * (domain/enhanced_status.h): kept as keyed hashes, so that no later mailing writes to
 * them, whichever source they stand in. Another address of the same person is another
 * hash.
 *
 * What the attempts of a run leave behind is looked at afterwards, so a run that was
 * killed loses nothing: an address_refusal is pending until it is recorded here. */

#include <glib.h>

#include "base/day.h"
#include "crypto/digest.h"
#include "domain/channel.h"
#include "domain/mailing.h"
#include "domain/recipient.h"
#include "dossier/attempts.h"
#include "dossier/dossier.h"

/* What was answered, and when. */
struct bad_address {
    day_number on;
    char status[ATTEMPT_STATUS_SIZE]; /* "5.1.1" */
};

/* One refusal that says so of the recipient's address. */
struct address_refusal {
    gint64 batch, recipient;
    enum channel channel;
    struct bad_address answer;
    gboolean has_mark; /* address_refusal_mark() */
    guint8 mark[DIGEST_LENGTH];
};

/* Those that were not recorded yet: struct address_refusal, by batch. Also of a run that
 * was killed. Cheap when nothing new was sent. The caller unrefs. */
GArray *address_refusals_pending(struct dossier *dossier, GError **error);

/* Which address that was: the one that `recipient` has for the channel. */
void address_refusal_mark(const struct dossier *dossier, struct address_refusal *refusal,
                          const struct recipient *recipient);

/* Records all of address_refusals_pending(); those without a mark (the source's key was
 * destroyed) are passed over for good. One journal entry when there is a mark. */
gboolean bad_addresses_record(struct dossier *dossier, const GArray *refusals,
                              GError **error);

/* All that are recorded, held in memory for the time of one check. */
struct bad_address_index;
typedef struct bad_address_index BadAddressIndex;

struct bad_address_index *bad_address_index_new(struct dossier *dossier, GError **error);
void bad_address_index_free(struct bad_address_index *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BadAddressIndex, bad_address_index_free)

/* One more, in memory only. Without a mark: nothing. */
void bad_address_index_add(struct bad_address_index *index,
                           const struct address_refusal *refusal);

/* The newest answer about the address that this person has for `channel`; NULL when there
 * is none. Valid until something is added. */
const struct bad_address *bad_address_index_find(const struct bad_address_index *index,
                                                 enum channel channel,
                                                 const struct recipient *recipient);

/* A person says that a refused recipient of this mailing is to be written to once more:
 * planned again, and the address is nobody's bad one any longer, in any source. `decided`
 * receives 1, or 0 when this recipient was not refused, and then nothing is recorded. One
 * journal entry. After attempts_recover() and bad_addresses_record(). */
gboolean bad_address_resend(struct dossier *dossier, const struct mailing *mailing,
                            gint64 recipient, const char *reason, gint64 *decided,
                            GError **error);
