import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import {
  ProjectQuestionReader,
  type CapstoneQuestion,
} from '../question-bank/project-question.reader.js';
import { PracticableQuestions } from '../scheduling/practicable-questions.service.js';
import { CapstoneProgressService, type CapstoneProgress } from './capstone-progress.service.js';
import { CapstoneRepository } from './capstone.repository.js';
import type { CapstoneProject } from './domain/project-risk.js';

/** A capstone with what its reader has made of it. */
export interface OpenedCapstone {
  readonly question: CapstoneQuestion;
  /** Null until it is taken up. */
  readonly project: CapstoneProject | null;
  readonly progress: CapstoneProgress;
}

/** Capstones as learners find them. */
@Injectable()
export class CapstoneShelf {
  constructor(
    private readonly projects: ProjectQuestionReader,
    private readonly practicable: PracticableQuestions,
    private readonly gate: BankGate,
    private readonly capstones: CapstoneRepository,
    private readonly progress: CapstoneProgressService,
  ) {}

  /** Those of the banks that are followed, and those that were taken up: these first. */
  async list(learnerId: string): Promise<OpenedCapstone[]> {
    const own = await this.capstones.list(learnerId);
    const offered = await this.projects.listIn(
      await this.practicable.listFollowedBankIds(learnerId),
    );
    const known = new Map(offered.map((question) => [question.questionId, question]));
    const taken: CapstoneQuestion[] = [];
    for (const { questionId } of own) {
      const question = known.get(questionId) ?? (await this.projects.find(questionId));
      if (question !== null && (await this.mayRead(learnerId, question))) taken.push(question);
    }
    const takenIds = new Set(taken.map(({ questionId }) => questionId));
    const questions = [...taken, ...offered.filter(({ questionId }) => !takenIds.has(questionId))];
    const progress = await this.progress.ofAll(learnerId, questions);
    return questions.map((question, index) => ({
      question,
      project: own.find(({ questionId }) => questionId === question.questionId) ?? null,
      progress: progress[index] ?? { milestones: [], facts: [] },
    }));
  }

  /** @throws AppError not-found */
  async open(learnerId: string, questionId: string): Promise<OpenedCapstone> {
    const question = await this.getReadable(learnerId, questionId);
    return {
      question,
      project: await this.capstones.find(learnerId, questionId),
      progress: await this.progress.of(learnerId, question),
    };
  }

  /** One that they may read, or have answered while they could. @throws AppError not-found */
  async getReadable(learnerId: string, questionId: string): Promise<CapstoneQuestion> {
    const question = await this.projects.find(questionId);
    if (question === null) throw notFound('capstone');
    if (!(await this.mayRead(learnerId, question))) throw notFound('capstone');
    return question;
  }

  private async mayRead(learnerId: string, question: CapstoneQuestion): Promise<boolean> {
    const readable = await this.gate.readableQuestions(learnerId, [question]);
    return readable.has(question.questionId);
  }
}
