const mail =
  "(e-?mails?|mails?|messages?|courriels?|publicites?|pubs?|newsletters?|sollicitations?|relances?|envois?|communications?|demarchages?|prospection|spams?)";
const pressing =
  "(publicites?|pubs?|newsletters?|sollicitations?|relances?|demarchages?|prospection|spams?)";
const approached = "(re)?(contacte*|sollicite*|demarche*|relance*|derange*|importune*)";
const approach =
  "(re)?(contact*|ecri*|envoy*|sollicit*|demarch*|relanc*|derang*|harcel*|importun*|adress*)";
const holder =
  "(listes?|fichiers?|bases?|contacts|diffusion|envois|mailings?|crm|registre*|carnet*|campagne*)";

/** Ways of asking to stop by their build: what is to end, and how it is said that it should. */
export const frenchStops = {
  unsubscribe: [
    `(sortez|otez|retirez|enlevez|supprimez|rayez|effacez|radiez|degagez|virez|excluez)[ -](nous|moi)( …)?(de|du|des)( …)?${holder}`,
    `(me|nous)( …)?(sortir|oter|retirer|enlever|supprimer|rayer|radier|exclure) (de|du|des)( …)?${holder}`,
    "(retir*|revoqu*)( …)?(consentement|accord|autorisation)",
    `(mettre fin|mettez fin|mettre un terme|mettez un terme|faire cesser|faites cesser) (a|aux?)( vos| ces| cette| votre| tout*| ce)* ${mail}`,
    `(ne plus|ne pas|plus jamais|jamais)( …)?(utiliser|conserver|garder|exploiter|traiter)( …)?(mes|mon|cette)( …)?(coordonnees|adresse|donnees|e-?mail|mail|numero)`,
    "(retir*|enlev*|supprim*|effac*|ray*)( …)?(mon|mes|notre) (nom|mail|e-?mail|adresse|contact*|coordonnees)( …)?(de|du|des)( …)?(listes?|fichiers?|base*|diffusion|mailings?)",
    "(oubliez|oublie|perdez|jetez|detruisez|supprimez|effacez|supprimer|effacer|detruire)( donc)? (mon|mes|notre|nos|cette)( …)?(adresse|coordonnees|e-?mail|mail|numero)",
    `(pas|aucune?|stop|halte|marre)( (aux?|de|d'|a))*( autres?| nouve*)* ?${pressing}(?=[^\\p{L}]*(merci|svp|s'il|s.v.p|a l'avenir|desormais|de votre part|$))`,
    `(ne|n')( …)?(souhait*|veu*|voul*|desir*|accept*)( …)?(plus|pas|rien|aucun*)( de| d'| vos| aucun*| autres?| rien)* ?(recevoir( …)?(${mail}|votre part|vous|rien|vos)|${mail}|etre ${approached}|entendre parler)`,
    `(refus*|n'accept*)( …)?(de recevoir|d'etre ${approached}|${mail})`,
    `(ne plus|plus)( …)?(figurer|apparaitre|etre inscrit*|faire partie)( …)?(fichier*|liste*|base*|mailing|diffusion|contacts)`,
    `(souhaite*|veux|voudrais|demande*|aimerais)( …)?(a |d')?etre (retire*|supprime*|radie*|desinscri*|desabonne*|efface*|raye*|enleve*)`,
    `(enlev|retir|supprim|ray|effac|ot|bloqu)(ez|er|e)( donc)? (mon|notre|mes|nos) (nom|adresse|mail|e-?mail|contact|coordonnees)( …)?(liste*|base*|fichier*|cote|svp|s'il|merci|de votre|de vos)?`,
    `(n'autorise|n'autorisons|interdis|interdisons|interdit|defends)( …)?(utiliser|utilisation|contacter|ecrire|envoyer|demarcher|solliciter|usage)( …)?`,
    `(adresse|mail|boite|numero|e-?mail)( …)?(ne doit|ne peut|ne saurait)( …)?(pas|plus|etre)( …)?(utilise*|commercia*|publicit*|prospection)`,
    `ne (plus|pas) utiliser (cette|mon|ma)( …)?(boite|adresse|mail|e-?mail|messagerie)( …)?`,
    `liste d'exclusion`,
    `(m'exclure|nous exclure|excluez[ -](moi|nous))( …)?`,
    `(n'utilisez|n'utilise|n'employez|ne conservez|ne gardez) (plus|pas|jamais)( …)?(adresse|coordonnees|donnees|mail|e-?mail|numero)`,
    `plus aucune?( autre| seule?)? ${mail}`,
    `(pas|plus) (etre|figurer|rester|apparaitre) (dans|sur) (votre|vos|cette)( …)?(liste*|fichier*|base*)`,
    `(pas|aucune?|sans)( …)?(autorisation|permission|consentement)( …)?(m'ecri*|ecri*|contact*|envoy*|sollicit*|demarch*)`,
  ],
  do_not_contact: [
    `(merci|priere|veuillez|prie|vouloir|demande|somme|enjoins|ordonne|gre)( bien| de| vouloir| d'| vous)* ?(cesser|arreter|stopper|vous abstenir)(?=[^\\p{L}]*(cela|ca|immediatement|svp|tout|vos|ces|les|de m|de n|d'e|$))`,
    `(abstenir|abstenez|abstiens)( …)?(${mail}|${approach})`,
    `(m'oppose|nous opposons|m'opposer|opposition)( …)?(traitement|utilisation|prospection|usage|reception|envoi*|demarchage|que vous)`,
    "(droit d'opposition|exerce* mon opposition)",
    `(que (ce|cela|ceci) soit|sera|espere*|esperons)( …)?derni* (message|mail|e-?mail|courriel|relance|envoi|appel)`,
    `(epargne*|dispense*)[ -](moi|nous)( …)?`,
    `(evite*)[ -](moi|nous|vous)( …)?(${mail}|peine)`,
    `(prefere*|prefererai*|prefererions|aimerai*|souhait*|voudrai*)( …)?(ne plus|ne pas|ne jamais|plus|qu'on ne)( …)?(etre ${approached}|entendre parler|recevoir( …)?${mail})`,
    `(vos|ces|votre) ${mail}( …)?(ne sont|n'est|est|sont)( …)?(pas les bienvenu*|pas bienvenu*|pas souhait*|pas desir*|indesirable*|importun*)`,
    `(priere|prie|merci|veuillez|svp|please|s'il vous plait|demande)( …)?ne (plus|pas|jamais) (me |nous |m')?( ?)${approach}`,
    "(laissez|laisse|fichez|foutez|fous|lachez|lache)[ -](moi|nous|la|les)( …)?(tranquille*|en paix|la paix|grappe|basket*)",
    "(oubliez|oublie)[ -](moi|nous)(?! pas)",
    `(?<![^\\n.!?;,:])[ ]?(svp |s'il vous plait |merci de |veuillez )?(cessez|arretez|stoppez|cesser|stop)( svp| s'il vous plait| merci| maintenant| immediatement| tout)*(?=[^\\p{L}]*$)`,
    `(arretez|cessez|arrete|cesse)( de| d')( …)?(m'|me |nous )( ?)(importun*|ennuy*|envah*|pollu*|inond*|\\p{L}+er)`,
    `(plus|pas) (besoin|la peine|necessaire|utile) (de |d')( ?)(m'|me |nous )( ?)(ecrire|contacter|relancer|solliciter|envoyer)`,
    `(merci|priere|prie|veuillez)( …)?(de )?ne (pas|plus) insister`,
    `(pas|plus) (etre|souhaite etre|desire etre) ${approached}`,
    "ne (revenez|reviens|insistez|insiste) (pas|plus)( vers (moi|nous))?(?! (vers|avant|d))",
    `(votre|vos|ce|tout) (demarchage|prospection|sollicitations?|messages?|mails?)( …)?(pas|plus|non) (souhait*|desir*|bienvenu*|sollicite*)`,
    `(refuse|refusons)( tout*| toute*| votre| vos)* (demarchage|prospection|sollicitation*|contact|publicite*)`,
    `(contactez|ecrivez|appelez|relancez|sollicitez)[ -](moi|nous) (plus|jamais|pas)( jamais| plus)*(?! (tard|tot))`,
    `(ce type de|ce genre de|votre|vos|ces) ${mail}( …)?(est|sont) (indesirable*|importun*)`,
    `n'insiste[zr]? (pas|plus)`,
  ],
} as const;
