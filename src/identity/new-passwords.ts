import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { checkPassword } from './domain/password-policy.js';
import { PasswordHasher } from './password-hasher.js';

/** Passwords that somebody wants to use from now on. */
@Injectable()
export class NewPasswords {
  constructor(private readonly hasher: PasswordHasher) {}

  /** @throws AppError rule-violated when the policy refuses the password */
  assertAcceptable(password: string, email: string, pointer: string): void {
    const verdict = checkPassword(password, email);
    if (verdict.kind === 'accepted') return;
    const { code, detail } = verdict;
    throw ruleViolated([{ pointer, code: `password-${code}`, detail }]);
  }

  hash(password: string): Promise<string> {
    return this.hasher.hash(password);
  }
}
