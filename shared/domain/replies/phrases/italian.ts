import { italianStops } from "./italian-stops.ts";
import type { Phrases } from "./phrase.ts";
import { wishedTimes } from "./wished-times.ts";

const weekday = "(lunedi|martedi|mercoledi|giovedi|venerdi)";
const month =
  "(gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)";
const mail =
  "(e-?mails?|mail|messagg*|posta|pubblicita|newsletter|comunicazioni|offerte|roba|spam)";

export const italian: Phrases = {
  labels: {
    unsubscribe: [
      ...italianStops.unsubscribe,
      "(disiscri*|disiscriz*)",
      "(cancell*|cancellar*)(mi|ci|temi|teci)",
      "(cancell*|tog*|rimuov*|elimin*|lev*|depenn*)( …)?(dalla|dalle|dal|dai|dalla vostra|da questa|dal vostro|dai vostri|da)(?!\\p{L}| nostr)( …)?(list*|elenc*|mailing|database|contatti|archiv*|rubrica)",
      "(togliermi|toglimi|toglietemi|rimuovermi|rimuovimi|rimuovetemi|eliminatemi|levatemi|cancellatemi)",
      "(tog*|cancell*|elimin*|rimuov*) (il mio|la mia|il nostro|questo|i miei)( …)?(indirizzo|mail|e-?mail|nominativo|nome|contatt*|recapit*)",
      `non (desider*|vogli*|vorrei|intend*|gradi*)( piu| di)*( …)?(ricev*|essere (contattat*|disturbat*))( …)?(${mail})?`,
      `(?<!(vorr\\p{L}+|vogli\\p{L}+|per|a) )non( mi| ci)? (mand*|invi*|sped*)(mi|ci|emi|temi|ateci)?( …)?(piu|altr*|${mail}|niente)( ${mail})?`,
      `(basta|niente|nessun* altr*|stop)( con( le| i)?| altre?)? ${mail}`,
      "risparmi*(mi|ci|temi|ami)( …)?",
    ],
    do_not_contact: [
      ...italianStops.do_not_contact,
      "(smett*|piant*|finit*|cessa*|cess*|basta)(la|etela|ila|tela|te)?( per favore| subito| adesso)*( di| con)? (scriv*|mand*|contatt*|chiam*|disturb*|invi*|insist*|mess*|telefon*|spam*|ques*|rompere)( …)?",
      "(non|mai)( mi| ci| deve| dovete| voglio| vi permettete di| permettetevi di| azzard* a| provat* a| si permetta di| piu)* (scriv*|contatt*|chiam*|disturb*|import*|cerc*|telefon*|insist*|tormen*)(mi|ci|temi|teci|re)?(?! prima)( mai| piu| oltre| di nuovo| ancora)*",
      "non romp*( …)?",
      "(lasci*|lasciatemi|lasciami|lasciateci|mi lasci|ci lasci)(mi|temi)?( …)?(in pace|stare|perdere)",
      "(vaffanculo|fanculo|andate a quel|vai a quel|andate al diavolo|vai al diavolo|sparite|sparisci|toglietevi|fuori dai|fottet*|fottiti|fuck*|levatevi)",
      "di non (contattarmi|contattarci|scrivermi|scriverci|chiamarmi|disturbarmi)",
      "(prego|pregat*|invito) (di |a )?non insist*( …)?",
      "niente (telefonate|chiamate)( …)?",
      "(lista nera|registro delle opposizioni)",
      "non (voglio|vogliamo|desidero) (piu )?(sentir*|avere contatti|saper*|nessun contatto|essere contattat*)",
    ],
    privacy_request: [
      "(dove|come|da dove|da chi)( …)?(trovato|avuto|preso|ottenuto|avete|recuperato)( …)?(mi*|nostr*|i miei|la mia|il mio) (indirizzo|mail|e-?mail|dati|contatt*|numero|recapit*|nome)?",
      "chi (vi|le|ti) ha (dato|fornito|passato|venduto)( …)?",
      "(gdpr|rgpd|codice privacy|protezione dei dati)(?! ?\\?)",
      "(miei|dati) (dati|personali)( personali)?",
      "(articolo|art) (13|14|15|16|17|18|20|21)",
      "diritto (di accesso|all'oblio|di cancellazione|di opposizione)",
    ],
    legal_threat: [
      "(avvocat*|legale di|tribunal*|querel*|denunci*|carabinieri|polizia|diffid*|sedi opportune)",
      "(vie|azioni|azione) legal*",
      "(segnal*|reclamo|esposto)( …)?(garante|autorita|agcom|privacy)",
      "(garante)",
      "(illegal*|illecit*|contro la legge|violazione|violate)",
    ],
    are_you_a_bot: [
      "(lei e|e|sei|siete|sta)( davvero| veramente| lei)* (un |una )?(robot|bot|umano|essere umano|persona (vera|reale)|macchina|ia|intelligenza|automatic*)",
      "(scritt*|generat*|inviat*)( …)?(da )?(un |una |un')?(ia|intelligenza artificiale|robot|bot|macchina|chatgpt|computer)",
      "(c'e|parlo con|sto parlando con|scrivo a)( …)?(una? )?(persona|umano|robot|macchina|qualcuno)( …)?(dietro|vera|reale|o)?",
      "chatgpt",
      "intelligenza artificiale",
    ],
    injection: [
      "(ignor*|dimentic*|trascur*|scart*)( …)?(istruzioni|ordini|regole|direttive|indicazioni)( …)?",
      "(adesso|ora|da ora|d'ora in poi|da adesso)( …)?(sei|siete|agisci|comportati)( …)?",
      "modalita (amministratore|admin|sviluppatore|debug|manutenzione)",
      "prompt( di sistema| del sistema)?",
      "(mandami|inviami|dammi|mostra*|invia|rivela)( …)?(elenco( dei| di)*( clienti| lead| contatti| tuoi)*|lista( dei| di)* clienti|password|chiave api|istruzioni|dati dei clienti)",
      "(password|chiave api|credenziali)",
      "(contrassegna|segna|classifica) (questo|il) (lead|contatto)( …)?",
      "(approva|conferma|elimina) tutt*",
    ],
    challenge: [
      "(conferm*|dimostr*|verific*)( …)?(non e un robot|di essere umano|essere una persona)",
    ],
    ticket_acknowledgement: [
      "(ticket|pratica|caso)( numero| n\\.?| nr\\.?| :)*[ #:.]*[a-z]{0,4}-?\\d{2,}",
      "(sua|vostra|tua) richiesta( e)?( stata)?( …)?(registrata|ricevuta|presa in carico)( …)?",
    ],
    auto_reply: [
      "(risposta|messaggio|e-?mail) automatic*( …)?",
      "(non rispondere|prega di non rispondere)( a questo)?",
    ],
    out_of_office: [
      "fuori (ufficio|sede|dall'ufficio)( …)?",
      "(sono|saro) (in|assente|via)( …)?(ferie|vacanza|permesso|malattia|maternita|fino|congedo|dal|trasferta)",
      "(rientro|rientrero|torno|tornero|di ritorno)( …)?(il|dal|in ufficio)( …)?",
      "assente( …)?",
    ],
    left_company: [
      "non (lavora|e|fa)( …)?piu( …)?(qui|con noi|per noi|in azienda|da noi|parte|presente)",
      "(ha|hanno) lasciato (l'|la |il |questa |la nostra )?(azienda|societa|gruppo|ditta|posto)",
      "(e andat* in pensione|in pensione)",
    ],
    wrong_person: [
      "non sono (io )?(la|il)( …)?(persona|referente|responsabile|contatto|giust*)( giust*| corrett*| adatt*)?",
      "non (mi occupo|me ne occupo|seguo|gestisco|c'entro)( …)?",
      "(sbagliato|sbaglia*|errat*|errore di)( …)?(azienda|persona|indirizzo|destinatario|ditta|contatto)",
      "non e (piu )?(il )?mio (settore|ambito|reparto|campo|compito)",
      "(sono )?(passato|passata|spostat*|trasferit*) (al|alla|nel|in) \\p{L}+",
    ],
    address_change: [
      "(mio|nostro|nuovo) nuov* (indirizzo|mail|e-?mail)",
      "(nuovo indirizzo|nuova mail|nuova e-?mail)( …)?",
      "(indirizzo|dominio)( …)?e cambiat*",
    ],
    not_interested: [
      "non( ci| mi| vi| sono| siamo| e| risulta| abbiamo| ho| di)*( piu)? (interess*|rilevant*)",
      "no( la)? (grazie|ringrazio)",
      "grazie (ma )?(no|passiamo)( …)?",
      "non( ne| lo| la| ci)* ((abbiamo|ho)( …)?(bisogno|necessita)|serve|servono|necessit*|occorr*)",
      "non fa per (noi|me)",
      "(nessun|alcun) interesse",
      "(abbiamo|ho) deciso di non( …)?",
      "(ma )?passiamo",
    ],
    not_now: [
      "(quest'anno|questo (mese|trimestre)) no",
      "(per ora|per il momento|al momento|adesso|ora|attualmente) no",
      "non (ora|adesso|per ora|al momento|e il momento|prima)( …)?",
      "(non e il|brutto|cattivo)( …)?momento( giusto)?",
      `(ricontatt*|risent*|richiam*|riscriv*|riprov*|riparli*|sentiam*|scriv*|contatt*|chiam*)(mi|ci|oci|amoci|iamoci|iamone|temi)?( a| in| dopo| tra| fra| nel| il| la| meta| inizio| fine| con| di)* (${month}|prossim*|trimestre|anno|settimane?|mesi|primavera|autunno|l'estate|piu avanti|\\d+)`,
      "(magari|forse|eventualmente)( …)?(prossim*|trimestre|anno|primavera|piu avanti|autunno)",
      "(il )?prossimo (trimestre|anno|semestre)",
      `non prima( …)?`,
      "piu avanti",
    ],
    referral: [
      "(si rivolga|rivolg*|contatt*|parli|scriva|provi a (chiedere|sentire)|chieda|senta|rivolgetevi)( …)?(a|al|alla|il|la|con|collega|signor*|dottor*|l')( …)?",
      "(inoltro|giro|ho inoltrato|passo|trasmetto)( …)?(la|il|sua|questa|a|al)( …)?",
      "(di questo|se ne|ne)( si)? (occupa|occupano)( …)?",
      "(al suo posto|il suo sostituto|la sostituisce|lo sostituisce|successor*)( …)?",
      "(il|la) responsabile( …)?e",
      "in copia",
    ],
    meeting_request: [
      ...wishedTimes.it,
      "(possiamo|potremmo|puo|potrebbe|vogliamo|riusciamo)( …)?(sentir*|parlar*|veder*|incontrar*|fare una|organizzare)",
      "(fissiamo|fissare|organizziamo|facciamo|programmiamo|prenotiamo|concordiamo)( …)?(appuntamento|call|chiamata|riunione|incontro|videochiamata|demo)",
      `(le|vi|ti|mi|ci) (va|andrebbe|starebbe|torna)( bene)?( …)?(${weekday}|\\d+|domani)?`,
      `${weekday}( \\d+)?( ${month})?( mattina| pomeriggio| alle| ore| \\d+| tra| le| e)*( …)?(va bene|potrebbe andare|ok|libero|libera|mattina|pomeriggio)?`,
      `\\d+ ${month}( …)?(liber*|va bene|posso|ok)`,
      "(breve|veloce|rapida) (chiamata|call|telefonata|videochiamata)",
      "quando (avrebbe|ha|avreste|avete|avresti)( …)?(tempo|un momento|disponibilita)( …)?(telefonata|chiamata|call|sentirci|parlar*|incontro|incontrarci|videochiamata)",
      "(un paio di|qualche|alcuni|degli) (orari|date|disponibilita|slot)",
    ],
    interested: [
      "~(e|sembra|pare|molto|davvero)( molto| davvero)* (interessante|promettente|utile|bello)",
      "(cosa |si |la cosa |questo |sì )?(ci|mi) (interessa|interesserebbe|piacerebbe|incuriosisce)( molto)?( …)?(vedere|sapere|capire|provare|saperne)?",
      "(volentieri|con piacere)",
      "(vorrei|vorremmo|voglio|vogliamo|gradirei)( …)?(saperne|sapere|vedere|capire|provare|conoscere|ricevere)( di)?( piu)?",
      "(mand*|invi*)(mi|ci|atemi|ateci)?( pure| l'| un| una| il| la| piu| qualche| i| le)*( …)?(esempio|informazioni|dettagli|presentazione|proposta|orari|materiale|documentazione)",
      "(sono|siamo|sarei|saremmo)( molto| davvero)* interessat*",
      "si( mi interessa| grazie| certo| volentieri| con piacere)+",
      "perche no( …)?",
      "~(interessante|ottimo|perfetto|molto bene)",
    ],
    unclear: ["di cosa si tratta", "ricevuto"],
  },
  objections: {
    price: [
      "(troppo|molto|piuttosto|un po') (caro|cara|costoso|costosa)",
      "(prezzo|costo)( …)?(alto|elevato)",
      "fuori (budget|portata)",
    ],
    budget: [
      "(non|senza|nessun)( …)?(budget|fondi|soldi)( …)?",
      "budget( …)?(esaurito|finito|chiuso|bloccato)",
    ],
    timing: [
      "non e( il)?( …)?momento( giusto)?",
      "(brutto|cattivo) momento",
      "(stiamo|siamo in)( …)?(traslocando|trasloco)",
    ],
    need_to_think: [
      "(ci |devo |dobbiamo |vorrei )+(devo )?(pensar*|riflett*|valutar*|parlarne)( …)?",
    ],
    current_vendor: [
      "con un altro (fornitore|partner|sistema)",
      "(lavoriamo|abbiamo|usiamo|utilizziamo|siamo)( …)?(gia|appena)( …)?(fornitore|sistema|programma|software|soluzione|passati|con|strumento|partner)( …)?",
    ],
    no_authority: [
      "non (decido|dipende|spetta|sono io a decidere)( …)?(io|da me|a me)?",
      "(serve|occorre|ci vuole|senza)( …)?(ok|approvazione|autorizzazione|benestare|via libera)( …)?",
    ],
    complexity: [
      "(troppo|molto) (complicat*|compless*|difficil*|impegnativ*)",
      "(non abbiamo|mancano)( …)?(risorse|personale|tempo per|persone)",
    ],
    no_value: [
      "non (ved*|capisc*|trov*)( …)?(vantagg*|utilita|valore|benefici*|cosa)( …)?",
      "(nessun|poco) (vantaggio|valore|beneficio)",
    ],
    bad_experience: ["(brutt*|pessim*|cattiv*)( …)?esperienz*", "(disastro|fallimento)"],
    more_information: [
      "(bisogno|servono|vorrei|avrei bisogno)( …)?(piu|maggiori|altre) (informazioni|dettagli|dati)",
      "(mandar*|inviar*)( …)?(documentazione|brochure|materiale)",
    ],
    missing_feature: [
      "(manca|mancano)( …)?",
      "non (supporta|gestisce|include|prevede|permette|ha la)( …)?",
    ],
    contract: ["(vincolat*|legat*|contratto)( …)?(fornitore|fino|contratto|scade)( …)?"],
  },
  topics: [
    "(quanto|quanta|qual|quale|che|cosa)( …)?(cost*|prezz*|tempo|dura|tariff*|dati|requisit*|differenz*|serve|vi serve)",
    "(prezz*|tariff*|cost*)",
    "(si integra|e compatibile|funziona|avete|c'e|esiste|legge|supporta|il sistema|puo|potete|offrite)( …)?(gestionale|erp|sap|csv|referenz*|prova|demo|versione|api|settore|documentazione|integr*|import*|export*)",
    "dove( …)?(dati|conservat*|ospitat*|server)",
    "~come( …)?(funziona|si integra|lavora|avviene)",
    "(puo|potrebbe|potete)( …)?(mandar*|spiegar*|inviar*|dettagli*)",
  ],
  business: [
    "(magazzin*|scort*|inventari*|prevision*|pianific*|acquist*|ordin*|logistica|fornitor*|client*|azienda|squadra|direzione|direttor*|colleg*|sede|produzione|consegn*|trasferiment*|strument*|software|programma|erp|gestionale|trasloc*|trimestre|autunno|socio|indispensabile|lotti|marketing|idea|centralino|urgenze)",
  ],
  courtesies: [
    "(buongiorno|buonasera|salve|ciao|gentile|egregio|spett\\p{L}*)( (signor*|dottor*|sig|dott))?( \\p{L}+)?",
    "(molte |mille |tante )?grazie( …)?",
    "(cordiali saluti|distinti saluti|un saluto|saluti|buona giornata|a presto|per favore|perfetto|va bene|si|certo|ottimo|molto bene|prego|buon lavoro)",
  ],
  wantsToStay: [
    "non( mi| ci| vi| per favore)* (cancell*|togli*|tolg*|rimuov*|elimin*|disiscri*|smett*|lev*)",
  ],
  othersLeave: ["(clienti|utenti|iscritti|lettori)( …)?(cancell*|disiscri*)"],
  hints: [
    "(no|non|mai|niente|nulla|nessun*|senza|neanche|nemmeno)",
    "(basta|smett*|piant*|finit*|finiamola|chiudiam*|abbastanza|cancell*|elimin*|cestino|spazzatura|spam|filtro|blocc*|pace|stare|risparmi*|stop)",
    "(ancora|di nuovo|(un'altra|un altro) (mail|e-?mail|messaggio|volta)|l'altr*|sempre|ogni|continu*|insist*|quante volte|settimana scorsa|l'ennesim*|ennesim*|gia detto|una buona volta)",
    "(disturb*|stufo|stufa|stufi|stanc*|merda|cazz*|idiota|idioti|stupid*|ridicol*|insopport*|odio|vergogn*|supplico|diavolo|scatole|palle|rompi*)",
    "(che bello|che gioia|che bella|che piacere|che fortuna|complimenti|congratulazioni|ma certo certo|ah ah|ahah*|haha*|scherz*|suocera|dentista|proprio quello|niente di meglio|figuriamoci)",
    "(mail pubblicitari*|pubblicit*|commercial*|casella|newsletter|venditor*|stato chiaro|chiara la)",
    "(il suo (capo|responsabile|direttore)|reclam*|lamentel*|cose da dir*|altra vita|uscire|quante mail|qualcun altro|dimentic*|invece|spari*)",
    "(addio|mai piu)",
  ],
  warmWords: ["(interess*|volentieri|piacere|piacerebbe|ottimo|perfetto|piace|perche no|saperne)"],
  angryWords: [
    "(smett*|in pace|mai piu|vaffanculo|spam|scatole|avvocat*|garante|diffid*|vie legali|sedi opportune|risparmi*|adesso basta|brutta esperienza|quante volte|un'altra mail|niente di meglio|gia detto|piant*|non scrivetemi|insistente|stancate|stato chiaro|illegal*|merda|che bello|suocera)",
  ],
};
