import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an app elsewhere calls a card whose reviews were imported. */
@Entity({ name: 'external_card' })
export class ExternalCardEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  /** Derived from learner and name; where a question would stand in cards and events. */
  @PrimaryColumn({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ name: 'card_key', type: 'text' })
  cardKey: string;
}
