/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dossier/keyslots.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "crypto/passphrase.h"
#include "crypto/recovery_code.h"
#include "crypto/seal.h"
#include "dossier/database.h"
#include "platform/errno_phrase.h"
#include "platform/file.h"

enum {
    FORMAT_VERSION = 1,
    HALVES_LENGTH = KEYPAIR_SEALING_PRIVATE_LENGTH + KEYPAIR_SIGNING_PRIVATE_LENGTH,
};

struct slot {
    char *name;
    guint8 salt[PASSPHRASE_SALT_LENGTH];
    struct passphrase_cost cost;
    guint8 sealing_public[32];
    guint8 signing_public[32];
    GBytes *wrapped;     /* both secret halves under the passphrase */
    GBytes *dossier_key; /* sealed to sealing_public */
};

struct keyslots {
    GPtrArray *slots; /* struct slot */
};

static void slot_free(gpointer pointer)
{
    struct slot *slot = pointer;

    g_free(slot->name);
    g_clear_pointer(&slot->wrapped, g_bytes_unref);
    g_clear_pointer(&slot->dossier_key, g_bytes_unref);
    g_free(slot);
}

void unlocked_free(struct unlocked *unlocked)
{
    if (unlocked == NULL)
        return;
    g_free(unlocked->operator_name);
    secret_free(unlocked->dossier_key);
    secret_free(unlocked->signing_key);
    g_free(unlocked);
}

struct keyslots *keyslots_new(void)
{
    struct keyslots *slots = g_new(struct keyslots, 1);
    slots->slots = g_ptr_array_new_with_free_func(slot_free);
    return slots;
}

void keyslots_free(struct keyslots *slots)
{
    if (slots == NULL)
        return;
    g_ptr_array_unref(slots->slots);
    g_free(slots);
}

static gboolean fixed_bytes(GKeyFile *file, const char *group, const char *key,
                            guint8 *out, gsize length)
{
    g_autofree char *text = g_key_file_get_string(file, group, key, NULL);
    gsize decoded_length;

    if (text == NULL)
        return FALSE;
    g_autofree guchar *decoded = g_base64_decode(text, &decoded_length);
    if (decoded_length != length)
        return FALSE;
    memcpy(out, decoded, length);
    return TRUE;
}

static GBytes *variable_bytes(GKeyFile *file, const char *group, const char *key)
{
    g_autofree char *text = g_key_file_get_string(file, group, key, NULL);
    gsize length;

    if (text == NULL)
        return NULL;
    guchar *decoded = g_base64_decode(text, &length);
    return g_bytes_new_take(decoded, length);
}

static struct slot *slot_read(GKeyFile *file, const char *group)
{
    struct slot *slot = g_new0(struct slot, 1);

    slot->name = g_key_file_get_string(file, group, "name", NULL);
    slot->cost.opslimit = g_key_file_get_uint64(file, group, "opslimit", NULL);
    slot->cost.memlimit = (gsize)g_key_file_get_uint64(file, group, "memlimit", NULL);
    slot->wrapped = variable_bytes(file, group, "secrets");
    slot->dossier_key = variable_bytes(file, group, "dossier_key");
    if (slot->name == NULL || slot->wrapped == NULL || slot->dossier_key == NULL ||
        !fixed_bytes(file, group, "salt", slot->salt, PASSPHRASE_SALT_LENGTH) ||
        !fixed_bytes(file, group, "x25519", slot->sealing_public, 32) ||
        !fixed_bytes(file, group, "ed25519", slot->signing_public, 32)) {
        slot_free(slot);
        return NULL;
    }
    return slot;
}

static gboolean damaged(GError **error)
{
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_DAMAGED,
                        _("the file “keyslots” is damaged, so nobody can open this "
                          "dossier; put back a backup of it"));
    return FALSE;
}

static gboolean read_slots(struct keyslots *slots, GKeyFile *file, GError **error)
{
    int version = g_key_file_get_integer(file, "dossier", "version", NULL);

    if (version != FORMAT_VERSION) {
        if (version < FORMAT_VERSION)
            return damaged(error);
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_CONFIG,
                            _("this dossier was made by a newer kiespost; install that "
                              "version"));
        return FALSE;
    }
    for (guint i = 1;; i++) {
        g_autofree char *group = g_strdup_printf("slot %u", i);
        if (!g_key_file_has_group(file, group))
            break;
        struct slot *slot = slot_read(file, group);
        if (slot == NULL)
            return damaged(error);
        g_ptr_array_add(slots->slots, slot);
    }
    return slots->slots->len > 0 || damaged(error);
}

struct keyslots *keyslots_read(const char *path, GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autoptr(GError) cause = NULL;
    g_autoptr(Keyslots) slots = keyslots_new();

    if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, &cause)) {
        if (g_error_matches(cause, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
            g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT,
                        _("there is no dossier here: “%s” does not exist"), path);
        } else if (cause->domain == G_FILE_ERROR) {
            g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_NO_INPUT,
                        _("“%s” cannot be read: %s"), path,
                        file_error_phrase(cause));
        } else {
            damaged(error);
        }
        return NULL;
    }
    if (!read_slots(slots, file, error))
        return NULL;
    return g_steal_pointer(&slots);
}

static void put_bytes(GKeyFile *file, const char *group, const char *key,
                      gconstpointer bytes, gsize length)
{
    g_autofree char *text = g_base64_encode(bytes, length);
    g_key_file_set_string(file, group, key, text);
}

static void slot_write(const struct slot *slot, GKeyFile *file, const char *group)
{
    gsize length;
    gconstpointer bytes;

    g_key_file_set_string(file, group, "name", slot->name);
    put_bytes(file, group, "salt", slot->salt, PASSPHRASE_SALT_LENGTH);
    g_key_file_set_uint64(file, group, "opslimit", slot->cost.opslimit);
    g_key_file_set_uint64(file, group, "memlimit", slot->cost.memlimit);
    put_bytes(file, group, "x25519", slot->sealing_public, 32);
    put_bytes(file, group, "ed25519", slot->signing_public, 32);
    bytes = g_bytes_get_data(slot->wrapped, &length);
    put_bytes(file, group, "secrets", bytes, length);
    bytes = g_bytes_get_data(slot->dossier_key, &length);
    put_bytes(file, group, "dossier_key", bytes, length);
}

gboolean keyslots_write(const struct keyslots *slots, const char *tmp_directory,
                        const char *path, GError **error)
{
    g_autofree char *fresh = g_build_filename(tmp_directory, "keyslots", NULL);
    g_autoptr(GKeyFile) file = g_key_file_new();
    gsize length;

    g_key_file_set_integer(file, "dossier", "version", FORMAT_VERSION);
    for (guint i = 0; i < slots->slots->len; i++) {
        g_autofree char *group = g_strdup_printf("slot %u", i + 1);
        slot_write(slots->slots->pdata[i], file, group);
    }
    g_autofree char *text = g_key_file_to_data(file, &length, NULL);
    /* What an interruption leaves behind stands in tmp/, where it is swept. */
    return file_write_atomically(fresh, text, length, 0600, error) &&
           file_rename_durably(fresh, path, error);
}

guint keyslots_count(const struct keyslots *slots)
{
    return slots->slots->len;
}

const char *keyslots_name(const struct keyslots *slots, guint index)
{
    const struct slot *slot = slots->slots->pdata[index];
    return slot->name;
}

/* Operators type their names: case does not matter. */
static struct slot *slot_find(const struct keyslots *slots, const char *name)
{
    g_autofree char *wanted = g_utf8_casefold(name, -1);

    for (guint i = 0; i < slots->slots->len; i++) {
        struct slot *slot = slots->slots->pdata[i];
        g_autofree char *held = g_utf8_casefold(slot->name, -1);
        if (strcmp(held, wanted) == 0)
            return slot;
    }
    return NULL;
}

gboolean keyslots_has(const struct keyslots *slots, const char *name)
{
    return slot_find(slots, name) != NULL;
}

/* The passphrase's key over both secret halves, bound to the slot's name. */
static gboolean slot_wrap(struct slot *slot, const struct secret *halves,
                          const struct secret *passphrase, GError **error)
{
    guint8 salt[PASSPHRASE_SALT_LENGTH];

    passphrase_salt(salt);
    g_autoptr(Secret) key =
        passphrase_key(passphrase, salt, &passphrase_cost_default, error);
    if (key == NULL)
        return FALSE;
    memcpy(slot->salt, salt, sizeof salt);
    slot->cost = passphrase_cost_default;
    g_clear_pointer(&slot->wrapped, g_bytes_unref);
    slot->wrapped =
        seal_bytes(key, secret_bytes(halves), secret_length(halves), slot->name);
    return TRUE;
}

static gboolean wrong_passphrase(GError **error)
{
    g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_WRONG_PASSPHRASE,
                        _("wrong passphrase; try again, or give the recovery code that "
                          "“init” printed instead"));
    return FALSE;
}

static struct secret *slot_unwrap(const struct slot *slot,
                                  const struct secret *passphrase, GError **error)
{
    g_autoptr(Secret) key = passphrase_key(passphrase, slot->salt, &slot->cost, error);
    struct secret *halves =
        key != NULL ? seal_open(key, slot->wrapped, slot->name, NULL) : NULL;

    if (key != NULL && halves == NULL)
        wrong_passphrase(error);
    return halves;
}

gboolean keyslots_add(struct keyslots *slots, const char *name,
                      const struct secret *passphrase, const struct secret *dossier_key,
                      guint8 public_key[32], GError **error)
{
    g_autoptr(Keypair) sealing = keypair_new_sealing();
    g_autoptr(Keypair) signing = keypair_new_signing();
    g_autoptr(Secret) halves = secret_new(HALVES_LENGTH);
    struct slot *slot = g_new0(struct slot, 1);

    memcpy(secret_writable(halves), secret_bytes(sealing->private_key),
           KEYPAIR_SEALING_PRIVATE_LENGTH);
    memcpy(secret_writable(halves) + KEYPAIR_SEALING_PRIVATE_LENGTH,
           secret_bytes(signing->private_key), KEYPAIR_SIGNING_PRIVATE_LENGTH);
    slot->name = g_strdup(name);
    memcpy(slot->sealing_public, sealing->public_key, KEYPAIR_PUBLIC_LENGTH);
    memcpy(slot->signing_public, signing->public_key, KEYPAIR_PUBLIC_LENGTH);
    memcpy(public_key, signing->public_key, KEYPAIR_PUBLIC_LENGTH);
    slot->dossier_key = seal_to(slot->sealing_public, dossier_key, error);
    if (slot->dossier_key == NULL || !slot_wrap(slot, halves, passphrase, error)) {
        slot_free(slot);
        return FALSE;
    }
    g_ptr_array_add(slots->slots, slot);
    return TRUE;
}

gboolean keyslots_remove(struct keyslots *slots, const char *name)
{
    struct slot *slot = slot_find(slots, name);
    return slot != NULL && g_ptr_array_remove(slots->slots, slot);
}

gboolean keyslots_change_passphrase(struct keyslots *slots, const char *name,
                                    const struct secret *old_passphrase,
                                    const struct secret *new_passphrase, GError **error)
{
    struct slot *slot = slot_find(slots, name);
    g_autoptr(Secret) halves =
        slot != NULL ? slot_unwrap(slot, old_passphrase, error) : NULL;

    if (slot == NULL)
        return wrong_passphrase(error);
    if (halves == NULL)
        return FALSE;
    return slot_wrap(slot, halves, new_passphrase, error);
}

gboolean keyslots_reseal(struct keyslots *slots, const struct secret *dossier_key,
                         GError **error)
{
    for (guint i = 0; i < slots->slots->len; i++) {
        struct slot *slot = slots->slots->pdata[i];
        GBytes *sealed = seal_to(slot->sealing_public, dossier_key, error);
        if (sealed == NULL)
            return FALSE;
        g_bytes_unref(slot->dossier_key);
        slot->dossier_key = sealed;
    }
    return TRUE;
}

static struct unlocked *slot_unlock(const struct slot *slot,
                                    const struct secret *passphrase, GError **error)
{
    g_autoptr(Secret) halves = slot_unwrap(slot, passphrase, error);

    if (halves == NULL)
        return NULL;
    if (secret_length(halves) != HALVES_LENGTH) {
        damaged(error);
        return NULL;
    }
    g_autoptr(Secret) sealing =
        secret_from_bytes(secret_bytes(halves), KEYPAIR_SEALING_PRIVATE_LENGTH);
    g_autoptr(Secret) dossier_key =
        seal_open_with(slot->sealing_public, sealing, slot->dossier_key, NULL);
    if (dossier_key == NULL || secret_length(dossier_key) != DATABASE_KEY_LENGTH) {
        damaged(error);
        return NULL;
    }
    struct unlocked *unlocked = g_new(struct unlocked, 1);
    unlocked->operator_name = g_strdup(slot->name);
    unlocked->dossier_key = g_steal_pointer(&dossier_key);
    unlocked->signing_key =
        secret_from_bytes(secret_bytes(halves) + KEYPAIR_SEALING_PRIVATE_LENGTH,
                          KEYPAIR_SIGNING_PRIVATE_LENGTH);
    return unlocked;
}

struct unlocked *keyslots_unlock(const struct keyslots *slots, const char *name,
                                 const struct secret *passphrase, GError **error)
{
    g_autoptr(Secret) code = NULL;

    if (recovery_code_normalise(passphrase, &code)) {
        const struct slot *recovery = slot_find(slots, KEYSLOT_RECOVERY);
        struct unlocked *unlocked =
            recovery != NULL ? slot_unlock(recovery, code, NULL) : NULL;
        if (unlocked != NULL)
            return unlocked;
    }
    const struct slot *slot =
        name != NULL ? slot_find(slots, name) : slots->slots->pdata[0];
    if (slot == NULL) {
        wrong_passphrase(error);
        return NULL;
    }
    return slot_unlock(slot, passphrase, error);
}
