package org.mokkachain.wallet.commands.sending;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mokkachain.api.model.Account.Authority;
import org.mokkachain.api.model.Account.AuthorityKey;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.Account;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Password;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Names.Party;
import org.mokkachain.wallet.session.Session;

/** The accounts of this wallet whose keys sign for a sender. */
public record Signatories(List<Account> accounts) {
    public Signatories {
        accounts = List.copyOf(accounts);
    }

    /**
     * Those named, or else as few as suffice; refused if they do not suffice or one of them may not sign.
     *
     * @param named names or addresses of accounts of this wallet
     */
    public static Signatories of(
            Session session, AddressFormat addresses, Party sender, Authority authority, List<String> named)
            throws Failure, KeystoreException {
        Map<String, Integer> weights = weights(session, sender, authority);
        List<Account> chosen = new ArrayList<>();
        int reached = 0;
        for (Account account : candidates(session, addresses, weights, named)) {
            if (named.isEmpty() && reached >= authority.threshold()) {
                break;
            }
            chosen.add(account);
            reached += weights.getOrDefault(account.publicKey().hex(), 0);
        }
        if (reached < authority.threshold()) {
            throw tooFew(sender, authority, chosen, reached);
        }
        return new Signatories(chosen);
    }

    /** The keys that may sign, with their weights. */
    private static Map<String, Integer> weights(Session session, Party sender, Authority authority)
            throws KeystoreException {
        Map<String, Integer> weights = new LinkedHashMap<>();
        if (authority.keys().isEmpty()) {
            session.keystore()
                    .find(sender.address())
                    .ifPresent(account -> weights.put(account.publicKey().hex(), 1));
        }
        for (AuthorityKey key : authority.keys()) {
            weights.put(key.publicKey(), key.weight());
        }
        return weights;
    }

    private static List<Account> candidates(
            Session session, AddressFormat addresses, Map<String, Integer> weights, List<String> named)
            throws Failure, KeystoreException {
        if (named.isEmpty()) {
            return session.keystore().list().accounts().stream()
                    .filter(account -> weights.containsKey(account.publicKey().hex()))
                    .sorted(Comparator.comparingInt((Account a) -> -weights.getOrDefault(a.publicKey().hex(), 0)))
                    .toList();
        }
        Map<String, Account> accounts = new LinkedHashMap<>();
        for (String name : named) {
            Account account = session.account(name, addresses);
            if (!weights.containsKey(account.publicKey().hex())) {
                throw new Failure(
                        ExitCode.USAGE,
                        "not_a_signer",
                        "the key of " + account.name() + " may not sign for this account",
                        "Who may: multisig show ACCOUNT");
            }
            accounts.put(account.name(), account);
        }
        return List.copyOf(accounts.values());
    }

    private static Failure tooFew(Party sender, Authority authority, List<Account> chosen, int reached) {
        String who = sender.name().orElse(sender.text());
        if (authority.keys().isEmpty()) {
            return Failure.configuration(
                    "no_account", "the key of " + who + " is not in this wallet", "Name another wallet: --wallet-dir.");
        }
        String have = chosen.isEmpty()
                ? "none of its keys is in this wallet"
                : String.join(", ", chosen.stream().map(Account::name).toList()) + ": " + reached;
        return new Failure(
                ExitCode.CONFIGURATION,
                "missing_signatures",
                "signatures with a weight of " + authority.threshold() + " are needed for " + who + "; " + have,
                "Import the other keys, or sign on a wallet that has them. Who may sign: multisig show " + who);
    }

    /** Opens the keys; asks for passwords. */
    public List<Signer> unlock(Session session) throws Failure, KeystoreException {
        List<Signer> signers = new ArrayList<>();
        for (Account account : accounts) {
            try (Password password = session.passwords().of(account.name())) {
                PrivateKey key = account.file().unlock(password);
                try {
                    signers.add(Ed25519.bouncyCastle().signer(key));
                } finally {
                    key.wipe();
                }
            }
        }
        return signers;
    }

    String names() {
        return String.join(", ", accounts.stream().map(Account::name).toList());
    }
}
