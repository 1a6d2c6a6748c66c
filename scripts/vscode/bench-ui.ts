// npm run bench:ui: what a user of the extension waits for, measured in a real VS Code, beside the aims.

import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Workbench } from '../../extension/e2e/workbench.ts';
import { root } from '../pinned-node.mjs';
import { launchBrowser } from './browser.ts';
import { runInExtensionHost } from './extension-host.ts';
import { startServer } from './server.ts';

const report = path.join(root, 'dist/reports/bench.json');

const inside = await measureInside();
const charts = await measureCharts();
const vsixMB = statSync(path.join(root, 'dist/optimizehub.vsix')).size / 1e6;

const rows: [figure: string, measured: string, aim: string][] = [
  ['activation: loading the code', ms(inside.loading_ms), ''],
  ['activation: with the code, to the answer of VS Code', ms(inside.loading_ms + inside.activation_ms), 'under 60 ms'],
  ['Run to first output in the document, engine not running', ms(inside.first_output_cold_ms), ''],
  ['Run to first output in the document, engine running', ms(inside.first_output_warm_ms), ''],
  ['Run to first chart drawn, engine not running', ms(charts.cold), 'under 1500 ms'],
  ['Run to first chart drawn, engine running (median of 5)', ms(charts.warm), 'under 300 ms'],
  [
    `longest block of the extension host, 4 tasks for ${inside.busy_seconds.toFixed(0)} s`,
    ms(inside.longest_block_ms),
    'under 50 ms',
  ],
  ['longest block of the extension host, idle for 10 s', ms(inside.longest_block_idle_ms), ''],
  ['size of the .vsix', `${vsixMB.toFixed(2)} MB`, 'under 5 MB'],
];
console.log(
  `${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.availableParallelism()} cores, ${new Date().toISOString().slice(0, 10)}`,
);
for (const [figure, measured, aim] of rows) console.log(`${figure.padEnd(66)}${measured.padStart(10)}   ${aim}`);

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

async function measureInside() {
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const server = await startServer({ smokeTestDriver: true, environment: { BENCH_REPORT: report } });
  const browser = await launchBrowser();
  try {
    await runInExtensionHost({
      browser,
      server,
      entry: 'dist/test/bench.cjs',
      timeoutMs: 300_000,
      consoleLog: path.join(root, 'dist/reports/bench-console.log'),
    });
  } finally {
    await browser.close();
    await server.stop();
  }
  if (!existsSync(report)) throw new Error('The extension host wrote no figures; see dist/reports/bench-console.log.');
  return JSON.parse(readFileSync(report, 'utf8'));
}

/** From the click to the drawn chart, as the browser sees it. */
async function measureCharts() {
  const config = 'algorithm: PSO\nproblem: {function: rastrigin, dimensions: 5}\nseed: 1\n';
  const workbench = await Workbench.open({ 'bench.ipynb': [config] });
  try {
    await workbench.openNotebook('bench.ipynb');
    const times: number[] = [];
    // The cell runs again and again: its newest output is the one that was not there before.
    for (let run = 0; run < 6; run++) {
      const earlier = await workbench.outputs.locator('.optimizehub').elementHandles();
      for (const output of earlier) await output.evaluate((element) => (element as HTMLElement).setAttribute('data-earlier', ''));
      const drawn = run === 0 ? undefined : workbench.outputs.locator('body').evaluate(untilDrawn);
      const clicked = workbench.page.evaluate(untilClicked);
      await workbench.page.locator('.notebook-toolbar-container').getByRole('button', { name: 'Run All' }).click();
      await workbench.outputs.locator('.optimizehub[data-state=drawn]:not([data-earlier])').waitFor();
      times.push(((await drawn) ?? Date.now()) - (await clicked));
      await workbench.outputs.locator('.optimizehub[data-running=false]:not([data-earlier])').waitFor();
    }
    const warm = times.slice(1).sort((a, b) => a - b);
    return { cold: times[0], warm: warm[2] };
  } finally {
    await workbench.close();
  }
}

/** In the page of the workbench: when the mouse goes down, without what the browser's driver does before. */
function untilClicked(): Promise<number> {
  return new Promise((resolve) => addEventListener('pointerdown', () => resolve(Date.now()), { capture: true, once: true }));
}

/** In the page of the outputs: when the new chart is there, to the frame; a caller that polls would add its own intervals. */
function untilDrawn(): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('.optimizehub[data-state=drawn]:not([data-earlier])')) resolve(Date.now());
      else requestAnimationFrame(look);
    };
    look();
  });
}
