import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Language } from "../saying.ts";
import { html, htmlText, styleElement, type Html } from "./html.ts";
import { STYLE } from "./style.ts";

/** A whole page in one text: nothing is loaded into it, and no script can run in it. */
export const documentOf = (title: string, language: Language, body: Html): string =>
  `<!DOCTYPE html>\n${htmlText(
    html`<html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy()}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${styleElement(STYLE)}
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `,
  )}`;

/** Only the page's own style may be used, which is known by its hash. */
const policy = (): string =>
  `default-src 'none'; style-src 'sha256-${base64(sha256(utf8ToBytes(STYLE)))}'; base-uri 'none'; form-action 'none'`;

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
