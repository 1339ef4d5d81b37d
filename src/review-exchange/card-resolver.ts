import { isUuid } from '../kernel/is-uuid.js';
import { externalCardId } from './derive-id.js';
import type { CardMapping } from './is-card-mapping.js';

/** What cards are called in a file, and what they are here. */
export interface NamedCards {
  readonly learnerId: string;
  /** What the learner said of some of them. */
  readonly mapping: CardMapping;
  /** Those of these ids that are questions with cards. */
  readonly findQuestions: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
}

/**
 * Finds the card behind each name of a file: the question the learner says it is, the question it names
 * by id, or else a card of another app, whose id is derived.
 */
export class CardResolver {
  /** Names of the cards of other apps that were met, by id. */
  readonly external = new Map<string, string>();
  private readonly questionIdOf: Map<string, string>;

  constructor(private readonly named: NamedCards) {
    this.questionIdOf = new Map(Object.entries(named.mapping));
  }

  /** @returns the ids of the cards, in the order of their names */
  async resolve(cardKeys: readonly string[]): Promise<string[]> {
    const fresh = new Set(cardKeys.filter((key) => !this.questionIdOf.has(key)));
    const asked = Array.from(fresh, (key) => key.toLowerCase()).filter(isUuid);
    const questions = asked.length === 0 ? new Set() : await this.named.findQuestions(asked);
    for (const key of fresh) {
      const id = key.toLowerCase();
      this.questionIdOf.set(key, questions.has(id) ? id : this.meetExternal(key));
    }
    return cardKeys.map((key) => this.questionIdOf.get(key) ?? this.meetExternal(key));
  }

  private meetExternal(cardKey: string): string {
    const id = externalCardId(this.named.learnerId, cardKey);
    this.external.set(id, cardKey);
    return id;
  }
}
