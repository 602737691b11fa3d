package org.mokkachain.ledger.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.ledger.chain.Admission;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.Exit;
import org.mokkachain.ledger.chain.Fate;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.ledger.chain.MempoolSettings;
import org.mokkachain.ledger.chain.Origin;
import org.mokkachain.ledger.execution.RefusalCode;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.transaction.Transaction;

/** Who may send, and what parameters hold when: in blocks and in the mempool. */
class PermissionTest {
    private static final Origin SOMEBODY = new Origin("somebody");

    private final Assembly assembly = new Assembly(new TestNetwork(3, 2));
    private final Party alice = assembly.network.party(0);
    private final Party bob = assembly.network.party(1);

    private Transaction pays(Party from) {
        return assembly.sends(from, Party.send(bob.address(), 1));
    }

    private void set(Party account, Permission permission) {
        assembly.decide(new SetPermission(new AccountSubject(account.address()), permission));
    }

    private boolean takes(Transaction transaction) {
        return assembly.commit(List.of(transaction)).receipts().size() == 1;
    }

    @Test
    void aDeniedAccountCannotSendUntilItIsLetInAgain() {
        Transaction first = pays(alice);
        set(alice, Permission.DENIED);
        assertThat(takes(first)).isFalse();
        assertThat(assembly.governance().accountPermissions()).isEqualTo(1);
        set(alice, Permission.NONE);
        assertThat(assembly.governance().accountPermissions()).isZero();
        assertThat(takes(first)).isTrue();
    }

    @Test
    void withAnAllowListOnlyWhoIsAllowedAndOperatorsSend() {
        set(alice, Permission.ALLOWED);
        assembly.decide(new SetParameter(Parameter.ACCOUNT_ALLOW_LIST, 1, 0));
        assertThat(takes(pays(alice))).isTrue();
        assertThat(takes(pays(bob))).isFalse();
        assertThat(takes(pays(assembly.operator(3)))).isTrue();
        set(assembly.operator(0), Permission.DENIED);
        assertThat(takes(pays(assembly.operator(0)))).as("operators are never locked out").isTrue();
    }

    @Test
    void aParameterHoldsFromItsHeightOn() {
        long from = assembly.height() + 10;
        assembly.decide(new SetParameter(Parameter.MIN_FEE, 5_000, from));
        assertThat(assembly.propose(0, new SetParameter(Parameter.MIN_FEE, 1, assembly.height())))
                .contains("change_not_applicable");
        while (assembly.height() < from - 2) {
            assembly.commit(List.of());
        }
        assertThat(takes(pays(alice))).isTrue();
        assertThat(assembly.height()).isEqualTo(from - 1);
        assertThat(takes(pays(alice))).as("its fee is 1,000").isFalse();
        assertThat(assembly.chain().parameters().limits().minFee().units()).isEqualTo(5_000);
    }

    @Test
    void aBlockHoldsNoMoreTransactionsThanTheParameterSays() {
        assembly.decide(new SetParameter(Parameter.MAX_BLOCK_TRANSACTIONS, 2, 0));
        List<Transaction> three = List.of(pays(alice), pays(alice), pays(alice));
        assertThat(assembly.commit(three).receipts()).hasSize(2);
    }

    @Test
    void whatIsPendingIsJudgedAnew() {
        Mempool mempool = new Mempool(MempoolSettings.DEFAULT, assembly.chain());
        Transaction alices = pays(alice);
        Transaction bobs = pays(bob);
        assertThat(mempool.submit(alices, SOMEBODY, 0)).isInstanceOf(Admission.Accepted.class);
        assertThat(mempool.submit(bobs, SOMEBODY, 0)).isInstanceOf(Admission.Accepted.class);
        decide(mempool, new SetPermission(new AccountSubject(alice.address()), Permission.DENIED));
        assertThat(mempool.executableCount()).isEqualTo(1);
        assertThat(mempool.submit(alices, SOMEBODY, 0)).isInstanceOfSatisfying(Admission.Refused.class,
                refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.NOT_PERMITTED));
        decide(mempool, new SetParameter(Parameter.MIN_FEE, 5_000, 0));
        assertThat(mempool.executableCount()).isZero();
        assertThat(mempool.fate(alices.id())).isInstanceOfSatisfying(Fate.Gone.class, gone ->
                assertThat(gone.exit()).isInstanceOfSatisfying(Exit.Dropped.class, dropped ->
                        assertThat(dropped.cause()).isEqualTo(Exit.Cause.RULES)));
        assertThat(mempool.takeDepartures()).extracting(departure -> departure.id())
                .containsExactly(alices.id(), bobs.id());
    }

    private void decide(Mempool mempool, Change change) {
        List<Transaction> votes = assembly.votes(change);
        CommitBatch batch = assembly.commit(votes);
        assertThat(batch.receipts()).allMatch(receipt -> receipt.applied());
        mempool.committed(batch, 1);
    }
}
