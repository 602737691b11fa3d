package org.mokkachain.types.certificate;

import org.mokkachain.types.codec.SigningPayload;

/** The two votes on a block. */
public enum Phase {
    /** First vote: the block is valid and the only one this validator accepts at its term and height. */
    PREPARE(SigningPayload.PREPARE),
    /** Second vote (BFT only): a quorum prepared the block, and this validator will not forget it. */
    COMMIT(SigningPayload.COMMIT);

    private final int payloadType;

    Phase(int payloadType) {
        this.payloadType = payloadType;
    }

    /** Type byte of the signed payload, and code in canonical encodings. */
    public int payloadType() {
        return payloadType;
    }

    /** The phase with this code; {@link IllegalArgumentException} if there is none. */
    public static Phase ofCode(int code) {
        return switch (code) {
            case SigningPayload.PREPARE -> PREPARE;
            case SigningPayload.COMMIT -> COMMIT;
            default -> throw new IllegalArgumentException("unknown phase " + code);
        };
    }
}
