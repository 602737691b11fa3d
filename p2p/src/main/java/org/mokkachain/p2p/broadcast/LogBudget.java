package org.mokkachain.p2p.broadcast;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Keeps all logs together within a number of bytes and an age. */
final class LogBudget {
    private static final int SWEEPS_PER_AGE = 60;

    private final BroadcastSettings.Limits limits;
    private long bytes;
    private int messages;
    private long sweepAt = Link.NEVER;

    LogBudget(BroadcastSettings.Limits limits) {
        this.limits = limits;
    }

    long bytes() {
        return bytes;
    }

    int messages() {
        return messages;
    }

    /** When messages may have become too old; {@link Link#NEVER}: there are none. */
    long wakeAt() {
        return sweepAt;
    }

    void append(Feed feed, Message message, long now) {
        feed.log.append(message, now);
        bytes += message.content().length();
        messages++;
        if (sweepAt == Link.NEVER) {
            sweepAt = now + pause();
        }
    }

    void settle(Feed feed, long sequence) {
        count(feed.log.remove(sequence));
    }

    void clear(Feed feed) {
        while (feed.log.size() > 0) {
            count(feed.log.removeFirst());
        }
    }

    /** Removes what is too old, from time to time. */
    void expire(Collection<Feed> feeds, long now) {
        if (now < sweepAt) {
            return;
        }
        for (Feed feed : feeds) {
            while (feed.log.size() > 0 && now - feed.log.firstTime() >= limits.logAge()) {
                count(feed.log.removeFirst());
            }
        }
        sweepAt = messages == 0 ? Link.NEVER : now + pause();
    }

    /** Removes the oldest messages of the largest feed, until there is some room again. */
    void trim(Collection<Feed> feeds) {
        if (bytes <= limits.logBytes()) {
            return;
        }
        long target = limits.logBytes() - limits.logBytes() / 16;
        while (bytes > target) {
            FeedLog largest = largest(feeds);
            long half = largest.bytes() / 2;
            while (bytes > target && largest.bytes() > half) {
                count(largest.removeFirst());
            }
        }
    }

    private static FeedLog largest(Collection<Feed> feeds) {
        @Nullable FeedLog largest = null;
        for (Feed feed : feeds) {
            if (largest == null || feed.log.bytes() > largest.bytes()) {
                largest = feed.log;
            }
        }
        if (largest == null || largest.size() == 0) {
            throw new IllegalStateException("bytes are counted that no log holds");
        }
        return largest;
    }

    private void count(@Nullable Message removed) {
        if (removed != null) {
            bytes -= removed.content().length();
            messages--;
        }
    }

    private long pause() {
        return Math.max(1, limits.logAge() / SWEEPS_PER_AGE);
    }
}
