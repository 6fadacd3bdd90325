/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What TLS must be before a mail server is told anything: 1.2 at least, a certificate
 * that leads to a root of the system and bears the configured name. */

#include <glib.h>

struct ssl_ctx_st; /* OpenSSL's SSL_CTX */

struct tls_context;
typedef struct tls_context TlsContext;

/* For connections to `host`, which is told to the server (SNI). `newest_is_12`: no
 * TLS 1.3, for a library that waits for ever for what 1.3 sends unasked. The caller
 * frees. */
struct tls_context *tls_context_new(const char *host, gboolean newest_is_12,
                                    GError **error);
void tls_context_free(struct tls_context *context);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TlsContext, tls_context_free)

/* Borrowed. */
struct ssl_ctx_st *tls_context_for_library(struct tls_context *context);

/* The same demands, but for the name, on a library's own SSL_CTX. */
gboolean tls_context_trust_system_roots(struct ssl_ctx_st *theirs);

/* KIESPOST_ERROR_PROTOCOL: why the last handshake failed, in words. */
void tls_context_tell(const struct tls_context *context, GError **error);
#define TLS_WRONG_NAME (-1L)
/* Likewise, of TLS_WRONG_NAME or one of OpenSSL's X509_V_ERR_…; 0: no certificate is to
 * blame. */
void tls_tell(const char *host, long verification, GError **error);
