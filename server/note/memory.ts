/**
 * What was worked out for parts of a document. Parts that say the same are worked out once, from one version to the next, so
 * that only what an edit touched is worked out again.
 */
export type Memory = {
  /** What `make` gave for a key, or gives now. It may depend on `about` and the key, and on nothing else. */
  recall<T>(about: object, keyOf: () => string, make: () => T): T;
  /** A new version is read. What the one before it did not ask for is forgotten. */
  nextVersion(): void;
};

/** For a note that is read once: nothing is kept. */
export const NO_MEMORY: Memory = { recall: (_about, _keyOf, make) => make(), nextVersion: () => {} };

type Known = Map<object, Map<string, unknown>>;

export function createMemory(): Memory {
  let before: Known = new Map();
  let now: Known = new Map();
  return {
    recall<T>(about: object, keyOf: () => string, make: () => T): T {
      const key = keyOf();
      const known = valuesOf(now, about);
      const value = known.get(key);
      if (value !== undefined || known.has(key)) return value as T;
      const earlier = before.get(about);
      const former = earlier?.get(key);
      const made = former !== undefined || earlier?.has(key) ? (former as T) : make();
      known.set(key, made);
      return made;
    },
    nextVersion() {
      before = now;
      now = new Map();
    },
  };
}

function valuesOf(known: Known, about: object): Map<string, unknown> {
  const values = known.get(about);
  if (values !== undefined) return values;
  const made = new Map<string, unknown>();
  known.set(about, made);
  return made;
}
