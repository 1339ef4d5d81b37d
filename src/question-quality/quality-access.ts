import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { BankGate, type BankedQuestion } from '../question-bank/bank-gate.service.js';
import { QuestionReader } from '../question-bank/question.reader.js';

/**
 * Who is told how good questions are: whoever works on the bank, admins, and for the public
 * banks of the installation itself every coach, as nobody else does.
 */
@Injectable()
export class QualityAccess {
  constructor(
    private readonly gate: BankGate,
    private readonly questions: QuestionReader,
  ) {}

  /** @throws AppError not-found where the caller may not know of the bank, else forbidden */
  async assertMayAskOfBank(caller: CurrentUser, bankId: string): Promise<void> {
    if (await this.mayAsk(caller, bankId)) return;
    await this.gate.assertReadable(caller.id, bankId);
    throw forbidden();
  }

  /** @throws AppError not-found where the caller may not know of the question, else forbidden */
  async assertMayAskOfQuestion(caller: CurrentUser, question: BankedQuestion): Promise<void> {
    if (await this.mayAsk(caller, question.bankId)) return;
    await this.gate.assertQuestionReadable(caller.id, question);
    throw forbidden();
  }

  private async mayAsk({ id, role }: CurrentUser, bankId: string): Promise<boolean> {
    const bank = await this.questions.findBank(bankId);
    if (bank === null) throw notFound('bank');
    if (role === 'admin') return true;
    // A closed bank without an owner was somebody's, who left.
    if (bank.ownerId === null && bank.visibility === 'public') return true;
    return (await this.gate.roleIn(id, bankId)) !== null;
  }
}

function forbidden(): AppError {
  const detail = 'Only the owner and the collaborators of a bank see how good its questions are.';
  return new AppError('forbidden', detail);
}
