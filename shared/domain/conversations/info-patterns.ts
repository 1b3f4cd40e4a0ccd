import type { InfoField } from "./extract-info.ts";

/** How people of six languages speak of budget, time, who decides, what they need and what they have. */
export const infoPatterns: Readonly<Record<InfoField, readonly RegExp[]>> = {
  budget: [
    /(?:[€$£]|\b(?:EUR|USD|GBP|CHF)\b)\s?\d|\d[\d.,' ]*\s?(?:k\b|[€$£]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?)\b)/iu,
    /\bbudget(?:s|ed|ary)?\b/iu,
    /\b(?:presupuesto|etat|investitionsrahmen)\b/iu,
  ],
  timeline: [
    /\b(?:by|before|after|in|until|from|during|starting|start of|end of|mid|early|late|next|this|around)\s+(?:the\s+)?(?:end of\s+|start of\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|quarter|q[1-4]|year|financial year|new year|month|year[- ]end)\b/iu,
    /\bq[1-4]\b/iu,
    /\b(?:bis|im|ab|nach|vor|ende|anfang|mitte|nächste[sn]?|kommende[sn]?|diese[sn]?)\s+(?:ende\s+|anfang\s+|mitte\s+)?(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|frühjahr|frühling|sommer|herbst|winter|quartal|halbjahr|jahr(?:es)?|monat|jahreswechsel|jahresende)\b/iu,
    /\b(?:en|avant|après|fin|début|mi|au|d'ici|dès|courant)[ -](?:la\s+|le\s+|fin\s+|début\s+)?(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|printemps|été|automne|hiver|rentrée|trimestre|année|prochain\s+\p{L}+|premier trimestre|deuxième trimestre|troisième trimestre|quatrième trimestre)\b/iu,
    /\b(?:trimestre|mois|année|semestre) prochaine?\b/iu,
    /\b(?:en|antes de|después de|a partir de|finales de|principios de|para)\s+(?:el\s+|la\s+)?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|primavera|verano|otoño|invierno|fin de año)\b|\b(?:próximo|este|segundo|primer|tercer|cuarto) (?:trimestre|año|mes|semestre)\b/iu,
    /\b(?:a|in|entro|da|dopo|prima di|fine|inizio|metà|per)\s+(?:fine\s+|inizio\s+)?(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|primavera|estate|autunno|inverno|fine anno)\b|\b(?:prossimo|questo|secondo|primo|terzo|quarto) (?:trimestre|anno|mese|semestre)\b/iu,
    /\b(?:in|voor|na|vanaf|eind|begin|medio|tegen)\s+(?:eind\s+|begin\s+)?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|het voorjaar|de zomer|het najaar|de winter)\b|\b(?:volgend|dit|komend|eerste|tweede|derde|vierde) (?:kwartaal|jaar|maand)\b/iu,
  ],
  decisionMaker: [
    /\b(?:decid\w*|decision|sign(?:s|ed)? (?:off|it off)|approv\w+|final say|owns? (?:this|the topic)|in charge of|budget holder)\b/iu,
    /\bi(?:'d| would| will|'ll)? (?:have|need) to (?:ask|check with|speak (?:to|with)|talk to|run it by)\b/iu,
    /\b(?:entscheid\p{L}*|zuständig|verantwortlich|absegnen|freigeben|freigabe|mit meinem chef|mit meiner chefin|geschäftsführung)\b/iu,
    /\b(?:décid\p{L}*|décision|validation|valider|responsable d\p{L}*|mon directeur|ma directrice)(?!\p{L})/iu,
    /\b(?:decid\p{L}*|decisión|responsable de|aprob\p{L}*|mi (?:jefe|jefa|director|directora))(?!\p{L})/iu,
    /\b(?:decid\p{L}*|decisione|responsabile|approv\p{L}*|il mio (?:capo|direttore)|la mia (?:capa|direttrice))(?!\p{L})/iu,
    /\b(?:beslis\p{L}*|besluit\p{L}*|verantwoordelijk|goedkeur\p{L}*|mijn (?:directeur|baas|leidinggevende))(?!\p{L})/iu,
  ],
  need: [
    /\b(?:we(?:'re| are)? (?:struggl\w+|looking (?:for|to|at)|searching|need(?:ing)?|trying|losing|short of)|our (?:problem|issue|challenge|pain|biggest|main)|we (?:keep running|run out|often run)|the (?:problem|issue|trouble) is)\b/iu,
    /\b(?:wir (?:suchen|brauchen|benötigen|kämpfen|haben (?:ein problem|probleme|schwierigkeiten))|unser (?:problem|größtes|hauptproblem)|unsere (?:herausforderung|größte)|das problem ist|bei uns hakt)/iu,
    /\b(?:nous (?:cherchons|recherchons|avons besoin|avons du mal|avons un problème|manquons)|notre (?:problème|souci|difficulté|principal)|on (?:cherche|a besoin|a du mal))/iu,
    /\b(?:necesitamos|buscamos|estamos buscando|nos (?:cuesta|falta)|nuestro (?:problema|mayor|principal)|tenemos (?:problemas|un problema))/iu,
    /\b(?:cerchiamo|stiamo cercando|abbiamo (?:bisogno|un problema|problemi|difficoltà)|ci serve|il nostro (?:problema|principale)|facciamo fatica)/iu,
    /\b(?:we (?:zoeken|hebben (?:behoefte|moeite|problemen|nodig)|zijn op zoek|lopen (?:vast|tegen))|ons (?:probleem|grootste)|wij (?:zoeken|hebben behoefte))/iu,
  ],
  currentVendor: [
    /\b(?:we|our team|our planners?)(?:'re| are| have)?(?: already| currently| just| still)? (?:us(?:e|ing)|work(?:ing)? with|happy with|signed with|switched to|moved to|rolled out|implemented|locked in(?:to)?|committed to|under contract with|run(?:ning)?(?: on| it in| everything (?:in|on))?)\b/iu,
    /\b(?:wir (?:nutzen|verwenden|arbeiten (?:bereits |schon |derzeit |aktuell )?mit|setzen .{0,30}\bein\b|haben (?:bereits|schon))|bei uns (?:läuft|ist .{0,20}im einsatz))/iu,
    /\b(?:nous (?:utilisons|travaillons (?:déjà )?avec|avons (?:déjà|signé)|sommes (?:déjà )?(?:équipés|clients))|on (?:utilise|travaille (?:déjà )?avec))/iu,
    /\b(?:(?:ya )?(?:usamos|utilizamos|trabajamos (?:ya )?con|tenemos (?:ya|contratado))|ya tenemos)/iu,
    /\b(?:(?:già )?(?:usiamo|utilizziamo|lavoriamo (?:già )?con)|abbiamo già)/iu,
    /\b(?:(?:we|wij) (?:gebruiken|werken (?:al |nu )?met|hebben al|zitten (?:al )?bij))/iu,
  ],
};
