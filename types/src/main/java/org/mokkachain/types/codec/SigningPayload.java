package org.mokkachain.types.codec;

import java.nio.charset.StandardCharsets;
import org.mokkachain.types.value.Bytes;

/**
 * The start of everything that is ever signed: {@code "MOKKA/1" | type u8}. Because the type is part of the signed
 * bytes, a signature made for one purpose is never valid for another.
 */
public final class SigningPayload {
    public static final int SUSPECT = 1;
    public static final int VOTE = 2;
    public static final int LEAD = 3;
    public static final int APPEND = 4;
    public static final int PREPARE = 5;
    public static final int COMMIT = 6;
    public static final int HEARTBEAT = 7;
    public static final int HANDOVER = 8;
    public static final int READ_INDEX = 9;
    public static final int EVIDENCE = 10;
    public static final int TRANSACTION = 64;

    private static final Bytes DOMAIN = Bytes.of("MOKKA/1".getBytes(StandardCharsets.US_ASCII));

    private SigningPayload() {}

    /** An encoder that already holds domain and type. */
    public static Encoder start(int type) {
        return new Encoder().raw(DOMAIN).u8(type);
    }
}
