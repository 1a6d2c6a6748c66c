// A mocha reporter: the readable one on the terminal, and counts that a program can read in the file MOCHA_REPORT.

const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { reporters } = require('mocha');

class SpecAndCounts extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      const file = process.env.MOCHA_REPORT;
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ stats: { passes, failures, pending } }));
    });
  }
}

module.exports = SpecAndCounts;
