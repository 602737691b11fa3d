package org.mokkachain.node.runtime;

import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.Hash;

/**
 * What a node is called, and on which network.
 *
 * @param chainId hash of the genesis, computed once
 * @param version of the software
 */
public record NodeIdentity(String name, Genesis genesis, Hash chainId, String version) {
    public static NodeIdentity of(String name, Genesis genesis, String version) {
        return new NodeIdentity(name, genesis, genesis.hash(), version);
    }
}
