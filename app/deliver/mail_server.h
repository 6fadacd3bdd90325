/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The candidate's own mail server, as the settings [smtp] have it. */

#include <glib.h>

#include "crypto/secret.h"
#include "dossier/dossier.h"

enum mail_security {
    MAIL_STARTTLS,
    MAIL_TLS,   /* from the first byte (RFC 8314) */
    MAIL_CLEAR, /* to this computer itself only */
};

enum mail_login {
    MAIL_LOGIN_NONE,
    MAIL_LOGIN_PASSWORD, /* PLAIN or LOGIN */
    MAIL_LOGIN_XOAUTH2,
};

struct mail_server {
    char *host;
    guint port;
    enum mail_security security;
    enum mail_login login;
    char *user;              /* NULL without login */
    struct secret *password; /* or token; NULL without login */
};
typedef struct mail_server MailServer;

/* Runs password_command, or reads password_file, when there is one: else the password is
 * the dossier's. Of several lines the first counts.
 *
 * KIESPOST_ERROR_CONFIG: no host, security "none" to another computer, a login without a
 * password, a password or user name that no server could take (line end, more than 255
 * bytes). KIESPOST_ERROR_NO_INPUT: the file cannot be opened, or the command cannot be
 * started or fails. The caller frees. */
struct mail_server *mail_server_read(const struct dossier *dossier, GError **error);
void mail_server_free(struct mail_server *server);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailServer, mail_server_free)

/* "localhost", "127.0.0.0/8" or "::1". */
gboolean mail_host_is_loopback(const char *host);
