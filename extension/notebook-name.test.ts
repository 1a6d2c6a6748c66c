import assert from 'node:assert/strict';
import { notebookName } from './notebook-name.ts';

suite('The name of a notebook', () => {
  test('is that of its config', () => {
    for (const file of ['/w/cfg.opt.yaml', '/w/cfg.yml', '/w/cfg.json']) assert.equal(notebookName(file, [{}]), 'cfg');
    assert.equal(notebookName('/w/my.first.opt.yaml', []), 'my.first');
  });
  test('tells the fitness whose copy is in a cell, wherever its file is', () => {
    for (const copyOf of ['./beam.fitness.ts', '../others/beam.py', './below/beam.js'])
      assert.equal(notebookName('/w/cfg.opt.yaml', [{}, { copyOf }, {}]), 'cfg-with-beam');
  });
  test('leaves the fitness out where no file could be called so', () => {
    const long = 'ü'.repeat(60);
    assert.equal(notebookName(`/w/${long}.opt.yaml`, [{ copyOf: `./${long}.py` }]), long);
  });
  test('says it once where both are called alike', () => {
    assert.equal(notebookName('/w/beam.opt.yaml', [{ copyOf: './beam.fitness.ts' }]), 'beam');
  });
});
