/** A note in which every required fact is stated: what the rules about facts show their own case with. */
export const COMPLETE_NOTE = `Service type: Individual peer support
Date of service: 03/14/2025
Duration: 45 min
Location: Cedar House
ICD-10: F33.1
Code: H0038

Narrative: We walked to the library and she picked out two books about birds.

Plan: She will return the books on Friday and I will ride along.

Signature: Ana Ruiz, CMPSS
Date signed: 03/14/2025`;

/** The complete note with one part exchanged. */
export const noteWith = (part: string, instead: string): string => COMPLETE_NOTE.replace(part, instead);
