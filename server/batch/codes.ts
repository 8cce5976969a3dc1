import { createHmac } from "node:crypto";

/** Hexadecimal digits: no two writers of a state, and no two notes among millions, are likely to share a code. */
const DIGITS = { w: 8, n: 16 } as const;
const CODES = { w: /^w-[0-9a-f]{8}$/, n: /^n-[0-9a-f]{16}$/ } as const;

/**
 * Stands for a note's id (`n`) or for who wrote it (`w`) where these are not to be told: the beginning of its HMAC-SHA-256 under
 * the agency's key, the same in every run. Case and white space around it do not count. What is a code already stays;
 * without a key there is none.
 */
export function codeOf(
  key: Uint8Array | undefined,
  letter: keyof typeof CODES,
  id: string | undefined,
): string | undefined {
  const plain = id?.trim().toLowerCase() ?? "";
  if (CODES[letter].test(plain)) return plain;
  if (key === undefined || plain === "") return undefined;
  const digits = createHmac("sha256", key).update(plain).digest("hex");
  return `${letter}-${digits.slice(0, DIGITS[letter])}`;
}
