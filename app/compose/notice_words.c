/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/notice_words.h"

#include <string.h>

/* Groups apart by '&', of which every one must occur, in one of its forms apart by '|'.
 */
typedef const char *phrases[LANGUAGE_COUNT];

/* An e-mail or a text message is judged by its own, where it says something else than a
 * letter. */
struct vocabulary {
    phrases words, in_mail, in_text;
};

/* clang-format off */
static const struct vocabulary vocabulary[TOPIC_COUNT] = {
    [TOPIC_WHY] = {
        {[LANGUAGE_NL] = "waarom krijgt u|waarom ontvangt u|u krijgt deze brief omdat|u ontvangt deze brief omdat",
         [LANGUAGE_FR] = "pourquoi recevez-vous|vous recevez cette lettre parce que"},
        {[LANGUAGE_NL] = "waarom krijgt u|waarom ontvangt u|u krijgt dit bericht omdat|u krijgt deze e-mail omdat|u ontvangt deze e-mail omdat",
         [LANGUAGE_FR] = "pourquoi recevez-vous|vous recevez ce message parce que|vous recevez cet e-mail parce que"},
        {[LANGUAGE_NL] = "u gaf|gaf u|je gaf|gaf je|gegeven|kreeg|kregen"
                         "&uw nr|uw nummer|uw gsm|uw mobiel|uw telefoonn|je nr|je nummer|je gsm",
         [LANGUAGE_FR] = "vous avez donné|vous nous avez donné|vous m'avez donné|vous avez laissé|donné par vous|ai eu|avons eu|ai reçu|avons reçu"
                         "&votre numéro|votre n°|votre nº|votre no |votre gsm|votre mobile"}},
    [TOPIC_PURPOSE] = {
        {[LANGUAGE_NL] = "verkiezingsboodschap|verkiezingspropaganda|verkiezingscampagne|verkiezingsdrukwerk",
         [LANGUAGE_FR] = "message électoral|propagande électorale|campagne électorale"},
        {[LANGUAGE_NL] = "verkiezingsboodschap|verkiezingspropaganda|verkiezingscampagne|politieke boodschap",
         [LANGUAGE_FR] = "message électoral|propagande électorale|campagne électorale|message politique"}},
    [TOPIC_POLITICAL_MESSAGE] = {
        {[LANGUAGE_NL] = "politieke boodschap|politiek bericht|verkiezingsboodschap",
         [LANGUAGE_FR] = "message politique|message électoral"}, {NULL}},
    [TOPIC_CATEGORIES] = {
        {[LANGUAGE_NL] = "naam&adres",
         [LANGUAGE_FR] = "nom&adresse"},
        {[LANGUAGE_NL] = "naam&e-mailadres|mailadres",
         [LANGUAGE_FR] = "nom&adresse e-mail|adresse électronique|adresse mail"}},
    [TOPIC_RECIPIENTS] = {
        {[LANGUAGE_NL] = "drukker|drukkerij&bpost|postbedrijf|postoperator|postdienst|de post ",
         [LANGUAGE_FR] = "imprimeur|imprimerie&bpost|opérateur postal|service postal|la poste "},
        {[LANGUAGE_NL] = "maildienst|mailprovider|mailserver|verzenddienst",
         [LANGUAGE_FR] = "service de messagerie|fournisseur de messagerie|serveur de messagerie|service d'envoi"}},
    [TOPIC_RIGHTS] = {
        {[LANGUAGE_NL] = "inzage|inzien|in te zien&verbeter|rectific&wissing|wissen|te wissen&beperk",
         [LANGUAGE_FR] = "accéder à vos données|droit d'accès|accès&rectif&effacer|effacement&limit"}, {NULL}},
    [TOPIC_WITHDRAWAL] = {
        {[LANGUAGE_NL] = "toestemming&intrekken|in te trekken",
         [LANGUAGE_FR] = "consentement&retirer"},
        {[LANGUAGE_NL] = "toestemming intrekken|toestemming in te trekken|toestemming altijd intrekken&over te dragen|overdra",
         [LANGUAGE_FR] = "retirer votre consentement&transférer|portabilité"}},
    [TOPIC_COMPLAINT] = {
        {[LANGUAGE_NL] = "klacht&gegevensbeschermingsautoriteit&drukpersstraat 35&gegevensbeschermingsautoriteit.be",
         [LANGUAGE_FR] = "plainte&autorité de protection des données&rue de la presse 35&autoriteprotectiondonnees.be"}, {NULL}},
    [TOPIC_AUTHORITY] = {
        {[LANGUAGE_NL] = "gegevensbeschermingsautoriteit",
         [LANGUAGE_FR] = "protection des données"}, {NULL}},
    [TOPIC_VOTER_LIST] = {
        {[LANGUAGE_NL] = "kiezerslijst",
         [LANGUAGE_FR] = "liste des électeurs|registre des électeurs"}, {NULL}},
    [TOPIC_THIS_ELECTION] = {
        {[LANGUAGE_NL] = "deze verkiezing",
         [LANGUAGE_FR] = "ces élections|cette élection|ce scrutin"}, {NULL}},
    [TOPIC_CONSENT] = {
        {[LANGUAGE_NL] = "uw toestemming",
         [LANGUAGE_FR] = "votre consentement"}, {NULL}},
    [TOPIC_INTEREST] = {
        {[LANGUAGE_NL] = "gerechtvaardigd belang",
         [LANGUAGE_FR] = "intérêt légitime"}, {NULL}},
    [TOPIC_INTEREST_TOLD] = {
        {[LANGUAGE_NL] = "voor te stellen|bekend te maken|te laten kennen|campagne te voeren",
         [LANGUAGE_FR] = "me présenter|me faire connaître|faire connaître|faire campagne"}, {NULL}},
    [TOPIC_ARTICLE_6] = {
        {[LANGUAGE_NL] = "artikel 6|art. 6|6(1)",
         [LANGUAGE_FR] = "article 6|art. 6|6(1)"}, {NULL}},
    [TOPIC_OBJECTION] = {
        {[LANGUAGE_NL] = "bezwaar|geen post meer|geen verkiezingspost meer"
                         "&gratis|kosteloos&geen reden|zonder reden|geen motiv|zonder motiv&maand",
         [LANGUAGE_FR] = "opposer|opposition|ne voulez plus"
                         "&gratuit|sans frais&aucune raison|sans donner de raison|sans justif|sans motif&mois"},
        {[LANGUAGE_NL] = "bezwaar&gratis|kosteloos&geen reden|zonder reden|geen motiv|zonder motiv",
         [LANGUAGE_FR] = "opposer|opposition&gratuit|sans frais&aucune raison|sans donner de raison|sans justif|sans motif"}},
    [TOPIC_FREE] = {
        {[LANGUAGE_NL] = "gratis|kosteloos",
         [LANGUAGE_FR] = "gratuit|sans frais"}, {NULL}},
    [TOPIC_REPLY_STOP] = {
        {[LANGUAGE_NL] = "antwoord stop|antwoord met stop|antwoord gewoon stop",
         [LANGUAGE_FR] = "répondez stop|répondez par stop|répondre stop"}, {NULL},
        {[LANGUAGE_NL] = "antwoord stop$|antwoord met stop$|antwoord gewoon stop$|antwoord \"stop\"|antwoord “stop”|stuur stop$|sms stop$",
         [LANGUAGE_FR] = "répondez stop$|répondez par stop$|répondre stop$|répondez \"stop\"|répondez « stop »|envoyez stop$"}},
    [TOPIC_CONTROLLER] = {
        {[LANGUAGE_NL] = "verantwoordelijk",
         [LANGUAGE_FR] = "responsable du traitement|responsables du traitement|responsables conjoints"}, {NULL}},
    [TOPIC_JOINT] = {
        {[LANGUAGE_NL] = "samen|gezamenlijk",
         [LANGUAGE_FR] = "conjoint|ensemble|avec"}, {NULL}},
    [TOPIC_PUBLISHER] = {
        {[LANGUAGE_NL] = "v.u.|verantwoordelijke uitgever|verantw. uitg.",
         [LANGUAGE_FR] = "éd. resp|éditeur responsable|éditrice responsable"}, {NULL}},
    [TOPIC_SELECTED] = {
        {[LANGUAGE_NL] = "kiezen wie|gekozen|geselecteerd|selectie&e-mailadres|mailadres",
         [LANGUAGE_FR] = "choisir les destinataires|sélection&adresse e-mail|adresse électronique|adresse mail"}, {NULL}},
    [TOPIC_NO_PROFILE] = {
        {[LANGUAGE_NL] = "geen profiel|geen profilering&geen geautomatiseerde",
         [LANGUAGE_FR] = "aucun profil|pas de profil&aucune décision automatisée|pas de décision automatisée"}, {NULL}},
    [TOPIC_CORRECT] = {
        {[LANGUAGE_NL] = "verbeter|rectific|corrig",
         [LANGUAGE_FR] = "rectifi|corrig"}, {NULL},
        {[LANGUAGE_NL] = "uw rechten|rechten:|je rechten|verbeter|rectific|corrig",
         [LANGUAGE_FR] = "vos droits|droits :|droits:|rectifi|corrig"}},
    [TOPIC_WITHDRAW_CONSENT] = {
        {[LANGUAGE_NL] = "toestemming intrekken|toestemming in te trekken",
         [LANGUAGE_FR] = "retirer votre consentement"}, {NULL}},
    [TOPIC_WITHDRAW_OR_OBJECT] = {
        {[LANGUAGE_NL] = "toestemming intrekken|toestemming in te trekken|bezwaar",
         [LANGUAGE_FR] = "retirer votre consentement|opposer|opposition"}, {NULL}},
};

static const char *const before_number[LANGUAGE_COUNT][6] = {
    [LANGUAGE_NL] = {"lijst ", "lijst nr. ", "lijst nummer ", "lijstnummer "},
    [LANGUAGE_FR] = {"liste ", "liste n° ", "liste nº ", "liste numéro ", "liste n ° "}};

/* Words that tell nothing about where data came from, as they are found in letters that
 * were complained about. */
static const phrases vague_words = {
    [LANGUAGE_NL] = "openbare bron|publieke bron|diverse bron|verschillende bron|externe bron|onze bestanden|"
                    "ons bestand|onze gegevens|onze databank|onze database|een databank|een database|een adressenbestand|"
                    /* decision 74/2024: "probably my address book, or through friends" */
                    "waarschijnlijk|vermoedelijk|wellicht|misschien|allicht",
    [LANGUAGE_FR] = "source publique|sources publiques|sources diverses|diverses sources|différentes sources|"
                    "sources externes|nos fichiers|notre fichier|nos données|une base de données|notre base de données|un fichier d'adresses|"
                    "probablement|sans doute|vraisemblablement|peut-être"};
/* Words that say nothing when they are all that is said, in both languages. */
static const char *const vague_alone[] = {
    "lijst", "een lijst", "bestand", "een bestand", "databank", "contacten", "adressen", "adresboek", "mijn adresboek", "gegevens", "vrienden", "via vrienden",
    "liste", "une liste", "fichier", "un fichier", "base de données", "contacts", "adresses", "carnet d'adresses",
    "mon carnet d'adresses", "données", "des amis", "par des amis", NULL};
/* clang-format on */

char *notice_words_plain_form(const char *text, gboolean paragraphs)
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

/* A form that ends in '$' ends a word: "antwoord stop" but not "ons antwoord stopt". */
static gboolean holds_form(const char *text, const char *form, gsize length)
{
    gboolean ends_word = length > 0 && form[length - 1] == '$';
    gsize told = ends_word ? length - 1 : length;

    for (const char *at = text; (at = memmem(at, strlen(at), form, told)) != NULL; at++) {
        if (!ends_word || !g_unichar_isalnum(g_utf8_get_char(at + told)))
            return TRUE;
    }
    return FALSE;
}

static gboolean holds_any(const char *text, const char *forms, gsize length)
{
    const char *end = forms + length;

    while (forms < end) {
        const char *bar = memchr(forms, '|', (gsize)(end - forms));
        gsize form = (gsize)((bar == NULL ? end : bar) - forms);
        if (holds_form(text, forms, form))
            return TRUE;
        forms += form + 1;
    }
    return FALSE;
}

static gboolean holds_phrases(const char *text, const char *groups)
{
    if (groups == NULL)
        return FALSE;
    for (const char *group = groups;; group++) {
        gsize length = strcspn(group, "&");
        if (!holds_any(text, group, length))
            return FALSE;
        group += length;
        if (*group == '\0')
            return TRUE;
    }
}

gboolean notice_words_speak_of(const char *plain, enum notice_topic topic,
                               enum channel channel, enum language language)
{
    const struct vocabulary *row = &vocabulary[topic];
    const phrases *const own[CHANNEL_COUNT] = {
        [CHANNEL_POST] = &row->words,
        [CHANNEL_EMAIL] = &row->in_mail,
        [CHANNEL_SMS] = &row->in_text,
    };
    const char *groups = (*own[channel])[language];

    return holds_phrases(plain, groups != NULL ? groups : row->words[language]);
}

gboolean notice_words_are_vague(const char *description, enum language language)
{
    enum {
        SHORTEST = 3
    }; /* "Els", "N-VA": a name may be as short as that */
    g_autofree char *plain = notice_words_plain_form(description, FALSE);

    return g_utf8_strlen(plain, -1) < SHORTEST || g_strv_contains(vague_alone, plain) ||
           holds_phrases(plain, vague_words[language]);
}

const char *const *notice_words_before_number(enum language language)
{
    return before_number[language][0] == NULL ? NULL : before_number[language];
}
