package org.mokkachain.node.replica;

import java.util.List;
import java.util.OptionalLong;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.ledger.chain.Chain;
import org.mokkachain.ledger.chain.ChainRules;
import org.mokkachain.ledger.chain.ChainStart;
import org.mokkachain.ledger.chain.CommitBatch;
import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.chain.Mempool;
import org.mokkachain.ledger.chain.MempoolSettings;
import org.mokkachain.ledger.chain.ProposalRequest;
import org.mokkachain.ledger.store.InMemoryLedgerStore;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.Signature;

/** A chain of one validator in memory, with its mempool, that commits what it is told to. Alice has funds, Bob none. */
final class SmallChain {
    static final Signer ALICE = signer("alice");
    static final Signer BOB = signer("bob");
    static final Signer VALIDATOR = signer(DevelopmentKeys.validator(0));
    private static final long MILLION = 1_000_000;

    private final GenesisState state = GenesisState.of(genesis());
    private final EpochStart epoch = new EpochStart(0, 0, state.header().hash(), genesis().validators());
    final Chain chain = new Chain(
            ChainRules.of(genesis(), (chain, offender, evidence) -> OptionalLong.empty()),
            new ChainStart(state.header(), state.tree(), epoch),
            new InMemoryLedgerStore(state.batch(), Hash.ZERO),
            100);
    final Mempool mempool = new Mempool(MempoolSettings.DEFAULT, chain);

    private static Signer signer(String name) {
        return Ed25519.preferred().signer(DevelopmentKeys.of(name));
    }

    private static Genesis genesis() {
        var address = AccountAddress.of(ALICE.publicKey());
        ValidatorSet validators = new ValidatorSet(List.of(new Validator("v", VALIDATOR.publicKey(), address)));
        return new Genesis("test", "tmok", 1_000, CrashModel.BFT, Timing.LAN, Limits.DEFAULT, validators,
                List.of("127.0.0.1:9100"), List.of(new GenesisAccount("alice", address, Amount.of(1_000 * MILLION))));
    }

    Epoch epoch() {
        return Epochs.of(genesis(), epoch);
    }

    static Transaction transfer(Signer from, long nonce, Signer to, long validUntil) {
        Transfer transfer = new Transfer(
                AssetId.NATIVE, AccountAddress.of(to.publicKey()), Amount.of(MILLION), Bytes.EMPTY);
        return Transaction.sign(
                new TransactionBody(genesis().hash(), AccountAddress.of(from.publicKey()), nonce, Amount.of(1_000),
                        validUntil, List.of(transfer)),
                from);
    }

    CommitBatch commit(Transaction... transactions) {
        ProposalRequest request = new ProposalRequest(chain.tipHash(), 0, 1, 0, Hash.ZERO,
                chain.tip().timestampMs() + 1, ProposalRequest.Content.ANY);
        Block block = chain.build(request, List.of(transactions)).orElseThrow();
        return commit(block.header());
    }

    /** One that was built. */
    CommitBatch commit(Header block) {
        SignerSignature signature = new SignerSignature(0, Signature.of(new byte[Signature.LENGTH]));
        FinalityProof proof = new FinalityProof(List.of(),
                new Certificate(Phase.COMMIT, BlockReference.of(block), List.of(signature)));
        CommitBatch batch = chain.commit(List.of(block.hash()), proof).getFirst();
        mempool.committed(batch, 0);
        return batch;
    }
}
