import type { Language } from "#shared/domain/replies/reply-reading.ts";

/**
 * Words that taking an offered time is said with, without accents: none of them refuses, asks or puts off. A word that
 * is missing here costs a look by a person, one too many could book what nobody chose.
 */
export const takingWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: words(`works work for me us on at the of to take let lets go with please thanks thank you many very much perfect
    perfectly great good fine ok okay yes yep sure sounds suits suit is be i ll d s m we would could can do make
    it that this one option slot time date proposal first second third last best better ideal well then see
    speak talk talking speaking looking forward hello hi dear hey regards kind warm cheers excellent lovely
    super brilliant confirmed confirm confirming book our my choose pick prefer happy am pm available free there
    st nd rd th clock o pleased choice accept accepted agreed agree and a call meeting meet chat invite
    invitation send noted day ours as offered in side have week weekend nice suggestion`),
  de: words(`passt passen passend mir uns gut sehr super perfekt prima wunderbar bestens hervorragend gern gerne geht
    ginge klappt ist ware es so das dies die der den dem erste ersten erster zweite zweiten zweiter dritte
    dritten dritter letzte letzten letzter termin terminvorschlag vorschlag option zeit uhr um am bei ich wir
    nehme nehmen wahle wahlen bitte danke vielen dank herzlichen besten ok okay ja einverstanden bestatige
    bestatigen hiermit in ordnung fur dann dabei hallo guten tag morgen moin geehrter geehrte freundlichen
    freundliche grußen gruße grusse grussen gruß gruss viele liebe beste mit herr frau herrn freue freuen freut
    mich auf unser gesprach telefonat bis dahin mfg vg lg ihnen sie einladung schicken senden gebucht vormerken
    eingetragen halte haben hat machen wurde bevorzuge bevorzugen notiert schone schonen woche`),
  fr: words(`me nous m convient conviendrait conviennent va irait bien tres parfait parfaitement parfaite c est ce cela
    ca pour moi oui merci beaucoup d accord ok volontiers je j on prends prenons choisis choisissons retiens
    retenons opte le la les l a de du premier premiere deuxieme second seconde troisieme dernier derniere
    creneau proposition option horaire date rendez vous rdv bonjour bonsoir cordialement salutations bonne bon
    journee ideal impeccable super excellent heure heures h alors svp s il plait avec plaisir confirme
    confirmons disponible disponibles suis sommes sera serait note celui votre madame monsieur au entendu
    cordiales meilleures echange appel entretien invitation et disons semaine`),
  es: words(`me nos viene vienen vendria va van bien muy mejor perfecto perfecta perfectamente genial estupendo vale de
    acuerdo si gracias muchas mil por para mi el la los las a en del al primero primera primer segundo segunda
    tercero tercera tercer ultimo ultima opcion horario hora horas fecha cita reunion llamada propuesta hola
    buenos buenas dias tardes saludo saludos un una cordial cordiales atentamente prefiero elijo escojo tomo
    tomamos confirmo confirmado confirmada confirmamos quedo quedamos quedemos entonces hablamos parece esta
    este esa ese ideal es seria puedo podemos puede disponible favor excelente ok y su estimado estimada senor
    senora dia invitacion encaja con me quedo semana`),
  it: words(`va bene per me noi mi ci vanno andrebbe benissimo ottimo ottima perfetto perfetta perfettamente ok si grazie
    mille molte il la lo le l alle ore del dello di primo secondo seconda terzo terza ultimo ultima opzione
    orario data appuntamento proposta chiamata scelgo scegliamo prendo prendiamo preferisco preferiamo confermo
    confermiamo confermato allora a presto sentiamo risentirci buongiorno buonasera salve gentile cordiali
    saluti distinti cordialmente volentieri sarebbe e ideale posso possiamo disponibile favore d accordo molto
    dottor dottoressa signor signora buona giornata invito piacere con facciamo settimana`),
  nl: words(`komt mij me ons goed heel uit past passen schikt lukt kan prima uitstekend perfect fijn graag ja ok oke
    akkoord dank dankjewel bedankt u uw je wel voor de het een op om uur eerste tweede derde laatste optie tijd
    tijdstip moment datum afspraak gesprek voorstel is zou zijn ik wij we kies kiezen neem nemen dan hallo beste
    dag goedemorgen goedendag goedemiddag met vriendelijke groet groeten hartelijke tot bevestig bevestigen
    bevestigd doe doen maar die dat mevrouw meneer heer uitnodiging gerne zien spreken alvast laten fijne week`),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}
