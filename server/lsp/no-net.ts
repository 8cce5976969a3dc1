/**
 * Stands in for Node's `net` and `child_process` in the bundle. The language server talks to its editor over standard
 * input and output or Node's own channel to the parent process, and to nobody else.
 */
function refuse(): never {
  throw new Error("peernote opens no connections: start it with --stdio");
}

export const createServer = refuse;
export const createConnection = refuse;
export const fork = refuse;
export const spawnSync = refuse;
