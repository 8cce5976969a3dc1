/** Patterns for compromise to sweep with, each read when it is first tried. Both are told as JSON: `patterns`, and `hooks`, which has those worth trying for a word. */
export function patternsFor(world, patterns, hooks) {
  const read = (pattern, name, written) => {
    const value = world.methods.one.parseMatch(written, {}, world);
    Object.defineProperty(pattern, name, { value, configurable: true, enumerable: true, writable: true });
    return value;
  };
  const whenTried = {
    get regs() {
      return read(this, "regs", this.match);
    },
    get notIf() {
      return this.butNot && read(this, "notIf", this.butNot);
    },
  };
  const all = JSON.parse(patterns).map((pattern) => Object.setPrototypeOf(pattern, whenTried));
  const tried = JSON.parse(hooks);
  for (const hook of Object.keys(tried)) tried[hook] = tried[hook].map((at) => all[at]);
  return { hooks: tried, always: [] };
}
