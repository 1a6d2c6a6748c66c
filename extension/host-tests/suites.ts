import './languages.ts';
