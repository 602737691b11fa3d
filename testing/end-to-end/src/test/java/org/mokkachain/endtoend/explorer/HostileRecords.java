package org.mokkachain.endtoend.explorer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.TransactionStatus;
import org.mokkachain.endtoend.harness.Devnet;
import org.mokkachain.endtoend.harness.Network;
import org.mokkachain.endtoend.harness.Operators;
import org.mokkachain.endtoend.harness.Person;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.Parameter;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetParameter;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.transaction.Anchor;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.DeleteData;
import org.mokkachain.types.transaction.Freeze;
import org.mokkachain.types.transaction.IssueAsset;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.transaction.PutData;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * What hostile people can put on the chain of a development network, of every kind of record that a page shows.
 *
 * @param author of the data, the anchors and the asset
 * @param victim who was sent the memos, and whose holding is frozen
 * @param shared whose account obeys three keys with different weights
 * @param denied who may not send
 * @param symbol of the asset
 * @param file content of a file whose hash is anchored
 * @param keys of the data
 * @param memos the transaction with the memos
 * @param failed a transaction that came to nothing
 */
public record HostileRecords(
        Person author,
        Person victim,
        Person shared,
        Person denied,
        String symbol,
        Bytes file,
        List<String> keys,
        Hash memos,
        Hash failed) {
    private static final String SYMBOL = "W".repeat(IssueAsset.MAX_SYMBOL);
    private static final int EACH = 100;
    private static final Bytes NUL = Bytes.fromHex("61003c623e1b5b33316dff");

    /** Puts all of it on the chain; returns when it is final. */
    public static HostileRecords put(Devnet devnet) throws MokkaClientException {
        return new Writer(devnet).all();
    }

    /** SHA-256 of the {@link #file}. */
    public Hash document() {
        return Sha256.hash(file.toBytes());
    }

    /** So many more entries of the author's data, their keys beginning with {@code many/}. */
    public void putMany(Devnet devnet, int entries) throws MokkaClientException {
        Operators people = new Operators(devnet, Network.of(devnet.client(0)));
        for (int first = 0; first < entries; first += EACH) {
            people.applies(0, author, IntStream.range(first, Math.min(entries, first + EACH))
                    .mapToObj(i -> new PutData("many/%06d".formatted(i), utf8("=1+" + i)))
                    .toArray(Operation[]::new));
        }
    }

    private static Bytes utf8(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the transactions one after the other. */
    private static final class Writer {
        private final Devnet devnet;
        private final Operators people;
        private final Person author = Operators.of(1);
        private final Person victim = Person.stranger("victim");
        private final Person shared = Person.stranger("shared");
        private final Person denied = Person.stranger("denied");
        private final Bytes file = utf8(String.join("\n", HostileTexts.ALL));

        Writer(Devnet devnet) throws MokkaClientException {
            this.devnet = devnet;
            this.people = new Operators(devnet, Network.of(devnet.client(0)));
        }

        HostileRecords all() throws MokkaClientException {
            Hash memos = id(sends(author, memos()));
            Amount supply = Amount.of(Long.MAX_VALUE);
            sends(author, List.of(new IssueAsset(SYMBOL, IssueAsset.MAX_DECIMALS, supply, false, true)));
            AssetId asset = new AssetId(Hash.fromHex(devnet.client(0).asset(SYMBOL).id()));
            sends(author, List.of(
                    new Transfer(asset, victim.address(), Amount.of(1), Bytes.EMPTY),
                    new Freeze(asset, victim.address(), true)));
            sends(author, anchors());
            List<String> keys = data();
            share();
            shutOut();
            Hash failed = id(people.sends(0, author, new DeleteData("there is no <b>such</b> entry")));
            return new HostileRecords(author, victim, shared, denied, SYMBOL, file, keys, memos, failed);
        }

        private TransactionStatus sends(Person from, List<Operation> operations) throws MokkaClientException {
            return people.applies(0, from, operations.toArray(Operation[]::new));
        }

        private static Hash id(TransactionStatus status) {
            return Hash.fromHex(status.id());
        }

        private List<Operation> memos() {
            List<Operation> payments = new ArrayList<>();
            for (String text : HostileTexts.ALL) {
                payments.add(pays(utf8(HostileTexts.within(Transfer.MAX_MEMO, text))));
            }
            payments.add(pays(utf8(HostileTexts.within(Transfer.MAX_MEMO, HostileTexts.LONG))));
            payments.add(pays(NUL));
            return payments;
        }

        private Operation pays(Bytes memo) {
            return new Transfer(AssetId.NATIVE, victim.address(), Amount.of(1), memo);
        }

        private List<Operation> anchors() {
            List<Operation> anchors = new ArrayList<>();
            for (String text : HostileTexts.ALL) {
                Hash hash = Sha256.hash(text.getBytes(StandardCharsets.UTF_8));
                anchors.add(new Anchor(hash, HostileTexts.within(Anchor.MAX_LABEL, text)));
            }
            String label = HostileTexts.within(Anchor.MAX_LABEL, HostileTexts.LONG);
            anchors.add(new Anchor(Sha256.hash(file.toBytes()), label));
            anchors.add(new Anchor(Sha256.hash(NUL.toBytes()), ""));
            return anchors;
        }

        private List<String> data() throws MokkaClientException {
            List<String> keys = new ArrayList<>();
            List<Operation> entries = new ArrayList<>();
            for (String text : HostileTexts.ALL) {
                keys.add(HostileTexts.within(PutData.MAX_KEY, text));
                entries.add(new PutData(keys.getLast(), utf8(text)));
            }
            String longest = HostileTexts.within(PutData.MAX_KEY, HostileTexts.LONG);
            for (String key : List.of("..", "a/b/../c?d=e&f#g", "%2F", longest)) {
                keys.add(key);
                entries.add(new PutData(key, utf8(key.equals(longest) ? HostileTexts.LONG : key)));
            }
            keys.add("bytes");
            entries.add(new PutData("bytes", NUL));
            sends(author, entries);
            sends(author, List.of(new PutData("bytes", Bytes.EMPTY), new PutData("gone", NUL)));
            sends(author, List.of(new DeleteData("gone"), new PutData("bytes", NUL)));
            return keys;
        }

        /** Three keys of which two suffice, or one alone. */
        private void share() throws MokkaClientException {
            sends(author, List.of(Person.transfer(shared, 5_000_000)));
            List<Authority.WeightedKey> keys = List.of(weighted(victim, 1), weighted(denied, 1), weighted(shared, 2));
            sends(shared, List.of(new SetAuthority(Authority.Weighted.sorting(2, keys))));
        }

        private static Authority.WeightedKey weighted(Person person, int weight) {
            return new Authority.WeightedKey(person.signer().publicKey(), weight);
        }

        /** The denial passes; another change stays proposed. */
        private void shutOut() throws MokkaClientException {
            people.decide(new SetPermission(new AccountSubject(denied.address()), Permission.DENIED), 0, 1, 2);
            people.proposes(0, new SetParameter(Parameter.MIN_FEE, 2_000, Integer.MAX_VALUE));
        }
    }
}
