package org.mokkachain.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.ApiException;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.TransactionReason;
import org.mokkachain.api.model.TransactionReason.Kind;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Ended;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.endtoend.harness.Waiting;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.value.Hash;

/** Why a transaction is where it is, as real nodes tell it and as the wallet says it. */
class WhyTest {
    private static final int ATTEMPTS = 40;
    private static final Person ALICE = Person.named("alice");
    private static final Person BOB = Person.named("bob");
    private static final Person CAROL = Person.named("carol");

    private static Devnet devnet;
    private static Network network;

    @BeforeAll
    static void start() throws MokkaClientException {
        devnet = Devnet.start("WhyTest", "--validators", 2);
        network = Network.of(devnet.client(0));
    }

    @AfterAll
    static void stop() {
        devnet.close();
    }

    @Test
    void everyStateOfARealTransactionHasItsSentence() throws Exception {
        unknownAndRefused();
        waitsForANonce();
        failed();
        expired();
        replaced();
        droppedByAnotherAuthority();
        theChainStandsStill();
    }

    private static void unknownAndRefused() throws MokkaClientException {
        told(Hash.ZERO, Kind.NEVER_SEEN, "never seen it");
        Transaction dear = ALICE.pays(network, nonce(ALICE), BOB, Long.MAX_VALUE / 2);
        assertThatThrownBy(() -> node(0).submit(dear.encoded())).isInstanceOf(ApiException.class);
        assertThat(told(dear.id(), Kind.REFUSED, "This node refused it: needs ").code())
                .contains("insufficient_balance");
    }

    private static void waitsForANonce() throws MokkaClientException {
        long next = nonce(ALICE);
        Transaction last = ALICE.pays(network, next + 1_000, BOB, 1);
        Transaction third = ALICE.pays(network, next + 2, BOB, 1);
        node(0).submit(last.encoded());
        node(0).submit(third.encoded());
        assertThat(told(third.id(), Kind.WAITS_FOR_NONCE, "with nonce " + next).missingNonce()).hasValue(next);
        Transaction rival = ALICE.pays(network, next + 2, BOB, 9);
        assertThatThrownBy(() -> node(0).submit(rival.encoded())).isInstanceOf(ApiException.class);
        assertThat(told(rival.id(), Kind.REFUSED, third.id().hex()).other()).contains(third.id().hex());
        node(0).submit(ALICE.pays(network, next, BOB, 1).encoded());
        node(0).submit(ALICE.pays(network, next + 1, BOB, 1).encoded());
        await(third.id(), Kind.COMMITTED);
        assertThat(told(last.id(), Kind.WAITS_FOR_NONCE, "with nonce " + (next + 3)).nonce()).hasValue(next + 1_000);
        String text = devnet.wallet("tx", "why", last.id().hex()).with(0).out();
        assertThat(text).contains("Send the transaction with nonce " + (next + 3), "pending", last.id().hex());
        Transaction beyond = ALICE.pays(network, next + 1_004, BOB, 1);
        assertThatThrownBy(() -> node(0).submit(beyond.encoded())).hasMessageContaining("1001 ahead");
    }

    private static void failed() throws MokkaClientException {
        Transaction nothing = BOB.signs(network, nonce(BOB), List.of(new DeleteData("no such key")));
        node(0).submit(nothing.encoded());
        await(nothing.id(), Kind.FAILED);
        TransactionReason why = told(nothing.id(), Kind.FAILED, "in operation 0");
        assertThat(why.code()).contains("no_such_data");
        assertThat(why.remedy()).contains("the fee of 0.001 MOKKA is paid");
    }

    private static void expired() throws MokkaClientException {
        long last = node(0).status().height() + 3;
        Transaction brief = BOB.signs(new TransactionBody(network.chainId(), BOB.address(), nonce(BOB) + 5,
                network.fee(), last, List.of(Person.transfer(CAROL, 1))));
        node(0).submit(brief.encoded());
        while (node(0).status().height() < last) {
            pay(CAROL);
        }
        await(brief.id(), Kind.EXPIRED);
        assertThat(told(brief.id(), Kind.EXPIRED, "It expired at height " + last).remedy())
                .contains("Nothing was done or paid");
        Transaction late = BOB.signs(new TransactionBody(network.chainId(), BOB.address(), nonce(BOB),
                network.fee(), last, List.of(Person.transfer(CAROL, 1))));
        assertThatThrownBy(() -> node(0).submit(late.encoded())).isInstanceOf(ApiException.class);
        told(late.id(), Kind.EXPIRED, "It came too late");
    }

    /** Two clients use one nonce at the same moment, each at its own node: one of them is replaced by the other. */
    private static void replaced() throws MokkaClientException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long nonce = nonce(BOB);
            Transaction one = BOB.pays(network, nonce, CAROL, 1);
            Transaction other = BOB.pays(network, nonce, CAROL, 2);
            CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> takes(0, one));
            CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> takes(1, other));
            boolean both = first.join() && second.join();
            Waiting.until("the nonce is used", () -> nonceAt(0, BOB) > nonce && nonceAt(1, BOB) > nonce);
            if (both) {
                boolean oneWon = node(0).why(one.id()).reason() == Kind.COMMITTED;
                TransactionReason lost = node(oneWon ? 1 : 0).why((oneWon ? other : one).id());
                assertThat(lost.reason()).as("%s", lost).isEqualTo(Kind.REPLACED);
                assertThat(lost.other()).contains((oneWon ? one : other).id().hex());
                assertThat(lost.nonce()).hasValue(nonce);
                System.out.printf("replaced in attempt %d: %s %s%n", attempt + 1, lost.sentence(), lost.remedy());
                return;
            }
        }
        throw new AssertionError("two nodes never took one nonce at the same moment in " + ATTEMPTS + " attempts");
    }

    private static boolean takes(int node, Transaction transaction) {
        try {
            node(node).submit(transaction.encoded());
            return true;
        } catch (ApiException e) {
            return false;
        } catch (MokkaClientException e) {
            throw new AssertionError("node " + node + " does not answer", e);
        }
    }

    private static void droppedByAnotherAuthority() throws MokkaClientException {
        long next = nonce(CAROL);
        Transaction old = CAROL.pays(network, next + 5, BOB, 1);
        node(0).submit(old.encoded());
        told(old.id(), Kind.WAITS_FOR_NONCE, "nonce " + next);
        Authority others = Authority.Weighted.sorting(
                1, List.of(new Authority.WeightedKey(BOB.signer().publicKey(), 1)));
        Transaction rotation = CAROL.signs(network, next, List.of(new SetAuthority(others)));
        node(0).submit(rotation.encoded());
        await(rotation.id(), Kind.COMMITTED);
        await(old.id(), Kind.DROPPED);
        assertThat(told(old.id(), Kind.DROPPED, "changed whose keys sign").code()).contains("bad_signature");
    }

    private static void theChainStandsStill() throws MokkaClientException {
        devnet.kill(1);
        Waiting.until("the node says that it stands still", () -> !devnet.status(0).liveness().ok());
        Transaction stuck = BOB.pays(network, nonce(BOB), CAROL, 1);
        node(0).submit(stuck.encoded());
        assertThat(told(stuck.id(), Kind.WAITS_FOR_VALIDATORS, "validator-1").remedy()).contains("chain validators");
        devnet.again();
        await(stuck.id(), Kind.COMMITTED);
        told(stuck.id(), Kind.COMMITTED, "It was executed in block ");
    }

    /** As the first node and the wallet say it. */
    private static TransactionReason told(Hash id, Kind kind, String words) throws MokkaClientException {
        TransactionReason why = node(0).why(id);
        assertThat(why.reason()).as("%s", why).isEqualTo(kind);
        assertThat(why.sentence()).contains(words);
        Ended ended = devnet.wallet("tx", "why", id.hex(), "--json").with(0);
        assertThat(ended.json().path("reason").asString()).isEqualTo(kind.text());
        assertThat(ended.json().path("sentence").asString()).contains(words);
        System.out.printf("%s: %s / %s%n", kind.text(), why.sentence(), why.remedy());
        return why;
    }

    private static void await(Hash id, Kind kind) {
        Waiting.until(id + " is " + kind.text(), () -> node(0).why(id).reason() == kind);
    }

    private static void pay(Person from) throws MokkaClientException {
        Transaction payment = from.pays(network, nonce(from), BOB, 1);
        node(0).submit(payment.encoded());
        await(payment.id(), Kind.COMMITTED);
    }

    private static MokkaClient node(int index) {
        return devnet.client(index);
    }

    private static long nonce(Person person) throws MokkaClientException {
        return nonceAt(0, person);
    }

    private static long nonceAt(int index, Person person) throws MokkaClientException {
        return person.account(network, node(index)).nonce();
    }
}
