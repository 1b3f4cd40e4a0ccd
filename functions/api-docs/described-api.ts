import { leadApi } from "../api/lead-api.ts";
import { meetingRoutes } from "../api/routes/meetings.ts";
import { deskApi } from "../api-desk/desk-api.ts";
import { fileApi } from "../api-files/file-api.ts";
import { openRoutes } from "../api-open/routes.ts";
import { sendingApi } from "../api-sending/sending-api.ts";
import type { Route } from "../http/route.ts";
import { voiceRoute } from "../voice/voice-route.ts";
import type { VoiceAnswer } from "../voice/voice-turn.ts";

/** Every route of the department, to be described and not to be called: each function answers its own. */
export function describedApi(): readonly Route[] {
  return [
    ...uncalled(fileApi),
    ...uncalled(leadApi),
    ...uncalled(deskApi),
    ...uncalled(sendingApi),
    ...uncalled(meetingRoutes),
    voiceRoute(nothing as () => Promise<VoiceAnswer>),
    ...uncalled(openRoutes),
  ];
}

function uncalled<Deps>(routes: (deps: Deps) => readonly Route[]): readonly Route[] {
  return routes(nothing as Deps);
}

/** Takes the place of all dependencies: a route is made with it like with others, and only its handler would use it. */
const nothing: unknown = new Proxy(() => undefined, {
  get: () => nothing,
  apply() {
    throw new Error("A route was called in the function that only describes it");
  },
});
