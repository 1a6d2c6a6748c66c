import assert from 'node:assert/strict';
import { configSources } from './config-sources.ts';

const sphere = 'algorithm: PSO\nproblem: {function: sphere, dimensions: 2}\n';

suite('What the configs of a workspace optimize', () => {
  test('is unknown of one that is gone since it was listed, which is logged, and known of the others', async () => {
    const logged: string[] = [];
    const read = async (path: string) => {
      if (path === '/w/gone.opt.yaml') throw new Error('no such file');
      return path === '/w/faulty.opt.yaml' ? 'algorithm: [' : sphere;
    };
    const paths = ['/w/a.opt.yaml', '/w/gone.opt.yaml', '/w/faulty.opt.yaml', '/w/b.opt.yaml'];
    const sources = await configSources(paths, { read, log: (text) => logged.push(text) });
    assert.deepEqual(sources, [{ function: 'sphere' }, undefined, undefined, { function: 'sphere' }]);
    assert.deepEqual(logged, ['/w/gone.opt.yaml could not be read: no such file']);
  });

  test('is found out with a turn for others after each file', async () => {
    const look = { read: async () => sphere, log: assert.fail };
    await configSources(['/w/first.opt.yaml'], look); // brings the parser, which takes turns of its own
    let turns = 0;
    let isDone = false;
    const count = (): void => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const paths = Array.from({ length: 40 }, (_, k) => `/w/${k}.opt.yaml`);
    await configSources(paths, look);
    isDone = true;
    assert.ok(turns >= paths.length, `${turns} turns`);
  });
});
