/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crypto/start.h"

#include <sodium.h>

#include "base/error.h"
#include "base/i18n.h"

gboolean crypto_start(GError **error)
{
    if (sodium_init() >= 0)
        return TRUE;
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_INTERNAL,
                        _("the cryptographic library 'libsodium' does not start on this "
                          "machine"));
    return FALSE;
}
