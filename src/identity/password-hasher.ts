import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { AppError } from '../kernel/app-error.js';

/** `Algorithm.Argon2id`, an ambient const enum, which isolated modules cannot read. */
const argon2id = 2;

/** OWASP's choice for argon2id with the least memory: 19 MiB, two passes, one lane; about 11 ms. */
const parameters = {
  algorithm: argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const;

const mostAtOnce = 2;
const mostWaiting = 50;

/**
 * Hashing costs a core and 19 MiB each time, so only two run at once and only fifty wait; beyond
 * that a burst of log-ins would starve everybody who is signed in already.
 */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFC'), parameters));
  }

  /** @param hashed null for an account that does not exist: takes as long, and is false */
  async verify(hashed: string | null, password: string): Promise<boolean> {
    const against = hashed ?? (await this.decoyHash());
    const matches = await this.inTurn(() => verify(against, password.normalize('NFC')));
    return matches && hashed !== null;
  }

  /** Whether a hash was made under other parameters than today's. */
  isOutdated(hashed: string): boolean {
    const used = parseOptions(hashed);
    return Object.entries(parameters).some(
      ([name, value]) => used[name as keyof typeof parameters] !== value,
    );
  }

  /** Of a password that nobody knows, made once. */
  private decoyHash(): Promise<string> {
    this.decoy ??= this.hash(randomBytes(32).toString('base64url')).catch((error: unknown) => {
      this.decoy = null;
      throw error;
    });
    return this.decoy;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= mostAtOnce) await this.wait();
    else this.running += 1;
    try {
      return await work();
    } finally {
      // A place goes from hand to hand; it is free only when nobody waits.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }

  private wait(): Promise<void> {
    if (this.waiting.length >= mostWaiting) {
      throw new AppError('overloaded', 'Too many password checks are waiting.', {
        retryAfterSeconds: 2,
      });
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
