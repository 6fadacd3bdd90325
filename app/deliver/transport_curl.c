/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/transport_curl.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <curl/curl.h>

#include "base/error.h"
#include "base/i18n.h"
#include "deliver/dialogue.h"
#include "deliver/reply.h"
#include "deliver/server_offer.h"
#include "deliver/tls_context.h"
#include "platform/reach.h"

/* libcurl takes one message a call and keeps the connection for the next one. What it
 * reports is one number for many things, so both sides are overheard. */

enum {
    REACH_SECONDS = 20,
    ANSWER_SECONDS = 10 * 60, /* RFC 5321 section 4.5.3.2.6 */
    GOODBYE_SECONDS = 5,
    SILENCE_MILLISECONDS = 120 * 1000,
};

struct curl {
    struct transport transport;
    const struct mail_server *server;
    CURL *handle;
    struct dialogue dialogue;
    gboolean was_reached; /* ever */
    gboolean is_trusted;  /* has accepted something, ever */

    /* the message under way */
    const struct submission_request *request;
    gsize given;     /* bytes */
    gboolean is_new; /* it needed a new connection */
    GError *failure; /* why it is given up */

    struct server_offer *offer; /* NULL: nobody asks for it */
};

/* ---- what libcurl asks for ---- */

static size_t give_bytes(char *buffer, size_t size, size_t count, void *argument)
{
    struct curl *curl = argument;
    gsize left = curl->request->length - curl->given;
    gsize length = MIN(left, size * count);

    if (curl->failure != NULL)
        return CURL_READFUNC_ABORT;
    memcpy(buffer, curl->request->bytes + curl->given, length);
    curl->given += length;
    if (curl->given == curl->request->length) {
        curl->dialogue.reply.code = 0;
        curl->dialogue.step = STEP_MESSAGE;
    }
    return length;
}

static curl_socket_t open_socket(void *argument, curlsocktype purpose,
                                 struct curl_sockaddr *address)
{
    struct curl *curl = argument;

    (void)purpose;
    /* The name was checked; what it leads to is known only here. */
    if (curl->server->security == MAIL_CLEAR && !reach_is_loopback(&address->addr)) {
        if (curl->failure == NULL)
            curl->failure =
                g_error_new(KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                            _("“%s” is not this computer itself: without protection "
                              "nothing is said to it"),
                            curl->server->host);
        return CURL_SOCKET_BAD;
    }
    curl_socket_t descriptor =
        socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (descriptor == CURL_SOCKET_BAD)
        return CURL_SOCKET_BAD;
    reach_limit_silence(descriptor, SILENCE_MILLISECONDS);
    dialogue_restart(&curl->dialogue);
    curl->is_new = TRUE;
    return descriptor;
}

static void not_logged_in(struct curl *curl)
{
    const struct dialogue *dialogue = &curl->dialogue;

    if (curl->failure != NULL)
        return;
    if (dialogue->login.code >= 400)
        reply_meaning(&dialogue->login, STEP_LOGIN, FALSE, &curl->failure);
    if (curl->failure == NULL)
        curl->failure = g_error_new(KIESPOST_ERROR, KIESPOST_ERROR_PROTOCOL,
                                    _("“%s” offers no login of the kind that smtp.auth "
                                      "asks for"),
                                    curl->server->host);
}

static void note_offer(struct curl *curl, const char *bytes, gsize length)
{
    const struct curl_tlssessioninfo *session = NULL;

    if (curl->dialogue.said == SAID_HELLO)
        server_offer_hear(curl->offer, bytes, length);
    if (curl->offer->tls_version == NULL &&
        curl_easy_getinfo(curl->handle, CURLINFO_TLS_SSL_PTR, &session) == CURLE_OK &&
        session != NULL && session->backend == CURLSSLBACKEND_OPENSSL &&
        session->internals != NULL)
        server_offer_see(curl->offer, session->internals);
}

static int overhear(CURL *handle, curl_infotype type, char *bytes, size_t length,
                    void *argument)
{
    struct curl *curl = argument;
    enum alarm alarm = ALARM_NONE;

    (void)handle;
    if (type == CURLINFO_HEADER_OUT) {
        alarm = dialogue_said(&curl->dialogue, bytes, length);
        if (curl->offer != NULL && curl->dialogue.said == SAID_HELLO)
            server_offer_restart(curl->offer);
    } else if (type == CURLINFO_HEADER_IN) {
        if (curl->offer != NULL)
            note_offer(curl, bytes, length);
        enum reply_step step = curl->dialogue.step;
        gboolean is_last = curl->given > 0 && curl->given == curl->request->length;
        dialogue_heard(&curl->dialogue, bytes, length);
        if (is_last)
            curl->dialogue.step = step;
    }
    if (alarm == ALARM_NOT_LOGGED_IN)
        not_logged_in(curl);
    return 0;
}

/* Asked all the time, so it is where a transfer can be given up. */
static int go_on(void *argument, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct curl *curl = argument;

    (void)a, (void)b, (void)c, (void)d;
    /* It would wait for something better than nonsense. */
    return curl->failure != NULL || curl->dialogue.reply.code == -1;
}

static CURLcode trust_system_roots(CURL *handle, void *theirs, void *argument)
{
    (void)handle;
    (void)argument;
    return tls_context_trust_system_roots(theirs) ? CURLE_OK : CURLE_SSL_CACERT_BADFILE;
}

/* ---- what it came to ---- */

static enum submission cannot_be_reached(const struct curl *curl, const char *why,
                                         GError **error)
{
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE,
                _("the mail server “%s” cannot be reached: %s"), curl->server->host, why);
    return curl->was_reached ? SUBMISSION_DELAYED : SUBMISSION_STOPPED;
}

static enum submission certificate_is_wrong(struct curl *curl, GError **error)
{
    const long unspecified = 1; /* until OpenSSL is asked */
    long verification = 0;

    curl_easy_getinfo(curl->handle, CURLINFO_SSL_VERIFYRESULT, &verification);
    /* A wrong name is found after OpenSSL was content, or before it was asked. */
    tls_tell(curl->server->host,
             verification > unspecified ? verification : TLS_WRONG_NAME, error);
    return SUBMISSION_STOPPED;
}

static enum submission gave_up(struct curl *curl, GError **error)
{
    gboolean is_busy = curl->dialogue.login.code / 100 == 4;

    g_propagate_error(error, g_steal_pointer(&curl->failure));
    return is_busy ? SUBMISSION_DELAYED : SUBMISSION_STOPPED;
}

/* Of what went wrong before anything was answered that tells why. */
static enum submission meaning_of(struct curl *curl, CURLcode code, GError **error)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return cannot_be_reached(
            curl,
            _("no such server is known; is its name right, and is there a network?"),
            error);
    case CURLE_COULDNT_CONNECT:
        return cannot_be_reached(curl, _("nothing answers at this port"), error);
    case CURLE_PEER_FAILED_VERIFICATION:
        return certificate_is_wrong(curl, error);
    case CURLE_SSL_CONNECT_ERROR:
        tls_tell(curl->server->host, 0, error);
        return SUBMISSION_STOPPED;
    case CURLE_USE_SSL_FAILED:
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_PROTOCOL,
                    _("“%s” offers no protection (STARTTLS), so nothing was said to it; "
                      "is smtp.port right?"),
                    curl->server->host);
        return SUBMISSION_STOPPED;
    case CURLE_LOGIN_DENIED:
        not_logged_in(curl);
        return gave_up(curl, error);
    default:
        if (code == CURLE_WEIRD_SERVER_REPLY && curl->dialogue.said == SAID_STARTTLS) {
            g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_PROTOCOL,
                        _("somebody between you and “%s” meddles with the connection; "
                          "nothing was said to it"),
                        curl->server->host);
            return SUBMISSION_STOPPED;
        }
        if (curl->is_new && curl->dialogue.said == SAID_NOTHING)
            return cannot_be_reached(curl, _("it does not answer"), error);
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_UNAVAILABLE,
                    _("the connection to “%s” broke off"), curl->server->host);
        return SUBMISSION_DELAYED;
    }
}

static enum submission judge(struct curl *curl, CURLcode code,
                             char status[SUBMISSION_STATUS_SIZE], GError **error)
{
    const struct reply *reply = &curl->dialogue.reply;
    gboolean was_whole = curl->given == curl->request->length;

    if (curl->dialogue.step == STEP_MESSAGE && was_whole) {
        if (reply->code / 100 == 2)
            return SUBMISSION_ACCEPTED;
        if (reply->code == 0)
            return SUBMISSION_IN_DOUBT;
    } else if (curl->failure != NULL) {
        return gave_up(curl, error);
    }
    if (reply->code >= 400 || reply->code == -1) {
        /* Until then it is not about the message. */
        if (curl->dialogue.step >= STEP_SENDER)
            g_strlcpy(status, reply->status, SUBMISSION_STATUS_SIZE);
        return reply_meaning(reply, curl->dialogue.step, curl->is_trusted, error);
    }
    return meaning_of(curl, code, error);
}

/* ---- one message ---- */

static enum submission try_once(struct curl *curl, char status[SUBMISSION_STATUS_SIZE],
                                GError **error)
{
    const struct submission_request *request = curl->request;
    struct curl_slist *recipients = curl_slist_append(NULL, request->to);

    if (recipients == NULL)
        g_error("no memory for a recipient");
    curl->given = 0;
    curl->is_new = FALSE;
    curl->dialogue.step = STEP_GREETING;
    curl->dialogue.reply.code = 0;
    *status = '\0';
    curl_easy_setopt(curl->handle, CURLOPT_MAIL_FROM, request->from);
    curl_easy_setopt(curl->handle, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl->handle, CURLOPT_INFILESIZE_LARGE, (curl_off_t)request->length);
    CURLcode code = curl_easy_perform(curl->handle);
    curl_easy_setopt(curl->handle, CURLOPT_MAIL_RCPT, NULL);
    curl_slist_free_all(recipients);
    enum submission submission = judge(curl, code, status, error);
    g_clear_error(&curl->failure);
    curl->was_reached |= curl->dialogue.said != SAID_NOTHING;
    curl->is_trusted |= submission == SUBMISSION_ACCEPTED;
    return submission;
}

static enum submission submit(struct transport *transport,
                              const struct submission_request *request,
                              char status[SUBMISSION_STATUS_SIZE], GError **error)
{
    struct curl *curl = (struct curl *)transport;
    GError *cause = NULL;

    curl->request = request;
    enum submission submission = try_once(curl, status, &cause);
    /* A connection that was kept may have been closed by the server. */
    if (submission == SUBMISSION_DELAYED && curl->dialogue.said >= SAID_MAIL) {
        g_clear_error(&cause);
        curl_easy_setopt(curl->handle, CURLOPT_FRESH_CONNECT, 1L);
        submission = try_once(curl, status, &cause);
        curl_easy_setopt(curl->handle, CURLOPT_FRESH_CONNECT, 0L);
    }
    if (cause != NULL)
        g_propagate_error(error, cause);
    return submission;
}

/* ---- the transport ---- */

static gboolean set_server(struct curl *curl)
{
    const struct mail_server *server = curl->server;
    const char *scheme = server->security == MAIL_TLS ? "smtps" : "smtp";
    g_autofree char *name = g_uri_escape_string(TRANSPORT_HELLO_NAME, NULL, FALSE);
    g_autofree char *url =
        g_strdup_printf("%s://%s:%u/%s", scheme, server->host, server->port, name);
    const long use_ssl =
        server->security == MAIL_CLEAR ? CURLUSESSL_NONE : CURLUSESSL_ALL;
    CURL *handle = curl->handle;

    return curl_easy_setopt(handle, CURLOPT_URL, url) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_USE_SSL, use_ssl) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) ==
               CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_CAINFO, NULL) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_CAPATH, NULL) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_SSL_CTX_FUNCTION, trust_system_roots) ==
               CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_PROXY, "") == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, (long)REACH_SECONDS) ==
               CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT,
                            (long)ANSWER_SECONDS) == CURLE_OK;
}

static gboolean set_login(struct curl *curl)
{
    const struct mail_server *server = curl->server;
    gboolean is_token = server->login == MAIL_LOGIN_XOAUTH2;
    const char *mechanisms = is_token ? "AUTH=XOAUTH2" : "AUTH=PLAIN;AUTH=LOGIN";
    CURL *handle = curl->handle;

    if (server->login == MAIL_LOGIN_NONE)
        return TRUE;
    return curl_easy_setopt(handle, CURLOPT_USERNAME, server->user) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_LOGIN_OPTIONS, mechanisms) == CURLE_OK &&
           curl_easy_setopt(handle, is_token ? CURLOPT_XOAUTH2_BEARER : CURLOPT_PASSWORD,
                            secret_text(server->password)) == CURLE_OK;
}

static gboolean set_callbacks(struct curl *curl)
{
    CURL *handle = curl->handle;

    return curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_READFUNCTION, give_bytes) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_READDATA, curl) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket) ==
               CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, curl) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, overhear) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_DEBUGDATA, curl) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, go_on) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_XFERINFODATA, curl) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L) == CURLE_OK &&
           curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L) == CURLE_OK;
}

static void close_curl(struct transport *transport)
{
    struct curl *curl = (struct curl *)transport;

    /* It says QUIT and waits. */
    curl_easy_setopt(curl->handle, CURLOPT_SERVER_RESPONSE_TIMEOUT,
                     (long)GOODBYE_SECONDS);
    curl_easy_setopt(curl->handle, CURLOPT_VERBOSE, 0L);
    curl_easy_cleanup(curl->handle);
    g_clear_error(&curl->failure);
    dialogue_clear(&curl->dialogue);
    g_free(curl);
}

struct transport *transport_curl_new(const struct mail_server *server, GError **error)
{
    static gsize is_ready = 0;
    struct curl *curl = g_new0(struct curl, 1);

    if (g_once_init_enter(&is_ready)) {
        curl_global_init(CURL_GLOBAL_DEFAULT);
        g_once_init_leave(&is_ready, 1);
    }
    curl->transport =
        (struct transport){.name = "curl", .submit = submit, .close = close_curl};
    curl->server = server;
    curl->handle = curl_easy_init();
    dialogue_init(&curl->dialogue, server->login != MAIL_LOGIN_NONE);
    if (curl->handle != NULL && set_server(curl) && set_login(curl) &&
        set_callbacks(curl))
        return &curl->transport;
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                        _("libcurl on this computer cannot send mail as your settings "
                          "ask for"));
    close_curl(&curl->transport);
    return NULL;
}

/* ---- without a message ---- */

struct server_offer *server_offer_ask(const struct mail_server *server, GError **error)
{
    static const struct submission_request none = {.length = 1};
    g_autoptr(Transport) transport = transport_curl_new(server, error);
    g_autoptr(ServerOffer) offer = server_offer_new();
    struct curl *curl = (struct curl *)transport;
    char status[SUBMISSION_STATUS_SIZE];

    if (curl == NULL)
        return NULL;
    curl->request = &none;
    curl->offer = offer;
    curl_easy_setopt(curl->handle, CURLOPT_UPLOAD, 0L);
    curl_easy_setopt(curl->handle, CURLOPT_NOBODY, 1L);
    curl_easy_setopt(curl->handle, CURLOPT_CUSTOMREQUEST, "NOOP");
    CURLcode code = curl_easy_perform(curl->handle);
    curl->offer = NULL;
    if (code == CURLE_OK && curl->failure == NULL &&
        curl->dialogue.said == SAID_NOTHING_MORE && curl->dialogue.reply.code / 100 == 2)
        return g_steal_pointer(&offer);
    judge(curl, code, status, error);
    return NULL;
}
