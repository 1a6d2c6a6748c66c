/** One of several questions that are asked one after the other. */
export type Page = Question & {
  /** From 1. */
  readonly step: number;
  readonly totalSteps: number;
  /** Whether Back leads on from the first step, too: to what was asked before. */
  readonly canGoBack?: boolean;
};

/** What is asked. */
export type Question = QuestionFrame & (ListPage | TextPage);

interface QuestionFrame {
  readonly title: string;
  /** What to do here. */
  readonly prompt: string;
  /** What is wrong with an answer, in the place of the title; undefined when it can be taken. */
  mistake(values: readonly string[]): string | undefined | Promise<string | undefined>;
}

/** Items to choose from: exactly one, or where several may be picked any number. */
export interface ListPage {
  readonly kind: 'list';
  readonly canPickMany: boolean;
  readonly items: readonly PageItem[];
  /** Whether Enter on a row that was found by typing keeps the ticks of before, while nobody has changed them. */
  readonly keepsTicks?: boolean;
}

/** `value` is the answer; the others are translated already. */
export interface PageItem {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly picked: boolean;
}

/** One line to type; `value` stands there at first. */
export interface TextPage {
  readonly kind: 'text';
  readonly value: string;
}

/** What a person did at a page; a text has one value, a list as many as were chosen. */
export type PageEvent =
  | {
      readonly kind: 'answered';
      readonly values: readonly string[];
      /** Of a list in which several can be ticked: whether there are ticks that were made by hand. */
      readonly hasOwnTicks?: boolean;
    }
  | { readonly kind: 'went back' }
  | { readonly kind: 'called off' };
