/** Prints how long guests live that do not want to end, and how soon they are gone when they are cancelled: node sandbox/bench/ends.ts [SECONDS] */
import Docker from 'dockerode';
import { EmbeddedSandbox } from '../drivers/embedded.ts';
import type { GuestLanguage, Sandbox } from '../sandbox.ts';
import { buildGuests, jobOf, testContainers } from '../testing.ts';

const seconds = Number(process.argv[2] ?? 30);
const guests = await buildGuests();
const containers = await testContainers(guests.folder);
if (containers === undefined) throw new Error('Expected a container engine, none answers.');
const embedded = new EmbeddedSandbox({ guests: guests.folder });
const docker = new Docker();

const forks = `import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
def fitness(x):
    for _ in range(60):
        try:
            if os.fork() == 0:
                while True: pass
        except OSError:
            break
    while True: pass
`;
const attacks: readonly (readonly [what: string, sandbox: Sandbox, language: GuestLanguage, code: string])[] = [
  ['JavaScript, loops', containers, 'javascript', 'function fitness() { for (;;); }'],
  ['JavaScript, loops', embedded, 'javascript', 'function fitness() { for (;;); }'],
  [
    'JavaScript, long regular expression',
    containers,
    'javascript',
    'const fitness = () => /(a+)+$/.test("a".repeat(50) + "b") ? 1 : 0;',
  ],
  [
    'JavaScript, long regular expression',
    embedded,
    'javascript',
    'const fitness = () => /(a+)+$/.test("a".repeat(50) + "b") ? 1 : 0;',
  ],
  ['Python, loops', containers, 'python', 'def fitness(x):\n    while True: pass\n'],
  [
    'Python, ignores SIGTERM',
    containers,
    'python',
    'import signal, time\nfor s in (15, 2, 1):\n    signal.signal(s, signal.SIG_IGN)\ndef fitness(x):\n    while True: time.sleep(1000)\n',
  ],
  ['Python, 60 processes that loop', containers, 'python', forks],
];

const isGone = async (label: string) =>
  (await docker.listContainers({ all: true, filters: { label: [`bench=${label}`] } })).length === 0;

async function measure([what, sandbox, language, code]: (typeof attacks)[number], index: number, cancelAfterMs?: number) {
  const label = `${process.pid}-${index}-${cancelAfterMs ?? 'limit'}`;
  const file = language === 'python' ? 'fitness.py' : 'fitness.js';
  const job = { ...jobOf(''), language, files: { [file]: code }, labels: { bench: label } };
  const session = await sandbox.open({ ...job, limits: { ...job.limits, seconds } });
  const opened = performance.now();
  session.send({ points: [[1, 2]] });
  void (async () => {
    for await (const _ of session.messages);
  })();
  let from = opened;
  if (cancelAfterMs !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, cancelAfterMs));
    from = performance.now();
    void session.kill();
  }
  const { kind } = await session.ended;
  const took = ((performance.now() - from) / 1000).toFixed(2);
  console.log(
    `${took.padStart(6)} s  ${kind.padEnd(12)} ${(await isGone(label)) ? 'gone' : 'LEFT'}  ${sandbox.name.padEnd(10)} ${what}`,
  );
}

console.log(`Time from start to end, all at once, at a limit of ${seconds} s:`);
await Promise.all(attacks.map((attack, index) => measure(attack, index)));
console.log('Time from cancel to end, one after another, cancelled after 1 s:');
for (const [index, attack] of attacks.entries()) await measure(attack, index, 1000);
await guests.remove();
