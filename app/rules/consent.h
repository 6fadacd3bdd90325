/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a recipient's recorded consent is worth: GDPR art. 4(11) and 7. Several rules ask
 * the same of it, so it is worked out in one place. */

#include "domain/verdict.h"
#include "rules/facts.h"

/* The kinds that the source × channel matrix marks (C): blocked unless there is consent.
 */
#define KINDS_BLOCKED_WITHOUT_CONSENT                                                    \
    (KIND_BIT(SOURCE_PREVIOUS_MANDATE) | KIND_BIT(SOURCE_CUSTOMER_FILE) |                \
     KIND_BIT(SOURCE_PATIENT_FILE) | KIND_BIT(SOURCE_EMPLOYER_FILE) |                    \
     KIND_BIT(SOURCE_ASSOCIATION_LIST) | KIND_BIT(SOURCE_PETITION) |                     \
     KIND_BIT(SOURCE_PUBLIC_WEB) | KIND_BIT(SOURCE_SOCIAL_MEDIA) |                       \
     KIND_BIT(SOURCE_FAMILY_NOTICES) | KIND_BIT(SOURCE_NEIGHBOURHOOD_GROUP))

/* Any part of a consent was recorded. */
gboolean consent_is_claimed(const struct facts *facts);

/* Date, wording, channels, method and collector are all there. */
gboolean consent_is_proven(const struct facts *facts);

/* Given for this channel, on or before this day. Unknown when a consent is claimed but
 * its date or its channels are not recorded. */
enum answer consent_covers_channel(const struct facts *facts);

/* Given to the sender of this message, and apart from anything else. What
 * was not declared counts as yes where the candidate collected the data himself
 * (law/README.md). Not so for the kinds that the matrix marks (C): there "directly" means
 * that a customer gave it to the shop, which says nothing about elections. */
enum answer consent_is_for_sender(const struct facts *facts);
enum answer consent_is_separate(const struct facts *facts);

/* All of the above: a lawful ground for this channel. */
enum answer consent_is_ground(const struct facts *facts);
