import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { BankContentReader, type BankedName } from '../question-bank/bank-content.reader.js';
import { CatalogueReader } from '../question-bank/catalogue.reader.js';
import { KitParts, type KitPart } from '../question-bank/kit-parts.js';
import { KitError } from '../question-bank/read-kit.js';
import { checkProgramme, type ProgrammeFacts } from './domain/check-programme.js';
import { namesInProgramme } from './domain/names-in-programme.js';
import type { Programme } from './domain/programme.js';
import type { CapstoneMilestone } from './domain/programme-edition.js';
import { ProgrammeEditionWriter } from './programme-edition-writer.service.js';
import { programmeFault, readKitProgramme } from './read-kit-programme.js';

/**
 * Brings the programme of a kit into the database, as another edition where anything in it is new. Time
 * limits and lengths are the linter's: somebody may have changed a question here, and a kit that was right
 * must not keep the application from starting for that.
 */
@Injectable()
export class KitProgrammeLoader implements KitPart, OnModuleInit {
  constructor(
    private readonly parts: KitParts,
    private readonly unitOfWork: UnitOfWork,
    private readonly banks: BankContentReader,
    private readonly catalogue: CatalogueReader,
    private readonly writer: ProgrammeEditionWriter,
  ) {}

  onModuleInit(): void {
    this.parts.register(this);
  }

  async load(kitDir: string, bankId: string): Promise<void> {
    const kit = readKitProgramme(kitDir);
    if (kit === null) return;
    const [misshapen] = kit.problems;
    if (misshapen !== undefined) throw new KitError(programmeFault(kit.path, misshapen));
    const { programme } = kit;
    if (programme === null) return;
    const names = await this.banks.listNames(bankId);
    const [problem] = checkProgramme(programme, await this.factsOf(programme, names));
    if (problem !== undefined) throw new KitError(programmeFault(kit.path, problem));
    await this.unitOfWork.run(() =>
      this.writer.write({
        slug: programme.slug,
        bankId,
        programme,
        questionIds: idsIn(programme, names),
        milestones: milestonesIn(programme, names),
      }),
    );
  }

  private async factsOf(
    programme: Programme,
    names: readonly BankedName[],
  ): Promise<ProgrammeFacts> {
    const sources = await this.catalogue.listSources(
      programme.weeks.flatMap(({ research }) => research.map(({ source }) => source)),
    );
    return {
      questions: new Map(
        names.map(({ slug, kind, milestone }) => [
          slug,
          { kind, milestone, timeLimitMinutes: null },
        ]),
      ),
      sources: new Map(sources.map(({ id }) => [id, { minutes: null }])),
    };
  }
}

function idsIn(programme: Programme, names: readonly BankedName[]): Record<string, string> {
  const named = new Set(namesInProgramme(programme));
  return Object.fromEntries(
    names.filter(({ slug }) => named.has(slug)).map(({ slug, questionId }) => [slug, questionId]),
  );
}

function milestonesIn(
  { capstones }: Programme,
  names: readonly BankedName[],
): Record<string, CapstoneMilestone[]> {
  return Object.fromEntries(
    capstones.map((slug) => [
      slug,
      names
        .flatMap(({ milestone, questionId }) =>
          milestone?.capstone === slug ? [{ number: milestone.number, questionId }] : [],
        )
        .toSorted((a, b) => a.number - b.number),
    ]),
  );
}
