import assert from 'node:assert/strict';
import type { Finding } from '../../engine/config/config.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { fitnessFindings } from '../../kernel/checks/fitness-findings.ts';
import type { Page, PageEvent } from '../ask/page.ts';
import { type FileItem, type Looked, type NewCell, type NextStep, notDone, type Services, wantsNew, wentBack } from './define.ts';
import { newFitness } from './new-fitness.ts';
import { runCustom } from './run-custom.ts';
import { validateFitness } from './validate-fitness.ts';

const finding: Finding = {
  severity: 'error',
  code: 'process',
  message: 'process reaches the machine.',
  line: 2,
  column: 3,
  endLine: 2,
  endColumn: 10,
  path: '',
};
const fitness: Looked = { name: 'f.ts', text: 'function fitness(x) {}', language: 'typescript', kind: 'fitness', findings: [] };
const config: Looked = {
  name: 'a.opt.yaml',
  text: 'algorithm: PSO',
  language: 'optimizehub',
  kind: 'config',
  findings: [],
  source: null,
};

/** A window in which a person picks these files. */
function world(
  looked: { fitness?: Looked | undefined; config?: Looked } = {},
  picks: (string | typeof wentBack | typeof wantsNew)[] = ['/w/f.ts', '/w/a.opt.yaml'],
  {
    configs = [],
    answers = [],
    hasFolder = true,
    saved,
  }: {
    readonly configs?: readonly (FileItem & { readonly source?: Looked['source'] })[];
    readonly answers?: (string | typeof wentBack)[];
    readonly hasFolder?: boolean;
    /** Where a person saves a new text. */
    readonly saved?: string;
  } = {},
) {
  const said: string[] = [];
  const told: string[] = [];
  const asked: string[] = [];
  const created: { cells: readonly NewCell[]; beside: string | undefined }[] = [];
  const offered: string[] = [];
  const steps: NextStep[] = [];
  const files: string[] = [];
  const called: string[] = [];
  const say = (text: string, ...next: readonly NextStep[]) => {
    said.push(text);
    steps.push(...next);
  };
  const services: Services = {
    commands: {
      async run(id: string, target: unknown) {
        called.push(id);
        await runCustom.run(services, target);
      },
    },
    files: {
      given: (target: unknown) => target as string | undefined,
      fitness: async () => [],
      configs: async () => configs,
      sourcesOf: async (items: typeof configs) => items.map(({ source }) => source),
      pick: async (
        title: string,
        items: Promise<readonly FileItem[]>,
        __: unknown,
        { canGoBack = false, mistake = '', newFile = '', emptyPrompt = '' } = {},
      ) => {
        told.push(emptyPrompt);
        asked.push([title, canGoBack ? 'back' : '', mistake].filter((part) => part !== '').join(' | '));
        offered.push(...(await items).map(({ label, unfit }) => (unfit ? `${label} (${unfit})` : label)), newFile);
        return picks.shift();
      },
      home: () => (hasFolder ? '/w' : undefined),
      freePlace: (folder: string, named: (suffix: string) => string) => `${folder}/${named('-2')}`,
      write: async (place: string, contents: Uint8Array) => void files.push(`write ${place}`, Buffer.from(contents).toString()),
      open: async (place: string) => void files.push(`open ${place}`),
    },
    documents: {
      create: async (text: string, name: string) => {
        files.push(`unsaved ${name}`, text);
        return { name, save: async () => saved };
      },
    },
    checks: {
      fitness: async () => ('fitness' in looked ? looked.fitness : fitness),
      config: async () => looked.config ?? config,
      holdsFitness: async (file: string) => file !== '/w/plain.ts',
    },
    notebooks: {
      run: async (cells: readonly NewCell[], beside?: string) => void created.push({ cells, beside }),
    },
    window: {
      inform: say,
      warn: say,
      warnOfProblems: say,
      progress: (_: string, work: () => Promise<unknown>) => work(),
      showPage: async (page: Page): Promise<PageEvent> => {
        asked.push(`${page.title}: ${page.kind === 'text' ? page.value : ''}`);
        const answer = answers.shift();
        if (answer === undefined) return { kind: 'called off' };
        if (answer === wentBack) {
          assert.ok(page.canGoBack || page.step > 1);
          return { kind: 'went back' };
        }
        assert.equal(await page.mistake([answer]), undefined);
        return { kind: 'answered', values: [answer] };
      },
    },
  } as unknown as Services; // the commands use nothing else
  return { services, said, told, asked, created, offered, files, called, steps };
}

suite('Run Custom Optimization', () => {
  test('asks for both files, then runs the config with the fitness as a cell, beside the config', async () => {
    const { services, asked, created } = world();
    await runCustom.run(services);
    assert.equal(asked.length, 2);
    const [{ cells, beside }] = created;
    assert.deepEqual([beside], ['/w/a.opt.yaml']);
    assert.deepEqual(
      cells.map(({ language, text }) => [language, text]),
      [
        ['markdown', '`f.ts` with `a.opt.yaml`, as they were when this was run.'],
        ['typescript', fitness.text],
        ['optimizehub', config.text],
      ],
    );
  });
  test('tells with the cell which file it is a copy of, as the config would name it', async () => {
    for (const [file, named] of [
      ['/w/f.ts', './f.ts'],
      ['/w/below/f.ts', './below/f.ts'],
      ['/beside/f.ts', '../beside/f.ts'],
    ] as const) {
      const { services, created } = world({}, [file, '/w/a.opt.yaml']);
      await runCustom.run(services);
      assert.deepEqual(
        created[0]?.cells.map(({ copyOf }) => copyOf),
        [undefined, named, undefined],
      );
    }
  });
  test('asks only for the other file where it is started on one', async () => {
    for (const [given, title] of [
      ['/w/f.ts', /config/],
      ['/w/a.opt.yaml', /fitness/],
    ] as const) {
      const { services, asked } = world();
      await runCustom.run(services, given);
      assert.equal(asked.length, 1);
      assert.match(asked[0], title);
    }
  });
  test('refuses a file that declares no fitness before it asks for anything', async () => {
    const { services, said, asked, created } = world();
    assert.equal(await runCustom.run(services, '/w/plain.ts'), notDone);
    assert.deepEqual(said, ['plain.ts declares no fitness: expected a function named exactly fitness. Nothing was run.']);
    assert.deepEqual([asked, created], [[], []]);
  });
  test('does nothing when nothing is picked', async () => {
    const { services, said, created } = world({}, []);
    await runCustom.run(services);
    assert.deepEqual([said, created], [[], []]);
  });
  test('tells what is wrong with the fitness before it asks for a config', async () => {
    for (const given of [undefined, '/w/f.ts']) {
      const unfinished = { ...finding, message: 'There is no function called fitness. Write: function fitness(x) { return 0; }' };
      const { services, said, asked, steps, files } = world({ fitness: { ...fitness, findings: [unfinished] } });
      assert.equal(await runCustom.run(services, given), notDone);
      assert.equal(asked.filter((title) => title.includes('config')).length, 0);
      assert.match(said[0] ?? '', /^f\.ts has one error, on line 2: .* \{ return 0; \}\. Nothing was run\.$/);
      assert.deepEqual(
        steps.map(({ title }) => title),
        ['Open f.ts'],
      );
      await steps[0]?.does();
      assert.deepEqual(files, ['open /w/f.ts']);
    }
  });
  test('leaves what is wrong with the fitness that a config names to the fitness it would run', async () => {
    const refused = { ...finding, code: 'unsafe-fitness', message: './f.ts:2:3: The fitness was refused.' };
    const named = { ...config, source: { fitness: './f.ts' }, findings: [refused] };
    const { services, created } = world({ config: named });
    await runCustom.run(services);
    assert.equal(created.length, 1);
    const broken = world({ config: named, fitness: { ...fitness, findings: [finding] } });
    await runCustom.run(broken.services);
    assert.deepEqual(broken.said, ['f.ts has one error, on line 2: process reaches the machine. Nothing was run.']);
  });
  test('runs nothing when one of both has mistakes, and says how many and the first', async () => {
    const { services, said, created } = world({ fitness: { ...fitness, findings: [finding, finding] } });
    await runCustom.run(services);
    assert.deepEqual(created, []);
    assert.deepEqual(said, ['f.ts has 2 errors. The first, on line 2: process reaches the machine. Nothing was run.']);
  });
  test('misses only the bounds in a config that names nothing to optimize, for the fitness is chosen', async () => {
    const text = 'algorithm: PSO\nproblem:\n  dimensions: 2\n';
    const { services, said } = world({ config: { ...config, text, findings: parseConfig(text).findings } });
    assert.equal(await runCustom.run(services), notDone);
    assert.equal(said.length, 1);
    assert.match(
      said[0] ?? '',
      /^a\.opt\.yaml has one error, on line 2: problem\.bounds is missing; a custom fitness needs them, /,
    );
  });
  test('runs a config that names the very file, without a copy of it', async () => {
    const { services, created } = world({ config: { ...config, source: { fitness: './f.ts' } } });
    await runCustom.run(services);
    assert.deepEqual(
      created[0]?.cells.map(({ language }) => language),
      ['optimizehub'],
    );
  });
  for (const source of [{ function: 'rastrigin' }, { fitness: './g.ts' }]) {
    const why = /a\.opt\.yaml names (?:function: rastrigin|fitness: \.\/g\.ts), so f\.ts would not be used\./;
    test(`asks for another config where it names ${Object.values(source)[0]}, for the fitness would not be used`, async () => {
      const { services, asked, said, created } = world({ config: { ...config, source } });
      await runCustom.run(services);
      assert.deepEqual([created, said], [[], []]);
      assert.equal(asked.length, 3);
      assert.match(asked[2] ?? '', why);
    });
    test(`refuses a config that it was called on and that names ${Object.values(source)[0]}`, async () => {
      const { services, asked, said, created } = world({ config: { ...config, source } });
      await runCustom.run(services, '/w/a.opt.yaml');
      assert.deepEqual([created, asked.length], [[], 1]);
      assert.match(said[0] ?? '', why);
      assert.match(
        said[0] ?? '',
        /Take that line out of the config, then run it again, or write a new config for this fitness\.$/,
      );
    });
  }
  test('tells of each config that would not use the fitness, and offers a new one', async () => {
    const at = (label: string, source?: Looked['source']) => ({ label, path: `/w/${label}`, ...(source ? { source } : {}) });
    const configs = [
      at('ackley.opt.yaml', { function: 'ackley' }),
      at('other.opt.yaml', { fitness: './g.ts' }),
      at('mine.opt.yaml', { fitness: '../w/f.ts' }),
      at('free.opt.yaml'),
    ];
    const { services, offered } = world({}, ['/w/free.opt.yaml'], { configs });
    await runCustom.run(services, '/w/f.ts');
    assert.deepEqual(offered, [
      'ackley.opt.yaml (would not use it: names function: ackley)',
      'other.opt.yaml (would not use it: names fitness: ./g.ts)',
      'mine.opt.yaml',
      'free.opt.yaml',
      'New config for f.ts…',
    ]);
  });
  test('writes a new config for the fitness beside it, opens it and runs it', async () => {
    const named = { ...config, source: { fitness: './shift.fitness.ts' } };
    const { services, asked, files, created, said } = world({ config: named }, [wantsNew], { answers: ['3', '-1, 2'] });
    assert.equal(await runCustom.run(services, '/w/shift.fitness.ts'), undefined);
    assert.deepEqual(asked.slice(1), ['New config for shift.fitness.ts: 5', 'New config for shift.fitness.ts: -5, 5']);
    const [written, text = '', opened] = files;
    assert.deepEqual([written, opened], ['write /w/shift-2.opt.yaml', 'open /w/shift-2.opt.yaml']);
    assert.equal(
      text,
      'algorithm: particle_swarm\nproblem:\n  fitness: ./shift.fitness.ts\n  dimensions: 3\n  bounds: [-1, 2]\n' +
        'seed: 42\nstop:\n  evaluations: 10000\n',
    );
    assert.deepEqual(parseConfig(text).findings, []);
    assert.deepEqual([created.map(({ beside }) => beside), said], [['/w/shift-2.opt.yaml'], []]);
  });
  test('writes nothing where the questions for a new config are called off', async () => {
    const { services, files, created } = world({}, [wantsNew], { answers: ['3'] });
    assert.equal(await runCustom.run(services, '/w/f.ts'), notDone);
    assert.deepEqual([files, created], [[], []]);
  });
  test('offers a new config, too, where the one that it was called on would not use the fitness', async () => {
    const { services, steps, called, files } = world({ config: { ...config, source: { function: 'ackley' } } }, ['/w/my f.py'], {
      answers: ['2', '0, 1'],
    });
    await runCustom.run(services, '/w/a.opt.yaml');
    assert.deepEqual(
      steps.map(({ title }) => title),
      ['Open a.opt.yaml', 'New Config…'],
    );
    await steps[1]?.does();
    assert.deepEqual(called, ['optimizehub.runCustom']);
    assert.match(files[1] ?? '', /^ {2}fitness: "\.\/my f\.py"$/m);
  });
  test('leads back from the config to the fitness', async () => {
    const { services, asked, created } = world({}, ['/w/g.ts', wentBack, '/w/f.ts', '/w/a.opt.yaml']);
    await runCustom.run(services);
    assert.deepEqual(
      asked.map((question) => question.replace(/^Run Custom Optimization /, '')),
      ['(1/2): which fitness?', '(2/2): with which config? | back', '(1/2): which fitness?', '(2/2): with which config? | back'],
    );
    assert.equal(created.length, 1);
  });
  test('leads back from the questions for a new config to the list of configs', async () => {
    const { services, asked, files, created } = world({}, [wantsNew, '/w/a.opt.yaml'], { answers: ['3', wentBack, wentBack] });
    await runCustom.run(services, '/w/f.ts');
    const list = 'Run Custom Optimization (2/2): with which config?';
    const [first, second] = ['New config for f.ts: 5', 'New config for f.ts: -5, 5'];
    assert.deepEqual(asked, [list, first, second, first.replace('5', '3'), list]);
    assert.deepEqual([files, created.length], [[], 1]);
  });
  for (const [language, start] of [
    ['typescript', /^export function fitness\(x: Float64Array\): number \{$/m],
    ['javascript', /^export function fitness\(x\) \{$/m],
    ['python', /^def fitness\(x\):$/m],
  ] as const)
    test(`makes a fitness in ${language} where there is none, opens it and offers to run it`, async () => {
      const ending = { typescript: 'ts', javascript: 'js', python: 'py' }[language];
      const { services, told, offered, files, said, steps, called } = world({}, [wantsNew], { answers: [language, '2', '0, 1'] });
      assert.equal(await runCustom.run(services), undefined);
      assert.deepEqual(
        [told, offered],
        [['No file of this workspace holds a fitness: make one, or browse for one.'], ['New Fitness…']],
      );
      const place = `/w/my-2.fitness.${ending}`;
      const [written, text = '', opened] = files;
      assert.deepEqual([written, opened], [`write ${place}`, `open ${place}`]);
      assert.match(text, start);
      assert.deepEqual(fitnessFindings(text, language), []);
      assert.match(said[0] ?? '', new RegExp(`^my-2\\.fitness\\.${ending} is an example that runs as it is: `));
      await steps[0]?.does();
      assert.deepEqual(called, ['optimizehub.runCustom']);
      assert.match(files[4] ?? '', new RegExp(`^ {2}fitness: \\./my-2\\.fitness\\.${ending}$`, 'm'));
    });
  test('leads back from the language of a new fitness to the list', async () => {
    const { services, asked, created } = world({}, [wantsNew, '/w/f.ts', '/w/a.opt.yaml'], { answers: [wentBack] });
    await runCustom.run(services);
    assert.deepEqual([asked[1], asked[0] === asked[2], created.length], ['New Fitness: ', true, 1]);
    assert.equal(await runCustom.run(world({}, [wantsNew]).services), notDone);
  });
  test('opens a new fitness unsaved where no folder is open, and none where that is called off', async () => {
    const { services, files } = world({}, [], { answers: ['python'], hasFolder: false });
    assert.equal(await newFitness.run(services), undefined);
    assert.equal(files[0], 'unsaved my.fitness.py');
    assert.equal(await newFitness.run(services), notDone);
    assert.equal(files.length, 2);
  });
  test('says that a new fitness that is not saved has to be, offers that, then to run it', async () => {
    const { services, said, steps, called, files } = world({}, [], {
      answers: ['python', '2', '0, 1'],
      hasFolder: false,
      saved: '/v/own.py',
    });
    await newFitness.run(services);
    assert.match(
      said[0] ?? '',
      /^my\.fitness\.py is an example that runs as it is, but it is not saved yet: .* save it, then run it\.$/,
    );
    assert.deepEqual([steps.length, steps[0]?.title], [1, 'Save…']);
    await steps[0]?.does();
    assert.match(said[1] ?? '', /^own\.py is an example that runs as it is: /);
    await steps[1]?.does();
    assert.deepEqual(called, ['optimizehub.runCustom']);
    assert.match(files.join('\n'), /^ {2}fitness: \.\/own\.py$/m);
  });
  test('says no more of a new fitness where saving it is called off', async () => {
    const { services, said, steps } = world({}, [], { answers: ['python'], hasFolder: false });
    await newFitness.run(services);
    await steps[0]?.does();
    assert.equal(said.length, 1);
  });
  test('says what a fitness file ends in when another was picked', async () => {
    const { services, said } = world({ fitness: undefined }, ['/w/f.txt', '/w/a.opt.yaml']);
    await runCustom.run(services);
    assert.match(said[0], /f\.txt is no fitness: expected a file that ends in/);
  });
});

suite('Validate Fitness', () => {
  for (const [what, looked, sentence] of [
    ['nothing that could be one', undefined, /Open a fitness first/],
    ['no fitness', { ...fitness, kind: 'other' as const }, /f\.ts has no function named exactly fitness/],
    ['a valid one', fitness, /f\.ts is valid/],
    ['one with a finding', { ...fitness, findings: [finding] }, /f\.ts has one error, on line 2: process reaches the machine\./],
  ] as const)
    test(`says one sentence of ${what}`, async () => {
      const { services, said } = world({ fitness: looked });
      await validateFitness.run(services);
      assert.equal(said.length, 1);
      assert.match(said[0], sentence);
    });
});
