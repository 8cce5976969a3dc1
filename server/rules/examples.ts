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

/** A story of some length that has none of what the hints about whole stories ask for. */
export const STORY = `[[Narrative]]: We met at the bus stop at ten and took the number nine to the school. It rained. The office was on the second floor and the line was long. We sat by the window, looked at the list of classes and talked about the weather until it was our turn.`;

/** The same story with one more sentence, which has something of it. */
export const storyWith = (sentence: string): string => `${STORY.replace(/\[\[|\]\]/g, "")} ${sentence}`;
