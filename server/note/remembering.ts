/** Remembers what was made of a word: a note uses the same words again and again. Forgets all where there are too many. */
export function remembering<Key, Made>(make: (key: Key) => Made, most = 20_000): (key: Key) => Made {
  const known = new Map<Key, Made>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as Made;
    if (known.size >= most) known.clear();
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
