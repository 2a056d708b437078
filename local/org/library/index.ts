/** Loads every library class: one line per file, each file registers itself with `defineClass`. */
import './string.js';
import './string-commons.js';
