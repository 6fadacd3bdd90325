/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "platform/errno_phrase.h"

enum {
    PID_TEXT_SIZE = 24
};

struct lock {
    int descriptor;
    gboolean exclusive;
};

/* The process that the file names, 0 when it names none that lives. A reader that was not
 * the last to come may hold the lock under the number of one that has gone. */
static gint64 holder_of(int descriptor)
{
    char text[PID_TEXT_SIZE] = "";
    gint64 pid = 0;

    if (pread(descriptor, text, sizeof text - 1, 0) <= 0)
        return 0;
    pid = g_ascii_strtoll(text, NULL, 10);
    if (pid <= 0 || pid > G_MAXINT || (kill((pid_t)pid, 0) != 0 && errno == ESRCH))
        return 0;
    return pid;
}

/* Only for the sentence that another process shows: a failure spoils nothing. */
static void name_holder(int descriptor)
{
    char text[PID_TEXT_SIZE];

    int length = g_snprintf(text, sizeof text, "%d\n", (int)getpid());
    if (ftruncate(descriptor, 0) != 0 ||
        pwrite(descriptor, text, (size_t)length, 0) != length)
        g_debug("lock file: %s", g_strerror(errno));
}

static void set_open_error(const char *path, int number, GError **error)
{
    g_autofree char *shown = g_filename_display_name(path);

    if (number == EROFS)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CANNOT_CREATE,
                    _("“%s” is on a read-only medium; copy the dossier to a disk first"),
                    shown);
    else
        g_set_error(error, KIESPOST_ERROR,
                    (gint)kiespost_error_from_errno(number, KIESPOST_ERROR_CANNOT_CREATE),
                    _("the lock file “%s” cannot be opened: %s"), shown,
                    errno_phrase(number));
}

static void set_lock_error(const char *path, int descriptor, int number, GError **error)
{
    g_autofree char *shown = g_filename_display_name(path);

    if (number != EWOULDBLOCK) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_IO,
                    _("the file “%s” cannot be locked: %s"), shown, errno_phrase(number));
        return;
    }
    gint64 pid = holder_of(descriptor);
    if (pid > 0)
        g_set_error(
            error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
            _("the dossier is in use by another kiespost (process %d); wait until "
              "it is done"),
            (int)pid);
    else
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
                            _("the dossier is in use by another kiespost; wait until it "
                              "is done"));
}

static int flock_restarted(int descriptor, int operation)
{
    int status;

    do
        status = flock(descriptor, operation);
    while (status != 0 && errno == EINTR);
    return status;
}

struct lock *lock_take(const char *path, gboolean exclusive, GError **error)
{
    int descriptor =
        open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600);
    if (descriptor < 0) {
        set_open_error(path, errno, error);
        return NULL;
    }
    if (flock_restarted(descriptor, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
        set_lock_error(path, descriptor, errno, error);
        close(descriptor);
        return NULL;
    }
    name_holder(descriptor);

    struct lock *lock = g_new(struct lock, 1);
    lock->descriptor = descriptor;
    lock->exclusive = exclusive;
    return lock;
}

void lock_free(struct lock *lock)
{
    if (lock == NULL)
        return;
    /* A reader leaves the number: it may be another's by now. */
    if (lock->exclusive && ftruncate(lock->descriptor, 0) != 0)
        g_debug("lock file: %s", g_strerror(errno));
    close(lock->descriptor);
    g_free(lock);
}
