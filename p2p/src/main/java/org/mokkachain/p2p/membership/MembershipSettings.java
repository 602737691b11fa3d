package org.mokkachain.p2p.membership;

/**
 * Settings of {@link Membership}. Times in milliseconds.
 *
 * @param intervalMs from one round to the next, give or take a tenth; 10 to 60,000
 * @param deadPhi a peer is dead above this φ (8: the error is one in 10^8, if times between heartbeats are exponential)
 * @param maxDeltas entries and seals of a message, at least 65, so that the state of one peer always fits
 * @param maxBytes of the deltas of a message, 32,768 to 65,536
 * @param minLivePeers while fewer are alive, seeds are asked
 * @param maxPeers of whom states are kept; beyond, those of pinned and linked peers and of those that came first
 * @param maxDigest lines of a digest, 2 to 1,024; more peers are told of in turns
 * @param renewal when to begin a new generation without tombstones
 * @param forgetDeadMs after how long a dead peer is dropped; half of it after its last sign it is told of no more
 */
public record MembershipSettings(
        long intervalMs,
        double deadPhi,
        int maxDeltas,
        int maxBytes,
        int minLivePeers,
        int maxPeers,
        int maxDigest,
        Renewal renewal,
        long forgetDeadMs) {
    public static final MembershipSettings DEFAULT = new MembershipSettings(
            1_000, 8, 512, 64 << 10, 1, 1_000, MembershipMessage.MAX_LINES, new Renewal(16, 3_600_000), 86_400_000);

    /**
     * How tombstones go.
     *
     * @param tombstones with more of them a new generation begins
     * @param tombstoneMs when the oldest is older than this, too
     */
    public record Renewal(int tombstones, long tombstoneMs) {
        public Renewal {
            check(tombstones >= 0 && tombstones < Delta.MAX_ENTRIES, "tombstones", tombstones);
            check(tombstoneMs > 0, "tombstoneMs", tombstoneMs);
        }
    }

    public MembershipSettings {
        check(intervalMs >= 10 && intervalMs <= 60_000, "intervalMs", intervalMs);
        check(deadPhi > 0 && deadPhi <= 1_000, "deadPhi", (long) deadPhi);
        check(maxDeltas > Delta.MAX_ENTRIES, "maxDeltas", maxDeltas);
        check(maxBytes >= 32 << 10 && maxBytes <= 64 << 10, "maxBytes", maxBytes);
        check(minLivePeers >= 0, "minLivePeers", minLivePeers);
        check(maxPeers >= 1, "maxPeers", maxPeers);
        check(maxDigest >= 2 && maxDigest <= MembershipMessage.MAX_LINES, "maxDigest", maxDigest);
        check(forgetDeadMs >= 2 * intervalMs, "forgetDeadMs", forgetDeadMs);
    }

    private static void check(boolean inRange, String name, long value) {
        if (!inRange) {
            throw new IllegalArgumentException(name + " " + value + " is out of range");
        }
    }

    public MembershipSettings withIntervalMs(long next) {
        return new MembershipSettings(
                next, deadPhi, maxDeltas, maxBytes, minLivePeers, maxPeers, maxDigest, renewal, forgetDeadMs);
    }

    public MembershipSettings withDeadPhi(double next) {
        return new MembershipSettings(
                intervalMs, next, maxDeltas, maxBytes, minLivePeers, maxPeers, maxDigest, renewal, forgetDeadMs);
    }

    public MembershipSettings withMaxDeltas(int next) {
        return new MembershipSettings(
                intervalMs, deadPhi, next, maxBytes, minLivePeers, maxPeers, maxDigest, renewal, forgetDeadMs);
    }

    public MembershipSettings withMinLivePeers(int next) {
        return new MembershipSettings(
                intervalMs, deadPhi, maxDeltas, maxBytes, next, maxPeers, maxDigest, renewal, forgetDeadMs);
    }

    public MembershipSettings withMaxPeers(int next) {
        return new MembershipSettings(
                intervalMs, deadPhi, maxDeltas, maxBytes, minLivePeers, next, maxDigest, renewal, forgetDeadMs);
    }

    public MembershipSettings withMaxDigest(int next) {
        return new MembershipSettings(
                intervalMs, deadPhi, maxDeltas, maxBytes, minLivePeers, maxPeers, next, renewal, forgetDeadMs);
    }

    public MembershipSettings withRenewal(Renewal next) {
        return new MembershipSettings(
                intervalMs, deadPhi, maxDeltas, maxBytes, minLivePeers, maxPeers, maxDigest, next, forgetDeadMs);
    }

    public MembershipSettings withForgetDeadMs(long next) {
        return new MembershipSettings(
                intervalMs, deadPhi, maxDeltas, maxBytes, minLivePeers, maxPeers, maxDigest, renewal, next);
    }
}
