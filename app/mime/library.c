/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mime/library.h"

#include <gmime/gmime.h>

static gpointer start(gpointer unused)
{
    g_mime_init();
    return unused;
}

void library_start(void)
{
    static GOnce once = G_ONCE_INIT;

    g_once(&once, start, NULL);
}

static gpointer write_version(gpointer unused)
{
    (void)unused;
    return g_strdup_printf("%u.%u.%u", gmime_major_version, gmime_minor_version,
                           gmime_micro_version);
}

const char *library_version(void)
{
    static GOnce once = G_ONCE_INIT;

    return g_once(&once, write_version, NULL);
}
