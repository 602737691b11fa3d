package org.mokkachain.api.receipt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.merkle.MerkleTree;
import org.mokkachain.types.proof.CertifiedHeader;
import org.mokkachain.types.proof.EntryProof;
import org.mokkachain.types.proof.EpochLink;
import org.mokkachain.types.proof.FinalHeader;
import org.mokkachain.types.proof.StateProof;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.proof.TransactionProof;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * Two signed blocks: the first ends epoch 0, the second holds a transfer that was applied and one that failed. Its
 * state has one account.
 */
final class SmallChain {
    static final Bytes ACCOUNT_VALUE = Bytes.fromHex("0102030405");

    final Genesis genesis;
    final Address sender;
    private final List<Signer> signers = new ArrayList<>();
    private final ValidatorSet first;
    private final ValidatorSet second;
    private final List<Transaction> transactions;
    private final List<Receipt> receipts;
    private final Bytes leaf;
    private final CertifiedHeader certified;

    SmallChain(long seed, CrashModel model) {
        Random random = new Random(seed);
        List<Validator> validators = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            signers.add(Ed25519.bouncyCastle().signer(PrivateKey.of(key)));
            validators.add(new Validator("validator-" + i, signers.get(i).publicKey(), address(i)));
        }
        first = new ValidatorSet(validators.subList(0, 4));
        second = new ValidatorSet(validators.subList(1, 5));
        sender = address(0);
        genesis = new Genesis("small", "tmok", 1_700_000_000_000L, model, Timing.LAN, Limits.DEFAULT, first,
                List.of("a:1", "b:1", "c:1", "d:1"),
                List.of(new GenesisAccount("somebody", sender, Amount.of(1_000_000_000))));
        transactions = List.of(transfer(0, 12_500_000, "for tea"), transfer(1, 7, ""));
        receipts = List.of(
                new Receipt(transactions.get(0).id(), new Receipt.Applied(), Amount.of(1_000)),
                new Receipt(transactions.get(1).id(), new Receipt.Failed(0, "insufficient_balance"), Amount.of(1_000)));
        leaf = new Encoder()
                .fixed(StateTreeFormat.key(1, Bytes.of(sender.toBytes())))
                .fixed(StateTreeFormat.value(ACCOUNT_VALUE))
                .toBytes();
        certified = certified();
    }

    private Address address(int signer) {
        return AccountAddress.of(signers.get(signer).publicKey());
    }

    private Transaction transfer(long nonce, long units, String memo) {
        Transfer transfer = new Transfer(AssetId.NATIVE, address(3), Amount.of(units),
                Bytes.of(memo.getBytes(StandardCharsets.UTF_8)));
        return Transaction.sign(new TransactionBody(genesis.hash(), sender, nonce, Amount.of(1_000), 500,
                List.of(transfer)), signers.get(0));
    }

    private CertifiedHeader certified() {
        Header zero = header(0, 0, Hash.ZERO, List.of(), List.of(), first);
        Header last = header(0, 1, zero.hash(), List.of(), List.of(), second);
        Header block = header(1, 2, last.hash(), transactions, receipts, second);
        FinalHeader end = new FinalHeader(last, Optional.of(zero), proof(last, 0));
        return new CertifiedHeader(
                List.of(new EpochLink(end, second)), new FinalHeader(block, Optional.empty(), proof(block, 1)));
    }

    private Header header(long epoch, long height, Hash parent, List<Transaction> body, List<Receipt> results,
            ValidatorSet next) {
        return new Header(Header.VERSION, genesis.hash(), epoch, height, 1, 0, parent, Hash.ZERO,
                Block.transactionsRoot(body), StateTreeFormat.leafHash(leaf.toBytes()),
                MerkleTree.root(results.stream().map(SmallChain::encoded).toList()),
                (epoch == 0 ? first : second).hash(), next.hash(), genesis.timestampMs() + 1_000 * height,
                body.size(), 4);
    }

    private static Bytes encoded(Receipt receipt) {
        Encoder out = new Encoder();
        receipt.encode(out);
        return out.toBytes();
    }

    private FinalityProof proof(Header header, int offset) {
        BlockReference block = BlockReference.of(header);
        byte[] message = Certificate.signedPayload(genesis.crashModel().commitPhase(), genesis.hash(), block);
        List<SignerSignature> signatures = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            signatures.add(new SignerSignature(i, signers.get(i + offset).sign(message)));
        }
        return new FinalityProof(List.of(), new Certificate(genesis.crashModel().commitPhase(), block, signatures));
    }

    TransactionProof transaction(int index) {
        return TransactionProof.of(certified, transactions, receipts, index).orElseThrow();
    }

    EntryProof account() {
        return entry(sender, Optional.of(ACCOUNT_VALUE));
    }

    EntryProof noAccount() {
        return entry(address(4), Optional.empty());
    }

    private EntryProof entry(Address address, Optional<Bytes> value) {
        Bytes key = Bytes.of(address.toBytes());
        return new EntryProof(certified, 1, key, value, new StateProof(StateTreeFormat.key(1, key), List.of(), leaf));
    }
}
