/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compose/gateway_bundle.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "domain/phone.h"
#include "platform/file.h"
#include "sheet/csv_file.h"
#include "sheet/workbook.h"

enum column {
    COLUMN_NUMBER,
    COLUMN_TEXT,
    COLUMN_PARTS,
    COLUMN_LANGUAGE,
    COLUMN_MESSAGE,
    COLUMN_COUNT
};

/* A gateway is told once which column is which: they never change, whatever the language
 * of whoever makes the bundle. */
static const struct workbook_column columns[COLUMN_COUNT] = {
    [COLUMN_NUMBER] = {"number", 18, FALSE},
    [COLUMN_TEXT] = {"text", 90, TRUE},
    [COLUMN_PARTS] = {"parts", 8, FALSE},
    [COLUMN_LANGUAGE] = {"language", 10, FALSE},
    [COLUMN_MESSAGE] = {"message", 30, FALSE},
};

#define WORKBOOK_NAME "texts.xlsx"
#define TABLE_NAME    "texts.csv"

const char *const gateway_bundle_files[] = {WORKBOOK_NAME, TABLE_NAME, NULL};

struct gateway_bundle {
    struct gateway_bundle_inputs inputs;
    struct workbook *workbook;
    struct workbook_sheet *sheet;
    struct csv_file *table;
    struct gateway_bundle_size size;
};

/* ---- the explanation ---- */

/* For whoever opens the directory, at the candidate's or at the firm: so both languages,
 * as in compose/printer_workbook.c. */
/* clang-format off */
static const char dutch[] =
    "SMS-BERICHTEN VAN %s – zending “%s” – voor %s\n"
    "%" G_GINT64_FORMAT " berichten, samen %" G_GINT64_FORMAT " delen. Elk deel wordt aangerekend.\n"
    "\n"
    "Wat erin zit\n"
    "- texts.xlsx en texts.csv bevatten hetzelfde: gebruik een van beide.\n"
    "- number: gsm-nummer met landnummer. text: het volledige bericht. parts: aantal delen.\n"
    "  language: taal van het bericht. message: kenmerk, om over een bericht te spreken.\n"
    "- texts.csv: UTF-8, komma's, alles tussen aanhalingstekens. Begint een bericht met\n"
    "  = + - of @, dan staat er een ' voor, zodat een rekenblad het niet uitvoert (%" G_GINT64_FORMAT " hier).\n"
    "  Neem dan texts.xlsx, waarin het bericht staat zoals het verzonden moet worden.\n"
    "\n"
    "Wat moet\n"
    "- Verzend elke tekst ongewijzigd en volledig, aan dit ene nummer, en maar een keer:\n"
    "  de wettelijk verplichte uitleg en het woord om te stoppen staan erin.\n"
    "- Verzend alleen tussen 9 en 20 uur (Belgische tijd), en in geen geval op %s na 22 uur\n"
    "  of op de dag van de stemming.\n"
    "- Verkort geen links en voeg niets toe dat mensen volgt.\n"
    "- Verzend van een nummer waarop mensen kunnen antwoorden, geen naam: zij stoppen met\n"
    "  STOP. Bezorg de kandidaat elk antwoord en elke weigering, dezelfde dag.\n"
    "- Dit zijn persoonsgegevens. Gebruik ze alleen voor deze ene zending, geef ze niet\n"
    "  door en wis elke kopie zodra de berichten verzonden zijn (AVG, artikel 28).\n"
    "- Kandidaat: wis ook deze map, en zet de kosten op uw lijst van verkiezingsuitgaven.\n";
static const char french[] =
    "SMS DE %s – envoi « %s » – pour %s\n"
    "%" G_GINT64_FORMAT " messages, %" G_GINT64_FORMAT " parties en tout. Chaque partie est facturée.\n"
    "\n"
    "Contenu\n"
    "- texts.xlsx et texts.csv contiennent la même chose : utilisez l'un des deux.\n"
    "- number : numéro de GSM avec l'indicatif du pays. text : le message complet. parts :\n"
    "  nombre de parties. language : langue du message. message : référence du message.\n"
    "- texts.csv : UTF-8, virgules, tout entre guillemets. Si un message commence par\n"
    "  = + - ou @, il est précédé d'un ' pour qu'un tableur ne l'exécute pas (%" G_GINT64_FORMAT " ici).\n"
    "  Prenez alors texts.xlsx, où le message figure tel qu'il doit être envoyé.\n"
    "\n"
    "Ce qu'il faut respecter\n"
    "- Envoyez chaque texte sans changement et en entier, à ce seul numéro, et une seule\n"
    "  fois : il contient l'explication exigée par la loi et le mot pour arrêter.\n"
    "- Envoyez uniquement entre 9 et 20 heures (heure belge), et en aucun cas le %s après\n"
    "  22 heures ni le jour du scrutin.\n"
    "- Ne raccourcissez aucun lien et n'ajoutez rien qui suive les personnes.\n"
    "- Envoyez d'un numéro auquel on peut répondre, pas d'un nom : on arrête par STOP.\n"
    "  Transmettez à la candidature chaque réponse et chaque refus, le jour même.\n"
    "- Ce sont des données à caractère personnel. Ne les utilisez que pour ce seul envoi,\n"
    "  ne les transmettez pas et effacez toute copie dès que les messages sont envoyés\n"
    "  (RGPD, article 28).\n"
    "- Candidat·e : effacez aussi ce dossier, et inscrivez le coût dans vos dépenses\n"
    "  électorales.\n";
/* clang-format on */

static void append_lines(GString *out, const struct gateway_bundle *bundle,
                         const char *format)
{
    const struct gateway_bundle_inputs *inputs = &bundle->inputs;
    int year, month, day;

    day_to_ymd(inputs->eve, &year, &month, &day);
    g_autofree char *eve = g_strdup_printf("%d/%d/%d", day, month, year);
    g_string_append_printf(out, format, inputs->candidate_name, inputs->mailing,
                           inputs->gateway, bundle->size.messages, bundle->size.parts,
                           bundle->size.guarded, eve);
}

static gboolean write_explanation(const struct gateway_bundle *bundle, GError **error)
{
    g_autofree char *path =
        g_build_filename(bundle->inputs.directory, GATEWAY_BUNDLE_README, NULL);
    g_autoptr(GString) text = g_string_new(NULL);

    append_lines(text, bundle, dutch);
    g_string_append(text, "\n----\n\n");
    append_lines(text, bundle, french);
    return file_write_private(path, text->str, text->len, error);
}

/* ---- the messages ---- */

static gboolean open_files(struct gateway_bundle *bundle, GError **error)
{
    const struct gateway_bundle_inputs *inputs = &bundle->inputs;
    g_autofree char *workbook = g_build_filename(inputs->directory, WORKBOOK_NAME, NULL);
    g_autofree char *table = g_build_filename(inputs->directory, TABLE_NAME, NULL);
    const char *headings[COLUMN_COUNT];

    for (guint i = 0; i < COLUMN_COUNT; i++)
        headings[i] = columns[i].heading;
    bundle->workbook = workbook_create(workbook, inputs->tmpdir, error);
    if (bundle->workbook == NULL || !workbook_describe(bundle->workbook, inputs->mailing,
                                                       inputs->candidate_name, error))
        return FALSE;
    bundle->sheet =
        workbook_add_sheet(bundle->workbook, "texts", columns, COLUMN_COUNT, error);
    bundle->table = bundle->sheet != NULL ? csv_file_create(table, error) : NULL;
    return bundle->table != NULL &&
           csv_file_append(bundle->table, headings, COLUMN_COUNT, error);
}

struct gateway_bundle *gateway_bundle_create(const struct gateway_bundle_inputs *inputs,
                                             GError **error)
{
    g_autoptr(GatewayBundle) bundle = g_new0(struct gateway_bundle, 1);

    bundle->inputs = *inputs;
    return open_files(bundle, error) ? g_steal_pointer(&bundle) : NULL;
}

static gboolean may_leave(const struct text_message *text, const char *reference,
                          GError **error)
{
    if (text->notice_missing != 0) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                    _("the text message to “%s” does not say all that the law asks in "
                      "its notice; “kiespost check” shows what is missing"),
                    reference);
        return FALSE;
    }
    if (!phone_takes_texts(phone_kind_of(text->to->str))) {
        g_set_error(error, KIESPOST_ERROR, KIESPOST_ERROR_REFUSED,
                    _("“%s” has no number that takes text messages"), reference);
        return FALSE;
    }
    return TRUE;
}

gboolean gateway_bundle_append(struct gateway_bundle *bundle, gint64 recipient,
                               const struct text_message *text, GError **error)
{
    char reference[RECIPIENT_ID_SIZE];

    recipient_format_id(recipient, reference);
    if (!may_leave(text, reference, error))
        return FALSE;
    g_autofree char *message =
        g_strdup_printf("%s-%s", bundle->inputs.mailing, reference);
    g_autofree char *parts = g_strdup_printf("%u", text->size.parts);
    const char *const cells[COLUMN_COUNT] = {
        [COLUMN_NUMBER] = text->to->str, [COLUMN_TEXT] = text->text->str,
        [COLUMN_PARTS] = parts,          [COLUMN_LANGUAGE] = text->language,
        [COLUMN_MESSAGE] = message,
    };
    bundle->size.messages++;
    bundle->size.parts += text->size.parts;
    bundle->size.guarded += *csv_guard(text->text->str) != '\0';
    return workbook_append_row(bundle->sheet, cells, error) &&
           csv_file_append(bundle->table, cells, COLUMN_COUNT, error);
}

struct gateway_bundle_size gateway_bundle_size(const struct gateway_bundle *bundle)
{
    return bundle->size;
}

gboolean gateway_bundle_finish(struct gateway_bundle *bundle, GError **error)
{
    gboolean finished = workbook_finish(g_steal_pointer(&bundle->workbook), error) &&
                        csv_file_finish(g_steal_pointer(&bundle->table), error) &&
                        write_explanation(bundle, error) &&
                        file_sync_directory(bundle->inputs.directory, error);

    gateway_bundle_abandon(bundle);
    return finished;
}

void gateway_bundle_abandon(struct gateway_bundle *bundle)
{
    if (bundle == NULL)
        return;
    workbook_abandon(bundle->workbook);
    csv_file_abandon(bundle->table);
    g_free(bundle);
}
