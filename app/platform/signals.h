/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which thread is told what. */

/* The calling thread gets no SIGINT or SIGTERM from here on, so that the main thread
 * wakes up, and no SIGPIPE: a peer that went away shows as a write error. */
void signals_leave_to_main_thread(void);
