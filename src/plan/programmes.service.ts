import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { CatalogueReader } from '../question-bank/catalogue.reader.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { ProgrammeEdition } from './domain/programme-edition.js';
import { ProgrammeEditionRepository } from './programme-edition.repository.js';
import type { DescribedProgramme } from './to-programme-response.js';

/** The programmes that can be taken up. */
@Injectable()
export class Programmes {
  constructor(
    private readonly editions: ProgrammeEditionRepository,
    private readonly questions: QuestionReader,
    private readonly catalogue: CatalogueReader,
    private readonly cursors: Cursors,
  ) {}

  /** The newest edition of each, by slug. */
  async list(callerId: string, { limit, cursor }: PageQueryDto): Promise<Page<ProgrammeEdition>> {
    const scope = ['programmes', callerId];
    const position = this.cursors.decode(cursor, scope);
    const after = position === null ? '' : String(position[0]);
    const rows = await this.editions.pageLatest({ after, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ slug }) => [slug], toItem: (edition) => edition },
    );
  }

  /** The newest edition. @throws AppError not-found */
  async get(slug: string): Promise<DescribedProgramme> {
    return this.describe(await this.editions.getLatest(slug));
  }

  /** An edition with questions and sources as they are called now. */
  async describe(edition: ProgrammeEdition): Promise<DescribedProgramme> {
    const { programme, questionIds, milestones } = edition;
    const ids = [
      ...Object.values(questionIds),
      ...Object.values(milestones).flatMap((steps) => steps.map(({ questionId }) => questionId)),
    ];
    const questions = await this.questions.describe(ids);
    const sources = await this.catalogue.listSources(
      programme.weeks.flatMap(({ research }) => research.map(({ source }) => source)),
    );
    return {
      edition,
      questions: new Map(questions.map((question) => [question.questionId, question])),
      sources: new Map(sources.map((source) => [source.id, source])),
    };
  }
}
