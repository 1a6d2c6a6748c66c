import './activation.ts';
import './languages.ts';
import './losses.ts';
import './running.ts';
