// Loaded before a program (`node --import`): wherever the method PEERNOTE_FAULT meets the word PEERNOTE_CANARY it fails, with a message that quotes
// what it was given, and with a stack that looks as if it went on in the note.
const { PEERNOTE_FAULT: method, PEERNOTE_CANARY: canary } = process.env;
const works = String.prototype[method];

String.prototype[method] = function (...args) {
  if (this.includes(canary) && !this.includes("cannot read "))
    throw new TypeError(`cannot read ${this}\n    at ${canary} (at:3:15)\n${this}`);
  return works.apply(this, args);
};

// And a mistake that nothing is there to catch.
process.on("SIGUSR2", () => {
  throw new RangeError(`about ${canary}`);
});
