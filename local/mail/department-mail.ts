import { join } from "node:path";
import type { LocalPages } from "../api-front/api-front.ts";
import type { Blueprint, PlannedEventDestination } from "../assembly/blueprint.ts";
import type { AwsQueryService, AwsRestService } from "../aws-service.ts";
import type { DepartmentClock } from "../clock/department-clock.ts";
import { type Mailbox, openMailbox } from "./mailbox.ts";
import { mailboxPages } from "./page/mailbox-pages.ts";
import { createPostOffice, type PostOffice } from "./post-office.ts";
import { receivingDomains } from "./receipt-rules.ts";
import { sesAccountService } from "./ses-account-service.ts";
import type { SesEvent } from "./ses-events.ts";
import { isListedFor, openSesList } from "./ses-list.ts";
import { sesService } from "./ses-service.ts";
import { startSmtpServers } from "./smtp-servers.ts";
import type { FaultOf } from "./transport-fault.ts";

export type DepartmentMail = {
  readonly mailbox: Mailbox;
  readonly postOffice: PostOffice;
  readonly service: AwsQueryService;
  readonly account: AwsRestService;
  readonly pages: LocalPages;
  /** Takes what the department sends by SMTP. */
  readonly smtpUrl: string;
  /** Takes what others send to the department by SMTP. */
  readonly incomingUrl: string;
  readonly isBusy: () => boolean;
  readonly close: () => Promise<void>;
};

type MailOptions = {
  readonly dataDirectory: string;
  readonly blueprint: Pick<
    Blueprint,
    "receiptRules" | "mailEvents" | "configurationSets" | "tenants"
  >;
  readonly clock: DepartmentClock;
  readonly faultOf: FaultOf;
  readonly storeObject: (bucket: string, key: string, bytes: Buffer) => Promise<void>;
  readonly emit: (event: SesEvent) => Promise<void>;
};

/** The mail side of the department: SES, SMTP, a mailbox that keeps everything, and the page that shows it. */
export async function startMail(options: MailOptions): Promise<DepartmentMail> {
  const { dataDirectory, blueprint, clock, faultOf, storeObject } = options;
  const mailbox = openMailbox(join(dataDirectory, "mail.sqlite"));
  const sesList = openSesList(join(dataDirectory, "ses-list.sqlite"));
  const postOffice = createPostOffice({
    mailbox,
    sesList,
    isListedFor: (sets, reason) => isListedFor(blueprint.configurationSets, sets, reason),
    receiptRules: blueprint.receiptRules,
    storeObject,
    emit: async (event) => {
      if (isAskedFor(event, blueprint.mailEvents)) await options.emit(event);
    },
    now: clock.now,
  });
  const smtp = await startSmtpServers(postOffice, faultOf);
  const [domain] = receivingDomains(blueprint.receiptRules);
  return {
    mailbox,
    postOffice,
    service: sesService(postOffice, faultOf),
    account: sesAccountService({
      postOffice,
      mailbox,
      sesList,
      tenants: blueprint.tenants,
      faultOf,
      now: clock.now,
    }),
    pages: mailboxPages({ mailbox, postOffice, domain, now: clock.now }),
    smtpUrl: smtp.outgoingUrl,
    incomingUrl: smtp.incomingUrl,
    isBusy: postOffice.isBusy,
    async close() {
      await smtp.close();
      mailbox.close();
      sesList.close();
    },
  };
}

/** SES tells only what the configuration set of the mail has a destination for. */
function isAskedFor(
  { detail, eventType }: SesEvent,
  destinations: readonly PlannedEventDestination[],
): boolean {
  const sets = detail.mail.tags["ses:configuration-set"] ?? [];
  return destinations.some(
    ({ properties: { ConfigurationSetName, EventDestination } }) =>
      EventDestination.Enabled &&
      sets.includes(ConfigurationSetName) &&
      EventDestination.MatchingEventTypes.some((type) => type.toLowerCase() === eventType),
  );
}
