package org.mokkachain.p2p.broadcast;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mokkachain.types.value.PublicKey;

/**
 * The feeds that are known, those that are retired, and the authors that are blocked. Feeds whose head ever changed
 * are linked in the order of the last change, so that what a clock has to tell is found without looking at the rest.
 */
final class Feeds {
    private final TreeMap<FeedId, Feed> byId = new TreeMap<>();
    private final Retired retired;
    private final Set<PublicKey> blocked = new LinkedHashSet<>(2);
    private final BroadcastSettings.Limits limits;
    private final LogBudget logs;
    private final Feed own;
    private @Nullable Feed oldest;
    private @Nullable Feed newest;
    private long revision;

    Feeds(BroadcastSettings.Limits limits, LogBudget logs, Feed own) {
        this.limits = limits;
        this.logs = logs;
        this.retired = new Retired(limits.retired(), limits.feedsPerOrigin());
        this.own = own;
        byId.put(own.id, own);
    }

    Feed own() {
        return own;
    }

    Collection<Feed> all() {
        return byId.values();
    }

    int count() {
        return byId.size();
    }

    int retiredCount() {
        return retired.count();
    }

    /** Counts the changes of heads. */
    long revision() {
        return revision;
    }

    @Nullable Feed find(FeedId id) {
        return byId.get(id);
    }

    /** Up to where a feed that is not kept was delivered; 0 if it never was known. */
    long retiredHead(FeedId id) {
        return retired.head(id);
    }

    /** A feed that was not known; null if there is no room for it. */
    @Nullable Feed admit(FeedId id) {
        if (!makeRoomAtOrigin(id) || byId.size() >= limits.feeds() && !retireIdle()) {
            return null;
        }
        Feed feed = new Feed(id, retired.head(id));
        retired.remove(id);
        byId.put(id, feed);
        return feed;
    }

    /** The head has changed. */
    void changed(Feed feed, long now) {
        unlink(feed);
        feed.revision = ++revision;
        feed.changedAt = now;
        feed.older = newest;
        if (newest == null) {
            oldest = feed;
        } else {
            newest.newer = feed;
        }
        newest = feed;
    }

    /** Feeds that changed after this revision and may be told of, the one that changed first coming first. */
    List<Feed> changedSince(long since) {
        List<Feed> found = new ArrayList<>();
        for (Feed feed = newest; feed != null && feed.revision > since; feed = feed.older) {
            if (!feed.blocked) {
                found.add(feed);
            }
        }
        return found.reversed();
    }

    /** Forgets a feed of which no message ever came. */
    void drop(Feed feed) {
        unlink(feed);
        byId.remove(feed.id, feed);
    }

    boolean isBlocked(PublicKey author) {
        return !blocked.isEmpty() && blocked.contains(author);
    }

    /** The feeds of this author that are affected. */
    List<Feed> block(PublicKey author, boolean block) {
        boolean news = block ? blocked.add(author) : blocked.remove(author);
        return news ? List.copyOf(ofOrigin(author)) : List.of();
    }

    private Collection<Feed> ofOrigin(PublicKey origin) {
        return byId.subMap(new FeedId(origin, 0), true, new FeedId(origin, Long.MAX_VALUE), true)
                .values();
    }

    /** The earliest run of an origin makes room for a later one, not the other way round. */
    private boolean makeRoomAtOrigin(FeedId id) {
        Collection<Feed> others = ofOrigin(id.origin());
        if (others.size() < limits.feedsPerOrigin()) {
            return true;
        }
        Feed earliest = others.iterator().next();
        if (earliest.id.epoch() > id.epoch() || earliest.own) {
            return false;
        }
        retire(earliest);
        return true;
    }

    private boolean retireIdle() {
        for (Feed feed = oldest; feed != null; feed = feed.newer) {
            if (isIdle(feed)) {
                retire(feed);
                return true;
            }
        }
        return false;
    }

    private boolean isIdle(Feed feed) {
        return !feed.own && feed.log.size() == 0 && feed.isComplete();
    }

    private void retire(Feed feed) {
        drop(feed);
        feed.retired = true;
        logs.clear(feed);
        retired.add(feed);
    }

    private void unlink(Feed feed) {
        if (feed.older != null) {
            feed.older.newer = feed.newer;
        } else if (oldest == feed) {
            oldest = feed.newer;
        }
        if (feed.newer != null) {
            feed.newer.older = feed.older;
        } else if (newest == feed) {
            newest = feed.older;
        }
        feed.older = null;
        feed.newer = null;
    }
}
