package org.mokkachain.wallet.commands.multisig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.model.Account;
import org.mokkachain.api.model.Account.AuthorityKey;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Authority.WeightedKey;
import org.mokkachain.types.transaction.SetAuthority;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.sending.Deed;
import org.mokkachain.wallet.commands.sending.SendOptions;
import org.mokkachain.wallet.commands.sending.Sending;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.output.Output;
import org.mokkachain.wallet.output.Table;
import org.mokkachain.wallet.output.Text;
import org.mokkachain.wallet.session.Names;
import org.mokkachain.wallet.session.Names.Party;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who may sign for an account. */
public final class MultisigCommands {
    private MultisigCommands() {}

    /** Lays it down. */
    @Command(
            name = "set",
            description = "Lay down whose keys sign for the sender's account from now on: several, or another one.",
            footer = {
                "",
                "Example: multisig set --threshold 2 --key alice --key bob --key carol --from carol",
                "         multisig set --threshold 3 --key alice:2 --key bob --key carol --from carol",
                "         multisig set --key dave --from carol",
                "         multisig set --original --from carol"
            })
    public static final class Set implements WalletCommand {
        @Option(
                names = "--key",
                paramLabel = "KEY[:WEIGHT]",
                description = "Account of this wallet, or a public key in hex; once for each (weight 1 by default).")
        private List<String> keys = List.of();

        @Option(
                names = "--threshold",
                paramLabel = "N",
                description = "Weight that signatures must reach together (default 1).")
        private int threshold = 1;

        @Option(names = "--original", description = "Only the key that the account began with.")
        private boolean original;

        @Mixin
        private SendOptions options = new SendOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Authority authority = authority(session);
            Sending sending = Sending.of(session, options);
            String what = inWords(authority) + " for " + sending.sender().written();
            Deed deed = Deed.of(List.of(new SetAuthority(authority)), "let " + what, "From now on " + what);
            if (authority instanceof Authority.Weighted weighted) {
                weighted.keys().forEach(member ->
                        deed.field("key " + shortened(member.key()), nameOf(session, member) + member.weight()));
                deed.field("threshold", Integer.toString(weighted.threshold()));
                if (weighted.weightOf(ownKey(session, sending.sender())) == 0) {
                    deed.warning("The account's present key is not among them: it will not be able to sign any more.");
                }
            }
            return sending.run(deed);
        }

        private static PublicKey ownKey(Session session, Party sender) throws KeystoreException {
            return session.keystore()
                    .find(sender.address())
                    .map(org.mokkachain.keystore.Account::publicKey)
                    .orElse(PublicKey.of(new byte[PublicKey.LENGTH]));
        }

        private Authority authority(Session session) throws Failure, KeystoreException {
            if (original == !keys.isEmpty()) {
                throw Failure.usage(
                        "who is to sign?", "Give --key for every key, or --original for the key of the beginning.");
            }
            if (original) {
                return new Authority.OriginalKey();
            }
            List<WeightedKey> members = new ArrayList<>();
            for (String key : keys) {
                members.add(member(session, key));
            }
            Authority authority;
            try {
                authority = Authority.Weighted.sorting(threshold, members);
            } catch (IllegalArgumentException e) {
                throw Failure.usage(String.valueOf(e.getMessage()), "See: multisig set --help");
            }
            return authority;
        }

        private static WeightedKey member(Session session, String text) throws Failure, KeystoreException {
            int colon = text.lastIndexOf(':');
            String name = colon < 0 ? text : text.substring(0, colon);
            try {
                int weight = colon < 0 ? 1 : Integer.parseInt(text.substring(colon + 1));
                return new WeightedKey(key(session, name), weight);
            } catch (NumberFormatException e) {
                throw Failure.usage("'" + text + "' has no weight after the colon", "Write for example alice:2.");
            } catch (IllegalArgumentException e) {
                throw Failure.usage("'" + text + "': " + e.getMessage(), "See: multisig set --help");
            }
        }

        private static PublicKey key(Session session, String name) throws Failure, KeystoreException {
            Optional<org.mokkachain.keystore.Account> own = session.keystore().find(name);
            if (own.isPresent()) {
                return own.get().publicKey();
            }
            if (name.length() != 2 * PublicKey.LENGTH) {
                throw Failure.usage(
                        "'" + name + "' is neither an account of this wallet nor a public key",
                        "A key has 64 hexadecimal digits; its owner sees it with: account show NAME");
            }
            PublicKey key = PublicKey.fromHex(name);
            if (!Ed25519.isUsable(key)) {
                throw Failure.usage("nobody can sign with the key " + name, "Ask its owner again: account show NAME");
            }
            return key;
        }
    }

    /** Shows it. */
    @Command(
            name = "show",
            description = "Show whose keys sign for an account.",
            footer = {"", "Example: multisig show carol"})
    public static final class Show implements WalletCommand {
        @Parameters(arity = "0..1", paramLabel = "ACCOUNT", description = "Account, contact or address.")
        private @Nullable String account;

        @Override
        public boolean worksAlone() {
            return true;
        }

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            Names names = session.names();
            Party party = account == null ? names.sender() : names.resolve(account);
            Account found = session.client().account(party.text());
            Output output = session.output();
            if (output.isJson()) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("address", party.text());
                json.put("authority", found.authority());
                output.json(json);
                return ExitCode.OK;
            }
            Table head = Table.fields().field("account", party.written());
            if (found.authority().keys().isEmpty()) {
                output.print(head.field("signs", "only the key that the account began with"));
                return ExitCode.OK;
            }
            output.print(head.field("threshold", Integer.toString(found.authority().threshold())));
            output.print("");
            Table table = Table.of("KEY OF", ">WEIGHT", "PUBLIC KEY");
            for (AuthorityKey key : found.authority().keys()) {
                Party holder = names.known(AccountAddress.of(PublicKey.fromHex(key.publicKey())));
                table.row(
                        Text.bold(holder.name().orElse(holder.text())),
                        Text.plain(Integer.toString(key.weight())),
                        Text.dim(key.publicKey()));
            }
            output.print(table);
            return ExitCode.OK;
        }
    }

    private static String nameOf(Session session, WeightedKey member) {
        try {
            return new Names(session, session.addresses())
                    .known(AccountAddress.of(member.key()))
                    .name()
                    .map(name -> name + ", weight ")
                    .orElse("weight ");
        } catch (Failure | KeystoreException e) {
            return "weight ";
        }
    }

    private static String shortened(PublicKey key) {
        return key.hex().substring(0, 12) + "…";
    }

    private static String inWords(Authority authority) {
        return switch (authority) {
            case Authority.OriginalKey() -> "the first key signs";
            case Authority.Weighted(int threshold, List<WeightedKey> keys) when keys.size() == 1 ->
                "another key signs (weight " + threshold + ")";
            case Authority.Weighted(int threshold, List<WeightedKey> keys)
            when keys.stream().allMatch(member -> member.weight() == 1) ->
                threshold + " of " + keys.size() + " keys sign";
            case Authority.Weighted(int threshold, List<WeightedKey> keys) ->
                "keys sign whose weights reach " + threshold + " (" + keys.size() + " keys)";
        };
    }
}
