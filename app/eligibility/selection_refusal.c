/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What nobody may be chosen by. A word that is not here and is no field is a slip of the
 * pen; so this list may be long without ever letting anything through. */

#include <string.h>

#include "base/i18n.h"
#include "eligibility/selection_field.h"

enum refusal {
    REFUSED_NAME,
    REFUSED_NATIONALITY,
    REFUSED_ORIGIN,
    REFUSED_ORDER_NUMBER,
    REFUSED_GUESSED_LANGUAGE,
    REFUSED_OPINION,
    REFUSED_SPECIAL_CATEGORY,
    REFUSED_SEX,
    REFUSED_NATIONAL_NUMBER,
    REFUSED_HOUSEHOLD,
};

/* clang-format off */
static const char *const sentences[] = {
    [REFUSED_NAME] =
        N_("nobody may be chosen or left out by name: a name tells of a person's origin (segment-name-origin, R-44; GDPR art. 9)"),
    [REFUSED_NATIONALITY] =
        N_("nobody may be chosen or left out by nationality, or by the mark “V” beside voters who are not Belgian (segment-name-origin, R-44; GDPR art. 9)"),
    [REFUSED_ORIGIN] =
        N_("nobody may be chosen or left out by birthplace or origin (segment-name-origin, R-44; GDPR art. 9)"),
    /* LPKD art. 16 §4: numbered by the alphabet or by street. */
    [REFUSED_ORDER_NUMBER] =
        N_("nobody may be chosen or left out by order number: a voter list may be numbered by name, and a name tells of a person's origin (segment-name-origin, R-44; GDPR art. 9)"),
    [REFUSED_GUESSED_LANGUAGE] =
        N_("a language may not be guessed from a name or an origin: choose by the language that people stated, or by municipality (segment-language-by-name, R-45; GDPR art. 9)"),
    [REFUSED_OPINION] =
        N_("nobody may be chosen or left out by opinion: no party, no canvass result, no vote intention, no score (opinion-field, R-47; GDPR art. 9)"),
    [REFUSED_SPECIAL_CATEGORY] =
        N_("nobody may be chosen or left out by health, religion, trade union or sexual orientation (special-category-source, R-48; GDPR art. 9(1))"),
    [REFUSED_SEX] =
        N_("nobody can be chosen by sex: it is never stored (voter-list-column-guard, R-23; GDPR art. 5(1)(c))"),
    [REFUSED_NATIONAL_NUMBER] =
        N_("nobody can be chosen by national register number: it is never read (voter-list-column-guard, R-23; GDPR art. 5(1)(c))"),
    [REFUSED_HOUSEHOLD] =
        N_("nobody can be chosen by household: who lives with whom is not worked out and not stored (household-merge, R-49; GDPR art. 5(1)(c))"),
};

static const struct {
    enum refusal refusal;
    const char *keys; /* folded, a comma between, and around all of them */
} refused[] = {
    /* Before the names: “language by name” is about the language. */
    {REFUSED_GUESSED_LANGUAGE,
     ",language by name,language of name,name language,mother tongue,native language,home language"
     ",taal van de naam,taal van naam,taal volgens naam,naamtaal,moedertaal,thuistaal"
     ",langue du nom,langue selon le nom,langue maternelle,"},
    {REFUSED_NAME,
     ",name,names,surname,first name,last name,family name,given name,given names,full name,forename,maiden name,initial,initials,initiaal,initialen,initiale"
     ",naam,namen,voornaam,voornamen,achternaam,familienaam,roepnaam,meisjesnaam"
     ",nom,noms,prenom,prenoms,nom de famille,patronyme,surnom,"},
    {REFUSED_NATIONALITY,
     ",nationality,citizenship,citizen,foreign mark,foreign,foreigner,foreigners,v,belgian,non belgian,eu citizen,alien"
     ",nationaliteit,burgerschap,vreemdeling,vreemdelingen,buitenlander,belg,niet belg,vermelding v"
     ",nationalite,citoyennete,etranger,etrangere,etrangers,belge,non belge,mention v,"},
    {REFUSED_ORIGIN,
     ",birthplace,place of birth,birth place,country of birth,birth country,origin,ethnicity,ethnic,race,skin,skin colour,skin color,descent,migration"
     ",geboorteplaats,geboorteland,geboortegemeente,herkomst,afkomst,etniciteit,etnisch,etnische,ras,huidskleur,migratie,migratieachtergrond"
     ",lieu de naissance,pays de naissance,origine,origines,ethnie,ethnique,couleur de peau,ascendance,"},
    {REFUSED_ORDER_NUMBER,
     ",order number,sequence number,volgnummer,nummer op de lijst,numero d ordre,numero de liste,"},
    {REFUSED_OPINION,
     ",opinion,opinions,party,party member,member,membership,vote,votes,voted,vote intention,voting intention,preference,canvass,canvass result,supporter,supporter score,score,prediction,political,politics,ideology,turnout"
     ",mening,opinie,overtuiging,partij,partijlid,lid,lidmaatschap,stem,stemintentie,stemgedrag,stemvoorkeur,voorkeur,partijvoorkeur,huisbezoek,sympathie,sympathisant,voorspelling,politiek,politieke"
     ",avis,conviction,convictions,parti,membre,affiliation,intention de vote,intention,preference politique,porte a porte,sympathisante,prediction de vote,politique,"},
    {REFUSED_SPECIAL_CATEGORY,
     ",health,medical,disability,disabled,disease,religion,religious,faith,church,mosque,union,trade union,sexual orientation,orientation,sexuality,gay,genetic,biometric"
     ",gezondheid,medisch,handicap,ziekte,godsdienst,religie,religieus,geloof,levensbeschouwing,kerk,moskee,vakbond,vakbondslid,geaardheid,seksuele geaardheid,seksualiteit"
     ",sante,medicale,invalidite,maladie,croyance,confession,eglise,mosquee,syndicat,syndicale,orientation sexuelle,sexualite,"},
    {REFUSED_SEX,
     ",sex,gender,male,female,man,woman,men,women,geslacht,mannen,vrouw,vrouwen,sexe,genre,homme,femme,hommes,femmes,"},
    {REFUSED_NATIONAL_NUMBER,
     ",national number,national register number,nrn,rijksregisternummer,rijksregister,rrn,numero national,registre national,niss,insz,"},
    {REFUSED_HOUSEHOLD,
     ",household,family,children,child,parent,parents,marital status,married,gezin,huishouden,gezinslid,kinderen,kind,ouders,burgerlijke staat,gehuwd,menage,famille,enfants,enfant,etat civil,marie,"},
};
/* clang-format on */

static gboolean list_holds(const char *keys, const char *key)
{
    g_autofree char *wanted = g_strdup_printf(",%s,", key);

    return strstr(keys, wanted) != NULL;
}

const char *selection_refusal(const char *key)
{
    for (gsize i = 0; *key != '\0' && i < G_N_ELEMENTS(refused); i++)
        if (list_holds(refused[i].keys, key))
            return sentences[refused[i].refusal];
    return NULL;
}

const char *selection_refusal_within(const char *key)
{
    const char *sentence = selection_refusal(key);
    g_auto(GStrv) words = g_strsplit(key, " ", -1);

    for (gsize i = 0; sentence == NULL && words[i] != NULL; i++) {
        sentence = selection_refusal(words[i]);
        /* A language that writes its words together has no end of names. */
        if (sentence == NULL &&
            (g_str_has_suffix(words[i], "naam") || g_str_has_suffix(words[i], "name")))
            sentence = sentences[REFUSED_NAME];
    }
    return sentence;
}

gboolean selection_is_guess(const char *key)
{
    const char *sentence = selection_refusal_within(key);

    return sentence == sentences[REFUSED_NAME] || sentence == sentences[REFUSED_ORIGIN] ||
           sentence == sentences[REFUSED_GUESSED_LANGUAGE];
}

const char *selection_refusal_of_guessing(void)
{
    return sentences[REFUSED_GUESSED_LANGUAGE];
}
