/** How results may be printed. */
export const FORMATS = ["pretty", "json", "ndjson", "sarif", "junit", "csv", "github"] as const;
export type Format = (typeof FORMATS)[number];

/** The formats that statistics come in. */
export const COUNTED = ["pretty", "json"] as const satisfies readonly Format[];
