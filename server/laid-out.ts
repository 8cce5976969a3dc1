/*
 * Lists of numbers in one file that is used as it lies: nothing is to be unpacked when a process starts. It takes more room than numbers
 * that are packed, so it is for the command alone. First stands a mark, then how many lists there are and the length of each, then their numbers.
 */

/** Says whether a file is one of these, and whether its bytes lie as on this machine. */
const MARK = 0x70656572;

/** Lays out some lists. */
export function laidOut(lists: readonly Int32Array[]): Int32Array {
  const head = [MARK, lists.length, ...lists.map(({ length }) => length)];
  const numbers = new Int32Array(lists.reduce((sum, { length }) => sum + length, head.length));
  numbers.set(head);
  let at = head.length;
  for (const list of lists) {
    numbers.set(list, at);
    at += list.length;
  }
  return numbers;
}

/** The lists that were laid out; undefined where there are none, or the bytes lie the other way round as on another kind of processor. */
export function listsIn({
  buffer,
  byteOffset,
  byteLength,
}: Uint8Array<ArrayBuffer>): Int32Array[] | undefined {
  const numbers = new Int32Array(buffer, byteOffset, byteLength >>> 2);
  if (numbers[0] !== MARK) return undefined;
  let at = 2 + numbers[1]!;
  return Array.from(numbers.subarray(2, at), (length) => numbers.subarray(at, (at += length)));
}
