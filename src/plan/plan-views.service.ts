import { Injectable } from '@nestjs/common';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { capstoneHours, type CapstoneHours } from './domain/capstone-hours.js';
import { PlanLoader, type LoadedPlan } from './plan-loader.service.js';
import { Programmes } from './programmes.service.js';
import type { DescribedProgramme } from './to-programme-response.js';

/** A plan with what it names, and the learner it is shown to. */
export interface PlanView extends LoadedPlan {
  readonly described: DescribedProgramme;
  readonly zone: string;
}

/** Puts together what is shown of plans. */
@Injectable()
export class PlanViews {
  constructor(
    private readonly loader: PlanLoader,
    private readonly programmes: Programmes,
    private readonly questions: QuestionReader,
  ) {}

  /** @throws AppError not-found */
  async view(learner: Learner, id: string): Promise<PlanView> {
    return this.describe(learner, await this.loader.load(learner, id));
  }

  async viewAll(learner: Learner): Promise<PlanView[]> {
    const views: PlanView[] = [];
    for (const loaded of await this.loader.loadAll(learner)) {
      views.push(await this.describe(learner, loaded));
    }
    return views;
  }

  /** What the chosen projects take, by what their milestones say now. */
  async capstoneHoursOf({ edition, progress, described }: PlanView): Promise<CapstoneHours> {
    const { programme, terms } = progress;
    const ids = terms.capstones.flatMap((slug) =>
      (edition.milestones[slug] ?? []).map(({ questionId }) => questionId),
    );
    const revisions = await this.questions.getRevisions(
      ids.flatMap((id) => described.questions.get(id)?.revisionId ?? []),
    );
    const workHours = Array.from(revisions.values(), ({ milestone }) => milestone?.workHours ?? 0);
    return capstoneHours(programme, terms, workHours);
  }

  private async describe({ zone }: Learner, loaded: LoadedPlan): Promise<PlanView> {
    const described = await this.programmes.describe(loaded.edition);
    return { ...loaded, described, zone };
  }
}
