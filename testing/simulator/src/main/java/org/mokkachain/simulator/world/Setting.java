package org.mokkachain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.message.ProofLimits;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.consensus.setup.Timing;
import org.mokkachain.ledger.chain.ChainRules;
import org.mokkachain.ledger.chain.EpochStart;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.ledger.execution.Constitution;
import org.mokkachain.node.replica.Epochs;
import org.mokkachain.node.replica.EvidenceCourt;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.simulator.plan.Conditions;
import org.mokkachain.simulator.plan.Scenario;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.SignatureCache;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.PublicKey;

/**
 * What all hosts of a world have in common: keys, genesis and settings, all from the scenario.
 *
 * @param machines their signers, by index; the first ones are the first validators
 * @param clients signers of the accounts
 * @param reporter signer of an account that reports liars
 */
record Setting(
        Scenario scenario,
        SignatureScheme scheme,
        List<Signer> machines,
        List<Signer> clients,
        Signer reporter,
        Genesis genesis,
        GenesisState genesisState,
        Settings settings,
        Epoch firstEpoch,
        ChainRules rules) {
    static final long BEGINNING_MS = 1_800_000_000_000L;
    private static final long WEALTH = 1_000_000_000_000L;
    private static final int MAX_BLOCK = 1 << 20;
    private static final int SPARE_KEYS = 3;

    static Setting of(Scenario scenario) {
        Conditions conditions = scenario.conditions();
        SignatureScheme scheme = conditions.realSignatures() ? Ed25519.preferred() : new KeyedScheme();
        List<Signer> machines = signers(scheme, "validator", scenario.machines());
        List<Signer> clients = signers(scheme, "client", conditions.clients());
        Signer reporter = signers(scheme, "reporter", 1).getFirst();
        List<Signer> people = new ArrayList<>(clients);
        people.add(reporter);
        Genesis genesis = genesis(scenario, members(machines), people);
        GenesisState state = GenesisState.of(genesis);
        Settings settings = new Settings(
                Timing.of(conditions.timing()),
                conditions.window(),
                new ProofLimits(conditions.ttlBlocks(), conditions.timing().leadershipMs()),
                MAX_BLOCK,
                64,
                conditions.compactBytes());
        EpochStart first = new EpochStart(0, 0, state.header().hash(), genesis.validators());
        Epoch epoch = Epochs.of(genesis, first);
        ChainRules rules = new ChainRules(genesis.hash(), new Constitution(
                scenario.model(), new EvidenceCourt(scheme.verifier()), key -> true));
        return new Setting(scenario, scheme, machines, clients, reporter, genesis, state, settings, epoch, rules);
    }

    /** A machine as a validator. */
    Validator member(int machine) {
        return members(machines).get(machine);
    }

    /** The keys of a client; the first one is that of its account. */
    List<Signer> keys(int client) {
        List<Signer> keys = new ArrayList<>(signers(scheme, "spare key of " + client, SPARE_KEYS));
        keys.addFirst(clients.get(client));
        return keys;
    }

    /** Where a machine is reached. */
    PeerAddress address(int machine) {
        return new PeerAddress(machines.get(machine).publicKey(), "v" + machine, 1);
    }

    /** An epoch as consensus sees it. */
    Epoch epoch(EpochStart start) {
        return Epochs.of(genesis, start);
    }

    /** Keys of the Byzantine validators. */
    Set<PublicKey> villains() {
        Set<PublicKey> keys = new TreeSet<>();
        scenario.villains().keySet().forEach(villain -> keys.add(machines.get(villain).publicKey()));
        return keys;
    }

    /** Checks signatures; where that is dear, each one only once. */
    SignatureVerifier verifier() {
        SignatureVerifier verifier = scheme.verifier();
        return scenario.conditions().realSignatures() ? new SignatureCache(verifier) : verifier;
    }

    private static List<Signer> signers(SignatureScheme scheme, String purpose, int count) {
        List<Signer> signers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] seed = Sha256.hash(purpose, new byte[] {(byte) i}).toBytes();
            signers.add(scheme.signer(PrivateKey.of(seed)));
        }
        return signers;
    }

    private static List<Validator> members(List<Signer> machines) {
        List<Validator> members = new ArrayList<>();
        for (int i = 0; i < machines.size(); i++) {
            members.add(new Validator(
                    "v" + i,
                    machines.get(i).publicKey(),
                    AccountAddress.of(machines.get(i).publicKey())));
        }
        return members;
    }

    private static Genesis genesis(Scenario scenario, List<Validator> machines, List<Signer> clients) {
        List<Validator> members = machines.subList(0, scenario.validators());
        List<String> hosts = members.stream().map(member -> member.name() + ":1").toList();
        List<GenesisAccount> accounts = new ArrayList<>();
        for (Validator machine : machines) {
            accounts.add(new GenesisAccount("", machine.operator(), Amount.of(WEALTH)));
        }
        for (Signer client : clients) {
            accounts.add(new GenesisAccount("", AccountAddress.of(client.publicKey()), Amount.of(WEALTH)));
        }
        return new Genesis(
                "simulation",
                "sim",
                BEGINNING_MS - 1_000,
                scenario.model(),
                scenario.conditions().timing(),
                Limits.DEFAULT,
                new ValidatorSet(members),
                hosts,
                accounts);
    }
}
