package org.mokkachain.ledger.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.fixture.MapLedger;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.value.PublicKey;

class AuthorityTest {
    private final Random random = new Random(9);
    private final Party firm = new Party(random);
    private final Party ann = Party.withUsableKey(random);
    private final Party ben = Party.withUsableKey(random);
    private final Party cleo = Party.withUsableKey(random);
    private final Party stranger = Party.withUsableKey(random);
    private final MapLedger ledger = new MapLedger();

    AuthorityTest() {
        ledger.state().funded(firm, 1_000_000).funded(ann, 1_000_000);
    }

    @Test
    void twoOfThreeSpendAndOneAloneDoesNot() {
        assertApplied(ledger.run(firm, equalVotes(2, ann, ben, cleo)));
        assertApplied(ledger.run(signed(ann, ben)));
        assertApplied(ledger.run(signed(ben, cleo)));
        assertApplied(ledger.run(signed(ann, ben, cleo)));
        assertRefused(signed(ann));
    }

    @Test
    void aStrangersSignatureIsRefusedEvenBesideEnoughOthers() {
        assertApplied(ledger.run(firm, equalVotes(2, ann, ben, cleo)));
        assertRefused(signed(ann, ben, stranger));
        assertRefused(signed(ann, stranger));
        assertRefused(signed(stranger));
    }

    @Test
    void afterARotationTheOldKeyIsRefused() {
        assertApplied(ledger.run(firm, equalVotes(1, ann)));
        assertRefused(signed(firm));
        assertApplied(ledger.run(signed(ann)));
        assertApplied(ledger.run(ledger.transaction(firm, List.of(ann.key()), equalVotes(1, ben))));
        assertRefused(signed(ann));
        assertApplied(ledger.run(signed(ben)));
    }

    @Test
    void weightsCountAsTheySay() {
        SetAuthority boss = new SetAuthority(Authority.Weighted.sorting(3, List.of(
                new Authority.WeightedKey(ann.key(), 3),
                new Authority.WeightedKey(ben.key(), 2),
                new Authority.WeightedKey(cleo.key(), 1))));
        assertApplied(ledger.run(firm, boss));
        assertApplied(ledger.run(signed(ann)));
        assertApplied(ledger.run(signed(ben, cleo)));
        assertRefused(signed(ben));
        assertRefused(signed(cleo));
    }

    @Test
    void theOriginalKeyCanBeMadeTheAuthorityAgain() {
        assertApplied(ledger.run(firm, equalVotes(1, ann)));
        assertApplied(ledger.run(ledger.transaction(
                firm, List.of(ann.key()), new SetAuthority(new Authority.OriginalKey()))));
        assertApplied(ledger.run(signed(firm)));
        assertRefused(signed(ann));
    }

    @Test
    void anAuthorityWithAKeyThatCannotSignIsRefused() {
        PublicKey zero = PublicKey.of(new byte[PublicKey.LENGTH]);
        PublicKey identity = PublicKey.fromHex("01" + "00".repeat(31));
        PublicKey noPoint = PublicKey.fromHex("02" + "00".repeat(31));
        for (PublicKey unusable : List.of(zero, identity, noPoint)) {
            SetAuthority unsafe = new SetAuthority(Authority.Weighted.sorting(1, List.of(
                    new Authority.WeightedKey(unusable, 1), new Authority.WeightedKey(ann.key(), 1))));
            assertThat(ledger.run(firm, unsafe)).isEqualTo(new Receipt.Failed(0, "unsafe_authority"));
        }
        assertThat(ledger.state().account(firm).authority()).isEqualTo(new Authority.OriginalKey());
    }

    @Test
    void aNewAuthorityHoldsFromTheNextTransactionOnEvenInTheSameBlock() {
        Transaction first = ledger.transaction(firm, List.of(firm.key()), equalVotes(1, ann),
                Party.send(ann.address(), 5));
        Transaction second = Party.signedBy(next(first), List.of(ann.key()));
        Transaction late = Party.signedBy(next(first), List.of(firm.key()));
        assertThat(ledger.outcome(List.of(first, second))).isInstanceOf(Transition.Applied.class);
        assertThat(ledger.outcome(List.of(first, late))).isInstanceOfSatisfying(Transition.Refused.class, refused -> {
            assertThat(refused.index()).isEqualTo(1);
            assertThat(refused.refusal().code()).isEqualTo(RefusalCode.BAD_SIGNATURE);
        });
    }

    @Test
    void anAuthorityThatFailedWithItsBatchWasNeverSet() {
        assertThat(ledger.run(firm, equalVotes(1, ann), Party.send(ann.address(), 10_000_000)))
                .isEqualTo(new Receipt.Failed(1, "insufficient_balance"));
        assertApplied(ledger.run(signed(firm)));
    }

    private TransactionBody next(Transaction first) {
        TransactionBody body = first.body();
        return new TransactionBody(body.chainId(), body.sender(), body.nonce() + 1,
                body.fee(), body.validUntil(), List.of(Party.send(ann.address(), 1)));
    }

    private static SetAuthority equalVotes(int threshold, Party... members) {
        return new SetAuthority(Authority.Weighted.sorting(threshold, Arrays.stream(members)
                .map(member -> new Authority.WeightedKey(member.key(), 1))
                .toList()));
    }

    private Transaction signed(Party... signers) {
        Operation payment = Party.send(ann.address(), 1);
        return ledger.transaction(firm, Arrays.stream(signers).map(Party::key).toList(), payment);
    }

    private void assertRefused(Transaction transaction) {
        assertThat(ledger.refusal(transaction)).isPresent().get()
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.BAD_SIGNATURE));
    }

    private static void assertApplied(Receipt.Outcome outcome) {
        assertThat(outcome).isEqualTo(new Receipt.Applied());
    }
}
