/** A simulated network: delays, losses, duplicates, replays, clogs and cuts, each direction of each link its own. */
@NullMarked
package org.mokkachain.simkit.network;

import org.jspecify.annotations.NullMarked;
