// What a keystroke in a note costs the engine alone, on the Node that runs this. Prints JSON. Started by all.mjs.
import { makeCorpus } from "./corpus.mjs";
import { engineKeystrokes } from "./keystrokes.mjs";
import { loadEngine } from "./load-engine.mjs";

const [count] = process.argv.slice(2).map(Number);
const [note] = makeCorpus(2, loadEngine().entries, 500).drifted;
console.log(JSON.stringify(engineKeystrokes(note, count)));
