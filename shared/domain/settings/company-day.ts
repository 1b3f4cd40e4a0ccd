import * as z from "zod";

/** The company's own clock and the size of its day. */
export const CompanyDay = z.object({
  /** IANA zone. */
  timeZone: z.string(),
  /** Who is told: reports, approvals, alarms of the red lines. */
  managerEmail: z.email(),
  /** Leads allocated a day, at least where the pool allows, and at most. */
  allocation: z.object({ least: z.int().min(1), most: z.int().max(200) }),
  /** A search is asked for when fewer ready leads than this are left. */
  poolFloor: z.int().min(0),
  /** Times somebody takes meetings, in the company's zone; used alone where no calendar is connected. */
  meetings: z.object({
    minutes: z.int().min(10).max(120),
    from: z.string().regex(/^\d\d:\d\d$/),
    to: z.string().regex(/^\d\d:\d\d$/),
    /** 1 is Monday. */
    weekdays: z.array(z.int().min(1).max(7)),
  }),
});
export type CompanyDay = z.infer<typeof CompanyDay>;

export const defaultCompanyDay: CompanyDay = {
  timeZone: "Europe/London",
  managerEmail: "sales-manager@tidewater-planning.example",
  allocation: { least: 30, most: 50 },
  poolFloor: 60,
  meetings: { minutes: 30, from: "09:30", to: "16:30", weekdays: [1, 2, 3, 4, 5] },
};
