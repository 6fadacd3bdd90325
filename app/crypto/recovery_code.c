/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crypto/recovery_code.h"

#include <string.h>

#include <sodium.h>

enum {
    GROUP_SYMBOLS = 5,
    CODE_SYMBOLS = 30,
    CHECK_SYMBOLS = 3,
    RANDOM_SYMBOLS = CODE_SYMBOLS - CHECK_SYMBOLS,
    NO_SYMBOL = 0xFF,
};

G_STATIC_ASSERT(CODE_SYMBOLS + CODE_SYMBOLS / GROUP_SYMBOLS - 1 == RECOVERY_CODE_LENGTH);

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Multiplication in GF(2)[x] modulo x^5 + x^2 + 1, in which x generates all 31 units. */
static guint8 gf_multiply(guint8 a, guint8 b)
{
    unsigned product = 0;

    for (unsigned bit = 0; bit < 5; bit++)
        product ^= ((unsigned)b >> bit & 1U) * ((unsigned)a << bit);
    for (unsigned bit = 8; bit >= 5; bit--)
        product ^= (product >> bit & 1U) * (0x25U << (bit - 5));
    return (guint8)product;
}

/* What remains of the polynomial `symbols` (highest power first) divided by
 * (z − 1)(z − x)(z − x²) = z³ + 7z² + 14z + 8: zero for a right code. */
static void remainder_of(const guint8 *symbols, int count, guint8 rest[CHECK_SYMBOLS])
{
    static const guint8 generator[CHECK_SYMBOLS] = {7, 14, 8};

    memset(rest, 0, CHECK_SYMBOLS);
    for (int i = 0; i < count; i++) {
        guint8 lead = rest[0];
        rest[0] = rest[1] ^ gf_multiply(lead, generator[0]);
        rest[1] = rest[2] ^ gf_multiply(lead, generator[1]);
        rest[2] = symbols[i] ^ gf_multiply(lead, generator[2]);
    }
}

static struct secret *code_written(const guint8 symbols[CODE_SYMBOLS])
{
    struct secret *code = secret_new(RECOVERY_CODE_LENGTH);
    guint8 *out = secret_writable(code);

    for (int i = 0; i < CODE_SYMBOLS; i++) {
        if (i > 0 && i % GROUP_SYMBOLS == 0)
            *out++ = '-';
        *out++ = (guint8)alphabet[symbols[i]];
    }
    return code;
}

struct secret *recovery_code_new(void)
{
    g_autoptr(Secret) scratch = secret_random(CODE_SYMBOLS + CHECK_SYMBOLS);
    guint8 *symbols = secret_writable(scratch);
    guint8 *rest = symbols + CODE_SYMBOLS;

    for (int i = 0; i < RANDOM_SYMBOLS; i++)
        symbols[i] &= 31;
    memset(symbols + RANDOM_SYMBOLS, 0, CHECK_SYMBOLS);
    remainder_of(symbols, CODE_SYMBOLS, rest);
    memcpy(symbols + RANDOM_SYMBOLS, rest, CHECK_SYMBOLS);
    return code_written(symbols);
}

/* NO_SYMBOL when `typed` is none. */
static guint8 symbol_of(guint8 typed)
{
    char upper = g_ascii_toupper((char)typed);

    switch (upper) {
    case 'O':
        return 0;
    case 'I':
    case 'L':
        return 1;
    default: {
        const char *found = upper != '\0' ? strchr(alphabet, upper) : NULL;
        return found != NULL ? (guint8)(found - alphabet) : NO_SYMBOL;
    }
    }
}

static gboolean symbols_read(const struct secret *typed, guint8 symbols[CODE_SYMBOLS])
{
    const guint8 *text = secret_bytes(typed);
    int count = 0;

    for (gsize i = 0; i < secret_length(typed); i++) {
        if (strchr("- \t\r\n", text[i]) != NULL && text[i] != '\0')
            continue;
        guint8 symbol = symbol_of(text[i]);
        if (symbol == NO_SYMBOL || count == CODE_SYMBOLS)
            return FALSE;
        symbols[count++] = symbol;
    }
    return count == CODE_SYMBOLS;
}

gboolean recovery_code_normalise(const struct secret *typed, struct secret **normal)
{
    g_autoptr(Secret) scratch = secret_new(CODE_SYMBOLS + CHECK_SYMBOLS);
    guint8 *symbols = secret_writable(scratch);
    guint8 *rest = symbols + CODE_SYMBOLS;

    *normal = NULL;
    if (!symbols_read(typed, symbols))
        return FALSE;
    remainder_of(symbols, CODE_SYMBOLS, rest);
    if (!sodium_is_zero(rest, CHECK_SYMBOLS))
        return FALSE;
    *normal = code_written(symbols);
    return TRUE;
}
