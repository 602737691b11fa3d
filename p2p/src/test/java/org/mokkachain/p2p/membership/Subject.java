package org.mokkachain.p2p.membership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.mokkachain.p2p.membership.MembershipEffect.Send;
import org.mokkachain.p2p.membership.MembershipEvent.Put;
import org.mokkachain.p2p.membership.MembershipEvent.Received;
import org.mokkachain.p2p.membership.MembershipEvent.Wake;
import org.mokkachain.p2p.membership.MembershipMessage.Answer;
import org.mokkachain.p2p.membership.MembershipMessage.Deltas;
import org.mokkachain.p2p.membership.MembershipMessage.Digest;
import org.mokkachain.types.value.PublicKey;

/** The node number 0 and its clock, alone with what tests let others say. */
final class Subject {
    static final long GENERATION = 1_000;

    final Membership node;
    long now = 5_000;

    Subject(MembershipSettings settings) {
        node = new Membership(Keys.signer(0), GENERATION, Keys.GENESIS, settings, new SplittableRandom(1));
        on(new Wake());
    }

    Subject() {
        this(MembershipSettings.DEFAULT);
    }

    /** The state of another node. */
    static OwnState other(int number) {
        return new OwnState(Keys.signer(number), Keys.GENESIS, GENERATION);
    }

    /** The line of a digest. */
    static DigestLine line(int number, long generation, long version) {
        return new DigestLine(Keys.key(number), generation, version);
    }

    List<MembershipEffect> on(MembershipEvent event) {
        return node.step(now, event);
    }

    List<MembershipEffect> put(String key, String value) {
        return on(new Put(key, Keys.bytes(value)));
    }

    /** The next round. */
    List<MembershipEffect> round() {
        now = Math.max(now, node.wakeAt());
        return on(new Wake());
    }

    /** All rounds of so many milliseconds. */
    List<MembershipEffect> rounds(long milliseconds) {
        List<MembershipEffect> effects = new ArrayList<>();
        long end = now + milliseconds;
        while (node.wakeAt() <= end) {
            effects.addAll(round());
        }
        now = end;
        return effects;
    }

    List<MembershipEffect> hears(int from, MembershipMessage message) {
        VerifiedMembership verified =
                new MembershipVerifier(Keys.KEYED.verifier(), Keys.GENESIS).verify(message).orElseThrow();
        return on(new Received(Keys.key(from), verified));
    }

    List<MembershipEffect> hears(int from, Delta... deltas) {
        return hears(from, new Deltas(List.of(deltas)));
    }

    /** Somebody says all of the state. */
    List<MembershipEffect> hearsAll(int from, OwnState state) {
        return hears(from, state.current().deltaAfter(0));
    }

    /** A digest of everything {@code from} knows, whose own state is (1000, 1). */
    List<MembershipEffect> asked(int from, DigestLine... lines) {
        List<DigestLine> sorted = new ArrayList<>(List.of(lines));
        sorted.sort(Comparator.comparing(DigestLine::owner));
        return hears(from, new Digest(GENERATION, 1, true, true, sorted));
    }

    /** The only answer among the effects. */
    static Answer answer(List<MembershipEffect> effects) {
        List<Answer> answers = messages(effects, Answer.class);
        if (answers.size() != 1) {
            throw new AssertionError("one answer expected: " + effects);
        }
        return answers.getFirst();
    }

    static <M extends MembershipMessage> List<M> messages(List<MembershipEffect> effects, Class<M> kind) {
        return only(effects, Send.class).stream()
                .map(Send::message)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Who is sent a digest. */
    static List<PublicKey> told(List<MembershipEffect> effects) {
        return only(effects, Send.class).stream()
                .filter(send -> send.message() instanceof Digest)
                .map(Send::to)
                .toList();
    }

    static <E extends MembershipEffect> List<E> only(List<MembershipEffect> effects, Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    PeerView view(int number) {
        return node.peer(Keys.key(number), now).orElseThrow();
    }
}
