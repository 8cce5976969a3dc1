import { expect, test } from "vitest";
import { folderWith, peernote } from "./peernote.ts";

const NOTE = "Narrative: She is hypervigilant.\nPlan: Tea on Friday.\n";

type Findings = { rule: string; message: string; fixes: { title: string }[] }[];

const findingsIn = async (settings: object, env: Record<string, string> = {}): Promise<Findings> => {
  const folder = folderWith({ "a.note": NOTE, ".peernote.json": JSON.stringify(settings) });
  const { stdout } = await peernote(folder, ["lint", "--format", "json"], { env });
  return (JSON.parse(stdout) as { files: { findings: Findings }[] }).files[0]!.findings;
};

const wordsOnly = (findings: Findings) =>
  findings.map(({ message: _, fixes, ...rest }) => ({
    ...rest,
    fixes: fixes.map(({ title: _, ...fix }) => fix),
  }));

test("findings speak the language of the settings, and are the same in all else", async () => {
  const [english, spanish] = [await findingsIn({}), await findingsIn({ language: "es" })];
  expect(spanish.find(({ rule }) => rule === "drift/clinical-idiom")).toMatchObject({
    message: expect.stringMatching(/^"hypervigilant" es lenguaje clínico\. /),
    fixes: expect.arrayContaining([
      expect.objectContaining({ title: expect.stringMatching(/^Reemplazar por "/) }),
    ]),
  });
  expect(wordsOnly(spanish)).toEqual(wordsOnly(english));
});

test("without a choice they are English, wherever the command runs", async () => {
  const messages = async (settings: object) =>
    (await findingsIn(settings, { LANG: "es_MX.UTF-8", LC_ALL: "es_MX.UTF-8" })).map(
      ({ message }) => message,
    );
  expect(await messages({})).toContainEqual(expect.stringMatching(/^"hypervigilant" is clinical wording\. /));
  expect(await messages({ language: "auto" })).toEqual(await messages({ language: "en" }));
});

test("the report around them is English", async () => {
  const folder = folderWith({ "a.note": NOTE, ".peernote.json": '{ "language": "es" }' });
  const { stdout, status } = await peernote(folder, ["lint"]);
  expect(stdout).toContain("Falta la fecha del servicio.");
  expect(stdout).toMatch(/\n1 note: \d+ errors, \d+ warnings/);
  expect(status).toBe(1);
});
