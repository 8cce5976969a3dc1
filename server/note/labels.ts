import type { FieldName, Labels } from "./fields.ts";
import { remembering } from "./remembering.ts";

/** What a label stands for. `section` labels have sentences behind them, the rest a short value. */
export type LabelMeaning = {
  readonly name: FieldName;
  readonly section: boolean;
  /** True where the whole label is known, false where only its words gave it away ("Parent's location"). */
  readonly exact: boolean;
};

/** Looks labels up: an agency's own first, then the known ones, then what their words say. */
export type LabelBook = {
  readonly meaningOf: (label: string) => LabelMeaning | undefined;
  /** False where no known label opens with this word: then there is no need to look further. */
  readonly opens: (word: string) => boolean;
};

/** A label longer than this (in UTF-16 units) is a sentence. */
export const LONGEST_LABEL = 60;

/** How far from where a label may start it is looked for, with the marks around it. UTF-16 units. */
export const LABEL_WINDOW = LONGEST_LABEL + 12;

/** A form has the same few labels in every note. Each that is remembered may hold its note in memory, so they are not many. */
const MOST_LABELS = 1000;

/** The book of labels with an agency's own in front, made once for the same settings. */
export function labelBook(own: Labels): LabelBook {
  const known = books.get(own) ?? makeBook(own);
  books.set(own, known);
  return known;
}

const books = new WeakMap<Labels, LabelBook>();

function makeBook(own: Labels): LabelBook {
  const added = (Object.entries(own) as [FieldName, readonly string[]][]).flatMap(([name, labels]) =>
    labels.map((label): [string, FieldName] => [normalLabel(label), name]),
  );
  const named = added.length === 0 ? KNOWN : new Map([...KNOWN, ...added]);
  const first = added.length === 0 ? FIRST_WORDS : firstWordsOf(named.keys());
  const meaningOf = remembering((label: string) => lookUp(label, named), MOST_LABELS);
  return {
    meaningOf: (label) => (label.length > LONGEST_LABEL ? undefined : meaningOf(label)),
    opens: remembering((word) => first.has(normalLabel(word).split(" ", 1)[0]!), MOST_LABELS),
  };
}

function lookUp(label: string, named: ReadonlyMap<string, FieldName>): LabelMeaning | undefined {
  const normal = normalLabel(label);
  if (normal === "") return undefined;
  const known =
    named.get(normal) ?? named.get(normal.replace(/ [a-z]$/, "")) ?? slashed(normal, label, named);
  if (known !== undefined) return { name: known, section: SECTIONS.has(known), exact: true };
  const guess = byWords(normal);
  return guess && { name: guess, section: SECTIONS.has(guess), exact: false };
}

/** "**Sig. date**", "signature_date" and "SIGNATURE DATE" are one label. */
export const normalLabel = (label: string): string =>
  /^[a-z]+(?: [a-z]+)*$/.test(label) ? label : withoutMarks(label);

const withoutMarks = (label: string): string =>
  label
    .normalize("NFD")
    .replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, " ")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/['’]s\b|s['’](?= )/g, "")
    .replace(/\(s\)/g, "s")
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();

/** Units/Duration, CPT/HCPCS, D/Data: the parts of a slashed label agree, or the first known one speaks. */
function slashed(
  normal: string,
  label: string,
  named: ReadonlyMap<string, FieldName>,
): FieldName | undefined {
  if (!/[/(&]/.test(label)) return undefined;
  const parts = label
    .split(/[/()&]/)
    .map(normalLabel)
    .filter(Boolean);
  if (parts.length < 2 || parts.length > 3) return undefined;
  const names = parts.map((part) => named.get(part));
  if (names.includes("signature") && (names.includes("date") || names.includes("signature-date")))
    return "signature";
  if (names.includes("start") && names.includes("end")) return "duration";
  if (names.includes("diagnosis-code")) return "diagnosis-code"; // "Diagnosis (billing)"
  const known = names.filter((name) => name !== undefined);
  return known.length === parts.length || /^.\b/.test(normal) ? known[known.length - 1] : undefined;
}

/** The sections of the formats that notes are written in. */
export const SECTIONS: ReadonlySet<FieldName> = new Set(["narrative", "plan", "goal", "section"]);

/**
 * The letters of BIRP, GIRP, SIRP, PIRP, DAP, SOAP, DARP. P is the plan unless an I follows it;
 * the others are sections of the narrative.
 */
export const FORMAT_LETTERS: ReadonlySet<string> = new Set([..."BGSIRPDOAF"]);

const LABELS: Partial<Record<FieldName, string>> = {
  "service-type": `service type; type of service; service; services; svc; svc type; type of svc; service provided; services provided;
    service rendered; type; contact type; type of contact; encounter type; visit type; session type; type of session; type of visit;
    activity; activity type; service category; serv; srv; servicio; tipo de servicio; servicio prestado; tipo; actividad; service name;
    service description; peer service; kind of service; intervention type; program service; what kind of service; what kind; which service; what service; what service was it; what was the service; type of support;
    service modality; tos; svc provided; group type; type of group; service delivered; procedure name; procedure description`,
  date: `date; dos; date of service; service date; svc date; date of svc; dt of svc; visit date; date of visit; encounter date; contact date; date of
    contact; session date; date of session; start date; date of call; call date; date rendered; date provided; fecha;
    fecha de servicio; fecha del servicio; dia; day; when; date of group; group date; date of encounter; meeting date; date of meeting; date seen;
    service dt; svc dt; fecha de la visita; date and time; date time; fecha y hora; activity date; dte; dt; cuando; fecha de contacto; d o s; what day; what day was it; which day; when was it; when did you meet; when did we meet; rendered on`,
  time: `time; times; time of service; service time; start end; start end time; start stop; start and end; start and end time;
    time in out; time in time out; session time; group time; visit time; call time; time of visit; hours; hora; horario; hr; from to; begin end;
    service start end time; time span; time frame; clock time; hora de servicio; start end times; start stop times; time range; time of session; time of contact`,
  duration: `duration; dur; length; length of service; length of session; length of visit; length of call; call length; minutes; mins; min; total
    time; total minutes; total mins; time spent; direct care time; direct time; direct; with the person; with person; with the member; with member; with the client; with client; with the family; with family; time with
    the person; time with person; time with the member; time with member; time w member; time with client; time with the client; time with family; time with the family; time in group; face to face time; face to face; f2f; f2f time; f2f minutes; client time; units;
    service duration; service minutes; session length; visit length; how long; duration of service; duration minutes; duration min; duration mins; time on call; number of
    minutes; direct service time; direct minutes; direct care minutes; contact time; duracion; tiempo; tiempo total; minutos; duracion del servicio;
    cuanto tiempo; time total; tot time; tot min; svc time; svc min; svc mins; svc dur; face time; svc minutes; dur min; session duration; total duration; duration hours;
    service length; lgth; amount of time; cuanto duro; how long were you together; how long were we together; how long was it; how long did it take; contact minutes; clocked; duracion total; tiempo directo; service time minutes; total service time; group length; length of group`,
  start: `start; start time; beg; beg time; begin; begin time; time in; service start; service start time; from; time began; began; started; hora de inicio; inicio; time
    started; in; session start; start tm; hora inicio; beginning time; time start; empezo; comienzo; what time did you start; start of service; start of session; start of visit; when did you start`,
  end: `end; end time; stop; stop time; time out; service end; service end time; to; time ended; ended; finish; finish time; hora de fin; fin; out;
    session end; end tm; hora fin; hora final; ending time; time end; time stopped; termino; final; wrapped; wrapped up; what time did you finish; end of service; end of session; end of visit; what time did you end; what time did you stop; when did you finish`,
  travel: `travel; travel time; travel min; travel mins; travel minutes; travel to from; travel to and from; drive time; driving time; trav; transport time; viaje;
    tiempo de viaje; traslado; drive; travel duration; total travel; transportation time; travel total; tiempo de traslado`,
  documentation: `documentation; documentation time; doc time; doc; docs; documentation minutes; documentation min; doc min; doc mins; charting; charting time;
    paperwork; paperwork time; admin time; note time; note writing; writing time; time documenting; documentacion; tiempo de documentacion; notes time; doc minutes; documenting`,
  location: `location; loc; where did you meet; where did we meet; where were you; where were we; where you were; where we were; where was it; where it was; where did it happen; where it happened; rendered at; place; place of service; pos; setting; site; service location; service site; svc location; svc loc; location of service; location of client; location of
    member; location of person; location of person in care; location of participant; client location; member location; person location; where; where seen;
    seen at; met at; where we met; place of contact; contact location; address of service; service setting; client at; caller at; member at; lugar; lugar del servicio; lugar de
    servicio; ubicacion; sitio; donde; visit location; pos code; place of svc; location code; meeting place; location at time of service; where held; location of session; venue; localizacion; place of service code;
    svc place; location of the person; location of contact; spot; locn`,
  "diagnosis-code": `icd 10; icd10; icd 10 code; icd10 code; icd 10 cm; icd10cm; icd 10 cm code; icd; icd code; icd codes; dx; dx code; dx codes; diag; diag code; diagnosis; diagnosis code; diagnoses;
    diagnostic code; primary diagnosis; primary dx; billing diagnosis; diagnosis codes; icd 10 codes; icd 10 dx; diagnostico; codigo de diagnostico; codigo diagnostico; codigo cie 10;
    cie 10; cie; dx icd 10; diagnosis icd 10; problem code; icd 10 diagnosis; icd 9; icd9; codigo icd 10; diagnosis icd 10 code; dx 1; diagnostico icd 10; icd code s; included diagnosis; covered diagnosis; z code; f code; icd x; icd 10 z code; icd 1o; i c d 10`,
  code: `code; codes; service code; svc code; procedure; procedure code; proc; proc code; cpt; cpt code; hcpcs; hcpcs code; cpt hcpcs; hcpcs cpt; cpt hcpcs code; billing code; bill code; visit code; visit codes;
    billing; codigo; codigo de servicio; codigo de procedimiento; codigo hcpcs; codigo cpt; charge code; procedure codes; service procedure code; cpt or hcpcs; h code; hcpc; hcpc code; codigo de facturacion; billed as; cpt codes; hcpcs codes; procedimiento; prcd; px; tx code; px code`,
  plan: `plan; what we will do next; what we will do; next steps; next step; plan next steps; plan for next visit; plan for next session; follow up; followup; follow up plan; action steps; action plan; action items; actions; next; recommendations; plan and
    next steps; plan going forward; what next; what s next; next move; next moves; going ahead; ahead; up next; what comes after; where we go from here; from here; what happens next; whats next; what comes next; going forward; moving forward; next actions; to do; plan follow up; next meeting plan; next contact; plan of action; plans; our plan; pasos a seguir; proximos pasos; siguientes pasos; proximo paso; siguiente paso; plan de
    accion; seguimiento; what we agreed; agreements; f u; fu; f u plan; next visit; next session; next appointment plan; plan proximos pasos; que sigue; el plan; plan steps; plan y proximos pasos; agreed next steps; next step plan; before next time; until next time; for next time; homework; nxt; nxt steps; nx steps; whats happening next; next up; commitments; after today`,
  narrative: `narrative; note; notes; progress note; service note; summary; summary of service; summary of service provided; summary of services provided; session summary; visit summary;
    description; description of service; description of services; what happened; what we did; what was done; details; session note; session notes; contact note; group note; peer note; note text;
    narrative note; progress notes; narrative summary; summary of visit; summary of contact; summary of session; comments; content; session content; notes narrative; activities; what
    activities took place; what activities took place and for how long; focus of the meeting; focus; topic discussed; topics discussed; discussion; story; contact summary; call summary; narr; nar; nota; notas; narrativa;
    nota de progreso; resumen; resumen del servicio; descripcion; descripcion del servicio; que paso; que hicimos; relato; today; body; summary of call; services narrative; documentation of service; what we worked on; summary of group; group summary; body of note; free text; text; service narrative; about the visit; our visit; how it went; summary note; brief description; nte; lo que paso; note body; narrative of service; the visit; our time together; addendum; session narrative; visit note; call notes`,
  goal: `goal; goals; goal addressed; goals addressed; goal s addressed; recovery goal; wellness goal; treatment plan goal; plan goal; care plan goal; person s goal; person goal; member goal; client goal; objective addressed; goal objective; goal link;
    meta; metas; objetivo; goal for today; wrap goal; my goal; goal worked on; in their words; care plan goals; goal statement`,
  section: `behavior; behaviour; intervention; interventions; response; situation; data; assessment; subjective; objective; problem; presenting problem; strengths; strength; peer
    support interventions; peer intervention; peer interventions; intervention s; patient response; client response; member response; person response; participant response; patient response content; response content; behavior presentation; action; result; outcome; outcomes; progress; reason for contact; reason for visit; reason; purpose; purpose of visit; conducta; comportamiento; intervencion; respuesta; situacion; datos; evaluacion; subjetivo; problema; fortalezas; barriers; observations; what the person said;
    recurso; resources; resources shared; referrals; lived experience shared; self disclosure; feedback; person s words; client words; group topic; topic; theme; safety; safety concerns; risk; crisis; response to service; response to services; response to intervention; progress toward goal; progress toward goals; progress on goal; client strengths; needs; need; needs addressed; bh need; behavioral health need; how service addressed need; medical necessity; finding; findings; evaluation; what i shared; what i did; what they said`,
  signature: `signature; signatures; who is signing; who signed; sig; sign; signed; signed by; electronically signed by; electronically signed; e signed; e signed by; esigned; esigned by; esignature; e signature; e sig; electronic signature; electronic
    signature of; digitally signed by; staff signature; peer signature; provider signature; signature name; signature and credential; signature and credentials; signature credential; signature credentials; signature credentials of provider; name and signature; name signature; printed name and signature; signature and title; signature
    title; author signature; signature of provider; signature of staff; signature of peer; writer signature; closed by; finalized by; authenticated by; authentication; authenticated; attestation; attested; who wrote this; who is writing; who wrote it; signed and dated; signed dated; s; firma; firmado por; firmado; firma electronica; firma y credencial; firma y titulo; peer specialist signature; sign off; typed name signature; typed signature; nombre y firma; firma del
    especialista; signed electronically by; signed electronically; specialist signature; peer support specialist signature; sgd; signature of peer specialist; signature name and credentials; attested by; submitted and signed by; written and signed by; firmada por; rendering provider signature; sig block`,
  "signature-date": `signature date; date signed; signed on; date of signature; sig date; sign date; signed date; date of sig; fecha de firma; fecha firma; firmado el; signature date time; date time signed; date and time
    signed; signed at; esigned on; e signed on; signed date time; date e signed; dated; date of note completion; sig dt; signature timestamp; signature time; timestamp; signed time; date signature; on date; sgnd; fecha firmado; fecha de la firma; signed dt; dt signed; electronic signature date; date electronically signed; electronically signed on; date of signing; note signed; note signed on; signature dt; finalized on; closed on; date authenticated; authenticated on; authentication date; attested on; date attested; attestation date; when did you sign; when did you sign it; when did you sign this; when signed; when it was signed`,
  person: `name; client; client name; member; member name; participant; participant name; person; person served; person in care; beneficiary; beneficiary name; patient; patient name; clt; pt; caller; caller
    name; consumer; consumer name; parent; youth; caregiver; nombre; cliente; participante; miembro; name of client; name of member; family member; individual; name of person; client initials; initials; youth name; persona; beneficiario; nombre del cliente; ct; mbr; who; family`,
  writer: `staff; staff name; provider; provider name; rendering provider; author; written by; facilitator; facilitators; facilitator s; peer; peer specialist; peer support specialist; peer name; specialist; worker; staff
    member; clinician; co facilitator; cofacilitator; co facilitators; completed by; prepared by; documented by; entered by; service provider; rendering; renderer; by; supervisor; personal; especialista; facilitador; facilitadora; proveedor; reported by; practitioner; group leader; leader; staff id; printed name; typed name; print name; writer; submitted by; supervised by; reviewed by; cosigner; cosignature; co signature; supervisor signature; supervisor initials; client signature; member signature; participant signature; parent signature; credential; credentials; title; job title`,
  program: `program; program name; agency; clinic; team; county; organization; facility; department; unit; provider agency; programa; agencia; clinica; equipo; condado; reporting unit; ru; cost center; prog; funding; funding source; payer; insurance; project; region; office`,
  id: `id; client id; member id; mrn; chart; chart number; record number; case number; case; record; cin; ssn; medi cal id; medi cal; client number; account; acct; ref; note id; encounter id; session id; person id; numero de
    expediente; expediente; client no; mrn number; case id; episode; visit id; ticket; record id; patient id; participant id; client record number; avatar id; ehr id; note number; row; beneficiary id`,
  other: `dob; date of birth; birth date; birthdate; age; gender; pronouns; phone; telephone; language; interpreter; interpreter used; preferred language; mode; mode of delivery; mode of service; delivery mode; modality; modifier; modifiers; mod; status; note type; note status; consent; telehealth
    consent; number of participants; number in group; group size; participants; attendance; attendees; number of clients; number attending; group name; name of group; supervisor name; date of supervision; next appointment; next appointment date; next appt; next appt date; admit date; admission date; intake date; referral date; due date; print date; date printed; date of entry; entry date; date entered; date written; note date; date of note; date documented; documentation date; created; created on; created at; modified; last updated; updated; exported; export date; fecha de nacimiento; idioma; interprete; modalidad; form; form number; page; version; date of birth dob; template; emergency contact; email; address; zip; city; state; record date; authorization; auth; auth number; goal number; care plan date; plan date; treatment plan date; plan of care; plan of care date; problem list; problem number; poc date; release; roi; contact; contact number; phone number; others present; present; also present; collateral; people present; who was there; family present; evidence based practice; ebp; ebp code; billable; billing status; overlap; late entry reason; reason for late entry; reason for delay; crisis service; emergency; pregnancy; medicare; payer source; date received; supervisor date; co signature date; cosignature date; date reviewed; client signature date; level of care`,
};

const KNOWN: ReadonlyMap<string, FieldName> = new Map(
  (Object.entries(LABELS) as [FieldName, string][]).flatMap(([name, labels]) =>
    labels.split(";").map((label): [string, FieldName] => [label.trim().replace(/\s+/g, " "), name]),
  ),
);

const firstWordsOf = (labels: Iterable<string>): ReadonlySet<string> =>
  new Set(Array.from(labels, (label) => label.split(" ", 1)[0]!));
const FIRST_WORDS = firstWordsOf(KNOWN.keys());

/** What the words of an unknown label say, most telling first. Each group must be there; a group is words to choose from. */
const TELLING: readonly (readonly [FieldName, ...string[]])[] = [
  [
    "other",
    "birth birthday dob age expires expiration expiry due printed created entered entry modified referral admission discharge intake nacimiento phone language interpreter consent",
  ],
  [
    "writer",
    "supervisor supervisory cosigner cosign client member participant parent witness guardian supervisora",
    "signature signed sig firma",
  ],
  [
    "signature-date",
    "signature signed sign sig signing esigned firma firmado firmada",
    "date dated on fecha dt timestamp",
  ],
  ["signature", "signature signatures signed sig esigned esignature firma firmado firmada firmo"],
  ["travel", "travel traveling travelling drive driving transport transit commute mileage viaje traslado"],
  [
    "documentation",
    "documentation documenting doc charting paperwork documentacion",
    "time minutes mins min duration tiempo minutos total",
  ],
  ["diagnosis-code", "icd icd10 dx diagnosis diagnoses diagnostic diag diagnostico cie"],
  ["other", "modifier modifiers note", "code number id type status"],
  ["location", "location locations place placed pos setting site where venue lugar ubicacion sitio donde"],
  ["code", "cpt hcpcs hcpc procedure code codes billing codigo"],
  [
    "plan",
    "next upcoming proximos proximo siguientes siguiente",
    "step steps visit session time meeting contact plan pasos paso week action",
  ],
  ["other", "next upcoming", "date appointment appt"],
  ["start", "start began begin inicio", "time at hora"],
  ["end", "end stop ended finish fin", "time at hora"],
  ["goal", "goal goals meta metas"],
  ["date", "date dos fecha"],
  ["duration", "duration length minutes mins duracion minutos f2f units"],
  ["duration", "time hours tiempo", "total spent direct face how with call service session on amount"],
  ["time", "time times hora hours horario"],
  ["narrative", "summary narrative narrativa resumen descripcion description"],
  ["narrative", "what que", "happened did worked talked hicimos paso discussed covered"],
  ["narrative", "note notes nota notas"],
  ["section", "intervention interventions response situation behavior respuesta intervencion strengths"],
  ["plan", "plan steps followup pasos seguimiento"],
  ["service-type", "service services svc servicio tipo"],
  ["service-type", "type kind", "contact visit support activity session encounter group"],
  ["id", "id mrn number no record numero"],
  ["person", "name nombre initials"],
  ["program", "program programa agency clinic"],
];

const TELLING_SETS = TELLING.map(([name, ...groups]) => ({
  name,
  groups: groups.map((group) => new Set(group.split(" "))),
}));

/** Most labels that are not known hold none of these words, and need no closer look. */
const TELLING_WORDS = new Set(TELLING_SETS.flatMap(({ groups }) => groups.flatMap((group) => [...group])));

/** Words that make a label another thing than its main word says: "crisis plan", "plan of care", "good news". */
const NOT_THE_PLAN = new Set(
  "crisis care treatment safety wrap wellness lesson meal birth payment".split(" "),
);

function byWords(normal: string): FieldName | undefined {
  const words = normal.split(" ");
  if (words.length > 8) return undefined;
  if (words.length > 1 && words.length < 4 && words.at(-1) === "at") return "location";
  const telling = words.filter((word) => TELLING_WORDS.has(word));
  if (telling.length === 0) return undefined;
  const hit = TELLING_SETS.find(({ groups }) =>
    groups.every((group) => telling.some((word) => group.has(word))),
  );
  if (hit?.name === "plan" && words.some((word) => NOT_THE_PLAN.has(word))) return "section";
  return hit?.name;
}
