// Invented notes, any number of them: each follows from the seed and its number alone. Names are put together from
// syllables, sentences from halves, so that words go on being new however many notes there are. Every other note has drifted.

/** What the columns of an export would hold, for one visit that nobody made. About 400 words. */
export function inventedNote(seed, number) {
  const random = generator(seed, number);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const name = nameOf(pick);
  const other = nameOf(pick);
  const slots = {
    name: () => name,
    other: () => other,
    place: () => pick(PLACES),
    thing: () => pick(THINGS),
    kin: () => pick(KIN),
    day: () => pick(DAYS),
    number: () => String(2 + Math.floor(random() * 28)),
    street: () => `${nameOf(pick)} ${pick(["Street", "Road", "Lane", "Avenue"])}`,
  };
  const filled = (text) => text.replace(/\{(\w+)\}/g, (_, slot) => slots[slot]());
  const sentence = () => filled(`${pick(OPENINGS)} ${pick(MIDDLES)}${pick(ENDINGS)}`);

  const sentences = Array.from({ length: SENTENCES }, sentence);
  sentences.splice(1, 0, filled(pick(GOALS)), filled(pick(SHARED)));
  if (number % 2 === 1)
    for (let drifts = 1 + Math.floor(random() * 4); drifts > 0; drifts--)
      sentences.splice(Math.floor(random() * sentences.length), 0, filled(pick(DRIFTED)));

  const minutes = 30 + 5 * Math.floor(random() * 12);
  const date = `${twoDigits(1 + Math.floor(random() * 12))}/${twoDigits(1 + Math.floor(random() * 28))}/2025`;
  const writer = `w-${twoDigits(1 + Math.floor(random() * 40))}`;
  return {
    "Note ID": `N-${number}`,
    "Svc Dt": date,
    "Dur (min)": String(minutes),
    Place: pick(LOCATIONS),
    Proc: "H0038",
    Dx: pick(CODES),
    "Svc Type": "Engagement",
    Staff: writer,
    Program: pick(PROGRAMS),
    Narrative: paragraphs(sentences),
    Plan: filled(pick(PLANS)),
    "Signed By": `${writer}, CMPSS`,
    "Signed On": date,
  };
}

const SENTENCES = 15;

function paragraphs(sentences) {
  const third = Math.ceil(sentences.length / 3);
  return [0, 1, 2].map((part) => sentences.slice(part * third, (part + 1) * third).join(" ")).join("\n\n");
}

/** Mulberry32, well mixed from both numbers first: neighbors have nothing in common. */
function generator(seed, number) {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const nameOf = (pick) => pick(ONSETS) + pick(VOWELS) + pick(INNER) + pick(VOWELS) + pick(CODAS);
const twoDigits = (number) => String(number).padStart(2, "0");

const ONSETS = "B Br Cal D Dal El F Fen G Gr H Jor K Kel L Mar M N Or P Quin R Sel T Tav V Wil Y Z".split(
  " ",
);
const VOWELS = "a e i o u ae ia".split(" ");
const INNER = "b d l ll m n nd r rr s st t v z".split(" ");
const CODAS = "ck l lia n na nne r ra s sa t th ven wyn".split(" ");
const PLACES =
  "the laundromat,the river path,the library,the bus stop,the garden plot,the corner store,the ball field,the church hall,the thrift store,the duck pond".split(
    ",",
  );
const THINGS =
  "a blue kite,the bread recipe,a bus map,the sewing box,an old radio,the chess set,a pair of skates,the tomato starts,a library card,the photo album,a used guitar,the spare key".split(
    ",",
  );
const KIN = "sister,brother,aunt,uncle,cousin,grandmother,neighbor,daughter,son,godfather".split(",");
const DAYS = "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday".split(",");
const LOCATIONS = ["Home", "Office", "Community", "Clinic", "School", "Telehealth - home"];
const CODES = ["F33.1", "F41.1", "F20.9", "F31.9", "Z59.00", "F43.10"];
const PROGRAMS = ["Harbor Porch", "Second Kettle", "Open Gate", "Night Line"];

const OPENINGS = [
  "{name} met me at {place} and",
  "After we had looked at {thing} {name}",
  "On {day} {name}",
  "When {other} came by, {name}",
  "With her {kin} on the line {name}",
  "Near {street} {name}",
  "Before the rain began {name}",
  "I asked about {place} and {name}",
  "While the kettle was on {name}",
  "For the first time in {number} weeks {name}",
];
const MIDDLES = [
  "told me about {thing} that {other} had found at {place}",
  "read me the letter from her {kin} on {street}",
  "showed me how she keeps {thing} dry in the winter",
  "laughed about the day that {other} took the wrong bus to {place}",
  "wrote down {number} questions for the housing office",
  "counted the money for {thing} twice and put it in a jar",
  "said that {place} is quiet enough to think in",
  "planned the walk from {street} to {place} on a napkin",
  "called her {kin} and asked for {thing} back",
  "picked two songs to play for {other} at {place}",
];
const ENDINGS = [
  ", and we took our time with it.",
  " and was proud of it.",
  ', and then said, "I did that by myself."',
  ".",
  " before it was time for the {number} bus.",
  ", which made both of us hungry.",
  " and asked me to come along on {day}.",
  ". That was new.",
  ", because {other} had asked about it last {day}.",
  " and put the list on the door.",
];
const GOALS = [
  "Her goal is to have {number} dinners with her {kin} before summer.",
  'She wants to get back to {place}, in her words "on my own feet."',
  "{name} hopes to find work near {street} and to buy {thing}.",
];
const SHARED = [
  "I shared how it took me {number} weeks to go back to {place} after I had been in the hospital.",
  "I told her about my own first {day} without a drink, and what I did with my hands.",
  "I shared that my {kin} kept {thing} for me until I could ask for it.",
];
const DRIFTED = [
  "{name} was manipulative with her {kin} about {thing}.",
  "Client presented with flat affect and was guarded at {place}.",
  "She has poor insight, according to {other}.",
  "She was noncompliant with meds in the week of {day}.",
  "I told her she needs to call her {kin} by {day}.",
  "Pt has a hx of {number} falls near {street}.",
  "She is attention-seeking when {other} is at {place}.",
  "She is just making excuses about {place}.",
  "Client denies SI/HI and asked for {thing}.",
  "I decided she will not go to {place} on {day}.",
  "She is unmotivated and lazy about {thing}.",
  "Her mood was labile on the way to {street}.",
  'Her {kin} calls her a junkie, and {name} said, "I heard that."',
  "Client was decompensating on {day}, staff report.",
];
const PLANS = [
  "{name} will go to {place} on {day} with {thing}. I will call her on {day} at 10.",
  "{name} will ask her {kin} about {thing} by {day}. We meet at {place} on {day} at 2.",
  "I will bring the form to {street} on {day}, and {name} will fill in the first page.",
];
