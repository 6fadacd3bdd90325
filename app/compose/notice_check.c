/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/notice_check.h"

#include <string.h>

/* The words of the law, per language: groups apart by '&', of which every one must
 * occur, in one of its forms apart by '|'. They stand here and not in templates/, since
 * a notice must not be judged by itself. */
struct legal_words {
    notice_set element;
    const char *words[LANGUAGE_COUNT];
};

/* clang-format off */
static const struct legal_words legal_words[] = {
    {NOTICE_WHY,
     {[LANGUAGE_NL] = "waarom krijgt u|waarom ontvangt u|u krijgt deze brief omdat|u ontvangt deze brief omdat",
      [LANGUAGE_FR] = "pourquoi recevez-vous|vous recevez cette lettre parce que"}},
    {NOTICE_PURPOSE,
     {[LANGUAGE_NL] = "verkiezingsboodschap|verkiezingspropaganda|verkiezingscampagne|verkiezingsdrukwerk",
      [LANGUAGE_FR] = "message électoral|propagande électorale|campagne électorale"}},
    {NOTICE_CATEGORIES,
     {[LANGUAGE_NL] = "naam&adres",
      [LANGUAGE_FR] = "nom&adresse"}},
    {NOTICE_RECIPIENTS,
     {[LANGUAGE_NL] = "drukker|drukkerij&bpost|postbedrijf|postoperator|postdienst|de post ",
      [LANGUAGE_FR] = "imprimeur|imprimerie&bpost|opérateur postal|service postal|la poste "}},
    {NOTICE_RIGHTS,
     {[LANGUAGE_NL] = "inzage|inzien|in te zien&verbeter|rectific&wissing|wissen|te wissen&beperk",
      [LANGUAGE_FR] = "accéder à vos données|droit d'accès|accès&rectif&effacer|effacement&limit"}},
    {NOTICE_WITHDRAWAL,
     {[LANGUAGE_NL] = "toestemming&intrekken|in te trekken",
      [LANGUAGE_FR] = "consentement&retirer"}},
    {NOTICE_COMPLAINT,
     {[LANGUAGE_NL] = "klacht&gegevensbeschermingsautoriteit&drukpersstraat 35&gegevensbeschermingsautoriteit.be",
      [LANGUAGE_FR] = "plainte&autorité de protection des données&rue de la presse 35&autoriteprotectiondonnees.be"}},
    {0, {NULL}},
};

/* Looked for in one paragraph. */
static const char *const list_words[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = "kiezerslijst", [LANGUAGE_FR] = "liste des électeurs|registre des électeurs"};
static const char *const this_election_words[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = "deze verkiezing", [LANGUAGE_FR] = "ces élections|cette élection|ce scrutin"};
static const char *const interest_words[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = "gerechtvaardigd belang", [LANGUAGE_FR] = "intérêt légitime"};
static const char *const interest_told_words[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = "voor te stellen|bekend te maken|te laten kennen|campagne te voeren",
    [LANGUAGE_FR] = "me présenter|me faire connaître|faire connaître|faire campagne"};
static const char *const consent_words[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = "uw toestemming", [LANGUAGE_FR] = "votre consentement"};
static const char *const basis_words[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = "artikel 6|art. 6|6(1)", [LANGUAGE_FR] = "article 6|art. 6|6(1)"};
static const char *const objection_words[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = "bezwaar|geen post meer|geen verkiezingspost meer"
                    "&gratis|kosteloos&geen reden|zonder reden|geen motiv|zonder motiv&maand",
    [LANGUAGE_FR] = "opposer|opposition|ne voulez plus"
                    "&gratuit|sans frais&aucune raison|sans donner de raison|sans justif|sans motif&mois"};
static const char *const authority_words[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = "gegevensbeschermingsautoriteit", [LANGUAGE_FR] = "protection des données"};
static const char *const controller_words[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = "verantwoordelijk", [LANGUAGE_FR] = "responsable du traitement|responsables du traitement|responsables conjoints"};
static const char *const joint_words[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = "samen|gezamenlijk", [LANGUAGE_FR] = "conjoint|ensemble|avec"};
static const char *const publisher_words[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = "v.u.|verantwoordelijke uitgever|verantw. uitg.", [LANGUAGE_FR] = "éd. resp|éditeur responsable|éditrice responsable"};
static const char *const birth_words[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = "geboortejaar|geboortedatum|leeftijd", [LANGUAGE_FR] = "année de naissance|date de naissance|âge"};
static const char *const list_number_words[LANGUAGE_COUNT][6] = {
    [LANGUAGE_NL] = {"lijst ", "lijst nr. ", "lijst nummer ", "lijstnummer "},
    [LANGUAGE_FR] = {"liste ", "liste n° ", "liste nº ", "liste numéro ", "liste n ° "}};

/* Words that tell nothing about where data came from, as they are found in letters that
 * were complained about. */
static const char *const vague_words[LANGUAGE_COUNT] = {
    [LANGUAGE_NL] = "openbare bron|publieke bron|diverse bron|verschillende bron|externe bron|onze bestanden|"
                    "ons bestand|onze gegevens|onze databank|onze database|een databank|een database|een adressenbestand",
    [LANGUAGE_FR] = "source publique|sources publiques|sources diverses|diverses sources|différentes sources|"
                    "sources externes|nos fichiers|notre fichier|nos données|une base de données|notre base de données|un fichier d'adresses"};
/* Words that say nothing when they are all that is said, in both languages. */
static const char *const vague_alone[] = {
    "lijst", "een lijst", "bestand", "een bestand", "databank", "contacten", "adressen", "adresboek", "gegevens",
    "liste", "une liste", "fichier", "un fichier", "base de données", "contacts", "adresses", "données", NULL};
/* clang-format on */

/* Lower case, white space of any kind as one blank, ’ as '. Paragraphs stay apart by
 * '\n' when `paragraphs`. The caller frees. */
static char *plain_form(const char *text, gboolean paragraphs)
{
    g_autofree char *folded = g_utf8_casefold(text, -1);
    g_autofree char *composed = g_utf8_normalize(folded, -1, G_NORMALIZE_NFC);
    const char *source = composed == NULL ? folded : composed;
    GString *out = g_string_sized_new(strlen(source));
    guint newlines = 0;
    gboolean blank = FALSE;

    for (const char *p = source; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c)) {
            newlines += c == '\n';
            blank = TRUE;
            continue;
        }
        if (blank && out->len > 0)
            g_string_append_c(out, paragraphs && newlines >= 2 ? '\n' : ' ');
        blank = FALSE;
        newlines = 0;
        g_string_append_unichar(out, c == 0x2019 ? '\'' : c);
    }
    return g_string_free(out, FALSE);
}

struct checked {
    char *text;        /* the whole in plain form */
    char **paragraphs; /* the same by paragraph */
    const struct notice_facts *facts;
    const struct wording *wording;
    enum language language;
};

static gboolean holds_any(const char *text, const char *forms, gsize length)
{
    const char *end = forms + length;

    while (forms < end) {
        const char *bar = memchr(forms, '|', (gsize)(end - forms));
        gsize form = (gsize)((bar == NULL ? end : bar) - forms);
        if (memmem(text, strlen(text), forms, form) != NULL)
            return TRUE;
        forms += form + 1;
    }
    return FALSE;
}

/* The groups of a word table's entry; FALSE when the language has none. */
static gboolean holds_words(const char *text, const char *words)
{
    if (words == NULL)
        return FALSE;
    for (const char *group = words;; group++) {
        gsize length = strcspn(group, "&");
        if (!holds_any(text, group, length))
            return FALSE;
        group += length;
        if (*group == '\0')
            return TRUE;
    }
}

/* A fact that does not exist is nowhere. */
static gboolean holds_fact(const char *text, const char *fact)
{
    if (fact == NULL)
        return FALSE;
    g_autofree char *plain = plain_form(fact, FALSE);
    return *plain != '\0' && strstr(text, plain) != NULL;
}

static gboolean holds_day(const struct checked *checked, const char *text, day_number day)
{
    g_autoptr(GString) written = g_string_new(NULL);

    if (day == DAY_UNKNOWN)
        return FALSE;
    wording_append_day(checked->wording, day, written);
    return holds_fact(text, written->str);
}

static gboolean is_absent(const char *fact)
{
    return fact == NULL || *fact == '\0';
}

/* "lijst 7" but not "lijst 71". */
static gboolean holds_list_number(const struct checked *checked)
{
    const char *const *before = list_number_words[checked->language];

    for (guint i = 0; i < G_N_ELEMENTS(list_number_words[0]) && before[i] != NULL; i++) {
        g_autofree char *phrase =
            g_strconcat(before[i], checked->facts->list_number, NULL);
        g_autofree char *plain = plain_form(phrase, FALSE);
        for (const char *at = strstr(checked->text, plain); at != NULL;
             at = strstr(at + 1, plain)) {
            if (!g_ascii_isalnum(at[strlen(plain)]))
                return TRUE;
        }
    }
    return FALSE;
}

static notice_set check_who(const struct checked *checked)
{
    const struct notice_facts *facts = checked->facts;
    const char *election = wording_election(checked->wording, facts->regime);
    notice_set found = 0;

    if (holds_fact(checked->text, facts->candidate_name) &&
        holds_fact(checked->text, facts->list_name) &&
        (is_absent(facts->list_number) || holds_list_number(checked)) &&
        holds_fact(checked->text, election) &&
        holds_day(checked, checked->text, facts->election_day))
        found |= NOTICE_WHO;
    return found;
}

static notice_set check_controller(const struct checked *checked)
{
    const struct notice_facts *facts = checked->facts;
    notice_set found = 0;

    for (guint i = 0; checked->paragraphs[i] != NULL; i++) {
        const char *paragraph = checked->paragraphs[i];
        if (!holds_words(paragraph, controller_words[checked->language]) ||
            !holds_fact(paragraph, facts->controller_name))
            continue;
        found |= NOTICE_CONTROLLER;
        if (holds_fact(paragraph, facts->controller_address))
            found |= NOTICE_CONTROLLER_ADDRESS;
        if (holds_fact(paragraph, facts->joint_name) &&
            (is_absent(facts->joint_address) ||
             holds_fact(paragraph, facts->joint_address)) &&
            holds_words(paragraph, joint_words[checked->language]))
            found |= NOTICE_JOINT_CONTROLLER;
    }
    return found;
}

/* What one paragraph tells of the voter list. */
static notice_set check_list_paragraph(const struct checked *checked,
                                       const char *paragraph)
{
    const struct notice_facts *facts = checked->facts;
    notice_set found = NOTICE_SOURCE;

    if (!holds_words(paragraph, list_words[checked->language]))
        return 0;
    if (holds_words(paragraph, this_election_words[checked->language]) ||
        holds_fact(paragraph, wording_election(checked->wording, facts->regime)))
        found |= NOTICE_SOURCE_ELECTION;
    if (holds_fact(paragraph, facts->municipality[checked->language]))
        found |= NOTICE_SOURCE_MUNICIPALITY;
    if (holds_day(checked, paragraph, facts->obtained_on))
        found |= NOTICE_SOURCE_DATE;
    if (holds_fact(paragraph, wording_article(checked->wording, facts->regime)))
        found |= NOTICE_LIST_ARTICLE;
    return found;
}

/* The paragraph that tells most: the source is told in one place, not in crumbs. */
static notice_set check_voter_list(const struct checked *checked)
{
    notice_set best = 0;

    for (guint i = 0; checked->paragraphs[i] != NULL; i++) {
        notice_set found = check_list_paragraph(checked, checked->paragraphs[i]);
        if (__builtin_popcount(found) > __builtin_popcount(best))
            best = found;
    }
    return best;
}

static gboolean is_vague(const struct checked *checked, const char *description)
{
    enum {
        SHORTEST = 3
    }; /* "Els", "N-VA": a name may be as short as that */
    g_autofree char *plain = plain_form(description, FALSE);

    return g_utf8_strlen(plain, -1) < SHORTEST || g_strv_contains(vague_alone, plain) ||
           holds_words(plain, vague_words[checked->language]);
}

static notice_set check_other_source(const struct checked *checked)
{
    const struct notice_facts *facts = checked->facts;
    const char *description = facts->source[checked->language];
    notice_set found = 0;

    for (guint i = 0; checked->paragraphs[i] != NULL; i++) {
        const char *paragraph = checked->paragraphs[i];
        if (!holds_fact(paragraph, description) || is_vague(checked, description))
            continue;
        found |= NOTICE_SOURCE;
        if (holds_day(checked, paragraph, facts->obtained_on))
            found |= NOTICE_SOURCE_DATE;
    }
    return found;
}

static notice_set check_basis(const struct checked *checked)
{
    enum language language = checked->language;
    gboolean by_consent = checked->facts->ground == NOTICE_GROUND_CONSENT;
    const char *words = by_consent ? consent_words[language] : interest_words[language];
    notice_set found = 0;

    for (guint i = 0; checked->paragraphs[i] != NULL; i++) {
        const char *paragraph = checked->paragraphs[i];
        if (!holds_words(paragraph, words))
            continue;
        if (holds_words(paragraph, basis_words[language]))
            found |= NOTICE_LEGAL_BASIS;
        if (!by_consent && holds_words(paragraph, interest_told_words[language]))
            found |= NOTICE_INTEREST;
    }
    return found;
}

/* Clearly and apart from other information (GDPR art. 21(4)): a paragraph that speaks of
 * nothing else. */
static gboolean is_apart(const struct checked *checked, const char *paragraph)
{
    enum language language = checked->language;

    return !holds_words(paragraph, authority_words[language]) &&
           !holds_words(paragraph, basis_words[language]) &&
           !holds_words(paragraph, publisher_words[language]) &&
           !holds_words(paragraph, list_words[language]);
}

static notice_set check_objection(const struct checked *checked)
{
    const struct notice_facts *facts = checked->facts;
    const char *const ways[] = {facts->contact_email, facts->contact_address,
                                facts->contact_phone};
    notice_set found = 0;

    for (guint i = 0; checked->paragraphs[i] != NULL; i++) {
        const char *paragraph = checked->paragraphs[i];
        gboolean told = FALSE;
        if (!holds_words(paragraph, objection_words[checked->language]))
            continue;
        for (guint way = 0; way < G_N_ELEMENTS(ways); way++)
            told = told || holds_fact(paragraph, ways[way]);
        if (!told)
            continue;
        found |= NOTICE_OBJECTION | NOTICE_STOP;
        if (is_apart(checked, paragraph))
            found |= NOTICE_OBJECTION_APART;
    }
    return found;
}

static notice_set check_publisher(const struct checked *checked)
{
    for (guint i = 0; checked->paragraphs[i] != NULL; i++) {
        const char *paragraph = checked->paragraphs[i];
        if (holds_words(paragraph, publisher_words[checked->language]) &&
            holds_fact(paragraph, checked->facts->publisher_name) &&
            holds_fact(paragraph, checked->facts->publisher_address))
            return NOTICE_PUBLISHER;
    }
    return 0;
}

static notice_set check_single_facts(const struct checked *checked)
{
    const struct notice_facts *facts = checked->facts;
    notice_set found = 0;

    if (holds_day(checked, checked->text, facts->end_on))
        found |= NOTICE_RETENTION;
    if (holds_fact(checked->text, facts->selection[checked->language]))
        found |= NOTICE_SELECTION;
    if (holds_fact(checked->text, facts->privacy_page))
        found |= NOTICE_LINK;
    return found;
}

static notice_set check_words(const struct checked *checked)
{
    const notice_set language_shown_by = NOTICE_WHY | NOTICE_RIGHTS | NOTICE_COMPLAINT;
    notice_set found = 0;

    for (const struct legal_words *row = legal_words; row->element != 0; row++) {
        if (holds_words(checked->text, row->words[checked->language]))
            found |= row->element;
    }
    if (checked->facts->birth_year_used &&
        !holds_words(checked->text, birth_words[checked->language]))
        found &= ~(notice_set)NOTICE_CATEGORIES;
    if ((found & language_shown_by) == language_shown_by)
        found |= NOTICE_LANGUAGE;
    return found;
}

notice_set notice_present(const char *finished_text, const struct notice_facts *facts,
                          const struct wording *wording)
{
    g_autofree char *text = plain_form(finished_text, FALSE);
    g_autofree char *by_paragraph = plain_form(finished_text, TRUE);
    g_auto(GStrv) paragraphs = g_strsplit(by_paragraph, "\n", -1);
    struct checked checked = {text, paragraphs, facts, wording,
                              wording_language(wording)};
    notice_set found = check_who(&checked) | check_controller(&checked) |
                       check_basis(&checked) | check_objection(&checked) |
                       check_publisher(&checked) | check_single_facts(&checked) |
                       check_words(&checked);

    found |= facts->ground == NOTICE_GROUND_VOTER_LIST ? check_voter_list(&checked)
                                                       : check_other_source(&checked);
    return found;
}

notice_set notice_missing(const char *finished_text, const struct notice_facts *facts,
                          const struct wording *wording)
{
    notice_set needed = notice_needed(CHANNEL_POST, facts->ground);

    if (!is_absent(facts->joint_name))
        needed |= NOTICE_JOINT_CONTROLLER;
    if (!is_absent(facts->selection[wording_language(wording)]))
        needed |= NOTICE_SELECTION;
    return needed & ~notice_present(finished_text, facts, wording);
}
