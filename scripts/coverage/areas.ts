/** What stands between a stranger's program and the machine, each with the beginning of its paths; a file belongs to the first. */
export const areas: readonly { readonly name: string; readonly folder: string }[] = [
  { name: 'scan of Python', folder: 'sandbox/validate/python/' },
  { name: 'scan of JavaScript, and what both share', folder: 'sandbox/validate/' },
  { name: 'guests', folder: 'sandbox/guest/' },
  { name: 'channel', folder: 'sandbox/channel/' },
];

/** How many of a hundred branches are to be taken in each of them. */
export const leastPercent = 98;

export interface Branches {
  readonly total: number;
  readonly covered: number;
}

export interface AreaCoverage extends Branches {
  readonly name: string;
  readonly percent: number;
  readonly isEnough: boolean;
}

/** Sums up by area what was counted by file. @param counts by path from the root of the repository, with `/` */
export function sumUp(counts: Readonly<Record<string, Branches>>): readonly AreaCoverage[] {
  const areaOf = (file: string) => areas.find(({ folder }) => file.startsWith(folder));
  return areas.map((area) => {
    const own = Object.keys(counts).filter((file) => areaOf(file) === area);
    const sum = (what: keyof Branches): number => own.reduce((all, file) => all + counts[file][what], 0);
    const [total, covered] = [sum('total'), sum('covered')];
    const percent = (100 * covered) / total;
    // Where nothing was counted there is no figure, which is not enough.
    return { name: area.name, total, covered, percent, isEnough: percent >= leastPercent };
  });
}
