/**
 * The consensus log on disk: append-only segment files of checksummed frames. A frame holds all records of one group
 * commit and is synced before the next is written, so only the last frame of a file can be torn.
 */
@NullMarked
package org.mokkachain.node.wal;

import org.jspecify.annotations.NullMarked;
