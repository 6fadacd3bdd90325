/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Certificates of servers that do not exist, one file with its key. */

#include <glib.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

struct authority {
    EVP_PKEY *key;
    X509 *certificate;
};

static inline void certificate_extend(X509 *certificate, X509 *issuer, int nid,
                                      const char *value)
{
    X509V3_CTX context;

    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
    g_assert(extension != NULL && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

/* `issuer` NULL: signed by itself. `until`: "20350101000000Z". */
static inline X509 *certificate_new(EVP_PKEY *key, const char *name,
                                    const struct authority *issuer, const char *until)
{
    static long serial = 1;
    X509 *certificate = X509_new();
    X509 *parent = issuer != NULL ? issuer->certificate : certificate;

    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial++);
    ASN1_TIME_set_string(X509_getm_notBefore(certificate), "20200101000000Z");
    ASN1_TIME_set_string(X509_getm_notAfter(certificate), until);
    X509_set_pubkey(certificate, key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                               (const unsigned char *)name, -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(parent));
    if (issuer == NULL)
        certificate_extend(certificate, parent, NID_basic_constraints,
                           "critical,CA:TRUE");
    else {
        g_autofree char *alternative = g_strdup_printf("DNS:%s", name);
        certificate_extend(certificate, parent, NID_subject_alt_name, alternative);
    }
    g_assert(X509_sign(certificate, issuer != NULL ? issuer->key : key, EVP_sha256()) >
             0);
    return certificate;
}

static inline void certificate_write(const char *path, X509 *certificate, EVP_PKEY *key)
{
    BIO *file = BIO_new_file(path, "w");

    g_assert(file != NULL && PEM_write_bio_X509(file, certificate) == 1);
    if (key != NULL)
        g_assert(PEM_write_bio_PrivateKey(file, key, NULL, NULL, 0, NULL, NULL) == 1);
    BIO_free(file);
}

/* ca.pem, good.pem (localhost), other.pem (another name), old.pem (expired), self.pem. */
static inline void certificates_write(const char *directory)
{
    static const struct {
        const char *file, *name, *until;
        gboolean by_itself;
    } wanted[] = {
        {"good.pem", "localhost", "20350101000000Z", FALSE},
        {"other.pem", "mail.elders.example", "20350101000000Z", FALSE},
        {"old.pem", "localhost", "20210101000000Z", FALSE},
        {"self.pem", "localhost", "20350101000000Z", TRUE},
    };
    struct authority authority = {.key = EVP_RSA_gen(2048)};
    EVP_PKEY *key = EVP_RSA_gen(2048);
    g_autofree char *trusted = g_build_filename(directory, "ca.pem", NULL);

    authority.certificate =
        certificate_new(authority.key, "Test", NULL, "20350101000000Z");
    certificate_write(trusted, authority.certificate, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_autofree char *path = g_build_filename(directory, wanted[i].file, NULL);
        X509 *certificate =
            certificate_new(key, wanted[i].name, wanted[i].by_itself ? NULL : &authority,
                            wanted[i].until);
        certificate_write(path, certificate, key);
        X509_free(certificate);
    }
    X509_free(authority.certificate);
    EVP_PKEY_free(authority.key);
    EVP_PKEY_free(key);
}
