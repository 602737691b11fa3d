package org.mokkachain.api.proven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.model.AnchorInfo;
import org.mokkachain.api.receipt.ReceiptDocument.EntryText;
import org.mokkachain.api.receipt.ReceiptDocument.TransactionText;
import org.mokkachain.api.receipt.ReceiptVerifier;
import org.mokkachain.api.receipt.VerifiedReceipt;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.proof.Step;
import org.mokkachain.types.proof.Verdict;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

/**
 * Reads that trust no node: each answer comes with the signatures of a quorum of validators and the path to what was
 * asked, and is checked against the genesis alone. A node can still refuse, or answer from an older final block than it
 * could; {@link #notBefore} sets the oldest that will do. Thread-safe.
 */
public final class ProvenReads {
    private final MokkaClient client;
    private final ReceiptVerifier verifier;
    private final AddressFormat addresses;
    private final long lowest;

    private ProvenReads(MokkaClient client, ReceiptVerifier verifier, AddressFormat addresses, long lowest) {
        this.client = client;
        this.verifier = verifier;
        this.addresses = addresses;
        this.lowest = lowest;
    }

    /** @param genesis of the network, from a source that is trusted: not from the node that is asked */
    public static ProvenReads of(MokkaClient client, Genesis genesis) {
        AddressFormat addresses = new AddressFormat(genesis.addressPrefix());
        return new ProvenReads(client, ReceiptVerifier.of(genesis), addresses, 0);
    }

    /** The same, refusing answers about the state before the block of this height. */
    public ProvenReads notBefore(long height) {
        return new ProvenReads(client, verifier, addresses, height);
    }

    /** That a transaction is final, where it stands, what it says and what came of it. */
    public Proven<TransactionText> transaction(Hash id) throws IOException {
        Proven<VerifiedReceipt> proven = verify(client.proofs().transaction(id));
        Optional<TransactionText> transaction = proven.receipt().document().transaction();
        if (transaction.isEmpty() || !transaction.get().id().equals(id.hex())) {
            throw other("transaction " + id.hex());
        }
        return proven.map(_ -> transaction.get());
    }

    /**
     * What an account has of the native asset, and how many transactions it has sent.
     *
     * @param nonce of the next transaction that can be in a block
     */
    public record ProvenAccount(long nonce, Amount balance) {}

    /** An account; empty if it was never used. */
    public Proven<Optional<ProvenAccount>> account(Address account) throws IOException {
        Bytes key = Bytes.of(account.toBytes());
        return entry("account", key, client.proofs().account(addresses.format(account)), says ->
                new ProvenAccount(says.number("nonce"), Amount.of(says.number("balance"))));
    }

    /** What an account has of an issued asset; zero if nothing. */
    public Proven<Amount> holding(AssetId asset, Address account) throws IOException {
        Bytes key = new Encoder().fixed(account).fixed(asset.id()).toBytes();
        byte[] file = client.proofs().holding(asset.id(), addresses.format(account));
        return entry("holding", key, file, says -> Amount.of(says.number("amount")))
                .map(amount -> amount.orElse(Amount.ZERO));
    }

    /** Who notarised the document with this SHA-256; empty if nobody did. */
    public Proven<Optional<AnchorInfo>> anchor(Hash document) throws IOException {
        Bytes key = Bytes.of(document.toBytes());
        return entry("anchor", key, client.proofs().anchor(document), says -> new AnchorInfo(
                document.hex(), says.text("label"), says.text("owner"), says.number("anchoredAtHeight"),
                Instant.parse(says.text("anchoredAt")).toEpochMilli()));
    }

    /** What an account stores under a key; empty if nothing. */
    public Proven<Optional<Bytes>> data(Address owner, String key) throws IOException {
        Bytes name = Bytes.of(key.getBytes(StandardCharsets.UTF_8));
        return entry("data", new Encoder().fixed(owner).raw(name).toBytes(),
                client.proofs().data(addresses.format(owner), key), says -> Bytes.fromHex(says.text("content")));
    }

    /** Fields of a proven entry. */
    private record Says(Map<String, String> fields) {
        String text(String name) {
            return Optional.ofNullable(fields.get(name)).orElseThrow(() -> new IllegalArgumentException(
                    "the entry is of a newer version: it has no " + name));
        }

        long number(String name) {
            return Long.parseLong(text(name));
        }
    }

    private <T> Proven<Optional<T>> entry(String kind, Bytes key, byte[] file, Function<Says, T> reading)
            throws IOException {
        Proven<VerifiedReceipt> proven = verify(file);
        Optional<EntryText> entry = proven.receipt().document().entry();
        if (entry.isEmpty() || !entry.get().kind().equals(kind) || !entry.get().key().equals(key.hex())) {
            throw other(kind + " with the key " + key.hex());
        }
        try {
            Optional<T> value = entry.filter(EntryText::present).map(says -> reading.apply(new Says(says.fields())));
            return proven.map(_ -> value);
        } catch (IllegalArgumentException e) {
            throw new UnprovenException(Step.TEXT, String.valueOf(e.getMessage()));
        }
    }

    private Proven<VerifiedReceipt> verify(byte[] file) throws UnprovenException {
        return switch (verifier.verify(file)) {
            case Verdict.Valid<VerifiedReceipt>(VerifiedReceipt receipt) -> {
                long height = receipt.document().block().height();
                boolean isState = receipt.document().entry().isPresent();
                if (isState && height < lowest) {
                    throw new UnprovenException(
                            Step.STATE, "it is about block " + height + ", older than " + lowest);
                }
                yield new Proven<>(receipt, receipt, Bytes.of(file));
            }
            case Verdict.Invalid<VerifiedReceipt>(Step step, String reason) ->
                throw new UnprovenException(step, reason);
        };
    }

    private static UnprovenException other(String wanted) {
        return new UnprovenException(Step.TEXT, "it is about something else than " + wanted);
    }
}
