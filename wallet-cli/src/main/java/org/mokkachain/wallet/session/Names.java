package org.mokkachain.wallet.session;

import java.util.Optional;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.Account;
import org.mokkachain.keystore.Keystore;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.address.AddressException;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.value.Address;
import org.mokkachain.wallet.output.Failure;

/** Turns what a person writes for an account (a name of this wallet, a contact, an address) into an address. */
public final class Names {
    private static final int SHORTEST_ADDRESS = 38;

    private final Session session;
    private final AddressFormat addresses;

    public Names(Session session, AddressFormat addresses) {
        this.session = session;
        this.addresses = addresses;
    }

    /**
     * Someone meant by a person.
     *
     * @param text the address, written out
     * @param name of the account or contact, if it has one
     * @param own one of this wallet's accounts
     */
    public record Party(Address address, String text, Optional<String> name, boolean own) {
        /** Name and address. */
        public String written() {
            return name.map(known -> known + " (" + text + ")").orElse(text);
        }
    }

    /** How addresses are written here. */
    public AddressFormat addresses() {
        return addresses;
    }

    /** Names are shorter than addresses, so nothing is both. */
    static boolean looksLikeAddress(String text) {
        return text.length() >= SHORTEST_ADDRESS;
    }

    /** The party meant; refused if it is nobody, or an address of another network. */
    public Party resolve(String text) throws Failure, KeystoreException {
        if (looksLikeAddress(text)) {
            return known(address(text));
        }
        Optional<Account> account = session.keystore().find(text);
        if (account.isPresent()) {
            Address own = account.get().address();
            return new Party(own, addresses.format(own), Optional.of(text), true);
        }
        Optional<String> contact = session.directory().contacts().find(text);
        if (contact.isPresent()) {
            Address address = address(contact.get());
            return new Party(address, addresses.format(address), Optional.of(text), false);
        }
        if (text.indexOf('1') > 0 && !Keystore.isName(text)) {
            address(text); // says what is wrong with it
        }
        throw Failure.usage(
                "'" + text + "' is neither an account, nor a contact, nor an address",
                "See 'account list' and 'contact list', or write an address (" + addresses.hrp() + "1…).");
    }

    /** The account that sends: that of {@code --from}, or the only one. */
    public Party sender() throws Failure, KeystoreException {
        return known(session.from(addresses).address());
    }

    /** Whether this may be somebody whose key is not in this wallet. */
    public boolean isAddressOrContact(String text) throws Failure {
        return looksLikeAddress(text) || session.directory().contacts().find(text).isPresent();
    }

    /** An address with the name it has in this wallet. */
    public Party known(Address address) throws Failure, KeystoreException {
        String text = addresses.format(address);
        Optional<Account> account = session.keystore().find(address);
        if (account.isPresent()) {
            return new Party(address, text, account.map(Account::name), true);
        }
        return new Party(address, text, session.directory().contacts().nameOf(text), false);
    }

    /** Whether this is an address of the network. */
    public boolean isAddress(String text) {
        try {
            addresses.parse(text);
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    /** The address written as {@code text}. */
    public Address address(String text) throws Failure {
        try {
            return addresses.parse(text);
        } catch (AddressException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "bad_address",
                    String.valueOf(e.getMessage()),
                    "Copy the address again; those of this network begin with " + addresses.hrp() + "1.");
        }
    }
}
