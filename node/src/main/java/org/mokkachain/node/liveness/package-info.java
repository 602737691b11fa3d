/**
 * Says in words what keeps the chain from moving, or soon will: consensus knows what it waits for and who is missing,
 * links, gossip and the node itself know why. Has no clock and no threads, so the simulator has the same words.
 */
@NullMarked
package org.mokkachain.node.liveness;

import org.jspecify.annotations.NullMarked;
