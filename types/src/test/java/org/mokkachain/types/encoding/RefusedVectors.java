package org.mokkachain.types.encoding;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Bytes;

/** Bytes that look like a value and must be refused, each for one reason. */
final class RefusedVectors {
    private static final int FIRST_OPERATION = 1 + 32 + 20 + 8 + 8 + 8 + 4;

    /** @param type what it claims to be: transaction, operation, header, receipt or certificate */
    record Refused(String type, Bytes encoded) {}

    private final Map<String, Refused> refused = new LinkedHashMap<>();

    private RefusedVectors() {}

    static Map<String, Refused> all() {
        RefusedVectors vectors = new RefusedVectors();
        vectors.addTransactions();
        vectors.addOperations();
        vectors.addOthers();
        return vectors.refused;
    }

    private void addTransactions() {
        byte[] transfer = Samples.transfer().encoded().toBytes();
        add("transaction", "unknown version", patched(transfer, 0, 2));
        add("transaction", "nonce above 2^63 - 1", patched(transfer, 53, 0x80));
        add("transaction", "unknown operation type", patched(transfer, FIRST_OPERATION, 0));
        add("transaction", "asset tag neither 0 nor 1", patched(transfer, FIRST_OPERATION + 1, 2));
        add("transaction", "amount of zero", zeroAmount(transfer));
        add("transaction", "one byte too many", Bytes.of(Arrays.copyOf(transfer, transfer.length + 1)));
        add("transaction", "one byte missing", Bytes.of(transfer, 0, transfer.length - 1));
        add("transaction", "more than 100 operations", patched(transfer, FIRST_OPERATION - 1, 101));
        add("transaction", "no operation", noOperation(transfer));
        add("transaction", "the native asset written with tag 1", nativeAssetInFull(transfer));
        byte[] joint = Samples.jointTransfer().encoded().toBytes();
        add("transaction", "signatures in descending order of keys", swappedSignatures(joint));
        add("transaction", "a key that signs twice", firstSignatureTwice(joint));
    }

    private void addOperations() {
        add("operation", "an asset called like the native one", Bytes.of(issue("MOKKA", 2)));
        add("operation", "a symbol in small letters", Bytes.of(issue("eur", 2)));
        add("operation", "a symbol that starts with a digit", Bytes.of(issue("1EUR", 2)));
        add("operation", "more than 18 decimals", Bytes.of(issue("EUR", 19)));
        add("operation", "minting of the native asset", Bytes.fromHex("0300" + "01".repeat(20) + "0000000000000001"));
        add("operation", "burning nothing", Bytes.fromHex("0401" + "ab".repeat(32) + "0000000000000000"));
        add("operation", "an empty key", Bytes.fromHex("080000"));
        add("operation", "a key with a line break", Bytes.fromHex("080002610a"));
        add("operation", "a key of 257 bytes", Bytes.fromHex("080101" + "61".repeat(257)));
        String one = "01".repeat(32) + "0001";
        String two = "02".repeat(32) + "0001";
        add("operation", "an authority without keys", Bytes.fromHex("0901" + "0001" + "00000000"));
        add("operation", "a threshold of 0", Bytes.fromHex("0901" + "0000" + "00000001" + one));
        add("operation", "a threshold above all weights", Bytes.fromHex("0901" + "0002" + "00000001" + one));
        add("operation", "keys of an authority in descending order",
                Bytes.fromHex("0901" + "0001" + "00000002" + two + one));
        add("operation", "a key of an authority twice", Bytes.fromHex("0901" + "0001" + "00000002" + one + one));
        add("operation", "a weight of 0",
                Bytes.fromHex("0901" + "0001" + "00000002" + one + "02".repeat(32) + "0000"));
        add("operation", "a weight above 1000",
                Bytes.fromHex("0901" + "0001" + "00000001" + "02".repeat(32) + "03e9"));
        add("operation", "no evidence", Bytes.fromHex("0a" + "01".repeat(32) + "00000000"));
    }

    private static byte[] issue(String symbol, int decimals) {
        return new Encoder().u8(2).string(symbol).u8(decimals).u64(1).bool(true).bool(true).toByteArray();
    }

    private void addOthers() {
        byte[] header = EncodingVectors.encoded(Samples.header()::encode).toBytes();
        add("header", "unknown header version", patched(header, 1, Header.VERSION + 1));
        add("header", "transaction count above 2^31 - 1", patched(header, header.length - 8, 0x80));
        byte[] receipt = EncodingVectors.encoded(Samples.receipts().getFirst()::encode).toBytes();
        add("receipt", "outcome neither 0 nor 1", patched(receipt, receipt.length - 1, 2));
        byte[] certificate = EncodingVectors.encoded(Samples.certificate(Phase.COMMIT)::encode).toBytes();
        add("certificate", "unknown phase", patched(certificate, 0, 7));
        int secondSigner = 1 + 24 + 32 + 4 + 66;
        add("certificate", "a signer twice", patched(certificate, secondSigner + 1, 0));
        add("certificate", "a signer above 99", patched(certificate, secondSigner + 66 + 1, 100));
    }

    private void add(String type, String why, Bytes encoded) {
        refused.put(why, new Refused(type, encoded));
    }

    private static Bytes patched(byte[] good, int index, int value) {
        byte[] bad = good.clone();
        bad[index] = (byte) value;
        return Bytes.of(bad);
    }

    private static Bytes zeroAmount(byte[] transfer) {
        byte[] bad = transfer.clone();
        Arrays.fill(bad, FIRST_OPERATION + 2 + 20, FIRST_OPERATION + 2 + 20 + 8, (byte) 0);
        return Bytes.of(bad);
    }

    private static Bytes noOperation(byte[] transfer) {
        int operation = 2 + 20 + 8 + 2 + 2;
        byte[] bad = without(transfer, FIRST_OPERATION, operation);
        bad[FIRST_OPERATION - 1] = 0;
        return Bytes.of(bad);
    }

    private static Bytes nativeAssetInFull(byte[] transfer) {
        int tag = FIRST_OPERATION + 1;
        byte[] bad = new byte[transfer.length + 32];
        System.arraycopy(transfer, 0, bad, 0, tag + 1);
        bad[tag] = 1;
        System.arraycopy(transfer, tag + 1, bad, tag + 1 + 32, transfer.length - tag - 1);
        return Bytes.of(bad);
    }

    private static Bytes swappedSignatures(byte[] joint) {
        byte[] bad = joint.clone();
        int first = joint.length - 2 * 96;
        System.arraycopy(joint, first, bad, first + 96, 96);
        System.arraycopy(joint, first + 96, bad, first, 96);
        return Bytes.of(bad);
    }

    private static Bytes firstSignatureTwice(byte[] joint) {
        byte[] bad = joint.clone();
        int first = joint.length - 2 * 96;
        System.arraycopy(joint, first, bad, first + 96, 96);
        return Bytes.of(bad);
    }

    private static byte[] without(byte[] bytes, int start, int length) {
        byte[] shorter = new byte[bytes.length - length];
        System.arraycopy(bytes, 0, shorter, 0, start);
        System.arraycopy(bytes, start + length, shorter, start, shorter.length - start);
        return shorter;
    }
}
