/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/printer_workbook.h"

#include "base/error.h"
#include "base/i18n.h"
#include "sheet/workbook.h"

enum column {
    COLUMN_REFERENCE,
    COLUMN_LANGUAGE,
    COLUMN_SALUTATION,
    COLUMN_ADDRESS, /* four lines */
    COLUMN_POSTCODE = COLUMN_ADDRESS + ADDRESS_BLOCK_LINES,
    COLUMN_MUNICIPALITY,
    COLUMN_LETTER,
    COLUMN_BODY,
    COLUMN_NOTICE,
    COLUMN_COUNT
};

enum {
    HEADING_DUTCH,
    HEADING_FRENCH,
    HEADING_LANGUAGES
};

/* The printer builds the merge on these headings: they never change. The explanations
 * are for whoever opens the workbook there, so both languages are always given. */
/* clang-format off */
static const struct {
    const char *heading[HEADING_LANGUAGES];
    const char *meaning[HEADING_LANGUAGES];
    double width;
    gboolean wrap;
} columns[COLUMN_COUNT] = {
    [COLUMN_REFERENCE] = {
        {"Referentie", "Référence"},
        {"Nummer van de bestemmeling. Vermeld het wanneer u een vraag over een brief hebt; druk het niet af.",
         "Numéro du destinataire. Mentionnez-le si vous avez une question sur une lettre ; ne l'imprimez pas."},
        12, FALSE},
    [COLUMN_LANGUAGE] = {
        {"Taal", "Langue"},
        {"Taal van de brief: nl, fr, of allebei in die volgorde (nl+fr, fr+nl).",
         "Langue de la lettre : nl, fr, ou les deux dans cet ordre (nl+fr, fr+nl)."},
        8, FALSE},
    [COLUMN_SALUTATION] = {
        {"Aanspreking", "Salutation"},
        {"Aanspreking, zonder komma.", "Formule d'appel, sans virgule."},
        28, FALSE},
    [COLUMN_ADDRESS] = {
        {"Adres 1", "Adresse 1"},
        {"Adres in de volgorde van bpost, links uitgelijnd en zonder lege regels. Regel 1: naam.",
         "Adresse dans l'ordre de bpost, alignée à gauche et sans ligne vide. Ligne 1 : nom."},
        28, FALSE},
    [COLUMN_ADDRESS + 1] = {
        {"Adres 2", "Adresse 2"},
        {"Straat, huisnummer en bus.", "Rue, numéro et boîte."},
        28, FALSE},
    [COLUMN_ADDRESS + 2] = {
        {"Adres 3", "Adresse 3"},
        {"Postcode en gemeente.", "Code postal et commune."},
        24, FALSE},
    [COLUMN_ADDRESS + 3] = {
        {"Adres 4", "Adresse 4"},
        {"Meestal leeg. Sla lege regels over.", "Le plus souvent vide. Sautez les lignes vides."},
        10, FALSE},
    [COLUMN_POSTCODE] = {
        {"Postcode", "Code postal"},
        {"Om te sorteren; staat al in Adres 3.", "Pour le tri ; figure déjà dans Adresse 3."},
        10, FALSE},
    [COLUMN_MUNICIPALITY] = {
        {"Gemeente", "Commune"},
        {"Om te sorteren; staat al in Adres 3.", "Pour le tri ; figure déjà dans Adresse 3."},
        20, FALSE},
    [COLUMN_LETTER] = {
        {"Brief", "Lettre"},
        {"De volledige brief, met de wettelijk verplichte uitleg erin. Druk deze tekst volledig af, of gebruik in de plaats ervan de twee volgende kolommen samen.",
         "La lettre complète, avec l'explication exigée par la loi. Imprimez ce texte en entier, ou utilisez à sa place les deux colonnes suivantes ensemble."},
        60, TRUE},
    [COLUMN_BODY] = {
        {"Brief zonder uitleg", "Lettre sans explication"},
        {"Dezelfde brief zonder de uitleg. Mag alleen samen met de volgende kolom worden afgedrukt.",
         "La même lettre sans l'explication. Ne peut être imprimée qu'avec la colonne suivante."},
        60, TRUE},
    [COLUMN_NOTICE] = {
        {"Waarom krijgt u deze brief?", "Pourquoi recevez-vous cette lettre ?"},
        {"De wettelijk verplichte uitleg, om apart te plaatsen (bijvoorbeeld onderaan of op de achterkant). Niets weglaten of inkorten.",
         "L'explication exigée par la loi, à placer à part (par exemple en bas de page ou au verso). N'en omettez et n'en abrégez rien."},
        60, TRUE},
};

static const char *const letters_sheet[HEADING_LANGUAGES] = {"Brieven", "Lettres"};
static const char readme_sheet[] = "Lees mij - Lisez-moi";
/* clang-format on */

struct printer_workbook {
    struct workbook *workbook;
    struct workbook_sheet *letters;
};

static guint heading_language(enum language language)
{
    return language == LANGUAGE_FR ? HEADING_FRENCH : HEADING_DUTCH;
}

static struct workbook_sheet *add_letters(struct workbook *workbook, guint language,
                                          GError **error)
{
    struct workbook_column sheet_columns[COLUMN_COUNT];

    for (guint i = 0; i < COLUMN_COUNT; i++)
        sheet_columns[i] = (struct workbook_column){columns[i].heading[language],
                                                    columns[i].width, columns[i].wrap};
    return workbook_add_sheet(workbook, letters_sheet[language], sheet_columns,
                              COLUMN_COUNT, error);
}

static gboolean add_remark(struct workbook_sheet *sheet, const char *dutch,
                           const char *french, GError **error)
{
    const char *const cells[] = {"", dutch, french};

    return workbook_append_row(sheet, cells, error);
}

static gboolean add_remarks(struct workbook_sheet *sheet,
                            const struct printer_workbook_inputs *inputs, GError **error)
{
    g_autofree char *mailing_nl = g_strdup_printf(
        "Kandidaat: %s – zending: %s", inputs->candidate_name, inputs->mailing);
    g_autofree char *mailing_fr = g_strdup_printf(
        "Candidature : %s – envoi : %s", inputs->candidate_name, inputs->mailing);
    g_autofree char *publisher_nl = g_strdup_printf(
        "V.u.: %s, %s", inputs->publisher_name, inputs->publisher_address);
    g_autofree char *publisher_fr = g_strdup_printf(
        "Éd. resp. : %s, %s", inputs->publisher_name, inputs->publisher_address);

    return add_remark(sheet, mailing_nl, mailing_fr, error) &&
           add_remark(sheet, publisher_nl, publisher_fr, error) &&
           add_remark(
               sheet,
               "Staat er reclame op de omslag, druk deze regel (V.u.) dan ook daar "
               "af.",
               "Si l'enveloppe porte de la publicité, imprimez-y aussi cette ligne "
               "(Éd. resp.).",
               error) &&
           add_remark(
               sheet,
               "Dit bestand bevat persoonsgegevens. Gebruik het alleen om deze "
               "brieven te drukken en te verzenden, geef het niet door en wis elke "
               "kopie zodra de brieven verzonden zijn.",
               "Ce fichier contient des données à caractère personnel. Utilisez-le "
               "uniquement pour imprimer et envoyer ces lettres, ne le transmettez "
               "pas et effacez toute copie dès que les lettres sont envoyées.",
               error);
}

static gboolean add_readme(struct workbook *workbook,
                           const struct printer_workbook_inputs *inputs, GError **error)
{
    static const struct workbook_column readme_columns[] = {
        {"Kolom - Colonne", 36, FALSE}, {"Nederlands", 70, TRUE}, {"Français", 70, TRUE}};
    struct workbook_sheet *sheet = workbook_add_sheet(
        workbook, readme_sheet, readme_columns, G_N_ELEMENTS(readme_columns), error);
    guint language = heading_language(inputs->language);

    if (sheet == NULL || !add_remarks(sheet, inputs, error))
        return FALSE;
    for (guint i = 0; i < COLUMN_COUNT; i++) {
        const char *const cells[] = {columns[i].heading[language],
                                     columns[i].meaning[HEADING_DUTCH],
                                     columns[i].meaning[HEADING_FRENCH]};
        if (!workbook_append_row(sheet, cells, error))
            return FALSE;
    }
    return TRUE;
}

struct printer_workbook *printer_workbook_create(
    const struct printer_workbook_inputs *inputs, GError **error)
{
    g_autoptr(Workbook) workbook = workbook_create(inputs->path, inputs->tmpdir, error);
    struct workbook_sheet *letters;
    struct printer_workbook *printer;

    if (workbook == NULL ||
        !workbook_describe(workbook, inputs->mailing, inputs->candidate_name, error))
        return NULL;
    /* The letters first: merge programs take the first sheet. */
    letters = add_letters(workbook, heading_language(inputs->language), error);
    if (letters == NULL || !add_readme(workbook, inputs, error))
        return NULL;
    printer = g_new0(struct printer_workbook, 1);
    printer->workbook = g_steal_pointer(&workbook);
    printer->letters = letters;
    return printer;
}

gboolean printer_workbook_append(struct printer_workbook *printer,
                                 const struct recipient *recipient,
                                 const struct letter *letter, GError **error)
{
    char reference[RECIPIENT_ID_SIZE];
    const char *cells[COLUMN_COUNT] = {
        [COLUMN_REFERENCE] = reference,
        [COLUMN_LANGUAGE] = letter->language,
        [COLUMN_SALUTATION] = letter->salutation->str,
        [COLUMN_POSTCODE] = letter->address.postcode->str,
        [COLUMN_MUNICIPALITY] = letter->address.municipality->str,
        [COLUMN_LETTER] = letter->text->str,
        [COLUMN_BODY] = letter->body->str,
        [COLUMN_NOTICE] = letter->notice->str,
    };

    recipient_format_id(recipient->number, reference);
    if (letter->notice_missing != 0) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                    _("the letter to “%s” does not say all that the law asks in its "
                      "notice; “kiespost check” shows what is missing"),
                    reference);
        return FALSE;
    }
    for (guint i = 0; i < ADDRESS_BLOCK_LINES; i++)
        cells[COLUMN_ADDRESS + i] = letter->address.lines[i]->str;
    return workbook_append_row(printer->letters, cells, error);
}

gint64 printer_workbook_rows(const struct printer_workbook *printer)
{
    return workbook_sheet_rows(printer->letters);
}

gboolean printer_workbook_finish(struct printer_workbook *printer, GError **error)
{
    gboolean finished = workbook_finish(printer->workbook, error);

    g_free(printer);
    return finished;
}

void printer_workbook_abandon(struct printer_workbook *printer)
{
    if (printer == NULL)
        return;
    workbook_abandon(printer->workbook);
    g_free(printer);
}
