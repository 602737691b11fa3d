package org.mokkachain.simulator.world;

import java.util.ArrayList;
import java.util.List;
import org.mokkachain.consensus.epoch.Epoch;
import org.mokkachain.consensus.message.ProofLimits;
import org.mokkachain.consensus.message.SignatureCache;
import org.mokkachain.consensus.setup.Settings;
import org.mokkachain.consensus.setup.Timing;
import org.mokkachain.ledger.chain.ChainRules;
import org.mokkachain.ledger.chain.GenesisState;
import org.mokkachain.simulator.plan.Conditions;
import org.mokkachain.simulator.plan.Scenario;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.certificate.ValidatorSet;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.SignatureVerifier;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.genesis.GenesisAccount;
import org.mokkachain.types.genesis.Limits;
import org.mokkachain.types.value.Amount;

/**
 * What all hosts of a world have in common: keys, genesis and settings, all from the scenario.
 *
 * @param validators their signers, by index
 * @param clients signers of the accounts
 */
record Setting(
        Scenario scenario,
        SignatureScheme scheme,
        List<Signer> validators,
        List<Signer> clients,
        Genesis genesis,
        GenesisState genesisState,
        Settings settings,
        Epoch firstEpoch,
        ChainRules rules) {
    static final long BEGINNING_MS = 1_800_000_000_000L;
    private static final long WEALTH = 1_000_000_000_000L;
    private static final int MAX_BLOCK = 1 << 20;

    static Setting of(Scenario scenario) {
        Conditions conditions = scenario.conditions();
        SignatureScheme scheme = conditions.realSignatures() ? Ed25519.preferred() : new KeyedScheme();
        List<Signer> validators = signers(scheme, "validator", scenario.validators());
        List<Signer> clients = signers(scheme, "client", conditions.clients());
        Genesis genesis = genesis(scenario, validators, clients);
        GenesisState state = GenesisState.of(genesis);
        Settings settings = new Settings(
                Timing.of(conditions.timing()),
                conditions.window(),
                new ProofLimits(conditions.ttlBlocks(), conditions.timing().leadershipMs()),
                MAX_BLOCK,
                64,
                conditions.compactBytes());
        Epoch epoch = Epoch.startingAt(
                genesis.hash(), scenario.model(), 0, 0, state.header().hash(), genesis.validators());
        return new Setting(
                scenario, scheme, validators, clients, genesis, state, settings, epoch, ChainRules.of(genesis));
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

    private static Genesis genesis(Scenario scenario, List<Signer> validators, List<Signer> clients) {
        List<Validator> members = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < validators.size(); i++) {
            members.add(new Validator(
                    "v" + i,
                    validators.get(i).publicKey(),
                    AccountAddress.of(validators.get(i).publicKey())));
            hosts.add("v" + i + ":1");
        }
        List<GenesisAccount> accounts = new ArrayList<>();
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
