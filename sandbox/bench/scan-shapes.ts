/** Texts of up to 1 MB of JavaScript and TypeScript that are hard on a parser or on the scan. */
import { fill as fillBetween, type Shape, size } from './shape.ts';

const fitness = 'function fitness(x) { return x[0]; }\n';
const typed = 'function fitness(x: number[]): number { return x[0]; }\n';

const fill = (piece: (i: number) => string, before = '', behind = `\n${fitness}`): string => fillBetween(piece, before, behind);
const inside = (piece: (i: number) => string, before = ''): string =>
  fill(piece, `function fitness(x) { ${before}`, '; return x[0]; }\n');
const nested = (open: string, middle: string, close: string): string => {
  const count = Math.floor((size - 100 - middle.length) / (open.length + close.length));
  return fitness + open.repeat(count) + middle + close.repeat(count);
};
const js = (what: string, text: string): Shape => ({ what, language: 'javascript', text });
const ts = (what: string, text: string): Shape => ({ what, language: 'typescript', text });

export const shapes = (): readonly Shape[] => [
  js('nested parentheses', nested('(', '1', ')')),
  js('nested arrays', nested('[', '1', ']')),
  js('nested blocks', nested('{', ';', '}')),
  js('nested functions', nested('(function(){', '', '})()')),
  js('nested arrow parameters', nested('((a=', '1', ')=>a)')),
  js('nested templates', nested('`${', '1', '}`')),
  js('nested objects', nested('({a:', '1', '})')),
  js('nested classes', nested('(class{static a=', '1', '})')),
  js('nested patterns', nested('[', 'a', ']').replace(fitness, `${fitness}const `)),
  js('nested calls', nested('Math.abs(', '1', ')')),
  js(
    'a chain of arrows',
    inside(() => 'a=>'),
  ),
  js(
    'many scopes',
    inside((i) => `{let a${i};{let b;}}`),
  ),
  js(
    'many functions',
    fill((i) => `function f${i}(a,b){return a[b]}`),
  ),
  js(
    'functions that call each other',
    fill((i) => `function f${i}(a,b){return f${i + 1}(a[b],b)}`),
  ),
  js(
    'methods of one name',
    fill((i) => `const o${i}={get(a,b){return a[b]}};o${i}.get(o${i},"a");`),
  ),
  js(
    'one function called often',
    inside(() => 'f(x,"a");', 'function f(a,b){return a[b]}'),
  ),
  js(
    'keys taken from one name',
    inside(() => 'x[k];', 'const k=[..."ab"].map((c)=>c+1);'),
  ),
  js(
    'members stored and read',
    inside((i) => `o.p${i % 100}="a";x[o.p${i % 100}];`, 'const o={};'),
  ),
  js(
    'one member stored and read',
    inside(() => 'o.p="a";x[o.p];', 'const o={};'),
  ),
  js(
    'callbacks',
    inside(() => 'y.map((v)=>x[v]);', 'const y=["a"];'),
  ),
  js(
    'a list filled',
    inside(() => 'y.push("a");x[y[0]];', 'const y=[];'),
  ),
  js(
    'values made from each other',
    inside((i) => `const a${i + 1}=[a${i},a${i}];x[a${i}];`, 'const a0="a";'),
  ),
  js(
    'functions that return each other',
    fill((i) => `const f${i + 1}=()=>f${i}();`, 'const f0=()=>"a";'),
  ),
  js(
    'this in functions',
    fill((i) => `function g${i}(){return this}g${i}();`),
  ),
  js(
    'this in one function used often',
    fill(() => 'g();', 'function g(){return this}'),
  ),
  js(
    'a long chain of members',
    inside(() => '.a', 'x'),
  ),
  js(
    'a long chain of calls',
    inside(() => '.a()', 'x'),
  ),
  js(
    'a long sum of texts',
    inside(() => '+"a"', 'x=""'),
  ),
  js(
    'sums of texts',
    inside(() => 'x["a"+"b"+x];'),
  ),
  js(
    'a huge list',
    fill(() => '1.25,', 'const d=[', `];${fitness}`),
  ),
  js(
    'a huge list of texts used as keys',
    fill(() => '"a",', 'const d=[', '];function fitness(x){for(const k of d)x[k]=1;return 1}'),
  ),
  js(
    'a huge list of objects',
    fill(() => '{a:1,b:"c"},', 'const d=[', `];${fitness}`),
  ),
  js(
    'a huge text',
    fill(() => 'a', 'const d="', `";${fitness}`),
  ),
  js(
    'templates',
    inside(() => `\`a\${x}b\${x}\`;`),
  ),
  js(
    'one template of many parts',
    fill(() => `a\${1}`, 'const d=`', `\`;${fitness}`),
  ),
  js(
    'regular expressions',
    inside(() => '/(?:a|b)+[c-e]{2,3}/u.test(x);'),
  ),
  js(
    'names',
    inside((i) => `let v${i}=${i};`),
  ),
  js(
    'comments',
    fill(() => '/* a comment, eval(1) */\n'),
  ),
  js(
    'empty lines',
    fill(() => '\n'),
  ),
  js(
    'a pattern of many names',
    fill((i) => `a${i},`, 'const [', `]=[];${fitness}`),
  ),
  js(
    'classes',
    fill((i) => `class C${i} { #p=1; static s=2; get g(){return this.#p} m(a){return this[a]} }\n`),
  ),
  js(
    'classes that extend each other',
    fill((i) => `class C${i + 1} extends C${i} {}`, 'class C0 {}'),
  ),
  js(
    'labels',
    inside((i) => `l${i}:for(;;)break l${i};`),
  ),
  js(
    'findings',
    fill(() => 'eval;'),
  ),
  js(
    'findings of keys',
    inside(() => 'x.constructor;'),
  ),
  js(
    'changed constants',
    inside(() => 'c=1;', 'const c=1;'),
  ),
  js(
    'parameters',
    fill((i) => `a${i},`, 'function f(', `){}${fitness}`),
  ),
  js(
    'arguments',
    fill((i) => `${i},`, 'function f(...a){return a[a[0]]}f(', `);${fitness}`),
  ),
  js(
    'exports',
    fill((i) => `export const e${i}=1;\n`),
  ),
  ts(
    'generics',
    fill((i) => `function f${i}<T extends Array<Map<string,T>>>(a:T):T{return a}\n`, '', typed),
  ),
  ts('nested generics', typed + nested('Array<', 'number', '>').replace(fitness, 'let a:')),
  ts(
    'interfaces',
    fill((i) => `interface I${i}{a:number;b?:string;c(x:I${i}):void}\n`, '', typed),
  ),
  ts(
    'annotated functions',
    fill((i) => `function f${i}(a:number,b?:string):number{return a}\n`, '', typed),
  ),
  ts(
    'a union',
    fill((i) => `|"k${i}"`, 'type U=never', `;${typed}`),
  ),
  ts(
    'assertions',
    fill(() => 'y=(y as unknown as any)!;', 'let y:any=1;', typed),
  ),
  ts(
    'open assertions',
    fill(() => '<a>', 'let y=', `1;${typed}`),
  ),
  ts(
    'imports of types',
    fill((i) => `import type { A${i} } from "./a";\n`, '', typed),
  ),
];
