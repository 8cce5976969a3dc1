/**
 * Remembers what was made of the words of texts, as `remembering` does, but looks them up by their letters where they stand: no string
 * is made of a word that is known. `hash` is that of the letters from `start` to before `end` (see hash.ts). Forgets all where there are too many.
 */
export function writtenForms<Made>(
  make: (written: string) => Made,
): (text: string, start: number, end: number, hash: number) => Made {
  type Known = { readonly written: string; readonly hash: number; readonly made: Made };
  let known = new Array<Known | undefined>(PLACES).fill(undefined);
  let count = 0;
  return (text, start, end, hash) => {
    let at = hash & (PLACES - 1);
    for (let one = known[at]; one !== undefined; one = known[at]) {
      if (one.hash === hash && stands(one.written, text, start, end)) return one.made;
      at = (at + 1) & (PLACES - 1);
    }
    const written = text.slice(start, end);
    const made = make(written);
    if (count++ === MOST) {
      known = new Array<Known | undefined>(PLACES).fill(undefined);
      count = 1;
      at = hash & (PLACES - 1);
    }
    known[at] = { written, hash, made };
    return made;
  };
}

function stands(written: string, text: string, start: number, end: number): boolean {
  if (written.length !== end - start) return false;
  for (let at = start; at < end; at++)
    if (text.charCodeAt(at) !== written.charCodeAt(at - start)) return false;
  return true;
}

/** A power of two. With three in four of its places empty, a table finds most words where it looks first. */
const PLACES = 1 << 16;
const MOST = PLACES / 4;
