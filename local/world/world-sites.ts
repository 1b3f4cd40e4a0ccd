import { access, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";

export type Site = {
  /** Marked by a `.timeout` file: it takes connections and never answers. */
  readonly isSilent: boolean;
  find(pathname: string): Promise<{ readonly file: string; readonly bytes: Buffer } | undefined>;
};

const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** The site of a host, with and without www; undefined is what DNS would answer. */
export async function findSite(sites: string, host: string): Promise<Site | undefined> {
  const domain = host.toLowerCase().replace(/:\d+$/, "");
  if (!DOMAIN.test(domain)) return undefined;
  const other = domain.startsWith("www.") ? domain.slice("www.".length) : `www.${domain}`;
  const folder =
    (await realFolder(path.join(sites, domain))) ?? (await realFolder(path.join(sites, other)));
  if (folder === undefined) return undefined;
  return {
    isSilent: await exists(path.join(folder, ".timeout")),
    find: (pathname) => findPage(folder, pathname),
  };
}

async function realFolder(folder: string): Promise<string | undefined> {
  const found = await stat(folder).catch(orMissing);
  return found?.isDirectory() ? realpath(folder) : undefined;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function findPage(
  folder: string,
  pathname: string,
): Promise<Awaited<ReturnType<Site["find"]>>> {
  const parts = partsOf(pathname);
  if (!parts) return undefined;
  const base = path.join(folder, ...parts);
  const candidates = [base, `${base}.html`, path.join(base, "index.html")];
  for (const candidate of candidates) {
    const file = await realpath(candidate).catch(orMissing);
    // A link that leads out of the folder is not part of the site.
    if (file === undefined || !file.startsWith(folder + path.sep)) continue;
    if ((await stat(file)).isFile()) return { file, bytes: await readFile(file) };
  }
  return undefined;
}

/** Undefined for anything that is no plain path: dot names reach outside or into hidden files. */
function partsOf(pathname: string): string[] | undefined {
  try {
    const parts = pathname
      .split("/")
      .map(decodeURIComponent)
      .filter((part) => part !== "");
    return parts.some((part) => part.startsWith(".") || /[/\\\0]/.test(part)) ? undefined : parts;
  } catch {
    return undefined;
  }
}

function orMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "ENAMETOOLONG") return;
  throw error;
}
