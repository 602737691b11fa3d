package org.mokkachain.simkit.network;

/**
 * How a network treats what is sent. Times in nanoseconds, probabilities 0 to 1.
 *
 * @param minDelay least time in one direction
 * @param maxDelay most time, but for the rare slow ones
 * @param slow probability that something takes up to ten times as long, and so is overtaken
 * @param loss probability that it never arrives
 * @param duplicate probability that it arrives twice
 * @param replay probability that something sent earlier arrives again
 */
public record Weather(
        long minDelay, long maxDelay, double slow, double loss, double duplicate, double replay) {
    public Weather {
        if (minDelay < 0 || maxDelay < minDelay) {
            throw new IllegalArgumentException("a delay from " + minDelay + " to " + maxDelay);
        }
    }

    /** Nothing is lost or overtaken by much. */
    public static Weather calm(long minDelay, long maxDelay) {
        return new Weather(minDelay, maxDelay, 0, 0, 0, 0);
    }
}
