/** Where a fitness can run now. */
export interface CanRun {
  /** JavaScript and TypeScript, in a container. */
  readonly container: boolean;
  /** The same, without one. */
  readonly embedded: boolean;
  /** Python, which needs a container. */
  readonly python: boolean;
}

/** Where a fitness of each language runs, unless a setting says otherwise. */
export function conclusion({ container, embedded, python }: CanRun): string {
  if (container && python) return 'So a fitness runs in a container.';
  if (!container && !embedded && !python) return 'So no fitness runs.';
  const javascript = container ? 'runs in a container' : embedded ? 'runs embedded' : 'does not run';
  const other = python ? 'runs in a container' : 'does not run';
  return `So a fitness in JavaScript or TypeScript ${javascript}, and one in Python ${other}.`;
}
