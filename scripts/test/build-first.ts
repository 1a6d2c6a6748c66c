// Loaded by mocha before any test: those that start processes of ours find dist/ in step with the sources.

import { buildIfChanged } from '../prepare.mjs';

buildIfChanged();
