import { seeded } from "../seeded.mjs";

/**
 * Makes inputs of inputs. One that takes a branch that none took before, or one much more often, is kept, and others are made of it.
 * The counters are those that `build.mjs` put into the product.
 */
export function createGuide(seeds, seed) {
  const random = seeded(seed);
  const below = (limit) => Math.floor(random() * limit);
  const among = (all) => all[below(all.length)];
  const waiting = [...seeds].reverse();
  const corpus = [...seeds];
  const reached = new Map();
  let branches = 0;

  /** Whether a branch was taken for the first time, or an order of magnitude more often than ever. */
  function isNews() {
    let news = false;
    for (const { b } of Object.values(globalThis.__coverage__))
      for (const counts of Object.values(b)) {
        const most = reached.get(counts) ?? counts.map(() => 0);
        for (const [way, count] of counts.entries()) {
          if (count === 0) continue;
          const often = Math.floor(Math.log2(count) / 2) + 1;
          counts[way] = 0;
          if (often <= most[way]) continue;
          if (most[way] === 0) branches++;
          most[way] = often;
          reached.set(counts, most);
          news = true;
        }
      }
    return news;
  }

  function changed(input) {
    let text = input;
    for (let times = 1 << below(4); times > 0; times--) text = among(CHANGES)(text);
    return text.length > LONGEST ? text.slice(0, LONGEST) : text;
  }

  const CHANGES = [
    (text) => cut(text, below(1 + Math.min(text.length, 16)), ""),
    (text) => cut(text, below(1 + text.length), ""),
    (text) => cut(text, 0, among(PIECES)),
    (text) => cut(text, 0, among(PIECES)),
    (text) => cut(text, below(4), String.fromCharCode(below(below(2) ? 0x80 : 0x10000))),
    (text) => cut(text, 0, piece(text)),
    (text) => cut(text, below(30), piece(among(corpus))),
    (text) =>
      cut(
        text,
        0,
        piece(text)
          .slice(0, 12)
          .repeat(1 + below(40)),
      ),
    (text) => text.slice(0, below(text.length + 1)) + piece(among(corpus)),
    (text) => text.replace(/\d+/, () => among(NUMBERS)),
  ];

  const cut = (text, out, put) => {
    const at = below(text.length + 1);
    return text.slice(0, at) + put + text.slice(at + out);
  };
  const piece = (text) => {
    const at = below(text.length + 1);
    return text.slice(at, at + 1 + below(60));
  };

  return {
    next: () =>
      waiting.pop() ??
      changed(below(3) === 0 ? corpus.at(-1 - below(Math.min(20, corpus.length))) : among(corpus)),
    saw(input) {
      if (isNews()) corpus.push(input);
    },
    kept: () => corpus.length,
    branches: () => branches,
  };
}

const LONGEST = 4000;
const NUMBERS = ["0", "-1", "1", "99999999999", "1e309", "0x10", "2147483648", "0.5", "٣"];
const PIECES = [
  ..." \n\r\t\"'’“”.,;:-—()[]{}<>|\\/#*_=+@&%$`~".split(""),
  ...[
    "\r\n",
    "\n\n",
    "\0",
    "\ud83d",
    "\ude00",
    "🙂",
    "é",
    "\u0301",
    "\u202e",
    "\u2028",
    "\ufeff",
    "\x1b[",
    "İ",
    "ß",
  ],
  ...[
    "__proto__",
    "constructor",
    "&#x41;",
    "&constructor;",
    "]]>",
    "<!--",
    "---\n",
    "null",
    "true",
    '":',
    '{"',
    "}]",
  ],
  ...[
    "Date: ",
    "\nPlan: ",
    "Signature: ",
    "45 min",
    "9:00-9:45",
    "03/14/2025",
    "H0038",
    "He said ",
    "non-",
    "denies ",
  ],
];
