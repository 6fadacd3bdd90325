/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deliver/handset_line.h"

#include <string.h>

#include <gammu.h>

#include "base/error.h"
#include "base/i18n.h"

void handset_begin(struct handset *handset, guint seconds)
{
    deadline_set(handset->deadline, seconds);
}

gboolean handset_end(struct handset *handset)
{
    if (deadline_clear(handset->deadline))
        handset->is_lost = TRUE;
    return !handset->is_lost;
}

/* ---- what the library says ---- */

/* Its own sentences are English. */
/* clang-format off */
static const struct sentence {
    GSM_Error number;
    enum kiespost_error code;
    const char *text; /* on the device */
} sentences[] = {
    {ERR_DEVICENOTEXIST, KIESPOST_ERROR_UNAVAILABLE, N_("there is no “%s”: is the phone plugged in?")},
    {ERR_DEVICENOPERMISSION, KIESPOST_ERROR_UNAVAILABLE, N_("you may not open “%s”: ask whoever administers this computer to add you to the group “dialout”, then log in again")},
    {ERR_DEVICEOPENERROR, KIESPOST_ERROR_UNAVAILABLE, N_("“%s” cannot be opened: is another program using the phone?")},
    {ERR_DEVICELOCKED, KIESPOST_ERROR_UNAVAILABLE, N_("“%s” cannot be opened: is another program using the phone?")},
    {ERR_DEVICEBUSY, KIESPOST_ERROR_UNAVAILABLE, N_("“%s” cannot be opened: is another program using the phone?")},
    {ERR_TIMEOUT, KIESPOST_ERROR_UNAVAILABLE, N_("no phone answers at “%s”: is it switched on, and is this the right one of its ports?")},
    {ERR_ABORTED, KIESPOST_ERROR_UNAVAILABLE, N_("no phone answers at “%s”: is it switched on, and is this the right one of its ports?")},
    {ERR_DEVICEWRITEERROR, KIESPOST_ERROR_UNAVAILABLE, N_("the phone at “%s” went away")},
    {ERR_DEVICEREADERROR, KIESPOST_ERROR_UNAVAILABLE, N_("the phone at “%s” went away")},
    {ERR_DEVICEDTRRTSERROR, KIESPOST_ERROR_UNAVAILABLE, N_("“%s” is not the port of a phone")},
    {ERR_DEVICECHANGESPEEDERROR, KIESPOST_ERROR_UNAVAILABLE, N_("“%s” is not the port of a phone")},
    {ERR_DEVICEPARITYERROR, KIESPOST_ERROR_UNAVAILABLE, N_("“%s” is not the port of a phone")},
    {ERR_DEVICENODRIVER, KIESPOST_ERROR_UNAVAILABLE, N_("“%s” is not the port of a phone")},
    {ERR_DEVICENOTWORK, KIESPOST_ERROR_UNAVAILABLE, N_("“%s” is not the port of a phone")},
    {ERR_SECURITYERROR, KIESPOST_ERROR_UNAVAILABLE, N_("the phone at “%s” asks for its PIN: enter it on the phone")},
    {ERR_NOSIM, KIESPOST_ERROR_UNAVAILABLE, N_("there is no SIM card in the phone at “%s”")},
    {ERR_NETWORK_ERROR, KIESPOST_ERROR_UNAVAILABLE, N_("the phone at “%s” has no network")},
    {ERR_NOSERVICE, KIESPOST_ERROR_UNAVAILABLE, N_("the phone at “%s” has no network")},
    {ERR_EMPTYSMSC, KIESPOST_ERROR_UNAVAILABLE, N_("the SIM card in the phone at “%s” knows no service centre for text messages: ask your operator for its number, and enter it on the phone")},
    {ERR_GETTING_SMSC, KIESPOST_ERROR_UNAVAILABLE, N_("the SIM card in the phone at “%s” knows no service centre for text messages: ask your operator for its number, and enter it on the phone")},
    {ERR_PHONEOFF, KIESPOST_ERROR_UNAVAILABLE, N_("the phone at “%s” is switched off")},
    {ERR_FULL, KIESPOST_ERROR_UNAVAILABLE, N_("the memory of the phone at “%s” is full: delete some messages there")},
    {ERR_BUSY, KIESPOST_ERROR_UNAVAILABLE, N_("the phone at “%s” is busy with something else")},
    {ERR_MOREMEMORY, KIESPOST_ERROR_UNAVAILABLE, N_("there is no memory left to talk to the phone at “%s”")},
};
/* clang-format on */

void handset_fail(GError **error, const char *device, int number)
{
    for (gsize i = 0; i < G_N_ELEMENTS(sentences); i++) {
        if ((int)sentences[i].number != number)
            continue;
        g_set_error(error, KIESPOST_ERROR, (gint)sentences[i].code, _(sentences[i].text),
                    device);
        return;
    }
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_PROTOCOL,
                _("what answers at “%s” is not understood (gammu says “%s”): is it a "
                  "phone, and is this the right one of its ports?"),
                device, GSM_ErrorName((GSM_Error)number));
}

/* ---- texts ---- */

char *handset_text_out(const guint8 *text)
{
    gsize units = 0;

    while (text[2 * units] != 0 || text[2 * units + 1] != 0)
        units++;
    g_autofree gunichar2 *native = g_new(gunichar2, units + 1);
    gsize kept = 0;
    for (gsize i = 0; i < units; i++) {
        gunichar2 unit = (gunichar2)(text[2 * i] << 8 | text[2 * i + 1]);
        gboolean is_high = (unit & 0xFC00) == 0xD800;
        gboolean is_low = (unit & 0xFC00) == 0xDC00;
        gboolean low_follows = i + 1 < units && (text[2 * i + 2] & 0xFC) == 0xDC;
        gboolean high_stands = kept > 0 && (native[kept - 1] & 0xFC00) == 0xD800;
        if ((!is_high || low_follows) && (!is_low || high_stands))
            native[kept++] = unit;
    }
    char *utf8 = g_utf16_to_utf8(native, (glong)kept, NULL, NULL, NULL);
    g_assert(utf8 != NULL);
    return utf8;
}

gboolean handset_text_in(const char *text, gsize length, guint8 *out, gsize size)
{
    glong units = 0;
    g_autofree gunichar2 *native =
        g_utf8_to_utf16(text, (glong)length, NULL, &units, NULL);

    if (native == NULL || 2 * ((gsize)units + 1) > size)
        return FALSE;
    for (glong i = 0; i <= units; i++) {
        out[2 * i] = (guint8)(native[i] >> 8);
        out[2 * i + 1] = (guint8)(native[i] & 0xFF);
    }
    return TRUE;
}

/* ---- numbers ---- */

static gboolean all_digits(const char *text, gsize least, gsize most)
{
    gsize length = strspn(text, "0123456789");

    return text[length] == '\0' && length >= least && length <= most;
}

char *handset_number(const char *text)
{
    if (g_str_has_prefix(text, "00") && all_digits(text + 2, 7, 15))
        return g_strconcat("+", text + 2, NULL);
    /* Written without the sign, as some phones do: eight digits for a landline, nine for
     * a mobile. */
    if (g_str_has_prefix(text, "32") && all_digits(text + 2, 8, 9))
        return g_strconcat("+", text, NULL);
    if (g_str_has_prefix(text, "0") && text[1] != '0' && all_digits(text + 1, 8, 9))
        return g_strconcat("+32", text + 1, NULL);
    return g_strdup(text);
}
