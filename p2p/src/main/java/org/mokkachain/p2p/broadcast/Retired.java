package org.mokkachain.p2p.broadcast;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.mokkachain.types.value.PublicKey;

/**
 * How far feeds had come that are not kept any more, so that nothing of them is delivered twice. Of one origin, the
 * last few runs; all earlier ones are over for good.
 */
final class Retired {
    private final LinkedHashMap<PublicKey, Runs> byOrigin = new LinkedHashMap<>(2);
    private final int origins;
    private final int runs;
    private int count;

    /**
     * @param origins how many to remember
     * @param runs how many of each
     */
    Retired(int origins, int runs) {
        this.origins = origins;
        this.runs = runs;
    }

    private static final class Runs {
        final TreeMap<Long, Long> heads = new TreeMap<>();
        long over = -1;
    }

    int count() {
        return count;
    }

    void add(Feed feed) {
        Runs of = byOrigin.computeIfAbsent(feed.id.origin(), _ -> new Runs());
        if (feed.id.epoch() > of.over && feed.head > 0 && of.heads.put(feed.id.epoch(), feed.head) == null) {
            count++;
        }
        if (of.heads.size() > runs) {
            Map.Entry<Long, Long> earliest = of.heads.firstEntry();
            of.heads.remove(earliest.getKey());
            of.over = earliest.getKey();
            count--;
        }
        if (byOrigin.size() > origins) {
            Map.Entry<PublicKey, Runs> first = byOrigin.firstEntry();
            byOrigin.remove(first.getKey());
            count -= first.getValue().heads.size();
        }
    }

    /** Up to where this feed was delivered; {@link Long#MAX_VALUE} if it is over for good. */
    long head(FeedId id) {
        Runs of = byOrigin.get(id.origin());
        if (of == null) {
            return 0;
        }
        return id.epoch() <= of.over ? Long.MAX_VALUE : of.heads.getOrDefault(id.epoch(), 0L);
    }

    /** The feed is kept again. */
    void remove(FeedId id) {
        Runs of = byOrigin.get(id.origin());
        if (of != null && of.heads.remove(id.epoch()) != null) {
            count--;
        }
    }
}
