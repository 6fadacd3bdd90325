/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/recipient_key.h"

#include "base/text.h"
#include "dossier/recipients.h"

gint64 recipient_key(const struct recipient *recipient, GString *name, GString *key)
{
    g_string_assign(name, recipient->family_name);
    g_string_append_c(name, ' ');
    g_string_append(name, recipient->given_names);
    if (name->len == 1)
        g_string_assign(name, recipient->full_name);
    g_string_truncate(key, 0);
    text_name_key(key, name->str);
    return recipient_name_key(key->str);
}
