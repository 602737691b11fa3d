package org.mokkachain.api.receipt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.mokkachain.api.receipt.ReceiptDocument.BlockText;
import org.mokkachain.api.receipt.ReceiptDocument.EntryText;
import org.mokkachain.api.receipt.ReceiptDocument.FailureText;
import org.mokkachain.api.receipt.ReceiptDocument.FinalityText;
import org.mokkachain.api.receipt.ReceiptDocument.TransactionText;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.proof.CertifiedHeader;
import org.mokkachain.types.proof.EntryProof;
import org.mokkachain.types.proof.Proof;
import org.mokkachain.types.proof.TransactionProof;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.value.Bytes;

/**
 * Writes receipt files: what a proof says for people, and the proof. A function of genesis and proof alone, which does
 * not verify the proof. Immutable and thread-safe; to be kept, since it takes the hash of the genesis.
 */
public final class ReceiptWriter {
    private final Genesis genesis;
    private final String genesisHash;
    private final AddressFormat addresses;

    public ReceiptWriter(Genesis genesis) {
        this.genesis = genesis;
        this.genesisHash = genesis.hash().hex();
        this.addresses = new AddressFormat(genesis.addressPrefix());
    }

    /** The file: indented, UTF-8. */
    public byte[] write(Proof proof) {
        return ReceiptFile.write(describe(proof));
    }

    /** What stands in the file. */
    public ReceiptDocument describe(Proof proof) {
        CertifiedHeader certified = proof.header();
        ValidatorSet validators =
                certified.links().isEmpty() ? genesis.validators() : certified.links().getLast().next();
        boolean ofTransaction = proof instanceof TransactionProof;
        return new ReceiptDocument(
                ReceiptDocument.FORMAT,
                ofTransaction ? "transaction" : "entry",
                genesis.network(),
                genesisHash,
                block(certified.header(), validators),
                finality(certified.block().proof().certificate(), validators),
                proof instanceof TransactionProof p ? Optional.of(transaction(p)) : Optional.empty(),
                proof instanceof EntryProof p ? Optional.of(entry(p)) : Optional.empty(),
                proof.encode().hex());
    }

    private static BlockText block(Header header, ValidatorSet validators) {
        return new BlockText(
                header.height(),
                header.hash().hex(),
                header.epoch(),
                header.term(),
                name(validators, header.proposer()),
                header.timestampMs(),
                BlockText.time(header.timestampMs()));
    }

    private FinalityText finality(Certificate certificate, ValidatorSet validators) {
        return new FinalityText(
                genesis.crashModel().name().toLowerCase(Locale.ROOT),
                validators.members().stream().map(Validator::name).toList(),
                certificate.signatures().stream().map(s -> name(validators, s.signer())).toList(),
                certificate.block().height());
    }

    private static String name(ValidatorSet validators, int index) {
        return validators.contains(index) ? validators.get(index).name() : "validator " + index;
    }

    private TransactionText transaction(TransactionProof proof) {
        Receipt receipt = proof.receipt();
        Optional<FailureText> failure =
                switch (receipt.outcome()) {
                    case Receipt.Applied() -> Optional.empty();
                    case Receipt.Failed(int operation, String code) -> Optional.of(new FailureText(code, operation));
                };
        return new TransactionText(
                proof.transaction().id().hex(),
                proof.index(),
                receipt.applied() ? "committed" : "failed",
                receipt.feePaid().toString(),
                failure,
                new TransactionContent(addresses)
                        .of(proof.transaction().body(), proof.transaction().signatures()));
    }

    /** As text, where it is text without control characters. */
    static Optional<String> readable(Bytes bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toBytes())).toString();
            return text.codePoints().noneMatch(Character::isISOControl) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private EntryText entry(EntryProof proof) {
        return new EntryText(
                EntryKind.nameOf(proof.entryKind()),
                proof.key().hex(),
                proof.value().isPresent(),
                proof.value().map(Bytes::hex),
                EntryKind.fields(proof, addresses));
    }
}
