import type { Plugin } from "esbuild";

/** The only kinds of parts our mails have. */
const known = { "text/plain": "txt", "text/html": "html", "text/calendar": "ics" };

/**
 * nodemailer carries a table of all MIME types, 76 kB, to guess the type of attachments by their names, and a client that
 * fetches attachments by URL, which loads Node's HTTP stack. Our mails have neither.
 */
export const slimNodemailer: Plugin = {
  name: "slim-nodemailer",
  setup(build) {
    build.onLoad(
      { filter: /nodemailer[\\/]dist[\\/]esm[\\/]mime-funcs[\\/]mime-types\.js$/ },
      () => ({ contents: table, loader: "js" }),
    );
    build.onLoad({ filter: /nodemailer[\\/]dist[\\/]esm[\\/]fetch[\\/]index\.js$/ }, () => ({
      contents: 'export default () => { throw new Error("Nothing is fetched for a mail"); };',
      loader: "js",
    }));
  },
};

const table = `const known = ${JSON.stringify(known)};
export const detectExtension = (type) => known[String(type).toLowerCase().split(";")[0].trim()] ?? "bin";
export const detectMimeType = (name) =>
  Object.keys(known).find((type) => String(name).toLowerCase().endsWith("." + known[type])) ?? "application/octet-stream";
`;
