import type { Memento } from 'vscode';
import type { FitnessOrigin } from '../../kernel/fitness-origin.ts';

/** A running output that is to be followed again after the window was reloaded. */
export interface Attachment {
  /** URI of the notebook. */
  readonly notebook: string;
  /** The cell's id in the file, or its position where it has none. */
  readonly cell: string | number;
  readonly group: string;
  readonly displayId: string;
  /** The number before the cell, which the new window does not know any more. */
  readonly order?: number | undefined;
  /** The cell has ended; its tasks go on without it. */
  readonly background?: boolean;
  /** Of a run with a fitness of the user. */
  readonly fitness?: FitnessOrigin;
}

const key = 'optimizehub.attachments';

/** Remembers running outputs in the workspace's state. */
export class Attachments {
  private readonly state: Pick<Memento, 'get' | 'update'>;

  constructor(state: Attachments['state']) {
    this.state = state;
  }

  of(notebook: string): readonly Attachment[] {
    return this.all().filter((attachment) => attachment.notebook === notebook);
  }

  async remember(attachment: Attachment): Promise<void> {
    if (this.all().some(({ group }) => group === attachment.group)) return;
    await this.state.update(key, [...this.all(), attachment]);
  }

  async forget(group: string): Promise<void> {
    const rest = this.all().filter((attachment) => attachment.group !== group);
    if (rest.length < this.all().length) await this.state.update(key, rest);
  }

  /** A cell that is run anew follows nothing older. */
  async forgetCell(notebook: string, cell: Attachment['cell']): Promise<void> {
    const rest = this.all().filter((attachment) => attachment.notebook !== notebook || attachment.cell !== cell);
    if (rest.length < this.all().length) await this.state.update(key, rest);
  }

  private all(): readonly Attachment[] {
    return this.state.get<readonly Attachment[]>(key) ?? [];
  }
}
