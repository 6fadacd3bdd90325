/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crypto/passphrase.h"

#include <sodium.h>

#include "base/error.h"
#include "base/i18n.h"

#define MEBIBYTE ((guint64)1024 * 1024)

G_STATIC_ASSERT(PASSPHRASE_SALT_LENGTH == crypto_pwhash_argon2id_SALTBYTES);

enum {
    OPSLIMIT_MOST = 64
};
static const guint64 memlimit_most = 1024 * MEBIBYTE;

const struct passphrase_cost passphrase_cost_default = {
    .opslimit = 3,
    .memlimit = 64 * MEBIBYTE,
};

void passphrase_salt(guint8 salt[PASSPHRASE_SALT_LENGTH])
{
    randombytes_buf(salt, PASSPHRASE_SALT_LENGTH);
}

static gboolean cost_is_sane(const struct passphrase_cost *cost)
{
    return cost->opslimit >= crypto_pwhash_argon2id_OPSLIMIT_MIN &&
           cost->opslimit <= OPSLIMIT_MOST &&
           cost->memlimit >= crypto_pwhash_argon2id_MEMLIMIT_MIN &&
           cost->memlimit <= memlimit_most;
}

struct secret *passphrase_key(const struct secret *passphrase,
                              const guint8 salt[PASSPHRASE_SALT_LENGTH],
                              const struct passphrase_cost *cost, GError **error)
{
    if (!cost_is_sane(cost)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED,
                            _("a key slot asks for more work than any kiespost ever "
                              "wrote; restore “keyslots” from a backup"));
        return NULL;
    }

    g_autoptr(Secret) key = secret_new(PASSPHRASE_KEY_LENGTH);
    if (crypto_pwhash(secret_writable(key), PASSPHRASE_KEY_LENGTH,
                      secret_text(passphrase), secret_length(passphrase), salt,
                      cost->opslimit, (size_t)cost->memlimit,
                      crypto_pwhash_ALG_ARGON2ID13) != 0) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_TRY_LATER,
                    _("there is too little memory to try the passphrase (%d MiB are "
                      "needed); close other programs and try again"),
                    (int)(cost->memlimit / MEBIBYTE));
        return NULL;
    }
    return g_steal_pointer(&key);
}
