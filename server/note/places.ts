/** Where peers meet people: words that name a place, wherever they stand. Some end in "é", which is no letter to `\b`. */
const SURE =
  "home|house|apartment|apt|office|clinic|center|centre|park|library|shelter|hospital|unit|school|cafe|café|church|court|courthouse|jail|store|lobby|motel|hotel|porch|kitchen|camp|encampment|clubhouse|residence|garden|mall|gym|room|street|campus|site|lot|drop-in|casa|oficina|centro|parque|iglesia|bakery|barn|barber ?shop|shop|bench|bleachers|boardwalk|bookstore|bus stop|cafeteria|carport|chapel|classroom|college|co-?op|coffee shop|corridor|courtyard|day ?room|deck|depot|diner|dining hall|dock|dorm|driveway|fairgrounds?|food bank|food court|garage|hall|hallway|hub|lunch counter|laundromat|lounge|marina|mosque|museum|overpass|pantry|parking lot|patio|picnic tables?|pier|playground|plaza|pond|pool|restaurant|salon|sidewalk|soup kitchen|stairwell|stoop|synagogue|taqueria|temple|tent|terminal|trailer|underpass|university|visiting room|waiting room|ward|yard|zoo";

/** In a header without labels: with "pos 11", a telephone and what else stands for a place there. */
export const HEADER_PLACES = `${SURE}|st|ave|rm|bldg|ctr|inn|field|community|phone|telephone|zoom|video|telehealth|pos ?\\d\\d`;

/** Behind "at the" in a sentence a word may name a place that elsewhere means something else. */
export const TOLD_PLACES = `${SURE}|place|floor|courts|beach|market|fair|station|van|bus|car|truck|studio|facility|program|building|job|work|workplace|dmv|bank|community|group home|board and care|clínica|clinica|biblioteca|escuela|albergue|hogar|steps?|corner|trail|lake|river|creek|bridge|farm|ranch|orchard|counter|table|booth|cell|pews?`;
