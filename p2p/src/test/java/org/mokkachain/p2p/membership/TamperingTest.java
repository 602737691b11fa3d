package org.mokkachain.p2p.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.p2p.membership.MembershipEvent.Received;
import org.mokkachain.p2p.membership.MembershipMessage.Answer;
import org.mokkachain.p2p.membership.MembershipMessage.Deltas;
import org.mokkachain.p2p.membership.MembershipMessage.Digest;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** What somebody on the way can do to the state of others: nothing. */
class TamperingTest {
    private static final SignatureScheme SCHEME = Ed25519.preferred();
    private static final MembershipVerifier VERIFIER = new MembershipVerifier(SCHEME.verifier(), Keys.GENESIS);

    private final Subject subject = new Subject();
    private final OwnState owner = new OwnState(Keys.signer(SCHEME, 3), Keys.GENESIS, 1_000);
    private final Delta first;
    private final Delta second;
    private final Delta third;

    TamperingTest() {
        owner.put("a", Keys.bytes("1"));
        first = owner.current().deltaAfter(0);
        owner.put("b", Keys.bytes("2"));
        owner.put("c", Keys.bytes("3"));
        second = owner.current().deltaAfter(first.version());
        owner.delete("a", 0);
        third = owner.current().deltaAfter(second.version());
    }

    /** Hands on what verifies; the answer is whether it did. */
    private boolean hears(MembershipMessage message) {
        Optional<VerifiedMembership> verified = VERIFIER.verify(message);
        verified.ifPresent(genuine -> subject.on(new Received(Keys.key(1), genuine)));
        return verified.isPresent();
    }

    private boolean hears(Delta delta) {
        return hears(new Deltas(List.of(delta)));
    }

    private PeerView known() {
        return subject.node.peer(owner.owner(), subject.now).orElseThrow();
    }

    private static Delta changed(Delta delta, long after, List<Entry> entries) {
        return new Delta(delta.owner(), delta.generation(), after, entries, delta.seal());
    }

    @Test
    void noByteOfAWholeStateCanBeChanged() {
        flipEveryByte(first, new Subject().node, List.of());
        assertThat(hears(first)).isTrue();
    }

    @Test
    void noByteOfAChangeCanBeChanged() {
        hears(first);
        flipEveryByte(second, subject.node, List.of(first));
        assertThat(hears(second)).isTrue();
        assertThat(known().values()).containsOnlyKeys("a", "b", "c");
    }

    /** A message with one bit changed is refused, or means what it meant. */
    private void flipEveryByte(Delta genuine, Membership before, List<Delta> heard) {
        Bytes encoded = MembershipCodec.encode(new Deltas(List.of(genuine)));
        Subject after = new Subject();
        tell(after, heard);
        tell(after, List.of(genuine));
        for (int i = 0; i < encoded.length(); i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bytes = encoded.toBytes();
                bytes[i] ^= (byte) (1 << bit);
                Subject victim = new Subject();
                tell(victim, heard);
                try {
                    tell(victim, MembershipCodec.decode(Bytes.of(bytes)).deltas());
                } catch (DecodingException e) {
                    assertThat(e.getMessage()).isNotEmpty();
                }
                assertThat(victim.node.peers(5_000))
                        .as("bit %d of byte %d", bit, i)
                        .isIn(before.peers(5_000), after.node.peers(5_000));
            }
        }
    }

    private static void tell(Subject to, List<Delta> deltas) {
        VERIFIER.verify(new Deltas(deltas)).ifPresent(genuine -> to.on(new Received(Keys.key(1), genuine)));
    }

    @Test
    void noEntryCanBeLeftOut() {
        hears(first);
        List<Entry> entries = second.entries();
        assertThat(hears(changed(second, second.after(), entries.subList(0, 1)))).isTrue();
        assertThat(hears(changed(second, second.after(), entries.subList(1, 2)))).isTrue();
        assertThat(hears(changed(second, second.after(), List.of()))).isTrue();
        assertThat(known().version()).isEqualTo(first.version());
        assertThat(known().values()).containsOnlyKeys("a");
    }

    @Test
    void ofAWholeStateNothingCanBeLeftOutAndWhoTriesIsKnown() {
        Delta whole = owner.current().deltaAfter(0);
        for (Entry entry : whole.entries()) {
            List<Entry> rest = whole.entries().stream().filter(other -> other != entry).toList();
            assertThat(hears(changed(whole, 0, rest))).isFalse();
        }
    }

    @Test
    void entriesOfDifferentTimesCannotBeMixed() {
        hears(first);
        Delta whole = owner.current().deltaAfter(0);
        assertThat(hears(changed(third, 0, second.entries()))).isFalse();
        hears(changed(third, first.version(), second.entries()));
        assertThat(known().version()).isEqualTo(first.version());
        hears(whole);
        assertThat(known().values()).containsOnlyKeys("b", "c");
    }

    @Test
    void afterWhatDoesNotFitTheWholeIsAskedFor() {
        hears(first);
        hears(changed(second, second.after(), List.of()));
        DigestLine theirs = owner.current().line();
        List<MembershipEffect> effects = ask(theirs);
        DigestLine nothing = new DigestLine(owner.owner(), 1_000, 0);
        assertThat(Subject.answer(effects).wanted()).contains(nothing);
        hears(owner.current().deltaAfter(0));
        assertThat(Subject.messages(ask(theirs), Answer.class))
                .allMatch(answer -> answer.wanted().stream().noneMatch(line -> line.owner().equals(owner.owner())));
    }

    private List<MembershipEffect> ask(DigestLine line) {
        return subject.hears(1, new Digest(1_000, 1, true, true, List.of(line)));
    }

    @Test
    void anOwnerWithTwoFacesDoesNoHarmToOthersAndIsReadAgain() {
        OwnState otherFace = new OwnState(Keys.signer(SCHEME, 3), Keys.GENESIS, 1_000);
        otherFace.put("a", Keys.bytes("other"));
        hears(first);
        otherFace.put("d", Keys.bytes("4"));
        otherFace.put("e", Keys.bytes("5"));
        Delta onOtherFace = otherFace.current().deltaAfter(first.version());
        hears(onOtherFace);
        assertThat(known().values()).containsOnlyKeys("a");
        hears(otherFace.current().deltaAfter(0));
        assertThat(known().values()).containsOnlyKeys("a", "d", "e").containsEntry("a", Keys.bytes("other"));
    }

    @Test
    void onlyTheOwnerIsBlamedForWhatDoesNotFit() {
        Delta wrong = changed(second, second.after(), List.of());
        hears(first);
        assertThat(subject.on(received(Keys.key(1), wrong))).isEmpty();
        hears(owner.current().deltaAfter(0));
        owner.put("f", Keys.bytes("6"));
        Delta later = owner.current().deltaAfter(third.version());
        Delta laterWrong = changed(later, later.after(), List.of());
        assertThat(subject.on(received(owner.owner(), laterWrong)))
                .hasSize(1)
                .hasOnlyElementsOfType(MembershipEffect.Offence.class);
    }

    private static Received received(PublicKey from, Delta delta) {
        return new Received(from, VERIFIER.verify(new Deltas(List.of(delta))).orElseThrow());
    }

    @Test
    void anotherNetworkSealsForItselfOnly() {
        Hash other = Hash.fromHex("11".repeat(32));
        OwnState stranger = new OwnState(Keys.signer(SCHEME, 3), other, 1_000);
        assertThat(hears(stranger.current().deltaAfter(0))).isFalse();
    }

    @Test
    void nobodyCanSpeakForAnother() {
        OwnState forger = new OwnState(Keys.signer(SCHEME, 4), Keys.GENESIS, 9_000);
        Delta forged = forger.current().deltaAfter(0);
        assertThat(hears(new Delta(owner.owner(), 9_000, 0, forged.entries(), forged.seal()))).isFalse();
    }

    @Test
    void oneWrongDeltaSpoilsTheMessage() {
        Delta wrong = new Delta(first.owner(), first.generation() + 1, 0, first.entries(), first.seal());
        assertThat(hears(new Answer(List.of(first, wrong), List.of()))).isFalse();
        assertThat(subject.node.peers(subject.now)).isEmpty();
    }
}
