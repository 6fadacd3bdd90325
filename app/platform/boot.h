/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which start of the machine this is: two equal ids mean that the power did not fail in
 * between, so that whatever was written is there although nobody synced it. */

#include <glib.h>

#define BOOT_ID_SIZE 40

/* "" when the system does not say, which equals no id: ask boot_id_is_current(). */
void boot_id(char id[BOOT_ID_SIZE]);

/* FALSE for "", and for every id when the system does not say. */
gboolean boot_id_is_current(const char *id);
