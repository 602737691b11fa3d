package org.mokkachain.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.execution.RefusalCode;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.value.Amount;

/** What is remembered of a transaction that left, and of one that was never taken. */
class MempoolFatesTest {
    private static final Origin CLIENT = new Origin("client");

    private final TestNetwork network = new TestNetwork(3, 5);
    private final Chain chain = network.chain(network.memoryStore());
    private final Mempool mempool = new Mempool(MempoolSettings.DEFAULT, chain);

    @Test
    void aRefusalNamesThePendingTransactionThatHasTheNonce() {
        Transaction first = pay(0, 1);
        Transaction second = pay(0, 2);
        submit(first, second);
        assertThat(gone(second)).isEqualTo(new Exit.Refused(Optional.of(first.id())));
        Transaction poor = pay(1, TestNetwork.FUNDS);
        submit(poor);
        assertThat(gone(poor)).isEqualTo(new Exit.Refused(Optional.empty()));
    }

    @Test
    void oneThatWasReplacedKnowsByWhichTransactionOfWhichBlock() {
        Transaction zero = pay(0, 1);
        Transaction one = pay(1, 1);
        submit(zero, one);
        Transaction first = pay(0, 7);
        Transaction second = pay(1, 7);
        commit(first, second);
        assertThat(gone(zero)).isEqualTo(new Exit.Replaced(0, 1, Optional.of(first.id())));
        assertThat(gone(one)).isEqualTo(new Exit.Replaced(1, 1, Optional.of(second.id())));
    }

    @Test
    void whyItLeftIsNotForgottenWhenItIsHandedInAgain() {
        Transaction replaced = pay(0, 1);
        submit(replaced);
        commit(pay(0, 7));
        submit(replaced);
        assertThat(gone(replaced)).isInstanceOf(Exit.Replaced.class);
        submit(network.party(1).sign(replaced.body()));
        assertThat(gone(replaced)).as("nobody else signs it away").isInstanceOf(Exit.Replaced.class);
    }

    @Test
    void aTransactionThatIsRefusedAnewShowsTheLastReason() {
        Transaction far = pay(2_000, 1);
        submit(far);
        assertThat(reason(far)).contains("is 2000 ahead");
        commit(pay(0, 1));
        submit(far);
        assertThat(reason(far)).contains("is 1999 ahead");
    }

    @Test
    void theBlockAfterWhichItExpiredOrCouldNotBePaidIsRemembered() {
        Transaction brief = network.party(0).sign(new TransactionBody(network.chainId(), network.party(0).address(), 4,
                Amount.of(1_000), 2, List.of(Party.send(network.party(1).address(), 1))));
        Transaction dear = pay(5, TestNetwork.FUNDS / 2);
        submit(brief, dear);
        commit();
        assertThat(mempool.fate(brief.id())).isEqualTo(new Fate.Waiting(0));
        commit(pay(0, TestNetwork.FUNDS * 2 / 3));
        assertThat(gone(brief)).isEqualTo(new Exit.Dropped(Exit.Cause.EXPIRY, 2));
        assertThat(gone(dear)).isEqualTo(new Exit.Dropped(Exit.Cause.FUNDS, 2));
    }

    @Test
    void noncesUpToAThousandAheadWait() {
        Transaction last = pay(1_000, 1);
        submit(last);
        assertThat(mempool.fate(last.id())).isEqualTo(new Fate.Waiting(0));
        submit(pay(0, 1), pay(1, 1));
        assertThat(mempool.fate(last.id())).isEqualTo(new Fate.Waiting(2));
        Transaction beyond = pay(1_001, 1);
        submit(beyond);
        assertThat(mempool.fate(beyond.id())).isInstanceOfSatisfying(Fate.Gone.class,
                gone -> assertThat(gone.reason().code()).isEqualTo(RefusalCode.NONCE_GAP));
    }

    private Exit gone(Transaction transaction) {
        return ((Fate.Gone) mempool.fate(transaction.id())).exit();
    }

    private String reason(Transaction transaction) {
        return ((Fate.Gone) mempool.fate(transaction.id())).reason().message();
    }

    private void submit(Transaction... transactions) {
        for (Transaction transaction : transactions) {
            mempool.submit(transaction, CLIENT, 0);
        }
    }

    private void commit(Transaction... transactions) {
        mempool.committed(TestNetwork.commitNext(chain, List.of(transactions)), 0);
    }

    private Transaction pay(long nonce, long units) {
        return network.party(0).transfer(network.chainId(), nonce, network.party(1).address(), units);
    }
}
