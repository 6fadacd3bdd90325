/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/transport_esmtp.h"

#include <string.h>

#include <openssl/ssl.h>

#include <auth-client.h>
#include <libesmtp.h>

#include "base/error.h"
#include "base/i18n.h"
#include "deliver/connected_socket.h"
#include "deliver/dialogue.h"
#include "deliver/reply.h"
#include "deliver/tls_context.h"

/* libesmtp runs a whole session in one call. The next message is added to it from within
 * the event that tells what became of the one before, and so any number of messages goes
 * over one connection, each with its outcome written down before the next one starts.
 *
 * Its traps, and what stands against each, are in the project's notes on libesmtp 1.1. */

enum {
    SESSION_MOST = 500, /* 4 kB are kept for each until the session ends */
    REACH_SECONDS = 20,
    GREETING_MILLISECONDS = 60 * 1000,
    ENVELOPE_MILLISECONDS = 5 * 60 * 1000,
    DATA_MILLISECONDS = 2 * 60 * 1000,
    /* A write that times out is left out and the rest is sent after it. So it never does:
     * the socket gives up before (connected_socket.h). */
    TRANSFER_MILLISECONDS = 24 * 3600 * 1000,
    /* RFC 5321 section 4.5.3.2.6: giving up sooner means sending twice. */
    ANSWER_MILLISECONDS = 10 * 60 * 1000,
};

/* How far the message under way is. */
enum stage {
    STAGE_NONE, /* there is none */
    STAGE_WAITING,
    STAGE_ENVELOPE,
    STAGE_BYTES,
    STAGE_LAST_BYTE, /* from here on the server may have it */
};

struct esmtp {
    struct transport transport;
    const struct mail_server *server;
    struct tls_context *tls; /* NULL in clear */
    struct submission_feed *feed;
    struct dialogue dialogue;
    gboolean was_reached; /* ever */
    gboolean is_trusted;  /* has accepted something, ever */
    gboolean is_at_end;   /* of the feed */

    /* the session */
    smtp_session_t session;
    struct connected_socket socket;
    gboolean is_connecting; /* the lock of connected_socket.h is held */
    gboolean was_connected;
    guint count;     /* messages given to it */
    GError *failure; /* why it was cut */

    /* the message */
    struct submission_request request;
    smtp_message_t message;
    enum stage stage;
    gboolean is_second_try;
};

/* ---- the message under way ---- */

static void finish(struct esmtp *esmtp, enum submission submission, const char *status,
                   GError *error)
{
    if (submission == SUBMISSION_ACCEPTED)
        esmtp->is_trusted = TRUE;
    esmtp->stage = STAGE_NONE;
    esmtp->message = NULL;
    esmtp->feed->done(esmtp->feed, submission, status, error);
}

/* FALSE when no further message should follow on this connection; then the message may
 * also be left for settle(), to be tried on another one. */
static gboolean finish_by_reply(struct esmtp *esmtp, const smtp_status_t *status,
                                enum reply_step step)
{
    struct reply reply;
    GError *error = NULL;
    g_autofree char *text = NULL;

    if (status->enh_class != 0)
        text =
            g_strdup_printf("%d.%d.%d %s", status->enh_class, status->enh_subject,
                            status->enh_detail, status->text != NULL ? status->text : "");
    reply_set(&reply, status->code, text != NULL ? text : status->text);
    enum submission submission = reply_meaning(&reply, step, esmtp->is_trusted, &error);
    if (submission == SUBMISSION_DELAYED && step < STEP_MESSAGE)
        g_clear_error(&error);
    else
        finish(esmtp, submission, reply.status, error);
    return submission == SUBMISSION_REFUSED || submission == SUBMISSION_POSTPONED;
}

static const char *give_bytes(void **context, int *length, void *argument)
{
    struct esmtp *esmtp = argument;

    (void)context;
    if (length == NULL) {
        esmtp->stage = MIN(esmtp->stage, STAGE_ENVELOPE);
        return NULL;
    }
    if (esmtp->stage == STAGE_ENVELOPE && esmtp->request.length > 0) {
        esmtp->stage = STAGE_BYTES;
        connected_socket_hold(&esmtp->socket, TRUE);
        *length = (int)esmtp->request.length;
        return esmtp->request.bytes;
    }
    if (esmtp->stage == STAGE_BYTES) {
        esmtp->stage = STAGE_LAST_BYTE;
        connected_socket_hold(&esmtp->socket, FALSE);
    }
    *length = 0;
    return NULL;
}

static gboolean has_high_bytes(const struct submission_request *request)
{
    guchar all = 0;

    for (gsize i = 0; i < request->length; i++)
        all |= (guchar)request->bytes[i];
    return all >= 0x80;
}

static void add_message(struct esmtp *esmtp)
{
    const struct submission_request *request = &esmtp->request;
    smtp_message_t message = smtp_add_message(esmtp->session);

    g_assert(request->length < G_MAXINT);
    if (message == NULL || !smtp_set_reverse_path(message, request->from) ||
        smtp_add_recipient(message, request->to) == NULL ||
        !smtp_set_messagecb(message, give_bytes, esmtp) ||
        !smtp_size_set_estimate(message, request->length))
        g_error("no memory for a message");
    if (has_high_bytes(request) && !smtp_8bitmime_set_body(message, E8bitmime_8BITMIME))
        g_error("libesmtp knows no 8BITMIME");
    esmtp->message = message;
    esmtp->stage = STAGE_WAITING;
    esmtp->count++;
}

/* Called within an event: what is added now is sent next. */
static void follow(struct esmtp *esmtp)
{
    enum submission_next next = SUBMISSION_PAUSE;

    if (esmtp->count < SESSION_MOST)
        next = esmtp->feed->next(esmtp->feed, TRUE, &esmtp->request);
    if (next == SUBMISSION_NEXT) {
        esmtp->is_second_try = FALSE;
        add_message(esmtp);
        return;
    }
    esmtp->is_at_end = next == SUBMISSION_END;
    /* All that is left is QUIT, whose answer can be done without. */
    connected_socket_hear_no_more(&esmtp->socket);
}

/* ---- events ---- */

static void cut(struct esmtp *esmtp, GError *failure)
{
    if (esmtp->failure == NULL)
        esmtp->failure = failure;
    else
        g_clear_error(&failure);
    connected_socket_cut(&esmtp->socket);
}

static void on_connected(struct esmtp *esmtp)
{
    const struct mail_server *server = esmtp->server;

    dialogue_restart(&esmtp->dialogue);
    esmtp->socket = connected_socket_find(server->port);
    connected_socket_end();
    esmtp->is_connecting = FALSE;
    esmtp->was_connected = TRUE;
    esmtp->was_reached = TRUE;
    if (esmtp->socket.descriptor < 0)
        g_error("libesmtp is connected, and nobody knows where");
    if (server->security == MAIL_CLEAR && !connected_socket_is_loopback(&esmtp->socket))
        cut(esmtp, g_error_new(KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                               _("“%s” is not this computer itself: without protection "
                                 "nothing is said to it"),
                               server->host));
}

/* Another address of the same server may follow. */
static void on_disconnected(struct esmtp *esmtp)
{
    connected_socket_forget(&esmtp->socket);
    connected_socket_begin();
    esmtp->is_connecting = TRUE;
}

static void on_sender_answered(struct esmtp *esmtp, smtp_message_t message)
{
    const smtp_status_t *status = smtp_reverse_path_status(message);

    if (message != esmtp->message)
        return;
    esmtp->stage = STAGE_ENVELOPE;
    if (status->code / 100 != 2 && finish_by_reply(esmtp, status, STEP_SENDER))
        follow(esmtp);
}

static void on_recipient_answered(struct esmtp *esmtp, smtp_recipient_t recipient)
{
    const smtp_status_t *status = smtp_recipient_status(recipient);

    if (esmtp->stage == STAGE_ENVELOPE && status->code / 100 != 2 &&
        finish_by_reply(esmtp, status, STEP_RECIPIENT))
        follow(esmtp);
}

static void on_message_answered(struct esmtp *esmtp, smtp_message_t message)
{
    const smtp_status_t *status = smtp_message_transfer_status(message);

    /* Of one whose recipient was refused, or no answer at all. */
    if (message != esmtp->message || status->code == 0)
        return;
    /* Whoever follows would be overlooked: the library has chosen already. */
    if (esmtp->stage < STAGE_BYTES) {
        finish_by_reply(esmtp, status, STEP_DATA);
        connected_socket_hear_no_more(&esmtp->socket);
        return;
    }
    if (status->code / 100 == 2)
        finish(esmtp, SUBMISSION_ACCEPTED, "", NULL);
    else if (!finish_by_reply(esmtp, status, STEP_MESSAGE))
        return;
    follow(esmtp);
}

static void on_event(smtp_session_t session, int event, void *argument, ...)
{
    struct esmtp *esmtp = argument;
    va_list more;

    (void)session;
    va_start(more, argument);
    switch (event) {
    case SMTP_EV_CONNECT:
        on_connected(esmtp);
        break;
    case SMTP_EV_DISCONNECT:
        on_disconnected(esmtp);
        break;
    case SMTP_EV_EXTNA_STARTTLS:
        cut(esmtp, g_error_new(KIESPOST_ERROR, KIESPOST_ERROR_PROTOCOL,
                               _("“%s” offers no protection (STARTTLS), so nothing was "
                                 "said to it; is smtp.port right?"),
                               esmtp->server->host));
        break;
    case SMTP_EV_EXTNA_8BITMIME:
        cut(esmtp, g_error_new(KIESPOST_ERROR, KIESPOST_ERROR_PROTOCOL,
                               _("“%s” takes no letters beyond ASCII (8BITMIME); use "
                                 "another mail server, or --transport curl"),
                               esmtp->server->host));
        break;
    case SMTP_EV_WRONG_PEER_CERTIFICATE:
        /* It looks for the canonical name. OpenSSL has found the one that was set, or
         * there would be no connection. */
        *va_arg(more, int *) = 1;
        break;
    case SMTP_EV_MAILSTATUS:
        (void)va_arg(more, const char *);
        on_sender_answered(esmtp, va_arg(more, smtp_message_t));
        break;
    case SMTP_EV_RCPTSTATUS:
        (void)va_arg(more, const char *);
        on_recipient_answered(esmtp, va_arg(more, smtp_recipient_t));
        break;
    case SMTP_EV_MESSAGESENT:
        on_message_answered(esmtp, va_arg(more, smtp_message_t));
        break;
    default:
        break;
    }
    va_end(more);
}

/* ---- what passes by ---- */

static GError *not_logged_in(const struct esmtp *esmtp)
{
    const struct dialogue *dialogue = &esmtp->dialogue;
    GError *error = NULL;

    if (dialogue->login.code >= 400)
        reply_meaning(&dialogue->login, STEP_LOGIN, FALSE, &error);
    if (error == NULL)
        error = g_error_new(KIESPOST_ERROR, KIESPOST_ERROR_PROTOCOL,
                            _("“%s” offers no login with a password (PLAIN or LOGIN); "
                              "does it want smtp.auth=xoauth2?"),
                            esmtp->server->host);
    return error;
}

static void sound(struct esmtp *esmtp, enum alarm alarm)
{
    switch (alarm) {
    case ALARM_NONE:
        return;
    case ALARM_NOT_LOGGED_IN:
        cut(esmtp, not_logged_in(esmtp));
        return;
    case ALARM_SMUGGLED:
        cut(esmtp, g_error_new(KIESPOST_ERROR, KIESPOST_ERROR_PROTOCOL,
                               _("somebody between you and “%s” meddles with the "
                                 "connection; nothing was said to it"),
                               esmtp->server->host));
        return;
    case ALARM_CHUNKING:
        /* Comes in one piece the next time. */
        connected_socket_cut(&esmtp->socket);
        return;
    }
}

static void on_traffic(const char *bytes, int length, int writing, void *argument)
{
    struct esmtp *esmtp = argument;

    if (length <= 0 || writing == SMTP_CB_HEADERS)
        return;
    if (writing == SMTP_CB_WRITING)
        sound(esmtp, dialogue_said(&esmtp->dialogue, bytes, (gsize)length));
    else
        /* The library's own buffer, which it reads only now. */
        sound(esmtp, dialogue_heard(&esmtp->dialogue, (char *)bytes, (gsize)length));
}

static int give_login(auth_client_request_t requests, char **answers, int count,
                      void *argument)
{
    const struct mail_server *server = argument;

    for (int i = 0; i < count; i++) {
        /* PLAIN and LOGIN; the others are older than what protects them here. */
        if ((requests[i].flags & AUTH_CLEARTEXT) == 0)
            return 0;
        if ((requests[i].flags & AUTH_USER) != 0)
            answers[i] = server->user;
        else if ((requests[i].flags & AUTH_PASS) != 0)
            answers[i] = (char *)secret_text(server->password);
        else
            return 0;
    }
    return 1;
}

/* ---- one session ---- */

static auth_context_t login_of(const struct esmtp *esmtp)
{
    auth_context_t login;

    if (esmtp->server->login == MAIL_LOGIN_NONE)
        return NULL;
    login = auth_create_context();
    if (login == NULL || !auth_set_mechanism_flags(login, AUTH_PLUGIN_PLAIN, 0) ||
        !auth_set_interact_cb(login, give_login, (void *)esmtp->server))
        g_error("no memory for a login");
    return login;
}

static void set_timeouts(smtp_session_t session)
{
    static const struct {
        int which;
        long milliseconds;
    } timeouts[] = {
        {Timeout_GREETING, GREETING_MILLISECONDS},
        {Timeout_ENVELOPE, ENVELOPE_MILLISECONDS},
        {Timeout_DATA, DATA_MILLISECONDS},
        {Timeout_TRANSFER, TRANSFER_MILLISECONDS},
        {Timeout_DATA2, ANSWER_MILLISECONDS},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(timeouts); i++)
        smtp_set_timeout(session, timeouts[i].which | Timeout_OVERRIDE_RFC2822_MINIMUM,
                         timeouts[i].milliseconds);
}

static void prepare(struct esmtp *esmtp, auth_context_t login)
{
    const struct mail_server *server = esmtp->server;
    g_autofree char *address = g_strdup_printf("%s:%u", server->host, server->port);
    smtp_session_t session = smtp_create_session();

    /* Our name towards the server is nobody's business: it ends up in every message. */
    if (session == NULL || !smtp_set_server(session, address) ||
        !smtp_set_hostname(session, TRANSPORT_HELLO_NAME) ||
        !smtp_set_eventcb(session, on_event, esmtp) ||
        !smtp_set_monitorcb(session, on_traffic, esmtp, 0) ||
        !smtp_auth_set_context(session, login) ||
        !smtp_starttls_enable(session,
                              esmtp->tls != NULL ? Starttls_REQUIRED : Starttls_DISABLED))
        g_error("no memory for a session");
    if (esmtp->tls != NULL &&
        !smtp_starttls_set_ctx(session, tls_context_for_library(esmtp->tls)))
        g_error("libesmtp was built without TLS");
    set_timeouts(session);
    esmtp->session = session;
    esmtp->socket = (struct connected_socket)CONNECTED_SOCKET_NONE;
    esmtp->was_connected = FALSE;
    esmtp->count = 0;
    g_clear_error(&esmtp->failure);
}

/* With the message under way, and those that follow. Afterwards that message is settled,
 * or its stage tells how far it came. */
static void run_session(struct esmtp *esmtp)
{
    auth_context_t login = login_of(esmtp);

    prepare(esmtp, login);
    add_message(esmtp);
    connected_socket_begin();
    esmtp->is_connecting = TRUE;
    /* Whether it succeeded is told by the events, and by nothing else. */
    (void)smtp_start_session(esmtp->session);
    if (esmtp->is_connecting)
        connected_socket_end();
    esmtp->is_connecting = FALSE;
    smtp_auth_set_context(esmtp->session, NULL);
    smtp_destroy_session(esmtp->session);
    esmtp->session = NULL;
    if (login != NULL)
        auth_destroy_context(login);
}

/* ---- what it came to ---- */

static GError *link_is_lost(const struct esmtp *esmtp)
{
    return g_error_new(KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE,
                       _("the connection to “%s” broke off"), esmtp->server->host);
}

/* Why the session ended before the message's last byte. */
static enum submission cause_of(struct esmtp *esmtp, GError **error)
{
    const struct dialogue *dialogue = &esmtp->dialogue;

    if (esmtp->failure != NULL) {
        g_propagate_error(error, g_steal_pointer(&esmtp->failure));
        return dialogue->login.code / 100 == 4 ? SUBMISSION_DELAYED : SUBMISSION_STOPPED;
    }
    if (!esmtp->was_connected) {
        g_propagate_error(error, link_is_lost(esmtp));
        return SUBMISSION_DELAYED;
    }
    if (dialogue->reply.code == -1 || dialogue->reply.code >= 400)
        return reply_meaning(&dialogue->reply, dialogue->step, esmtp->is_trusted, error);
    if (dialogue->said == SAID_STARTTLS && dialogue->reply.code == 220) {
        tls_context_tell(esmtp->tls, error);
        return SUBMISSION_STOPPED;
    }
    g_propagate_error(error, link_is_lost(esmtp));
    return SUBMISSION_DELAYED;
}

/* FALSE when the message is to be tried once more, on a new connection. */
static gboolean settle(struct esmtp *esmtp)
{
    GError *error = NULL;

    if (esmtp->stage == STAGE_NONE)
        return TRUE;
    if (esmtp->stage == STAGE_LAST_BYTE) {
        g_clear_error(&esmtp->failure);
        finish(esmtp, SUBMISSION_IN_DOUBT, "", NULL);
        return TRUE;
    }
    enum submission submission = cause_of(esmtp, &error);
    /* It said nothing for a while, or took as many as it wanted from one connection. */
    if (submission == SUBMISSION_DELAYED && esmtp->was_connected &&
        !esmtp->is_second_try) {
        g_clear_error(&error);
        esmtp->is_second_try = TRUE;
        return FALSE;
    }
    finish(esmtp, submission, "", error);
    return TRUE;
}

/* The library waits as long as the system does, which is minutes. Under the lock, since
 * another connection that looks for its own socket might take the one tried here for it.
 */
static gboolean can_be_reached(struct esmtp *esmtp)
{
    const struct mail_server *server = esmtp->server;

    if (esmtp->was_reached)
        return TRUE;
    connected_socket_begin();
    const char *why = connected_socket_try(server->host, server->port, REACH_SECONDS);
    connected_socket_end();
    if (why == NULL)
        return TRUE;
    finish(esmtp, SUBMISSION_STOPPED, "",
           g_error_new(KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE,
                       _("the mail server “%s” cannot be reached: %s"), server->host,
                       why));
    return FALSE;
}

static void serve(struct transport *transport, struct submission_feed *feed)
{
    struct esmtp *esmtp = (struct esmtp *)transport;

    esmtp->feed = feed;
    esmtp->is_at_end = FALSE;
    while (!esmtp->is_at_end &&
           feed->next(feed, FALSE, &esmtp->request) == SUBMISSION_NEXT) {
        esmtp->stage = STAGE_WAITING;
        esmtp->is_second_try = FALSE;
        if (!can_be_reached(esmtp))
            continue;
        do
            run_session(esmtp);
        while (!settle(esmtp));
    }
    esmtp->feed = NULL;
}

/* ---- the transport ---- */

static void close_esmtp(struct transport *transport)
{
    struct esmtp *esmtp = (struct esmtp *)transport;

    g_clear_error(&esmtp->failure);
    dialogue_clear(&esmtp->dialogue);
    tls_context_free(esmtp->tls);
    g_free(esmtp);
}

struct transport *transport_esmtp_new(const struct mail_server *server, GError **error)
{
    g_autoptr(TlsContext) tls = NULL;

    g_assert(server->security != MAIL_TLS && server->login != MAIL_LOGIN_XOAUTH2);
    if (server->security != MAIL_CLEAR) {
        tls = tls_context_new(server->host, TRUE, error);
        if (tls == NULL)
            return NULL;
    }
    struct esmtp *esmtp = g_new0(struct esmtp, 1);
    esmtp->transport = (struct transport){.name = "esmtp",
                                          .submit = transport_submit_one,
                                          .serve = serve,
                                          .close = close_esmtp};
    esmtp->server = server;
    esmtp->tls = g_steal_pointer(&tls);
    dialogue_init(&esmtp->dialogue, server->login != MAIL_LOGIN_NONE);
    return &esmtp->transport;
}
