export type DayOrder = "month-first" | "day-first";

/** An ISO date as notes write it: 03/14/2025, or 14/03/2025. */
export const asWritten = (iso: string, order: DayOrder = "month-first"): string =>
  iso.replace(/^(\d+)-(\d+)-(\d+)$/, order === "day-first" ? "$3/$2/$1" : "$2/$3/$1");
