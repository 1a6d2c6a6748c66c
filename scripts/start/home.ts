import { enginePaths } from '../../engine/process/paths.ts';

/** What the window in the browser is given of the surroundings: a home of OptimizeHub only where the user named one. */
export const chosenHome = ({ OPTIMIZEHUB_HOME: home }: NodeJS.ProcessEnv): Readonly<Record<string, string>> =>
  home === undefined ? {} : { OPTIMIZEHUB_HOME: home };

/** Says where the tasks of the window are kept. @param home of the window's engine @param environment of this process */
export function homeNote(home: string, environment: NodeJS.ProcessEnv): string {
  if (environment.OPTIMIZEHUB_HOME !== undefined) return `Its tasks are kept in ${home}, as OPTIMIZEHUB_HOME says.`;
  const usual = enginePaths().directory;
  return (
    `Its tasks are kept in ${home} and go when it ends; to see and keep them with those of the command line, ` +
    `start it with OPTIMIZEHUB_HOME="${usual}".`
  );
}
