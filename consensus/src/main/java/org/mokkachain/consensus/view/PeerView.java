package org.mokkachain.consensus.view;

import java.util.OptionalLong;

/**
 * One validator as this node sees it.
 *
 * @param connected a link is up (always for this node itself)
 * @param silentNanos since its last message; empty: never heard
 * @param committedHeight from its last status
 * @param rejoining it lost its log and may not vote yet
 * @param suspects it suspects the leader of the current term
 * @param votedForCandidate its vote for the current term's candidate is here, or in the proof of the leader
 * @param prepared it prepared the block that is waited for
 * @param committed it sent a COMMIT for the block that is waited for
 */
public record PeerView(
        int index,
        String name,
        boolean connected,
        OptionalLong silentNanos,
        long committedHeight,
        boolean rejoining,
        boolean suspects,
        boolean votedForCandidate,
        boolean prepared,
        boolean committed) {}
