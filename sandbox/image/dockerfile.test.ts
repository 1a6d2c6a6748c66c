import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dockerfileHint } from '../images/dockerfile.ts';
import { pythonPackages } from '../images/python-image.ts';
import { inEnglish } from '../sentence.ts';

suite('the Dockerfile', () => {
  const text = readFileSync(path.join(import.meta.dirname, 'Dockerfile'), 'utf8');
  /** Without comments, each instruction on one line. */
  const instructions = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\s*\\\n\s*/g, ' ')
    .trim()
    .split('\n');

  test('asks Debian for the packages that the local build unpacks', () => {
    const [, packages] = /apt-get install -y --no-install-recommends ([^&]+) &&/.exec(instructions[1] ?? '') ?? [];
    assert.deepEqual(packages?.split(' ').sort(), [...pythonPackages].sort());
  });

  test('is of a Node that runs the guests, where the local build puts it', () => {
    const [, major] = /^FROM node:(\d+)-\w+-slim$/.exec(instructions[0] ?? '') ?? [];
    assert.ok(Number(major) >= 23);
  });

  test('leaves nothing that gives a process more rights, and has the folder that a guest is mounted at', () => {
    assert.match(
      instructions[1] ?? '',
      /find \/ -xdev -perm \/6000 -type f -exec chmod a-s \{\} \+ && chmod 711 \/usr\/local\/bin\/node && mkdir -p \/guest$/,
    );
  });

  test('sets nothing else: a container gets its user, command and environment when it is made', () =>
    assert.deepEqual(
      instructions.map((line) => line.split(' ', 1)[0]),
      ['FROM', 'RUN'],
    ));

  test('lies where the command names it that a user is told', () => {
    const [, folder = ''] = /docker build -t \S+ (\S+) /.exec(inEnglish(dockerfileHint(path.resolve('dist')))) ?? [];
    assert.equal(folder, path.resolve('dist/image'));
    if (existsSync('dist')) assert.equal(readFileSync(path.join(folder, 'Dockerfile'), 'utf8'), text);
  });
});
