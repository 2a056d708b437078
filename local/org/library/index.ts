/** Loads every library class: one line per file, each file registers itself with `defineClass`. */
import './boolean.js';
import './callable.js';
import './comparable.js';
import './comparator.js';
import './decimal.js';
import './double.js';
import './integer.js';
import './iterable.js';
import './iterator.js';
import './list.js';
import './long.js';
import './map.js';
import './math.js';
import './rounding-mode.js';
import './set.js';
import './string-commons.js';
import './string.js';
