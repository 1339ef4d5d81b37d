import { Injectable } from '@nestjs/common';

/** What a feature keeps about people: how it is handed out, and how it goes. */
export interface AccountSection {
  /** The key of this section in the export. */
  readonly name: string;
  /** True when it is removed after all others: it asks what is left of somebody’s rows in them. */
  readonly goesLast?: boolean;
  /** Everything about this person, as JSON values. */
  exportFor(accountId: string): Promise<unknown>;
  /** Delete it, or make it pseudonymous where it belongs to others too. Runs in a transaction. */
  removeFor(accountId: string): Promise<void>;
}

/** Where features to the right register their section, when their module starts. */
@Injectable()
export class AccountSections {
  private readonly sections = new Map<string, AccountSection>();

  register(section: AccountSection): void {
    if (this.sections.has(section.name)) throw new Error(`Section ${section.name} is taken.`);
    this.sections.set(section.name, section);
  }

  all(): readonly AccountSection[] {
    return Array.from(this.sections.values());
  }

  /** The last to register first: features point to those that were there before them. */
  inOrderOfRemoval(): readonly AccountSection[] {
    const sections = this.all().toReversed();
    const isLast = ({ goesLast = false }: AccountSection) => goesLast;
    return [...sections.filter((section) => !isLast(section)), ...sections.filter(isLast)];
  }
}
