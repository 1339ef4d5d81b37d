import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';

const timeoutMs = 2000;
const tries = 2;
const loopback = ['127.0.0.1', '::1'];

/**
 * The addresses of a host, by DNS. Not by the operating system's way, which keeps a thread of the few there
 * are waiting for a slow name server: password checks wait for the same threads.
 */
@Injectable()
export class HostResolver {
  /** @returns none when there is no such host, or nobody answers */
  async resolve(host: string): Promise<readonly string[]> {
    if (isIP(host) !== 0) return [host];
    if (host === 'localhost' || host.endsWith('.localhost')) return loopback;
    const resolver = new Resolver({ timeout: timeoutMs, tries });
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  }
}
