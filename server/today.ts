/** The writer's day as YYYY-MM-DD, by the clock of this machine. Only the edges ask; the core is handed the answer. */
export function today(now = new Date()): string {
  const twoDigits = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
