import assert from 'node:assert/strict';
import { convergenceChart } from '../../engine/charts/convergence.ts';
import { exampleTask } from '../../engine/charts/example-task.ts';
import { createPngDrawer } from './draw-png.ts';

suite('The picture of a chart', () => {
  const file = (name: string) => new URL(`../../node_modules/${name}`, import.meta.url).pathname;
  const draw = createPngDrawer({
    wasmFile: file('@resvg/resvg-wasm/index_bg.wasm'),
    fontFile: file('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  });
  const pixelsOf = (base64: string) => {
    const png = Buffer.from(base64, 'base64');
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), bytes: png.length };
  };
  test('is a PNG of a readable size, small enough to be saved in a notebook', async () => {
    const values = Array.from({ length: 300 }, (_, k) => 100 * 0.9 ** k);
    const algorithms = ['particle_swarm', 'ant_colony', 'simulated_annealing'];
    const { width, height, bytes } = pixelsOf(
      await draw(convergenceChart(algorithms.map((algorithm) => exampleTask({ algorithm, values })))),
    );
    assert.ok(width > 800 && width < 1200, `${width} wide`);
    assert.ok(height > 350 && height < 700, `${height} high`);
    assert.ok(bytes < 70_000, `${bytes} bytes`);
  });
  test('shows its text: another title makes another picture', async () => {
    const spec = convergenceChart([exampleTask()]);
    assert.notEqual(await draw(spec), await draw({ ...spec, title: { ...spec.title, text: 'Something else' } }));
  });
});
