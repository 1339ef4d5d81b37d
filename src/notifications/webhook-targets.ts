import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { AppConfig } from '../platform/config/app-config.js';
import { AddressSet } from './address-set.js';
import { HostResolver } from './host-resolver.js';
import { isPublicAddress } from './is-public-address.js';

/** Why an address may not be called; as it stands, or because of where its host is. */
type TargetFault = keyof typeof faults;

/** Of an address in its one form, in which a letter beyond ASCII takes up to twelve. */
const longestUrl = 6000;

const faults = {
  'not-a-url': 'must be an absolute URL',
  'too-long': `must have at most ${longestUrl} characters as the URL standard writes it`,
  'not-https': 'must begin with https://',
  'has-credentials': 'must hold no user name or password',
  'has-fragment': 'must have no fragment',
  'refused-target': 'must lead to the public internet',
} as const;

/** Where a call goes: an address that was checked, and that the connection is held to. */
export type Target =
  | { readonly kind: 'located'; readonly url: URL; readonly addresses: readonly string[] }
  | { readonly kind: 'unresolved' | 'refused-target' };

/**
 * Which addresses webhooks may call. The server reaches networks that those who name the addresses do not,
 * so nothing but the public internet is called, and what else the configuration allows.
 */
@Injectable()
export class WebhookTargets {
  private readonly allowed: AddressSet;

  constructor(
    config: AppConfig,
    private readonly resolver: HostResolver,
  ) {
    this.allowed = new AddressSet(config.webhookAllowedNetworks);
  }

  /**
   * An address as it is kept, in the one form that the URL standard gives it. Asks the network, so never in
   * a transaction. A host that cannot be found now may be found when it is called, and is checked then
   * again; without encryption only one that is allowed is taken.
   *
   * @throws AppError rule-violated
   */
  async normalise(text: string): Promise<string> {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null) throw refused('not-a-url');
    const fault = faultOf(url);
    if (fault !== null) throw refused(fault);
    const { kind } = await this.locate(url.href);
    const isPlain = url.protocol === 'http:';
    if (isPlain && kind !== 'located') throw refused('not-https');
    if (kind === 'refused-target') throw refused('refused-target');
    return url.href;
  }

  /** Asked once for each call, of which the answer holds: a second one might be another. */
  async locate(href: string): Promise<Target> {
    const url = new URL(href);
    const addresses = await this.resolver.resolve(url.hostname.replace(/^\[|\]$/gu, ''));
    if (addresses.length === 0) return { kind: 'unresolved' };
    const callable = addresses.filter((address) => this.mayCall(url, address));
    if (callable.length === 0) return { kind: 'refused-target' };
    return { kind: 'located', url, addresses: callable };
  }

  private mayCall({ protocol }: URL, address: string): boolean {
    return this.allowed.has(address) || (protocol === 'https:' && isPublicAddress(address));
  }
}

function faultOf({ protocol, username, password, href }: URL): TargetFault | null {
  if (href.length > longestUrl) return 'too-long';
  if (protocol !== 'https:' && protocol !== 'http:') return 'not-https';
  if (username !== '' || password !== '') return 'has-credentials';
  return href.includes('#') ? 'has-fragment' : null;
}

function refused(code: TargetFault): ReturnType<typeof ruleViolated> {
  return ruleViolated([{ pointer: '#/url', code, detail: faults[code] }]);
}
