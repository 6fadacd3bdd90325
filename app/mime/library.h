/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* GMime as a whole. */

/* Before its first use; more often does nothing. */
void library_start(void);

/* "3.2.13". Static. */
const char *library_version(void);
