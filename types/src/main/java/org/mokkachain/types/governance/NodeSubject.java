package org.mokkachain.types.governance;

import org.mokkachain.types.value.PublicKey;

/** A node by its key: whether validators let it connect. */
public record NodeSubject(PublicKey key) implements Subject {
    static final int TAG = 2;
}
