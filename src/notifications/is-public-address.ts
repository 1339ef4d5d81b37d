import { isIP } from 'node:net';
import { AddressSet } from './address-set.js';

/** IANA IPv4 Special-Purpose Address Registry, multicast and what is reserved. */
const specialIpv4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared, behind carrier-grade NAT
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local, where clouds serve credentials
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // automatic multicast tunneling
  '192.88.99.0/24', // 6to4 relays, deprecated
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
];

/**
 * Only 2000::/3 is global unicast: outside of it lie loopback, mapped IPv4 (::ffff:0:0/96), NAT64
 * (64:ff9b::/96), unique local (fc00::/7), link-local (fe80::/10) and multicast. Inside, the IANA IPv6
 * Special-Purpose Address Registry sets these apart.
 */
const specialIpv6 = [
  '::/3',
  '4000::/2',
  '8000::/1',
  '2001::/23', // protocol assignments: Teredo, benchmarks, ORCHID
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4, which wraps any IPv4 address
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
];

const special = new AddressSet([...specialIpv4, ...specialIpv6]);

/** Whether an address leads to the public internet, and not to this machine or the networks around it. */
export function isPublicAddress(address: string): boolean {
  return isIP(address) !== 0 && !address.includes('%') && !special.has(address);
}
