/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include <errno.h>

G_DEFINE_QUARK(kiespost - error - quark, kiespost_error)

static const struct {
    const char *slug;
    int exit_status;
} codes[KIESPOST_ERROR_LAST] = {
    [KIESPOST_ERROR_USAGE] = {"usage", 64},
    [KIESPOST_ERROR_INPUT] = {"input", 65},
    [KIESPOST_ERROR_NO_INPUT] = {"no-input", 66},
    [KIESPOST_ERROR_UNAVAILABLE] = {"unavailable", 69},
    [KIESPOST_ERROR_INTERNAL] = {"internal", 70},
    [KIESPOST_ERROR_CANNOT_CREATE] = {"cannot-create", 73},
    [KIESPOST_ERROR_IO] = {"io", 74},
    [KIESPOST_ERROR_TRY_LATER] = {"try-later", 75},
    [KIESPOST_ERROR_PROTOCOL] = {"protocol", 76},
    [KIESPOST_ERROR_REFUSED] = {"refused", 77},
    [KIESPOST_ERROR_WRONG_PASSPHRASE] = {"wrong-passphrase", 77},
    [KIESPOST_ERROR_SOURCE_CLOSED] = {"source-closed", 77},
    [KIESPOST_ERROR_DECLARATION] = {"declaration-missing", 77},
    [KIESPOST_ERROR_DAMAGED] = {"damaged", 74},
    [KIESPOST_ERROR_CONFIG] = {"config", 78},
};

int kiespost_error_exit_status(enum kiespost_error code)
{
    g_assert(code < KIESPOST_ERROR_LAST);
    return codes[code].exit_status;
}

const char *kiespost_error_slug(enum kiespost_error code)
{
    g_assert(code < KIESPOST_ERROR_LAST);
    return codes[code].slug;
}

enum kiespost_error kiespost_error_from_errno(int error_number,
                                              enum kiespost_error otherwise)
{
    switch (error_number) {
    case ENOSPC:
    case EDQUOT:
    case EIO:
    case EFBIG:
        return KIESPOST_ERROR_IO;
    default:
        return otherwise;
    }
}
