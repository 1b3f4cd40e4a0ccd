import type { LocalPages } from "../api-front/api-front.ts";

/** The first that knows the request answers it. */
export function pagesInOrder(...all: readonly LocalPages[]): LocalPages {
  return async (request) => {
    for (const pages of all) {
      const answer = await pages(request);
      if (answer) return answer;
    }
    return undefined;
  };
}
