package org.mokkachain.types.encoding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.block.Block;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.certificate.SignerSignature;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.merkle.MerkleProof;
import org.mokkachain.types.merkle.MerkleTree;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down the encoding of the {@link Samples} for programs in other languages. Bytes are hexadecimal. */
final class EncodingVectors {
    private final ObjectNode root = JsonMapper.shared().createObjectNode();

    private EncodingVectors() {}

    static ObjectNode all() {
        EncodingVectors vectors = new EncodingVectors();
        vectors.addPrimitives();
        vectors.addKeys();
        vectors.addHashes();
        vectors.addMerkleTrees();
        Samples.transactions().forEach(vectors::addTransaction);
        SampleOperations.all().forEach(operation -> OperationVectors.describe(operation, vectors.add("operations"))
                .put("hex", encoded(operation::encode).hex()));
        Samples.receipts().forEach(vectors::addReceipt);
        vectors.addBlock();
        vectors.addCertificate(Phase.PREPARE);
        vectors.addCertificate(Phase.COMMIT);
        vectors.addGenesis();
        RefusedVectors.all().forEach((why, refused) -> vectors.add("refused")
                .put("type", refused.type())
                .put("why", why)
                .put("hex", refused.encoded().hex()));
        return vectors.root;
    }

    static Hash receiptsRoot(List<Receipt> receipts) {
        return MerkleTree.root(receipts.stream()
                .map(receipt -> encoded(receipt::encode))
                .toList());
    }

    static Bytes encoded(Consumer<Encoder> write) {
        Encoder out = new Encoder();
        write.accept(out);
        return out.toBytes();
    }

    private void addPrimitives() {
        primitive("u8", "255", out -> out.u8(255));
        primitive("u16", "258", out -> out.u16(258));
        primitive("u32", "4294967295", out -> out.u32(4_294_967_295L));
        primitive("u64", "1", out -> out.u64(1));
        primitive("u64", "9223372036854775807", out -> out.u64(Long.MAX_VALUE));
        primitive("bool", "true", out -> out.bool(true));
        primitive("string", "aé€𝄞", out -> out.string("aé€𝄞"));
        primitive("bytes", "0a0b", out -> out.bytes(Bytes.of((byte) 10, (byte) 11)));
        primitive("shortBytes", "0a0b", out -> out.shortBytes(Bytes.of((byte) 10, (byte) 11)));
        primitive("list of u16", "1, 2, 3", out -> out.list(List.of(1, 2, 3), Encoder::u16));
    }

    private void primitive(String type, String value, Consumer<Encoder> write) {
        add("primitives").put("type", type).put("value", value).put("hex", encoded(write).hex());
    }

    private void addKeys() {
        for (int i = 0; i < Samples.NAMES.size(); i++) {
            add("keys")
                    .put("name", Samples.NAMES.get(i))
                    .put("seed", Bytes.of(Samples.seed(i)).hex())
                    .put("publicKey", Samples.signer(i).publicKey().hex())
                    .put("address", Samples.address(i).hex())
                    .put("production", AddressFormat.PRODUCTION.format(Samples.address(i)))
                    .put("development", AddressFormat.DEVELOPMENT.format(Samples.address(i)));
        }
    }

    private void addHashes() {
        byte[] data = "abc".getBytes(StandardCharsets.US_ASCII);
        for (String domain : List.of("MOKKA/1/address", "MOKKA/1/transaction", "MOKKA/1/header")) {
            add("hashes")
                    .put("domain", domain)
                    .put("data", Bytes.of(data).hex())
                    .put("hash", Sha256.hash(domain, data).hex());
        }
    }

    private void addMerkleTrees() {
        for (int size : new int[] {0, 1, 2, 3, 5, 8}) {
            List<Bytes> leaves = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                leaves.add(Bytes.of((byte) i));
            }
            ObjectNode tree = add("merkle").put("root", MerkleTree.root(leaves).hex());
            ArrayNode shown = tree.putArray("leaves");
            leaves.forEach(leaf -> shown.add(leaf.hex()));
            ArrayNode proofs = tree.putArray("proofs");
            for (int i = 0; i < size; i++) {
                MerkleProof proof = MerkleTree.prove(leaves, i);
                ObjectNode node = proofs.addObject().put("index", i);
                ArrayNode path = node.putArray("path");
                proof.path().forEach(hash -> path.add(hash.hex()));
                node.put("hex", encoded(proof::encode).hex());
            }
        }
    }

    private void addTransaction(Transaction transaction) {
        TransactionBody body = transaction.body();
        ObjectNode node = add("transactions")
                .put("chainId", body.chainId().hex())
                .put("sender", body.sender().hex())
                .put("nonce", body.nonce())
                .put("fee", String.valueOf(body.fee().units()))
                .put("validUntil", String.valueOf(body.validUntil()));
        ArrayNode operations = node.putArray("operations");
        body.operations().forEach(operation -> OperationVectors.describe(operation, operations.addObject()));
        node.put("body", encoded(body::encode).hex())
                .put("id", transaction.id().hex())
                .put("signedPayload", Bytes.of(Transaction.signedPayload(transaction.id())).hex());
        ArrayNode signatures = node.putArray("signatures");
        for (TransactionSignature signature : transaction.signatures()) {
            signatures
                    .addObject()
                    .put("key", signature.key().hex())
                    .put("signature", signature.signature().hex());
        }
        node.put("hex", transaction.encoded().hex());
    }

    private void addReceipt(Receipt receipt) {
        ObjectNode node = add("receipts")
                .put("transactionId", receipt.transactionId().hex())
                .put("feePaid", String.valueOf(receipt.feePaid().units()))
                .put("applied", receipt.applied());
        if (receipt.outcome() instanceof Receipt.Failed failed) {
            node.put("operation", failed.operation()).put("code", failed.code());
        }
        node.put("hex", encoded(receipt::encode).hex());
    }

    private void addBlock() {
        Header header = Samples.header();
        add("blocks")
                .put("version", header.version())
                .put("chainId", header.chainId().hex())
                .put("epoch", header.epoch())
                .put("height", header.height())
                .put("term", header.term())
                .put("proposer", header.proposer())
                .put("parentHash", header.parentHash().hex())
                .put("proofHash", header.proofHash().hex())
                .put("txRoot", header.txRoot().hex())
                .put("stateRoot", header.stateRoot().hex())
                .put("receiptsRoot", header.receiptsRoot().hex())
                .put("validatorSetHash", header.validatorSetHash().hex())
                .put("nextValidatorSetHash", header.nextValidatorSetHash().hex())
                .put("timestampMs", header.timestampMs())
                .put("txCount", header.txCount())
                .put("bodyBytes", header.bodyBytes())
                .put("header", encoded(header::encode).hex())
                .put("hash", header.hash().hex())
                .put("body", Block.encodeBody(Samples.transactions()).hex());
    }

    private void addCertificate(Phase phase) {
        Certificate certificate = Samples.certificate(phase);
        Hash chainId = Samples.genesis().hash();
        byte[] payload = Certificate.signedPayload(phase, chainId, certificate.block());
        ObjectNode node = add("certificates")
                .put("phase", phase.name())
                .put("chainId", chainId.hex())
                .put("epoch", certificate.block().epoch())
                .put("term", certificate.block().term())
                .put("height", certificate.block().height())
                .put("hash", certificate.block().hash().hex())
                .put("signedPayload", Bytes.of(payload).hex());
        ArrayNode signatures = node.putArray("signatures");
        for (SignerSignature signature : certificate.signatures()) {
            signatures
                    .addObject()
                    .put("signer", signature.signer())
                    .put("signature", signature.signature().hex());
        }
        node.put("hex", encoded(certificate::encode).hex());
    }

    private void addGenesis() {
        Genesis genesis = Samples.genesis();
        ObjectNode node = add("geneses")
                .put("network", genesis.network())
                .put("addressPrefix", genesis.addressPrefix())
                .put("timestampMs", genesis.timestampMs())
                .put("crashModel", genesis.crashModel().name())
                .put("supply", String.valueOf(genesis.supply().units()));
        ArrayNode validators = node.putArray("validators");
        for (Validator validator : genesis.validators().members()) {
            validators
                    .addObject()
                    .put("name", validator.name())
                    .put("key", validator.key().hex())
                    .put("operator", validator.operator().hex());
        }
        ArrayNode hosts = node.putArray("validatorHosts");
        genesis.validatorHosts().forEach(hosts::add);
        node.put("validatorSet", encoded(genesis.validators()::encode).hex())
                .put("validatorSetHash", genesis.validators().hash().hex())
                .put("hex", encoded(genesis::encode).hex())
                .put("hash", genesis.hash().hex());
    }

    private ObjectNode add(String group) {
        return root.withArray(group).addObject();
    }
}
