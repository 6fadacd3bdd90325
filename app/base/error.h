/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One error domain. A message is a whole translated sentence about its subject,
 * quoted, lower case first, no full stop; where something can be done about it,
 * it says what. Nothing personal ever stands in one. */

#include <glib.h>

#define KIESPOST_ERROR (kiespost_error_quark())
GQuark kiespost_error_quark(void);

enum kiespost_error {
    KIESPOST_ERROR_USAGE,            /* the command line is wrong */
    KIESPOST_ERROR_INPUT,            /* the input file or template is wrong */
    KIESPOST_ERROR_NO_INPUT,         /* an input cannot be opened */
    KIESPOST_ERROR_UNAVAILABLE,      /* a server cannot be reached */
    KIESPOST_ERROR_INTERNAL,         /* our bug */
    KIESPOST_ERROR_CANNOT_CREATE,    /* an output cannot be created */
    KIESPOST_ERROR_IO,               /* reading or writing failed, a full disk included */
    KIESPOST_ERROR_TRY_LATER,        /* another process holds the dossier, … */
    KIESPOST_ERROR_PROTOCOL,         /* a server answered nonsense */
    KIESPOST_ERROR_REFUSED,          /* by law or by purpose */
    KIESPOST_ERROR_WRONG_PASSPHRASE, /* or none was given */
    KIESPOST_ERROR_SOURCE_CLOSED,    /* a source that may never be used */
    KIESPOST_ERROR_DECLARATION,      /* the approval's declaration is not given */
    KIESPOST_ERROR_DAMAGED,          /* a dossier file that is not what it must be */
    KIESPOST_ERROR_CONFIG,           /* settings that contradict or lack something */
    KIESPOST_ERROR_LAST
};

/* The sysexits(3) status of a code. */
int kiespost_error_exit_status(enum kiespost_error code);

/* The name of a code in JSON ("wrong-passphrase"). Static. */
const char *kiespost_error_slug(enum kiespost_error code);

/* "No space left on device" and its kin as IO, "permission denied" and the like as
 * `otherwise`: for system calls on files. */
enum kiespost_error kiespost_error_from_errno(int error_number,
                                              enum kiespost_error otherwise);
