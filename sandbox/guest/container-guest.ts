/** Entry of a guest in a container: the program and its files lie beside it. */
import { runBeside } from './run-beside.ts';

await runBeside(import.meta.dirname);
