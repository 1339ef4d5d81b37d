import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { QuestionReader } from '../question-bank/question.reader.js';

/**
 * Who keeps the anchors of a bank, and so knows how its experts grade: its owner and its editors, and
 * where a bank has no owner the admins.
 */
@Injectable()
export class AnchorDesk {
  constructor(
    private readonly gate: BankGate,
    private readonly questions: QuestionReader,
  ) {}

  /** @throws AppError not-found where the caller may not know of the bank, else forbidden */
  async assertKeepsBank(caller: CurrentUser, bankId: string): Promise<void> {
    if (await this.keeps(caller, bankId)) return;
    await this.gate.assertReadable(caller.id, bankId);
    throw forbidden();
  }

  /**
   * @returns the bank of the question
   * @throws AppError not-found where the caller may not know of the question, else forbidden
   */
  async openQuestion(caller: CurrentUser, questionId: string): Promise<string> {
    const [question] = await this.questions.currentOf([questionId]);
    if (question === undefined) throw notFound('question');
    const { bankId } = question;
    if (await this.keeps(caller, bankId)) return bankId;
    await this.gate.assertQuestionReadable(caller.id, { questionId, bankId });
    throw forbidden();
  }

  private async keeps({ id, role }: CurrentUser, bankId: string): Promise<boolean> {
    const part = await this.gate.roleIn(id, bankId);
    if (part === 'owner' || part === 'editor') return true;
    const bank = await this.questions.findBank(bankId);
    if (bank === null) throw notFound('bank');
    return bank.ownerId === null && role === 'admin';
  }
}

function forbidden(): AppError {
  const detail =
    'Only those who own or edit a bank keep its anchors; where it has no owner, admins.';
  return new AppError('forbidden', detail);
}
