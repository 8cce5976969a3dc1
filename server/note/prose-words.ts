import { NO_MEMORY, type Memory } from "./memory.ts";
import { hasPrompt } from "./prompt.ts";
import type { Span } from "./span.ts";
import { breakAt, wordsOf, type Word } from "./words.ts";

/** The words of a note's prose, a paragraph break between its parts. What says the same as in the version before is not read again. */
export function proseWords(text: string, prose: readonly Span[], memory: Memory): Word[] {
  const words: Word[] = [];
  const inOnePiece = memory === NO_MEMORY || hasPrompt(text); // a prompt may hold a seam
  for (const span of prose) {
    if (words.length > 0) words.push(breakAt(span.start, span.start));
    if (inOnePiece) wordsOf(text, span, words);
    else readPieces(text, span, memory, words);
  }
  return words;
}

function readPieces(text: string, { start, end }: Span, memory: Memory, words: Word[]): void {
  const within = text.slice(0, end); // a search in the whole text would go on to its end
  for (let from = start; from < end;) {
    const to = seamBehind(within, from);
    const piece = { start: from, end: to };
    const known = memory.recall(wordsOf, piece, () => ({ from, words: wordsOf(text, piece) }));
    const by = from - known.from;
    for (const word of known.words) words.push(by === 0 ? word : moved(word, by));
    from = to;
  }
}

/**
 * Behind the next full stop, blank and capital letter, where no word or mark depends on what stands on the other side: before the capital.
 * The end where there is none.
 */
function seamBehind(text: string, from: number): number {
  for (let at = text.indexOf(". ", from); at >= 0; at = text.indexOf(". ", at + 2)) {
    const code = text.charCodeAt(at + 2);
    if (code >= 65 && code <= 90) return at + 2;
  }
  return text.length;
}

/** The same word so many UTF-16 units further on. Written out, since notes have hundreds of them and are read at every keystroke. */
const moved = ({ start, end, norm, hash, kind }: Word, by: number): Word => ({
  start: start + by,
  end: end + by,
  norm,
  hash,
  kind,
});
