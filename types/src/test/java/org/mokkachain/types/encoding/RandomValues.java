package org.mokkachain.types.encoding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.BlockReference;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.GenesisGovernance;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.governance.Subject;
import org.mokkachain.types.merkle.MerkleProof;
import org.mokkachain.types.merkle.MerkleTree;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.types.value.Signature;

/** Random values of every encoded type, the same for the same seed. Signatures are not valid ones. */
final class RandomValues {
    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    Transaction transaction() {
        TransactionBody body = new TransactionBody(
                hash(), address(), number(), Amount.of(number()), number(), list(1, 4, this::operation));
        return Transaction.of(body, list(1, 4, () -> new TransactionSignature(PublicKey.of(bytes(32)), signature())));
    }

    List<Transaction> body() {
        return list(0, 5, this::transaction);
    }

    Receipt receipt() {
        Receipt.Outcome outcome = random.nextBoolean()
                ? new Receipt.Applied()
                : new Receipt.Failed(random.nextInt(65_536), text(1, 20));
        return new Receipt(hash(), outcome, Amount.of(number()));
    }

    Header header() {
        return new Header(
                Header.VERSION,
                hash(),
                number(),
                number(),
                number(),
                random.nextInt(65_536),
                hash(),
                hash(),
                hash(),
                hash(),
                hash(),
                hash(),
                hash(),
                number(),
                random.nextInt(Integer.MAX_VALUE),
                random.nextInt(Integer.MAX_VALUE));
    }

    Certificate certificate() {
        List<SignerSignature> signatures = new ArrayList<>();
        for (int signer = 0; signer < ValidatorSet.MAX_SIZE; signer++) {
            if (random.nextInt(20) == 0) {
                signatures.add(new SignerSignature(signer, signature()));
            }
        }
        Phase phase = random.nextBoolean() ? Phase.PREPARE : Phase.COMMIT;
        return new Certificate(phase, new BlockReference(number(), number(), number(), hash()), signatures);
    }

    FinalityProof finalityProof() {
        return new FinalityProof(list(0, 4, this::header), certificate());
    }

    ValidatorSet validators() {
        int size = 1 + random.nextInt(7);
        List<Validator> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            members.add(new Validator(i + text(0, 20), PublicKey.of(bytes(32)), address()));
        }
        return new ValidatorSet(members);
    }

    Genesis genesis() {
        ValidatorSet validators = validators();
        List<String> hosts =
                validators.members().stream().map(member -> text(1, 40)).toList();
        List<GenesisAccount> accounts = new ArrayList<>();
        for (Address address : new TreeSet<>(list(0, 5, this::address)).stream().map(Address.class::cast).toList()) {
            accounts.add(new GenesisAccount(text(0, 20), address, Amount.of(random.nextInt(1_000_000))));
        }
        CrashModel model = random.nextBoolean() ? CrashModel.BFT : CrashModel.CFT;
        Timing timing = random.nextBoolean() ? Timing.LAN : Timing.WAN;
        return new Genesis(
                text(1, 20), "tmok", number(), model, timing, Limits.DEFAULT, validators, hosts, accounts,
                governance());
    }

    private GenesisGovernance governance() {
        List<SetPermission> permissions = new ArrayList<>();
        for (Address address : new TreeSet<>(list(0, 3, this::address)).stream().map(Address.class::cast).toList()) {
            permissions.add(new SetPermission(new AccountSubject(address), Permission.ofCode(1 + random.nextInt(2))));
        }
        permissions.add(new SetPermission(new NodeSubject(PublicKey.of(bytes(32))), Permission.DENIED));
        return GenesisGovernance.sorting(
                10 + random.nextInt(1_000_000), random.nextBoolean(), random.nextBoolean(), permissions);
    }

    Change change() {
        return switch (random.nextInt(4)) {
            case 0 -> new AddValidator(text(1, 40), PublicKey.of(bytes(32)), address(), "h" + random.nextInt(9) + ":1");
            case 1 -> new RemoveValidator(PublicKey.of(bytes(32)));
            case 2 -> new SetPermission(subject(), Permission.ofCode(random.nextInt(3)));
            default -> {
                Parameter parameter = Parameter.ofCode(1 + random.nextInt(Parameter.values().length));
                long value = random.nextLong(parameter.min(), parameter.max() + 1);
                yield new SetParameter(parameter, value, number());
            }
        };
    }

    private Subject subject() {
        return random.nextBoolean() ? new AccountSubject(address()) : new NodeSubject(PublicKey.of(bytes(32)));
    }

    MerkleProof merkleProof() {
        List<Bytes> leaves = list(1, 40, () -> Bytes.of(bytes(random.nextInt(50))));
        return MerkleTree.prove(leaves, random.nextInt(leaves.size()));
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    Operation operation() {
        return new RandomOperations(this, random).next();
    }

    Hash hash() {
        return Hash.of(bytes(Hash.LENGTH));
    }

    Address address() {
        return Address.of(bytes(Address.LENGTH));
    }

    private Signature signature() {
        return Signature.of(bytes(Signature.LENGTH));
    }

    /** Small, large, or a limit. */
    long number() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> Long.MAX_VALUE;
            case 2 -> random.nextInt(1_000);
            default -> random.nextLong() & Long.MAX_VALUE;
        };
    }

    /** Of one to four bytes a character in UTF-8, and at most {@code max} bytes. */
    String text(int min, int max) {
        String[] characters = {"a", "Z", "0", "é", "€", "𝄞"};
        StringBuilder text = new StringBuilder("x".repeat(min));
        while (text.toString().getBytes(StandardCharsets.UTF_8).length + 4 <= max && random.nextInt(8) > 0) {
            text.append(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    <T> List<T> list(int min, int max, Supplier<T> item) {
        List<T> items = new ArrayList<>();
        int size = min + random.nextInt(max - min + 1);
        for (int i = 0; i < size; i++) {
            items.add(item.get());
        }
        return items;
    }
}
