package org.mokkachain.simulator.gossip.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.broadcast.BroadcastMessage;
import org.mokkachain.p2p.broadcast.FeedId;
import org.mokkachain.p2p.broadcast.Head;
import org.mokkachain.p2p.broadcast.Item;
import org.mokkachain.p2p.broadcast.Mark;
import org.mokkachain.p2p.broadcast.Message;
import org.mokkachain.simulator.gossip.world.Link;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/** The checks find what they are for. */
final class FeedCheckTest {
    private static final FeedId FEED = new FeedId(PublicKey.of(new byte[PublicKey.LENGTH]), 1);

    private final FeedCheck check = new FeedCheck(2);
    private final Link link = new Link(0, 1);

    @Test
    void whatIsPushedFollowsWhatThePeerHas() {
        check.arrived(0, new BroadcastMessage.Clock(0, 1, List.of(new Head(FEED, 3, 1))), link);

        assertThat(push(4, 5)).isEmpty();
        assertThat(push(6, 6)).isEmpty();
    }

    @Test
    void nothingIsSentAgainUnlessItIsAskedFor() {
        assertThat(push(1, 2)).isEmpty();
        assertThat(push(2, 3)).isPresent();

        check.arrived(0, new BroadcastMessage.Graft(List.of(new Mark(FEED, 1))), link);
        assertThat(push(2, 3)).isEmpty();
    }

    @Test
    void nothingOlderThanAskedForIsSent() {
        check.arrived(0, new BroadcastMessage.Graft(List.of(new Mark(FEED, 7))), link);

        assertThat(push(7, 8))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("has it or was sent it: 7"));
    }

    @Test
    void nothingIsLeftOut() {
        assertThat(push(1, 2)).isEmpty();

        assertThat(push(4, 4)).hasValueSatisfying(sentence -> assertThat(sentence).contains("lacks"));
    }

    @Test
    void aNewConversationBeginsAnew() {
        assertThat(push(1, 2)).isEmpty();
        check.sent(0, new BroadcastMessage.Open(1, 0, 0, false), link);

        assertThat(push(2, 3)).isEmpty();
    }

    @Test
    void messagesAreDeliveredOnceAndInOrder() {
        assertThat(check.delivered(1, FEED, 1)).isEmpty();
        assertThat(check.moved(1, FEED, 2, 4)).isEmpty();
        assertThat(check.delivered(1, FEED, 5)).isEmpty();
        assertThat(check.delivered(1, FEED, 5)).isPresent();
        assertThat(check.delivered(0, FEED, 2)).isPresent();
    }

    private Optional<String> push(long first, long last) {
        List<Item> items = new ArrayList<>();
        for (long number = first; number <= last; number++) {
            items.add(new Message(FEED, number, Bytes.EMPTY, Signature.of(new byte[Signature.LENGTH])));
        }
        return check.sent(0, new BroadcastMessage.Push(FEED, 0, first, last, false, items), link);
    }
}
