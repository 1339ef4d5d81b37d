import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { Clock } from '../kernel/clock.js';
import type { ProgrammeEdition } from './domain/programme-edition.js';
import { ProgrammeEditionRepository } from './programme-edition.repository.js';

/** Writes an edition unless the newest says the same. */
@Injectable()
export class ProgrammeEditionWriter {
  constructor(
    private readonly editions: ProgrammeEditionRepository,
    private readonly clock: Clock,
  ) {}

  /** Only inside a transaction. */
  async write(edition: Omit<ProgrammeEdition, 'number'>): Promise<void> {
    await this.editions.lockKits();
    const latest = await this.editions.findLatest(edition.slug);
    const contentHash = hashOf(edition);
    if (latest?.contentHash === contentHash) return;
    const number = (latest?.number ?? 0) + 1;
    await this.editions.insert({ ...edition, number, contentHash, createdAt: this.clock.now() });
  }
}

function hashOf(edition: object): string {
  return createHash('sha256')
    .update(canonicalize(edition) ?? '')
    .digest('hex');
}
