/**
 * Stands in for Node's `net`, `child_process` and `module` in the bundles. The language server talks to its editor over standard
 * input and output or Node's own channel to the parent process, and to nobody else; and no library loads what is not in the bundle.
 */
function refuse(): never {
  throw new Error("peernote opens no connections: start it with --stdio");
}

export const createServer = refuse;
export const createConnection = refuse;
export const fork = refuse;
export const spawnSync = refuse;
export const createRequire = () => refuse;
