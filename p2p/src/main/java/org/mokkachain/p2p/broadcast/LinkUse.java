package org.mokkachain.p2p.broadcast;

import org.mokkachain.types.value.PublicKey;

/**
 * How a link is used.
 *
 * @param eager new messages of at least one feed are pushed over it; otherwise they are only announced
 */
public record LinkUse(PublicKey peer, boolean eager) {}
