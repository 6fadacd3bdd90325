/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The cryptographic library made ready. */

#include <glib.h>

/* Once per process before anything else of crypto/; again does no harm, from any thread.
 * FALSE with KIESPOST_ERROR_INTERNAL when the machine yields no randomness. */
gboolean crypto_start(GError **error);
