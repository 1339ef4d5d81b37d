import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import type { EvidenceFile } from './domain/evidence.js';
import { EvidenceRepository } from './evidence.repository.js';

/** What somebody put into their portfolio. Pictures go out by what they are; each is read by its address. */
@Injectable()
export class PortfolioAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'portfolio';

  constructor(
    private readonly sections: AccountSections,
    private readonly evidence: EvidenceRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const own = await this.evidence.listAll(accountId);
    const given = await this.evidence.listConfirmedBy(accountId);
    return {
      evidence: own.map(({ learnerId: _mine, file, confirmations, ...claim }) => ({
        ...claim,
        file: file === null ? null : describeFile(claim.id, file),
        confirmations: confirmations.map(({ coachId, cohortId, confirmedAt }) => ({
          coachId,
          cohortId,
          confirmedAt,
        })),
      })),
      confirmationsGiven: given,
    };
  }

  /** What they vouched for as a coach stays with whom it is about, as the grades they gave do. */
  removeFor(accountId: string): Promise<void> {
    return this.evidence.removeAll(accountId);
  }
}

function describeFile(evidenceId: string, file: EvidenceFile): object {
  const { mediaType, width, height, byteCount, sha256, storedAt } = file;
  return {
    href: `/v1/portfolio/evidence/${evidenceId}/file`,
    mediaType,
    width,
    height,
    byteCount,
    sha256: Buffer.from(sha256).toString('hex'),
    storedAt,
  };
}
