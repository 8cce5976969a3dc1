/**
 * True where words before a colon are the writer's telling and no label of a form: "Checked her orientation", "Advice
 * given", "Affect". What follows them belongs to the same sentence, so both are read as prose.
 */
export const isTelling = (label: string): boolean => {
  const written = label.trim();
  return FINDING.test(written) || (!AGENCY_WORD.test(written) && (ACT.test(written) || REMARK.test(written)));
};

/** What a mental status examination finds, which a peer's note does not: its words are read, label and value. */
const FINDING =
  /^(?:(?:client|member|patient|pt)?['’]?s?\s?)?(?:(?:her|his|their)\s)?(?:(?:overall|general|current|psych|psychiatric|medical|mh|sa|family)\s)?(?:affect|mood|mood\s?(?:and|&|\/)\s?affect|speech|insight|judge?ment|insight\s?(?:and|&|\/)\s?judge?ment|appearance|orientation|cognition|memory|thought (?:process|content)|perception|si|hi|avh|si\s?\/\s?hi(?:\s?\/\s?avh)?|hygiene|grooming|eye contact|psychomotor|attitude|sleep|appetite|mse|mental status|hx|history|sx|symptoms|demeanou?r|presentation)$/iu;

/** A verb in the past opens a sentence: "Checked her orientation", "Educated dad re", "Gave homework". */
const ACT =
  /^(?:\p{L}{2,}ed|gave|told|taught|went|met|saw|did|got|found|made|brought|took|kept|left|set|put|let|wrote|ran)\s\p{L}/iu;

/** "Advice given", "Homework assigned". */
const REMARK = /^\p{L}+\s(?:given|assigned|offered|provided|noted|observed|reported)$|\bre$/iu;

/** Labels of forms that open with a participle: "Provided by", "Needed for service", "Completed date". */
const AGENCY_WORD = /\b(?:by|date|time|on|at|code|number|service|services|resources|materials|name)\b/i;

/** A value that tells rather than states: eight words or more, or five that end like a sentence. */
export function isSentence(value: string): boolean {
  if (isStrung(value)) return false;
  const words = value.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  if (words.length >= 12) return true;
  return (
    words.length >= 5 &&
    (/[.!?]["”)*]*$/.test(value.trim()) || words.length >= 8) &&
    words.filter((word) => /^\p{Ll}/u.test(word)).length >= 3
  );
}

/** "6/11/25 - peer support - coffee shop - 25 min": a header strung on one line. */
export const isStrung = (value: string): boolean => value.split(/ [-–—] /, 4).length > 3;
