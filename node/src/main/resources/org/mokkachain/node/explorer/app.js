// Starts the explorer: the frame, the keys, then the page that the address names.
import './parts/shell.js';
import './parts/basics.js';
import './parts/values.js';
import './parts/operation.js';
import './parts/table.js';
import { start } from './core/router.js';
import { navigationKeys } from './core/keys.js';
import { navigate } from './core/router.js';

navigationKeys(navigate);
start(document.getElementById('page'));
// Where the node is lost before it comes, no tick is green; the next visit asks.
import('./parts/mk-pin.js').catch(() => undefined);
