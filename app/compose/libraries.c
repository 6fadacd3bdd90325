/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/libraries.h"

#include <cmark.h>
#include <glib.h>

#include "mime/library.h"

char *compose_libraries(void)
{
    return g_strdup_printf("kiespost %s, cmark %s, gmime %s, glib %u.%u.%u",
                           KIESPOST_VERSION, cmark_version_string(), library_version(),
                           glib_major_version, glib_minor_version, glib_micro_version);
}
