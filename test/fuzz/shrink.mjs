/** A smaller input of which the same still holds: pieces are left out as long as that goes, large ones first. */
export async function shrunk(input, stillFails) {
  let best = input;
  const end = Date.now() + LONGEST;
  for (
    let size = Math.ceil(best.length / 2);
    size >= 1 && Date.now() < end;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let at = 0; at < best.length && Date.now() < end;) {
      const without = best.slice(0, at) + best.slice(at + size);
      if (await stillFails(without)) best = without;
      else at += size;
    }
  }
  return best;
}

/** Milliseconds. */
const LONGEST = 10_000;
