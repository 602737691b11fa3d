package org.mokkachain.node.main;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.node.genesis.GenesisDraft;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.governance.Permission;
import picocli.CommandLine.Option;

/** What of a genesis is given on the command line. Used as a mixin. */
final class GenesisOptions {
    private static final int VALIDATOR_PARTS = 4;
    private static final int ACCOUNT_PARTS = 3;
    private static final String ALLOW_LIST = "allow-list";

    @Option(names = "--network", paramLabel = "NAME", description = "Name of the network.")
    private Optional<String> network = Optional.empty();

    @Option(names = "--prefix", paramLabel = "PREFIX",
            description = "What its addresses begin with: mok (default) for production, tmok for tests.")
    private Optional<String> prefix = Optional.empty();

    @Option(names = "--validator", paramLabel = "NAME,KEY,OPERATOR,HOST:PORT",
            description = "A validator: name; public key ('mokka key show') or key file; address of the operator's"
                    + " account or its key file; where it is reached. Once for each, in the same order for everybody.")
    private List<String> validators = new ArrayList<>();

    @Option(names = "--account", paramLabel = "LABEL,ADDRESS,AMOUNT",
            description = "An account with an initial balance, as in treasury,mok1…,\"1000000 MOKKA\".")
    private List<String> accounts = new ArrayList<>();

    @Option(names = "--operator-balance", paramLabel = "AMOUNT",
            description = "Gives each operator without an --account this balance.")
    private Optional<String> operatorBalance = Optional.empty();

    @Option(names = {"--crash-model", "--mode"}, paramLabel = "bft|cft",
            description = "Which faults it survives: bft (default), a third may do anything; cft, half may stop.")
    private Optional<CrashModel> crashModel = Optional.empty();

    @Option(names = "--timing", paramLabel = "lan|wan",
            description = "Where its validators are: lan (default), at one site; wan, on several continents.")
    private Optional<TimingChoice> timing = Optional.empty();

    @Option(names = "--heartbeat-block", paramLabel = "SECONDS",
            description = "Seconds between blocks of an idle chain (default: 60); 0: none.")
    private Optional<Long> heartbeatBlock = Optional.empty();

    @Option(names = "--min-fee", paramLabel = "AMOUNT", description = "Least fee of a transaction (default: 0.001).")
    private Optional<String> minFee = Optional.empty();

    @Option(names = "--max-block-bytes", paramLabel = "N", description = "Bytes of a block (default: 1 MiB).")
    private Optional<Integer> maxBlockBytes = Optional.empty();

    @Option(names = "--max-block-transactions", paramLabel = "N",
            description = "Transactions of a block (default: 5000).")
    private Optional<Integer> maxBlockTransactions = Optional.empty();

    @Option(names = "--max-transaction-bytes", paramLabel = "N",
            description = "Bytes of a transaction (default: 32768).")
    private Optional<Integer> maxTransactionBytes = Optional.empty();

    @Option(names = "--proposal-lifetime", paramLabel = "BLOCKS",
            description = "Blocks until a proposal without a quorum expires (default: 100000).")
    private Optional<Long> proposalLifetime = Optional.empty();

    @Option(names = "--account-mode", paramLabel = "open|allow-list",
            description = "Which accounts may send: all that are not denied (default), or only those allowed.")
    private Optional<String> accountMode = Optional.empty();

    @Option(names = "--node-mode", paramLabel = "open|allow-list",
            description = "Which nodes may connect to validators: all not denied (default), or only those allowed.")
    private Optional<String> nodeMode = Optional.empty();

    @Option(names = "--allow-account", paramLabel = "ADDRESS", description = "An account that may send.")
    private List<String> allowedAccounts = new ArrayList<>();

    @Option(names = "--deny-account", paramLabel = "ADDRESS", description = "An account that may not send.")
    private List<String> deniedAccounts = new ArrayList<>();

    @Option(names = "--allow-node", paramLabel = "KEY", description = "A node that may connect.")
    private List<String> allowedNodes = new ArrayList<>();

    @Option(names = "--deny-node", paramLabel = "KEY", description = "A node that may not connect.")
    private List<String> deniedNodes = new ArrayList<>();

    /** The timings that have a name. */
    enum TimingChoice {
        LAN(Timing.LAN),
        WAN(Timing.WAN);

        private final Timing timing;

        TimingChoice(Timing timing) {
            this.timing = timing;
        }
    }

    /** Which faults it survives, where that is given. */
    Optional<CrashModel> crashModel() {
        return crashModel;
    }

    /** What is given, as a draft; an {@link IllegalArgumentException} names the option that is wrong. */
    GenesisDraft draft() {
        GenesisDraft draft = new GenesisDraft();
        network.ifPresent(name -> take("--network", name, draft::setNetwork));
        prefix.ifPresent(text -> take("--prefix", text, draft::setPrefix));
        crashModel.ifPresent(draft::setCrashModel);
        timing.ifPresent(choice -> draft.setTiming(choice.timing));
        heartbeatBlock.ifPresent(seconds -> take("--heartbeat-block", Long.toString(seconds),
                _ -> draft.setHeartbeatBlockMs(Math.multiplyExact(seconds, 1_000L))));
        proposalLifetime.ifPresent(blocks -> take("--proposal-lifetime", Long.toString(blocks),
                _ -> draft.setProposalLifetime(blocks)));
        takeLimits(draft);
        validators.forEach(text -> take("--validator", text, _ -> addValidator(text, draft)));
        accounts.forEach(text -> take("--account", text, _ -> addAccount(text, draft)));
        operatorBalance.ifPresent(text ->
                take("--operator-balance", text, _ -> draft.fundOperators(AssetUnit.MOKKA.parse(text))));
        takePermissions(draft);
        return draft;
    }

    private void takeLimits(GenesisDraft draft) {
        minFee.ifPresent(text -> take("--min-fee", text, _ -> draft.setLimits(
                new Limits(draft.limits().maxBlockBytes(), draft.limits().maxBlockTransactions(),
                        draft.limits().maxTransactionBytes(), AssetUnit.MOKKA.parse(text)))));
        maxBlockBytes.ifPresent(n -> take("--max-block-bytes", Integer.toString(n), _ -> draft.setLimits(
                new Limits(n, draft.limits().maxBlockTransactions(), draft.limits().maxTransactionBytes(),
                        draft.limits().minFee()))));
        maxBlockTransactions.ifPresent(n -> take("--max-block-transactions", Integer.toString(n), _ -> draft.setLimits(
                new Limits(draft.limits().maxBlockBytes(), n, draft.limits().maxTransactionBytes(),
                        draft.limits().minFee()))));
        maxTransactionBytes.ifPresent(n -> take("--max-transaction-bytes", Integer.toString(n), _ -> draft.setLimits(
                new Limits(draft.limits().maxBlockBytes(), draft.limits().maxBlockTransactions(), n,
                        draft.limits().minFee()))));
    }

    private void takePermissions(GenesisDraft draft) {
        allowedAccounts.forEach(text -> take("--allow-account", text,
                account -> draft.permitAccount(account, Permission.ALLOWED)));
        deniedAccounts.forEach(text -> take("--deny-account", text,
                account -> draft.permitAccount(account, Permission.DENIED)));
        allowedNodes.forEach(text -> take("--allow-node", text, key -> draft.permitNode(key, Permission.ALLOWED)));
        deniedNodes.forEach(text -> take("--deny-node", text, key -> draft.permitNode(key, Permission.DENIED)));
        if (accountMode.isPresent() || nodeMode.isPresent()) {
            draft.setAllowLists(
                    isAllowList("--account-mode", accountMode), isAllowList("--node-mode", nodeMode));
        }
    }

    private static boolean isAllowList(String option, Optional<String> mode) {
        String text = mode.orElse("open");
        if (!text.equals("open") && !text.equals(ALLOW_LIST)) {
            throw new IllegalArgumentException(option + " " + text + ": must be open or " + ALLOW_LIST);
        }
        return text.equals(ALLOW_LIST);
    }

    private static void addValidator(String text, GenesisDraft draft) {
        String[] parts = parts(text, VALIDATOR_PARTS);
        draft.addValidator(new Validator(parts[0], draft.freshKey(parts[1]), draft.address(parts[2])), parts[3]);
    }

    private static void addAccount(String text, GenesisDraft draft) {
        String[] parts = parts(text, ACCOUNT_PARTS);
        draft.addAccount(new GenesisAccount(
                parts[0], draft.freshAddress(parts[1]), AssetUnit.MOKKA.parse(parts[2])));
    }

    private static String[] parts(String text, int count) {
        String[] parts = text.split(",", -1);
        if (parts.length != count) {
            throw new IllegalArgumentException("has " + parts.length + " parts, not " + count);
        }
        return parts;
    }

    /** Gives {@code value} to {@code taker}, and names the option where that refuses. */
    private static void take(String option, String value, Consumer<String> taker) {
        try {
            taker.accept(value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(option + " " + value + ": " + e.getMessage(), e);
        }
    }
}
