package org.mokkachain.ledger.governance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.ChainRules;
import org.mokkachain.ledger.chain.ChainStart;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.ledger.chain.ProposalRequest;
import org.mokkachain.ledger.fixture.Party;
import org.mokkachain.ledger.fixture.TestNetwork;
import org.mokkachain.ledger.state.Governance;
import org.mokkachain.ledger.state.Proposal;
import org.mokkachain.ledger.state.ProposalKey;
import org.mokkachain.ledger.store.InMemoryLedgerStore;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/** A chain whose operators decide, block by block. Evidence is its epoch as a byte, and always convicts. */
final class Assembly {
    final TestNetwork network;
    private final InMemoryLedgerStore store;
    private final Chain chain;
    private final Map<Party, Long> nonces = new LinkedHashMap<>();
    private long epoch;

    Assembly(TestNetwork network) {
        this.network = network;
        this.store = network.memoryStore();
        EpochStart first = network.firstEpoch();
        ChainStart start =
                new ChainStart(network.genesisState().header(), network.genesisState().tree(), first);
        chain = new Chain(ChainRules.of(network.genesis(), Assembly::judge), start, store, 1_000);
    }

    private static OptionalLong judge(Hash chainId, PublicKey offender, Bytes evidence) {
        return evidence.length() == 1 ? OptionalLong.of(evidence.toBytes()[0]) : OptionalLong.empty();
    }

    Party operator(int index) {
        return network.operator(index);
    }

    ValidatorSet validators() {
        return chain.validators();
    }

    long height() {
        return chain.tip().height();
    }

    long epoch() {
        return epoch;
    }

    Chain chain() {
        return chain;
    }

    Governance governance() {
        return Governance.in(chain.committedState());
    }

    Proposal proposal(long number) {
        return chain.committedState().get(new ProposalKey(number)).orElseThrow();
    }

    Transaction sends(Party from, Operation operation) {
        long nonce = nonces.merge(from, 1L, Long::sum) - 1;
        return from.signs(network.chainId(), nonce, operation);
    }

    /** Commits a block of these; what came of each. */
    List<Receipt.Outcome> block(Transaction... transactions) {
        return commit(List.of(transactions)).receipts().stream().map(Receipt::outcome).toList();
    }

    CommitBatch commit(List<Transaction> transactions) {
        ProposalRequest request = new ProposalRequest(chain.tipHash(), epoch, 1, 0, Hash.ZERO,
                chain.tip().timestampMs() + 1_000, ProposalRequest.Content.ANY);
        Block block = chain.build(request, transactions).orElseThrow();
        CommitBatch batch = TestNetwork.commit(chain, block);
        store.append(List.of(batch));
        epoch += block.header().endsEpoch() ? 1 : 0;
        return batch;
    }

    /** One operation in a block of its own: why it failed, if it did. */
    Optional<String> alone(Party from, Operation operation) {
        Receipt.Outcome outcome = block(sends(from, operation)).getFirst();
        return outcome instanceof Receipt.Failed failed ? Optional.of(failed.code()) : Optional.empty();
    }

    Optional<String> propose(int operator, Change change) {
        return alone(operator(operator), new ProposeChange(change, 0));
    }

    Optional<String> approve(int operator, long number) {
        return alone(operator(operator), new ApproveChange(number, proposal(number).change().hash()));
    }

    /** With these in one block the change passes, by the first three operators. */
    List<Transaction> votes(Change change) {
        ApproveChange approval = new ApproveChange(governance().docket().next(), change.hash());
        return List.of(
                sends(operator(0), new ProposeChange(change, 0)),
                sends(operator(1), approval),
                sends(operator(2), approval));
    }

    /** Proposed by the first and approved by the second and third operator, each in a block; must pass. */
    void decide(Change change) {
        long number = governance().docket().next();
        for (Optional<String> failure :
                Arrays.asList(propose(0, change), approve(1, number), approve(2, number))) {
            if (failure.isPresent()) {
                throw new AssertionError(change + " did not pass: " + failure.get());
            }
        }
    }
}
