package org.mokkachain.p2p.broadcast;

/** What all parts of a {@link Broadcast} share. */
final class Core {
    final BroadcastSettings settings;
    final Feeds feeds;
    final Links links;
    final LogBudget logs;
    final Tally tally = new Tally();
    final Outbox out = new Outbox(tally);
    long now;
    /** Content of messages kept before their predecessors. */
    long earlyBytes;

    Core(FeedId own, BroadcastSettings settings) {
        this.settings = settings;
        this.links = new Links(settings.limits().remembered());
        this.logs = new LogBudget(settings.limits());
        this.feeds = new Feeds(settings.limits(), logs, new Feed(own, 0));
        feeds.own().own = true;
    }

    BroadcastSettings.Times times() {
        return settings.times();
    }

    BroadcastSettings.Limits limits() {
        return settings.limits();
    }

    /** From now on this link is, or is not, used to push a feed; new feeds begin the same way. */
    void use(Link link, Branch branch, boolean eager) {
        branch.eager = eager;
        if (settings.commonTree()) {
            link.eager = eager;
        }
    }
}
