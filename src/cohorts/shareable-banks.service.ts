import { Injectable } from '@nestjs/common';
import { AppError, notFound, ruleViolated } from '../kernel/app-error.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { QuestionReader } from '../question-bank/question.reader.js';

/** Which banks somebody may give to a cohort. */
@Injectable()
export class ShareableBanks {
  constructor(
    private readonly gate: BankGate,
    private readonly questions: QuestionReader,
  ) {}

  /**
   * Banks that one owns or edits, and those that are open to everybody. A private one has to be opened to
   * cohorts first: to share is not to change who may read it.
   *
   * @throws AppError not-found, forbidden for who may only read it, rule-violated for a private one
   */
  async assertShareable(callerId: string, bankId: string): Promise<void> {
    await this.gate.assertReadable(callerId, bankId);
    const bank = await this.questions.findBank(bankId);
    if (bank === null) throw notFound('bank');
    if (bank.visibility === 'public' || bank.visibility === 'unlisted') return;
    const role = await this.gate.roleIn(callerId, bankId);
    if (role !== 'owner' && role !== 'editor') {
      throw new AppError('forbidden', 'Only those who edit a bank share it while it is closed.');
    }
    if (bank.visibility === 'cohort') return;
    const detail = 'is private: open the bank to cohorts first';
    throw ruleViolated([{ in: 'path', pointer: '#/bankId', code: 'private-bank', detail }]);
  }
}
