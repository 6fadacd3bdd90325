/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "platform/console.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "platform/echo.h"
#include "platform/errno_phrase.h"
#include "platform/process.h"

enum {
    ANSWER_SIZE = 4096,
    WIDTH_UNKNOWN = 80,
};

enum line_end {
    LINE_READ,
    LINE_AT_END_OF_INPUT, /* nothing was left to read */
    LINE_TOO_LONG,        /* read to its end all the same */
    LINE_INTERRUPTED,
    LINE_FAILED, /* errno */
};

gboolean console_is_interactive(int stream)
{
    return isatty(stream) == 1;
}

int console_width(void)
{
    static const int streams[] = {STDOUT_FILENO, STDERR_FILENO};

    for (gsize i = 0; i < G_N_ELEMENTS(streams); i++) {
        struct winsize window = {0};
        if (ioctl(streams[i], TIOCGWINSZ, &window) == 0 && window.ws_col > 0)
            return window.ws_col;
    }
    return WIDTH_UNKNOWN;
}

/* −1 when this process has no terminal. */
static int terminal_open(void)
{
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);

    if (terminal < 0 && isatty(STDIN_FILENO))
        terminal = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
    return terminal;
}

/* A prompt that cannot be shown is no reason not to read. */
static void show(int descriptor, const char *text)
{
    gsize length = strlen(text);

    while (length > 0) {
        ssize_t written = write(descriptor, text, length);
        if (written < 0)
            return;
        text += written;
        length -= (gsize)written;
    }
}

/* One line, without its end, and a NUL. Byte by byte: what comes after belongs to whoever
 * reads next. `may_read` is asked before each byte; its FALSE is an interruption. */
static enum line_end line_read(int descriptor, char *buffer, gsize size, gsize *length,
                               gboolean (*may_read)(int))
{
    gboolean any = FALSE;
    gboolean fits = TRUE;

    *length = 0;
    for (;;) {
        char *next = buffer + *length;
        if (!may_read(descriptor))
            return LINE_INTERRUPTED;
        ssize_t got = read(descriptor, next, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return LINE_FAILED;
        if (got == 0 && !any)
            return LINE_AT_END_OF_INPUT;
        if (got == 0 || *next == '\n')
            break;
        any = TRUE;
        if (*length + 1 < size)
            ++*length;
        else
            fits = FALSE;
    }
    if (*length > 0 && buffer[*length - 1] == '\r')
        --*length;
    buffer[*length] = '\0';
    return fits ? LINE_READ : LINE_TOO_LONG;
}

static void set_line_error(enum line_end end, int number, enum kiespost_error ended,
                           gsize size, GError **error)
{
    switch (end) {
    case LINE_AT_END_OF_INPUT:
        g_set_error_literal(error, KIESPOST_ERROR, (gint)ended,
                            _("the input ended where an answer was asked"));
        break;
    case LINE_TOO_LONG:
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                    _("the answer is longer than %d bytes"), (int)size - 1);
        break;
    case LINE_INTERRUPTED:
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
                            _("interrupted while an answer was asked"));
        break;
    case LINE_FAILED:
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_IO,
                    _("the terminal cannot be read: %s"), errno_phrase(number));
        break;
    case LINE_READ:
        break;
    }
}

static gboolean not_interrupted(int descriptor)
{
    (void)descriptor;
    return !process_interrupted();
}

char *console_ask(const char *question, GError **error)
{
    g_autofree char *answer = g_malloc(ANSWER_SIZE);
    int terminal = terminal_open();
    gsize length = 0;

    show(terminal >= 0 ? terminal : STDERR_FILENO, question);
    enum line_end end = line_read(terminal >= 0 ? terminal : STDIN_FILENO, answer,
                                  ANSWER_SIZE, &length, not_interrupted);
    int number = errno;
    if (terminal >= 0)
        close(terminal);
    if (end != LINE_READ) {
        set_line_error(end, number, KIESPOST_ERROR_USAGE, ANSWER_SIZE, error);
        return NULL;
    }
    if (!g_utf8_validate(answer, (gssize)length, NULL)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                            _("the answer is not UTF-8 text; set the terminal to UTF-8"));
        return NULL;
    }
    return g_steal_pointer(&answer);
}

/* TRUE when it must be asked again, since the process was stopped meanwhile. */
static gboolean line_read_hidden(int terminal, const char *prompt, char *buffer,
                                 gsize size, gsize *length, enum line_end *end)
{
    *end = LINE_FAILED;
    if (!echo_hide(terminal))
        return FALSE;
    /* A process in the background does not write over the screen. */
    gboolean asked = !echo_is_disturbed();
    show(terminal, asked ? prompt : "");
    *end = line_read(terminal, buffer, size, length, echo_wait);
    int number = errno;
    /* The newline that was typed was not shown either. */
    show(terminal, asked ? "\n" : "");
    enum echo_outcome outcome = echo_restore(terminal);
    errno = number;
    return *end == LINE_INTERRUPTED && outcome == ECHO_STOPPED;
}

gssize console_read_secret(const char *prompt, char *buffer, gsize size, GError **error)
{
    gsize length = 0;
    enum line_end end;

    g_assert(size > 1 && size <= G_MAXINT);
    int terminal = terminal_open();
    if (terminal < 0) {
        explicit_bzero(buffer, size);
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_WRONG_PASSPHRASE,
                            _("there is no terminal to ask the passphrase on; give it "
                              "with --passphrase-file"));
        return -1;
    }
    while (line_read_hidden(terminal, prompt, buffer, size, &length, &end))
        continue;
    int number = errno;
    close(terminal);
    if (end == LINE_READ && memchr(buffer, '\0', length) == NULL)
        return (gssize)length;
    explicit_bzero(buffer, size);
    if (end == LINE_READ)
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_INPUT,
                            _("a passphrase cannot hold a NUL character"));
    else
        set_line_error(end, number, KIESPOST_ERROR_WRONG_PASSPHRASE, size, error);
    return -1;
}
