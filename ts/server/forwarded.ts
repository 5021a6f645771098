import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * The address that a request comes from, when `hops` proxies of ours stand in front. Each of them appends the address
 * that it was connected from to `X-Forwarded-For`, so only the last `hops` entries are ours; whatever stands to their
 * left is the client's own invention.
 *
 * @param hops 0 believes nothing of the header.
 */
export function clientAddress({ headers, socket }: IncomingMessage, hops: number): string | undefined {
  const own = socket.remoteAddress;
  if (hops === 0) return own;
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map(addressIn);
  const claimed = forwarded.at(-hops);
  return claimed === undefined || isIP(claimed) === 0 ? own : claimed;
}

/** Without brackets, zone and port: some proxies append them. */
function addressIn(entry: string): string {
  const trimmed = entry.trim();
  const [, bracketed] = /^\[([^\]%]+)[^\]]*\](:\d+)?$/.exec(trimmed) ?? [];
  if (bracketed !== undefined) return bracketed;
  const [, withPort] = /^([\d.]+):\d+$/.exec(trimmed) ?? [];
  return withPort ?? trimmed;
}
