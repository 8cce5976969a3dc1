/** An invented export: two notes, with what formats trip over in their cells. */
export const EXPORT = csv([
  ["Note ID", "Staff", "Program", "Svc Dt", "Narrative", "Plan"],
  [
    "A-17",
    "Jordan Reyes",
    "North",
    "03/04/2026",
    'He zorbled, "twice" <so> & again.\nThen he was quite\ngromful.',
    "Meet",
  ],
  [
    "=A-18",
    "Sam Ortiz",
    "South",
    "2026-03-05",
    "We walked to the library. ]]> 100% 🎉 \u0001 he zorbled",
    "",
  ],
]);

/** Rows as a CSV file has them, every cell in quotation marks. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`).join("");
}
