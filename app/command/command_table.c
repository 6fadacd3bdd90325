/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include <string.h>

#include "base/i18n.h"
#include "domain/field.h"

/* clang-format off */
static const struct option_row global_rows[] = {
    {"dossier", 'C', OPTION_VALUE, N_("DIR"), N_("the folder of the dossier; else $KIESPOST_DOSSIER, else the current folder")},
    {"operator", 0, OPTION_VALUE, N_("NAME"), N_("who you are; the candidate when not given")},
    {"passphrase-file", 0, OPTION_VALUE, N_("FILE"), N_("read the passphrase from this file; “-” is standard input")},
    {"lang", 0, OPTION_VALUE, "nl|fr|en", N_("the language of what you read here")},
    {"json", 0, OPTION_FLAG, NULL, N_("results as JSON, for programs")},
    {"no-input", 0, OPTION_FLAG, NULL, N_("never ask anything")},
    {"no-color", 0, OPTION_FLAG, NULL, N_("no colours")},
    {"quiet", 'q', OPTION_FLAG, NULL, N_("only results and errors")},
    {"verbose", 'v', OPTION_FLAG, NULL, N_("say more")},
    {"version", 0, OPTION_FLAG, NULL, N_("show the version")},
    {"help", 'h', OPTION_FLAG, NULL, N_("show this help")},
};
const struct option_table global_options = OPTION_TABLE(global_rows);

static const struct option_row init_options[] = {
    {"answers", 0, OPTION_VALUE, N_("FILE"), N_("read the answers from this file instead of asking")},
};

static const struct option_row new_passphrase_options[] = {
    {"new-passphrase-file", 0, OPTION_VALUE, N_("FILE"), N_("read the new passphrase from this file")},
};

static const struct option_row source_add_options[] = {
    {"kind", 0, OPTION_VALUE, N_("KIND"), N_("what kind of file it is; see above")},
    {"holder", 0, OPTION_VALUE, N_("NAME"), N_("the person or body that the file came from")},
    {"obtained-on", 0, OPTION_VALUE, N_("DATE"), N_("when you got it (YYYY-MM-DD)")},
    {"delivered-on", 0, OPTION_VALUE, N_("DATE"), N_("a voter list: the day on which the municipality gave it")},
    {"role", 0, OPTION_VALUE, N_("ROLE"), N_("in which role it was collected: candidate, office (a public mandate or service), profession, association or private")},
    {"purpose-told", 0, OPTION_VALUE, N_("TEXT"), N_("what the people were told then that it was for")},
    {"collected-directly", 0, OPTION_VALUE, N_("yes|no"), N_("whether the people gave their details to you or your campaign")},
    {"objection-offered", 0, OPTION_VALUE, N_("yes|no"), N_("whether they could refuse at that moment")},
    {"evidence", 0, OPTION_VALUE, N_("FILE"), N_("a file that proves it (the form, the letter); only its fingerprint is kept")},
    {"consent-for", 0, OPTION_VALUE, N_("WHOM"), N_("for whom consent was asked: candidate, list, party, other")},
    {"consent-separate", 0, OPTION_VALUE, N_("yes|no"), N_("whether consent was asked apart from anything else")},
    {"municipality", 0, OPTION_VALUE, N_("PLACE"), N_("a voter list: whose it is (name or NIS code)")},
};

static const struct option_row source_review_options[] = {
    {"accept", 0, OPTION_FLAG, NULL, N_("it is what was declared: open it again")},
    {"reject", 0, OPTION_FLAG, NULL, N_("it is not: close it for ever")},
    {"reason", 0, OPTION_VALUE, N_("TEXT"), N_("why; it goes into the journal, so name nobody in it")},
    {"evidence", 0, OPTION_VALUE, N_("FILE"), N_("a file that shows it; only its fingerprint is kept")},
};

static const struct option_row source_forbid_options[] = {
    {"map", 0, OPTION_MANY, N_("FIELD=COLUMN"), N_("say which column a field is")},
};

static const struct option_row import_options[] = {
    {"source", 0, OPTION_VALUE, N_("ID"), N_("the source that the people come into")},
    {"map", 0, OPTION_MANY, N_("FIELD=COLUMN"), N_("say which column a field is")},
    {"sheet", 0, OPTION_VALUE, N_("NAME"), N_("the sheet of a workbook that is read (the first one)")},
    {"dry-run", 0, OPTION_FLAG, NULL, N_("only show what would be read, and why")},
    {"strict", 0, OPTION_FLAG, NULL, N_("do nothing when a single row cannot be read")},
    {"again", 0, OPTION_FLAG, NULL, N_("take a file that was imported before")},
    {"rejected", 0, OPTION_VALUE, N_("FILE"), N_("where the list of rejected rows goes (FILE.rejected.csv)")},
};

static const struct option_row find_options[] = {
    {"source", 0, OPTION_VALUE, N_("ID"), N_("search in this source only")},
};

static const struct option_row person_add_options[] = {
    {"source", 0, OPTION_VALUE, N_("ID"), N_("the source that the person belongs to")},
};

static const struct option_row check_options[] = {
    {"as-of", 0, OPTION_VALUE, N_("DATE[THH:MM]"), N_("as if it were that moment; allows no sending")},
    {"all", 0, OPTION_FLAG, NULL, N_("list everybody, not only those who are not allowed")},
};

static const struct option_row explain_options[] = {
    {"mailing", 0, OPTION_VALUE, N_("NAME"), N_("for this mailing; else every channel, today")},
    {"as-of", 0, OPTION_VALUE, N_("DATE[THH:MM]"), N_("as if it were that moment; allows no sending")},
};

static const struct option_row mailing_new_options[] = {
    {"channel", 0, OPTION_VALUE, N_("CHANNEL"), N_("post, email or sms")},
    {"template", 0, OPTION_VALUE, N_("NAME"), N_("the template of the message")},
    {"source", 0, OPTION_MANY, N_("ID"), N_("to whom: this source (all open ones when none is named)")},
    {"select", 0, OPTION_VALUE, N_("EXPR"), N_("only to some of them: 'age < 30 and postcode in (9000, 9030)'")},
    {"post-on", 0, OPTION_VALUE, N_("DATE"), N_("the day on which you plan to post the letters")},
    {"plain-accents", 0, OPTION_FLAG, NULL, N_("text messages: replace what makes them longer, ç by c and ’ by ' (é, è, à stay)")},
};

static const struct option_row mailing_show_options[] = {
    {"message", 0, OPTION_VALUE, N_("NUMBER"), N_("the message to this person, derived again and compared with what went out")},
};

static const struct option_row preview_options[] = {
    {"recipient", 0, OPTION_VALUE, N_("NUMBER"), N_("the message to this person; else to the first one")},
    {"html", 0, OPTION_VALUE, N_("FILE"), N_("also as a page for your browser, with the notice marked and the verdict beside it")},
};

static const struct option_row release_options[] = {
    {"recipient", 0, OPTION_VALUE, N_("NUMBER"), N_("about this person")},
    {"finding", 0, OPTION_VALUE, N_("RULE"), N_("about this rule, for everybody who waits because of it now")},
    {"reason", 0, OPTION_VALUE, N_("TEXT"), N_("why; it goes into the journal, so name nobody in it")},
};

static const struct option_row approve_options[] = {
    {"declare", 0, OPTION_FLAG, NULL, N_("accept the declaration without being asked")},
    {"keep-bytes", 0, OPTION_FLAG, NULL, N_("keep every message as it goes out (always done below 2,000 recipients)")},
};

static const struct option_row test_options[] = {
    {"to", 0, OPTION_VALUE, N_("ADDRESS"), N_("your own e-mail address or mobile number, or that of somebody in your team")},
};

static const struct option_row send_options[] = {
    {"for-real", 0, OPTION_FLAG, NULL, N_("send; without it this is a rehearsal")},
    {"confirm", 0, OPTION_VALUE, N_("N"), N_("the number of recipients that was approved")},
    {"transport", 0, OPTION_VALUE, "esmtp|curl|folder|handset", N_("by which way; folder writes each message as a file, handset is for text messages")},
    {"to", 0, OPTION_VALUE, N_("DIR"), N_("folder: where the files go (NAME-eml, or NAME-txt for text messages)")},
    {"connections", 0, OPTION_VALUE, "N", N_("how many at once to the mail server, 1 to 10; 2 when not given")},
};

static const struct option_row decide_options[] = {
    {"recipient", 0, OPTION_VALUE, N_("NUMBER"), N_("the message to this person")},
    {"all", 0, OPTION_FLAG, NULL, N_("every message that is uncertain")},
    {"as", 0, OPTION_VALUE, "accepted|resend", N_("it went out, or it did not and is sent again")},
    {"reason", 0, OPTION_VALUE, N_("TEXT"), N_("how you know it")},
};

static const struct option_row export_options[] = {
    {"to", 0, OPTION_VALUE, N_("FILE.xlsx"), N_("the workbook for the printer; it must not exist yet")},
    {"bundle", 0, OPTION_VALUE, N_("DIR"), N_("text messages, for a firm that sends them; the directory must not exist yet")},
    {"printer", 0, OPTION_VALUE, N_("NAME"), N_("who prints or sends: self, or a firm of “kiespost processor list”")},
    {"again", 0, OPTION_FLAG, NULL, N_("once more to people whose letter was handed over before")},
};

static const struct option_row cost_options[] = {
    {"item", 0, OPTION_VALUE, "stamp|print|sms|other", N_("what it is for")},
    {"amount", 0, OPTION_VALUE, "EUR", N_("how many euros (0.89); with a minus sign it takes back what was recorded")},
    {"each", 0, OPTION_FLAG, NULL, N_("for every recipient (sms: for every part of a text message), else for the whole mailing")},
};

static const struct option_row processor_add_options[] = {
    {"does", 0, OPTION_VALUE, N_("TEXT"), N_("what they do with the data: print, post, send")},
    {"contract-on", 0, OPTION_VALUE, N_("DATE"), N_("the day of the contract on data protection (YYYY-MM-DD)")},
    {"contract", 0, OPTION_VALUE, N_("FILE"), N_("the contract; only its fingerprint is kept")},
};

static const struct option_row objection_add_options[] = {
    {"recipient", 0, OPTION_VALUE, N_("NUMBER"), N_("a person of this dossier (r-000017)")},
    {"email", 0, OPTION_VALUE, N_("ADDRESS"), N_("an e-mail address")},
    {"phone", 0, OPTION_VALUE, N_("NUMBER"), N_("a telephone number")},
    {"name", 0, OPTION_VALUE, N_("TEXT"), N_("a name; everybody called so, within --postcode")},
    {"postcode", 0, OPTION_VALUE, N_("CODE"), N_("narrows --name")},
    {"channel", 0, OPTION_VALUE, N_("CHANNEL"), N_("only when the person said so: post, email or sms; else every channel")},
    {"on", 0, OPTION_VALUE, N_("DATE"), N_("the day of the refusal; today when not given")},
};

static const struct option_row inbox_read_options[] = {
    {"handset", 0, OPTION_FLAG, NULL, N_("the phone that the text messages went out by")},
};

#define NO_OPTIONS {NULL, 0}
#define READS NEEDS_DOSSIER
#define WRITES (NEEDS_DOSSIER | NEEDS_WRITING)

#define SOURCE_KINDS_HELP                                                                \
    N_("Kinds of files that may be used, each under its own conditions: "                  \
       "voter_list_current, subscriber, own_sympathiser, friends_family, "               \
       "party_members. With separate consent for electoral use: previous_mandate, "      \
       "customer_file, patient_file, employer_file, association_list, petition, "        \
       "public_web, social_media, family_notices, neighbourhood_group. Never: "          \
       "voter_list_old, voter_list_diff, population_register_list, national_register, "  \
       "civil_registry, public_office_file, public_employer_staff, "                     \
       "public_alert_or_newsletter, phonebook_dump. Rarely: bought_list, "               \
       "third_party_list. Unknown or mixed files are refused: unknown, mixed.")

#define PERSON_FIELDS_HELP                                                               \
    N_("Fields: family_name, given_names, or full_name; birth_date, language; street, "   \
       "house_number, box, postcode, municipality, or address; email, mobile; "          \
       "consent_date, consent_wording, consent_channels, consent_method, "               \
       "consent_collector, consent_targeting; relation_date, relation_note; "            \
       "order_number, polling_section. A value with blanks stands in quotation marks: "  \
       "street=\"Lange Munt\". Nobody is added to a voter list by hand.")

#define SELECTION_HELP                                                                   \
    N_("--select chooses by age (on polling day), birth_year, first_time_voter, "         \
       "municipality (name or NIS code), postcode, polling_section, street, "            \
       "house_number (odd, even or a range), language (as stated), consent_date and "    \
       "relation_date. Compare with = != < <= > >=, “in (…, …)” or “between … and …”; "  \
       "join with and, or, not and brackets. A text with blanks stands in quotation "    \
       "marks. Dutch: leeftijd, geboortejaar, nieuwe_kiezer, gemeente, postcode, "       \
       "stemafdeling, straat, huisnummer (oneven, even), taal, toestemmingsdatum, "      \
       "contactdatum; en, of, niet, in, tussen. French: âge, année_de_naissance, "       \
       "primo_votant, commune, code_postal, section_de_vote, rue, numéro (impair, "      \
       "pair), langue, date_de_consentement, date_de_contact; et, ou, pas, dans, "       \
       "entre.\n\nWho does not fit, or of whom that is not known, is no part of the "     \
       "mailing. The notice says who was chosen. Name, nationality, birthplace, opinion " \
       "and religion are refused. Leaving out refusals, minors and second copies, and "  \
       "choosing the language of a message, need no selection.")

static const struct command commands[] = {
    {"", "", N_("where the campaign stands and what to do next"), NULL, NO_OPTIONS, READS, 0, 0, cmd_status},
    {"init", N_("DIR"), N_("make a new dossier: asks in plain words, prints a recovery code once"), NULL, OPTION_TABLE(init_options), NEEDS_NOTHING, 1, 1, cmd_init},
    {"settings show", "", N_("show the answers of “init”"), NULL, NO_OPTIONS, READS, 0, 0, cmd_settings_show},
    {"settings set", N_("KEY=VALUE…"), N_("change answers of “init”"), NULL, NO_OPTIONS, WRITES, 1, 100, cmd_settings_set},
    {"operator add", N_("NAME"), N_("let one more person open the dossier"), NULL, OPTION_TABLE(new_passphrase_options), WRITES, 1, 1, cmd_operator_add},
    {"operator list", "", N_("who can open the dossier"), NULL, NO_OPTIONS, READS, 0, 0, cmd_operator_list},
    {"operator remove", N_("NAME"), N_("shut somebody out: the dossier gets a new key"), NULL, NO_OPTIONS, WRITES, 1, 1, cmd_operator_remove},
    {"operator passphrase", "", N_("change your passphrase"), NULL, OPTION_TABLE(new_passphrase_options), WRITES, 0, 0, cmd_operator_passphrase},
    {"source add", N_("ID"), N_("declare where a file of people comes from"), SOURCE_KINDS_HELP, OPTION_TABLE(source_add_options), WRITES, 1, 1, cmd_source_add},
    {"source list", "", N_("the sources of this dossier"), NULL, NO_OPTIONS, READS, 0, 0, cmd_source_list},
    {"source show", N_("ID"), N_("what was declared of a source, and what was found"), NULL, NO_OPTIONS, READS, 1, 1, cmd_source_show},
    {"source review", N_("ID"), N_("decide about a source that looks like something else than what was declared"), N_("“source show” tells what was found. Whoever accepts it answers for it: the reason and your name are kept."), OPTION_TABLE(source_review_options), WRITES, 1, 1, cmd_source_review},
    {"source forbid", N_("FILE"), N_("remember the people of a file that may never be used"), N_("Nobody in it is brought into a source: only fingerprints are kept by which the same people are known again, under a key of this dossier, and nobody can read who they are. A source that holds them, now or later, is flagged, unless they gave a dated consent of their own. National register numbers are not read."), OPTION_TABLE(source_forbid_options), WRITES, 1, 1, cmd_source_forbid},
    {"import", N_("FILE"), N_("bring a CSV, TSV or XLSX file of people into a source"), N_("Encoding, delimiter and columns are recognised, and what was recognised is said. Rows that cannot be read are left out and listed, by line and reason only, in FILE.rejected.csv. National register numbers are never read."), OPTION_TABLE(import_options), WRITES, 1, 1, cmd_import},
    {"person add", N_("FIELD=VALUE…"), N_("add one person by hand"), PERSON_FIELDS_HELP, OPTION_TABLE(person_add_options), WRITES, 1, FIELD_STORED_LAST, cmd_person_add},
    {"person find", N_("NAME"), N_("find people by name"), NULL, OPTION_TABLE(find_options), READS, 1, 20, cmd_person_find},
    {"person show", N_("NUMBER"), N_("everything that is stored about one person"), NULL, NO_OPTIONS, READS, 1, 1, cmd_person_show},
    {"check", N_("MAILING"), N_("who may be written to, and why others may not; changes nothing"), NULL, OPTION_TABLE(check_options), READS, 1, 1, cmd_check},
    {"explain", N_("NUMBER"), N_("every rule that was asked for one person, and why"), NULL, OPTION_TABLE(explain_options), READS, 1, 1, cmd_explain},
    {"rules list", "", N_("the law as this program knows it"), NULL, NO_OPTIONS, NEEDS_NOTHING, 0, 0, cmd_rules_list},
    {"rules show", N_("RULE"), N_("one rule: what it says, legal text, sources, how sure, and its cases"), NULL, NO_OPTIONS, NEEDS_NOTHING, 1, 1, cmd_rules_show},
    {"rules elections", "", N_("the elections and their days"), NULL, NO_OPTIONS, NEEDS_NOTHING, 0, 0, cmd_rules_elections},
    {"template list", "", N_("the templates"), NULL, NO_OPTIONS, NEEDS_NOTHING, 0, 0, cmd_template_list},
    {"template show", N_("NAME"), N_("the text of a template"), NULL, NO_OPTIONS, NEEDS_NOTHING, 1, 1, cmd_template_show},
    {"mailing new", N_("NAME"), N_("prepare a message to the people of one or more sources"), SELECTION_HELP, OPTION_TABLE(mailing_new_options), WRITES, 1, 1, cmd_mailing_new},
    {"mailing list", "", N_("the mailings of this dossier"), NULL, NO_OPTIONS, READS, 0, 0, cmd_mailing_list},
    {"mailing show", N_("NAME"), N_("how far a mailing got"), NULL, OPTION_TABLE(mailing_show_options), READS, 1, 1, cmd_mailing_show},
    {"mailing preview", N_("NAME"), N_("the message as a recipient will read it"), NULL, OPTION_TABLE(preview_options), READS, 1, 1, cmd_mailing_preview},
    {"mailing release", N_("NAME"), N_("decide about those who are to be looked at, with a written reason"), N_("Only before “mailing approve”, and only what waits for a person: what is refused stays refused. Look at the reasons first, with “kiespost check” and “kiespost explain”. Who comes into a source later is looked at anew."), OPTION_TABLE(release_options), WRITES, 1, 1, cmd_mailing_release},
    {"mailing approve", N_("NAME"), N_("freeze text and recipients, after one declaration"), NULL, OPTION_TABLE(approve_options), WRITES, 1, 1, cmd_mailing_approve},
    {"mailing test", N_("NAME"), N_("one e-mail or text message to an invented person, for your own eyes"), NULL, OPTION_TABLE(test_options), WRITES, 1, 1, cmd_mailing_test},
    {"mailing probe", N_("NAME"), N_("talk to your mail server, or your phone, without sending anything"), N_("Connects, demands protection, logs in and leaves. Says what the server offers, how long its certificate holds, which pace is set, and whether the e-mails of this mailing have what receivers expect of bulk mail. Of a mailing of text messages: which phone answers, its network and signal, and whether delivery reports can be had."), NO_OPTIONS, READS, 1, 1, cmd_mailing_probe},
    {"mailing send", N_("NAME"), N_("hand the e-mails or text messages over; a rehearsal unless --for-real"), N_("Each person is judged once more just before the message goes out. Nobody is written to twice: what is uncertain after a crash waits for “kiespost mailing decide”. Start again after an interruption with the same words. Text messages go out by your own phone, between 9:00 and 20:00."), OPTION_TABLE(send_options), WRITES, 1, 1, cmd_mailing_send},
    {"mailing decide", N_("NAME"), N_("settle messages of which nobody knows whether they went out"), NULL, OPTION_TABLE(decide_options), WRITES, 1, 1, cmd_mailing_decide},
    {"mailing export", N_("NAME"), N_("the workbook for the printer, or the texts for the firm that sends them"), NULL, OPTION_TABLE(export_options), WRITES, 1, 1, cmd_mailing_export},
    {"mailing cost", N_("NAME"), N_("what a mailing costs, and how much may be spent"), N_("Without options it shows what is recorded. A price for each recipient is multiplied by those approved and not left out since; before approval by those who may be written to today; that of a text message (sms) by the parts that theirs take. The ceiling needs the number of registered voters: “settings set election.voters=N”."), OPTION_TABLE(cost_options), WRITES, 1, 1, cmd_mailing_cost},
    {"processor add", N_("NAME"), N_("record the contract with a printer, mail house or gateway"), NULL, OPTION_TABLE(processor_add_options), WRITES, 1, 1, cmd_processor_add},
    {"processor list", "", N_("the firms that may handle the data"), NULL, NO_OPTIONS, READS, 0, 0, cmd_processor_list},
    {"processor end", N_("NAME"), N_("the contract has ended: nothing more is handed over"), NULL, NO_OPTIONS, WRITES, 1, 1, cmd_processor_end},
    {"objection add", "", N_("record that somebody wants no more messages"), NULL, OPTION_TABLE(objection_add_options), WRITES, 0, 0, cmd_objection_add},
    {"objection list", "", N_("the refusals on record (nobody's name is kept)"), NULL, NO_OPTIONS, READS, 0, 0, cmd_objection_list},
    {"inbox read", "", N_("read what came back: delivery reports, and answers that say stop"), N_("Whoever answered STOP, in whatever words, is not written to any more, on any channel. Whoever a text message could not reach is not tried again by itself. Delivery reports are deleted from the phone once they are recorded; what people wrote stays there, and nothing of it is kept here. “mailing send” reads the phone too, before and after it sends."), OPTION_TABLE(inbox_read_options), WRITES, 0, 0, cmd_inbox_read},
    {"demo", N_("DIR"), N_("an invented municipality and a whole campaign, to try everything on"), N_("Makes a dossier in DIR with five invented files, and runs through a campaign in it: letters and e-mails, and what is refused. Nobody in it exists. It takes no other files and sends nothing. In French the campaign is one in Brussels, otherwise one in Flanders."), NO_OPTIONS, NEEDS_NOTHING, 1, 1, cmd_demo},
    {"help", N_("TOPIC"), N_("explain something in plain words: deliverability, text-messages"), NULL, NO_OPTIONS, NEEDS_NOTHING, 0, 2, cmd_help},
};
/* clang-format on */

gsize command_count(void)
{
    return G_N_ELEMENTS(commands);
}

const struct command *command_at(gsize index)
{
    g_assert(index < G_N_ELEMENTS(commands));
    return &commands[index];
}

/* How many of `words` spell `name`: 0 when they do not. */
static guint words_spelling(char **words, const char *name)
{
    const char *blank = strchr(name, ' ');
    gsize length = blank != NULL ? (gsize)(blank - name) : strlen(name);

    if (words[0] == NULL || strlen(words[0]) != length ||
        strncmp(words[0], name, length) != 0)
        return 0;
    if (blank == NULL)
        return 1;
    return words[1] != NULL && strcmp(words[1], blank + 1) == 0 ? 2 : 0;
}

const struct command *command_find(char **words, guint *width)
{
    *width = 0;
    if (words[0] == NULL || words[0][0] == '-')
        return &commands[0];
    for (gsize i = 1; i < G_N_ELEMENTS(commands); i++) {
        *width = words_spelling(words, commands[i].name);
        if (*width > 0)
            return &commands[i];
    }
    return NULL;
}
