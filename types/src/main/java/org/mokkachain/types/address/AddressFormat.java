package org.mokkachain.types.address;

import org.mokkachain.types.value.Address;

/**
 * How the addresses of one network are written: Bech32m (BIP-350) of the 20 bytes, after a human-readable part that
 * names the network, so that an address of another network cannot be used by mistake.
 *
 * @param hrp the human-readable part, 1 to 20 lower-case letters or digits, beginning with a letter
 */
public record AddressFormat(String hrp) {
    /** A production network. */
    public static final AddressFormat PRODUCTION = new AddressFormat("mok");

    /** A development or test network. */
    public static final AddressFormat DEVELOPMENT = new AddressFormat("tmok");

    private static final String ALLOWED = "[a-z][a-z0-9]{0,19}";
    private static final int GROUPS_AND_CHECKSUM = 38;

    /** @throws IllegalArgumentException if {@code hrp} is not of the form above */
    public AddressFormat {
        if (!hrp.matches(ALLOWED)) {
            throw new IllegalArgumentException("the prefix of a network's addresses must be 1 to 20 lower-case letters"
                    + " or digits, beginning with a letter: '" + hrp + "'");
        }
    }

    /** The text of {@code address}, in lower case. */
    public String format(Address address) {
        return new Bech32m(hrp, Bech32m.toGroups(address.toBytes())).encode();
    }

    /**
     * The address written as {@code text}, all in lower or all in upper case.
     *
     * @throws AddressException if it is not an address of this network, with a sentence that says why
     */
    public Address parse(String text) {
        Bech32m decoded = decode(text);
        if (!decoded.prefix().equals(hrp)) {
            throw refusal(text, "it belongs to " + network(decoded.prefix()) + ", this is " + network(hrp));
        }
        byte[] bytes = bytes(text, decoded);
        if (bytes.length != Address.LENGTH) {
            throw refusal(text, "it holds " + bytes.length + " bytes instead of " + Address.LENGTH);
        }
        return Address.of(bytes);
    }

    private Bech32m decode(String text) {
        try {
            return Bech32m.decode(text);
        } catch (AddressException e) {
            throw refusal(text, e.getMessage() + lengthHint(text));
        }
    }

    private static byte[] bytes(String text, Bech32m decoded) {
        try {
            return decoded.toBytes();
        } catch (AddressException e) {
            throw refusal(text, String.valueOf(e.getMessage()));
        }
    }

    private String lengthHint(String text) {
        int expected = hrp.length() + 1 + GROUPS_AND_CHECKSUM;
        boolean ofThisNetwork = text.regionMatches(true, 0, hrp + "1", 0, hrp.length() + 1);
        return ofThisNetwork && text.length() != expected
                ? "; an address here has " + expected + " characters, this text " + text.length()
                : "";
    }

    private static String network(String hrp) {
        String kind =
                switch (hrp) {
                    case "mok" -> "a production network";
                    case "tmok" -> "a development network";
                    default -> "another kind of network";
                };
        return kind + " ('" + hrp + "')";
    }

    private static AddressException refusal(String text, String reason) {
        String shown = text.length() <= 100 ? text : text.substring(0, 100) + "…";
        return new AddressException("'" + shown + "' is not an address of this network: " + reason);
    }
}
