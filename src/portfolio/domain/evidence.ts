import type { SkillLevels } from '../../question-bank/domain/skill-levels.js';

export const evidenceKinds = ['link', 'write-up', 'screenshot', 'certification'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** From the lowest to the highest: who has one has those before it. */
export const skillLevels = [
  'working',
  'senior',
  'staff',
] as const satisfies readonly (keyof SkillLevels)[];
export type SkillLevel = (typeof skillLevels)[number];

/** A skill of the catalogue, by slug, and at which level something shows it. */
export interface ShownSkill {
  readonly skill: string;
  readonly level: SkillLevel;
}

/** What somebody says they have to show. */
export interface EvidenceClaim {
  readonly kind: EvidenceKind;
  readonly title: string;
  /** Empty where nothing is said. */
  readonly description: string;
  /** The number it shows, with its unit. */
  readonly figure: string | null;
  /** What a reviewer can run again to get the same number. */
  readonly rerun: string | null;
  /** When it was done; of a certification when it was earned. */
  readonly day: string;
  /** Where to look: http or https. The server never opens it. */
  readonly url: string | null;
  /** Markdown; of a write-up alone. */
  readonly writeUp: string | null;
  /** Of the catalogue; of a certification alone. */
  readonly certificationId: string | null;
  /** Who awarded it, where the catalogue does not know it; of a certification alone. */
  readonly issuer: string | null;
  /** The last day on which it is valid; null when it never ends. */
  readonly expiresDay: string | null;
  /** The answer it goes with, such as a milestone of a project. */
  readonly attemptId: string | null;
  readonly skills: readonly ShownSkill[];
}

/** A picture that goes with evidence, without the picture. */
export interface EvidenceFile {
  readonly mediaType: PictureType;
  readonly width: number;
  readonly height: number;
  readonly byteCount: number;
  readonly sha256: Uint8Array;
  readonly storedAt: Date;
}

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** That a coach looked at it and vouches for it, as it stands. */
export interface Confirmation {
  readonly coachId: string;
  /** Null once the cohort is gone. */
  readonly cohortId: string | null;
  readonly confirmedAt: Date;
}

/** Something that a learner has to show. */
export interface Evidence extends EvidenceClaim {
  readonly learnerId: string;
  readonly id: string;
  /** Grows with the claim, with its picture and with every confirmation. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Null where there is none. */
  readonly file: EvidenceFile | null;
  /** In the order in which they were given. */
  readonly confirmations: readonly Confirmation[];
}
