/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any text as a selection: it is read or refused with a sentence, its canonical form is
 * one, negation turns every answer round, and the notice has words for it.
 * The first byte chooses the election. */

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "eligibility/selection_matcher.h"
#include "eligibility/selection_phrase.h"
#include "reference/calendar.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void append_day(gconstpointer wording, day_number day, GString *out)
{
    (void)wording;
    g_string_append_printf(out, "dag %d", day);
}

static void append_of(gconstpointer wording, const char *municipality, GString *out)
{
    (void)wording;
    g_string_append_printf(out, "van %s", municipality);
}

/* Every form as short as it may be, every other one a clause. */
static const struct selection_words *some_words(void)
{
    static const char text[] =
        "[people]\nvoters=k\nothers=m\n[join]\nand=en\nor=of\nnor=noch\ngroups=;\n"
        "condition={people}: {condition}\n"
        "[age]\nless=<{n}\nleast=>{n}\nbetween={a}-{b}\nnot_between=!{a}-{b}\nis={or}\n"
        "not={nor}\n"
        "[birth_year]\nless=+<{n}\nleast=+>{n}\nbetween=+{a}-{b}\nnot_between=+{a}-{b}\n"
        "is=+{or}\nnot=+{nor}\n"
        "[first_time_voter]\nis=+eerst\nnot=+niet\n"
        "[municipality]\nis={of_and}\nnot={of_nor}\n"
        "[postcode]\nless=<{n}\nleast=>{n}\nbetween={a}-{b}\nnot_between={a}-{b}\n"
        "is={and}\nis_many=s {and}\nnot={nor}\n"
        "[polling_section]\nis={and}\nnot={or}\n"
        "[street]\nis={and}\nnot=+{nor}\nnot_many=+s {nor}\n"
        "[house_number]\nless=<{n}\nleast=>{n}\nbetween={a}-{b}\nnot_between={a}-{b}\n"
        "odd=oneven\neven=even\n"
        "[language]\nnl=n\nfr=f\nde=d\nis=+{or}\nnot=+{or}\n"
        "[consent_date]\nless=+<{n}\nleast=+>{n}\nbetween=+{a}-{b}\nnot_between=+{a}-{b}"
        "\n"
        "is=+{or}\nnot=+{or}\n"
        "[relation_date]\nless=<{n}\nleast=>{n}\nbetween={a}-{b}\nnot_between={a}-{b}\n"
        "is={or}\nnot={or}\n"
        "[data]\nbirth_date=d\nbirth_year=j\naddress=a\npolling_section=s\nlanguage=t\n"
        "consent_date=c\nrelation_date=r\n";
    static struct selection_words *words;
    g_autoptr(GError) error = NULL;

    if (words == NULL)
        words = selection_words_parse(LANGUAGE_NL, text, "words", &error);
    if (words == NULL)
        g_error("%s", error->message);
    return words;
}

static struct recipient recipient_of(uint32_t seed)
{
    static const char *const streets[] = {"", "Kerkstraat", "Lange Munt", "Rue Neuve"};
    static const char *const postcodes[] = {"", "9000", "1050", "4000"};
    static const char *const numbers[] = {"", "12A", "7", "101"};
    static const char *const sections[] = {"", "4", "012", "B"};
    struct recipient recipient;

    recipient_clear(&recipient);
    recipient.street = streets[seed % 4];
    recipient.postcode = postcodes[seed / 4 % 4];
    recipient.house_number = numbers[seed / 16 % 4];
    recipient.polling_section = sections[seed / 64 % 4];
    recipient.language = (enum language)(seed / 256 % LANGUAGE_COUNT);
    if (seed % 5 > 0)
        recipient.birth_date = (day_number)(seed * 7919 % 29000) - 7000;
    if (seed % 3 > 0)
        recipient.consent_date = (day_number)(seed * 104729 % 3000) + 20000;
    if (seed % 7 > 0)
        recipient.relation_date = (day_number)(seed * 1299709 % 3000) + 20000;
    return recipient;
}

static void compare_answers(const struct selection *selection,
                            const struct selection *again,
                            const struct selection *opposite)
{
    static const char *const places[] = {"", "44021", "21009"};
    g_autoptr(SelectionMatcher) matcher = selection_matcher_new(selection);
    g_autoptr(SelectionMatcher) same = selection_matcher_new(again);
    g_autoptr(SelectionMatcher) turned =
        opposite != NULL ? selection_matcher_new(opposite) : NULL;

    for (uint32_t seed = 1; seed < 1u << 20; seed = seed * 3 + 1) {
        struct recipient recipient = recipient_of(seed);
        const char *nis = places[seed % 3];
        int answer = selection_matcher_ask(matcher, &recipient, nis);
        if (answer != (int)selection_matcher_ask(same, &recipient, nis))
            g_error("the canonical form answers otherwise");
        if (turned != NULL && answer != SELECTION_INSIDE - (int)selection_matcher_ask(
                                                               turned, &recipient, nis))
            g_error("“not” does not turn the answer round");
    }
}

static void check_phrase(const struct selection *selection)
{
    static const struct selection_speech speech = {append_day, append_of, NULL};
    g_autofree char *voters =
        selection_phrase(selection, some_words(), &speech, SELECTION_VOTERS);
    g_autofree char *others =
        selection_phrase(selection, some_words(), &speech, SELECTION_OTHERS);

    if (*voters != 'k' || *others != 'm' || !g_utf8_validate(voters, -1, NULL))
        g_error("no phrase");
}

static void check_selection(const struct selection *selection,
                            const struct election *election)
{
    g_autofree char *negated = g_strdup_printf("not (%s)", selection->text);
    g_autoptr(GError) error = NULL;
    g_autoptr(Selection) again = selection_parse(selection->text, election, &error);
    g_autoptr(Selection) opposite = selection_parse(negated, election, NULL);

    if (again == NULL)
        g_error("“%s”: %s", selection->text, error->message);
    if (strcmp(again->text, selection->text) != 0)
        g_error("“%s” becomes “%s”", selection->text, again->text);
    compare_answers(selection, again, opposite);
    check_phrase(selection);
    if (selection_attributes(selection) > SELECTION_ATTRIBUTE_COUNT)
        g_error("more attributes than there are");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return 0;
    const struct election *election = election_at(bytes[0] % election_count());
    g_autofree char *text = g_strndup((const char *)bytes + 1, size - 1);
    g_autoptr(GError) error = NULL;
    g_autoptr(Selection) selection = selection_parse(text, election, &error);

    if (selection != NULL)
        check_selection(selection, election);
    else if (error == NULL || !g_utf8_validate(error->message, -1, NULL))
        g_error("refused without a sentence");
    return 0;
}
