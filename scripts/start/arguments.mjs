// Read before anything is installed: runs under Node >= 18 and needs nothing from node_modules.

const usage = `npm start [-- OPTION]

Installs and builds what is missing, runs samples/quickstart.ipynb on the terminal, then opens the samples in VS Code, or in the
browser where there is none.

  --once   stop after the notebook ran on the terminal
  --help   show this text
`;

/**
 * What the arguments of npm start ask for: to begin, or to end at once with a text.
 * @param {readonly string[]} given
 * @returns {{ once: boolean } | { text: string, status: number }}
 */
export function readArguments(given) {
  const unknown = given.find((argument) => !['--once', '--help', '-h'].includes(argument));
  if (unknown !== undefined)
    return { text: `npm start takes --once or --help, got "${unknown}". Nothing was installed or started.\n`, status: 1 };
  if (given.includes('--help') || given.includes('-h')) return { text: usage, status: 0 };
  return { once: given.includes('--once') };
}
