/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inbox/stop_words.h"

#include <stddef.h>

/* clang-format off */
static const char *const spared[] = {
    /* where a bus stops, and when something ends */
    "non stop", "zonder stop*", "bus stop", "tram stop", "bus stopt", "stop contact", "one stop shop", "pit stop",
    "stop motion", "wanneer stop*", "hoe laat stop*", "waar stop*", "wann stop*", "when does ~ stop*",
    "where does ~ stop*", "where is ~ stop", "what time does ~ stop*", "which stop", "next stop", "welke stop",
    "volgende stop", "arret bus", "arret de bus", "arret du bus", "arret de tram", "arret du tram", "arret tram",
    "arret metro", "arret de metro", "arret du metro", "arret de train", "arret gare", "arret de travail",
    "arret maladie", "arret de maladie", "sans arret", "quel arret", "a l arret", "prochain arret",
    "ou est l arret", "quel est l arret", "l arret est", "pres de l arret", "devant l arret", "s arrete",
    /* decrees */
    "arrete royal", "arrete ministeriel", "arrete communal", "arrete de police", "arrete du", "les arretes",
    /* no longer knowing, not wanting to miss */
    "weet ~ niet meer", "weten ~ niet meer", "herinner ~ niet meer", "kan ~ niet meer wachten",
    "niet meer of minder", "niet meer dan", "niet langer wachten", "ne sais plus", "ne me souviens plus",
    "non plus", "ne veux pas rater", "ne veux pas manquer", "ne veux pas louper", "nicht mehr genau",
    "weiss ~ nicht mehr", "kann ~ nicht mehr erwarten", "no more than",
    /* where an e-mail was found */
    "zat in ~ spam*", "zit in ~ spam*", "stond in ~ spam*", "kwam in ~ spam*", "zat bij ~ spam*",
    "etait dans ~ spam*", "arrive dans ~ spam*", "tombe dans ~ spam*", "war im spam*", "was in ~ spam*",
    NULL,
};

static const char *const words[] = {
    /* stop, and what fingers make of it; "stoppe*": stoppen, stoppez, stopper */
    "stop", "stoppe*", "stopall", "stopsms", "smsstop", "stopaub", "stopsvp", "stopnu", "stopmaar", "stopit",
    "stopthis", "stopmail*", "stopspam", "stopbericht*", "stopreclame", "stoppub", "stopzet*", "stopermee",
    "st0p", "5top", "stpo", "sotp", "tsop", "stopstop*", "halt", "basta", "arret", "arretez", "arreter",
    "arrete", "arretes", "arretsms", "cesser", "cessez", "cesse", "aufhoren", "ophouden",
    "hou op", "houd op", "houdt op", "hou ~ op", "hor auf", "hort auf", "horen sie auf",
    /* signing off */
    "unsub*", "optout", "opt out", "opting out", "desab*", "desins*", "desincri*", "uitsch*", "uitgesch*",
    "afmeld*", "afgemeld", "meld me af", "meld mij af", "meld ~ af", "schrijf ~ uit", "schrijft ~ uit",
    "opzeg*", "opgezegd", "abmeld*", "abgemeldet", "abbestell*", "austrag*", "meld* ~ ab", "trag* ~ aus",
    /* taking away */
    "verwijder*", "verwijderd", "wis ~ gegevens", "wis ~ nummer", "wissen", "schrap me", "schrap mij", "schrap mijn",
    "haal ~ lijst", "haal ~ weg", "haal ~ eruit", "haal ~ uit", "haal ~ af", "lijst af", "uit ~ bestand",
    "uit ~ database", "uit ~ lijst", "uit ~ systeem", "supprim*", "efface*", "retire* moi", "retire* mon",
    "retire* mes", "enleve* moi", "enleve* mon", "rayez moi", "raye moi", "otez moi", "radie* moi", "losche*",
    "entfern*", "streich* mich", "remove me", "remove my", "remove ~ number", "delete me", "delete my",
    "delete ~ number", "take me off", "take my number", "off ~ list", "forget me", "vergeet mij",
    "vergeet mijn nummer", "oubliez moi", "vergessen sie mich",
    /* peace */
    "met rust", "laat ~ gerust", "laten ~ gerust", "laisse* moi tranquil*", "laisse* moi ~ paix",
    "laisse* nous ~ tranquil*", "laisse* ~ tranquil*", "foutez ~ paix", "fous ~ paix", "fichez ~ paix",
    "fiche* ~ paix", "la paix", "lache* moi", "lache* nous", "lass* ~ ruhe", "leave ~ alone", "leave me be",
    "lastig vallen", "lastigval*", "lastiggevallen", "lastig gevallen", "val* ~ lastig", "niet storen",
    "niet ~ storen", "stoor ~ niet", "harcel*", "harass*", "belastig*", "verschon*", "me derange*",
    "ne pas deranger", "do not disturb", "stalk*",
    /* no longer, never */
    "niet meer", "niks meer", "niets meer", "nooit meer", "nie meer", "ni meer", "nimeer", "nietmeer",
    "niet langer", "geen ~ meer", "ne ~ plus", "n ~ plus", "plus rien", "plus jamais", "plus recevoir",
    "plus envoyer", "plus envie", "veux plus #", "veux plus vos", "plus interesse*", "nicht mehr", "nichts mehr", "nie mehr",
    "nie wieder", "no more", "no longer", "not anymore", "never again", "any more", "anymore",
    /* no messages */
    "geen ~ #", "zonder ~ #", "pas de #", "pas vos #", "pas votre #", "pas tes #", "pas ces #", "pas ce #",
    "pas d autres #", "aucun #", "aucune #", "aucun ~ #", "plus de #", "plus d autres #", "plus aucun*", "plus vos #",
    "plus ces #", "keine ~ #", "kein ~ #", "no #", "no ~ #", "niet ~ sturen", "niets ~ sturen", "niet sturen",
    "niets sturen", "stuur ~ niets", "stuur ~ niks", "stuur ~ geen", "stuur ~ niet", "niet contacteren",
    "contacteer ~ niet", "niet ~ contacteren", "sms ~ niet", "schick* ~ nichts", "schick* ~ keine",
    "wens* geen", "wens* niet", "wens* ~ niet", "wil* geen #", "wil ~ niet ~ ontvangen", "wil ~ niets ~ ontvangen",
    "wil ~ niet ~ krijgen", "wil* er niets", "wil* hier niets", "wil er niks", "ne pas envoyer", "ne m envoye*",
    "n envoye*", "ne m ecri*", "ne me contact*", "ne me ~ contact*", "rien recevoir", "ne veux pas",
    "veux pas recevoir", "ne veux rien", "ne souhait* pas", "ne desire* pas", "don t send", "don t text",
    "don t contact", "don t message", "don t write", "don t call", "dont send", "dont text", "dont contact",
    "dont message", "dont write", "do not send", "do not text", "do not contact", "do not message",
    "do not write", "do not want", "don t want", "dont want", "never text", "never contact", "never asked",
    /* not interested, no thank you */
    "geen interesse", "geen belangstelling", "nul interesse", "geen behoefte", "niet ~ geinteres*",
    "niet geinteres*", "interesseert me niet", "interesseert mij niet", "pas interess*", "aucun interet",
    "aucune envie", "kein interesse", "keine lust", "nicht interess*", "not interest*", "non merci", "no merci",
    "nee bedankt", "neen bedankt", "nee dank u", "neen dank u", "nee dank je", "nein danke", "no thanks",
    "no thank you", "no thx", "bedankt maar nee", "merci mais non",
    /* the law */
    "bezwaar*", "verzet me", "verzet mij", "weiger*", "refuse", "je refuse", "m oppose*", "opposition", "widerspr*",
    "i object", "objection", "geen toestemming", "geen toelating", "nooit ~ toestemming", "trek ~ toestemming",
    "toestemming ~ in", "intrekken", "pas donne ~ accord", "pas autoris*", "sans mon accord",
    "retire ~ consentement", "consentement", "keine einwilligung", "einwilligung", "withdraw*", "revoke",
    "consent", "avg", "gdpr", "rgpd", "dsgvo", "privacy", "privacywet*", "vie privee", "gegevensbescherm*",
    "datenschutz*", "klacht", "klacht*", "plainte", "complaint", "beschwerde", "ongevraagd*", "ongewenst*",
    "non sollicite*", "unsolicited", "unwanted", "indesirable*", "unerwunscht*", "spam*", "junk*", "blokker*",
    "geblokkeerd", "bloque*", "blokkeer*", "blocked", "blocking", "block you", "blockier*", "blacklist*",
    "zwarte lijst", "liste noire", "liste rouge",
    /* somebody else's number */
    "verkeerd nummer", "verkeerde nummer", "fout nummer", "foutief nummer", "verkeerd verbonden",
    "mauvais numero", "faux numero", "erreur de numero", "trompe* de numero", "numero incorrect",
    "wrong number", "falsche nummer",
    /* enough, and worse */
    "is genoeg", "is het genoeg", "het is genoeg", "genoeg geweest", "genoeg nu", "genoeg zo", "genoeg ermee", "nu genoeg", "ca suffit", "suffit",
    "en ai assez", "assez de", "ras le bol", "marre", "schluss", "es reicht", "that s enough",
    "enough already", "rot op", "rot ~ op", "donder op", "flikker op", "hoepel op", "oprotten", "opkrassen",
    "ga weg", "weg ermee", "wegwezen", "bol* het af", "trap* het af", "zwijg*", "hou* ~ bakkes", "hou* ~ muil",
    "hou* ~ mond", "loop naar", "degage*", "casse* toi", "foutez ~ camp", "fous ~ camp", "ferme* la", "ta gueule",
    "vos gueules", "va te faire", "allez vous faire", "verpiss*", "hau ab", "go away", "get lost",
    "fuck*", "piss off", "bugger off", "f off", "shut up", "cease",
    NULL,
};

static const char *const phrases[] = {
    "stop* ~ #", "arret* ~ #", "s arret* ~ #", "stop* hiermee", "stop* ermee", "stop* daarmee", "stop* ~ mee",
    "stopt u", "stop* met", "stop* eindelijk", "stop* ~ eindelijk", "eindelijk stop*", "stop* ~ sturen",
    "stop* ~ sending", "stop* ~ texting", "arrete* ~ envoyer", "arrete* de m*", "arrete* ~ de m*", "demande l arret", "demande ~ arret", "que ~ s arrete", "doe dat niet",
    NULL,
};

static const char *const alone[] = {
    "nee", "neen", "nee nee", "non", "non non", "non stop", "no", "nein", "nope", "je veux plus", "veux plus", "jamais", "nooit", "never", "nie", "niemals",
    "end", "quit", "cancel", "fin", "fini", "ende", "einde", "uit", "af", "weg", "out", "exit", "off", "aus",
    "annuleren", "annuleer", "annuler", "annulez", "genoeg", "assez", "genug", "enough", "remove", "delete",
    "wis", "wissen", "geen", "keine", "pas", "plus", "niet", "nicht", "rien", "niets", "niks", "nichts", "none",
    "zet af", "zet uit", "afzetten", "uitzetten", "laat me", "laat mij", "laat ons", "laissez moi", "laisse moi",
    "leave me", "ik wil niet", "ik wil dit niet", "ik wil dat niet", "wil dit niet", "wil ik niet", "hoeft niet",
    "niet nodig", "pas besoin", "stopt", "stops", "gestopt", "refus", "oppose", "object", "interdit", "verboden",
    "liste rouge", "ophoepelen", "merde", "bloquer", "block", "gedaan", "gedaan ermee",
    /* how telephones say that somebody's thumb went down */
    "disliked", "vond niet leuk", "n a pas aime", "gefallt nicht",
    NULL,
};

static const char *const messages[] = {
    "sms*", "bericht*", "boodschap*", "message*", "messag*", "msg*", "texto*", "text", "texts", "texting", "tekst*",
    "mail*", "email*", "e mail*", "reclame*", "pub", "pubs", "publicite*", "propagand*", "nieuwsbrief*", "newsletter*",
    "nachricht*", "werbung*", "campagne*", "folder*", "flyer*", "notificatie*", "melding*", "contact*", "spam*",
    "advert*", "politiek*", "politique*", "politik*", "rommel", "zever", "onzin", "bullshit", "brol", "envois",
    "envoi", "communication*", "uitnodiging*", "invitation*",
    NULL,
};

static const char *const courtesies[] = {
    "aub", "alsjeblieft", "alstublieft", "alstu", "svp", "s il vous plait", "s il te plait", "please", "pls", "plz",
    "bitte", "merci", "merci d avance", "bedankt", "dank u", "dank je", "dankjewel", "dank", "danke", "thanks", "thx",
    "hallo", "hello", "hi", "hey", "dag", "beste", "bonjour", "bonsoir", "salut", "goeiedag", "goedendag",
    "goedemorgen", "goeiemorgen", "goedenavond", "goeienavond", "guten tag", "mvg", "groeten", "groetjes",
    "met vriendelijke groeten", "vriendelijke groeten", "cordialement", "mevrouw", "meneer", "mijnheer", "madame",
    "monsieur", "mr", "sir",
    NULL,
};
/* clang-format on */

const char *const *stop_words(enum stop_use use)
{
    static const char *const *const tables[STOP_USE_COUNT] = {
        [STOP_SPARED] = spared, [STOP_WORD] = words,       [STOP_PHRASE] = phrases,
        [STOP_ALONE] = alone,   [STOP_MESSAGE] = messages, [STOP_COURTESY] = courtesies,
    };
    return tables[use];
}
