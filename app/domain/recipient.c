/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/recipient.h"

#include <string.h>

#include "domain/phone.h"

void recipient_clear(struct recipient *recipient)
{
    *recipient = (struct recipient){
        .family_name = "",
        .given_names = "",
        .full_name = "",
        .birth_date = DAY_UNKNOWN,
        .street = "",
        .house_number = "",
        .box = "",
        .postcode = "",
        .municipality = "",
        .nis = "",
        .address = "",
        .email = "",
        .mobile = "",
        .consent_date = DAY_UNKNOWN,
        .consent_wording = "",
        .consent_method = "",
        .consent_collector = "",
        .relation_date = DAY_UNKNOWN,
        .relation_note = "",
        .order_number = "",
        .polling_section = "",
    };
}

void recipient_format_id(gint64 number, char text[RECIPIENT_ID_SIZE])
{
    g_snprintf(text, RECIPIENT_ID_SIZE, "r-%06" G_GINT64_FORMAT, number);
}

gboolean recipient_parse_id(const char *text, gint64 *number)
{
    if (g_str_has_prefix(text, "r-"))
        text += 2;
    if (!g_ascii_isdigit(*text))
        return FALSE;
    guint64 value;
    if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &value, NULL))
        return FALSE;
    *number = (gint64)value;
    return TRUE;
}

void recipient_append_name(const struct recipient *recipient, GString *out)
{
    if (*recipient->family_name == '\0' && *recipient->given_names == '\0') {
        g_string_append(out, recipient->full_name);
        return;
    }
    g_string_append(out, recipient->given_names);
    if (*recipient->given_names != '\0' && *recipient->family_name != '\0')
        g_string_append_c(out, ' ');
    g_string_append(out, recipient->family_name);
}

gboolean recipient_has_address(const struct recipient *recipient, enum channel channel)
{
    switch (channel) {
    case CHANNEL_POST:
        return *recipient->address != '\0' ||
               (*recipient->street != '\0' && *recipient->postcode != '\0' &&
                *recipient->municipality != '\0');
    case CHANNEL_EMAIL:
        return *recipient->email != '\0';
    case CHANNEL_SMS:
        return phone_takes_texts(phone_kind_of(recipient->mobile));
    case CHANNEL_COUNT:
        break;
    }
    g_error("no such channel");
}
