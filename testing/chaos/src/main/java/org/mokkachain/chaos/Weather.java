package org.mokkachain.chaos;

import java.time.Duration;

/**
 * How one direction of a link behaves. Everything holds for each connection by itself.
 *
 * @param passage whether bytes get through at all
 * @param delay every byte is that late; the order is kept
 * @param jitter at most that much later, by chance
 * @param bytesPerSecond at most; 0: no limit
 * @param largestSlice most bytes of one write, each of which is sent at once; 0: as they come
 * @param corruptOneIn one of that many bytes, by chance, has one bit changed; 0: none
 */
public record Weather(
        Passage passage, Duration delay, Duration jitter, long bytesPerSecond, int largestSlice, int corruptOneIn) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Bytes get through unchanged and at once. */
    public static final Weather CLEAR = new Weather(Passage.FORWARD, Duration.ZERO, Duration.ZERO, 0, 0, 0);

    public Weather {
        check(delay, "delay");
        check(jitter, "jitter");
        if (bytesPerSecond < 0 || largestSlice < 0 || corruptOneIn < 0) {
            throw new IllegalArgumentException("bytesPerSecond, largestSlice and corruptOneIn must not be negative");
        }
    }

    private static void check(Duration duration, String name) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be between 0 and an hour, not " + duration);
        }
    }

    public Weather with(Passage other) {
        return new Weather(other, delay, jitter, bytesPerSecond, largestSlice, corruptOneIn);
    }

    public Weather delayed(Duration by, Duration upToMore) {
        return new Weather(passage, by, upToMore, bytesPerSecond, largestSlice, corruptOneIn);
    }

    public Weather limitedTo(long bytesEachSecond) {
        return new Weather(passage, delay, jitter, bytesEachSecond, largestSlice, corruptOneIn);
    }

    public Weather sliced(int largest) {
        return new Weather(passage, delay, jitter, bytesPerSecond, largest, corruptOneIn);
    }

    public Weather corrupting(int oneIn) {
        return new Weather(passage, delay, jitter, bytesPerSecond, largestSlice, oneIn);
    }
}
