package org.mokkachain.types.governance;

import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.PublicKey;

/**
 * Takes in a validator as the last of the set.
 *
 * @param name for people, 1 to {@value #MAX_NAME} bytes in UTF-8
 * @param key signs its consensus messages and identifies its node
 * @param operator account that receives its fees and votes on changes for it
 * @param host where others dial it, {@code host:port}, at most {@value #MAX_HOST} bytes; a node's own configuration
 *     wins
 */
public record AddValidator(String name, PublicKey key, Address operator, String host) implements Change {
    public static final int TYPE = 1;
    public static final int MAX_NAME = 64;
    public static final int MAX_HOST = 255;

    private static final int MAX_PORT = 65_535;

    public AddValidator {
        if (name.isEmpty() || Encoder.utf8Length(name) > MAX_NAME) {
            throw new IllegalArgumentException("a validator's name has 1 to " + MAX_NAME + " bytes in UTF-8");
        }
        if (Encoder.utf8Length(host) > MAX_HOST || !isHostAndPort(host)) {
            throw new IllegalArgumentException(
                    "a validator's host is host:port in at most " + MAX_HOST + " bytes, got \"" + host + "\"");
        }
    }

    private static boolean isHostAndPort(String host) {
        int colon = host.lastIndexOf(':');
        String port = host.substring(colon + 1);
        return colon > 0
                && host.chars().allMatch(c -> c > ' ' && c < 127)
                && port.matches("[1-9][0-9]{0,4}")
                && Integer.parseInt(port) <= MAX_PORT;
    }

    @Override
    public int type() {
        return TYPE;
    }

    @Override
    public void encodeFields(Encoder out) {
        out.string(name).fixed(key).fixed(operator).string(host);
    }

    static AddValidator decodeFields(Decoder in) throws DecodingException {
        return new AddValidator(in.string(MAX_NAME), in.publicKey(), in.address(), in.string(MAX_HOST));
    }
}
