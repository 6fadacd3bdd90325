/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/tls_context.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "base/error.h"
#include "base/i18n.h"

struct tls_context {
    SSL_CTX *openssl;
    char *host;
    int trouble; /* X509_V_ERR_… of the last certificate that did not hold */
};

static int verify(int is_good, X509_STORE_CTX *store)
{
    SSL *ssl = X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx());
    struct tls_context *context = SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl));

    if (!is_good)
        context->trouble = X509_STORE_CTX_get_error(store);
    return is_good;
}

/* The library that shakes hands never says whom it wants. */
static void say_name(const SSL *ssl, int where, int result)
{
    const struct tls_context *context = SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl));

    (void)result;
    if ((where & SSL_CB_HANDSHAKE_START) != 0 &&
        !g_hostname_is_ip_address(context->host) &&
        SSL_set_tlsext_host_name((SSL *)ssl, context->host) != 1)
        g_debug("no SNI");
}

static gboolean demand_name(SSL_CTX *openssl, const char *host)
{
    X509_VERIFY_PARAM *demands = SSL_CTX_get0_param(openssl);

    X509_VERIFY_PARAM_set_hostflags(demands, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    return g_hostname_is_ip_address(host)
               ? X509_VERIFY_PARAM_set1_ip_asc(demands, host) == 1
               : X509_VERIFY_PARAM_set1_host(demands, host, 0) == 1;
}

gboolean tls_context_trust_system_roots(struct ssl_ctx_st *theirs)
{
    return SSL_CTX_set_default_verify_paths(theirs) == 1;
}

static gboolean prepare(struct tls_context *context, gboolean newest_is_12)
{
    SSL_CTX *openssl = context->openssl;

    SSL_CTX_set_app_data(openssl, context);
    SSL_CTX_set_options(openssl, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_verify(openssl, SSL_VERIFY_PEER, verify);
    SSL_CTX_set_info_callback(openssl, say_name);
    SSL_CTX_set_session_cache_mode(openssl, SSL_SESS_CACHE_OFF);
    return SSL_CTX_set_min_proto_version(openssl, TLS1_2_VERSION) == 1 &&
           SSL_CTX_set_max_proto_version(openssl, newest_is_12 ? TLS1_2_VERSION : 0) ==
               1 &&
           tls_context_trust_system_roots(openssl) && demand_name(openssl, context->host);
}

struct tls_context *tls_context_new(const char *host, gboolean newest_is_12,
                                    GError **error)
{
    g_autoptr(TlsContext) context = g_new0(struct tls_context, 1);

    context->host = g_strdup(host);
    context->openssl = SSL_CTX_new(TLS_client_method());
    if (context->openssl != NULL && prepare(context, newest_is_12))
        return g_steal_pointer(&context);
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_INTERNAL,
                        _("the library for TLS cannot be prepared"));
    return NULL;
}

void tls_context_free(struct tls_context *context)
{
    if (context == NULL)
        return;
    SSL_CTX_free(context->openssl);
    g_free(context->host);
    g_free(context);
}

struct ssl_ctx_st *tls_context_for_library(struct tls_context *context)
{
    context->trouble = X509_V_OK;
    return context->openssl;
}

/* What is wrong with the certificate, or NULL when OpenSSL's own words must do. */
static const char *phrase_of(long verification)
{
    switch (verification) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return _("it has expired");
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return _("it is not valid yet; is this computer's clock right?");
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
        return _("it is self-signed: nobody else vouches for it");
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return _("this computer does not know who vouches for it");
    case TLS_WRONG_NAME:
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return _("it is that of another server");
    default:
        return NULL;
    }
}

void tls_tell(const char *host, long verification, GError **error)
{
    const char *phrase = phrase_of(verification);

    if (verification == X509_V_OK) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_PROTOCOL,
                    _("no protected connection to “%s” comes about (TLS); nothing was "
                      "said to it"),
                    host);
        return;
    }
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_PROTOCOL,
                _("the certificate of “%s” does not hold: %s; nothing was said to it"),
                host,
                phrase != NULL ? phrase : X509_verify_cert_error_string(verification));
}

void tls_context_tell(const struct tls_context *context, GError **error)
{
    tls_tell(context->host, context->trouble, error);
}
