import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PeerReviewSettings, RatingPolicy } from './domain/peer-review-settings.js';

@Entity({ name: 'peer_review_settings' })
export class PeerReviewSettingsEntity implements PeerReviewSettings {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'rating_policy', type: 'text', nullable: true })
  ratingPolicy: RatingPolicy | null;
}
