import { Injectable } from '@nestjs/common';
import { CohortReader } from '../cohorts/cohort.reader.js';
import { ruleViolated, type FieldProblem } from '../kernel/app-error.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { QuestionReader } from '../question-bank/question.reader.js';

export interface InvitationPool {
  readonly bankIds: readonly string[];
  readonly questionIds: readonly string[];
}

/** Whom somebody may invite, and to what. */
@Injectable()
export class InviteeRules {
  constructor(
    private readonly cohorts: CohortReader,
    private readonly gate: BankGate,
    private readonly questions: QuestionReader,
  ) {}

  /** Alike for who is in no cohort with the caller and for an account that is not there. */
  async assertInvitable(callerId: string, inviteeId: string): Promise<void> {
    const pointer = '#/inviteeId';
    if (inviteeId === callerId) {
      throw ruleViolated([{ pointer, code: 'self', detail: 'must be somebody else' }]);
    }
    if (await this.cohorts.areTogether(callerId, inviteeId)) return;
    const detail = 'must be somebody in one of your cohorts; others are invited by a link';
    throw ruleViolated([{ pointer, code: 'not-together', detail }]);
  }

  /** @throws AppError rule-violated for banks and questions that the caller cannot read */
  async assertReadable(callerId: string, { bankIds, questionIds }: InvitationPool): Promise<void> {
    const banks = await this.gate.readableAmong(callerId, bankIds);
    const known = await this.questions.currentOf(questionIds);
    const questions = await this.gate.readableQuestions(callerId, known);
    const problems = [
      ...unknownIn(bankIds, banks, { list: 'bankIds', what: 'bank' }),
      ...unknownIn(questionIds, questions, { list: 'questionIds', what: 'question' }),
    ];
    if (problems.length > 0) throw ruleViolated(problems);
  }
}

function unknownIn(
  ids: readonly string[],
  known: ReadonlySet<string>,
  { list, what }: { list: string; what: string },
): FieldProblem[] {
  return ids.flatMap((id, index): FieldProblem[] => {
    if (known.has(id)) return [];
    const pointer = `#/${list}/${index}`;
    return [{ pointer, code: `unknown-${what}`, detail: `must be a ${what} that you can read` }];
  });
}
