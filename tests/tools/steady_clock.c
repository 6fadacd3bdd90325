/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded between libasan and libfaketime: the monotonic clock stays the real one.
 *
 * The allocator of libasan (GCC 14) asks it while libfaketime, asked for the first time,
 * allocates memory to set itself up: each waits for the other, for ever. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *moment)
{
    static int (*next)(clockid_t, struct timespec *);

    if (clock == CLOCK_MONOTONIC)
        return (int)syscall(SYS_clock_gettime, clock, moment);
    if (next == NULL)
        *(void **)&next = dlsym(RTLD_NEXT, "clock_gettime");
    return next(clock, moment);
}
