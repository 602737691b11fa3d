package org.mokkachain.p2p.peers;

class MemoryPeerBookTest extends PeerBookContract {
    @Override
    PeerBook book() {
        return new MemoryPeerBook();
    }
}
