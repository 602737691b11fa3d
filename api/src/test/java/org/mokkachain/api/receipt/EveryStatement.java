package org.mokkachain.api.receipt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.proof.CertifiedHeader;
import org.mokkachain.types.proof.EntryProof;
import org.mokkachain.types.proof.FinalHeader;
import org.mokkachain.types.proof.Proof;
import org.mokkachain.types.proof.StateProof;
import org.mokkachain.types.proof.StateTreeFormat;
import org.mokkachain.types.proof.TransactionProof;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.ApproveChange;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Authority.WeightedKey;
import org.mokkachain.types.transaction.Burn;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.Freeze;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Mint;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.ReportEvidence;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.transaction.WithdrawChange;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/** A block with every kind of operation, and a state with every kind of entry: whatever a receipt can say. */
final class EveryStatement {
    private static final int VALIDATORS = 4;
    private static final Hash DOCUMENT = Hash.fromHex("5a".repeat(Hash.LENGTH));
    private static final AssetId USD = new AssetId(Hash.fromHex("c3".repeat(Hash.LENGTH)));

    final Genesis genesis;
    private final List<Signer> signers = new ArrayList<>();
    private final List<Transaction> transactions = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final Map<String, Optional<Bytes>> entries = new LinkedHashMap<>();
    private final CertifiedHeader certified;
    private final Bytes leaf;

    EveryStatement() {
        List<Validator> validators = new ArrayList<>();
        for (int i = 0; i < VALIDATORS; i++) {
            byte[] seed = new byte[32];
            seed[0] = (byte) (i + 1);
            signers.add(Ed25519.bouncyCastle().signer(PrivateKey.of(seed)));
            validators.add(new Validator("validator-" + i, signers.get(i).publicKey(), address(i)));
        }
        genesis = new Genesis("every", "tmok", 1_700_000_000_000L, CrashModel.BFT, Timing.LAN, Limits.DEFAULT,
                new ValidatorSet(validators), List.of("a:1", "b:1", "c:1", "d:1"),
                List.of(new GenesisAccount("somebody", address(0), Amount.of(1_000_000_000))));
        add(values(), Optional.empty());
        add(decisions(), Optional.empty());
        add(List.of(new Burn(USD, Amount.of(7))), Optional.of(new Receipt.Failed(0, "insufficient_balance")));
        putEntries();
        leaf = leaf();
        certified = certified();
    }

    /** All of them, by name. */
    Map<String, Proof> proofs() {
        Map<String, Proof> proofs = new LinkedHashMap<>();
        for (int i = 0; i < transactions.size(); i++) {
            proofs.put("transaction " + i, TransactionProof.of(certified, transactions, receipts, i).orElseThrow());
        }
        entries.forEach((place, value) -> {
            int kind = Integer.parseInt(place.substring(0, place.indexOf(' ')));
            Bytes key = Bytes.fromHex(place.substring(place.indexOf(' ') + 1));
            StateProof path = new StateProof(StateTreeFormat.key(kind, key), List.of(), leaf);
            proofs.put("entry " + place, new EntryProof(certified, kind, key, value, path));
        });
        return proofs;
    }

    private Address address(int signer) {
        return AccountAddress.of(signers.get(signer).publicKey());
    }

    private List<Operation> values() {
        return List.of(
                new Transfer(AssetId.NATIVE, address(1), Amount.of(12_500_000), utf8("tea <b>for</b> “two” 🫖")),
                new Transfer(AssetId.NATIVE, address(1), Amount.of(1), Bytes.of(new byte[] {0, 1, (byte) 0xff})),
                new Transfer(USD, address(2), Amount.of(Long.MAX_VALUE), Bytes.EMPTY),
                new IssueAsset("USD2", 2, Amount.of(100_050), true, false),
                new IssueAsset("X", 18, Amount.of(0), false, true),
                new Mint(USD, address(1), Amount.of(5)),
                new Burn(USD, Amount.of(6)),
                new Freeze(USD, address(3), true),
                new Freeze(USD, address(3), false),
                new Anchor(DOCUMENT, "contract \u202e “1”"),
                new Anchor(DOCUMENT, ""),
                new PutData("colour", utf8("blue")),
                new PutData("bytes", Bytes.of(new byte[] {7})),
                new DeleteData("colour"),
                new SetAuthority(new Authority.OriginalKey()),
                new SetAuthority(authority()),
                new ReportEvidence(signers.get(3).publicKey(), Bytes.of(new byte[100])));
    }

    private Authority.Weighted authority() {
        return Authority.Weighted.sorting(3, List.of(
                new WeightedKey(signers.get(0).publicKey(), 2), new WeightedKey(signers.get(1).publicKey(), 1)));
    }

    private List<Operation> decisions() {
        AddValidator add = new AddValidator("eve", signers.get(1).publicKey(), address(1), "eve.example:9100");
        return List.of(
                new ProposeChange(add, 0),
                new ProposeChange(new RemoveValidator(signers.get(2).publicKey()), 1_000),
                new ProposeChange(new SetPermission(new AccountSubject(address(2)), Permission.DENIED), 0),
                new ProposeChange(
                        new SetPermission(new NodeSubject(signers.get(2).publicKey()), Permission.NONE), 0),
                new ProposeChange(new SetParameter(Parameter.MIN_FEE, 2_000, 0), 0),
                new ProposeChange(new SetParameter(Parameter.MAX_BLOCK_TRANSACTIONS, 9, 800), 0),
                new ApproveChange(3, add.hash()),
                new WithdrawChange(4));
    }

    private void add(List<Operation> operations, Optional<Receipt.Failed> failure) {
        TransactionBody body = new TransactionBody(
                genesis.hash(), address(0), transactions.size(), Amount.of(1_000), 500, operations);
        Transaction transaction = Transaction.sign(body, signers.subList(0, transactions.isEmpty() ? 2 : 1));
        transactions.add(transaction);
        Receipt.Outcome outcome = failure.isPresent() ? failure.get() : new Receipt.Applied();
        receipts.add(new Receipt(transaction.id(), outcome, Amount.of(1_000)));
    }

    private void putEntries() {
        Encoder account = new Encoder().u8(1).u64(7);
        authority().encode(account);
        put(1, fixed(address(0)), account.u64(12_500_000));
        put(2, new Encoder().fixed(address(0)).fixed(USD.id()), new Encoder().u8(1).u64(5).bool(true));
        put(3, new Encoder().fixed(USD.id()), new Encoder().u8(1).fixed(address(0)).string("USD").u8(2).u64(100_050)
                .bool(true).bool(false));
        put(4, new Encoder().raw(utf8("USD")), new Encoder().fixed(USD.id()));
        put(5, new Encoder().fixed(DOCUMENT),
                new Encoder().u8(1).fixed(address(0)).u64(3).u64(1_700_000_001_000L).string("contract"));
        put(6, fixed(address(0)).raw(utf8("colour \"of\" tea")), new Encoder().u8(1).u64(3).bytes(utf8("green")));
        Encoder proposal = new Encoder().u8(1).fixed(address(0));
        new SetParameter(Parameter.MIN_FEE, 2_000, 90).encode(proposal);
        put(7, new Encoder().u64(3), proposal.u64(5).u64(500).list(List.of(address(0), address(1)), Encoder::fixed)
                .u8(1).u64(9));
        put(8, new Encoder().u8(1).fixed(address(2)), new Encoder().u8(2));
        put(8, new Encoder().u8(2).fixed(signers.get(2).publicKey()), new Encoder().u8(1));
        put(9, new Encoder().u8(0), governance());
        put(1, fixed(address(2)), new Encoder().raw(utf8("another version")));
        put(77, new Encoder().u8(1), new Encoder().u8(2));
        for (String absent : List.of("1 " + "ab".repeat(20), "2 " + "ab".repeat(52), "3 " + "ab".repeat(32),
                "4 " + "4142", "5 " + "ab".repeat(32), "6 " + "ab".repeat(20) + "4142", "7 " + "00".repeat(8),
                "8 " + "01" + "ab".repeat(20), "78 00")) {
            entries.put(absent, Optional.empty());
        }
    }

    private Encoder governance() {
        Encoder out = new Encoder().u8(1).u64(5_000).u64(1 << 20).u64(32 * 1024).u64(1_000).u64(100_000).u64(0).u64(1);
        out.list(List.of(2_000L), (o, value) -> o.u8(4).u64(value).u64(90));
        out.u64(2).list(genesis.validators().members(), (o, member) -> {
            member.encode(o);
            o.string("a.example:1");
        });
        out.list(List.of(0L, 1L), (o, number) -> o.u64(number).u64(10 * (number + 1)));
        out.list(List.of(signers.get(3).publicKey()), (o, key) -> o.fixed(key).u64(1));
        out.u64(4).list(List.of(3L), (o, number) -> o.u64(number).fixed(address(0)).u64(500));
        return out.u64(1);
    }

    private void put(int kind, Encoder key, Encoder value) {
        entries.put(kind + " " + key.toBytes().hex(), Optional.of(value.toBytes()));
    }

    private static Encoder fixed(Address address) {
        return new Encoder().fixed(address);
    }

    private static Bytes utf8(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private Bytes leaf() {
        Map<Hash, Hash> hashed = new TreeMap<>();
        entries.forEach((place, value) -> value.ifPresent(bytes -> hashed.put(
                StateTreeFormat.key(
                        Integer.parseInt(place.substring(0, place.indexOf(' '))),
                        Bytes.fromHex(place.substring(place.indexOf(' ') + 1))),
                StateTreeFormat.value(bytes))));
        Encoder out = new Encoder();
        hashed.forEach((key, value) -> out.fixed(key).fixed(value));
        return out.toBytes();
    }

    private CertifiedHeader certified() {
        Hash set = genesis.validators().hash();
        Header block = new Header(Header.VERSION, genesis.hash(), 0, 9, 2, 1, DOCUMENT, Hash.ZERO,
                Block.transactionsRoot(transactions), StateTreeFormat.leafHash(leaf.toBytes()),
                Block.receiptsRoot(receipts), set, set, genesis.timestampMs() + 9_000, transactions.size(), 4);
        BlockReference reference = BlockReference.of(block);
        byte[] message = Certificate.signedPayload(CrashModel.BFT.commitPhase(), genesis.hash(), reference);
        List<SignerSignature> votes = new ArrayList<>();
        for (int signer : List.of(0, 2, 3)) {
            votes.add(new SignerSignature(signer, signers.get(signer).sign(message)));
        }
        Certificate certificate = new Certificate(CrashModel.BFT.commitPhase(), reference, votes);
        return new CertifiedHeader(
                List.of(), new FinalHeader(block, Optional.empty(), new FinalityProof(List.of(), certificate)));
    }
}
