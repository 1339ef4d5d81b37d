/** Who somebody is to this service. */
export interface Account {
  readonly id: string;
  /** As it was typed at registration. */
  readonly email: string;
  /** The form in which addresses are compared; unique. */
  readonly emailKey: string;
  readonly displayName: string;
  /** argon2id in PHC form. */
  readonly passwordHash: string;
  readonly role: AccountRole;
  /** IANA time zone. */
  readonly zone: string;
  /** The hour, 0 to 23, at which this learner's study day begins. */
  readonly rolloverHour: number;
  readonly version: number;
  readonly createdAt: Date;
  /** When the holder asked for deletion; null while nobody did. */
  readonly deletionRequestedAt: Date | null;
}

export type AccountRole = 'learner' | 'coach' | 'admin';
