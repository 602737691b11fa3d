package org.mokkachain.node.genesis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mokkachain.api.genesis.GenesisMistake;
import org.mokkachain.api.genesis.HostAndPort;
import org.mokkachain.api.units.AssetUnit;
import org.mokkachain.node.genesis.GenesisDraft.Topic;
import org.mokkachain.node.genesis.Questions.Choice;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Quorum;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.GenesisGovernance;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.PublicKey;

/** Asks a person for everything of a genesis that is not decided yet, explaining each question. */
public final class GenesisDialogue {
    private static final int P2P_PORT = 9100;
    private static final String OPERATOR_BALANCE = "1000 MOKKA";

    private final Questions questions;
    private final GenesisDraft draft;

    public GenesisDialogue(Prompt prompt, GenesisDraft draft) {
        this.questions = new Questions(prompt);
        this.draft = draft;
    }

    /** Leaves the draft complete. */
    public void run() throws DialogueLeftException {
        questions.say("""
                A genesis is what all members of a network agree on before the first block. Its hash is the network's
                identity. Enter takes the answer in [brackets], ? explains again, Ctrl-C leaves; nothing is written
                before the last question.""");
        askAboutNetwork();
        if (!draft.isDecided(Topic.CRASH_MODEL)) {
            draft.setCrashModel(questions.choose("Which faults must it survive", """

                    bft: a third of the validators may do anything, also lie. What a consortium wants.
                    cft: nearly half may stop, but none may lie. For validators of one owner.""",
                    List.of(new Choice<>("bft", CrashModel.BFT), new Choice<>("cft", CrashModel.CFT))));
        }
        askAboutValidators();
        askAboutTiming();
        askAboutAccounts();
        askAboutGovernance();
    }

    /** The last question, after a look back. */
    public boolean mayWrite(Genesis genesis, List<GenesisMistake> warnings, String file) throws DialogueLeftException {
        questions.space();
        questions.say(genesis.network() + ": " + genesis.crashModel().name().toLowerCase(Locale.ROOT) + ", "
                + genesis.validators().members().stream().map(Validator::name).collect(Collectors.joining(", "))
                + "; " + AssetUnit.MOKKA.format(genesis.supply()) + " in " + genesis.accounts().size()
                + (genesis.accounts().size() == 1 ? " account" : " accounts"));
        warnings.forEach(warning -> questions.say("warning  " + warning));
        return questions.confirm("Write " + file);
    }

    private void askAboutNetwork() throws DialogueLeftException {
        if (!draft.isDecided(Topic.NETWORK)) {
            questions.ask("Name of the network", "", """

                    The name is for people; logs and wallets show it.""", name -> {
                        draft.setNetwork(name);
                        return name;
                    });
        }
        if (!draft.isDecided(Topic.PREFIX)) {
            draft.setPrefix(questions.choose("What is it for", """

                    production: its addresses begin with mok. test: they begin with tmok, so that nobody takes one for
                    the other.""",
                    List.of(new Choice<>("production", AddressFormat.PRODUCTION.hrp()),
                            new Choice<>("test", AddressFormat.DEVELOPMENT.hrp()))));
        }
    }

    private void askAboutValidators() throws DialogueLeftException {
        if (draft.isDecided(Topic.VALIDATORS)) {
            return;
        }
        boolean bft = draft.crashModel() == CrashModel.BFT;
        int count = questions.ask("How many validators", bft ? "4" : "3", """

                Validators decide on blocks. With n of them, bft survives (n-1)/3 faulty ones: 4 survive one, 7 two.
                With cft (n-1)/2 may stop: 3 survive one, 5 two. More can be voted in later.""",
                text -> number(text, 1, ValidatorSet.MAX_SIZE));
        int quorum = Quorum.size(draft.crashModel(), count);
        questions.say("  A block needs " + quorum + " of " + count + ", " + Quorum.faults(draft.crashModel(), count)
                + " may be faulty and " + (count - quorum) + " may be away.");
        questions.say("""

                Of each validator: its public key ('mokka key show', or the path of its node.key or of the folder where
                that is), the account of its operator, who votes for it and gets its fees (an address, or the path of
                the account's key file), and where the others reach it.""");
        for (int i = 0; i < count; i++) {
            askAboutValidator(i);
        }
    }

    private void askAboutValidator(int index) throws DialogueLeftException {
        questions.space();
        String name = questions.ask("Validator " + (index + 1) + ", name", "validator-" + index, "", draft::freshName);
        PublicKey key = questions.ask("  public key", "", "", draft::freshKey);
        Address operator = questions.ask("  operator's account", "", "", draft::address);
        String host = questions.ask("  host:port", "", "", this::freshHost);
        draft.addValidator(new Validator(name, key, operator), host);
        questions.say("  " + name + ": key " + key.hex().substring(0, 8) + "…, operator "
                + draft.addresses().format(operator) + ", at " + host);
    }

    private String freshHost(String text) {
        String host = text.contains(":") ? text : text + ":" + P2P_PORT;
        HostAndPort.parse(host);
        int taken = draft.hosts().indexOf(host);
        if (taken >= 0) {
            throw new IllegalArgumentException(draft.validators().get(taken).name() + " is there already");
        }
        return host;
    }

    private void askAboutTiming() throws DialogueLeftException {
        if (!draft.isDecided(Topic.TIMING)) {
            draft.setTiming(questions.choose("Where are the validators", """

                    lan: at one site, a few milliseconds apart; a dead leader is replaced in half a second.
                    wan: on several continents; a dead leader is replaced in a few seconds.""",
                    List.of(new Choice<>("lan", Timing.LAN), new Choice<>("wan", Timing.WAN))));
        }
        if (!draft.isDecided(Topic.HEARTBEAT_BLOCK)) {
            long seconds = questions.ask("Seconds between heartbeat blocks", "60", """

                    There are no empty blocks, except that an idle chain makes one now and then to prove that it could
                    still commit. 0: none.""", text -> number(text, 0, Timing.MAX_MS / 1_000));
            draft.setHeartbeatBlockMs(seconds * 1_000);
        }
        if (!draft.isDecided(Topic.LIMITS)) {
            Limits limits = draft.limits();
            draft.setLimits(questions.ask("Least fee of a transaction", AssetUnit.MOKKA.format(limits.minFee()), """

                    Fees keep anybody from filling the blocks for nothing; they go to the operator of the proposer.""",
                    text -> new Limits(limits.maxBlockBytes(), limits.maxBlockTransactions(),
                            limits.maxTransactionBytes(), AssetUnit.MOKKA.parse(text))));
        }
    }

    private void askAboutAccounts() throws DialogueLeftException {
        if (draft.isDecided(Topic.ACCOUNTS)) {
            return;
        }
        Amount balance = questions.ask("Balance of each operator's account", OPERATOR_BALANCE, """

                The native asset MOKKA exists from the start and pays fees; its supply never changes. Operators need
                some to vote.""", AssetUnit.MOKKA::parse);
        questions.say("""

                Further accounts with a balance, as the one from which members are given theirs. Enter: no more.""");
        Optional<GenesisAccount> account = askAboutAccount();
        while (account.isPresent()) {
            draft.addAccount(account.get());
            account = askAboutAccount();
        }
        draft.fundOperators(balance);
    }

    private Optional<GenesisAccount> askAboutAccount() throws DialogueLeftException {
        Optional<String> label = questions.askOptional("Account, label", GenesisDialogue::label);
        if (label.isEmpty()) {
            return Optional.empty();
        }
        Address address = questions.ask("  address", "", "", draft::freshAddress);
        Amount balance = questions.ask("  balance", "1000000 MOKKA", "", AssetUnit.MOKKA::parse);
        return Optional.of(new GenesisAccount(label.get(), address, balance));
    }

    private static String label(String text) {
        return new GenesisAccount(text, Address.of(new byte[Address.LENGTH]), Amount.ZERO).label();
    }

    private void askAboutGovernance() throws DialogueLeftException {
        List<Choice<Boolean>> modes = List.of(new Choice<>("open", false), new Choice<>("allow-list", true));
        if (!draft.isDecided(Topic.PERMISSIONS)) {
            boolean accounts = questions.choose("Who may send transactions", """

                    open: every account that is not denied. allow-list: operators, and whom the validators allow.""",
                    modes);
            boolean nodes = questions.choose("Which nodes may connect to validators", """

                    open: every node that is not denied. allow-list: validators, and those they allow.""", modes);
            draft.setAllowLists(accounts, nodes);
        }
        if (!draft.isDecided(Topic.LIFETIME)) {
            long standard = GenesisGovernance.OPEN.proposalLifetime();
            draft.setProposalLifetime(questions.ask("Blocks until a proposal expires", Long.toString(standard), """

                    Changes of the network pass when a quorum of operators approves; without one they expire.""",
                    text -> number(text, 10, 10_000_000)));
        }
    }

    private static int number(String text, long min, long max) {
        if (!text.matches("\\d{1,9}") || Long.parseLong(text) < min || Long.parseLong(text) > max) {
            throw new IllegalArgumentException("a whole number from " + min + " to " + max + " is needed");
        }
        return Integer.parseInt(text);
    }
}
