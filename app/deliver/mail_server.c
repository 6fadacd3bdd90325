/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/mail_server.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "platform/secret_command.h"
#include "platform/secret_file.h"

enum {
    PASSWORD_MOST = 255,    /* the PLAIN mechanism's own limit (RFC 4616) */
    SECRET_MOST = 16 * 1024 /* a token is some thousand bytes long */
};

/* NULL when not set, or empty. */
static const char *setting(const struct dossier *dossier, const char *key)
{
    const char *value = dossier_setting(dossier, key);

    return value != NULL && *value != '\0' ? value : NULL;
}

static gboolean refuse(GError **error, const char *sentence)
{
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG, sentence);
    return FALSE;
}

gboolean mail_host_is_loopback(const char *host)
{
    return g_ascii_strcasecmp(host, "localhost") == 0 ||
           (g_hostname_is_ip_address(host) &&
            (g_str_has_prefix(host, "127.") || strcmp(host, "::1") == 0));
}

/* ---- the password ---- */

/* The first line; what stands behind it (pass(1) keeps notes there) is wiped with the
 * rest. */
static struct secret *first_line(const struct secret *text, gssize length)
{
    const char *bytes = (const char *)secret_bytes(text);
    gsize line = strcspn(bytes, "\r\n");

    return secret_from_bytes(bytes, MIN(line, (gsize)length));
}

static struct secret *read_secret(const char *path, GError **error)
{
    g_autoptr(Secret) text = secret_new(SECRET_MOST);
    gssize length =
        secret_file_read(path, (char *)secret_writable(text), SECRET_MOST, error);

    return length < 0 ? NULL : first_line(text, length);
}

/* Its output goes into locked memory, by way of a pipe. */
static struct secret *run_command(const char *command, GError **error)
{
    g_autoptr(Secret) text = secret_new(SECRET_MOST);
    gssize length =
        secret_command_read(command, (char *)secret_writable(text), SECRET_MOST, error);

    return length < 0 ? NULL : first_line(text, length);
}

static gboolean read_password(const struct dossier *dossier, struct mail_server *server,
                              GError **error)
{
    const char *command = setting(dossier, "smtp.password_command");
    const char *file = setting(dossier, "smtp.password_file");
    const char *password = setting(dossier, "smtp.password");

    if (command != NULL)
        server->password = run_command(command, error);
    else if (file != NULL)
        server->password = read_secret(file, error);
    else if (password != NULL)
        server->password = secret_from_text(password);
    else
        return refuse(error, _("the password of your mail server is not known; set "
                               "smtp.password_command, smtp.password_file or "
                               "smtp.password with “kiespost settings set”"));
    return server->password != NULL;
}

static gboolean can_be_said(const struct mail_server *server, GError **error)
{
    const char *password = secret_text(server->password);
    gsize most = server->login == MAIL_LOGIN_XOAUTH2 ? SECRET_MOST : PASSWORD_MOST;

    if (strlen(server->user) > PASSWORD_MOST || strpbrk(server->user, "\r\n") != NULL)
        return refuse(error, _("“smtp.user”: no mail server takes such a user name"));
    if (*password == '\0' || strlen(password) > most || strpbrk(password, "\r\n") != NULL)
        return refuse(error, _("no mail server takes a password like yours: it is empty, "
                               "longer than 255 bytes, or has several lines"));
    return TRUE;
}

static gboolean read_login(const struct dossier *dossier, struct mail_server *server,
                           GError **error)
{
    const char *user = setting(dossier, "smtp.user");

    if (user == NULL)
        return TRUE;
    server->user = g_strdup(user);
    server->login = g_strcmp0(setting(dossier, "smtp.auth"), "xoauth2") == 0
                        ? MAIL_LOGIN_XOAUTH2
                        : MAIL_LOGIN_PASSWORD;
    return read_password(dossier, server, error) && can_be_said(server, error);
}

/* ---- the server ---- */

static gboolean read_security(const struct dossier *dossier, struct mail_server *server,
                              GError **error)
{
    const char *security = setting(dossier, "smtp.security");

    if (g_strcmp0(security, "tls") == 0)
        server->security = MAIL_TLS;
    else if (g_strcmp0(security, "none") == 0)
        server->security = MAIL_CLEAR;
    if (server->security == MAIL_CLEAR && !mail_host_is_loopback(server->host))
        return refuse(error,
                      _("“smtp.security”: without protection messages only go to this "
                        "computer itself; choose starttls or tls"));
    return TRUE;
}

static guint port_of(const struct dossier *dossier, enum mail_security security)
{
    const char *port = setting(dossier, "smtp.port");

    if (port != NULL)
        return (guint)atoi(port);
    return security == MAIL_TLS ? 465 : 587;
}

static gboolean read_host(const struct dossier *dossier, struct mail_server *server,
                          GError **error)
{
    const char *host = setting(dossier, "smtp.host");

    if (host == NULL)
        return refuse(error, _("no mail server is set; tell which one with “kiespost "
                               "settings set smtp.host=…”"));
    server->host = g_hostname_to_ascii(host);
    /* Nothing that would mean something else in an address or a URL. */
    if (server->host == NULL ||
        strspn(server->host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                             "0123456789.-_") != strlen(server->host))
        return refuse(error, _("“smtp.host”: this is not the name of a server"));
    return TRUE;
}

struct mail_server *mail_server_read(const struct dossier *dossier, GError **error)
{
    g_autoptr(MailServer) server = g_new0(struct mail_server, 1);

    if (!read_host(dossier, server, error) || !read_security(dossier, server, error))
        return NULL;
    server->port = port_of(dossier, server->security);
    if (server->port == 0 || server->port > 65535) {
        refuse(error, _("“smtp.port”: this is not a port"));
        return NULL;
    }
    return read_login(dossier, server, error) ? g_steal_pointer(&server) : NULL;
}

void mail_server_free(struct mail_server *server)
{
    if (server == NULL)
        return;
    g_free(server->host);
    g_free(server->user);
    secret_free(server->password);
    g_free(server);
}
