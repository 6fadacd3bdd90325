/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/boot.h"

#include <string.h>

#include "platform/file.h"

/* random(4): made anew at each start of the system. */
static const char path[] = "/proc/sys/kernel/random/boot_id";

void boot_id(char id[BOOT_ID_SIZE])
{
    int descriptor = file_open_regular(path, NULL, NULL);
    gssize length = 0;

    if (descriptor >= 0) {
        length = file_read(descriptor, id, BOOT_ID_SIZE - 1, path, NULL);
        if (!file_close(descriptor, path, NULL))
            length = 0;
    }
    id[MAX(length, 0)] = '\0';
    g_strchomp(id);
}

gboolean boot_id_is_current(const char *id)
{
    char now[BOOT_ID_SIZE];

    boot_id(now);
    return *id != '\0' && strcmp(id, now) == 0;
}
