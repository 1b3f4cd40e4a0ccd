import * as z from "zod";

/** What a column of a file of leads can mean. */
export const LeadField = z.enum([
  "company",
  "domain",
  "website",
  "firstName",
  "lastName",
  "fullName",
  "jobTitle",
  "email",
  "phone",
  "companyPhone",
  "linkedinUrl",
  "companyLinkedinUrl",
  "industry",
  "employees",
  "revenue",
  "country",
  "city",
  "address",
  "notes",
  "source",
  "consent",
  "consentSource",
  "consentDate",
]);
export type LeadField = z.infer<typeof LeadField>;
