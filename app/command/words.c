/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/words.h"

#include <string.h>

#include "base/i18n.h"

static gboolean is_one_of(const char *word, const char *const *words)
{
    for (; *words != NULL; words++)
        if (g_ascii_strcasecmp(word, *words) == 0)
            return TRUE;
    return FALSE;
}

gboolean word_is_yes(const char *word)
{
    static const char *const words[] = {"y", "yes",  "ja", "j", "oui",
                                        "o", "true", "1",  NULL};
    return is_one_of(word, words);
}

gboolean word_is_no(const char *word)
{
    static const char *const words[] = {"n",   "no",    "nee", "neen",
                                        "non", "false", "0",   NULL};
    return is_one_of(word, words);
}

const char *channel_phrase(enum channel channel)
{
    static const char *const phrases[CHANNEL_COUNT] = {
        [CHANNEL_POST] = N_("letters"),
        [CHANNEL_EMAIL] = N_("e-mails"),
        [CHANNEL_SMS] = N_("text messages"),
    };
    return _(phrases[channel]);
}

const char *verdict_phrase(enum verdict verdict)
{
    static const char *const phrases[] = {
        [VERDICT_ALLOW] = N_("allowed"),
        [VERDICT_REVIEW] = N_("to be looked at"),
        [VERDICT_BLOCK] = N_("not allowed"),
    };
    return _(phrases[verdict]);
}

const char *refusal_phrase(enum channel channel, enum refusal_reason reason)
{
    static const char *const phrases[REFUSAL_REASON_COUNT] = {
        [REFUSAL_NO_SUCH_ADDRESS] = N_("address does not exist"),
        [REFUSAL_MOVED] = N_("moved, without a new address"),
        [REFUSAL_TAKES_NOTHING] = N_("takes no messages"),
        [REFUSAL_FULL] = N_("mailbox full"),
        [REFUSAL_TOO_LARGE] = N_("message too large"),
        [REFUSAL_UNREACHABLE] = N_("leads nowhere"),
        [REFUSAL_POLICY] = N_("policy of the receiving side"),
        [REFUSAL_NOT_KNOWN] = N_("no reason that is known here"),
    };
    if (channel == CHANNEL_SMS && reason == REFUSAL_NO_SUCH_ADDRESS)
        return _("number does not exist");
    return _(phrases[reason]);
}

char *bad_address_phrase(enum channel channel, const struct bad_address *bad)
{
    g_autofree char *day = day_phrase(bad->on);
    gboolean is_text = channel == CHANNEL_SMS;
    const char *sentence;

    switch (enhanced_status_reason(bad->status)) {
    case REFUSAL_NO_SUCH_ADDRESS:
        sentence = is_text ? _("on %s the network answered that this number does not "
                               "exist (%s)")
                           : _("on %s the mail provider answered that this address does "
                               "not exist (%s)");
        break;
    case REFUSAL_MOVED:
        sentence = is_text ? _("on %s the network answered that this number has moved "
                               "and gave no new one (%s)")
                           : _("on %s the mail provider answered that this address has "
                               "moved and gave no new one (%s)");
        break;
    default:
        sentence = is_text ? _("on %s the network answered that this number takes no "
                               "messages (%s)")
                           : _("on %s the mail provider answered that this address takes "
                               "no messages (%s)");
    }
    return g_strdup_printf(sentence, day, bad->status);
}

const char *effect_phrase(enum effect effect)
{
    static const char *const phrases[] = {
        [EFFECT_NONE] = N_("nothing to say"),
        [EFFECT_ALLOW] = N_("allows"),
        [EFFECT_INFO] = N_("informs"),
        [EFFECT_ADD] = N_("asks for something in the message"),
        [EFFECT_REVIEW] = N_("asks a person to decide"),
        [EFFECT_BLOCK] = N_("refuses"),
    };
    return _(phrases[effect]);
}

const char *effect_word(enum effect effect)
{
    static const char *const words[] = {
        [EFFECT_NONE] = N_("nothing"),         [EFFECT_ALLOW] = N_("allows"),
        [EFFECT_INFO] = N_("informs"),         [EFFECT_ADD] = N_("asks for text"),
        [EFFECT_REVIEW] = N_("asks a person"), [EFFECT_BLOCK] = N_("refuses"),
    };
    return _(words[effect]);
}

const char *answer_phrase(enum answer answer)
{
    static const char *const phrases[] = {
        [ANSWER_NO] = N_("no"),
        [ANSWER_YES] = N_("yes"),
        [ANSWER_UNKNOWN] = N_("not known"),
        [ANSWER_NOT_APPLICABLE] = N_("does not concern this"),
    };
    return _(phrases[answer]);
}

const char *source_status_phrase(enum source_status status)
{
    static const char *const phrases[] = {
        [SOURCE_OPEN] = N_("open"),
        [SOURCE_FLAGGED] = N_("suspect: a person must decide"),
        [SOURCE_CLOSED] = N_("closed: may not be used"),
    };
    return _(phrases[status]);
}

const char *regime_phrase(const struct regime *regime)
{
    static const struct {
        const char *id;
        const char *phrase;
    } phrases[] = {
        {"BE-VLG-LOC", N_("Flemish local and provincial elections")},
        {"BE-WAL-LOC", N_("Walloon local and provincial elections")},
        {"BE-BRU-LOC", N_("Brussels municipal elections")},
        {"BE-DG-LOC", N_("local elections in the German-speaking Community")},
        {"BE-FED-CHA", N_("Chamber of Representatives")},
        {"BE-FED-CONS", N_("Chamber of Representatives, voters abroad")},
        {"BE-EUR", N_("European Parliament")},
        {"BE-VLG-PAR", N_("Flemish Parliament")},
        {"BE-WAL-PAR", N_("Walloon Parliament")},
        {"BE-BRU-PAR", N_("Brussels Parliament")},
        {"BE-DG-PAR", N_("Parliament of the German-speaking Community")},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(phrases); i++)
        if (strcmp(phrases[i].id, regime->id) == 0)
            return _(phrases[i].phrase);
    return regime->id;
}

char *day_phrase(day_number day)
{
    static const char *const months[] = {
        N_("January"),   N_("February"), N_("March"),    N_("April"),
        N_("May"),       N_("June"),     N_("July"),     N_("August"),
        N_("September"), N_("October"),  N_("November"), N_("December"),
    };
    int year, month, month_day;

    if (day == DAY_UNKNOWN)
        return g_strdup(_("unknown"));
    day_to_ymd(day, &year, &month, &month_day);
    /* Translators: day, month, year; French writes the first day of a month as "1er". */
    const char *format = month_day == 1 ? C_("first day of a month", "%d %s %d")
                                        : C_("any other day", "%d %s %d");
    return g_strdup_printf(format, month_day, _(months[month - 1]), year);
}

const char *field_phrase(enum field field)
{
    static const char *const phrases[FIELD_COUNT] = {
        [FIELD_NONE] = N_("not recognised"),
        [FIELD_FAMILY_NAME] = N_("family name"),
        [FIELD_GIVEN_NAMES] = N_("given names"),
        [FIELD_FULL_NAME] = N_("full name"),
        [FIELD_BIRTH_DATE] = N_("birth date"),
        [FIELD_LANGUAGE] = N_("language"),
        [FIELD_STREET] = N_("street"),
        [FIELD_HOUSE_NUMBER] = N_("house number"),
        [FIELD_BOX] = N_("box"),
        [FIELD_POSTCODE] = N_("postcode"),
        [FIELD_MUNICIPALITY] = N_("municipality"),
        [FIELD_ADDRESS] = N_("address"),
        [FIELD_EMAIL] = N_("e-mail address"),
        [FIELD_MOBILE] = N_("mobile number"),
        [FIELD_CONSENT_DATE] = N_("date of consent"),
        [FIELD_CONSENT_WORDING] = N_("wording of the consent"),
        [FIELD_CONSENT_CHANNELS] = N_("channels consented to"),
        [FIELD_CONSENT_METHOD] = N_("how consent was given"),
        [FIELD_CONSENT_COLLECTOR] = N_("who collected the consent"),
        [FIELD_CONSENT_TARGETING] = N_("consent for political advertising"),
        [FIELD_RELATION_DATE] = N_("date of the contact"),
        [FIELD_RELATION_NOTE] = N_("about the contact"),
        [FIELD_ORDER_NUMBER] = N_("order number"),
        [FIELD_POLLING_SECTION] = N_("polling section"),
        [FIELD_NATIONAL_NUMBER] = N_("national register number"),
        [FIELD_SEX] = N_("sex"),
        [FIELD_FOREIGN_MARK] = N_("mark of non-Belgian voters"),
        [FIELD_NATIONALITY] = N_("nationality"),
        [FIELD_BIRTHPLACE] = N_("birthplace"),
    };
    return _(phrases[field]);
}

const char *stage_phrase(enum stage stage)
{
    static const char *const phrases[STAGE_COUNT] = {
        [STAGE_CHECK] = N_("checking"),          [STAGE_IMPORT] = N_("importing"),
        [STAGE_APPROVE] = N_("approving"),       [STAGE_HANDOVER] = N_("handing over"),
        [STAGE_PROJECT] = N_("the status page"), [STAGE_INFO] = N_("information"),
    };
    return _(phrases[stage]);
}

const char *source_role_phrase(enum source_role role)
{
    static const char *const phrases[ROLE_COUNT] = {
        [ROLE_UNKNOWN] = N_("not answered"),
        [ROLE_CANDIDATE] = N_("a candidate"),
        [ROLE_OFFICE] = N_("the holder of a public office"),
        [ROLE_PROFESSION] = N_("somebody exercising a profession"),
        [ROLE_ASSOCIATION] = N_("an association"),
        [ROLE_PRIVATE] = N_("a private person"),
    };
    return _(phrases[role]);
}

const char *consent_for_phrase(enum consent_for consent_for)
{
    static const char *const phrases[CONSENT_FOR_COUNT] = {
        [CONSENT_FOR_UNKNOWN] = N_("not answered"),
        [CONSENT_FOR_CANDIDATE] = N_("the candidate"),
        [CONSENT_FOR_LIST] = N_("the list"),
        [CONSENT_FOR_PARTY] = N_("the party"),
        [CONSENT_FOR_OTHER] = N_("somebody else"),
    };
    return _(phrases[consent_for]);
}

enum language operator_language(void)
{
    switch (i18n_language()) {
    case UI_DUTCH:
        return LANGUAGE_NL;
    case UI_FRENCH:
        return LANGUAGE_FR;
    case UI_ENGLISH:
        break;
    }
    return LANGUAGE_UNKNOWN;
}

char *grade_code(const char *evidence)
{
    const char *slash = strchr(evidence, '/');

    if (slash == NULL || slash == evidence)
        return g_strdup(evidence);
    return g_strndup(slash - 1, 3);
}

char *grade_phrase(const char *evidence)
{
    static const struct {
        char letter;
        const char *phrase;
    } sure[] = {{'H', N_("sure")}, {'M', N_("fairly sure")}, {'L', N_("not sure")}},
      seen[] = {{'P', N_("the text itself was seen")},
                {'S', N_("seen in what others wrote about it")},
                {'K', N_("from general knowledge")},
                {'I', N_("this project's own cautious reading")}};
    g_autofree char *code = grade_code(evidence);
    GString *phrase = g_string_new(code);

    if (strlen(code) != 3)
        return g_string_free(phrase, FALSE);
    for (gsize i = 0; i < G_N_ELEMENTS(sure); i++)
        if (sure[i].letter == code[0])
            g_string_append_printf(phrase, " – %s", _(sure[i].phrase));
    for (gsize i = 0; i < G_N_ELEMENTS(seen); i++)
        if (seen[i].letter == code[2])
            g_string_append_printf(phrase, "%s%s", _("; "), _(seen[i].phrase));
    return g_string_free(phrase, FALSE);
}
