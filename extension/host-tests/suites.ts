import './activation.ts';
import './custom-fitness.ts';
import './fitness-checks.ts';
import './languages.ts';
import './losses.ts';
import './run-custom.ts';
import './running.ts';
import './sandbox.ts';
