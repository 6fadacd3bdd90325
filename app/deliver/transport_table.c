/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/transport.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "deliver/transport_curl.h"
#include "deliver/transport_esmtp.h"

#ifdef KIESPOST_WITH_ESMTP
#define ESMTP_IS_BUILT TRUE
#else
#define ESMTP_IS_BUILT      FALSE
#define transport_esmtp_new transport_curl_new
#endif

/* The better one first. */
static const struct way {
    struct transport_ability ability;
    struct transport *(*make)(const struct mail_server *server, GError **error);
} ways[] = {
    {{"esmtp", ESMTP_IS_BUILT, .tls_from_start = FALSE, .xoauth2 = FALSE},
     transport_esmtp_new},
    {{"curl", TRUE, .tls_from_start = TRUE, .xoauth2 = TRUE}, transport_curl_new},
};

static const struct way *find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ways); i++)
        if (strcmp(ways[i].ability.name, name) == 0)
            return &ways[i];
    return NULL;
}

const struct transport_ability *transport_ability(const char *name)
{
    const struct way *way = find(name);

    return way != NULL ? &way->ability : NULL;
}

static gboolean suits(const struct way *way, const struct mail_server *server)
{
    const struct transport_ability *ability = &way->ability;

    return ability->is_built &&
           (server->security != MAIL_TLS || ability->tls_from_start) &&
           (server->login != MAIL_LOGIN_XOAUTH2 || ability->xoauth2);
}

const char *transport_default(const struct mail_server *server)
{
    for (gsize i = 0; i < G_N_ELEMENTS(ways); i++)
        if (suits(&ways[i], server))
            return ways[i].ability.name;
    g_error("no transport can do that");
}

struct transport *transport_to_server_new(const char *name,
                                          const struct mail_server *server,
                                          GError **error)
{
    const struct way *way = find(name);

    g_assert(way != NULL);
    if (suits(way, server))
        return way->make(server, error);
    if (!way->ability.is_built)
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                    _("this kiespost was built without “%s”; leave --transport out"),
                    name);
    else
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                    _("“%s” can neither use port 465 (tls) nor log in by XOAUTH2; use "
                      "--transport curl, or leave it out"),
                    name);
    return NULL;
}
