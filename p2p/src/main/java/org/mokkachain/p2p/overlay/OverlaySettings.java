package org.mokkachain.p2p.overlay;

/**
 * Sizes and times of the overlay; walks and the number of shuffled entries are one for a network. The paper's values
 * for 10,000 nodes are {@link #DEFAULT}; the paper names no times.
 *
 * @param fullMesh up to so many nodes everybody is linked with everybody
 * @param active links to keep beyond that, pinned ones not counted; at least 1
 * @param passive addresses to remember
 * @param joinWalk steps of a FORWARDJOIN (ARWL), at most {@link OverlayMessage#MAX_TTL}
 * @param passiveWalk at so many steps to go its newcomer is remembered (PRWL)
 * @param shuffleWalk steps of a SHUFFLE
 * @param shuffleActive neighbours named in a SHUFFLE (ka)
 * @param shufflePassive remembered ones named in a SHUFFLE (kp)
 * @param shuffleMs milliseconds between shuffles
 * @param answerMs how long somebody asked has for the link and the answer
 * @param pauseMs first pause before those who failed are asked again; it doubles
 * @param maxPauseMs longest pause
 */
public record OverlaySettings(
        int fullMesh,
        int active,
        int passive,
        int joinWalk,
        int passiveWalk,
        int shuffleWalk,
        int shuffleActive,
        int shufflePassive,
        long shuffleMs,
        long answerMs,
        long pauseMs,
        long maxPauseMs) {

    public static final OverlaySettings DEFAULT =
            new OverlaySettings(30, 5, 30, 6, 3, 6, 3, 4, 10_000, 5_000, 1_000, 30_000);

    public OverlaySettings {
        if (active < 1 || active > 1_000 || passive < 1 || passive > 10_000 || fullMesh < 0 || fullMesh > 1_000) {
            throw new IllegalArgumentException(
                    "views of " + active + " and " + passive + " nodes, a full mesh of up to " + fullMesh);
        }
        requireSteps(joinWalk);
        requireSteps(passiveWalk);
        requireSteps(shuffleWalk);
        if (shuffleActive < 0 || shufflePassive < 0
                || shuffleActive + shufflePassive > OverlayMessage.MAX_ENTRIES) {
            throw new IllegalArgumentException("a shuffle of " + shuffleActive + " and " + shufflePassive + " entries");
        }
        if (shuffleMs < 1 || answerMs < 1 || pauseMs < 1 || maxPauseMs < pauseMs) {
            throw new IllegalArgumentException("times must be positive, and the pause at most the longest pause");
        }
    }

    private static void requireSteps(int steps) {
        if (steps < 0 || steps > OverlayMessage.MAX_TTL) {
            throw new IllegalArgumentException("a walk of " + steps + " steps");
        }
    }

    /** The same with views of another size. */
    public OverlaySettings withViews(int newActive, int newPassive) {
        return new OverlaySettings(fullMesh, newActive, newPassive, joinWalk, passiveWalk, shuffleWalk, shuffleActive,
                shufflePassive, shuffleMs, answerMs, pauseMs, maxPauseMs);
    }

    /** The same with another limit of the full mesh; 0: never. */
    public OverlaySettings withFullMesh(int nodes) {
        return new OverlaySettings(nodes, active, passive, joinWalk, passiveWalk, shuffleWalk, shuffleActive,
                shufflePassive, shuffleMs, answerMs, pauseMs, maxPauseMs);
    }

    /** The same with another time between shuffles. */
    public OverlaySettings withShuffleMs(long millis) {
        return new OverlaySettings(fullMesh, active, passive, joinWalk, passiveWalk, shuffleWalk, shuffleActive,
                shufflePassive, millis, answerMs, pauseMs, maxPauseMs);
    }

    /** Links to keep, pinned ones not counted. A little above the limit of the mesh, so that it does not flap there. */
    int capacity(boolean mesh) {
        return mesh ? Math.max(active, fullMesh + fullMesh / 10) : active;
    }
}
