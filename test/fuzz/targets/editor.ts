import { TextDocument } from "vscode-languageserver-textdocument";
import { NOTHING_ACCEPTED, defaultConfig } from "../../../server/config.ts";
import { createChecks } from "../../../server/lsp/checked.ts";
import { codeActionsOf } from "../../../server/lsp/code-actions.ts";
import { completionsOf } from "../../../server/lsp/completion.ts";
import { diagnosticsOf } from "../../../server/lsp/diagnostics.ts";
import { firstLook } from "../../../server/lsp/first-look.ts";
import { foldingRangesOf } from "../../../server/lsp/folding.ts";
import { hoverOf } from "../../../server/lsp/hover.ts";
import { semanticTokensOf } from "../../../server/lsp/semantic-tokens.ts";
import { standingIn } from "../../../server/lsp/standing.ts";
import { symbolsOf } from "../../../server/lsp/symbols.ts";
import { NOTES, noteText } from "../inputs.ts";
import { holds, type Target } from "../target.ts";

const config = defaultConfig();
const at = { folder: undefined, config, home: undefined, acceptances: NOTHING_ACCEPTED };
const { check: checkOf } = createChecks(
  () => Promise.resolve(at),
  () => "2026-06-01",
);

/** Everything an editor asks about a note, at places all over it and a little beyond. */
const editor: Target = {
  seeds: NOTES,
  inputs: noteText,
  async run(input) {
    const document = TextDocument.create("untitled:fuzz", "progress-note", 1, input);
    const checked = await checkOf(document);
    diagnosticsOf(checked, "https://example.invalid");
    symbolsOf(checked);
    foldingRangesOf(checked);
    standingIn(checked);
    const { data } = semanticTokensOf(checked);
    holds(data.length % 5 === 0 && data.every((part) => part >= 0), "colors are out of order");
    for (let step = 0; step <= PLACES; step++) {
      const position = document.positionAt(Math.floor((input.length * step) / PLACES));
      const offset = document.offsetAt(position);
      const edited = `${input.slice(0, offset)}${TYPED[step % TYPED.length]}${input.slice(offset + (step % 4) * 9)}`;
      for (const { start, end } of (await firstLook(checked, edited)) ?? [])
        holds(0 <= start && start <= end && end <= edited.length, "a first look is beyond the text");
      const beyond = { line: position.line + (step % 2), character: position.character + (step % 3) * 1000 };
      hoverOf(checked, beyond, step % 2 === 0);
      const range = { start: position, end: beyond };
      codeActionsOf(checked, range, { guide: undefined, versioned: true, snippets: step % 2 === 0 });
      completionsOf(checked, position, {
        context: undefined,
        today: "2026-06-01",
        snippets: true,
        details: true,
      });
    }
  },
};

const PLACES = 6;

const TYPED = ["", "a", "He was playing the victim. ", '"', "\n\n"];

export const editors = { editor };
