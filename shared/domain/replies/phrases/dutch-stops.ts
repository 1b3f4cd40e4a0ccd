const mail =
  "(e-?mails?|mails?|mailtjes?|berichten|bericht|berichtjes|reclame*|nieuwsbrie*|aanbiedingen|spam|mailings?|communicatie|telefoontjes|acquisitie|correspondentie|mailverkeer)";
const approach =
  "(contacter*|benader*|mail*|e-?mail*|schrijv*|bellen|sturen|toesturen|lastig*|storen|aanschrijven|opbellen|spammen|aangeschreven|gemaild|gebeld)";
const who =
  "(mij|me|ons|mijn (naam|adres|e-?mail*|mailadres|gegevens|contact*)|(dit|ons) (adres|mailadres|e-?mailadres))";
const holder =
  "((mailing|mail|verzend|adres|contact|distributie)?(lijst|list|bestand)|mailing|(uw|jullie|je) (systeem|database|crm|administratie|adresboek))";

/** Ways of asking to stop by their build: what is to end, and how it is said that it should. */
export const dutchStops = {
  unsubscribe: [
    `(haal|haalt|verwijder*|schrap|schrapt|gooi|gooit|wis|wist)( …)?${who}( …)?(van|uit)( …)?${holder}`,
    `${who}( …)?(van|uit)( …)?${holder}( …)?(halen|verwijderen|schrappen|gooien|wissen|afhalen)`,
    "uitsch*ven",
    "(trek|trekken|herroep*)( …)?toestemming",
    "toestemming( …)?(ingetrokken|intrekken|nooit gegeven)",
    `(geen|stop|niks|niets)( verdere| meer| nieuwe| zulke| dit soort| deze| nog| van die| van dit soort)+ ${mail}`,
    `(?<!(nog|heb|hebben) )geen( \\p{L}+)? ${mail} (meer|aub|svp|graag|sturen|toesturen|a\\.?u\\.?b)`,
    "(vergeet|vernietig|wis|verwijder|schrap)( aub| alstublieft| maar| nu)* (mijn|dit|ons)( …)?(adres|e-?mail*|mailadres|naam|nummer)",
    `(adres|mailadres|e-?mailadres|nummer)( …)?(niet|nooit) (meer|langer|verder|opnieuw)( …)?(gebruik*|benader*|mail*|bewaren)`,
    `(zet|plaats)( …)?(mij|me|ons|dit)( …)?(zwarte lijst|blokkeerlijst|uitsluitlijst|blacklist)`,
    `(kunt|kun|kan|wilt|wil|mag|mogen|zou|gelieve|graag|kunnen)( u| je| jullie| men)?( …)?(mij|me|ons)( …)?(verwijderen|uitschrijven|afmelden|schrappen|uithalen|afhalen)`,
    `(haal|haalt|gooi|schrap|laat)( mij| me| ons)( aub| alstublieft| maar| nu)* (eraf|eruit|ervan|hieruit|hiervan)( …)?`,
    `(niet|nooit)( …)?(meer|langer)( …)?(in|op) (staan|voorkomen|blijven)|(hier|daar) niet meer (in|op|tussen)( …)?`,
    `(geen|nooit) toestemming( …)?`,
    `(adres|mailadres|e-?mailadres|gegevens|nummer)( …)?(mag|mogen|moet|moeten|dient)( …)?niet( …)?(reclame|marketing|commerci*|gebruikt|acquisitie)( …)?`,
    `(verbied*|verbieden)( …)?(gebruik*|contact*|mailen|schrijven|benader*)( …)?`,
    `(?<![^\\n])(pls |please |aub |graag )?geen ${mail}(?=[^\\p{L}]*(aub|graag|svp|meer|bedankt)?[^\\p{L}]*$)`,
    `(ontvang|ontvangen|krijg|krijgen)( …)?(liever|graag|voortaan)( …)?(niets|niks|geen)( …)?(meer)?`,
    `(mij|me|ons)( …)?(uit te sluiten|uitsluiten)( …)?`,
    `(sluit|sluiten) (mij|me|ons)(?! niet)( …)?uit( …)?`,
    `(gebruik|bewaar|benut)( aub| alstublieft)? (mijn|dit)( …)?(adres|mailadres|gegevens|nummer|e-?mail*)( …)?niet (meer|langer|verder)`,
    `(wil|willen|wens|hoef)( ik| wij| we)? niet( …)?(in|op)( …)?(bestand|lijst|mailinglijst|database)( …)?(staan|zitten|blijven)`,
  ],
  do_not_contact: [
    `(gelieve|verzoek*|vraag u|vragen u|sommeer|dient u)( …)?(${mail}|contact*|benader*)( …)?(af te zien|te staken|te stoppen|op te houden|te beeindigen|te onthouden)`,
    `(zie|ziet|zien)( …)?af van( …)?(${mail}|contact*|benadering*)`,
    `(staak|staakt|staken)( …)?(${mail}|contact*|alle)`,
    `(onthoud|onthoudt)( u| zich)?( …)?van( …)?(${mail}|contact*)`,
    `(maak|maken|teken)( ik| wij| hierbij| nu| formeel)* bezwaar( …)?(tegen|aan)`,
    `(op prijs|liever|prettig|graag|fijn|waarderen)( …)?(niet|niets|geen|nooit) (meer|langer|verder*)( …)?(${approach}|${mail}|van u|horen|gecontacteerd|benaderd)`,
    `(laat|moge|hoop|hopelijk) (dit|dat|dat dit)?( …)?(uw|het|de|jullie|je) (aller)?laatste (mail*|bericht*|e-?mail|telefoontje|contact*)`,
    `(hoef|hoeven|wil|willen|wens|wensen)( ik| wij| we)? (niets|niks|geen|niet)( …)?(meer|langer|verdere?)( …)?(van (u|jullie|je)|horen|benaderd|lastig*)`,
    `geen( …)?behoefte( aan)?( …)?${mail}`,
    `(mij|me|ons|dit adres)( aub| alstublieft| in de toekomst| voortaan)* (niet|nooit|niets|geen)( meer| langer| weer| verder| opnieuw)+( …)?${approach}`,
    `bespaart? (u|jullie|je)( zelf)?( de)? moeite`,
    `(uw|deze|jullie|verdere|dit soort|zulke) ${mail}( …)?(niet (gewenst|welkom)|niet op prijs|ongewenst)`,
    "(?<![^\\n])(kappen|ophouden|stoppen|kap)( nou| nu| ermee| er ?mee| met dit| aub| graag)+(?=[^\\p{L}]*$)",
    "vergeet (mij|ons|me)( maar)?(?=[^\\p{L}]*$)",
    `(?<![^\\n.!?;,:])[ ]?(gelieve te stoppen|stop ermee|stop er mee|stop nu|stop aub|hou op|houd op|ophouden)(?=[^\\p{L}]*$)`,
    `(?<=: )stop(?=[^\\p{L}]*$)`,
    `(recht)( …)?(van|op) bezwaar( …)?`,
    `(stel|stellen|stelt)( …)?geen prijs op( …)?`,
    `(contact|${mail})( …)?(is|zijn|wordt|worden)( …)?niet (gewenst|welkom|op prijs|gevraagd)`,
    `(wens|wil|wensen|willen)( …)?niet( …)?(benaderd|gecontacteerd|gemaild|gebeld|lastiggevallen)( te)?( worden)?`,
    `(blijf|blijft) (weg|uit)( …)?(inbox|mailbox|postvak|ons|mij)`,
    `(hoeft|hoef|hoeven)( u| je| jullie)?( …)?niet meer( te)?( …)?`,
    `stop met (aandringen|pushen|zeuren|lastigvallen)`,
  ],
} as const;
