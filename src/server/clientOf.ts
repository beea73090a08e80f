import { BlockList, isIPv6 } from 'node:net';
import type { Context } from 'hono';
import { getConnInfo } from '@hono/node-server/conninfo';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Where a reverse proxy stands: this machine, or the private network of a container. */
const near = new BlockList();
for (const [net, bits] of [['127.0.0.0', 8], ['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16]] as const) near.addSubnet(net, bits, 'ipv4');
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/**
 * Whom a request counts against: the peer's address, or what a reverse proxy near this machine says it is. A neighbour in the same
 * network could pretend to be such a proxy; all it wins is to ask faster.
 * Undefined for the machine itself (an operator, a benchmark) and where there is no connection (tests).
 */
export function clientOf(c: Context): string | undefined {
  const peer = peerOf(c);
  if (peer !== undefined && !contains(near, peer)) return peer;
  // Only the last hop is believed: what stands before it in the header is the client's own word.
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  if (forwarded) return forwarded;
  return peer === undefined || contains(loopback, peer) ? undefined : peer;
}

function peerOf(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address?.replace(/^::ffff:/, '');
  } catch {
    return undefined;
  }
}

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
