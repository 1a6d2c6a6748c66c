// A mocha reporter: the readable one on the terminal, and counts and failures that a program can read in the file MOCHA_REPORT.

const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { reporters } = require('mocha');

class SpecAndCounts extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failed = [];
    runner.on('fail', (test, error) =>
      failed.push({ fullTitle: test.fullTitle(), err: { message: String(error?.message ?? error) } }),
    );
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      const file = process.env.MOCHA_REPORT;
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ stats: { passes, failures, pending }, failures: failed }));
    });
  }
}

module.exports = SpecAndCounts;
