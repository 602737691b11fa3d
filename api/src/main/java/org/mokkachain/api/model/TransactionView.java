package org.mokkachain.api.model;

import java.util.List;

/**
 * What a transaction says, decoded.
 *
 * @param sender address
 * @param fee offered, base units of the native asset
 * @param validUntil last height that may include it
 * @param bytes encoded size
 */
public record TransactionView(
        String sender,
        long nonce,
        String fee,
        long validUntil,
        List<OperationView> operations,
        List<SignatureView> signatures,
        int bytes) {
    public TransactionView {
        operations = List.copyOf(operations);
        signatures = List.copyOf(signatures);
    }

    /** Both in hex. */
    public record SignatureView(String publicKey, String signature) {}
}
