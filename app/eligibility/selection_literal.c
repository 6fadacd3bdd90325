/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "eligibility/selection_literal.h"

#include <string.h>

#include "base/day.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "domain/language.h"
#include "reference/municipality.h"
#include "reference/postcode.h"

gboolean selection_wrong(const struct selection_token *token, GError **error,
                         const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree char *sentence = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_USAGE,
                _("“--select”, character %u: %s"), token->position, sentence);
    return FALSE;
}

/* ---- numbers and days ---- */

/* Digits within bounds; one past the last is a bound as well. */
static gboolean number_of(const char *text, gint32 least, gint32 most,
                          enum selection_use use, gint32 *number)
{
    gint64 value;

    if (!g_ascii_isdigit(*text) ||
        !g_ascii_string_to_signed(text, 10, least,
                                  use == SELECTION_BOUND ? most + 1 : most, &value, NULL))
        return FALSE;
    *number = (gint32)value;
    return TRUE;
}

static gboolean age_literal(const struct selection_token *token, enum selection_use use,
                            gint32 *number, GError **error)
{
    return number_of(token->text, 0, 130, use, number) ||
           selection_wrong(token, error,
                           _("“%s” is no age; an age is a whole number of years, counted "
                             "to polling day"),
                           token->text);
}

static gboolean year_literal(const struct selection_token *token, enum selection_use use,
                             gint32 *number, GError **error)
{
    return number_of(token->text, 1880, 2100, use, number) ||
           selection_wrong(token, error,
                           _("“%s” is no year of birth; write it as four digits"),
                           token->text);
}

static gboolean house_literal(const struct selection_token *token, enum selection_use use,
                              gint32 *number, GError **error)
{
    return number_of(token->text, 0, 9999, use, number) ||
           selection_wrong(token, error, _("“%s” is no house number; write digits only"),
                           token->text);
}

/* A slip in one code would leave a whole quarter out. */
static gboolean postcode_literal(const struct selection_token *token,
                                 enum selection_use use, gint32 *number, GError **error)
{
    gboolean is_code = number_of(token->text, 1000, 9999, use, number) &&
                       (use != SELECTION_NAMED || postcode_is_valid(token->text));

    return is_code ||
           selection_wrong(token, error, _("“%s” is no Belgian postcode"), token->text);
}

static gboolean day_literal(const struct selection_token *token, enum selection_use use,
                            gint32 *number, GError **error)
{
    day_number day = day_parse_iso(token->text);
    day_number last = day_from_ymd(2100, 12, 31) + (use == SELECTION_BOUND ? 1 : 0);

    *number = day;
    return (day >= day_from_ymd(1900, 1, 1) && day <= last) ||
           selection_wrong(token, error, _("“%s” is no day; write it as YYYY-MM-DD"),
                           token->text);
}

/* ---- codes ---- */

static gboolean language_literal(const struct selection_token *token, gint32 *number,
                                 GError **error)
{
    g_autoptr(GString) key = g_string_new(NULL);

    *number = (gint32)language_from_text(token->text);
    if (*number != LANGUAGE_UNKNOWN)
        return TRUE;
    text_fold(key, token->text);
    if (selection_is_guess(key->str)) {
        g_set_error_literal(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                            _(selection_refusal_of_guessing()));
        return FALSE;
    }
    return selection_wrong(token, error,
                           _("“%s” is no language of Belgium; write nl, fr or de"),
                           token->text);
}

/* Only a code or the municipality's own name: with the name of a part of it somebody
 * would choose the whole. */
static gboolean municipality_literal(const struct selection_token *token, gint32 *number,
                                     GError **error)
{
    gboolean ambiguous;
    const struct municipality *found = municipality_find(token->text, &ambiguous);
    enum name_kind kind = NAME_OFFICIAL;

    if (ambiguous)
        return selection_wrong(token, error,
                               _("several municipalities are called “%s”; write the NIS "
                                 "code of the one that you mean"),
                               token->text);
    if (found == NULL)
        return selection_wrong(token, error,
                               _("no municipality is called “%s”; write its name or its "
                                 "NIS code"),
                               token->text);
    if (!g_ascii_isdigit(*token->text) &&
        municipality_is_called(found, token->text, &kind) && kind > NAME_ALIAS)
        return selection_wrong(token, error,
                               _("“%s” is a part of the municipality %s; to choose that "
                                 "part, write its postcode"),
                               token->text,
                               municipality_name_in(found, LANGUAGE_UNKNOWN));
    *number = (gint32)g_ascii_strtoll(found->nis, NULL, 10);
    return TRUE;
}

/* ---- texts ---- */

static gboolean text_literal(enum selection_field field,
                             const struct selection_token *token,
                             struct selection_value *value, GError **error)
{
    g_autoptr(GString) key = g_string_new(NULL);

    text_fold(key, token->text);
    if (key->len == 0 || strchr(token->text, '"') != NULL)
        return selection_wrong(
            token, error, _("“%s” is the name of no street or section"), token->text);
    g_string_truncate(key, 0);
    selection_text_key(key, field, token->text);
    /* Sections are numbered, as a rule. */
    if (!number_of(token->text, 0, G_MAXINT16, SELECTION_NAMED, &value->number))
        value->number = 0;
    value->text = g_strdup(token->text);
    value->key = g_strdup(key->str);
    return TRUE;
}

gboolean selection_literal(enum selection_field field,
                           const struct selection_token *token, enum selection_use use,
                           struct selection_value *value, GError **error)
{
    *value = (struct selection_value){0};
    if (token->kind != TOKEN_WORD && token->kind != TOKEN_STRING)
        return selection_wrong(token, error, _("a value is missing here"));
    switch (field) {
    case SELECTION_AGE:
        return age_literal(token, use, &value->number, error);
    case SELECTION_BIRTH_YEAR:
        return year_literal(token, use, &value->number, error);
    case SELECTION_POSTCODE:
        return postcode_literal(token, use, &value->number, error);
    case SELECTION_HOUSE_NUMBER:
        return house_literal(token, use, &value->number, error);
    case SELECTION_MUNICIPALITY:
        return municipality_literal(token, &value->number, error);
    case SELECTION_LANGUAGE:
        return language_literal(token, &value->number, error);
    case SELECTION_CONSENT_DATE:
    case SELECTION_RELATION_DATE:
        return day_literal(token, use, &value->number, error);
    case SELECTION_STREET:
    case SELECTION_POLLING_SECTION:
        return text_literal(field, token, value, error);
    case SELECTION_FIRST_TIME_VOTER:
    case SELECTION_HOUSE_SIDE:
    case SELECTION_FIELD_COUNT:
        break;
    }
    g_error("a field without values");
}
