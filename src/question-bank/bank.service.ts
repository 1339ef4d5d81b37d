import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { BankGate } from './bank-gate.service.js';
import { toBankResponse, type BankResponse } from './bank.dto.js';
import { BankRepository } from './bank.repository.js';

/** Banks for whoever looks for one to follow. */
@Injectable()
export class BankService {
  constructor(
    private readonly repository: BankRepository,
    private readonly gate: BankGate,
    private readonly cursors: Cursors,
  ) {}

  async list({ limit, cursor }: PageQueryDto, callerId: string): Promise<Page<BankResponse>> {
    const scope = ['banks', callerId];
    const after = this.cursors.decode(cursor, scope);
    const reach = await this.gate.reachOf(callerId);
    const rows = await this.repository.list(reach, { after, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: toBankResponse },
    );
  }

  async get(id: string, callerId: string): Promise<BankResponse> {
    const bank = await this.repository.find(await this.gate.reachOf(callerId), id);
    if (bank === null) throw notFound('bank');
    return toBankResponse(bank);
  }
}
