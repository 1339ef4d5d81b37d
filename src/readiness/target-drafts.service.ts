import { Injectable } from '@nestjs/common';
import { ruleViolated, type FieldProblem } from '../kernel/app-error.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { PracticableQuestions } from '../scheduling/practicable-questions.service.js';
import type { BlueprintSkill } from './domain/blueprint.js';
import type { TargetTerms } from './domain/target.js';
import { TemplateRepository, type StoredTemplate } from './template.repository.js';

/** A skill as a learner names it; what it is called is for the catalogue to say. */
export type NamedSkill = Omit<BlueprintSkill, 'name'>;

/** What somebody says of a target; what they leave out stays, or comes from a template. */
export type SaidTerms = {
  [Key in Exclude<keyof TargetTerms, 'skills'>]?: TargetTerms[Key] | undefined;
} & { skills?: readonly NamedSkill[] | undefined };

/** What nobody but the learner or a template can say. */
type Essentials = Pick<TargetTerms, 'name' | 'level' | 'skills'>;

/** Where the rubric's own verdicts of a level begin: 65 of 100 for senior, 75 for staff. */
const usualBar: Record<CandidateLevel, number> = { junior: 0.5, senior: 0.65, staff: 0.75 };
const usual = { mockQuestions: 10, novelty: 0.5 };
const mostBanks = 50;

/** Fills in what a learner did not say of a target. */
@Injectable()
export class TargetDrafts {
  constructor(
    private readonly templates: TemplateRepository,
    private readonly questions: QuestionReader,
    private readonly practicable: PracticableQuestions,
    private readonly gate: BankGate,
  ) {}

  /** @throws AppError rule-violated for an unknown template, and for what is missing without one */
  async draft(
    learnerId: string,
    said: SaidTerms,
    templateSlug: string | null,
  ): Promise<TargetTerms> {
    const template = templateSlug === null ? null : await this.getTemplate(templateSlug);
    const essentials = await this.essentialsOf(said, template ?? {});
    const { interviewDay = null, bankIds = await this.usualBanks(learnerId, template) } = said;
    const { questionRules = rulesIn(template, bankIds) } = said;
    const figures = figuresOf(said, template ?? { ...usual, bar: usualBar[essentials.level] });
    return { ...essentials, ...figures, bankIds, interviewDay, questionRules };
  }

  /** A merge patch: what is left out stays. */
  async merge(before: TargetTerms, said: SaidTerms): Promise<TargetTerms> {
    const { name, level, bankIds, questionRules } = said;
    return {
      ...figuresOf(said, before),
      name: name ?? before.name,
      level: level ?? before.level,
      skills: (await this.skillsOf(said, before)) ?? before.skills,
      bankIds: bankIds ?? before.bankIds,
      interviewDay: said.interviewDay === undefined ? before.interviewDay : said.interviewDay,
      questionRules: questionRules ?? before.questionRules,
    };
  }

  private async getTemplate(slug: string): Promise<StoredTemplate> {
    const template = await this.templates.find(slug);
    if (template !== null) return template;
    const problem = { pointer: '#/template', code: 'unknown-reference', detail: 'is not known' };
    throw ruleViolated([problem]);
  }

  private async essentialsOf(said: SaidTerms, otherwise: Partial<Essentials>): Promise<Essentials> {
    const { name = otherwise.name, level = otherwise.level } = said;
    const skills = await this.skillsOf(said, otherwise);
    if (name === undefined || level === undefined || skills === undefined) {
      throw ruleViolated(missingOf({ name, level, skills }));
    }
    return { name, level, skills };
  }

  /** Named by the catalogue; one that left it keeps the name it had. */
  private async skillsOf(
    { skills }: SaidTerms,
    otherwise: Partial<Pick<TargetTerms, 'skills'>>,
  ): Promise<readonly BlueprintSkill[] | undefined> {
    if (skills === undefined) return otherwise.skills;
    const names = new Map(otherwise.skills?.map(({ skillId, name }) => [skillId, name]));
    for (const { slug, name } of await this.questions.listSkills()) names.set(slug, name);
    return skills.map(({ skillId, weight, isMustHave, minScore }) => {
      return { skillId, name: names.get(skillId) ?? skillId, weight, isMustHave, minScore };
    });
  }

  /**
   * That of the template where it is open, else those that are followed. Both together would count twice
   * what a cohort has a copy of.
   */
  private async usualBanks(learnerId: string, template: StoredTemplate | null): Promise<string[]> {
    const own = template === null ? [] : [template.bankId];
    const open = await this.gate.readableAmong(learnerId, own);
    if (open.size > 0) return [...open];
    return (await this.practicable.listFollowedBankIds(learnerId)).slice(0, mostBanks);
  }
}

type Figures = Pick<TargetTerms, 'bar' | 'mockQuestions' | 'novelty'>;

function figuresOf({ bar, mockQuestions, novelty }: SaidTerms, otherwise: Figures): Figures {
  return {
    bar: bar ?? otherwise.bar,
    mockQuestions: mockQuestions ?? otherwise.mockQuestions,
    novelty: novelty ?? otherwise.novelty,
  };
}

function rulesIn(
  template: StoredTemplate | null,
  bankIds: readonly string[],
): TargetTerms['questionRules'] {
  return template !== null && bankIds.includes(template.bankId) ? template.questionRules : [];
}

function missingOf(needed: Readonly<Record<string, unknown>>): FieldProblem[] {
  return Object.entries(needed).flatMap(([field, value]) =>
    value === undefined
      ? [{ pointer: `#/${field}`, code: 'missing', detail: 'is needed without a template' }]
      : [],
  );
}
