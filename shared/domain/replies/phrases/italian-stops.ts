const mail =
  "(e-?mails?|mail|messagg*|pubblicita|newsletter|comunicazion*|spam|invii|telefonate|chiamate|sollecit*|promozion*|contatti|materiale pubblicitari*)";
const approach =
  "((ri)?contatt*|(ri)?scriv*|mand*|invi*|(ri)?chiam*|disturb*|insist*|importun*|telefon*|assill*|tormen*|molest*|sollecit*|sped*)";
const approached =
  "(ricontattat*|contattat*|disturbat*|importunat*|sollecitat*|assillat*|chiamat*|molestat*)";

/** Ways of asking to stop by their build: what is to end, and how it is said that it should. */
export const italianStops = {
  unsubscribe: [
    "(disiscr*|disinscri*)",
    "(cancel*|depenn*|rimuov*|elimin*|togli*|tolg*|lev*)(mi|ci|temi|teci|nomi|nemi)( …)?(da|dal*|dai|subito|immediat*|grazie)",
    `(revoc*|ritir*)( …)?(consens*|autorizzazion*|assenso)`,
    `(niente|basta|stop)( a| con| alle?| di)*( piu| altr*| ulterior*| nuov*| vostr*| queste?| le)* ${mail}`,
    `nessun*( piu| altr*| ulterior*| nuov*)+ ${mail}`,
    "(?<!non )(dimenticate|dimentichi|dimentica|cancellate|cancelli|eliminate|elimini|distruggete|buttate|scordate)( …)?(il mio|la mia|i miei|il nostro|questo|questa)( …)?(indirizzo|mail|e-?mail|nome|nominativo|contatt*|recapit*|numero)",
    `non( …)?(usate|usi|usare|utilizz*|tratt*|conserv*)( piu)? (il mio|la mia|i miei|questo)( …)?(indirizzo|dati|mail|e-?mail|recapit*|numero)`,
    `non( …)?interessat* a ricever*( …)?(${mail})?`,
    `(cessate|cessi|cessare|interrompete|sospendete)( …)?${mail}`,
    `(essere|venire) (rimoss*|cancellat*|eliminat*|tolt*|depennat*|disiscritt*|escluso|esclusa)`,
    `(chied*|richied*|sollecit*|domand*)( …)?(cancellazione|rimozione|eliminazione)( …)?`,
    `(?<![^\\n])(rimuovere|cancellare|togliere|eliminare)( grazie| per favore| subito)*(?=[^\\p{L}]*$)`,
    `non (voglio|vogliamo|desidero|gradisco|gradiamo)( piu| ricevere)*( le| i| la| altre| queste| questi| tutte)*( vostre| vostri| sue| tue| vostra)* ${mail}`,
    `(non (autorizzo|autorizziamo|acconsento|consento|do)|proibisco|vieto|vietiamo)( …)?(uso|utilizz*|usare|invio|contatt*|scriv*|consenso|trattament*|mail|e-?mail)( …)?`,
    `(indirizzo|mail|e-?mail|casella|numero|dati)( …)?non (va|vanno|deve|devono|puo|sia)( …)?(usat*|utilizzat*|commercial*|pubblicitar*|marketing)( …)?`,
    `(sospend*|interromp*|ferma*|bloccate)( …)?(invi|invio|${mail})`,
    `(escluder|escludete|escluda)(mi|ci|temi|teci)( …)?`,
    `non (voglio|vogliamo|desidero)( …)?(essere|stare|figurare|restare)( …)?(lista|liste|elenc*|database|rubrica|archiv*)`,
    `(non|senza)( …)?(permesso|autorizzazione|consenso)( …)?(scriv*|contatt*|inviar*|chiam*)`,
    `non ci teng* a ricever*( …)?`,
  ],
  do_not_contact: [
    `(asten*|asteng*|desist*)( …)?(${mail}|${approach})`,
    `(evitate|eviti|evita|evitino)( …)?(di )?( ?)(${approach}|${mail})`,
    `(mi oppong*|ci opponiamo|oppormi|opposizione|opponga)( …)?(trattament*|uso|utilizzo|ricezion*|invi*|ricev*)`,
    `(diffid*|intim*|ingiung*)( …)?(da|dal*|di|a)( …)?(${approach}|${mail}|cessare)`,
    `(gradir*|preferir*|preferisc*|vorr*|vogli*|desider*|chied*|preg*|esig*)( …)?(non|di non)( …)?(essere( piu)? ${approached}|ricever*( …)?(${mail}|altr*|piu|nulla)|sentirvi|sentirla)`,
    `(gradir*|preferir*|preferisc*|vorr*|vogli*|chied*|preg*)( …)?(che )?non (mi|ci) (veng* )?${approach}`,
    `(sia|sara|fosse)( …)?(l'|la vostra |il vostro |la sua |il suo |la |il )?ultim* (mail|e-?mail|messaggi*|telefonat*|contatt*|avviso|comunicazion*)`,
    `non (mi|ci) ${approach}( …)?(piu|mai|oltre|ulteriormente)`,
    `non( …)?(piu|mai) essere ${approached}`,
    `(vostre|queste|altre|ulteriori|sue|vostri|questi) ${mail}( …)?(non sono (gradit*|desiderat*|benvenut*)|indesiderat*|sgradit*)`,
    "(?<![^\\n])(finitela|smettila|smettetela|piantatela|piantala|fermatevi)( grazie| adesso| ora| per favore)*(?=[^\\p{L}]*$)",
    `(smettete|smettetela|smettila|smetta|finitela|finiscila|piantatela|piantala)( …)?(di|con)( …)?(${approach}|${mail}|queste|questa|questo)`,
    "(dimenticatevi|dimenticati|si dimentichi|scordatevi) (di (me|noi)|che esist*)",
    `diritto di opposizione( …)?|diritto di oppormi( …)?`,
    `(invit*|preg*|chied*)( …)?(cessare|smettere|interrompere|lasciarmi stare|desistere)( …)?`,
    `(non (c'e|serve|occorre|e necessario)|senza) (bisogno )?(che |di )(mi |ci )?( ?)(${approach})( …)?`,
    `per favore mai piu|mai piu (per favore|grazie)`,
    `prefer*( …)?non ricever* (altro|nulla|piu|niente)( …)?`,
    `(questo tipo di|questo genere di|la vostra|le vostre) ${mail}( …)?non (e|sono) (gradit*|benvenut*|desiderat*)`,
    `(non|nn|no) (scriv|contatt|mand|chiam)(etemi|atemi|temi|etici|ateci|eteci|ermi|armi)( …)?(piu|mai)`,
  ],
} as const;
