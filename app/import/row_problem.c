/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/row.h"

#include "base/i18n.h"

static const struct {
    const char *name, *phrase;
} problems[ROW_PROBLEM_COUNT] = {
    [DEFECT_NONE] = {"fine", NULL},
    [DEFECT_TOO_FEW_CELLS] = {"too-few-cells", NULL},
    [DEFECT_TOO_MANY_CELLS] = {"too-many-cells", NULL},
    [DEFECT_UNTERMINATED_QUOTE] = {"unterminated-quote", NULL},
    [DEFECT_STRAY_QUOTE] = {"stray-quote", NULL},
    [DEFECT_NUL_BYTE] = {"nul-byte", NULL},
    [DEFECT_CELL_TOO_LONG] = {"cell-too-long", NULL},
    [DEFECT_ROW_TOO_LONG] = {"row-too-long", NULL},
    [DEFECT_HEADINGS_AGAIN] = {"headings-again", NULL},
    [DEFECT_OTHER_HEADINGS] = {"other-headings", NULL},
    [DEFECT_UNDER_OTHER_HEADINGS] = {"under-other-headings", NULL},
    [ROW_NO_NAME] = {"no-name", N_("the voter has no name")},
    [ROW_NOBODY] = {"nobody", N_("neither a name nor an e-mail address nor a number")},
    [ROW_BIRTH_DATE_IMPOSSIBLE] = {"birth-date-impossible",
                                   N_("a birth date on a day that does not exist")},
    [ROW_BIRTH_DATE_UNREADABLE] = {"birth-date-unreadable",
                                   N_("a birth date that cannot be read")},
    [ROW_BIRTH_DATE_SHORT_YEAR] = {"birth-date-short-year",
                                   N_("a birth year of two digits: which century?")},
    [ROW_POSTCODE_MALFORMED] = {"postcode-malformed",
                                N_("a postcode that is not four digits")},
    [ROW_POSTCODE_UNKNOWN] = {"postcode-unknown", N_("a postcode that does not exist")},
    [ROW_POSTCODE_CONTRADICTS] = {"postcode-contradicts",
                                  N_("postcode and municipality do not belong "
                                     "together")},
    [ROW_EMAIL_UNUSABLE] = {"email-unusable",
                            N_("the e-mail address cannot be one, and there is nothing "
                               "else to reach this person by")},
    [ROW_EMAIL_SEVERAL] = {"email-several",
                           N_("several e-mail addresses in one cell, and nothing else to "
                              "reach this person by")},
    [ROW_MOBILE_UNUSABLE] = {"mobile-unusable",
                             N_("the number cannot be one, and there is nothing else to "
                                "reach this person by")},
    [ROW_MOBILE_SPECIAL] = {"mobile-special",
                            N_("a number such as 0800, 070, 078 or 0900 is nobody's own, "
                               "and there is nothing else to reach this person by")},
    [ROW_MOBILE_SEVERAL] = {"mobile-several",
                            N_("several numbers in one cell, and nothing else to reach "
                               "this person by")},
};

const char *row_problem_phrase(enum row_problem problem)
{
    g_assert(problem < ROW_PROBLEM_COUNT);
    return problems[problem].phrase != NULL ? _(problems[problem].phrase)
                                            : row_defect_phrase((enum row_defect)problem);
}

const char *row_problem_name(enum row_problem problem)
{
    g_assert(problem < ROW_PROBLEM_COUNT);
    return problems[problem].name;
}

const char *row_note_phrase(enum row_note note)
{
    switch (note) {
    case ROW_NOTE_BIRTH_DATE_UNKNOWN:
        return _("a birth date that is partly unknown; leave it out");
    case ROW_NOTE_EMAIL_LEFT_OUT:
        return _("this cannot be an e-mail address");
    case ROW_NOTE_EMAIL_SEVERAL:
        return _("these are several e-mail addresses; one person has one here");
    case ROW_NOTE_EMAIL_ACCENTED:
        return _("no letters with accents before the @: most mail servers refuse them");
    case ROW_NOTE_MOBILE_LEFT_OUT:
        return _("this cannot be a telephone number");
    case ROW_NOTE_MOBILE_SPECIAL:
        return _("a number such as 0800, 070, 078 or 0900 is nobody's own");
    case ROW_NOTE_MOBILE_LANDLINE:
        return _("this is a landline, and no text message arrives there");
    case ROW_NOTE_MOBILE_SEVERAL:
        return _("these are several numbers; one person has one here");
    case ROW_NOTE_CONSENT_DATE_LEFT_OUT:
    case ROW_NOTE_RELATION_DATE_LEFT_OUT:
        return _("this cannot be a date; write it like 2030-06-01");
    case ROW_NOTE_CONSENT_CHANNELS_ODD:
        return _("a word in it is no channel; the channels are email, sms and post");
    case ROW_NOTE_CONSENT_TARGETING_ODD:
        return _("this is neither yes nor no");
    case ROW_NOTE_LANGUAGE_ODD:
        return _("this language is not known here; write nl, fr or de");
    case ROW_NOTE_NATIONAL_NUMBER_LEFT_OUT:
        return _("a national register number stands in it, and may not be stored");
    case ROW_NOTE_NAME_NOT_SPLIT:
    case ROW_NOTE_ADDRESS_NOT_SPLIT:
    case ROW_NOTE_MUNICIPALITY_UNKNOWN:
    case ROW_NOTE_MOBILE_FOREIGN:
        return NULL;
    }
    g_error("no such note");
}

static const char *sentence(enum row_note note, gulong n)
{
    switch (note) {
    case ROW_NOTE_BIRTH_DATE_UNKNOWN:
        return ngettext(
            "%s row has a birth date that is partly unknown: taken without it",
            "%s rows have a birth date that is partly unknown: taken without "
            "it",
            n);
    case ROW_NOTE_EMAIL_LEFT_OUT:
        return ngettext("%s e-mail address could not be one: left out",
                        "%s e-mail addresses could not be one: left out", n);
    case ROW_NOTE_MOBILE_LEFT_OUT:
        return ngettext("%s telephone number could not be one: left out",
                        "%s telephone numbers could not be one: left out", n);
    case ROW_NOTE_MOBILE_SPECIAL:
        return ngettext("%s number such as 0800, 070, 078 or 0900 is nobody's own: left "
                        "out",
                        "%s numbers such as 0800, 070, 078 or 0900 are nobody's own: "
                        "left out",
                        n);
    case ROW_NOTE_MOBILE_SEVERAL:
        return ngettext("%s cell holds several telephone numbers: left out, since nobody "
                        "can tell which of them is meant",
                        "%s cells hold several telephone numbers: left out, since nobody "
                        "can tell which of them are meant",
                        n);
    case ROW_NOTE_MOBILE_LANDLINE:
        return ngettext("%s number is a landline: kept, but no text message can go there "
                        "(landline-number)",
                        "%s numbers are landlines: kept, but no text message can go "
                        "there (landline-number)",
                        n);
    case ROW_NOTE_MOBILE_FOREIGN:
        return ngettext("%s number is abroad: before a text message goes there, a person "
                        "decides (foreign-mobile)",
                        "%s numbers are abroad: before a text message goes there, a "
                        "person decides (foreign-mobile)",
                        n);
    case ROW_NOTE_NAME_NOT_SPLIT:
        return ngettext("%s name could not be split into family and given names: kept as "
                        "it stands",
                        "%s names could not be split into family and given names: kept "
                        "as they stand",
                        n);
    case ROW_NOTE_ADDRESS_NOT_SPLIT:
        return ngettext("%s address could not be split into its parts: kept as it stands",
                        "%s addresses could not be split into their parts: kept as they "
                        "stand",
                        n);
    case ROW_NOTE_CONSENT_DATE_LEFT_OUT:
        return ngettext("%s date of consent could not be one: left out",
                        "%s dates of consent could not be one: left out", n);
    case ROW_NOTE_RELATION_DATE_LEFT_OUT:
        return ngettext("%s date of a relation could not be one: left out",
                        "%s dates of a relation could not be one: left out", n);
    case ROW_NOTE_CONSENT_CHANNELS_ODD:
        return ngettext("%s row names a channel of consent that is none: passed over",
                        "%s rows name a channel of consent that is none: passed over", n);
    case ROW_NOTE_CONSENT_TARGETING_ODD:
        return ngettext("%s answer on targeting is neither yes nor no: counted as no",
                        "%s answers on targeting are neither yes nor no: counted as no",
                        n);
    case ROW_NOTE_LANGUAGE_ODD:
        return ngettext("%s language is not known: left out",
                        "%s languages are not known: left out", n);
    case ROW_NOTE_MUNICIPALITY_UNKNOWN:
        return ngettext("%s municipality is not known by that name: kept as written",
                        "%s municipalities are not known by that name: kept as written",
                        n);
    case ROW_NOTE_EMAIL_SEVERAL:
        return ngettext("%s cell holds several e-mail addresses: left out, since nobody "
                        "can tell which of them is meant",
                        "%s cells hold several e-mail addresses: left out, since nobody "
                        "can tell which of them are meant",
                        n);
    case ROW_NOTE_EMAIL_ACCENTED:
        return ngettext("%s e-mail address has letters with accents before the @: left "
                        "out, since most mail servers refuse them",
                        "%s e-mail addresses have letters with accents before the @: "
                        "left out, since most mail servers refuse them",
                        n);
    case ROW_NOTE_NATIONAL_NUMBER_LEFT_OUT:
        return ngettext("%s cell held a national register number: left out",
                        "%s cells held a national register number: left out", n);
    }
    g_error("no such note");
}

char *row_note_sentence(enum row_note note, guint64 count)
{
    g_autofree char *number = i18n_count((gint64)count);

    return g_strdup_printf(sentence(note, (gulong)count), number);
}
