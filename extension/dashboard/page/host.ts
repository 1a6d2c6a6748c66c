import type { TaskState } from '../../../engine/tasks/task.ts';
import type { TaskOrder } from '../../../engine/tasks/task-store.ts';
import type { Answers, FromPage, Question, ToPage } from '../messages.ts';
import { newestFirst } from './listing.ts';

/** What is kept over a reload of the window. */
export interface PageState {
  readonly tab: 'overview' | 'tasks' | 'details' | 'compare';
  /** The task of the details. */
  readonly task?: string | undefined;
  readonly compared: readonly string[];
  readonly states: readonly TaskState[];
  readonly text: string;
  /** Of the history. */
  readonly order: TaskOrder;
  /** How far the charts of the throughput reach back. */
  readonly minutes: number;
}

const firstState: PageState = { tab: 'overview', compared: [], states: [], text: '', order: newestFirst, minutes: 60 };

interface VsCodeApi {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** The extension, as the page sees it. */
export class Host {
  private readonly api = acquireVsCodeApi();
  private readonly asked = new Map<number, PromiseWithResolvers<unknown>>();
  private number = 0;
  state: PageState = { ...firstState, ...this.api.getState() };

  constructor(onMessage: (message: Exclude<ToPage, { type: 'answer' }>) => void) {
    window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
      // Only the editor can post here; frames from elsewhere are not let in by the page's policy.
      if (data.type !== 'answer') {
        onMessage(data);
        return;
      }
      const question = this.asked.get(data.number);
      this.asked.delete(data.number);
      if (data.ok) question?.resolve(data.value);
      else question?.reject(new Error(data.message));
    });
  }

  /** Tells that the page listens. */
  begin(): void {
    this.api.postMessage({ type: 'ready' });
  }

  keep(part: Partial<PageState>): void {
    this.state = { ...this.state, ...part };
    this.api.setState(this.state);
  }

  /** @throws Error with a message for a person */
  ask<K extends Question['kind']>(question: Extract<Question, { kind: K }>): Promise<Answers[K]> {
    const answer = Promise.withResolvers<unknown>();
    this.asked.set(++this.number, answer);
    this.api.postMessage({ type: 'ask', number: this.number, question });
    return answer.promise as Promise<Answers[K]>; // the extension answers each kind with its own
  }
}
