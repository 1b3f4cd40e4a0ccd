import type { Language } from "#shared/domain/replies/reply-reading.ts";

const weekday = "(mon|tues|wednes|thurs|fri)(day)?s?";
const times =
  "(times?|slots?|dates?|days|availabilit*|calendar link|calendar|calendly|booking link|openings)";
const zeiten =
  "(zeiten|termine|terminen|terminvorschlag*|zeitvorschlag*|zeitfenster|slots|verfugbarkeit*|kalender|kalenderlink|buchungslink)";
const creneaux = "(creneaux?|disponibilites?|dates?|horaires?|calendrier|agenda|heure)";
const huecos = "(horarios?|fechas?|disponibilidad|calendario|agenda|horas?|huecos?)";
const orari = "(orari|orario|date|data|disponibilita|calendario|agenda|slot|ora|momento)";
const tijden = "(tijd|tijden|data|datum|momenten|moment|beschikbaarheid|agenda|tijdstippen|opties)";

/** Asking us for times is a wish to meet, though no meeting is named: "sounds good, can you send times?" */
export const wishedTimes: Readonly<Record<Language, readonly string[]>> = {
  en: [
    `(send|share|give|offer|suggest|propose|provide)( me| us| over| through| across| along)*( a few| some| your| a couple of| two| three| a| possible| available| free| suitable| several| the)* ${times}( over| through| across)?`,
    "(what|which) (times?|slots|dates|days)( …)?(do you have|have you got|works?|suits?|are you|are (free|available|open))( for you| you| best)?",
    "when (are|would|can|could|do|is) (you|we|it)( both)?( be)? (free|available|talk|speak|meet|have a call|have time|have a moment|suit you|good for you)",
    "(find|pick|fix|agree on|settle on) (a|some) (time|slot|date)( next week| this week| to talk| to speak)?",
    "(what|how) does your (calendar|diary|schedule) look( like)?",
    "let me know when( …)?(suits|works|you are free|you're free|you are available)( you)?",
    `(i|we) have( about| around)? (half an hour|an hour|\\d+ minutes|a slot)( on| next)* ${weekday}`,
  ],
  de: [
    `(schicken|schick|senden|sende|nennen|nenn|geben|gib|teilen)( sie)?( mir| uns)?( bitte| gerne?| doch| mal| einfach)*( ein paar| einige| zwei| drei| ihre*| deine| mogliche| freie| weitere)* ${zeiten}`,
    `(konnen|konnten|konntest|kannst|wurden)( sie| du)( mir| uns)?( bitte| gerne?)*( ein paar| einige| ihre*| mogliche)* ${zeiten} (schicken|senden|nennen|geben|vorschlagen|teilen)`,
    "wann (hatten|haben|hattest|hast|passt|ginge|geht|ware|konnen|konnten|sind|waren)( sie| du| ihr| wir| es)( bei)?( ihnen| dir| euch| denn| uns| kurz| dazu| einmal)*( zeit| gut| am besten| sprechen| telefonieren| treffen| verfugbar| frei)?",
    "welche (zeiten|termine|tage|uhrzeit*) (hatten|haben|passen|passten|gingen|waren|bieten)( sie| ihnen| dir| bei ihnen)*( frei| an| moglich)?",
    "haben sie( einen| ihren| vielleicht)* (kalenderlink|buchungslink|calendly)",
    "(schlagen|schlag)( sie)?( mir| uns)?( bitte| gerne?| doch| einfach)*( ein paar| einen| zwei| drei)* (termine?|zeiten|tag) vor",
    "(machen|mach)( sie)?( mir| uns)?( bitte| gerne?| doch| einfach)* (einen )?vorschlag fur (nachste|kommende|diese) woche",
    "wie sieht (ihr|dein|euer) kalender( nachste woche| diese woche| kommende woche)?( aus)?",
  ],
  fr: [
    `(envoyez|envoyer|envoie|proposez|proposer|donnez|donner|partagez|partager|transmettez|indiquez|indiquer)([ -](moi|nous))?( donc| plutot)*( quelques| vos| des| un| une| plusieurs| votre| deux| trois)+ ${creneaux}`,
    "(quelles? sont|donnez-moi)( donc)? vos (disponibilites|creneaux)",
    "(quel jour|quels jours|quelle heure|quelle date|quels creneaux)( …)?(convien*|arrange*|disponible*)( …)?",
    "quand (etes|seriez|pouvons|pourrions|peut|pouvez)[ -](vous|nous|on)( donc| nous| en| vous)*( disponibles?| libres?| dispo| parler| appeler| voir| echanger| rencontrer| discuter)",
    "(trouvons|cherchons|bloquons|fixons) (un|une) (creneau|moment|date|rendez-vous)",
  ],
  es: [
    `(enviar*|envie*|envia*|mandar*|mande*|mandame|propong*|propon*|compart*|pasar*|pase*|indique*)( por favor)?( su| sus| unos| unas| algunas| algunos| una| un| varias| varios| dos| tres)* ${huecos}`,
    "que (disponibilidad|dia|dias|hora|horas|horarios) (tiene|tienen|le|les|conviene|podria)( viene| va| iria| conviene)?( bien| mejor)?",
    "cuando (tiene|tendria|tienen|podemos|podriamos|puede|podria|esta|estaria|le)( usted)?( un)?( tiempo| hablar| reunirnos| vernos| disponible| libre| viene bien| rato)",
    "(busquemos|encontremos|fijemos|pongamos|acordemos) (un|una) (hueco|fecha|hora|momento|reunion)",
  ],
  it: [
    `(mandarmi|mandarci|mandi|mandami|mandate|inviarmi|inviarci|invii|inviatemi|proponga|proponete|propormi|condividere|condivida|indichi|indicarmi)( pure)?( la sua| il suo| le sue| i suoi| qualche| degli| delle| un| una| alcuni| alcune| due| tre)+ ${orari}`,
    "quali (sono )?(le |i )?(sue |vostre |suoi |tue )?(disponibilita|orari|giorni)( ha| avete| preferisce)?",
    "quando (ha|avrebbe|avete|possiamo|potremmo|puo|potrebbe|le)( un po'| lei)?( di)?( tempo| parlarne| parlare| sentirci| vederci| incontrarci| disponibile| andrebbe bene| va bene)",
    "(troviamo|cerchiamo|concordiamo) (un|una) (momento|data|orario|ora|appuntamento)",
    "(che|quale) (giorno|ora|orario) (le|vi|ti)? ?(va|andrebbe|conviene|preferisce|preferirebbe)( bene| meglio)?",
  ],
  nl: [
    `(stuur|geef|deel|stel|noem|mail)( mij| me| ons| maar| gerust| even| aub| alstublieft)*( een paar| wat| enkele| uw| je| jullie| een| twee| drie| mogelijke)+ ${tijden}( voor)?`,
    `(kunt|kun|wilt|wil) (u|je)( mij| me| ons)?( een paar| wat| enkele| uw| je)* ${tijden} (sturen|delen|geven|doorgeven|voorstellen|mailen)`,
    "(wat is|stuur me|geef me) (uw|je|jullie) beschikbaarheid",
    "hoe ziet (uw|je|jullie) agenda( er)?( volgende week| deze week)?( uit)?",
    "wanneer (heeft|hebt|heb|bent|ben|kunnen|zouden|kunt|schikt|past|komt)( het| u| je| jullie| we| wij)*( even| eens)?( tijd| beschikbaar| vrij| praten| bellen| spreken| afspreken| uit)?",
    "welke (dag|dagen|tijd|tijden|datum) (komt|past|schikt|heeft|komen|passen)( u| je| jullie| het| bij u)*( uit| het beste| goed)?",
    "(moment|tijd|datum) (zoeken|vinden|prikken|plannen|afspreken)",
  ],
};
