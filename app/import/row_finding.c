/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/row_finding.h"

#include "base/i18n.h"

static const struct {
    const char *name, *rule, *phrase;
} table[ROW_FINDING_COUNT] = {
    {"enriched", "no-enrichment",
     N_("the row of the voter list held an e-mail address or telephone number, which no "
        "voter list has; it was left out")},
    {"entered-by-hand", "friends-family", N_("typed in by hand, one by one")},
    {"office-address", "office-contact-origin-hint",
     N_("the e-mail address is one of a public authority or a school")},
    {"role-address", "role-address",
     N_("the e-mail address belongs to a desk, such as info@, and not to one person")},
    {"consent-to-come", "consent-improbable",
     N_("the day of the consent had not come yet when the file was imported; it was left "
        "out")},
    {"consent-alike", "consent-improbable",
     N_("the consent bears the same second of the day as 50 or more rows of the file")},
    {"opinion", "opinion-field",
     N_("the row held what this person thinks or votes; it was left out")},
    {"odd-spelling", "misspelling-fingerprint",
     N_("the name or address has the odd spelling of another file")},
    {"in-forbidden-file", "forbidden-file-person",
     N_("this person also stands in a file that may never be used")},
};

static guint number_of(enum row_finding finding)
{
    guint number = 0;

    while (number < ROW_FINDING_COUNT && (guint)finding != 1u << number)
        number++;
    g_assert(number < ROW_FINDING_COUNT);
    return number;
}

const char *row_finding_name(enum row_finding finding)
{
    return table[number_of(finding)].name;
}

const char *row_finding_rule(enum row_finding finding)
{
    return table[number_of(finding)].rule;
}

const char *row_finding_phrase(enum row_finding finding)
{
    return _(table[number_of(finding)].phrase);
}

static const char *sentence(enum row_finding finding, gulong n)
{
    switch (finding) {
    case ROW_ENRICHED:
        return ngettext("%s row holds an e-mail address or telephone number, which "
                        "no voter list has: that person is blocked (no-enrichment, "
                        "R-40)",
                        "%s rows hold an e-mail address or telephone number, which "
                        "no voter list has: those people are blocked "
                        "(no-enrichment, R-40)",
                        n);
    case ROW_OFFICE_ADDRESS:
        return ngettext("%s row holds an e-mail address of a public authority or a "
                        "school: that person waits for a decision "
                        "(office-contact-origin-hint, R-26)",
                        "%s rows hold an e-mail address of a public authority or a "
                        "school: each of those people waits for a decision "
                        "(office-contact-origin-hint, R-26)",
                        n);
    case ROW_ROLE_ADDRESS:
        return ngettext("%s row holds an e-mail address of a desk, such as info@, and "
                        "not one person's own: it waits for a decision (role-address)",
                        "%s rows hold an e-mail address of a desk, such as info@, and "
                        "not one person's own: each waits for a decision (role-address)",
                        n);
    case ROW_CONSENT_TO_COME:
        return ngettext("%s row bears a consent of a day that has not come yet: the day "
                        "is left out, and nothing is sent on such a consent "
                        "(consent-proof, R-32)",
                        "%s rows bear a consent of a day that has not come yet: the day "
                        "is left out, and nothing is sent on such a consent "
                        "(consent-proof, R-32)",
                        n);
    case ROW_CONSENT_ALIKE:
        return ngettext("%s row bears the same second of the day for its consent as many "
                        "others: it waits for a decision (consent-improbable)",
                        "%s rows share the second of the day of their consent with many "
                        "others: each waits for a decision (consent-improbable)",
                        n);
    case ROW_OPINION:
        return ngettext("%s row holds what the person thinks or votes: it is left out, "
                        "and that person is blocked (opinion-field, R-47)",
                        "%s rows hold what people think or vote: it is left out, and "
                        "those people are blocked (opinion-field, R-47)",
                        n);
    case ROW_ODD_SPELLING:
        return ngettext("%s row has the odd spelling of another file: it "
                        "waits for a decision (misspelling-fingerprint, R-27)",
                        "%s rows have the odd spellings of another file: each "
                        "waits for a decision (misspelling-fingerprint, R-27)",
                        n);
    case ROW_IN_FORBIDDEN_FILE:
        return ngettext(
            "%s row is about somebody who also stands in a file that may "
            "never be used: that person waits for a decision "
            "(forbidden-file-person)",
            "%s rows are about people who also stand in a file that may never "
            "be used: each of them waits for a decision "
            "(forbidden-file-person)",
            n);
    case ROW_ENTERED_BY_HAND:
        break;
    }
    g_error("nobody is held by this");
}

char *row_finding_sentence(enum row_finding finding, guint64 count)
{
    g_autofree char *number = i18n_count((gint64)count);

    return g_strdup_printf(sentence(finding, (gulong)count), number);
}
