import { isHurried, wordsOf } from "../note/words.ts";

/**
 * The phrase language of the lexicon: what a supervisor writes to say which words are meant.
 *
 *     play:verb the victim          play, plays, played, playing
 *     (angle|fish:verb) for         one of these
 *     just [really] to              with or without
 *     told ... that                 up to three words between; ...5 for up to five
 *     tell:verb {person} to         a slot: a named list of words from slots.json, or {name}, {number}
 *     {start} told her to           {start}: nothing, or a punctuation mark, stands before
 *     {start} <Guarded> {end}         {end}: nothing, or a punctuation mark, stands behind
 *     {person} seemed <flat>        only what stands in < > is underlined
 *     non-compliant                 with the hyphen, with a space, or run together
 */
export type Piece =
  | { readonly kind: "word"; readonly written: string; readonly norm: string; readonly inflect?: Inflection }
  | { readonly kind: "choice"; readonly options: readonly Phrase[]; readonly optional: boolean }
  | { readonly kind: "gap"; readonly max: number }
  | { readonly kind: "slot"; readonly name: string }
  | { readonly kind: "edge" };

export type Phrase = readonly Piece[];

export const INFLECTIONS = ["verb", "noun", "adjective"] as const;
export type Inflection = (typeof INFLECTIONS)[number];

/** A phrase that cannot be read: what is wrong, what would be right, and where (a UTF-16 offset into the phrase). */
export class PhraseError extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Reads one phrase. Throws a {@link PhraseError} that names the place and the mend. */
export function parsePhrase(source: string): Phrase {
  const reader = { source, at: 0 };
  const pieces = readSequence(reader, "");
  if (reader.at < source.length) {
    throw new PhraseError(`"${source[reader.at]}" closes nothing: remove it or open it before`, reader.at);
  }
  const edges = pieces.filter((piece) => piece.kind === "edge").length;
  if (edges !== 0 && edges !== 2)
    throw new PhraseError("write < and > once each, around the words to underline", 0);
  return pieces;
}

type Reader = { readonly source: string; at: number };

function readSequence(reader: Reader, closers: string): Piece[] {
  const { source } = reader;
  const pieces: Piece[] = [];
  while (reader.at < source.length) {
    const at = reader.at;
    const plain = plainWordAt(source, at);
    if (plain !== undefined) {
      pieces.push({ kind: "word", written: plain, norm: plain });
      reader.at += plain.length;
      continue;
    }
    const char = source[at]!;
    if (closers.includes(char)) break;
    if (char === " " || /\s/.test(char)) reader.at++;
    else if (char === "(") pieces.push(readChoice(reader, ")", false));
    else if (char === "[") pieces.push(readChoice(reader, "]", true));
    else if (char === "{") pieces.push(readSlot(reader));
    else if (char === "<" || char === ">") {
      reader.at++;
      pieces.push({ kind: "edge" });
    } else if (source.startsWith("...", at)) pieces.push(readGap(reader));
    else if (")]}|".includes(char)) return pieces;
    else pieces.push(...readWords(reader));
  }
  return pieces;
}

function readChoice(reader: Reader, closer: string, optional: boolean): Piece {
  const opened = reader.at++;
  const options: Phrase[] = [];
  for (;;) {
    const option = readSequence(reader, `|${closer}`);
    if (option.length === 0)
      throw new PhraseError("an empty choice: write a word on both sides of |", reader.at);
    if (option.some((piece) => piece.kind === "edge"))
      throw new PhraseError("write < and > outside of ( ) and [ ]", opened);
    options.push(option);
    const end = reader.source[reader.at];
    if (end === undefined) throw new PhraseError(`"${closer}" is missing`, opened);
    if (end !== "|" && end !== closer)
      throw new PhraseError(`"${end}" stands where "${closer}" should`, reader.at);
    reader.at++;
    if (end === closer) return { kind: "choice", options, optional };
  }
}

function readSlot(reader: Reader): Piece {
  const end = reader.source.indexOf("}", reader.at);
  if (end < 0) throw new PhraseError('"}" is missing', reader.at);
  const name = reader.source.slice(reader.at + 1, end).trim();
  if (name === "") throw new PhraseError("a slot needs a name, such as {person}", reader.at);
  reader.at = end + 1;
  return { kind: "slot", name };
}

function readGap(reader: Reader): Piece {
  const digits = /^\d*/.exec(reader.source.slice(reader.at + 3, reader.at + 6))![0];
  const max = digits === "" ? 3 : Number(digits);
  if (max < 1 || max > 8) throw new PhraseError("a gap may be 1 to 8 words long", reader.at);
  reader.at += 3 + digits.length;
  return { kind: "gap", max };
}

/** Most words are plain, and a lexicon has many: they need not be cut up. */
function plainWordAt(source: string, at: number): string | undefined {
  let end = at;
  while (isSmallLetter(source.charCodeAt(end))) end++;
  if (end === at || (end < source.length && !ENDS_WORD.includes(source[end]!))) return undefined;
  const word = source.slice(at, end);
  return isHurried(word) ? undefined : word;
}

const isSmallLetter = (code: number): boolean => code >= 97 && code <= 122;
const ENDS_WORD = " ()[]{}<>|";

/** One written word; "c/o" and "non-compliant" are several, compared one by one as the note's own words are. */
function readWords(reader: Reader): Piece[] {
  const at = reader.at;
  WRITTEN.lastIndex = at;
  const written = WRITTEN.exec(reader.source)![0];
  reader.at += written.length;
  const colon = written.search(/:\w/);
  const inflect = colon > 0 ? written.slice(colon + 1) : undefined;
  if (inflect !== undefined && !isInflection(inflect)) {
    throw new PhraseError(`"${written}": after the colon write verb, noun or adjective`, at + colon);
  }
  const word = colon > 0 ? written.slice(0, colon) : written;
  const pieces = piecesOf(word, inflect);
  const parts = word.split("-");
  if (parts.length < 2 || parts.some((part) => !/^[\p{L}\d]+$/u.test(part))) return pieces;
  return [{ kind: "choice", options: [pieces, piecesOf(parts.join(""), inflect)], optional: false }];
}

const WRITTEN = /(?:(?!\.\.\.)[^\s()[\]{}<>|])+/y;

function piecesOf(word: string, inflect: Inflection | undefined): Piece[] {
  if (SHORT_FORM.test(word)) return [{ kind: "word", written: word, norm: word }];
  const parts = wordsOf(word, { start: 0, end: word.length });
  return parts.map(({ start, end, norm }, index) => ({
    kind: "word",
    written: word.slice(start, end),
    norm,
    ...(inflect !== undefined && index === parts.length - 1 ? { inflect } : {}),
  }));
}

/** The second half of "she's" and "they'll", which is a word of its own in a note too. */
const SHORT_FORM = /^'(?:s|re|ve|ll|d|m)$/;

const isInflection = (name: string): name is Inflection => (INFLECTIONS as readonly string[]).includes(name);
