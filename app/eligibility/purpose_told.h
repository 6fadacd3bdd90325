/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What people were told when they gave their details, as the candidate wrote it down. */

#include "domain/source.h"

/* Whether that text says that the details would be used for an election.
 * Dutch, French, German and English; "not for elections" does not say so. Unknown for
 * anything else and for NULL: that people were told free text can show, that they were
 * not it cannot. */
enum declared purpose_told_of_election(const char *purpose);
