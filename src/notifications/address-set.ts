import { BlockList, isIP } from 'node:net';

/**
 * IP addresses that lie in some networks. The two families are kept apart: an IPv6 network such as `::/3`
 * would hold every IPv4 address as its mapped twin.
 */
export class AddressSet {
  private readonly lists: Readonly<Record<4 | 6, BlockList>> = {
    4: new BlockList(),
    6: new BlockList(),
  };

  /** @param networks addresses, or ranges as `10.0.0.0/8` */
  constructor(networks: readonly string[]) {
    for (const network of networks) {
      const [address = '', bits] = network.split('/');
      const family = isIP(address) === 4 ? 4 : 6;
      const prefix = bits === undefined ? { 4: 32, 6: 128 }[family] : Number(bits);
      this.lists[family].addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
    }
  }

  /** What is no address, or one of a zone (`fe80::1%eth0`), is in no set. */
  has(address: string): boolean {
    const family = address.includes('%') ? 0 : isIP(address);
    if (family === 4) return this.lists[4].check(address, 'ipv4');
    return family === 6 && this.lists[6].check(address, 'ipv6');
  }
}
