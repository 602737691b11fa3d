package org.mokkachain.wallet.commands.governance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.client.MokkaClientException;
import org.mokkachain.api.governance.ChangeFields;
import org.mokkachain.api.model.DryRun;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.api.model.ProposalInfo;
import org.mokkachain.api.model.ValidatorInfo;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.governance.AddValidator;
import org.mokkachain.types.governance.Change;
import org.mokkachain.types.governance.RemoveValidator;
import org.mokkachain.types.transaction.ProposeChange;
import org.mokkachain.types.value.PublicKey;
import org.mokkachain.wallet.commands.base.WalletCommand;
import org.mokkachain.wallet.commands.sending.Deed;
import org.mokkachain.wallet.commands.sending.SendOptions;
import org.mokkachain.wallet.commands.sending.Sending;
import org.mokkachain.wallet.output.Failure;
import org.mokkachain.wallet.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proposing changes to the validators; the sender must be the operator of one. */
public final class ProposeCommands {
    private static final int MOST = 100;

    private ProposeCommands() {}

    /** What all of them take. */
    static final class ProposeOptions {
        @Option(
                names = "--lifetime",
                paramLabel = "BLOCKS",
                description = "Blocks until it expires without a quorum (default: what the network has laid down).")
        private long lifetime;

        @Option(names = "--dry-run", description = "Only show what it would do; nothing is sent.")
        private boolean dryRun;

        @Option(names = "--force", description = "Send it, too, where the chain would refuse it as things are.")
        private boolean force;

        @Mixin
        private SendOptions options = new SendOptions();

        ExitCode propose(Session session, Change change) throws Failure, KeystoreException, MokkaClientException {
            AddressFormat addresses = session.network().addresses();
            ChangeFields fields = new ChangeFields(addresses);
            if (dryRun) {
                return DryRuns.show(session, session.client().dryRun(fields.of(change)));
            }
            ProposeChange proposal;
            try {
                proposal = new ProposeChange(change, lifetime);
            } catch (IllegalArgumentException e) {
                throw Failure.usage(String.valueOf(e.getMessage()), "Give another --lifetime, or none.");
            }
            Sending sending = Sending.of(session, options);
            String text = new ChangeWords(session).of(fields.of(change), fields.text(change));
            Deed deed = Deed.of(List.of(proposal), "propose to " + text, "Proposed to " + text)
                    .field("propose to", text)
                    .afterwards("proposal", (client, height) -> number(client, change, height));
            if (!session.settings().offline() && options.build().file().isEmpty()) {
                DryRun run = session.client().dryRun(fields.of(change));
                DryRuns.requireApplicable(run, force);
                DryRuns.describe(run, deed);
            }
            return sending.run(deed);
        }
    }

    /** The number that the proposal got. */
    private static Optional<Long> number(MokkaClient client, Change change, long height)
            throws MokkaClientException {
        return client.proposals(MOST, Optional.empty()).items().stream()
                .filter(proposal -> proposal.proposedAt() == height)
                .filter(proposal -> proposal.changeHash().equals(change.hash().hex()))
                .map(ProposalInfo::number)
                .findFirst();
    }

    /** The change that a constructor makes; what it refuses is a matter of usage. */
    @FunctionalInterface
    private interface Making {
        Change make();
    }

    private static Change change(Making making) throws Failure {
        try {
            return making.make();
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()), "See: help validator");
        }
    }

    public static PublicKey key(String text) throws Failure {
        try {
            return PublicKey.fromHex(text);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("'" + text + "' is not a public key", "It has 64 hexadecimal digits.");
        }
    }

    /** The key of a validator named by a person. */
    static PublicKey validator(Session session, String nameOrKey) throws Failure, MokkaClientException {
        for (ValidatorInfo validator : session.client().validators()) {
            if (validator.name().equals(nameOrKey) || validator.publicKey().equals(nameOrKey)) {
                return key(validator.publicKey());
            }
        }
        throw Failure.usage("there is no validator " + nameOrKey, "All of them: validator list");
    }

    /** One more. */
    @Command(
            name = "propose-add",
            description = "Propose to add a validator; its node must be connected and in sync.",
            footer = {
                "",
                "Example: validator propose-add --name validator-4 --operator dave --host 10.0.0.5:9100 --from alice"
                        + " --key 5608987fb226640b2c440571f1d619a2a2170fa1103f269c9a02ab90a181c324"
            })
    public static final class Add implements WalletCommand {
        @Option(names = "--name", paramLabel = "NAME", required = true, description = "Its name, for people.")
        private String name = "";

        @Option(
                names = "--key",
                paramLabel = "KEY",
                required = true,
                description = "Public key of its node, in hex (mokka key show).")
        private String key = "";

        @Option(
                names = "--operator",
                paramLabel = "ACCOUNT",
                required = true,
                description = "Account that votes for it and receives its fees.")
        private String operator = "";

        @Option(
                names = "--host",
                paramLabel = "HOST:PORT",
                required = true,
                description = "Where other nodes reach it.")
        private String host = "";

        @Mixin
        private ProposeOptions proposing = new ProposeOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            var account = session.names().resolve(operator);
            PublicKey node = key(key);
            return proposing.propose(
                    session, change(() -> new AddValidator(name, node, account.address(), host)));
        }
    }

    /** One less. */
    @Command(
            name = "propose-remove",
            description = "Propose to remove a validator.",
            footer = {"", "Example: validator propose-remove validator-3 --from alice --dry-run"})
    public static final class Remove implements WalletCommand {
        @Parameters(paramLabel = "VALIDATOR", description = "Name or public key.")
        private String validator = "";

        @Mixin
        private ProposeOptions proposing = new ProposeOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            return proposing.propose(session, new RemoveValidator(validator(session, validator)));
        }
    }

    /** Another value. */
    @Command(
            name = "propose-set",
            description = "Propose another value of a parameter of the network.",
            footer = {
                "",
                "Example: validator propose-set minFee 2000 --at 50000 --from alice",
                "         validator propose-set accountAllowList 1 --from alice --dry-run"
            })
    public static final class SetValue implements WalletCommand {
        @Parameters(
                index = "0",
                paramLabel = "PARAMETER",
                description = {
                    "One of maxBlockTransactions, maxBlockBytes, maxTransactionBytes, minFee, proposalLifetime,",
                    "accountAllowList, nodeAllowList (of the last two 1 means that only the listed take part)."
                })
        private String parameter = "";

        @Parameters(index = "1", paramLabel = "VALUE", description = "A whole number.")
        private String value = "";

        @Option(names = "--at", paramLabel = "HEIGHT", description = "The first block for which it holds.")
        private String height = "0";

        @Mixin
        private ProposeOptions proposing = new ProposeOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            ChangeFields fields = new ChangeFields(session.network().addresses());
            Map<String, String> written = Map.of(
                    "change", "setParameter", "parameter", parameter, "value", value, "activationHeight", height);
            return proposing.propose(session, change(() -> fields.parse(written)));
        }
    }

    /** Who may take part. */
    @Command(
            name = "propose-permission",
            description = "Propose to allow or deny an account or a node, or to treat it as any other.",
            footer = {
                "",
                "Example: validator propose-permission denied --account dave --from alice",
                "         validator propose-permission allowed --from alice"
                        + " --node-key 5608987fb226640b2c440571f1d619a2a2170fa1103f269c9a02ab90a181c324"
            })
    public static final class Permit implements WalletCommand {
        @Parameters(
                paramLabel = "allowed|denied|none",
                description = "What holds from then on; none: what holds for anybody.")
        private String permission = "";

        @Option(names = "--account", paramLabel = "ACCOUNT", description = "Account, contact or address.")
        private @Nullable String account;

        /** Not {@code --node}: that is the node to talk to, of every command. */
        @Option(names = "--node-key", paramLabel = "KEY", description = "Public key of a node, in hex.")
        private @Nullable String node;

        @Mixin
        private ProposeOptions proposing = new ProposeOptions();

        @Override
        public ExitCode run(Session session) throws Failure, KeystoreException, MokkaClientException {
            ChangeFields fields = new ChangeFields(session.network().addresses());
            Map.Entry<String, String> subject = subject(session);
            Map<String, String> written = Map.of(
                    "change", "setPermission", subject.getKey(), subject.getValue(), "permission", permission);
            return proposing.propose(session, change(() -> fields.parse(written)));
        }

        /** Whom it is about, as a field of the change. */
        private Map.Entry<String, String> subject(Session session)
                throws Failure, KeystoreException, MokkaClientException {
            if (account != null && node == null) {
                return Map.entry("account", session.names().resolve(account).text());
            }
            if (node == null || account != null) {
                throw Failure.usage("for whom?", "Give --account or --node-key.");
            }
            return Map.entry("node", key(node).hex());
        }
    }
}
