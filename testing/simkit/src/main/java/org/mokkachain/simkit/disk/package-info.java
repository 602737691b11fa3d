/** A simulated file that forgets what was not synced. */
@NullMarked
package org.mokkachain.simkit.disk;

import org.jspecify.annotations.NullMarked;
