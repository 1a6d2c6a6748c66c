import './activation.ts';
import './custom-fitness.ts';
import './languages.ts';
import './losses.ts';
import './running.ts';
