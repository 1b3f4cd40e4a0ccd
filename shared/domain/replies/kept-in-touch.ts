import { othersLeft } from "./others-left.ts";
import { allPhrases } from "./phrases/all-phrases.ts";
import { findPhrases, type PhraseMatch } from "./phrases/phrase.ts";
import type { ReplyText, Sentence } from "./reply-text.ts";

/**
 * Clauses in which somebody wants to go on: "please don't unsubscribe me", or speaks of others who left: "our customers
 * unsubscribe". "Why don't you unsubscribe me?" is none, nor is "you still have not unsubscribed me".
 */
export function keptInTouch({ sentences, folded }: ReplyText): readonly PhraseMatch[] {
  return sentences.flatMap((sentence) => {
    const stays = Object.values(allPhrases).flatMap(({ wantsToStay }) =>
      findPhrases(wantsToStay, sentence.folded),
    );
    return [...stays, ...othersLeft(sentence.folded)]
      .filter((place) => !isReproach(sentence, place))
      .map(({ start, end, isSure }) => ({
        start: sentence.start + start,
        end: clauseEnd(folded, sentence.start + end),
        isSure,
      }));
  });
}

function isReproach({ folded }: Sentence, { start }: PhraseMatch): boolean {
  return REPROACH.test(folded.slice(0, start));
}

const REPROACH =
  /\b(?:why|if|you|still|yet|warum|wieso|weshalb|wenn|falls|obwohl|sie haben|ihr habt|pourquoi|si vous|toujours|por que|si no|todavia|perche|se non|ancora|waarom|als u|nog steeds)\b[^,;]*$/;

/** "Don't take my colleague off, but me": what is said next is not meant. */
function clauseEnd(folded: string, from: number): number {
  const length = CLAUSE_END.exec(folded.slice(from))?.index;
  return length === undefined ? folded.length : from + length;
}

const CLAUSE_END =
  /[,;.!?\n]|\b(?:and|but|so|und|aber|sondern|et|mais|y|pero|sino|e|ed|ma|en|maar)\b/;
