import { isIPv4, isIPv6 } from 'node:net';

/**
 * The part of an address that one subscriber has: all of an IPv4 address, the first 64 bits of an IPv6 one, within which
 * anybody may change the address at will.
 *
 * @returns as in `203.0.113.7` or `2001:db8:0:1::/64`; what is no address stays as it is
 */
export function addressPrefix(ip: string): string {
  const address = ip.replace(/%.*$/u, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/u.exec(address)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const first = groups(head);
  const last = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  const prefix = [...first, ...zeros, ...last].slice(0, 4).map((group) => group.replace(/^0+(?=.)/u, ''));
  return `${prefix.join(':')}::/64`;
}

/** The 16-bit groups of one side of `::`, where an IPv4 ending stands for two. */
function groups(side: string): readonly string[] {
  if (side === '') return [];
  return side.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
}
