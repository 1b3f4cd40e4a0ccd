const mail =
  "(e-?mails?|mails?|messages?|newsletters?|mailings?|mailshots?|correspondence|pitches|spam|communications?|outreach|follow-?ups?)";
const contact =
  "(contact*|e-?mail*|mail|mailing|messag*|writ*|approach*|solicit*|bother*|disturb*|pester*|pitch*|hear* from|market*|target*)";
const contacted =
  "(contacted|e-?mailed|mailed|messaged|written to|approached|solicited|bothered|disturbed|pestered|called|pitched)";
const who =
  "(me|us|(my|our|this) (name|address|e-?mail*|details|contact*|inbox|mailbox|number|id)( address| details)?)";
const list =
  "((your|the|this|that|these|those|any|all)( …)?(lists?|mailings?|mailshots?|distribution|campaigns?|sequences?|cadence|outreach|address book)|(your|ur)( …)?(crm|db|lists?|data ?bases?|systems?|records?|files?|contacts|pipeline|books))";

/** Ways of asking to stop by their build: what is to end, and how it is said that it should. */
export const englishStops = {
  unsubscribe: [
    `(take|drop|cut|pull|get|kick|remove|strike|wipe|purge|clear|scratch|scrub|erase|delete|count|leave|keep) (${who}|my data|my info*)( …)?(from|off|out of) ${list}`,
    `(off|out of) ${list}(?! of)`,
    "(take|drop|cut|kick|strike) (me|us) (from|off|out)(?! (of )?the (thread|loop|chain|cc|copy))",
    "un-?sub( me| us| pls| plz| please| now| this)*",
    "(withdraw*|revok*|rescind*|retract*)( …)?(consent|permission|subscription)",
    "(consent|permission)( …)?(withdrawn|revoked|never given|not given)",
    `(don't|do not|dont|never|no longer|not)( …)?(consent|agree|agreed|subscribe*)( …)?${mail}`,
    `no more( of)?( your| this| these| such| marketing| sales| cold| promotional| automated| unsolicited| annoying)* ${mail}`,
    `(?<!(don't|not|never|dont) )(forget|delete|erase|lose|destroy|bin|burn|scrap) (that |this |my |our )+(work |business |e-?mail |mail |contact )?(address|e-?mail|details|number|name)`,
    `(my|our|this) (address|details|name|number|e-?mail|inbox|mailbox)( …)?(is|are|be|must|should|may|shall)( …)?(not|never|no longer)( …)?(again|any ?more|future|further|mailing|marketing|advertising)`,
    `(not|never|no longer)( …)?(use|keep|store|process|share)( …)?(my|this) (address|details|name|number|e-?mail|data|information|inbox)( …)?(any ?more|again|marketing|advertising|future|promotion*)`,
    `(strike|scrub|wipe|purge) ${who}`,
    `(want|like|wish|ask|asked|need)( …)?to be (removed|unsubscribed|taken off|deleted|opted out|dropped)`,
    `no longer( …)?(be|stay|remain|appear)( …)?(list*|receiving|records|database)`,
    `(address|e-?mail|inbox|mailbox|number|name)( …)?(not|never)( be| to be)*( used)?( …)?(marketing|advertising|promotion*|sales)( purposes| use)?`,
    `(don't|do not|never) use (this|my) (e-?mail*|address|inbox|mailbox|number)( …)?`,
    `(make|have|get) (these|those|your|the|this) ${mail} (stop|end|go away)`,
    `how (do|can) i( …)?(get off|opt out|stop (this|these|getting))( …)?`,
    `(add|put|place) (me|us|this|my)( …)?(do[ -]not[ -]\\p{L}+|suppression|exclusion|block) list`,
    `(exclude|omit|exempt) (me|us|my|this|our (address|team|company|domain))( …)?(from|of)( …)?(campaign*|list*|outreach|communication*|mailing*|${mail})`,
    `(leave|left|keep|kept) (me |us )?out of (this|these|your|any)(?=[^\\p{L}]*$)`,
    `stop (all |any )?(marketing|advertising|promotion*|solicitation*)( …)?(to|at|this|me|us)`,
    `cease (processing|using|storing)( …)?(my|our)`,
  ],
  do_not_contact: [
    `(?<!(we|they|i) )(refrain|desist|abstain)( …)?(${contact}|${mail}|send*|call*|text*|correspond*|communicat*)`,
    `(?<!(we|they|i|to) )(cease|discontinue)( with)? (all|any|your|further|this|these)( …)?(${contact}|${mail})`,
    "(?<!(we|they|i|you|to|reps|people) )(don't|do not|dont|never|no need|not necessary)( please)?( to)? follow(ing)?[ -]?up",
    `(prefer|rather|sooner)( that)?( we| i)?( not| never| no longer| didn't| don't)( to)?( ever)? (hear|receiv*|be ${contacted})`,
    `(prefer|rather|appreciate|grateful|like|glad|happy)( it)?( if| that)?( you)( …)?(not|n't|never|stopped|stop|no longer)( …)?${contact}`,
    `mind not ${contact}`,
    `(let|make|hope|trust|want|if|like|consider) (this|that|it)( …)?(be|was|is|were|being)? ?(the|your|our) (very )?(last|final)( …)?(message|e-?mail|mail|note|letter|contact|communication)`,
    "(last|final) warning",
    `spare (me|us)( …)?(your|the|these|any|all|further|more|future)( …)?(${mail}|pitch|offers)`,
    "save (yourself|yourselves|your breath)( …)?(trouble|effort|time|energy|breath)?",
    `${mail}( from you| of yours| like this| of this kind)?( …)?(is|are|will be) (not (welcome|wanted|wished|appreciated|desired|invited)|unwelcome|unwanted|undesired)`,
    `(not|never|n't) (welcome|appreciate|want|wish for|invite|accept|tolerate)( …)?(unsolicited|your|further|these|such|cold|any more)( …)?${mail}`,
    "(leave|let) (me|us|my team|our team|my inbox|our people)( …)?(alone(?! (with|in|to) )|in peace|be(?=[^\\p{L}]*$))",
    `(do not|don't|dont|never|no longer|not) (wish|want|like|need|care|expect)( for)?( me| us| our team| our staff| anyone here)?( to)?( be| being)? (${contacted}|hear* (from|any))`,
    "(please|kindly|just|time|again) (quit|stop|drop) (it|this|that)(?=[^\\p{L}?]*$)",
    `enough (with|of) (the|these|this|those|your)( …)?${mail}`,
    `stop (it|this|that)? ?(with )(the|these|your)( …)?${mail}`,
    `(exercise|invoke|assert)( …)?right to object`,
    `object to( …)?(direct marketing|processing|profiling)`,
    `(do not|don't|never|not) (accept|take|want|welcome|entertain|allow)( …)?(unsolicited|cold|sales)( …)?(approaches|${mail}|solicitation*|calls|offers|pitches)( …)?`,
    `(nobody|no one|none of us)( …)?(wants|want|needs|asked for) (your|these|this)( …)?${mail}`,
    `(no need|not necessary|stop bothering|don't bother)( …)?to (write|e-?mail|contact|message)( …)?(again|any ?more|further)`,
    `(forbid|prohibit)( you)?( …)?(${contact}|use|using)`,
    `(block|blacklist) (my|this|our) (address|e-?mail|number|domain) (on|at|from|in) your`,
    `no (follow-?ups?|replies|reminders)( is| are)? (needed|wanted|required|necessary|please)`,
    `(not|never)( …)?my (inbox|mailbox) again`,
  ],
} as const;
