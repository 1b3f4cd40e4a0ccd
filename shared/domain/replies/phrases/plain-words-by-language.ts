import type { Language } from "#shared/domain/replies/reply-reading.ts";

/** Words of plain business mail that no phrase names. `*` is the rest of a word, as in the phrases. */
export const furtherPlainWords: Readonly<Record<Language, string>> = {
  en: `half two three four five six seven eight nine ten twelve first second both few several couple am pm hour hours minute minutes day days
    today tomorrow yesterday within since during between early late later usually normally otherwise though although anyway maybe perhaps
    probably currently recently exactly quite fairly pretty lead size years months weeks food producer* batch* match* describe* madness
    example note matters urgent beforehand spoke speak fair quote anything small smaller large larger teams made smile solve* flexible
    product* group* easy difficult roll* countries country finnish start* getting using used look* share* put possible option* budget
    machine* parts bearing* factory factories industry market* business* department* finance report* figure* number* screen* user* licence
    licenses set-up setup sure side end month-end year-end quarterly annual annually weekly daily grow* open* change* improve* reduce* help*
    question* answer* feedback internally discuss* review* decide* decision* approve* board owner founder ops dana calls slot* date* time* zone
    spreadsheets sku skus sap csv lead-time lead-times shelves shelf store* shop* freight carrier* shipment* region* europe* uk us gmt cet london`,
  de: `gutes timing steht hilft eingegangen anfrage zwei drei vier funf sechs sieben acht neun zehn erste zweite* beide einige paar uhr stunde* minute* tag tage heute morgen gestern
    zwischen seit seitdem wahrend fruh spat spater normalerweise sonst vielleicht wahrscheinlich gerade kurzlich genau ziemlich jahre
    monat* wochen nie zusammen tatsachlich anwender dauert dauern einfuhr* maschinenbau* anderen sondern umstell* sehe sehen solch* gemacht
    chargenverfolgung charge* reden dringend* fallen dies ticketnummer eroffnet schieben hin her stecken nehme nehmen gesprochen ehrlich
    gesagt letzten letzte frage* einfache* paar gefallt cfo cto ceo vorschlag* csv-datei* datei* team* kunde* abteilung* bereich* kollege*
    losung* prozess* projekt* thema* beispiel* angebot* produkt* markt* branche* industrie* zahl* bericht* nutzer* lizenz* schon* moglich*
    start* beginn* anfang* ende jahresende erwischt interne* besprech* entscheid* vorstand inhaber einkaufer* disponent* regal* filiale*
    holt gruß gruss halle kundigung* nachbestell* sortiment* saison* stuck* frag* telefon* nachmittag* vormittag*
    donnerstagnachmittag mittwochvormittag`,
  fr: `utile deux trois quatre cinq six sept huit neuf dix premier premiere second seconde quelques plusieurs heure* minute* jour* aujourd'hui demain
    hier depuis pendant entre tot tard normalement sinon peut-etre surement justement actuellement recemment exactement assez annee*
    mois semaine* cherchons cherche mieux repartir preference utilisateur* mise place agroaliment* autre* œuvre oeuvre petite* petit* genre
    gestion* lot* nouvelle* accueil ouvert* coutent coute fortune amont parle parler simple* financier* question* reponse* exemple* projet*
    service* produit* marche* secteur* industrie* chiffre* rapport* licence* possible* commenc* debut* interne* discut* decision* decid*
    acheteur* magasin* rayon* transport* region* europe* equipe* outil* besoin* fin saison* piece* trimestriel* annuel* cout*
    difficile* solution* processus valid* dossier* telephone* visioconference*`,
  es: `dos tres cuatro cinco seis siete ocho nueve diez primer* segundo* algunos varios hora* minuto* dia* hoy ayer desde durante entre
    pronto tarde normalmente quizas probablemente actualmente recientemente exactamente bastante ano* mes meses semana* cuadra* corta* corto
    usuario* implant* alimentari* comentar* esa ese decision* tuvimos asi control verlo tema* lote* abrimos abri* cuesta* fortuna resolv*
    habl* fin financier* gusta* pregunta* respuesta* ejemplo* proyecto* departamento* producto* mercado* sector* industria* cifra* informe*
    licencia* posible* empez* comienz* interna* interno* decid* comprador* tienda* transporte* region* europa* temporada* pieza* trimestral*
    anual* dificil* solucion* proceso* valid* telefono* videollamada*`,
  it: `due tre quattro cinque sei sette otto nove dieci primo prima secondo alcuni qualche ora ore minut* giorn* oggi domani ieri durante tra
    presto tardi normalmente forse probabilmente attualmente recentemente esattamente abbastanza ann* quest'anno mes* settiman* tornano meglio
    utent* richied* avvio vengono aliment* centrale introdurre avuto simil* gestion* aperto apert* fortuna parlat* magazzo piace finanziari*
    domand* rispost* esemp* progett* repart* prodott* mercat* settor* industri* cifr* rapport* licenz* possibil* inizi* intern* decision*
    decid* acquirent* negozi* trasport* region* europ* stagion* pezz* trimestral* annual* difficil* soluzion* process* valid* telefon*
    videochiamat*`,
  nl: `twee drie vier vijf zes zeven acht negen tien eerste tweede beide enkele uur uren minu* dag dagen vandaag morgen gisteren sinds tijdens
    tussen vroeg laat later normaal misschien waarschijnlijk momenteel onlangs precies vrij jaren maand* weken kloppen liefst donderdag*
    gebruiker* duurt duren invoer* voedingssector voeding* overstap* soort zitten eerst pakken ticketnummer geopend open* vermogen besproken
    vind vinden haar hem vraag* antwoord* voorbeeld* project* product* markt* sector* industrie* cijfer* rapport* licentie* mogelijk* begin*
    start* intern* beslis* inkoper* winkel* vervoer* regio* europ* seizoen* onderde* kwartaal* jaarlijks* moeilijk* oplossing* proces*
    telefoon* videogesprek* magazijnen`,
};
