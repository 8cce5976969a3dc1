/** The candidate that takes the fewest changes of a letter to become the word. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const byDistance = candidates.map((candidate) => ({ candidate, distance: distance(word, candidate) }));
  return byDistance.sort((a, b) => a.distance - b.distance)[0]?.candidate;
}

/** Letters to put in, take out or change: Levenshtein's distance, row by row. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
