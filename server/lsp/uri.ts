/** Addresses (URIs) as editors write them. One file may be written in several ways: editors differ in what they escape. */

/** The address of a path that is written relative to a folder's address. Absolute paths keep scheme and host. */
export function resolveUri(folder: string, path: string): string {
  const slashed = path.replaceAll("\\", "/");
  const rooted = /^[a-z]:\//i.test(slashed) ? `/${slashed}` : slashed;
  const escaped = rooted.split("/").map(encodeURIComponent).join("/");
  return new URL(escaped, `${folder.replace(/\/$/, "")}/`).toString();
}

/** The path of an address below a folder's address, unescaped; undefined where it lies elsewhere. */
export function pathBelow(folder: string, uri: string): string | undefined {
  const start = `${plainUri(folder).replace(/\/$/, "")}/`;
  const whole = plainUri(uri);
  return whole.startsWith(start) ? whole.slice(start.length) : undefined;
}

/** The folder that a file lies in; undefined for addresses without folders, such as `untitled:Note-1`. */
export function parentUri(uri: string): string | undefined {
  return /^[^:/?#]+:\/\/[^?#]*\//.exec(uri)?.[0].replace(/(?<=[^/])\/$/, "");
}

export const sameUri = (a: string, b: string): boolean => plainUri(a) === plainUri(b);

/** The same for all ways in which an address is written. */
export function plainUri(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
