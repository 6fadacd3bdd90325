/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where a phone or a modem may be connected. */

#include <glib.h>

/* "/dev/ttyACM0", "/dev/ttyUSB0": the ports of this kind that are there, sorted,
 * NULL-terminated; none where they cannot be seen. The caller frees with g_strfreev(). */
char **serial_ports(void);
