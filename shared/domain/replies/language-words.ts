import type { Language } from "./reply-reading.ts";

/** Words that business mail in each language is full of, accents as written; a word may stand in several. */
export const commonWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: words(`we could you scan glass block list earned wonderful look looks hmm sales glad happy keen removed anyone news something ever than rather already the a an and or but of to in on at for from with by about into as if than then that this these those there here it its it's
    i you he she we they me my your our us him her his their i'm i'd i'll i've we're we'd we'll we've you're you've don't doesn't didn't
    can't won't isn't aren't wasn't couldn't wouldn't let's that's is are was were be been being am have has had do does did can could
    will would shall should may might must not no yes so too very just only also more most some any all each other another which who
    what when where why how please thanks thank hello hi dear regards best sure good great nice sorry sounds interesting interested
    interest send tell stop remove unsubscribe list email emails mail call meeting meet talk week next now back office out leave again
    never contact know need want like think time new right wrong person company price cost team after before until year month quarter
    monday tuesday wednesday thursday friday january february march april may june july august september october november december
    morning afternoon noted received robot human bot enough ok okay off away me not for is works work ignore previous instructions
    pass give take get got data address ticket case automated response take hint will do rest pls plz opt delete`),
  de: words(`jetzt einfach etwas dieses dieser diesem dazu davon damit kein verpisst toll viel weil mich bin ab tonne der die das den dem des ein eine einen einem einer eines und oder aber von zu zum zur in im an am auf für aus mit bei nach
    über unter vor durch gegen ohne um als wie wenn dann dass daß ob weil ich du er sie es wir ihr mich mir dich dir uns euch ihnen
    ihre ihren ihrem ihrer mein meine meinen meiner unser unsere unseren sich ist sind war waren bin bist sein habe haben hat hatte
    wird werden wurde kann können könnte könnten muss müssen soll sollte darf möchte möchten will wollen nicht kein keine keinen
    keinem nein ja doch noch schon nur auch sehr mehr wieder hier da dort was wer wo wann warum woher welche welcher welchen bitte
    danke dank vielen hallo guten tag grüße grüßen freundlichen herr frau gerne gern interesse interessant spannend termin uhr woche
    nächste nächsten mail mails anfrage adresse verteiler abmelden austragen abbestellen löschen schreiben schicken melden kontakt
    montag dienstag mittwoch donnerstag freitag januar februar märz april mai juni juli august september oktober november dezember
    derzeit aktuell momentan leider büro urlaub zuständig passt klingt gut mal es reicht schluss newsletter zur kenntnis genommen
    worum geht lassen ruhe weitere künftig absehen daten firma falsche bis ab`),
  fr: words(`veuillez contacter collègue allez voir ailleurs tenez laissez tranquille paix fichez foutez mail était allons tout tous toute toutes fois chaque matin joie là dans moi système le la les un une des du de au aux et ou mais à en dans sur pour par avec sans sous chez vers entre comme si que qui quoi dont
    où quand comment pourquoi quel quelle quels quelles je tu il elle nous vous ils elles on me te se moi toi lui leur leurs mon ma mes
    ton votre vos notre nos son sa ses ce cet cette ces cela ça c'est j'ai est sont suis êtes sommes était être ai as a avons avez ont
    avoir fait faire peut pouvons pouvez pourriez serait seriez serais dois doit faut veux voudrais souhaite ne pas plus jamais rien
    aucun aucune non oui si très bien aussi encore déjà trop merci bonjour bonsoir cordialement madame monsieur mme svp s'il plaît
    volontiers intéressant intéressé intéresse d'accord rendez-vous semaine prochaine lundi mardi mercredi jeudi vendredi janvier
    février mars avril mai juin juillet août septembre octobre novembre décembre mail mails email emails message messages adresse liste
    désinscrire désabonnement désabonner desabonner retirez supprimer arrêtez cessez contactez écrire bureau absent congés réponse demande prix tarif données
    société entreprise reçu stop pub avec plaisir envoyez actuellement jusqu'au suffit sujet quelques restons-en là marre sans façon inutile relancer`),
  es: words(`propóngame algunas fechas proponga nos parece demasiado complicado conmigo publicidad ahórrese déjeme dejen paz váyanse mierda quítame tenga ilusión cada gente sistema sencillo lleva parte el la los las un una unos unas y o pero de del al a en con por para sin sobre entre hasta desde como si que qué quién quien
    cuál cuándo cuánto cómo dónde porque yo tú usted ustedes él ella nosotros ellos me te se nos le les lo mi mis su sus nuestro
    nuestra nuestros este esta esto estos estas ese eso es son soy está están estoy estamos era ser estar he ha han hay tengo tiene
    tenemos tienen hacer puede puedo podemos podría podrían podemos quiero queremos necesito gustaría no sí nada nunca más muy bien ya
    también ahora mismo gracias hola buenos buenas días tardes saludo saludos señor señora por favor claro perfecto interesa
    interesante interesado reunión semana próxima lunes martes miércoles jueves viernes enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre correo correos mensaje mensajes dirección lista baja borren denme quítenme dejen
    escribir contactar empresa precio datos oficina vacaciones fuera recibido respuesta otro vale favor quiero darme mande mándeme
    envíeme envíen basta pesado cuesta habla persona todo todos esto pare cosas cansan dejarlo aquí trata qué una porque desuscribir llamadas pero`),
  it: words(`d'accordo proponga orario data qualche decido occupa magari collega centrale azienda sistema legge semplice scusi adesso basta bello davvero giorno stancate quanto settore il lo la i gli le un uno una e ed o ma di del dello della dei degli delle a al allo alla ai alle da dal dalla in nel nella
    con su per tra fra come se che chi cosa quale quando quanto dove perché io tu lui lei noi voi loro mi ti si ci vi me te mio mia
    miei suo sua vostro vostra vostri vostre nostro nostra nostri questo questa questi queste quello è sono sei siamo siete era essere
    ho hai ha abbiamo avete hanno avere fare fa può posso possiamo potete potrebbe vorrei voglio vogliamo devo deve serve non no sì
    niente nulla mai più molto bene anche ancora già ora adesso grazie buongiorno buonasera salve cordiali saluti signor signora
    dottor dottoressa prego favore volentieri interessa interessante interessato appuntamento settimana prossima lunedì martedì
    mercoledì giovedì venerdì gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre mail email
    messaggio messaggi indirizzo lista elenco cancellatemi cancellarmi cancellami disiscrivetemi disiscrizione togliete smettetela basta scrivermi contatti azienda prezzo dati
    ufficio ferie risposta ricevuto mandi mandate altro altra va bene persona tutto tutti quante costa fino piacere passiamo tratta chiudiamola qui`),
  nl: words(`snapt vaak elke keer meer zeg alweer beters mijn deel klopt gewoon bestand kapot de het een en of maar van te in op aan voor met bij naar uit over onder tot door om als dan dat dit deze die er hier daar ik
    jij je u hij zij ze we wij jullie mij me mijn ons onze uw hun zich is zijn was waren ben bent heb hebt heeft hebben had wordt
    worden kan kunnen kunt kunnen zou zouden moet moeten mag wil willen wilt niet geen nee ja wel nog al ook heel erg meer weer nooit
    niets niks wat wie waar wanneer waarom hoe welk welke graag bedankt dank dankjewel hallo goedemorgen goedemiddag groet groeten
    vriendelijke heer mevrouw alstublieft aub interesse interessant klinkt afspraak week volgende uur bellen mail mails mailen bericht
    berichten adres lijst afmelden uitschrijven verwijder stuur stop haal contact opnemen maandag dinsdag woensdag donderdag vrijdag
    januari februari maart april mei juni juli augustus september oktober november december bedrijf prijs gegevens kantoor vakantie
    afwezig antwoord ontvangen prima goed helaas even misschien kwartaal nu zo'n doen echt laat rust juiste persoon werkt komt half
    laten hierbij genoeg geweest gaat uitschijven gelieve meld`),
};

/** Words of neighbours that look like one of the six at first sight, and of languages often met. */
export const foreignWords: ReadonlySet<string> = words(`
  proszę dziękuję nie jest mnie mój listy się więcej jesteśmy możemy brzmi ciekawie pisać kolejny pięknie państwo dzień dobry
  não você obrigado obrigada uma meu minha vossa parem enviar mais email destes temos interesse retirem descadastrar olá bom
  vänligen bort mig från er sluta mejla inte intresserad tack och det låter kan torsdag möte trevligt jag jaha ett till vad
  venligst fra jeres liste lad være med at skrive til mig nej tak vi har ikke brug hvad koster afmeld jeg og hvor seks brugere
  vennligst fjern meg fra listen deres slutt å sende dette høres spennende fortell gjerne mer ikke takk
  poistakaa minut älkää enää ottako yhteyttä kuulostaa kertokaa lisää kiitos en ei kiinnosta
  prosím odhlaste mě už mi nikdy nepište kolik to stojí děkuji dobrý den uživatelů pro
  vă rog să mă dezabonați nu mai contactați mulțumesc bună ziua
  kérem töröljenek listáról köszönöm nem érdekel többet ne írjanak
  lütfen beni listeden çıkarın bana bir daha yazmayın teşekkürler ilgilenmiyorum
  deixeu d'enviar-me deixeu correus plau gràcies
  moet my asseblief nie weer kontak dankie ek is
  parem`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word.length > 0));
}
