import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { DeliveryFault } from './domain/webhook-delivery.js';
import type { WebhookMessage } from './webhook-messages.js';
import { WebhookTargets, type Target } from './webhook-targets.js';

const timeoutMs = 10_000;
/** Of a reply nothing is wanted but its status; so much is read that a polite receiver can end it. */
const mostReplyBytes = 8192;

/** The status that was answered, or why none was. */
interface Reply {
  readonly status: number | null;
  readonly fault: DeliveryFault | null;
}

/** What came of a call, and after how many milliseconds. */
export interface CallResult extends Reply {
  readonly tookMs: number;
}

/** Calls addresses that others named. */
@Injectable()
export class WebhookCaller {
  constructor(private readonly targets: WebhookTargets) {}

  /** Never follows a redirect. Rejects only when the caller's own signal ends it. */
  async call(url: string, message: WebhookMessage, signal: AbortSignal): Promise<CallResult> {
    const began = performance.now();
    const { status, fault } = await this.ask(url, message, signal);
    return { status, fault, tookMs: performance.now() - began };
  }

  private async ask(url: string, message: WebhookMessage, signal: AbortSignal): Promise<Reply> {
    const timeout = AbortSignal.timeout(timeoutMs);
    const ending = AbortSignal.any([timeout, signal]);
    try {
      const target = await untilAborted(this.targets.locate(url), ending);
      if (target.kind !== 'located') return { status: null, fault: target.kind };
      const status = await post(target, message, ending);
      const isSuccess = status >= 200 && status < 300;
      return { status, fault: isSuccess ? null : 'status' };
    } catch {
      signal.throwIfAborted();
      return { status: null, fault: timeout.aborted ? 'timeout' : 'connection' };
    }
  }
}

function post(
  { url, addresses }: Extract<Target, { kind: 'located' }>,
  { headers, body }: WebhookMessage,
  signal: AbortSignal,
): Promise<number> {
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
    // A connection of its own, so that none is reused that was made to another address.
    agent: false,
    lookup: lookupAmong(addresses),
    signal,
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const request = send(url, options, (response) => {
      const { statusCode = 0 } = response;
      response.once('close', () => resolve(statusCode));
      discard(response);
    });
    request.once('error', reject);
    request.end(body);
  });
}

/** The status is known: whatever happens to the rest does not matter. */
function discard(response: IncomingMessage): void {
  let bytes = 0;
  response.on('error', () => undefined);
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostReplyBytes) response.destroy();
  });
}

/** Answers with the addresses that were checked, whatever the name means by now. */
function lookupAmong(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all = false }, answer) => {
    const [first] = found;
    if (all || first === undefined) answer(null, found);
    else answer(null, first.address, first.family);
  };
}

/** A promise, or the end of waiting for it. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
