/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/server_offer.h"

#include <string.h>

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "base/text.h"

struct server_offer *server_offer_new(void)
{
    struct server_offer *offer = g_new0(struct server_offer, 1);

    offer->mechanisms = g_ptr_array_new_with_free_func(g_free);
    return offer;
}

void server_offer_free(struct server_offer *offer)
{
    if (offer == NULL)
        return;
    g_ptr_array_unref(offer->mechanisms);
    g_free(offer->name);
    g_free(offer->tls_version);
    g_free(offer->cipher);
    g_free(offer->subject);
    g_free(offer->issuer);
    g_free(offer);
}

/* ---- EHLO ---- */

void server_offer_restart(struct server_offer *offer)
{
    g_clear_pointer(&offer->name, g_free);
    g_ptr_array_set_size(offer->mechanisms, 0);
    offer->has_size = offer->eight_bit = offer->smtputf8 = FALSE;
    offer->pipelining = offer->statuses = FALSE;
    offer->size = 0;
}

static char *safe_text(const char *bytes, gsize length)
{
    g_autofree char *valid = g_utf8_make_valid(bytes, (gssize)length);

    return text_for_terminal(valid);
}

static void hear_mechanisms(struct server_offer *offer, char **words)
{
    for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0' && !g_ptr_array_find_with_equal_func(
                                     offer->mechanisms, words[i], g_str_equal, NULL))
            g_ptr_array_add(offer->mechanisms, g_ascii_strup(words[i], -1));
}

static void hear_keyword(struct server_offer *offer, char **words)
{
    const struct {
        const char *keyword;
        gboolean *flag;
    } flags[] = {
        {"8BITMIME", &offer->eight_bit},    {"SMTPUTF8", &offer->smtputf8},
        {"PIPELINING", &offer->pipelining}, {"ENHANCEDSTATUSCODES", &offer->statuses},
        {"SIZE", &offer->has_size},
    };
    guint64 size;

    for (gsize i = 0; i < G_N_ELEMENTS(flags); i++)
        if (g_ascii_strcasecmp(words[0], flags[i].keyword) == 0)
            *flags[i].flag = TRUE;
    if (g_ascii_strcasecmp(words[0], "SIZE") == 0 && words[1] != NULL &&
        g_ascii_string_to_unsigned(words[1], 10, 0, G_MAXINT64, &size, NULL))
        offer->size = (gint64)size;
    /* Some say "AUTH=LOGIN" for programs of another century. */
    if (g_ascii_strcasecmp(words[0], "AUTH") == 0)
        hear_mechanisms(offer, words + 1);
}

void server_offer_hear(struct server_offer *offer, const char *line, gsize length)
{
    static const char begin[] = "250";
    const gsize head = sizeof begin; /* and a sign */

    while (length > 0 && strchr("\r\n", line[length - 1]) != NULL)
        length--;
    if (length <= head || strncmp(line, begin, head - 1) != 0)
        return;
    g_autofree char *text = safe_text(line + head, length - head);
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    if (words[0] == NULL || *words[0] == '\0')
        return;
    if (offer->name == NULL)
        offer->name = g_strdup(words[0]);
    else
        hear_keyword(offer, words);
}

/* ---- TLS ---- */

/* NULL when the name has no such part. */
static char *part_of_name(const X509_NAME *name, int nid)
{
    int index = X509_NAME_get_index_by_NID((X509_NAME *)name, nid, -1);
    unsigned char *text = NULL;

    if (index < 0)
        return NULL;
    int length = ASN1_STRING_to_UTF8(
        &text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index)));
    if (length < 0)
        return NULL;
    char *part = safe_text((const char *)text, (gsize)length);
    OPENSSL_free(text);
    return part;
}

static char *name_phrase(const X509_NAME *name)
{
    g_autofree char *common = part_of_name(name, NID_commonName);
    g_autofree char *organisation = part_of_name(name, NID_organizationName);

    if (common == NULL || organisation == NULL)
        return g_strdup(common != NULL         ? common
                        : organisation != NULL ? organisation
                                               : "–");
    return g_strdup_printf("%s (%s)", common, organisation);
}

static gint64 seconds_of(const ASN1_TIME *time)
{
    ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
    int days = 0, seconds = 0;

    if (ASN1_TIME_diff(&days, &seconds, epoch, time) != 1)
        days = seconds = 0;
    ASN1_TIME_free(epoch);
    return (gint64)days * 24 * 60 * 60 + seconds;
}

void server_offer_see(struct server_offer *offer, const struct ssl_st *ssl)
{
    X509 *certificate = SSL_get1_peer_certificate(ssl);

    if (certificate == NULL)
        return;
    offer->tls_version = g_strdup(SSL_get_version(ssl));
    offer->cipher = g_strdup(SSL_get_cipher_name(ssl));
    offer->subject = name_phrase(X509_get_subject_name(certificate));
    offer->issuer = name_phrase(X509_get_issuer_name(certificate));
    offer->valid_from = seconds_of(X509_get0_notBefore(certificate));
    offer->valid_until = seconds_of(X509_get0_notAfter(certificate));
    X509_free(certificate);
}
