/** When a learner wants to be reminded, and from how much on. */
export interface ReminderSettings {
  readonly isEnabled: boolean;
  /** On the learner's wall clock, `HH:MM`. */
  readonly localTime: string;
  /** Planned minutes that make a session full, 5..240. */
  readonly sessionMinutes: number;
}

export const DEFAULT_REMINDER_SETTINGS: ReminderSettings = Object.freeze({
  isEnabled: false,
  localTime: '18:30',
  sessionMinutes: 20,
});
