/**
 * Every match of a global pattern, in order. Like `matchAll`, which makes the pattern anew for each text: that takes longer than reading
 * a short one. The pattern must not match nothing.
 */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) matches.push(match);
  return matches;
}
