package org.mokkachain.types.encoding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.GenesisGovernance;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** The values of the published test vectors: small, connected, and all signatures valid. */
final class Samples {
    static final List<String> NAMES = List.of("alice", "bob", "carol", "dave");

    private Samples() {}

    /** The seed of key number {@code i}: its number plus one, 32 times. */
    static byte[] seed(int i) {
        byte[] seed = new byte[PrivateKey.LENGTH];
        Arrays.fill(seed, (byte) (i + 1));
        return seed;
    }

    static Signer signer(int i) {
        return Ed25519.bouncyCastle().signer(PrivateKey.of(seed(i)));
    }

    static Address address(int i) {
        return AccountAddress.of(signer(i).publicKey());
    }

    static ValidatorSet validators() {
        return new ValidatorSet(IntStream.range(0, 4)
                .mapToObj(i -> new Validator("validator-" + i, signer(i).publicKey(), address(i)))
                .toList());
    }

    static Genesis genesis() {
        return new Genesis(
                "encoding-vectors",
                "tmok",
                1_767_225_600_000L,
                CrashModel.BFT,
                Timing.LAN,
                Limits.DEFAULT,
                validators(),
                List.of("127.0.0.1:9100", "127.0.0.1:9101", "127.0.0.1:9102", "127.0.0.1:9103"),
                List.of(
                        new GenesisAccount("alice", address(0), Amount.of(1_000_000_000_000L)),
                        new GenesisAccount("", address(1), Amount.of(1))),
                GenesisGovernance.sorting(1_000, false, true, List.of(
                        new SetPermission(new AccountSubject(address(2)), Permission.DENIED),
                        new SetPermission(new NodeSubject(signer(3).publicKey()), Permission.ALLOWED))));
    }

    static Transaction transfer() {
        Transfer transfer =
                new Transfer(AssetId.NATIVE, address(1), Amount.of(12_500_000), Bytes.of((byte) 'h', (byte) 'i'));
        return Transaction.sign(
                new TransactionBody(genesis().hash(), address(0), 0, Amount.of(1_000), 1_000, List.of(transfer)),
                signer(0));
    }

    /** Two operations, one of them on another asset, and two signatures. */
    static Transaction jointTransfer() {
        AssetId gold = new AssetId(Hash.fromHex("ab".repeat(32)));
        TransactionBody body = new TransactionBody(
                genesis().hash(),
                address(0),
                1,
                Amount.of(2_000),
                Long.MAX_VALUE,
                List.of(
                        new Transfer(gold, address(2), Amount.of(1), Bytes.EMPTY),
                        new Transfer(AssetId.NATIVE, address(3), Amount.of(Long.MAX_VALUE), Bytes.EMPTY)));
        TransactionSignature first = Transaction.sign(body, signer(0)).signatures().getFirst();
        TransactionSignature second = Transaction.sign(body, signer(1)).signatures().getFirst();
        return Transaction.of(body, List.of(first, second));
    }

    static List<Transaction> transactions() {
        return List.of(transfer(), jointTransfer());
    }

    static List<Receipt> receipts() {
        return List.of(
                new Receipt(transfer().id(), new Receipt.Applied(), Amount.of(1_000)),
                new Receipt(
                        jointTransfer().id(),
                        new Receipt.Failed(0, "insufficient_balance"),
                        Amount.of(2_000)));
    }

    /** The first block after the genesis; the state root is made up, because state has its own document. */
    static Header header() {
        List<Transaction> transactions = transactions();
        return new Header(
                Header.VERSION,
                genesis().hash(),
                0,
                1,
                1,
                0,
                Hash.fromHex("01".repeat(32)),
                Hash.fromHex("02".repeat(32)),
                Block.transactionsRoot(transactions),
                Hash.fromHex("03".repeat(32)),
                EncodingVectors.receiptsRoot(receipts()),
                validators().hash(),
                validators().hash(),
                1_767_225_600_050L,
                transactions.size(),
                Block.encodeBody(transactions).length());
    }

    /** Signed by validators 0, 1 and 3: a quorum of four. */
    static Certificate certificate(Phase phase) {
        BlockReference block = BlockReference.of(header());
        byte[] message = Certificate.signedPayload(phase, genesis().hash(), block);
        return new Certificate(
                phase,
                block,
                IntStream.of(0, 1, 3)
                        .mapToObj(i -> new SignerSignature(i, signer(i).sign(message)))
                        .toList());
    }
}
