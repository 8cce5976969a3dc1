import { expect, test } from "vitest";
import { parseNote } from "../../server/note/note.ts";
import { serviceMinutes } from "../../server/note/durations.ts";

const factsOf = (text: string) => parseNote(text).facts;

test.each([
  ["Date: 3/4/25", "2025-03-04"],
  ["Date: 03-04-2025", "2025-03-04"],
  ["Date: 2025-03-04", "2025-03-04"],
  ["Date: 20250304", "2025-03-04"],
  ["Date: Tuesday, March 4, 2025", "2025-03-04"],
  ["Date: Mar. 4th '25", "2025-03-04"],
  ["Date: 4 March 2025", "2025-03-04"],
  ["Date: 04-MAR-2025", "2025-03-04"],
  ["Date: 2/29/2024", "2024-02-29"],
  ["Fecha: 4 de marzo de 2025", "2025-03-04"],
  ["Fecha: 04/03/2025", "2025-03-04"],
  ["Date: March fourth, twenty twenty-five", "2025-03-04"],
])("%s is the day %s", (text, iso) => {
  const { state, value } = factsOf(text).date;
  expect([state, value?.iso]).toEqual(["present", iso]);
});

test.each(["2/29/2025", "13/1/2025", "0/4/2025", "4/31/2025", "2025-02-30", "June 31, 2025"])(
  "no calendar has %s",
  (written) => {
    const { state, trouble } = factsOf(`Date: ${written}`).date;
    expect([state, trouble]).toEqual(["invalid", "impossible-date"]);
  },
);

test("a date without a year is a date where a label asks for one", () => {
  expect(factsOf("Date: 3/4").date).toMatchObject({ state: "present", value: { hasYear: false } });
  expect(factsOf("We met. She ate 3/4 of the cake and I had the rest of it.").date.state).toBe("missing");
});

test.each([
  ["45 min", 45],
  ["45", 45],
  ["1h 15", 75],
  ["1:15", 75],
  ["0.75 hr", 45],
  ["1 1/2 hours", 90],
  ["an hour and a half", 90],
  ["forty five minutes", 45],
  ["half an hour", 30],
  ["9-10a", 60],
  ["0900-1000", 60],
  ["9:00 AM - 10:15 AM", 75],
  ["11:30 am to 12:15 pm", 45],
  ["11:30 - 12:15", 45],
  ["11-1p", 120],
  ["2:00-2:40 pm", 40],
  ["12:00 pm - 12:45 pm", 45],
  ["noon to 1 pm", 60],
  ["11:30 pm - 12:15 am", 45],
  ["2330-0015", 45],
  ["una hora y media", 90],
  ["de 9:00 a 9:45", 45],
])("a duration of %s is %i minutes", (written, minutes) => {
  const { state, value } = factsOf(`Duration: ${written}`).duration;
  expect([state, value && serviceMinutes(value)]).toEqual(["present", minutes]);
});

test.each([
  ["2026-01-06T10:00", "2026-01-06T10:50"],
  ["2026-01-06T10:00:00Z", "2026-01-06T10:50:00Z"],
  ["2026-01-06 10:00:00.000-08:00", "2026-01-06 10:50:00.000-08:00"],
  ["01/06/2026 10:00:00 AM", "01/06/2026 10:50:00 AM"],
  ["Jan 6, 2026 10:00 AM", "Jan 6, 2026 10:50 AM"],
  ["20260106 1000", "20260106 1050"],
])("from %s to %s it is 50 minutes", (start, end) => {
  const { state, value } = factsOf(`Date: ${start}\nStart: ${start}\nEnd: ${end}`).duration;
  expect([state, value?.range?.from, serviceMinutes(value!)]).toEqual(["present", 600, 50]);
});

test("parts that are stated apart are kept apart", () => {
  expect(factsOf("Duration: 45 min, travel 20 min, documentation 10 min").duration.value).toMatchObject({
    service: 45,
    travel: 20,
    documentation: 10,
  });
  expect(
    factsOf("Start time: 11:40 am\nEnd time: 12:20 pm\nTravel: 15\nDoc time: 5").duration.value,
  ).toMatchObject({ range: { from: 700, to: 740 }, travel: 15, documentation: 5 });
  for (const said of [
    "45 min, no travel",
    "45 min. No travel time.",
    "45 min (travel: none)",
    "45 min\nTravel: none",
  ])
    expect(factsOf(`Duration: ${said}`).duration.value, said).toMatchObject({ service: 45, travel: 0 });
});

test.each([
  ["H0038", ["H0038"]],
  ["H0038-HQ", ["H0038", "HQ"]],
  ["H0038:HQ:95", ["H0038", "HQ", "95"]],
  ["H0025 HQ GT", ["H0025", "HQ", "GT"]],
  ["Peer Support (H0038)", ["H0038"]],
  ["h0038", ["H0038"]],
])("the code %s is read with its modifiers", (written, [code, ...modifiers]) => {
  const fact = factsOf(`Code: ${written}`).code;
  expect(fact.state).toBe("present");
  expect(fact.value![0]).toMatchObject({ code, modifiers });
});

test.each([
  "F33.1",
  "F331",
  "f33.1",
  "Z59.01",
  "T74.11XA",
  "Major depressive disorder (F33.1)",
  "F20.9, Z59.02",
])("the diagnosis code of %s has the right form", (written) => {
  expect(factsOf(`ICD-10: ${written}`)["diagnosis-code"].state).toBe("present");
});

test.each(["296.32", "F3O.1", "V62.89", "309.81 PTSD"])("%s has not the form of ICD-10-CM", (written) => {
  expect(factsOf(`ICD-10: ${written}`)["diagnosis-code"]).toMatchObject({
    state: "invalid",
    trouble: "not-icd-10",
  });
});

test.each([
  ["Ana and I met at the café to look at bus maps.", "met at the café"],
  ["Narrative: Ana asked for tea at the café on Oak.", "at the café"],
])("%s: an accent at the end of a place is no hindrance", (written, place) => {
  expect(factsOf(written).location).toMatchObject({ state: "inline", value: place });
});

test.each(["N/A", "TBD", "pending", "---", "____", "", "see chart", "pendiente"])(
  'a field that says "%s" is blank',
  (written) => {
    const facts = factsOf(`Location: ${written}\nCode: ${written}\nPlan: ${written}\nDuration: ${written}`);
    expect([facts.location, facts.code, facts.plan, facts.duration].map(({ state }) => state)).toEqual(
      Array(4).fill("missing"),
    );
  },
);
