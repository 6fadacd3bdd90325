# SPDX-License-Identifier: GPL-3.0-or-later
"""A file, or two, of every row of the fingerprint table: some of its columns, in another
order, with columns that the table does not name, abbreviated or in other letters. Judged
as if the table had no row of that system."""

# system, evidence grade, class, declared kind,
#   then one (language, columns, options) for each file.
SYSTEMS = [
    ("Microsoft Outlook contacts CSV", "B", "personal_contacts", "own_sympathiser",
     ("en", "First Name~given|Middle Name~|Last Name~fam|Company~company??|Job Title~??|"
      "Business Street~|Business Street 2~|Business Postal Code~|Home Street~streetnr|"
      "Home City~town|Home Postal Code~pc|Home Country/Region~country|Assistant's Phone~|"
      "Business Fax~|Home Phone~phone?|Mobile Phone~mobile|Pager~|Birthday~'0/0/00|"
      "Categories~{Friends/Work/Family/}|E-mail Address~email|E-mail 2 Address~|"
      "Manager's Name~|Notes~|Spouse~|Web Page~", {"extra": ["Account~"]}),
     ("nl", "Titel~title|Voornaam~given|Middelste naam~|Achternaam~fam|Achtervoegsel~|"
      "Bedrijf~company??|Functie~|Werkadres, straat~|Werkadres, plaats~|"
      "Huisadres, straat~streetnr|Huisadres, plaats~town|Huisadres, postcode~pc|"
      "Telefoon op werk~phone??|Telefoon thuis~phone?|Mobiele telefoon~mobile|"
      "E-mailadres~email|E-mailtype~'SMTP|Weergavenaam voor e-mail~gfull|E-mailadres 2~|"
      "Gevoeligheid~'Normaal|Prioriteit~'Normaal|Verjaardag~'0-0-00|Speciale datum~'0-0-00|"
      "Privé~'Onwaar|Sofinummer~|Huisadres, postbusnummer~",
      {"delimiter": ",", "encoding": "cp1252", "grade": "A"})),
    ("Google Contacts CSV (current layout)", "A", "personal_contacts", "own_sympathiser",
     ("en", "First Name~given|Middle Name~|Last Name~fam|Phonetic First Name~|"
      "Phonetic Last Name~|Name Prefix~|Nickname~??|File As~|Organization Name~company??|"
      "Organization Title~|Birthday~birthiso??|Notes~|Photo~|Labels~'* myContacts|"
      "E-mail 1 - Label~{* /Home/Work}|E-mail 1 - Value~email|E-mail 2 - Value~|"
      "Phone 1 - Label~'Mobile|Phone 1 - Value~e164|Address 1 - Formatted~addr??|"
      "Address 1 - Country~'BE", {"style": "plain"})),
    ("Google Contacts CSV (old layout)", "B", "personal_contacts", "own_sympathiser",
     ("en", "Name~gfull|Given Name~given|Additional Name~|Family Name~fam|Yomi Name~|"
      "Given Name Yomi~|Name Prefix~|Initials~|Nickname~|Maiden Name~|Birthday~|Gender~|"
      "Location~|Mileage~|Occupation~|Hobby~|Sensitivity~|Notes~|"
      "Group Membership~'* My Contacts ::: * Starred|E-mail 1 - Type~'* |"
      "E-mail 1 - Value~email|Phone 1 - Type~'Mobile|Phone 1 - Value~e164", {})),
    ("Mozilla Thunderbird address book CSV", "C", "personal_contacts", "own_sympathiser",
     ("nl", "Voornaam~given|Achternaam~fam|Weergavenaam~gfull|Bijnaam~|E-mailadres~email|"
      "Tweede e-mailadres~|Telefoon werk~|Telefoon thuis~phone?|Faxnummer~|Pieper~|"
      "Mobiel nummer~mobile|Adres thuis~streetnr|Plaats thuis~town|Postcode thuis~pc|"
      "Webpagina 1~|Geboortejaar~|Geboortemaand~|Geboortedag~|Aangepast 1~|Aantekeningen~",
      {"delimiter": ",", "style": "capitals without accents"})),
    ("LinkedIn Connections.csv", "A", "social_network", "own_sympathiser",
     ("en", "First Name~given|Last Name~fam|URL~linkedin|Email Address~email??|"
      "Company~company|Position~{Zaakvoerder/Manager/Accountant/Teacher}|"
      "Connected On~{12 Mar 2029/03 Jan 2028/27 Aug 2030/30 Nov 2027}",
      {"preamble": ["Notes:", "\"When exporting your connection data, you may notice that "
                    "some of the email addresses are missing.\"", ""], "shuffle": False})),
    ("Facebook / Meta friends or group scrape", "C", "social_network", "own_sympathiser",
     ("en", "Name~gfull|Profile URL~=https://www.facebook.com/profile.php?id=1000########|"
      "User ID~=1000########|Mutual Friends~int0-140|Gender~{male/female/}|Location~town?|"
      "Joined~{2 weeks ago/1 year ago/3 months ago}", {"extra": ["No.~seq"]})),
    ("Mailchimp audience export", "A", "newsletter_tool", "subscriber",
     ("en", "Email Address~email|First Name~given|Last Name~fam|MEMBER_RATING~int1-5|"
      "OPTIN_TIME~stampiso|OPTIN_IP~ip|CONFIRM_TIME~stampiso|CONFIRM_IP~ip|LATITUDE~|"
      "GMTOFF~|TIMEZONE~'Europe/Brussels|CC~'be|LAST_CHANGED~stampiso|LEID~leid|EUID~euid|"
      "NOTES~|TAGS~", {"lawful": "yes"})),
    ("Brevo / Sendinblue export", "B", "newsletter_tool", "subscriber",
     ("en", "CONTACT ID~seq|EMAIL~email|LASTNAME~fam|FIRSTNAME~given|SMS~|WHATSAPP~|"
      "DOUBLE_OPT-IN~'Yes|OPT_IN~'Yes|ADDED_TIME~stampiso|MODIFIED_TIME~stampiso",
      {"lawful": "yes", "style": "as is", "delimiter": ";"}),
     ("fr", "CONTACT ID~seq|EMAIL~email|NOM~fam|PRENOM~given|SMS~|DOUBLE_OPT-IN~'Oui|"
      "OPT_IN~'Oui|DATE_INSCRIPTION~consent", {"lawful": "yes", "grade": "C"})),
    ("ActiveCampaign export", "C", "newsletter_tool", "own_sympathiser",
     ("en", "Email~email|First Name~given|Last Name~fam|Phone~|Date Created~stampiso|"
      "Date Updated~stampiso|IP Address~ip|User Agent~|Account~|Tags~{klant/beurs/}|"
      "Lists~'Nieuwsbrief|Contact Score~int0-90", {})),
    ("Flexmail / MailPoet / CampaignMonitor (generic)", "C", "newsletter_tool", "subscriber",
     ("nl", "email~email|voornaam~given|achternaam~fam|taal~lang|bron~{website/formulier}|"
      "inschrijfdatum~consent|Subscriber status~'subscribed|Subscribed At~stampiso|"
      "Unsubscribed At~|Confirmed IP~ip", {"lawful": "yes"}),
     ("fr", "email~email|prénom~given|nom~fam|langue~lang|source~{site/formulaire}|"
      "date d'inscription~consent|Statut~'abonné|IP de confirmation~ip|Désabonné le~",
      {"lawful": "yes"})),
    ("HubSpot contacts export", "A", "crm_business", "own_sympathiser",
     ("en", "Record ID~=4#####|First Name~given|Last Name~fam|Email~email|Phone Number~e164|"
      "Contact owner~{Sofie/Marc}|Lead Status~{New/Open/Connected}|"
      "Lifecycle Stage~{Lead/Customer/Opportunity}|Create Date~stampiso|"
      "Last Activity Date~stampiso|Associated Company~company|Associated Company IDs~=8######|"
      "Original Source~{Organic search/Offline sources}|Job Title~{CEO/Buyer}",
      {"style": "snake"})),
    ("Salesforce Data Loader", "C", "crm_business", "own_sympathiser",
     ("en", "ID~=0035000000@#@#AAQ|ISDELETED~'false|ACCOUNTID~=0015000000@#@#AAQ|LASTNAME~fam|"
      "FIRSTNAME~given|SALUTATION~title|MAILINGSTREET~streetnr|MAILINGCITY~town|"
      "MAILINGPOSTALCODE~pc|PHONE~phone|EMAIL~email|OWNERID~'0055000000QxY1AAK|"
      "HASOPTEDOUTOFEMAIL~'false|CREATEDDATE~stampiso|SYSTEMMODSTAMP~stampiso", {})),
    ("Teamleader Focus import/export", "B", "crm_business", "own_sympathiser",
     ("nl", "Voornaam~given|Achternaam~fam|E-mail~email|Telefoon~phone?|Mobiel~mobile|"
      "Geslacht~{M/V}|Taal~lang|Straat~street|Nummer~nr|Postcode~pc|Plaats~town|IBAN~iban?|"
      "Bedrijf~company?|Functie~{zaakvoerder/aankoper/}|Btw-nummer~bevat?|Website~url??|"
      "Tags~{klant/prospect/klant,beurs}|Accountmanager~{Sofie/Marc}|Klantnummer~int1000-4000",
      {"style": "abbreviated", "extra": ["Laatst gewijzigd~date"]})),
    ("Odoo res.partner export", "C", "crm_business", "own_sympathiser",
     ("en", "External ID~=__export__.res_partner_###_&&&&&&|Display Name~gfull|"
      "Is a Company~'FALSE|Related Company~company?|Tax ID~=BE0#########??|Email~email|"
      "Phone~phone|Street~streetnr|City~town|Zip~pc|Country~country|Salesperson~{Marc/Sofie}|"
      "Tags~{Customer/Prospect}|Customer Rank~int0-9|Internal Reference~=C#####", {}),
     ("nl", "Externe ID~=__export__.res_partner_###_&&&&&&|Weergavenaam~gfull|"
      "Is een bedrijf~'FALSE|Gerelateerd bedrijf~company?|Btw-nummer~|E-mail~email|"
      "Telefoon~phone|Straat~streetnr|Plaats~town|Postcode~pc|Verkoper~{Marc/Sofie}|"
      "Labels~{Klant/Prospect}|Betalingsvoorwaarde klant~{30 dagen/Contant}",
      {"style": "plain"})),
    ("Exact Online accounts (relaties)", "C", "accounting_customers", "own_sympathiser",
     ("nl", "Code~int10000-30000|Naam~full|Zoekcode~FAM|Adresregel 1~streetnr|Postcode~pc|"
      "Plaats~town|Land~'BE|Telefoon~phone|E-mail~email|Btw-nummer~bevat?|Status~'C|"
      "Debiteur~'Ja|Crediteur~'Nee|Betalingsconditie~{30/14/60}|Kredietlimiet~amount|"
      "Grootboekrekening~'400000|Bankrekening~iban?", {"encoding": "cp1252"})),
    ("Octopus / WinBooks / BOB50 relations", "C", "accounting_customers", "own_sympathiser",
     ("nl", "Relatienr~int1-900|Naam~fam|Voornaam~given|Straat en nr~streetnr|Postcode~pc|"
      "Gemeente~town|Landcode~'BE|BTW nr~bevat?|BTW type~{B/N}|IBAN~iban|Klant~'J|"
      "Leverancier~'N|Betalingstermijn~{30/14}|Email~email|GSM~mobile|Openstaand saldo~amount",
      {"style": "capitals"})),
    ("WinBooks / BOB50 clients", "C", "accounting_customers", "own_sympathiser",
     ("fr", "Numéro~=C####|Nom 1~full|Nom 2~|Catégorie~{A/B}|Adresse 1~streetnr|"
      "Code postal~pc|Localité~town|Code pays~'BE|N° TVA~bevat?|Régime TVA~{1/4}|"
      "Compte collectif~'400000|Délai de paiement~{30 j/14 j}|Solde~amount|"
      "Dernière facture~date|Langue~lang", {"style": "capitals without accents"})),
    ("Yuki / Billit / generic invoice list", "C", "accounting_customers", "own_sympathiser",
     ("nl", "Klantnummer~int1000-3000|Klant~full|Contactpersoon~gfull|"
      "Factuurnummer~=2029/00###|Factuurdatum~date|Vervaldatum~date|Bedrag excl. btw~amount|"
      "Btw~amount|Totaal~amount|Openstaand~amount|Gestructureerde mededeling~ogm|Aanmaning~int0-3|"
      "E-mail~email", {"style": "abbreviated"})),
    ("bookkeeping synonyms (NL) for customer code", "A", "accounting_customers",
     "own_sympathiser",
     ("nl", "debiteurnummer~int1000-4000|klant~full|adres~streetnr|pc~pc|plaats~town|"
      "contactcode~=K###|klantreferentie~=REF-####|mail~email|gsm~mobile", {})),
    ("WooCommerce customers", "C", "ecommerce_customers", "subscriber",
     ("en", "user_id~seq|user_login~email|user_email~email|billing_first_name~given|"
      "billing_last_name~fam|billing_address_1~streetnr|billing_city~town|"
      "billing_postcode~pc|billing_country~'BE|billing_phone~mobile|paying_customer~'1|"
      "total_spent~amounten|order_count~int1-14|last_order_date~stampiso", {})),
    ("PrestaShop customers export", "C", "ecommerce_customers", "subscriber",
     ("fr", "ID~seq|Titre de civilité~title|Prénom~given|Nom~fam|Adresse e-mail~email|"
      "Groupe~'Client|Ventes~amount|Activé~'1|Newsletter~{0/1}|Offres des partenaires~'0|"
      "Inscription~stampiso|Dernière visite~stampiso", {}),
     ("nl", "ID~seq|Aanspreektitel~title|Voornaam~given|Achternaam~fam|E-mailadres~email|"
      "Groep~'Klant|Verkopen~amount|Ingeschakeld~'1|Nieuwsbrief~{0/1}|Partneraanbiedingen~'0|"
      "Registratie~stampiso|Laatste bezoek~stampiso", {"style": "capitals"})),
    ("Stripe customers export", "C", "ecommerce_customers", "subscriber",
     ("en", "id~=cus_@#@#@#@#@#|Description~|Email~email|Name~gfull|Created (UTC)~stampiso|"
      "Delinquent~'false|Card ID~=card_@#@#@#@#|Card Last4~=####|Card Brand~{Visa/MasterCard}|"
      "Currency~'eur|Total Spend~amounten|Payment Count~int1-9", {"style": "snake"})),
    ("loyalty card / klantenkaart", "C", "pos", "own_sympathiser",
     ("nl", "Kaartnummer~ean13|Klantenkaart~'Ja|Naam~fam|Voornaam~given|E-mail~email|"
      "GSM~mobile|Spaarpunten~int0-900|Laatste aankoop~date|Omzet~amount|Winkel~{Gent/Aalst}",
      {"style": "abbreviated"}),
     ("fr", "Numéro de carte~ean13|Nom~fam|Prénom~given|Courriel~email|Points~int0-900|"
      "Dernier achat~date|Chiffre d'affaires~amount|Magasin~{Namur/Huy}",
      {"style": "capitals"})),
    ("generic GP / dentist / physio patient list", "B", "medical", "own_sympathiser",
     ("nl", "Patiëntnummer~int1000-6000|Naam~fam|Voornaam~given|Geboortedatum~birth|"
      "Geslacht~sex|INSZ~nn|Mutualiteit~{101/126/304/509}|CT1/CT2~{110/110/130/130}|"
      "GMD-houder~{J/N}|Huisarts~'Dr. Voorbeeld|Nomenclatuurnummer~{101032/101076}|"
      "Remgeld~amount|Laatste raadpleging~date|Allergieën~{penicilline//}|GSM~mobile",
      {"style": "plain"})),
    ("Doctolib / Doctena / Progenda appointments", "C", "medical", "own_sympathiser",
     ("fr", "Civilité~title|Nom de naissance~fam|Prénom~given|Date de naissance~birth|"
      "Téléphone portable~mobile|E-mail~email|Motif de consultation~{Suivi/Urgence/Vaccin}|"
      "Statut du RDV~{Honoré/Annulé}|Praticien~'Dr Exemple|Agenda~'Cabinet|"
      "Lieu de consultation~town|Nouveau patient~{Oui/Non}", {"style": "abbreviated"}),
     ("nl", "Aanspreking~title|Achternaam~fam|Voornaam~given|Geboortedatum~birth|"
      "Gsm~mobile|E-mail~email|Reden van consultatie~{Controle/Spoed/Vaccin}|"
      "Status afspraak~{Aanwezig/Geannuleerd}|Zorgverlener~'Dr. Voorbeeld|"
      "Nieuwe patiënt~{Ja/Nee}", {})),
    ("health insurer member list", "C", "mutuality", "own_sympathiser",
     ("nl", "Lidnummer~=###-#######|Aansluitingsnummer~int10000-90000|INSZ~nn|Naam~full|"
      "Titularis~{J/N}|Persoon ten laste~{0/1/2}|CT1~{110/130}|CT2~{110/131}|"
      "Verhoogde tegemoetkoming~{J/N}|Ziekenfonds~{101/126/304}|Verbond~{304/126}|"
      "Bijdrage~amount|Adres~addr", {"style": "capitals"}),
     ("fr", "N° de membre~=###-#######|NISS~nn|Nom~fam|Prénom~given|Titulaire~{O/N}|"
      "Personne à charge~{0/1/2}|CT1~{110/130}|CT2~{110/131}|Intervention majorée~{O/N}|"
      "Mutualité~{101/126/304}|Cotisation~amount", {})),
    ("Smartschool user import/export", "B", "school", "own_sympathiser",
     ("nl", "gebruikersnaam~=@@####|naam~fam|voornaam~given|geslacht~sex|"
      "geboortedatum~minor|adres~streetnr|postcode~pc|gemeente~town|e-mail~email|"
      "mobielnummer~mobile|stamboeknummer~=######|basisrol~'leerling|untis~=@@#|"
      "klas~{1A/2B/3C}|klascode~{1A/2B/3C}|intern nummer~int100-900|accountstatus~'actief",
      {"style": "capitals"})),
    ("Informat / Wisa pupils", "C", "school", "own_sympathiser",
     ("nl", "Stamboeknr~=######|Instelnr~'012345|Klas~{1A/2B/3C}|Klasnummer~int1-25|"
      "Leerjaar~int1-6|Naam~fam|Voornaam~given|Rijksregisternr~minornn|Geboortedatum~minor|"
      "Thuistaal~{Nederlands/Frans/Turks}|Ouder 1~gfull|Ouder 2~|E-mail moeder~email|"
      "GSM moeder~mobile|Gezinssituatie~{gehuwd/gescheiden}|Schoolrekening~amount", {})),
    ("sport federation / club member list", "B", "sports_club", "own_sympathiser",
     ("nl", "Lidnummer~int1000-9000|Stamnummer~=####|Club~'Voorbeeld SK|Ploeg~{U9/U11/Dames}|"
      "Categorie~{jeugd/senior}|Functie~{speler/trainer}|Naam~fam|Voornaam~given|"
      "Geboortedatum~birth|Lidgeld~amount|Lidgeld betaald~{ja/nee}|Aansluitdatum~dateold|"
      "Medisch attest~{ja/nee}|Ouder 1 e-mail~email", {"style": "abbreviated"})),
    ("member list vzw/asbl", "C", "association", "own_sympathiser",
     ("nl", "Lidnr~int1-900|Naam~fam|Voornaam~given|Adres~addr|E-mail~email|Lid sinds~dateold|"
      "Lidmaatschap~{gewoon/steunend}|Lidgeld~amount|Afdeling~town|Bestuursfunctie~??|"
      "Vrijwilliger~{ja/nee}|Gift~amount?|Fiscaal attest~{ja/nee}|Mandaatreferentie~=MAND######",
      {"style": "capitals"}),
     ("fr", "N° membre~int1-900|Nom~fam|Prénom~given|Courriel~email|Membre depuis~dateold|"
      "Adhésion~{effective/adhérent}|Cotisation~amount|Section~town|Fonction au CA~??|"
      "Bénévole~{oui/non}|Don~amount?|Attestation fiscale~{oui/non}|"
      "Référence du mandat~=MAND######", {"style": "capitals without accents"})),
    ("trade union / employer federation", "C", "association", "own_sympathiser",
     ("nl", "Lidnummer~=######|Naam~full|Beroepscentrale~{Metaal/Bouw/Voeding}|"
      "Paritair comité~{111/124/118}|Werkgever~company|Sector~{metaal/bouw}|"
      "Syndicale premie~amount|GSM~mobile", {"signs": "special"}),
     ("fr", "N° affilié~=######|Nom~full|Syndicat~'Centrale Exemple|Centrale~{Métal/Bâtiment}|"
      "Commission paritaire~{111/124}|Employeur~company|Prime syndicale~amount|GSM~mobile",
      {"signs": "special"})),
    ("estate agent CRM (Whise, Omnicasa, Skarabee)", "C", "notary_realestate",
     "own_sympathiser",
     ("nl", "Contact ID~int1000-9000|Naam~fam|Voornaam~given|E-mail~email|Tel~phone|"
      "Type contact~{Koper/Verkoper/Huurder}|Pandreferentie~=P####|"
      "Zoekcriteria~{woning/appartement}|Budget min~int100000-200000|Budget max~int200000-400000|"
      "Slaapkamers~int1-5|Bezichtiging~date|Herkomst~{Immoweb/kantoor}|Makelaar~{Sofie/Marc}",
      {})),
    ("Brio / Sibis / Portima broker", "C", "insurance_broker", "own_sympathiser",
     ("nl", "Polisnummer~=45#######|Verzekeringsnemer~full|Adres~addr|"
      "Maatschappij~{AG/Ethias/Baloise}|Domein~{auto/brand/leven}|Producent~=####|Premie~amount|"
      "Vervaldag~datefuture|Nummerplaat~plate?|Bonus-malus~int0-12|Dossierbeheerder~{SV/MD}|"
      "GSM~mobile", {"style": "plain"})),
    ("population register / Rijksregister extract", "B", "municipal_population",
     "voter_list_current",
     ("nl", "Rijksregisternummer~nn|Naam~fam|Voornamen~given|Geboortedatum~birth|"
      "Geboorteplaats~town|Geslacht~sex|Nationaliteit~{Belg/Frankrijk}|"
      "Burgerlijke staat~{ongehuwd/gehuwd/weduwe}|Gezinshoofd~{J/N}|"
      "Verwantschap~{referentiepersoon/echtgenote/zoon}|Register~'bevolking|"
      "Inschrijvingsdatum~dateold|Straatcode~=####|NIS-code~'44021|Wijk~=@##|"
      "Statistische sector~=44021@###|Huisnr~nr|Busnr~box", {"style": "abbreviated"})),
    ("registre de population / Registre national", "C", "municipal_population",
     "own_sympathiser",
     ("fr", "Numéro national~nn|Nom~fam|Prénoms~given|Date de naissance~birth|"
      "Lieu de naissance~town|Sexe~sex|État civil~{célibataire/marié/veuf}|"
      "Chef de ménage~{O/N}|Lien de parenté~{personne de référence/conjoint/enfant}|"
      "Composition de ménage~int1-6|Registre~'population|Date d'inscription~dateold|"
      "Code rue~=####|Code INS~'92094|Secteur statistique~=92094@###|N°~nr|Bte~box", {})),
    ("FPS Interior fixed-width file of voters abroad", "A", "municipal_population",
     "voter_list_current",
     ("nl", "code diplomatieke post~=####|landencode~=1##|code stemwijze~{1/2/3/5}|"
      "code kieskring~=0#|nis code kiesgemeente~'44021|geboorte-eeuw~'19|"
      "nationaal nummer~nndigits|naam, voornaam~cfull|code adeltitel~'00|code adres~{1/2}|"
      "grafiek IT022~addr|landencode IT022~=1##|code BS~{1/2/3}", {"delimiter": "|"})),
    ("leisure registrations (Recreatex, i-Active, Kwandoo, TicketGang)", "C",
     "municipal_services", "own_sympathiser",
     ("nl", "Persoonnr~int1000-9000|Naam~fam|Voornaam~given|UiTPAS-nummer~=09000#######?|"
      "Kansentarief~{J/N}|Activiteit~{Zwemles/Turnkamp/Speelpleinwerking}|Activiteitcode~=ZW##|"
      "Inschrijvingsdatum~date|Groep~{A/B}|Wachtlijst~{J/N}|Betaald~{J/N}|"
      "Fiscaal attest~{J/N}|Ouder~gfull|E-mail~email|GSM~mobile|Reservatienummer~=R#####",
      {"style": "capitals"})),
    ("appointments (JCC, Qmatic, Timeblockr)", "C", "municipal_services", "own_sympathiser",
     ("nl", "Afspraaknummer~=######|Product~{Reispas/eID/Rijbewijs/Kids-ID}|"
      "Dienst~'Burgerzaken|Loket~int1-9|Datum afspraak~date|Tijdstip~time|Medewerker~{SV/MD}|"
      "Klant~gfull|E-mail~email|Telefoon~mobile|Opmerking klant~??|Status~'afgehandeld", {}),
     ("fr", "N° de rendez-vous~=######|Produit~{Passeport/eID/Permis de conduire}|"
      "Service~'Population|Guichet~int1-9|Date~date|Heure~time|Agent~{SV/MD}|Nom~full|"
      "E-mail~email|Remarque du citoyen~??", {"style": "plain"})),
    ("citizen reports / meldingen / signalements", "C", "municipal_services",
     "own_sympathiser",
     ("nl", "Meldingsnummer~=M2029-####|Melder~gfull|E-mail~email|"
      "Onderwerp~{Put in de weg/Sluikstort/Straatverlichting}|Categorie~{wegen/afval/licht}|"
      "Locatie melding~streetnr|Behandelaar~{SV/MD}|Dienst~'Openbare werken|"
      "Datum melding~date|Status~{open/afgehandeld}|Antwoord~{Doorgegeven/Hersteld}", {}),
     ("fr", "N° signalement~=S2029-####|Citoyen~gfull|E-mail~email|"
      "Objet~{Nid-de-poule/Dépôt sauvage/Éclairage}|Catégorie~{voirie/propreté}|"
      "Lieu~streetnr|Agent traitant~{SV/MD}|Date de réception~date|Statut~{ouvert/clos}",
      {"style": "capitals"})),
    ("mayor cabinet constituency register (spreekuur / permanence)", "C",
     "municipal_services", "own_sympathiser",
     ("nl", "Dossiernr~=2027/####|Datum spreekuur~dateold|Verzoeker~gfull|Adres~addr|"
      "Onderwerp~{Vraag over verkeer/Sociale woning/Klacht geluid}|"
      "Tussenkomst~{Brief aan dienst/Telefoon/Geen}|Doorverwezen naar~{OCMW/Politie/Dienst wegen}|"
      "Antwoord verstuurd~{ja/nee}|Kabinetsmedewerker~{SV/MD}", {}),
     ("fr", "N° dossier~=2027/####|Date permanence~dateold|Demandeur~gfull|Adresse~addr|"
      "Objet~{Logement social/Circulation/Emploi}|Intervention~{Courrier/Appel/Aucune}|"
      "Transmis à~{CPAS/Police/Travaux}|Réponse envoyée~{oui/non}", {"style": "abbreviated"})),
    ("BE-Alert / welcome / jubilee / newborn lists", "C", "municipal_services",
     "own_sympathiser",
     ("nl", "Jubilaris~gfull|Partner~gfull|Huwelijksdatum~dateold|Gouden bruiloft~{ja/nee}|"
      "Adres~addr|Telefoon~phone|Premie~amount", {}),
     ("fr", "Nouvel habitant~gfull|Date d'arrivée~date|Adresse~addr|Naissance~minor?|"
      "Prime~amount|BE-Alert~{oui/non}|GSM~mobile", {"style": "capitals"})),
    ("municipal tax / retributie", "C", "municipal_services", "own_sympathiser",
     ("nl", "Kohierartikel~=00####|Aanslagjaar~'2029|Aanslagbiljet~=2029######|"
      "Belastingplichtige~full|Adres~addr|Belasting~{milieubelasting/leegstand}|Bedrag~amount|"
      "Vervaldag~date|Bezwaarschrift~{J/N}|Mededeling~ogm", {}),
     ("fr", "Article du rôle~=00####|Exercice~'2029|Redevable~full|Adresse~addr|"
      "Taxe~{immondices/secondes résidences}|Montant~amount|Échéance~date|Réclamation~{O/N}|"
      "Communication~ogm", {"style": "plain"})),
    ("OCMW / CPAS client list", "C", "municipal_services", "own_sympathiser",
     ("nl", "Dossiernummer~=S#####|Naam~full|Rijksregisternummer~nn|Leefloon~{J/N}|"
      "Steunaanvraag~date|Maatschappelijk werker~{SV/MD}|Budgetbeheer~{J/N}|"
      "Rechthebbende~full|Categorie~{1/2/3}|GSM~mobile", {}),
     ("fr", "N° dossier social~=S#####|Nom~full|Revenu d'intégration~{O/N}|"
      "Assistant social~{SV/MD}|Guidance budgétaire~{O/N}|Bénéficiaire~full|GSM~mobile",
      {"style": "capitals without accents"})),
    ("Omgevingsloket / environmental permit list (Flanders)", "B", "municipal_permits",
     "own_sympathiser",
     ("nl", "Dossiernummer~=OMV_2029######|Projectnaam~{Bouwen woning/Kappen bomen/Verbouwing}|"
      "Dossiertype~{aanvraag/melding}|Aanvrager~gfull|Adres aanvrager~addr|Architect~full?|"
      "Ligging~streetnr|CaPaKey~capakey|Indieningsdatum~date|Openbaar onderzoek~{ja/nee}|"
      "Bezwaarindiener~gfull?|Beslissing~{vergund/geweigerd}|CBS-zitting~college|E-mail~email",
      {"style": "abbreviated"})),
    ("NationBuilder people export", "A", "party_members", "own_sympathiser",
     ("en", "nationbuilder_id~seq|first_name~given|last_name~fam|email~email|"
      "mobile_number~e164|primary_address1~streetnr|primary_city~town|primary_zip~pc|"
      "tag_list~{donor/volunteer/}|support_level~int1-5|party~|is_volunteer~{true/false}|"
      "is_supporter~{true/false}|email_opt_in~{true/false}|precinct_name~",
      {"signs": "opinion"})),
    ("CiviCRM contact export", "B", "party_members", "party_members",
     ("en", "Internal Contact ID~seq|Contact Type~'Individual|Do Not Email~'No|"
      "Do Not Phone~'No|Do Not Mail~'No|No Bulk Emails (User Opt Out)~'No|Sort Name~cfull|"
      "Display Name~gfull|Preferred Language~'Dutch|First Name~given|Last Name~fam|"
      "Street Address~streetnr|City~town|Postal Code~pc|Email~email|Group(s)~'Leden|"
      "Membership Type~{Gewoon/Steunend}|Membership Status~'Current", {"lawful": "yes"})),
    ("EveryAction / VAN", "B", "party_members", "own_sympathiser",
     ("en", "VANID~=10#######|Voter File VANID~|First Name~given|Last Name~fam|"
      "Activist Code~{Volunteer/Host/}|Email~email|Email Status~'Subscribed|"
      "SMS Opt-In Status~{Opt-in/Unknown}|Origin Source Code~=WEB##|Recruited By~", {})),
    ("Belgian party member list", "C", "party_members", "party_members",
     ("nl", "Lidnummer~=######|Naam~fam|Voornaam~given|Adres~addr|Afdeling~town|"
      "Arrondissement~{Gent-Eeklo/Aalst}|Lidjaar~'2030|Lidgeld~'15,00|Hoofdlid~{J/N}|"
      "Bijlid~{J/N}|Mandaat~??|Bestuursfunctie~??|E-mail~email|GSM~mobile",
      {"lawful": "yes"}),
     ("fr", "N° de membre~=######|Nom~fam|Prénom~given|Adresse~addr|Section locale~town|"
      "Arrondissement~{Namur/Huy-Waremme}|Année d'affiliation~dateold|Cotisation~'15,00|"
      "Mandat~??|Militant~{oui/non}|E-mail~email|GSM~mobile", {"lawful": "yes"})),
    ("ticketing BE (Billetweb, Ticketgang, Eventsquare, Weezevent)", "C", "event",
     "own_sympathiser",
     ("nl", "Bestelnummer~=######|Ticketcode~=@@####|Tickettype~{Volwassene/Kind}|Aantal~int1-6|"
      "Evenement~'Mosselfeest|Datum evenement~date|Gescand~{ja/nee}|"
      "Betaalwijze~{Bancontact/Payconiq}|Naam~gfull|E-mail~email", {"style": "capitals"}),
     ("fr", "N° commande~=######|Code-barres~ean13|Tarif~{Adulte/Enfant}|Billet~'Souper|"
      "Évènement~'Souper du club|Participant~gfull|Acheteur~gfull|Scanné~{oui/non}|"
      "Adresse e-mail~email", {})),
    ("webform / petition / raffle sheet", "C", "event", "own_sympathiser",
     ("nl", "Tijdstempel~stamp|Naam~gfull|E-mailadres~email|Petitie~'Red het park|"
      "Ondertekend op~date|Ik ga akkoord~'Ja", {}),
     ("fr", "Horodateur~stamp|Nom~gfull|Adresse e-mail~email|Concours~'Panier garni|"
      "Question subsidiaire~int100-900|J'accepte~'Oui", {})),
    ("Google-Maps / directory scrapers (Outscraper, Apify, Instant Data Scraper)", "C",
     "web_scrape", "own_sympathiser",
     ("en", "name~company|site~url|subtypes~{Bakery/Garage}|category~{bakery/garage}|"
      "phone~phone|full_address~addr|street~streetnr|city~town|postal_code~pc|"
      "latitude~=51.0####|longitude~=3.7####|place_id~=ChIJ@#@#@#@#|rating~{4.1/4.6/3.9}|"
      "reviews~int1-300|business_status~'OPERATIONAL|email_1~companyemail",
      {"style": "capitals"})),
    ("LinkedIn scrapers (PhantomBuster, Lusha, Apollo, Dropcontact)", "C", "web_scrape",
     "own_sympathiser",
     ("en", "profileUrl~linkedin|fullName~gfull|firstName~given|lastName~fam|"
      "headline~{Zaakvoerder/HR manager}|companyName~company|jobTitle~{Owner/Manager}|"
      "location~town|connectionDegree~{1st/2nd/3rd}|timestamp~stampiso|email_status~{verified/guessed}",
      {})),
    ("B2C address brokers (Bisnode/Black Tiger, WDM, Spectron)", "C", "bought_list",
     "own_sympathiser",
     ("nl", "URN~=1#######|Aanspreking~title|Naam~fam|Voornaam~given|Adres~streetnr|Postcode~pc|"
      "Plaats~town|Mosaic~=@##|Type woning~{rij/open/app}|Koopkracht~int1-9|"
      "Leeftijdsklasse~{25-34/35-44/55-64}|Gezinsgrootte~int1-5|Robinson~'N|Sleutelcode~=VK##",
      {}),
     ("fr", "URN~=1#######|Civilité~title|Nom~fam|Prénom~given|Adresse~streetnr|CP~pc|"
      "Localité~town|Segment~=@##|Classe d'âge~{25-34/35-44/55-64}|"
      "Type d'habitation~{mitoyen/4 façades}|Pouvoir d'achat~int1-9|Ne m'appelez plus~'N|"
      "Code source~=VK##", {"style": "capitals"})),
    ("B2B company lists (Trends Top, Data.be, Graydon, Companyweb)", "C", "bought_list",
     "own_sympathiser",
     ("nl", "Ondernemingsnummer~vat|Bedrijfsnaam~company|Rechtsvorm~{BV/NV}|NACE-code~=47###|"
      "NACE-omschrijving~{detailhandel/bouw}|Aantal werknemers~int1-90|Omzet~int100000-900000|"
      "Balanstotaal~int100000-900000|Oprichtingsdatum~dateold|Bestuurder~gfull|Functie~'zaakvoerder|"
      "E-mail~companyemail", {"style": "plain"}),
     ("fr", "Numéro d'entreprise~vat|Dénomination~company|Forme juridique~{SRL/SA}|"
      "Code NACE~=47###|Effectif~int1-90|Chiffre d'affaires~int100000-900000|"
      "Total du bilan~int100000-900000|Gérant~gfull|Administrateur~gfull?|E-mail~companyemail",
      {})),
    ("KBO/BCE open data address.csv", "A", "open_register", "own_sympathiser",
     ("en", "EntityNumber~vat|TypeOfAddress~{REGO/BAET/ABBR}|CountryNL~|Zipcode~pc|"
      "MunicipalityNL~town|MunicipalityFR~town|StreetNL~street|StreetFR~street|HouseNumber~nr|"
      "Box~box|ExtraAddressInfo~|DateStrikingOff~", {"style": "capitals"})),
    ("kiezerslijst Flanders local (2024+)", "B", "voter_list", "voter_list_current",
     ("nl", "Volgnummer~seq|Naam~fam|Voornamen~given|Geboortedatum~birth|V~{V////}|"
      "Straat~street|Huisnummer~nr|Busnummer~box|Postcode~pc|Gemeente~town|"
      "Stemafdeling~int1-9|Stembureau~int1-40", {"lawful": "yes", "style": "abbreviated"})),
    ("kiezerslijst federal/European/regional (layout up to 2023 with sex)", "B",
     "voter_list", "voter_list_current",
     ("nl", "Volgnr~seq|Naam~FAM|Voornamen~given|Geboortedatum~birthdash|Geslacht~sex|"
      "Straat~street|Nr~nr|Bus~box|Postcode~pc|Gemeente~TOWN|Kanton~'GENT|Stembureau~int1-40",
      {"lawful": "yes", "style": "capitals"})),
    ("registre des électeurs (Wallonia local)", "B", "voter_list", "voter_list_current",
     ("fr", "N° d'ordre~seq|Nom~FAM|Prénoms~given|Date de naissance~birth|Sexe~sex|"
      "Nationalité~{/////Italie/France}|Rue~street|N°~nr|Bte~box|Code postal~pc|Localité~town|"
      "Commune~town|Section~int1-9|Bureau de vote~int1-40",
      {"lawful": "yes", "style": "capitals without accents"})),
    ("liste des électeurs / kiezerslijst (Brussels local)", "B", "voter_list",
     "voter_list_current",
     ("fr", "N° d'ordre~seq|Nom~fam|Prénoms~given|Date de naissance~birth|Adresse~streetnr|"
      "Code postal~pc|Commune~town", {"lawful": "yes"}),
     ("nl", "Volgnummer~seq|Naam~fam|Voornamen~given|Geboortedatum~birth|Adres~streetnr|"
      "Postcode~pc|Gemeente~town", {"lawful": "yes", "style": "plain"})),
    ("Wählerregister (German-speaking Community)", "C", "voter_list", "voter_list_current",
     ("de", "Laufende Nummer~seq|Name~fam|Vornamen~given|Geburtsdatum~birth|Geschlecht~sex|"
      "Staatsangehörigkeit~{/////Deutschland}|Straße~street|Hausnummer~nr|Briefkasten~box|"
      "Postleitzahl~pc|Gemeinde~town|Wahlbüro~int1-9", {"lawful": "yes"})),
    ("master / polling-station list (NOT for candidates)", "B", "voter_list_forbidden",
     "own_sympathiser",
     ("nl", "Rijksregisternummer~nn|Naam~fam|Voornaam~given|Adres hoofdverblijfplaats~addr|"
      "Volgnummer~seq|Stemafdeling~int1-9", {"style": "capitals"}),
     ("fr", "N° registre national~nn|Nom~fam|Prénom~given|Adresse~addr|N° d'ordre~seq|"
      "Bureau de vote~int1-9", {})),
    ("payroll / staff list (municipal personnel or company)", "C", "hr", "own_sympathiser",
     ("nl", "Personeelsnummer~=00####|Naam~fam|Voornaam~given|Dienst~{Groendienst/Financiën}|"
      "Graad~{administratief medewerker/deskundige}|Niveau~{C/B/D}|Statuut~{contractueel/statutair}|"
      "Anciënniteit~int1-30|Loonschaal~{C1-C3/B1-B3}|Indienst~dateold|E-mail~municipal", {}),
     ("fr", "N° personnel~=00####|Nom~fam|Prénom~given|Service~{Travaux/Finances}|"
      "Grade~{employé d'administration/ouvrier}|Niveau~{C/D}|Statut~{contractuel/statutaire}|"
      "Ancienneté~int1-30|Barème~{D4/D6}|Entrée en service~dateold|E-mail~municipal",
      {"style": "capitals without accents"})),
    ("energy / telecom customer", "C", "utility_telecom", "own_sympathiser",
     ("nl", "Klant~full|Adres~addr|EAN-code~eanpoint|Meternummer~=1SAG#########|"
      "Contractnummer~=C########|Leverancier~'Voorbeeld Energie|Verbruik~int1000-9000|E-mail~email",
      {"style": "abbreviated"}),
     ("fr", "Client~full|Adresse~addr|Code EAN~eanpoint|N° compteur~=1SAG#########|"
      "N° contrat~=C########|Fournisseur~'Exemple Énergie|Consommation~int1000-9000|E-mail~email",
      {"style": "capitals"})),
]

# Columns that anybody adds.
ADDED = {"nl": ["Opm.~??", "Laatste wijziging~date", "Actief~{ja/nee}", "x~"],
         "fr": ["Rem.~??", "Modifié le~date", "Actif~{oui/non}", "x~"],
         "de": ["Bem.~??"], "en": ["Id2~seq", "Modified~stampiso", "Flag~{0/1}", "x~"]}


def slug(system, language):
    word = "".join(c if c.isalnum() and ord(c) < 128 else "-" for c in system.lower())
    while "--" in word:
        word = word.replace("--", "-")
    return "a-%s-%s" % (word.strip("-")[:40].strip("-"), language)


def files(File):
    made = []
    for system, grade, true_class, declared, *each in SYSTEMS:
        for language, columns, options in each:
            options = dict(options)
            name = slug(system, language)
            index = len(made)
            lists = true_class.startswith("voter_list") or options.get("lawful") == "yes"
            options.setdefault("extra", [] if lists else [ADDED[language][index % 4
                                                          if language != "de" else 0]])
            # A statute's list is in its order; any other file is as somebody arranged it.
            options.setdefault("shuffle", not lists)
            options.setdefault("grade", grade)
            made.append(File(name, declared, true_class, columns, language, group="known",
                             system=system, source="fingerprint table", **options))
    return made
