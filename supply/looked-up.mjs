/**
 * Words and what they are, for whoever reads an object of them: each is looked up when it is first asked for. `letters` has them by their first
 * letter as one text, with the number of what each is: "~lamp_3~late_12~".
 */
export function lookedUp(kinds, letters) {
  let known = new Map();
  const find = (word) => {
    if (known.has(word)) return known.get(word);
    if (known.size === MOST_KNOWN) known = new Map();
    const found = inText(letters[word[0]], word);
    known.set(word, found);
    return found;
  };
  const inText = (text = "", word) => {
    const at = text.indexOf(`~${word}_`);
    return at < 0 ? undefined : kinds[parseInt(text.slice(at + word.length + 2, at + word.length + 6))];
  };
  return new Proxy(
    {},
    {
      get: (object, word) => find(word) ?? object[word],
      getOwnPropertyDescriptor(_, word) {
        const value = find(word);
        return value && { value, configurable: true, enumerable: true, writable: true };
      },
    },
  );
}

const MOST_KNOWN = 20_000;
