import type { LeadField } from "./lead-field.ts";

/** How people head their columns, in English, German, French, Spanish, Italian, Dutch and Polish; folded to plain lower-case words. */
export const fieldSynonyms: Readonly<Record<LeadField, readonly string[]>> = {
  company:
    list(`company, company name, companyname, name of company, organization, organisation, organization name,
    organisation name, account, account name, business, business name, employer, firm, firm name, client, client name,
    current company, company legal name, legal name, firma, firmenname, unternehmen, unternehmensname, name der firma,
    organisationsname, kunde, kundenname, arbeitgeber, betrieb, entreprise, societe, nom entreprise, nom de l entreprise,
    nom societe, nom de la societe, raison sociale, organisme, empresa, nombre empresa, nombre de la empresa, compania,
    razon social, organizacion, azienda, nome azienda, societa, ditta, ragione sociale, impresa, bedrijf, bedrijfsnaam,
    naam bedrijf, onderneming, organisatie, nazwa firmy, przedsiebiorstwo, spolka, organizacja`),
  domain:
    list(`domain, domain name, company domain, company domain name, email domain, web domain, website domain,
    domaine, nom de domaine, dominio, domein, domeinnaam, domena, domane`),
  website:
    list(`website, web site, company website, website url, company url, url, web, homepage, home page, site, web page,
    webpage, web address, www, webseite, internetseite, internetadresse, firmenwebsite, internet, site web, site internet,
    page web, sitio web, pagina web, web empresa, sito, sito web, sito internet, webadres, webpagina, strona, strona www,
    strona internetowa, adres www`),
  firstName:
    list(`first name, firstname, given name, forename, fname, first, vorname, prenom, nombre de pila, primer nombre,
    nome di battesimo, voornaam, imie`),
  lastName:
    list(`last name, lastname, surname, family name, lname, last, nachname, familienname, zuname, nom de famille,
    apellido, apellidos, cognome, achternaam, familienaam, nazwisko`),
  fullName:
    list(`full name, fullname, contact name, contact, contact person, person, person name, lead name, prospect name,
    name of contact, decision maker, ansprechpartner, ansprechpartnerin, kontakt, kontaktperson, vollstandiger name, vor und nachname,
    nom complet, nom et prenom, nom prenom, prenom nom, interlocuteur, nombre completo, nombre y apellidos, persona de contacto,
    contacto, nome completo, nome e cognome, nominativo, referente, contatto, volledige naam, contactpersoon, imie i nazwisko,
    osoba kontaktowa, osoba do kontaktu`),
  jobTitle:
    list(`job title, jobtitle, position, role, job role, title, function, job, designation, headline, current position,
    current title, job position, occupation, jobtitel, berufsbezeichnung, funktion, stelle, stellenbezeichnung, rolle, beruf,
    poste, fonction, intitule du poste, intitule de poste, titre, cargo, puesto, puesto de trabajo, posicion, ruolo, posizione,
    qualifica, mansione, carica, functie, functietitel, functienaam, stanowisko, funkcja, rola`),
  email:
    list(`email, e mail, mail, email address, e mail address, mail address, emailaddress, email id, courriel, adresse email,
    adresse e mail, adresse mail, mailadresse, email adresse, e mail adresse, correo, correo electronico, direccion de correo,
    indirizzo email, indirizzo e mail, posta elettronica, emailadres, e mailadres, e mail adres, adres email, adres e mail,
    poczta, professional email, email professionnel, geschaftliche email`),
  phone:
    list(`phone, phone number, telephone, telephone number, tel, mobile, mobile phone, mobile number, cell, cell phone,
    direct phone, direct dial, direct line, phone no, tel no, contact number, telefon, telefonnummer, handy, handynummer, mobil, mobiltelefon,
    mobilnummer, rufnummer, durchwahl, numero de telephone, portable, tel portable, telephone portable, telefono, numero de telefono,
    movil, celular, numero di telefono, cellulare, telefoonnummer, telefoon, mobiel, mobiele nummer, numer telefonu, komorka,
    telefon komorkowy`),
  companyPhone:
    list(`company phone, company phone number, office phone, corporate phone, switchboard, main phone, hq phone,
    zentrale, telefonzentrale, telefon zentrale, firmentelefon, telephone entreprise, standard telephonique, telefono empresa,
    telefono azienda, centralino, telefoon bedrijf, telefon firmy`),
  linkedinUrl:
    list(`linkedin, linkedin url, linkedin profile, linkedin profile url, linkedin link, linked in, linked in url,
    person linkedin url, person linkedin, contact linkedin url, linkedin profil, profil linkedin, perfil linkedin, perfil de linkedin,
    profilo linkedin, linkedin profiel, profile url, li url`),
  companyLinkedinUrl:
    list(`company linkedin, company linkedin url, company linkedin page, company linkedin profile, linkedin company page,
    linkedin company, linkedin company url, organization linkedin, account linkedin, linkedin firma, linkedin unternehmen, firma linkedin,
    unternehmen linkedin, linkedin entreprise, linkedin societe, linkedin empresa, linkedin azienda, linkedin bedrijf,
    linkedin firmy`),
  industry:
    list(`industry, sector, vertical, branch, line of business, business sector, industry sector, branche, industrie,
    wirtschaftszweig, sektor, secteur, secteur d activite, activite, industria, rubro, sector de actividad, settore, settore di attivita,
    bedrijfstak, branza, przemysl`),
  employees:
    list(`employees, employee count, number of employees, no of employees, num employees, employee range, headcount, head count,
    company size, size, staff, staff count, team size, company headcount, fte, company employees, mitarbeiter, mitarbeiterzahl,
    anzahl mitarbeiter, mitarbeiteranzahl, beschaftigte, unternehmensgrosse, firmengrosse, effectif, effectifs, nombre d employes,
    nombre de salaries, salaries, taille, taille de l entreprise, empleados, numero de empleados, num empleados, plantilla,
    tamano, tamano de la empresa, dipendenti, numero dipendenti, numero di dipendenti, dimensione, medewerkers, aantal medewerkers,
    werknemers, aantal werknemers, bedrijfsgrootte, liczba pracownikow, pracownicy, zatrudnienie, wielkosc firmy`),
  revenue:
    list(`revenue, annual revenue, company revenue, turnover, sales volume, annual sales, arr, umsatz, jahresumsatz,
    chiffre d affaires, ca, facturacion, ingresos, ingresos anuales, fatturato, ricavi, omzet, jaaromzet, przychod, przychody,
    obrot, obroty`),
  country:
    list(`country, country name, country code, country region, nation, land, staat, landercode, pays, code pays, pais,
    codigo pais, paese, nazione, stato, landcode, kraj, panstwo`),
  city: list(`city, town, location, locality, city name, hq city, stadt, ort, ortschaft, standort, wohnort, sitz, ville, commune,
    localite, ciudad, localidad, poblacion, municipio, citta, comune, localita, stad, plaats, woonplaats, vestigingsplaats,
    miasto, miejscowosc`),
  address:
    list(`address, street, street address, postal address, mailing address, full address, company address, address line,
    adresse, anschrift, strasse, strasse und hausnummer, postanschrift, rue, adresse postale, direccion, calle, domicilio,
    indirizzo, via, sede, adres, straat, straatnaam, ulica`),
  notes:
    list(`notes, note, comment, comments, remark, remarks, description, memo, additional information, notizen, notiz,
    bemerkung, bemerkungen, kommentar, anmerkung, anmerkungen, beschreibung, commentaire, commentaires, remarque, remarques,
    notas, nota, comentario, comentarios, observaciones, commenti, commento, osservazioni, opmerking, opmerkingen, notities,
    notatka, notatki, uwagi, komentarz, opis`),
  source:
    list(`source, lead source, origin, source note, original source, list name, quelle, herkunft, leadquelle, lead quelle,
    origine, provenance, fuente, origen, fonte, provenienza, bron, herkomst, zrodlo, pochodzenie`),
  consent:
    list(`consent, consent kind, consent type, legal basis, lawful basis, marketing consent, consent status, einwilligung,
    rechtsgrundlage, consentement, base legale, consentimiento, base legal, consenso, base giuridica, toestemming,
    rechtsgrond, zgoda, podstawa prawna`),
  consentSource:
    list(`consent source, source of consent, consent note, consent proof, proof of consent, quelle der einwilligung,
    einwilligung quelle, nachweis der einwilligung, source du consentement, fuente del consentimiento, fonte del consenso,
    bron van toestemming, zrodlo zgody`),
  consentDate:
    list(`consent date, date of consent, consent given on, consent timestamp, consented at, datum der einwilligung,
    einwilligung datum, einwilligung am, date du consentement, fecha del consentimiento, data del consenso,
    datum toestemming, data zgody`),
};

function list(synonyms: string): readonly string[] {
  return synonyms.split(",").map((synonym) => synonym.trim().replace(/\s+/g, " "));
}
