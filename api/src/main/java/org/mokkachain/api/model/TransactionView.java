package org.mokkachain.api.model;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import java.util.List;

/**
 * What a transaction says, decoded.
 *
 * @param sender address
 * @param fee offered, base units of the native asset
 * @param validUntil last height that may include it
 * @param bytes encoded size
 */
@JsonClassDescription("What a transaction says")
public record TransactionView(
        @Form(Form.ADDRESS) String sender,
        long nonce,
        @Form(Form.AMOUNT) String fee,
        long validUntil,
        List<OperationView> operations,
        List<SignatureView> signatures,
        int bytes) {
    public TransactionView {
        operations = List.copyOf(operations);
        signatures = List.copyOf(signatures);
    }

    /** Both in hex. */
    @JsonClassDescription("A signature of a transaction")
    public record SignatureView(
            @Form(Form.HASH) String publicKey,
            @Form(Form.HEX) String signature) {}
}
