import { describe, expect, test } from "vitest";
import extensionEnglish from "../../l10n/extension.en.json" with { type: "json" };
import extensionSpanish from "../../l10n/extension.es.json" with { type: "json" };
import english from "../../l10n/messages.en.json" with { type: "json" };
import spanish from "../../l10n/messages.es.json" with { type: "json" };
import spanishRules from "../../l10n/rules.es.json" with { type: "json" };
import manifestSpanish from "../../package.nls.es.json" with { type: "json" };
import manifestEnglish from "../../package.nls.json" with { type: "json" };
import { say } from "../../server/messages.ts";
import { rules } from "../../server/rules/index.ts";
import { languageOf } from "../../server/saying.ts";
import { textsOf } from "../../server/rules/texts.ts";

/** Ids whose Spanish is the English on purpose. */
const ALIKE: readonly string[] = ["new-note/birp", "review/errors one"];

/** Every sentence by its id; the forms of one that counts as `id one` and `id other`, a rule's texts likewise. */
const flat = (bundle: object): Map<string, string> =>
  new Map(
    Object.entries(bundle).flatMap(([id, words]: [string, string | Record<string, string>]) =>
      typeof words === "string"
        ? [[id, words]]
        : Object.entries(words).map(([form, text]): [string, string] => [`${id} ${form}`, text]),
    ),
  );

const rulesEnglish = Object.fromEntries(rules.map(({ id, title, why }) => [id, { title, why }]));

describe.each([
  ["messages", english, spanish],
  ["what the extension says", extensionEnglish, extensionSpanish],
  ["rules", rulesEnglish, spanishRules],
  ["the manifest", manifestEnglish, manifestSpanish],
])("the Spanish of %s", (_, en, es) => {
  const [original, translated] = [flat(en), flat(es)];
  const both = [...original].flatMap(([id, text]) => {
    const spanish = translated.get(id);
    return spanish === undefined ? [] : [{ id, text, spanish }];
  });
  const differing = (of: (text: string) => unknown) =>
    both.filter(({ text, spanish }) => JSON.stringify(of(text)) !== JSON.stringify(of(spanish)));

  test("is there for all, and for nothing else", () => {
    expect(original.size).toBeGreaterThan(0);
    expect([...original.keys()].filter((id) => !translated.has(id))).toEqual([]);
    expect([...translated.keys()].filter((id) => !original.has(id))).toEqual([]);
  });

  test("is no copy of the English, and not empty", () => {
    const copied = both.filter(({ id, text, spanish }) => text === spanish && !ALIKE.includes(id));
    expect(copied).toEqual([]);
    expect(both.filter(({ spanish }) => spanish.trim() !== spanish || spanish === "")).toEqual([]);
  });

  test("has the same placeholders", () => {
    expect(differing((text) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort())).toEqual([]);
  });

  test("keeps codes, and values and names of files", () => {
    const kept = /\b[A-Z]+-?\d[\d.-]*\d|`[^`]+`/g;
    expect(differing((text) => [...new Set(text.match(kept))].sort())).toEqual([]);
  });
});

test("a message counts in the forms of its language", () => {
  const more = (count: number, language: "en" | "es") =>
    say({ id: "editor/more", args: { count } }, language);
  expect(more(1, "en")).toMatch(/^1 more is /);
  expect(more(2, "en")).toMatch(/^2 more are /);
  expect(more(1, "es")).toMatch(/^Hay 1 hallazgo más /);
  expect(more(12, "es")).toMatch(/^Hay 12 hallazgos más /);
});

test("a message within a message is in the same language, and what is missing stays a placeholder", () => {
  const message = {
    id: "check/weekday-differs",
    args: { words: "03/14/2025", day: { id: "weekday/friday" } },
  } as const;
  expect(say(message, "en")).toMatch(/^03\/14\/2025 was a Friday\./);
  expect(say(message, "es")).toMatch(/^03\/14\/2025 cayó en viernes\./);
  expect(say({ id: "fix/replace" }, "es")).toBe('Reemplazar por "{text}"');
});

test("words with braces in a note are no placeholders", () => {
  expect(say({ id: "drift/motive", args: { words: "{words} {count}", count: 1 } }, "en")).toMatch(
    /^"\{words\} \{count\}" says/,
  );
});

test("danger is kept in Spanish as in English, first of all", () => {
  const sentence = say({ id: "drift/safety" }, "es");
  expect(sentence).toMatch(/^Conserve esto\. .*propias palabras.*entre comillas.*a quién le avisó.*cuándo/);
});

test("a rule's English is its own", () => {
  for (const rule of rules) expect(textsOf(rule, "en")).toMatchObject({ title: rule.title, why: rule.why });
});

test.each([
  ["es", "es"],
  ["es-MX", "es"],
  ["es-419", "es"],
  ["ES_mx.UTF-8", "es"],
  ["en-US", "en"],
  ["est", "en"],
  ["pt-br", "en"],
  ["", "en"],
  [undefined, "en"],
])("an editor in %s is spoken to in %s", (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});
