package org.mokkachain.node.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mokkachain.node.invitation.Invitation;
import org.mokkachain.node.runtime.GenesisMessage;
import org.mokkachain.node.runtime.Wire;
import org.mokkachain.p2p.transport.Frame;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.p2p.transport.Transport;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.PublicKey;

/**
 * Gets a genesis from the nodes of an invitation over the same links as everything else, so that whoever gets it can
 * link with the network, too. All are dialled at once; the first that answers is asked, and if it stops or sends
 * something else, the next one. Nobody is believed: the hash decides. Not thread-safe.
 */
public final class GenesisFetch {
    /** For so long nothing may happen. */
    private static final long PATIENCE_MS = 10_000;

    private static final int MAX_WAITING = 1_024;
    private static final long WORTH_TELLING = 4L << 20;

    private final Invitation invitation;
    private final Consumer<String> notes;
    private final LinkedBlockingQueue<FetchEvent> events = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Map<PublicKey, PeerAddress> linked = new LinkedHashMap<>();
    private final Map<PublicKey, Attempt> failed = new LinkedHashMap<>();
    private Optional<PublicKey> asked = Optional.empty();
    private GenesisParts parts;

    /** @param notes takes lines about progress */
    public GenesisFetch(Invitation invitation, Consumer<String> notes) {
        this.invitation = invitation;
        this.notes = notes;
        this.parts = new GenesisParts(invitation.genesis());
    }

    /** A node that was asked in vain, and why. */
    public record Attempt(PeerAddress peer, String reason) {}

    /** What came of it. */
    public sealed interface Outcome {
        /** It has the fingerprint of the invitation. */
        record Fetched(Genesis genesis, PeerAddress from) implements Outcome {}

        /** Every node of the invitation, with a reason. */
        record Nobody(List<Attempt> attempts) implements Outcome {
            public Nobody {
                attempts = List.copyOf(attempts);
            }
        }
    }

    /** Where what happens on links is to be put. */
    FetchListener listener() {
        return new FetchListener(events);
    }

    /**
     * Asks until somebody has sent it or all have failed.
     *
     * @param transport started with {@link #listener}
     */
    public Outcome run(Transport transport) throws InterruptedException {
        invitation.peers().forEach(transport::keepConnected);
        while (true) {
            if (asked.isEmpty() && !linked.isEmpty()) {
                ask(transport, linked.keySet().iterator().next());
            }
            if (failed.size() == invitation.peers().size()) {
                return new Outcome.Nobody(List.copyOf(failed.values()));
            }
            Optional<FetchEvent> event = Optional.ofNullable(events.poll(PATIENCE_MS, TimeUnit.MILLISECONDS));
            Optional<Outcome> done = event.flatMap(next -> take(transport, next));
            if (done.isPresent()) {
                return done.get();
            }
            if (event.isEmpty()) {
                giveUpWaiting();
            }
        }
    }

    private Optional<Outcome> take(Transport transport, FetchEvent event) {
        return switch (event) {
            case FetchEvent.Linked(PublicKey peer) -> {
                address(peer).ifPresent(address -> {
                    failed.remove(peer);
                    linked.put(peer, address);
                });
                yield Optional.empty();
            }
            case FetchEvent.Failed(PublicKey peer, String reason) -> {
                fail(peer, reason);
                yield Optional.empty();
            }
            case FetchEvent.Received(PublicKey peer, GenesisMessage.Part part) ->
                asked.equals(Optional.of(peer)) ? add(transport, peer, part) : Optional.empty();
        };
    }

    private Optional<Outcome> add(Transport transport, PublicKey peer, GenesisMessage.Part part) {
        return switch (parts.add(part)) {
            case GenesisParts.Next(long offset) -> {
                if (part.offset() == 0 && part.total() > WORTH_TELLING) {
                    notes.accept("it has " + (part.total() >> 20) + " MiB");
                }
                request(transport, peer, offset);
                yield Optional.empty();
            }
            case GenesisParts.Whole(Genesis genesis) ->
                Optional.of(new Outcome.Fetched(genesis, address(peer).orElseThrow()));
            case GenesisParts.Wrong(String reason) -> {
                fail(peer, reason);
                yield Optional.empty();
            }
        };
    }

    private void ask(Transport transport, PublicKey peer) {
        asked = Optional.of(peer);
        parts = new GenesisParts(invitation.genesis());
        notes.accept("asking " + address(peer).orElseThrow().endpoint() + " for the genesis");
        request(transport, peer, 0);
    }

    private static void request(Transport transport, PublicKey peer, long offset) {
        transport.send(peer, new Frame(Wire.GENESIS, new GenesisMessage.Get(offset).encoded()));
    }

    private void giveUpWaiting() {
        asked.ifPresentOrElse(
                peer -> fail(peer, "it did not answer for " + PATIENCE_MS / 1_000 + " s"),
                () -> invitation.peers().stream()
                        .filter(peer -> !failed.containsKey(peer.key()))
                        .forEach(peer -> fail(peer.key(), "no answer within " + PATIENCE_MS / 1_000 + " s")));
    }

    private void fail(PublicKey peer, String reason) {
        linked.remove(peer);
        address(peer).ifPresent(address -> failed.putIfAbsent(peer, new Attempt(address, reason)));
        if (asked.equals(Optional.of(peer))) {
            asked = Optional.empty();
        }
    }

    private Optional<PeerAddress> address(PublicKey peer) {
        return invitation.peers().stream().filter(address -> address.key().equals(peer)).findFirst();
    }
}
