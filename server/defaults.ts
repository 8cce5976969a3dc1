/** What holds where no settings say otherwise. The schema is not needed for this: loading it takes longer than a note. */
export const DEFAULTS = {
  profile: "calmhsa-2023" as const,
  rules: {},
  labels: {},
  columns: {},
  include: [],
  lexicon: [],
  names: [],
  templates: "templates",
  client: "client",
  language: "auto" as const,
  maxProblems: 500,
};
