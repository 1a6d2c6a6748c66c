/** What is seen of a row. */
export interface Face {
  /** How it is and what can be done with it: its icon and its buttons. */
  readonly state: string;
  /** Its words. */
  readonly text: string;
}

/** Milliseconds for which a row whose words change stays as it is drawn. */
const restMs = 2000;
/** Milliseconds after which a row is drawn anew for what is not seen of it at once: its tooltip, and what a screen reader says. */
const staleMs = 10_000;

/**
 * Decides which of the rows that changed are drawn anew. VS Code makes the buttons of a row anew with it, and a click that is under way
 * on one of them is lost: a row rests unless its state changes.
 */
export class DrawnRows<Row extends object> {
  private readonly drawn = new WeakMap<Row, { readonly face: Face; readonly at: number }>();

  /** To be called when the window is told how a row looks. @param now milliseconds */
  draw(row: Row, face: Face, now: number): void {
    this.drawn.set(row, { face, at: now });
  }

  /** Whether it is to be drawn anew now, later, or not until it changes again. @param now milliseconds */
  due(row: Row, face: Face, now: number): 'now' | 'later' | 'never' {
    const last = this.drawn.get(row);
    if (last === undefined || last.face.state !== face.state || now - last.at >= staleMs) return 'now';
    if (last.face.text === face.text) return 'never';
    return now - last.at >= restMs ? 'now' : 'later';
  }
}
