/** FNV-1a over UTF-16 code units: 32 bits, the same on every machine. */
export function hashOf(text: string): number {
  let hash = START;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
}

export const PRIME = 16777619;

/** What a hash begins with, as a signed number. */
export const START = 0x811c9dc5 | 0;
