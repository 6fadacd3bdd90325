# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that should be flagged or refused, with headings that the fingerprint table has
not: other vendors, other trades, other languages. Grade B: the headings were seen in
public documentation or code, named in `source`; C: as such an export might well look."""

OX = "Open-Xchange ContactField French table; public code"
PIPE = "Pipedrive people export, column names in public code"
MAGENTO = "magento/merchdocs src/system/data-attributes-customer.md"
SHOPIFY = "tramyardg/magento2ShopifyCSV src/customers/header.js"
VEND = "dannyisvibing/pos-client-crm customerCSVColumns.js"
LEADS = "Meta lead export header in public code"
DANIS = "diplomify/documentation Danisexport.md"
KOHA = "Koha patron import, column names in public code"
FAKTU = "karimLamari/faktu CSV_EXPORT_GUIDE.md"

EVENTBRITE = "Eventbrite attendee report header in public code"
XERO = "Xero contacts template header in public code"
TBIRD = "Thunderbird address book export header in public code"
SYNC = "contacts converter for telephones, header in public code"
RELATIE = "relation export described in public code (klant-import-parser)"
XTC = "xt:Commerce DELISprint export header in public code"
KUNDEN = "exportCsv() of a German customer module, public code"
IZIQO = "Odoo module export header, public code"
IMPAYES = "tuition debtors export header, public code"
EMPLOYEES = "employees CSV template, public code"
BADMINTON = "fixed ranking file of Belgian badminton, public code"
CHESS = "KNSB rating list columns, documentation in public code"

# name, class (alternatives after /), declared kind, language, columns, options
FILES = [
    # ---- notaries, estate agents, insurers, banks ----
    ("notaire-clients-fr", "notary_realestate", "own_sympathiser", "fr",
     "N° de dossier~=2029/####|Nom~fam|Prénom~given|Registre national~nn|"
     "État matrimonial~{marié/célibataire/divorcé}|Nature de l'acte~{vente/donation/succession}|"
     "Bien concerné~addr|Date de l'acte~date|Collaborateur~{SV/MD}|GSM~mobile|E-mail~email", {}),
    ("notaris-dossiers-nl", "notary_realestate", "own_sympathiser", "nl",
     "Ref. akte~=2029/####|Partij~full|Hoedanigheid~{koper/verkoper/erfgenaam}|"
     "Soort akte~{verkoop/schenking/huwelijkscontract}|Verleden op~date|Ereloon~amount|"
     "Kadastrale gegevens~capakey|E-mailadres~email|Tel.~phone", {}),
    ("agence-immobiliere-fr", "notary_realestate", "own_sympathiser", "fr",
     "Réf. bien~=B####|Candidat locataire~gfull|Téléphone~mobile|Courriel~email|"
     "Date de visite~date|Budget max~int600-1500|Nbre de chambres~int1-4|"
     "Revenus nets~int1500-4000|Garant~{oui/non}|Négociateur~{Julie/Marc}", {}),
    ("syndic-coproprietaires-fr", "notary_realestate/association/accounting_customers",
     "own_sympathiser", "fr",
     "Lot~=A##|Copropriétaire~full|Quotités~int10-90|Immeuble~'Résidence des Tilleuls|"
     "Locataire~gfull?|Provision trimestrielle~amount|Arriérés~amount|E-mail~email|GSM~mobile", {}),
    ("courtier-assurances-fr", "insurance_broker", "own_sympathiser", "fr",
     "N° police~=38#######|Preneur d'assurance~full|Adresse~addr|Compagnie~{AXA/AG/Ethias}|"
     "Branche~{auto/incendie/vie}|Prime annuelle~amount|Échéance~datefuture|"
     "Immatriculation~plate?|N° sinistre~=S######??|Gestionnaire~{SV/MD}|Tél~phone", {}),
    ("schadedossiers-nl", "insurance_broker", "own_sympathiser", "nl",
     "Dossier~=SCH######|Verzekerde~full|Polis~=45#######|Nrplaat~plate|Datum ongeval~date|"
     "Tegenpartij~full|Expert~company|Vergoeding~amount|Mail~email", {}),
    ("bank-klanten-nl", "crm_business/accounting_customers", "own_sympathiser", "nl",
     "Rekeninghouder~full|Rekeningnr~iban|Kantoor~{Gent-Zuid/Aalst}|Relatiebeheerder~{SV/MD}|"
     "Saldo~amount|Kredieten~int0-3|Beleggersprofiel~{defensief/neutraal}|Geboren~birth|GSM~mobile", {}),
    # ---- care ----
    ("kinepraktijk-nl", "medical", "own_sympathiser", "nl",
     "Nr~int1-900|Familienaam~fam|Roepnaam~given|Geb.~birth|Verwijzer~'Dr. Voorbeeld|"
     "Pathologie~{F-lijst/lage rug/knie}|Aantal beurten~int1-18|Voorschrift dd~date|"
     "Ziekenfonds~{101/126/304}|Gsm~mobile|Mail~email", {"signs": "special"}),
    ("dokterspraktijk-wachtlijst-nl", "medical", "own_sympathiser", "nl",
     "Pat.ID~int1000-9000|Naam~full|RR~nn|Chronische medicatie~{metformine/geen/sintrom}|"
     "Griepvaccin~{J/N}|Laatste contact~date|Mutualiteit~{101/126/509}|Tel~mobile",
     {"signs": "special"}),
    ("dentiste-fr", "medical", "own_sympathiser", "fr",
     "N° patient~int1000-9000|Nom~fam|Prénom~given|Né le~birth|NISS~nn|Mutuelle~{101/319/509}|"
     "Dernier détartrage~date|Plan de traitement~{couronne/implant/}|Solde dû~amount|Portable~mobile",
     {"signs": "special"}),
    ("apotheek-nl", "medical/pos", "own_sympathiser", "nl",
     "Klantenfiche~int1000-9000|Patiënt~full|INSZ-nr~nn|Voorschrijver~inami|"
     "Laatste aflevering~date|Product~{Dafalgan/Simvastatine/Ventolin}|Derdebetaler~{J/N}|GSM~mobile",
     {"signs": "special"}),
    ("opticien-fr", "medical/pos/crm_business", "own_sympathiser", "fr",
     "Fiche client~int1000-9000|Nom et prénom~full|Prescription OD~=-#.25|Prescription OG~=-#.50|"
     "Dernière visite~date|Ophtalmologue~'Dr Exemple|Date naissance~birth|E-mail~email|GSM~mobile", {}),
    ("hopital-rdv-de", "medical", "own_sympathiser", "de",
     "Patientennummer~int1000-9000|Name~fam|Vorname~given|Geburtsdatum~birth|"
     "Krankenkasse~{137/509}|Behandelnder Arzt~'Dr. Beispiel|Termin~date|"
     "Diagnose~{Knie/Rücken/Kontrolle}|Handy~mobile", {"signs": "special"}),
    ("thuiszorg-nl", "medical/mutuality", "own_sympathiser", "nl",
     "Cliëntnr~int1000-9000|Zorgvrager~full|Katz-score~{A/B/C}|Zorgverlener~{Els/Jan}|"
     "Huisarts~'Dr. Voorbeeld|Mantelzorger~gfull|Adres~addr|Telefoon~phone", {"signs": "special"}),
    ("veterinaire-fr", "crm_business/medical/pos", "own_sympathiser", "fr",
     "Propriétaire~full|Animal~{Rex/Mimi/Luna}|Espèce~{chien/chat}|Puce~=9810000########|"
     "Dernier vaccin~date|Rappel~datefuture|Solde~amount|GSM~mobile|E-mail~email", {}),
    ("mutualite-affilies-fr", "mutuality", "own_sympathiser", "fr",
     "N° d'affiliation~=###-#######|Nom~fam|Prénom~given|NISS~nn|Qualité~{titulaire/conjoint/enfant}|"
     "Code CT1/CT2~{110/110}|BIM~{O/N}|Cotisation complémentaire~amount|"
     "Conseiller~{SV/MD}|Agence~{Namur/Huy}", {}),
    ("krankenkasse-mitglieder-de", "mutuality", "own_sympathiser", "de",
     "Mitgliedsnummer~=###-#######|Nachname~fam|Vorname~given|Nationalregisternummer~nn|"
     "Versicherter~{Titular/Person zu Lasten}|Krankenkasse~{137/509}|"
     "Erhöhte Kostenerstattung~{J/N}|Zusatzversicherung~{J/N}", {}),
    # ---- schools, children ----
    ("schule-dg-de", "school", "own_sympathiser", "de",
     "SchuelerNachname~fam|SchuelerRufname~given|SchuelerGeburtsdatum~minor|"
     "SchuelerGeburtsort~town|SchuelerAufnahmedatum~dateold|SchuelerGeschlecht~sex|"
     "GruppeBezeichnung~{1A/2B/3A}|GruppeId~=10##|SchuelerId~=4#####|EMailEltern~email",
     {"grade": "B", "source": DANIS, "rows": 40}),
    ("schule-eltern-de", "school", "own_sympathiser", "de",
     "Schüler~full|Klasse~{1A/2B/3A}|Erziehungsberechtigte~gfull|Telefon~mobile|E-Mail~email|"
     "Religionsunterricht~{katholisch/Ethik}|Bus~{ja/nein}|Mittagessen~{ja/nein}", {}),
    ("ecole-communale-fr", "school", "own_sympathiser", "fr",
     "Matricule élève~=######|Nom~fam|Prénom~given|Classe~{P1/P3/M2}|Titulaire de classe~'Mme Exemple|"
     "Responsable 1~gfull|Courriel resp. 1~email|GSM resp. 1~mobile|Garderie~{oui/non}|"
     "Repas chauds~{oui/non}|Né(e) le~minor", {}),
    ("academie-musique-fr", "school/municipal_services", "own_sympathiser", "fr",
     "Élève~full|Domaine~{musique/danse}|Cours~{piano/solfège/violon}|Professeur~'M. Exemple|"
     "Filière~{préparatoire/qualification}|Minerval~amount|Année scolaire~'2029-2030|"
     "Parent~gfull|Courriel~email", {}),
    ("muziekacademie-dko-nl", "school/municipal_services", "own_sympathiser", "nl",
     "Leerling~full|Graad~{1/2/3}|Opleiding~{muziek/woord}|Instrument~{piano/gitaar}|"
     "Leerkracht~'Mevr. Voorbeeld|Inschrijvingsgeld~amount|Rijksregisternr leerling~minornn|"
     "Contact ouder~email", {}),
    ("hogeschool-studenten-nl", "school", "own_sympathiser", "nl",
     "Studentnr~=20####|Naam~full|Opleiding~{Verpleegkunde/Bedrijfsmanagement}|"
     "Opnamejaar~{1/2/3}|Studiepunten~int30-66|Studiegeld betaald~{ja/nee}|"
     "Studentenmail~email|Privégsm~mobile", {}),
    ("kinderdagverblijf-nl", "school/municipal_services/association", "own_sympathiser", "nl",
     "Kind~given|Naam kind~fam|Opvangplan~{voltijds/halftijds}|Startdatum opvang~date|"
     "Kinderopvangtarief~amount|Mama~gfull|Papa~gfull|Leefgroep~{baby/peuter}|E-mail ouders~email", {}),
    ("creche-communale-fr", "school/municipal_services", "own_sympathiser", "fr",
     "Nom de l'enfant~fam|Prénom de l'enfant~given|Milieu d'accueil~'Les Lutins|"
     "Date d'entrée~date|Contribution financière parentale~amount|Section~{bébés/grands}|"
     "Mère~gfull|Père~gfull|Tél. urgence~mobile", {}),
    ("oudercomite-nl", "school/association", "own_sympathiser", "nl",
     "Klas~{K1/L2/L5}|Naam leerling~gfull|Mama~gfull|Papa~gfull|E-mail mama~email|E-mail papa~email?|"
     "Klasouder~{ja//}|Helpt op schoolfeest~{ja/nee}", {}),
    # ---- municipalities and public centres ----
    ("permis-urbanisme-fr", "municipal_permits", "own_sympathiser", "fr",
     "Réf. permis~=PU/2029/###|Demandeur~gfull|Situation du bien~addr|"
     "Objet de la demande~{véranda/abattage/division}|Date accusé de réception~date|"
     "Enquête publique~{oui/non}|Réclamants~gfull?|Avis fonctionnaire délégué~{favorable/défavorable}|"
     "Décision collège~{octroi/refus}|Architecte~full", {}),
    ("bouwaanvragen-nl", "municipal_permits", "own_sympathiser", "nl",
     "Bouwdossier~=2028/###|Bouwheer~gfull|Werfadres~streetnr|Aard van de werken~{nieuwbouw/sloop}|"
     "Perceel~capakey|Advies brandweer~{gunstig/voorwaardelijk}|Vergund op~date|Contact~email", {}),
    ("urbanisme-bruxelles-fr", "municipal_permits", "own_sympathiser", "fr",
     "N° dossier urbanisme~=U-#####|Maître d'ouvrage~full|Adresse du chantier~addr|"
     "Commission de concertation~date|Délivrance~date|Type~{PU/PUN}|Contact~email|Tél~phone", {}),
    ("agenda-bourgmestre-fr", "municipal_services", "own_sympathiser", "fr",
     "Date entrevue~dateold|Citoyen reçu~gfull|Demande~{emploi/logement/stationnement}|"
     "Suite donnée~{lettre au CPAS/contact échevin des travaux/classé}|Suivi par~{chef de cabinet/secrétaire}|"
     "Adresse~addr|Tél.~phone|E-mail~email", {"signs": "office"}),
    ("brieven-burgemeester-nl", "municipal_services", "own_sympathiser", "nl",
     "Binnengekomen~dateold|Afzender~gfull|Adres~addr|"
     "Betreft~{klacht sluikverkeer/vraag huisvesting/bedanking burgemeester}|"
     "Klassement~=1.78#|Schepen~{wonen/mobiliteit}|Beantwoord~date?", {"signs": "office"}),
    ("echevin-courrier-fr", "municipal_services", "own_sympathiser", "fr",
     "Indicateur~=2027/####|Expéditeur~gfull|Sujet~{nid de poule/bruit/subside}|Reçu le~dateold|"
     "Échevin compétent~{travaux/sport}|Réponse le~dateold|Adresse~addr", {"signs": "office"}),
    ("cpas-beneficiaires-fr", "municipal_services", "own_sympathiser", "fr",
     "Réf. usager~=U####|Usager~full|NISS~nn|Type d'aide~{RIS/aide alimentaire/médiation de dettes}|"
     "AS référent~{SV/MD}|Dernière décision~date|Ménage~int1-6|GSM~mobile", {}),
    ("ocmw-clienten-nl", "municipal_services", "own_sympathiser", "nl",
     "Hulpvrager~full|RRN~nn|Soort steun~{equivalent leefloon/schuldbemiddeling}|"
     "Trajectbegeleider~{SV/MD}|BCSD-beslissing~date|Gezinslast~int0-5|Gsm~mobile", {}),
    ("guichet-bruxelles-fr", "municipal_services", "own_sympathiser", "fr",
     "Ticket~=B###|Motif~{carte d'identité/changement d'adresse/extrait}|Guichetier~{SV/MD}|"
     "Administré~full|N° registre national~nn|Date de passage~date|Attente (min)~int1-60|"
     "E-mail~email", {}),
    ("loket-brussel-nl", "municipal_services/municipal_population", "own_sympathiser", "nl",
     "Bezoeker~full|Attest~{samenstelling gezin/woonst/goed gedrag}|Aanvraag via~{e-loket/balie}|"
     "Ambtenaar~{SV/MD}|Retributie~amount|Afgeleverd~date|Mail~email", {}),
    ("bibliotheek-nl", "municipal_services", "own_sympathiser", "nl",
     "Lenersnummer~=2#########|Lener~full|Lenerscategorie~{volwassene/jeugd}|Uitgeleend~int0-12|"
     "Boetes~amount|Lid tot~datefuture|Bib~'Hoofdbibliotheek|E-mail~email", {}),
    ("bibliotheque-koha-en", "municipal_services", "own_sympathiser", "en",
     "cardnumber~=2#########|surname~fam|firstname~given|address~streetnr|city~town|zipcode~pc|"
     "email~email|mobile~e164|branchcode~'MAIN|categorycode~{ADULT/CHILD}|dateenrolled~dateiso|"
     "dateexpiry~dateiso|borrowernotes~", {"grade": "B", "source": KOHA}),
    ("piscine-communale-fr", "municipal_services/sports_club", "own_sympathiser", "fr",
     "N° abonnement~=P#####|Nageur~full|Formule~{10 entrées/annuel}|Valable jusqu'au~datefuture|"
     "Entrées restantes~int0-10|Leçons~{débutant/avancé/}|Tarif habitant~{oui/non}|Courriel~email", {}),
    ("zwembad-abonnementen-nl", "municipal_services/sports_club/pos", "own_sympathiser", "nl",
     "Abonnementsnr~=Z#####|Houder~full|Zwemlesreeks~{aquagym/beginners}|Inwonerstarief~{J/N}|"
     "Geldig tot~datefuture|Laatste toegang~date|Gsm~mobile", {}),
    ("recyclagepark-nl", "municipal_services", "own_sympathiser", "nl",
     "Bezoeknr~=######|eID-houder~full|Adres~addr|Afvalfractie~{grofvuil/groen/steenpuin}|"
     "Gewicht~int5-120|Aanrekening~amount|Bezoek op~date|Diftar-rekening~=D######", {}),
    ("grafconcessies-nl", "municipal_services/municipal_permits/municipal_population",
     "own_sympathiser", "nl",
     "Concessienr~=G###|Overledene~full|Begraafplaats~'Westerbegraafplaats|Perk~=@##|"
     "Concessiehouder~gfull|Vervaldatum concessie~datefuture|Adres houder~addr|Tel.~phone", {}),
    ("concessions-cimetiere-fr", "municipal_services/municipal_permits/municipal_population",
     "own_sympathiser", "fr",
     "N° concession~=C###|Défunt~full|Permis d'inhumer~=PI####|Date du décès~dateold|"
     "Parcelle~=@##|Concessionnaire~gfull|Adresse~addr|Échéance~datefuture", {}),
    ("hondenregister-nl", "municipal_services", "own_sympathiser", "nl",
     "Aangifte~=H####|Eigenaar hond~full|Ras~{labrador/herder}|Chipnr~=9810000########|"
     "Hondenbelasting~amount|Adres~addr|Telefoon~phone", {}),
    ("bewonersparkeren-nl", "municipal_services/municipal_permits", "own_sympathiser", "nl",
     "Bewonerskaart~=BK#####|Titularis~full|Kentekenplaat~plate|Zone~{A/B/C}|Geldig van~date|"
     "Geldig tot~datefuture|Adres~addr|Mail~email", {}),
    ("gemeentelijke-nieuwsbrief-nl", "municipal_services", "own_sympathiser", "nl",
     "Inwoner~gfull|Wijk~{Centrum/Noord}|Ontvangt infoblad~{ja/nee}|BE-Alert-kanaal~{sms/mail}|"
     "Ophaalkalender~{ja/nee}|Domicilieadres~addr|GSM~mobile|E-mail~email", {}),
    ("prime-naissance-fr", "municipal_services", "own_sympathiser", "fr",
     "Parent bénéficiaire~gfull|Enfant~given|Né(e) le~minor|Prime octroyée~amount|"
     "Collège du~date|N° compte~iban|Adresse~addr", {}),
    ("seniorenfeest-gemeente-nl", "municipal_services/event", "own_sympathiser", "nl",
     "Genodigde 70+~gfull|Geboren~birth|Adres~addr|Dienst~'Dienst senioren|Inschrijving~{ja/nee}|"
     "Busvervoer~{ja/nee}|Telefoon~phone|Gemeentelijke bijdrage~amount", {}),
    ("registre-population-extrait-fr", "municipal_population", "voter_list_current", "fr",
     "RN~nndigits|NOM~FAM|PRENOMS~given|DT NAISS~birth|LIEU NAISS~town|EC~{CEL/MAR/VEU/DIV}|"
     "CODE NAT~=1##|MENAGE~=######|POS MEN~{01/02/03}|DT INSCR~dateold|RUE~street|NUM~nr|IND~box", {}),
    ("bevolking-nieuwe-inwoners-nl", "municipal_population/municipal_services",
     "own_sympathiser", "nl",
     "NN~nn|Inwoner~full|Vorige woonplaats~town|Aankomst~date|Samenwonend met~gfull?|"
     "Hoofd gezin~{J/N}|Nat.~{BE/FR/NL}|Adres~addr", {}),
    ("vreemdelingenregister-nl", "municipal_population", "own_sympathiser", "nl",
     "Dossier DVZ~=#######|Naam~full|Verblijfstitel~{A/B/F}|Herkomstland~{Marokko/Polen/India}|"
     "Geldig tot~datefuture|Rijksregnr~nn|Adres~addr|GSM~mobile", {"signs": "special"}),
    ("einwohner-de", "municipal_population", "own_sympathiser", "de",
     "Nationalregisternummer~nn|Name~fam|Vornamen~given|Geburtsort~town|"
     "Familienstand~{ledig/verheiratet/verwitwet}|Haushaltsvorstand~{J/N}|"
     "Eintragungsdatum~dateold|Straßenkode~=####|Hausnummer~nr", {}),
    ("liste-bureau-vote-nn-fr", "voter_list_forbidden", "own_sympathiser", "fr",
     "N° élect.~seq|Nom~FAM|Prénom~given|N° national~nn|Adresse~addr|Bureau~int1-9|"
     "A voté~|Assesseur~", {}),
    ("aanstiplijst-nl", "voter_list_forbidden", "own_sympathiser", "nl",
     "Kiezersnr~seq|Kiezer~full|INSZ kiezer~nn|Stemlokaal~int1-9|Heeft gestemd~|"
     "Adres~streetnr", {}),
    ("personeel-ziekenhuis-nl", "hr", "own_sympathiser", "nl",
     "Stamnr~=7#####|Medewerker~full|Afdeling~{Spoed/Geriatrie}|Functie~{verpleegkundige/logistiek}|"
     "Arbeidsregime~{80%/100%/50%}|IFIC-categorie~int8-16|In dienst sinds~dateold|"
     "Verlofsaldo~int0-30|Werkmail~email", {}),
    ("personnel-hopital-fr", "hr", "own_sympathiser", "fr",
     "Matricule~=7#####|Agent~full|Unité~{Urgences/Gériatrie}|Fonction~{infirmier/aide-soignant}|"
     "Régime de travail~{80%/100%}|Date d'engagement~dateold|Congés restants~int0-30|"
     "Barème IFIC~int8-16|Mail pro~email", {}),
    ("agents-communaux-fr", "hr", "own_sympathiser", "fr",
     "Matricule agent~=0####|Nom~fam|Prénom~given|Direction~{Voirie/Enseignement}|"
     "Emploi~{ouvrier qualifié/employé}|ETP~{1/0.5/0.8}|Échelle~{D4/A1}|Courriel~municipal", {}),
    ("staff-company-en", "hr", "own_sympathiser", "en",
     "Employee ID~=E####|Full name~gfull|Department~{Sales/Finance}|Line manager~gfull|"
     "Hire date~dateiso|Contract type~{Permanent/Temporary}|Gross salary~int2500-5000|"
     "Work email~email", {}),
    ("energiecooperatie-nl", "utility_telecom/association", "own_sympathiser", "nl",
     "Coöperant~full|Aandelen~int1-20|Afnamepunt~eanpoint|Groene stroom~{ja/nee}|"
     "Voorschotfactuur~amount|Injectie~int0-4000|E-mailadres~email|Tel.~phone", {}),
    ("eau-abonnes-fr", "utility_telecom", "own_sympathiser", "fr",
     "Abonné~full|Point de fourniture~=PF########|Relevé du compteur~int100-900|"
     "Index précédent~int10-100|Acompte~amount|Communication~ogm|Adresse de fourniture~addr", {}),
    ("telecomwinkel-nl", "utility_telecom/crm_business", "own_sympathiser", "nl",
     "Simkaartnr~=8932#############|Abonnee~full|Tariefplan~{Mobile 15/Onbeperkt}|"
     "Toestel~{smartphone/geen}|Contract tot~datefuture|Puk~=########|Mobiel~mobile|Klantmail~email", {}),
    ("telecom-shop-fr", "utility_telecom/crm_business", "own_sympathiser", "fr",
     "Titulaire ligne~full|N° d'appel~mobile|Forfait~{Illimité/10 Go}|IMEI~=35#############|"
     "Fin d'engagement~datefuture|Facture moyenne~amount|Conseiller~{Julie/Marc}", {}),
    # ---- trade ----
    ("garage-werkplaats-nl", "crm_business/insurance_broker/accounting_customers",
     "own_sympathiser", "nl",
     "Werkorder~=WO####|Klant~full|Voertuig~{VW Golf/Skoda Fabia}|Chassisnr~=WVWZZZ1KZ########|"
     "Kenteken~plate|Km-stand~int10000-180000|Volgend onderhoud~datefuture|Gsm klant~mobile", {}),
    ("garage-clients-fr", "crm_business/insurance_broker/accounting_customers",
     "own_sympathiser", "fr",
     "Fiche~int100-900|Client~full|Marque~{Peugeot/Citroën}|Plaque~plate|"
     "Contrôle technique~datefuture|Dernier entretien~date|Kilométrage~int10000-180000|Portable~mobile", {}),
    ("kapper-boekingen-nl", "crm_business/pos", "own_sympathiser", "nl",
     "Klant~gfull|Behandeling~{knippen/kleuren/brushing}|Stylist~{Sofie/Kim}|"
     "Laatste afspraak~date|Volgende afspraak~datefuture?|No-shows~int0-3|Besteed~amount|GSM~mobile", {}),
    ("institut-beaute-fr", "crm_business/pos/medical", "own_sympathiser", "fr",
     "Cliente~gfull|Dernier soin~date|Prestation~{épilation/soin visage}|Esthéticienne~{Julie/Léa}|"
     "Total dépensé~amount|Chèque cadeau~{oui/non}|Portable~mobile|E-mail~email", {}),
    ("restaurant-reservaties-nl", "crm_business/event/pos", "own_sympathiser", "nl",
     "Gast~gfull|Reservatie~date|Uur~time|Couverts~int2-8|Tafel~int1-20|Allergie~{gluten//}|"
     "Bezoeken~int1-14|Telefoon~mobile|E-mail~email", {}),
    ("restaurant-reservations-fr", "crm_business/event/pos", "own_sympathiser", "fr",
     "Nom de la réservation~gfull|Date du repas~date|Service~{midi/soir}|Nb couverts~int2-8|"
     "No-show~int0-2|Ticket moyen~amount|Mobile~mobile|E-mail~email", {}),
    ("kassa-klanten-nl", "pos/accounting_customers", "own_sympathiser", "nl",
     "Barcode klant~ean13|Naam~full|Korting %~{0/5/10}|Saldo bonnen~amount|"
     "Aantal tickets~int1-60|Laatste kassaticket~date|Totaal besteed~amount|Mail~email", {}),
    ("caisse-clients-fr", "pos/accounting_customers", "own_sympathiser", "fr",
     "Code-barres client~ean13|Nom~full|Remise~{0/5/10}|Bons d'achat~amount|"
     "Dernier passage en caisse~date|Nombre de tickets~int1-60|Panier moyen~amount|GSM~mobile", {}),
    ("vend-pos-en", "pos/crm_business/accounting_customers/ecommerce_customers", "subscriber", "en",
     "Customer Code~=@@@-####|First Name~given|Last Name~fam|Company Name~company??|Sex~sex|"
     "Date of Birth~birthiso|Postal Address~streetnr|Postal City~town|Postal Postcode~pc|"
     "Phone~phone|Mobile~mobile|Email~email|Customer Group~'All Customers|Customer Note~|"
     "Account Balance~amounten", {"grade": "B", "source": VEND}),
    ("lightspeed-fr", "ecommerce_customers/pos", "subscriber", "fr",
     "N° client~int1000-9000|Prénom~given|Nom~fam|E-mail~email|Commandes~int1-12|"
     "Chiffre total~amount|Dernière commande~date|Adresse de livraison~addr|"
     "Accepte le marketing~{oui/non}", {}),
    ("magento-en", "ecommerce_customers", "subscriber", "en",
     "email~email|_website~'base|_store~'nl|confirmation~|created_at~stampiso|"
     "created_in~'Webshop NL|disable_auto_group_change~'0|dob~birthiso|firstname~given|"
     "gender~{Male/Female}|group_id~'1|lastname~fam|password_hash~=&&&&&&&&&&&&&&&&:&&&&|"
     "rp_token~|store_id~'1|taxvat~|website_id~'1", {"grade": "B", "source": MAGENTO}),
    ("magento-adressen-en", "ecommerce_customers", "own_sympathiser", "en",
     "_website~'base|_email~email|_entity_id~seq|city~town|company~company??|country_id~'BE|"
     "firstname~given|lastname~fam|postcode~pc|region~|street~streetnr|telephone~mobile|vat_id~|"
     "_address_default_billing_~'1|_address_default_shipping_~'1",
     {"grade": "B", "source": MAGENTO}),
    ("shopify-en", "ecommerce_customers", "subscriber", "en",
     "First Name~given|Last Name~fam|Email~email|Company~|Address1~streetnr|City~town|"
     "Country Code~'BE|Zip~=####|Phone~'|Accepts Marketing~{yes/no}|Total Spent~amounten|"
     "Total Orders~int0-14|Tags~|Note~|Tax Exempt~'no", {"grade": "B", "source": SHOPIFY}),
    ("webshop-bestellingen-nl", "ecommerce_customers/accounting_customers", "subscriber", "nl",
     "Bestelling~=#10###|Besteld op~stampiso|Koper~gfull|Verzendadres~addr|Verzendwijze~{Bpost/afhalen}|"
     "Artikelen~int1-6|Orderbedrag~amount|Betaald met~{Bancontact/Visa}|E-mail koper~email", {}),
    ("facturen-loodgieter-nl", "accounting_customers", "own_sympathiser", "nl",
     "Fact.~=VF2029-0###|Dd~date|Aan~full|Werf~addr|Excl.~amount|BTW 6%~amount|Incl.~amount|"
     "OGM~ogm|Vervallen~{ja/nee}|Mail~email", {}),
    ("factures-fr", "accounting_customers", "own_sympathiser", "fr",
     "Numéro Facture~=FAC2029-####|Date Émission~date|Date Échéance~date|Client~gfull|"
     "Montant HT~amount|Taux TVA~'21.00%|Montant TTC~amount|Statut~{Payée/Envoyée}|"
     "Reste à Payer~amount|E-mail~email", {"grade": "B", "source": FAKTU}),
    ("kunden-handwerker-de", "accounting_customers/crm_business", "own_sympathiser", "de",
     "Kundennummer~int1000-9000|Kunde~full|Anschrift~addr|USt-IdNr.~bevat?|Letzte Rechnung~date|"
     "Offener Betrag~amount|Mahnstufe~int0-3|Telefon~phone|E-Mail~email", {}),
    ("advocaat-clienten-nl", "crm_business/accounting_customers/notary_realestate",
     "own_sympathiser", "nl",
     "Dossiernaam~=Voorbeeld c. @@@@|Cliënt~full|Tegenpartij~full|Rechtbank~{Gent/Dendermonde}|"
     "Rolnummer~=29/###/A|Provisie~amount|Raadsman~{SV/MD}|E-mail~email", {}),
    ("avocat-clients-fr", "crm_business/accounting_customers/notary_realestate",
     "own_sympathiser", "fr",
     "Réf. affaire~=A####|Client~full|Adversaire~full|Matière~{familial/pénal/locatif}|"
     "Juridiction~{Namur/Liège}|Provision~amount|Audience~datefuture|GSM~mobile", {}),
    ("pipedrive-en", "crm_business", "own_sympathiser", "en",
     "Person - ID~seq|Person - Name~gfull|Person - Organization~company|"
     "Person - Email - Work~email|Person - Phone - Mobile~e164|Person - Label~{Warm lead/Customer}|"
     "Person - Person created~stampiso|Person - Marketing status~'No consent|"
     "Person - Open deals~int0-3", {"grade": "B", "source": PIPE}),
    ("crm-prospects-fr", "crm_business", "own_sympathiser", "fr",
     "ID fiche~seq|Société~company|Contact~gfull|Fonction~{gérant/acheteur}|Statut~{prospect/client}|"
     "Commercial~{Julie/Marc}|Dernière relance~date|Opportunité~amount|Courriel~email|Tél.~phone", {}),
    ("bakkerij-bestellijst-nl", "pos/accounting_customers/crm_business/ecommerce_customers",
     "own_sympathiser", "nl",
     "Naam klant~gfull|Tel klant~mobile|Vaste bestelling~{2 grof/1 wit/pistolets}|Afhaaldag~{za/zo}|"
     "Krediet~amount|Klant sinds~dateold", {}),
    # ---- members ----
    ("syndicat-affilies-fr", "association", "own_sympathiser", "fr",
     "Registre syndical~=######|Affilié~full|Secteur professionnel~{nettoyage/chimie}|"
     "Entreprise~company|Délégué syndical~{oui/non}|Cotisation mensuelle~amount|"
     "Prime syndicale payée~{oui/non}|GSM~mobile", {"signs": "special"}),
    ("parochie-nl", "association", "own_sympathiser", "nl",
     "Parochiaan~gfull|Gedoopt~dateold|Vormsel~{ja/nee}|Misintentie~??|Kerkelijke bijdrage~amount|"
     "Parochieblad~{ja/nee}|Adres~addr", {"signs": "special"}),
    ("paroisse-fr", "association", "own_sympathiser", "fr",
     "Paroissien~gfull|Baptême~dateold|Première communion~{oui/non}|Denier du culte~amount|"
     "Bulletin paroissial~{oui/non}|Catéchiste~{oui/}|Adresse~addr|Tél~phone",
     {"signs": "special"}),
    ("scoutsgroep-nl", "association/sports_club/school", "own_sympathiser", "nl",
     "Tak~{kapoenen/welpen/jonggivers}|Naam~fam|Voornaam~given|Geboren~minor|Totem~??|"
     "Ouders~gfull|Mail ouders~email|Kamp betaald~{ja/nee}|Lidgeld~amount|Ziektes~??", {}),
    ("scouts-fr", "association/sports_club/school", "own_sympathiser", "fr",
     "Branche~{baladins/louveteaux/éclaireurs}|Nom~fam|Prénom~given|Né le~minor|Totem~??|"
     "Parents~gfull|GSM parents~mobile|Cotisation payée~{oui/non}|Fiche santé~{oui/non}", {}),
    ("club-tennis-fr", "sports_club", "own_sympathiser", "fr",
     "N° d'affilié AFT~=######|Joueur~full|Classement~{C30/B2/NC}|Interclubs~{oui/non}|"
     "Cotisation~amount|Entraîneur~'M. Exemple|Né le~birth|E-mail~email", {}),
    ("fitness-nl", "sports_club/crm_business/pos", "own_sympathiser", "nl",
     "Sporter~gfull|Abonnementsformule~{12 maanden/10-beurten}|Laatste check-in~date|"
     "Personal trainer~{ja/nee}|Domiciliëring actief~{ja/nee}|IBAN~iban|Opzegdatum~datefuture??|GSM~mobile", {}),
    ("turnverein-de", "sports_club/association", "own_sympathiser", "de",
     "Mitgliedsnr.~int1-900|Name~fam|Vorname~given|Abteilung~{Turnen/Fußball}|Eintritt~dateold|"
     "Beitrag~amount|Trainer~{ja/nein}|Telefon~phone|E-Mail~email", {}),
    ("harmonie-nl", "association", "own_sympathiser", "nl",
     "Muzikant~gfull|Instrument~{klarinet/trombone}|Uniformmaat~{M/L}|Repetities~int0-40|"
     "Lid sinds~dateold|Steunkaart~{ja/nee}|Erelid~{ja/}|Gsm~mobile", {}),
    ("donateurs-asbl-fr", "association", "own_sympathiser", "fr",
     "Donateur~full|Dernier don~date|Montant total~amount|Reçu fiscal~{oui/non}|"
     "Ordre permanent~{oui/non}|Campagne~{hiver 2029/été 2029}|Compte~iban|Adresse~addr", {}),
    ("volkstuinders-nl", "association", "own_sympathiser", "nl",
     "Tuinder~gfull|Perceelnr~int1-80|Pacht betaald~{ja/nee}|Sleutel~=K##|Wachtlijst sinds~dateold?|"
     "Adres~addr|Telefoon~phone", {}),
    # ---- address books, networks, lists ----
    ("outlook-fr", "personal_contacts", "own_sympathiser", "fr",
     "Titre~title|Prénom~given|Deuxième prénom~|Nom~fam|Suffixe~|Société~company??|Service~|"
     "Rue (bureau)~|Ville (bureau)~|Code postal (bureau)~|Rue (domicile)~streetnr|"
     "Ville (domicile)~town|Code postal (domicile)~pc|Télécopie (bureau)~|"
     "Téléphone (bureau)~|Téléphone (domicile)~phone?|Tél. mobile~mobile|"
     "Récepteur de radiomessagerie~|Adresse de messagerie~email|Type de messagerie~'SMTP|"
     "Adresse de messagerie 2~|Anniversaire~'0-0-00|Conjoint(e)~|Critère de diffusion~'Normale|"
     "Priorité~'Normale|Privé~'Faux|Page Web~", {"grade": "B", "source": OX, "delimiter": ",",
                                                "encoding": "cp1252"}),
    ("gmail-nl", "personal_contacts", "own_sympathiser", "nl",
     "Voornaam~given|Tweede voornaam~|Achternaam~fam|Fonetische voornaam~|Bijnaam~|"
     "Opslaan als~|Naam van organisatie~company??|Verjaardag~|Opmerkingen~|"
     "Labels~'* myContacts|E-mail 1 - label~'* |E-mail 1 - waarde~email|"
     "Telefoon 1 - label~'Mobiel|Telefoon 1 - waarde~e164", {"delimiter": ","}),
    ("gmail-fr", "personal_contacts", "own_sympathiser", "fr",
     "Prénom~given|Deuxième prénom~|Nom de famille~fam|Prénom phonétique~|Surnom~|"
     "Nom de l'organisation~company??|Anniversaire~|Notes~|Libellés~'* myContacts|"
     "Adresse e-mail 1 - Libellé~'* |Adresse e-mail 1 - Valeur~email|"
     "Téléphone 1 - Libellé~'Mobile|Téléphone 1 - Valeur~e164", {"delimiter": ","}),
    ("samsung-contacten-nl", "personal_contacts", "own_sympathiser", "nl",
     "Weergavenaam~gfull|Bijnaam~|Mobiel~mobile|Thuis~phone??|Werk~phone??|E-mail (privé)~email?|"
     "E-mail (werk)~??|Beltoon~|Groep~{ICE/Familie/}|Laatst gebeld~stampiso?|SIM/Toestel~{Toestel/SIM}", {}),
    ("huawei-contacts-en", "personal_contacts", "own_sympathiser", "en",
     "Display Name~gfull|Given Name~given|Family Name~fam|Mobile 1~e164|Home 1~|Work 1~|"
     "E-mail (Home)~email?|Ringtone~|Starred~{0/1}|Times Contacted~int0-80|Account Type~'com.huawei.phone",
     {"rows": 60}),
    ("carnet-adresses-fr", "personal_contacts", "own_sympathiser", "fr",
     "Nom affiché~gfull|Surnom~|Mobile perso~mobile|Mobile pro~??|Domicile~phone??|"
     "E-mail perso~email?|E-mail pro~??|Sonnerie~|Favori~{oui/}|Dernier appel~stampiso?", {}),
    ("yahoo-contacts-en", "personal_contacts", "own_sympathiser", "en",
     "First~given|Middle~|Last~fam|Nickname~|Email~email|Category~|Distribution Lists~|"
     "Messenger ID~|Home~phone?|Work~|Pager~|Fax~|Mobile~mobile|Alternate Email 1~|"
     "Personal Website~|Anniversary~", {}),
    ("whatsapp-groep-nl", "personal_contacts/social_network", "own_sympathiser", "nl",
     "Groepsnaam~'Wijk Noord|Deelnemer~e164|Profielnaam~given|Beheerder~{ja/}|"
     "Toegevoegd op~date", {}),
    ("facebook-leads-en", "crm_business/social_network/bought_list", "own_sympathiser", "en",
     "id~=l:1#############|created_time~stampiso|ad_id~=ag:1############|ad_name~'Zomeractie|"
     "adset_name~'Oost-Vlaanderen|campaign_name~'Leads 2030|form_id~=f:1############|"
     "form_name~'Win een bon|is_organic~'false|platform~{fb/ig}|full_name~gfull|email~email|"
     "phone_number~=p:+3247000####|lead_status~'CREATED",
     {"grade": "B", "source": LEADS}),
    ("instagram-volgers-nl", "social_network/web_scrape", "own_sympathiser", "nl",
     "Gebruikersnaam~=@####|Volledige naam~gfull|Volgers~int10-900|Bio~??|Geverifieerd~'nee|"
     "Profiellink~=https://www.instagram.com/&&&&&&/|E-mail in bio~email??", {}),
    ("gouden-gids-nl", "web_scrape", "own_sympathiser", "nl",
     "Bedrijf~company|Rubriek~{bakkers/garages}|Adres~addr|Telefoon~phone|Website~url|"
     "Beoordeling~{4,5/3,8}|Aantal reviews~int0-200|Bron-URL~=https://gids.example/b/#####|"
     "Gescrapet op~stampiso|E-mail~companyemail", {}),
    ("annuaire-scrape-fr", "web_scrape", "own_sympathiser", "fr",
     "href~=https://annuaire.example/f/#####|nom_complet~gfull|adresse_complete~addr|tel~phone|"
     "email_trouve~email?|source_url~=https://annuaire.example/p/###|date_extraction~stampiso", {}),
    ("bought-b2c-fr", "bought_list", "own_sympathiser", "fr",
     "IDCONTACT~=9#######|CIV~title|NOM~FAM|PRENOM~given|ADR4~streetnr|CP~pc|VILLE~TOWN|"
     "TEL FIXE~phone|TOP ROBINSON~{0/0/1}|TRANCHE REVENU~{1/2/3/4}|CSP~{cadre/ouvrier/retraité}|"
     "PROPRIETAIRE~{O/N}|OPTIN PARTENAIRE~'1|ID FICHIER LOUE~'LOC2030", {}),
    ("adressenhuur-nl", "bought_list", "own_sympathiser", "nl",
     "Selectiecode~=SEL##|Aanhef~title|Naam~full|Adres~streetnr|Postcode~pc|Plaats~town|"
     "Inkomensklasse~{A/B/C}|Levensfase~{gezin/senior}|Eigenaar/huurder~{E/H}|"
     "Interesses~{tuin/reizen/auto}|Bel-me-niet~{J/N}", {}),
    ("bedrijvengids-fr", "bought_list/open_register", "own_sympathiser", "fr",
     "BCE~vat|Raison sociale~company|Secteur NACEBEL~=47.##|Effectifs~{1-4/5-9/10-19}|"
     "Dirigeant~gfull|Tél siège~phone|E-mail générique~companyemail|CA (k€)~int100-4000", {}),
    ("kbo-activiteiten-en", "open_register", "own_sympathiser", "en",
     "EnterpriseNumber~vat|Status~'AC|JuridicalSituation~'000|TypeOfEnterprise~{1/2}|"
     "JuridicalForm~{610/014}|StartDate~dateold|Denomination~company|ActivityGroup~'001|"
     "NaceCode~=47###|Classification~'MAIN", {}),
    # ---- parties, events, newsletters that are not the candidate's ----
    ("partijleden-export-fr", "party_members", "own_sympathiser", "fr",
     "N° d'affilié~=######|Militant~full|USC / section~town|Date d'affiliation~dateold|"
     "Cotisation 2030~{payée/impayée}|Fonction interne~{trésorier//}|Fédération~'Namur|E-mail~email", {}),
    ("canvass-nl", "party_members", "own_sympathiser", "nl",
     "Deur~streetnr|Bewoner~full|Stemde vorige keer~{wij/zij/weet niet}|Steunscore~int1-5|"
     "Gaat stemmen voor~{lijst 7/andere/twijfelt}|Thema~{verkeer/wonen}", {"signs": "opinion"}),
    ("festival-tickets-nl", "event", "own_sympathiser", "nl",
     "Ordernr~=EV######|Koper~gfull|Dagticket~{vrijdag/zaterdag}|Aantal tickets~int1-4|"
     "QR-code~=&&&&&&&&|Ingecheckt~{ja/nee}|Prijs~amount|E-mail koper~email", {}),
    ("conference-attendees-en", "event", "own_sympathiser", "en",
     "Order #~=78########|Order Date~stampiso|First Name~given|Surname~fam|Email~email|"
     "Quantity~'1|Ticket Type~{General/Student}|Attendee #~=9#########|Event Name~'Open Day|"
     "Attendee Status~{Attending/Checked In}|Total Paid~amounten",
     {"grade": "B", "source": EVENTBRITE}),
    ("tombola-fr", "event", "own_sympathiser", "fr",
     "N° de billet~=0####|Participant~gfull|Lot~{vélo/jambon/}|Stand~'Kermesse|Date du tirage~date|"
     "Téléphone~mobile|E-mail~email", {}),
    ("petition-en", "event", "own_sympathiser", "en",
     "Signed at~stampiso|Name~gfull|Email~email|Postal code~pc|Petition~'Save the park|"
     "Comment~??|Share my name~{yes/no}", {}),
    ("newsletter-shop-nl", "newsletter_tool/ecommerce_customers", "own_sympathiser", "nl",
     "E-mail~email|Voornaam~given|Geopend~int0-40|Geklikt~int0-9|Bounce~{0/1}|"
     "Segment~{kopers/inactief}|Laatste mailing~date|Lijst~'Webshop nieuwsbrief", {}),
    # ---- seen in public code or documentation ----
    ("xero-contacts-en", "accounting_customers/crm_business", "own_sympathiser", "en",
     "*ContactName~gfull|AccountNumber~=@@@0##|EmailAddress~email|FirstName~given|LastName~fam|"
     "POAttentionTo~|POAddressLine1~streetnr|POAddressLine2~|POCity~town|PORegion~|"
     "POPostalCode~pc|POCountry~'Belgium|PhoneNumber~phone|MobileNumber~mobile|TaxNumber~bevat?|"
     "BankAccountName~|BankAccountNumber~iban?", {"grade": "B", "source": XERO}),
    ("thunderbird-en", "personal_contacts", "own_sympathiser", "en",
     "First Name~given|Last Name~fam|Display Name~gfull|Nickname~|Primary Email~email|"
     "Secondary Email~|Screen Name~|Work Phone~|Home Phone~phone?|Fax Number~|Pager Number~|"
     "Mobile Number~mobile|Home Address~streetnr|Home Address 2~|Home City~town|"
     "Home ZipCode~pc|Job Title~|Organization~|Web Page 1~|Birth Year~|Birth Month~|Birth Day~|"
     "Custom 1~|Notes~", {"grade": "B", "source": TBIRD}),
    ("phone-sync-en", "personal_contacts", "own_sympathiser", "en",
     "First Name~given|Last Name~fam|Display Name~gfull|Nickname~|E-mail Address~email?|"
     "E-mail 2 Address~|Home Phone~phone?|Business Phone~|Home Fax~|Pager~|Mobile Phone~mobile|"
     "Home Street~streetnr?|Home City~town?|Home Postal Code~pc?|Country Code~|Related name~|"
     "Job Title~|Notes~|Birthday~", {"grade": "B", "source": SYNC}),
    ("relatie-export-nl", "crm_business/accounting_customers", "own_sympathiser", "nl",
     "Type~{Persoon/Bedrijf}|Klantnummer~int1000-4000|Bedrijfsnaam~company??|Aanhef~title|"
     "Voornaam~given|Achternaam~fam|E-mail~email|Categorie~'Klant|Plaats~addr|"
     "Telefoonnummer~phone?|Mobiel~mobile|Website~", {"grade": "B", "source": RELATIE}),
    ("versand-de", "ecommerce_customers/accounting_customers/crm_business", "subscriber", "de",
     "Kundennummer~int1000-9000|Anrede~title|Vorname~given|Nachname~fam|Firma~|Straße~streetnr|"
     "PLZ~pc|Ort~town|Land~'BE|E-Mail~email|Telefon~phone|Name L~full|Straße L~streetnr|PLZ L~pc|"
     "Ort L~town", {"grade": "B", "source": XTC}),
    ("kunden-export-de", "crm_business/accounting_customers", "own_sympathiser", "de",
     "Kundennummer~int1000-9000|Anrede~title|Titel~|Vorname~given|Nachname~fam|Firma~company??|"
     "Strasse~streetnr|PLZ~pc|Ort~town|Telefon~phone|Mobil~mobile|E-Mail~email|Kunde seit~dateold",
     {"grade": "B", "source": KUNDEN}),
    ("fichier-clients-fr", "crm_business/accounting_customers", "own_sympathiser", "fr",
     "Code client~=C#####|Nom~full|Telephone~phone|Email~email|TVA~bevat?|Adresse~streetnr|CP~pc|"
     "Ville~town|Pays~'Belgique|Commercial~{Julie/Marc}|Adresse livraison~streetnr|"
     "CP livraison~pc|Ville livraison~town", {"grade": "B", "source": IZIQO}),
    ("ecole-impayes-fr", "school", "own_sympathiser", "fr",
     "Matricule~=######|Élève~full|Classe~{P1/P3/M2}|Téléphone tuteur~mobile|Total dû~amount|"
     "Payé~amount|Reste~amount|Alerte~{/rappel}|Prochaine échéance~datefuture",
     {"grade": "B", "source": IMPAYES}),
    ("employees-en", "hr", "own_sympathiser", "en",
     "Employee ID~=EMP-#####|First Name~given|Last Name~fam|Gender~{Male/Female}|"
     "Date of Birth~birth|Date of Joining~dateold|Email~email|Mobile~mobile|"
     "Relationship~'Self|Grade~{L2/L3}", {"grade": "B", "source": EMPLOYEES}),
    ("badminton-ranking-nl", "sports_club", "own_sympathiser", "nl",
     "Club~{Voorbeeld BC/Pluimpje}|Lidnummer~=5#######|Voornaam~given|Achternaam~fam|Geslacht~sex|"
     "Klassement enkel~int1-12|Klassement dubbel~int1-12|Klassement gemengd~int1-12",
     {"grade": "B", "source": BADMINTON}),
    ("schaakbond-nl", "sports_club", "own_sympathiser", "nl",
     "Relatienummer~=9######|Naam~cfull|Titel~|FED~'BEL|Rating~int1200-2100|Nv~int1-60|"
     "Geboren~birthyear|S~{w/}", {"grade": "B", "source": CHESS}),
    # ---- no headings at all ----
    ("zonder-koppen-facturen", "accounting_customers", "own_sympathiser", "nl",
     "a~=2029/00###|b~date|c~full|d~addr|e~bevat|f~amount|g~ogm|h~email", {"headings": False}),
    ("sans-entetes-patients", "medical", "own_sympathiser", "fr",
     "a~fam|b~given|c~birth|d~nn|e~inami|f~{consultation patient/suivi patient/vaccin}|g~mobile",
     {"headings": False}),
    ("zonder-koppen-personeel-gemeente", "hr/municipal_services", "own_sympathiser", "nl",
     "a~fam|b~given|c~municipal|d~{Burgerzaken/Groendienst/Financiën}|e~phone",
     {"headings": False}),
    ("zonder-koppen-meldingen", "municipal_services", "own_sympathiser", "nl",
     "a~gfull|b~addr|c~email|d~dateold|e~{dossier doorgestuurd naar schepen/vraag aan burgemeester/melding straatverlichting}",
     {"headings": False, "signs": "office"}),
    ("zonder-koppen-vergunningen", "municipal_permits", "own_sympathiser", "nl",
     "a~omv|b~gfull|c~addr|d~capakey|e~college|f~email", {"headings": False}),
    ("ohne-kopf-rechnungen", "accounting_customers", "own_sympathiser", "de",
     "a~=RE2029-0###|b~full|c~addr|d~bevat|e~amount|f~iban|g~email", {"headings": False}),
    ("sans-entetes-assurances", "insurance_broker", "own_sympathiser", "fr",
     "a~full|b~=38#######|c~plate|d~amount|e~datefuture|f~mobile", {"headings": False}),
    ("zonder-koppen-energie", "utility_telecom", "own_sympathiser", "nl",
     "a~full|b~addr|c~eanpoint|d~int1000-6000|e~ogm|f~email", {"headings": False}),
    # ---- bad form ----
    ("drie-titels-klanten-nl", "accounting_customers/crm_business", "own_sympathiser", "nl",
     "Klant nr~int1000-4000|Naam~fam|Voornaam~given|Straat en nummer~streetnr|Postcode~pc|"
     "Gemeente~town|E-mail~email|Openstaande facturen~int0-3|Omzet 2029~amount",
     {"preamble": ["Klantenbestand Schrijnwerken Voorbeeld BV", "Afgedrukt op 12/08/2030",
                   "Pagina 1"]}),
    ("koppen-herhaald-patienten-nl", "medical", "own_sympathiser", "nl",
     "Patiënt~full|Dossier~=P####|Geboren~birth|Consultatie~date|Arts~'Dr. Voorbeeld|"
     "Ziekenfonds~{101/304}|GSM~mobile", {"repeat_at": 12, "rows": 30}),
    ("titels-fr-cabinet", "municipal_services", "own_sympathiser", "fr",
     "Nom~fam|Prénom~given|Adresse~addr|Objet~{logement/emploi/voirie}|Contact le~dateold|Suite~??",
     {"preamble": ["Cabinet du Bourgmestre", "Citoyens reçus en permanence", ""],
      "signs": "office"}),
    ("vijfhonderd-kolommen-nl", "accounting_customers/crm_business", "own_sympathiser", "nl",
     "Klantnr~int1000-4000|Naam~full|E-mail~email|Laatste factuur~date|Saldo klant~amount|" +
     "|".join("Veld %d~" % i for i in range(1, 496)), {}),
    ("twee-bestanden-onder-elkaar-nl", "ecommerce_customers/accounting_customers/crm_business",
     "own_sympathiser", "nl",
     "Naam~full|Adres~addr|E-mail~email|Klantcode~=K#####|Besteld~int0-9|Laatste levering~date",
     {"more": "other_headings"}),
    ("oude-codering-klanten-fr", "accounting_customers", "own_sympathiser", "fr",
     "Réf. client~=C####|Nom~fam|Prénom~given|Adresse~addr|Facturé~amount|Réglé~amount|"
     "Échéance~date|Mél~email", {"encoding": "cp850"}),
    # ---- declared as the voter list, and something else ----
    ("als-kiezerslijst-klanten-nl", "accounting_customers/crm_business", "voter_list_current",
     "nl", "Klantnr~int1000-4000|Naam~fam|Voornaam~given|Straat~street|Nr~nr|Postcode~pc|"
     "Gemeente~town|Laatste factuur~date|Saldo~amount", {}),
    ("als-abonnees-kiezerslijst-nl", "voter_list", "subscriber", "nl",
     "Volgnummer~seq|Naam~FAM|Voornamen~given|Geboortedatum~birth|Straat~street|Huisnummer~nr|"
     "Bus~box|Postcode~pc|Gemeente~TOWN|Stemafdeling~int1-9", {"rows": 60}),
    ("als-sympathisants-liste-electeurs-fr", "voter_list", "own_sympathiser", "fr",
     "N° ordre~seq|Nom~FAM|Prénoms~given|Date de naissance~birth|Rue~street|N°~nr|Boîte~box|"
     "CP~pc|Commune~TOWN|Bureau de vote~int1-9", {"rows": 60}),
]


def other_headings(file, writer, columns, count):
    """A second export under the first, with headings of its own."""
    writer.writerow(["Naam", "Adres", "E-mail", "Ledennummer", "Lidgeld", "Aangesloten op"])
    second = file.split("a~full|b~addr|c~email|d~int100-900|e~amount|f~dateold")
    for cells in file.people(second, 15, count):
        writer.writerow(cells)


def files(File):
    made = []
    for name, true_class, declared, language, columns, options in FILES:
        options = dict(options)
        if options.get("more") == "other_headings":
            options["more"] = other_headings
        made.append(File("b-" + name, declared, true_class, columns, language,
                         group="unseen", **options))
    return made
