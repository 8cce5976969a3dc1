import { promptFor } from "../note/prompt.ts";
import { hasCredential, holdsName } from "../note/signature.ts";
import { ABOUT } from "./about.ts";
import type { Offer } from "./offer.ts";
import { gapBefore, type ValuePlace } from "./place.ts";

const CREDENTIAL = "CMPSS";

/** The credential behind a name that stands there. Without one a prompt asks for it: nobody else's name is ever offered. */
export function credentialAt(text: string, { field, taken, open }: ValuePlace, offset: number): Offer[] {
  const about = { id: ABOUT.signature };
  const detail = { id: "complete/credential" } as const;
  if (open) {
    const signed = `${gapBefore(text, taken.start)}${promptFor("your name")}, ${CREDENTIAL}`;
    const match = text.slice(taken.start, offset) + CREDENTIAL;
    return [
      { kind: "value", label: `…, ${CREDENTIAL}`, detail, about, edit: { ...taken, text: signed }, match },
    ];
  }
  const before = text.slice(field.value.start, offset);
  if (offset < field.value.end || !holdsName(before) || hasCredential(before)) return [];
  const begun = /,[ \t]*\p{L}{0,5}$/u.exec(before)?.[0] ?? /[ \t]*$/.exec(before)![0];
  const edit = { start: offset - begun.length, end: offset, text: `, ${CREDENTIAL}` };
  return [{ kind: "value", label: CREDENTIAL, detail, about, edit, match: `, ${CREDENTIAL}` }];
}
