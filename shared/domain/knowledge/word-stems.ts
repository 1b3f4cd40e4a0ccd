import { fold } from "#shared/domain/campaigns/fold.ts";

/** The words of a text that carry meaning, folded and without their endings: crude, and the same for six languages. */
export function wordStems(text: string): readonly string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 1 && !stopWords.has(word)).map(stemOf);
}

function stemOf(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(
      /(?:ungen|ingen|ations?|ation|ungs?|ings?|ment|ies|ers|ern|en|es|er|ed|em|et|s|e|n|o|a|i|y)$/u,
      "",
    )
    .slice(0, 7);
}

/** Folded: without accents. Question words stay out, since every question has one. */
const stopWords: ReadonlySet<string> = new Set(
  `a an the and or but if so as at by for from in into of on to up with about is are was were be been am do does did done
  have has had having can could would will shall should may might must i me my we us our you your he she it its they them their this
  that these those there here what which who whom how when where why not no yes any some more most much many very just also
  too than then please thanks thank hello hi dear regards get got let know exactly tell say like want see one
  der die das den dem des ein eine einen einem einer und oder aber wenn als am an auf aus bei bis durch fur gegen im in mit
  nach ohne um unter von vor zu zum zur uber ist sind war waren sein wird werden wurde kann konnen konnten darf mochte mochten hat
  haben hatte ich mich mir wir uns unser unsere sie ihr ihre ihnen er es man was wer wie wo wann warum welche welcher welches
  nicht kein keine ja nein auch noch nur schon sehr mehr bitte danke hallo dazu denn da dass macht machen genau doch eigentlich mal
  le la les un une des du de et ou mais si au aux en par pour sur sous dans avec sans est sont etait etre sera c'est ce cette ces
  il elle on nous vous ils elles je tu me te se mon ma mes notre nos votre vos leur leurs que qui quoi quel quelle quels quelles
  comment quand pourquoi ou ne pas non oui aussi plus tres fait font merci bonjour avez avons ont ai y a-t-il
  el los las una unos unas y o pero con sin por para es son era ser esta este estos estas eso lo le les nos se su sus mi mis
  nuestro nuestra que quien cual cuales como cuando donde porque no si tambien mas muy hace hacen gracias hola tiene tienen tenemos hay
  il lo gli uno una e o ma con senza per di da del della dei delle nel nella al alla e sono era essere questo questa questi che chi
  quale quali come quando dove perche non si anche piu molto fa fate grazie buongiorno salve avete abbiamo ha hanno ci vi mi
  het een en of maar met zonder voor van bij op aan in uit te is zijn was waren wordt worden kan kunnen heeft hebben had ik wij we ons
  onze u uw jullie jij je ze zij hun dit dat deze die wat wie welke hoe wanneer waar waarom niet geen ja nee ook nog zeer doet doen meer
  graag dank hallo er om dan`
    .split(/\s+/)
    .map(fold),
);
