package org.mokkachain.node.genesis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.mokkachain.api.genesis.HostAndPort;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.GenesisGovernance;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.genesis.Timing;
import org.mokkachain.types.governance.AccountSubject;
import org.mokkachain.types.governance.NodeSubject;
import org.mokkachain.types.governance.Permission;
import org.mokkachain.types.governance.SetPermission;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.PublicKey;

/**
 * What is decided of a genesis so far; the rest has defaults that suit a production network at one site. Every method
 * that takes something wrong refuses it with an {@link IllegalArgumentException} and changes nothing.
 */
public final class GenesisDraft {
    /** What can be decided. */
    public enum Topic {
        NETWORK, PREFIX, CRASH_MODEL, TIMING, HEARTBEAT_BLOCK, LIMITS, VALIDATORS, ACCOUNTS, PERMISSIONS, LIFETIME
    }

    /** Where nothing else is said: a block a minute proves that an idle chain lives. */
    public static final long HEARTBEAT_BLOCK_MS = 60_000;

    private final Set<Topic> decided = EnumSet.noneOf(Topic.class);
    private final List<Validator> validators = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();
    private final List<GenesisAccount> accounts = new ArrayList<>();
    private final List<SetPermission> permissions = new ArrayList<>();
    private String network = "";
    private AddressFormat addresses = AddressFormat.PRODUCTION;
    private CrashModel crashModel = CrashModel.BFT;
    private Timing timing = Timing.LAN;
    private long heartbeatBlockMs = HEARTBEAT_BLOCK_MS;
    private Limits limits = Limits.DEFAULT;
    private long proposalLifetime = GenesisGovernance.OPEN.proposalLifetime();
    private boolean accountAllowList;
    private boolean nodeAllowList;

    /** Whether somebody has decided this. */
    public boolean isDecided(Topic topic) {
        return decided.contains(topic);
    }

    public void setNetwork(String name) {
        if (name.isBlank() || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a network needs a name");
        }
        if (Encoder.utf8Length(name) > Genesis.MAX_NAME) {
            throw new IllegalArgumentException("a network's name has at most " + Genesis.MAX_NAME + " bytes in UTF-8");
        }
        network = name;
        decided.add(Topic.NETWORK);
    }

    /** To be decided before validators, accounts and permissions, whose addresses it concerns. */
    public void setPrefix(String prefix) {
        addresses = new AddressFormat(prefix);
        decided.add(Topic.PREFIX);
    }

    public void setCrashModel(CrashModel model) {
        crashModel = model;
        decided.add(Topic.CRASH_MODEL);
    }

    public void setTiming(Timing named) {
        timing = named;
        decided.add(Topic.TIMING);
    }

    public void setHeartbeatBlockMs(long milliseconds) {
        withHeartbeatBlock(timing, milliseconds);
        heartbeatBlockMs = milliseconds;
        decided.add(Topic.HEARTBEAT_BLOCK);
    }

    public void setLimits(Limits next) {
        limits = next;
        decided.add(Topic.LIMITS);
    }

    public void setProposalLifetime(long blocks) {
        proposalLifetime = new GenesisGovernance(blocks, false, false, List.of()).proposalLifetime();
        decided.add(Topic.LIFETIME);
    }

    /** Who may send transactions, and who may connect: only the allowed, or all that are not denied. */
    public void setAllowLists(boolean ofAccounts, boolean ofNodes) {
        accountAllowList = ofAccounts;
        nodeAllowList = ofNodes;
        decided.add(Topic.PERMISSIONS);
    }

    public void permitAccount(String account, Permission permission) {
        permissions.add(new SetPermission(new AccountSubject(address(account)), permission));
    }

    public void permitNode(String key, Permission permission) {
        permissions.add(new SetPermission(new NodeSubject(Names.key(key)), permission));
    }

    /** The address that a text names, or a key file. */
    public Address address(String text) {
        return Names.account(text, addresses);
    }

    /** The key that a text names, or a key file, if no validator has it yet. */
    public PublicKey freshKey(String text) {
        PublicKey key = Names.key(text);
        refuseTaken(Validator::key, key, "that key");
        return key;
    }

    /** A name that no validator has yet. */
    public String freshName(String name) {
        if (name.isBlank() || Encoder.utf8Length(name) > Validator.MAX_NAME) {
            throw new IllegalArgumentException("a validator's name has 1 to " + Validator.MAX_NAME + " bytes in UTF-8");
        }
        refuseTaken(Validator::name, name, "that name");
        return name;
    }

    private void refuseTaken(Function<Validator, Object> field, Object value, String what) {
        validators.stream().filter(validator -> field.apply(validator).equals(value)).findFirst().ifPresent(taken -> {
            throw new IllegalArgumentException(taken.name() + " has " + what + " already");
        });
    }

    /** @param host where others reach it, {@code host:port} */
    public void addValidator(Validator validator, String host) {
        freshName(validator.name());
        refuseTaken(Validator::key, validator.key(), "that key");
        HostAndPort.parse(host);
        validators.add(validator);
        hosts.add(host);
        decided.add(Topic.VALIDATORS);
    }

    /** The address, if no account has it yet. */
    public Address freshAddress(String text) {
        Address address = address(text);
        accounts.stream().filter(account -> account.address().equals(address)).findFirst().ifPresent(taken -> {
            throw new IllegalArgumentException("'" + taken.label() + "' has that address already");
        });
        return address;
    }

    public void addAccount(GenesisAccount account) {
        freshAddress(addresses.format(account.address()));
        accounts.add(account);
        decided.add(Topic.ACCOUNTS);
    }

    /** Gives each operator that has no account yet one with this balance. */
    public void fundOperators(Amount balance) {
        for (Validator validator : validators) {
            boolean isFunded = accounts.stream().anyMatch(account -> account.address().equals(validator.operator()));
            if (!isFunded) {
                accounts.add(new GenesisAccount(label(validator), validator.operator(), balance));
            }
        }
        decided.add(Topic.ACCOUNTS);
    }

    private static String label(Validator validator) {
        String label = "operator of " + validator.name();
        return label.length() > GenesisAccount.MAX_LABEL ? "" : label;
    }

    public CrashModel crashModel() {
        return crashModel;
    }

    public AddressFormat addresses() {
        return addresses;
    }

    public Limits limits() {
        return limits;
    }

    public List<Validator> validators() {
        return List.copyOf(validators);
    }

    /** Hosts of the validators so far. */
    public List<String> hosts() {
        return List.copyOf(hosts);
    }

    /** The genesis, made at this time. */
    public Genesis build(Instant createdAt) {
        return new Genesis(
                network,
                addresses.hrp(),
                createdAt.toEpochMilli(),
                crashModel,
                withHeartbeatBlock(timing, heartbeatBlockMs),
                limits,
                new ValidatorSet(validators),
                hosts,
                accounts,
                GenesisGovernance.sorting(proposalLifetime, accountAllowList, nodeAllowList, permissions));
    }

    private static Timing withHeartbeatBlock(Timing timing, long milliseconds) {
        return new Timing(timing.heartbeatMs(), timing.heartbeatTimeoutMs(), timing.electionMs(), timing.progressMs(),
                timing.censorMs(), timing.leadershipMs(), milliseconds);
    }
}
