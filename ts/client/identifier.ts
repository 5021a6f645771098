/** `bytes` random bytes as hexadecimal digits. Works on pages without https too, unlike `randomUUID`. */
export function randomIdentifier(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
