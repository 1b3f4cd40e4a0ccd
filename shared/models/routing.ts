export type ModelClass = "cheap" | "writing" | "strong";

/** Which class of model answers which question; nobody chooses a model at the call site. */
const classes: Readonly<Record<string, ModelClass>> = {
  "find-facts": "cheap",
  "score-lead": "cheap",
  "analyse-growth": "strong",
  "find-angles": "writing",
  "write-drafts": "writing",
  "write-subjects": "writing",
  "rewrite-sentence": "writing",
  "read-reply": "cheap",
  "extract-info": "cheap",
  "draft-reply": "writing",
  "analyse-profile": "cheap",
  "propose-strategy": "strong",
};

/** A question missing from the table goes to the cheap class: the dearer ones are chosen knowingly. */
export function modelClassOf(question: string): ModelClass {
  return classes[question] ?? "cheap";
}

export function isRouted(question: string): boolean {
  return question in classes;
}
