package org.mokkachain.node.main;

import java.util.Optional;
import org.mokkachain.keystore.KeyFile;
import org.mokkachain.keystore.KeyFileMissingException;
import org.mokkachain.keystore.KeyKind;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Password;
import org.mokkachain.node.config.ConfigurationException;
import org.mokkachain.node.config.ConfigurationLoader;
import org.mokkachain.node.config.NodeConfig;
import org.mokkachain.node.config.NodeProfile;
import org.mokkachain.types.certificate.Validator;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.genesis.DevelopmentKeys;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.types.value.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of a node, on the way from its file into memory. */
record NodeKey(NodeConfig config, Genesis genesis) {
    private static final Logger LOG = LoggerFactory.getLogger(NodeKey.class);

    /** Reads, checks and decrypts it. What does not fit is refused before a password is asked for. */
    PrivateKey unlock() throws KeystoreException {
        KeyFile file = read();
        refuseDevelopmentProfile();
        refuseKnownKeys(file.publicKey());
        if (genesis.validators().indexOf(file.publicKey()).isEmpty()) {
            LOG.info("the key {} is not in the genesis: this node observes, unless the validators have voted it in",
                    file.publicKey().hex());
        }
        PasswordSource source =
                new PasswordSource(config.key().passwordFile(), ConfigurationLoader.PASSWORD_VARIABLE, LOG::warn);
        try (Password password = source.current(file.path().toString())) {
            return file.unlock(password);
        }
    }

    private KeyFile read() throws KeystoreException {
        try {
            return KeyFile.read(config.key().file(), KeyKind.NODE);
        } catch (KeyFileMissingException e) {
            throw new ConfigurationException("this node has no key", config.key().file(),
                    "Make one with 'mokka key new --dir " + config.dataDirectory() + "', or correct key.file.");
        }
    }

    private void refuseDevelopmentProfile() {
        if (config.profile() == NodeProfile.DEV && !DevelopmentKeys.areAllowedOn(genesis)) {
            throw new ConfigurationException("profile = 'dev' is for development networks, and " + genesis.network()
                    + " is none", "Set profile to validator or observer.");
        }
    }

    private void refuseKnownKeys(PublicKey own) {
        if (DevelopmentKeys.areAllowedOn(genesis)) {
            return;
        }
        Optional<String> name = DevelopmentKeys.nameOf(own);
        if (name.isPresent()) {
            throw new ConfigurationException("the key is that of " + name.get() + " in development networks, which"
                    + " everybody knows; it is refused on " + genesis.network(), config.key().file(),
                    "Make a key with 'mokka key new'.");
        }
        for (Validator validator : genesis.validators().members()) {
            if (DevelopmentKeys.nameOf(validator.key()).isPresent()) {
                throw new ConfigurationException("the key of " + validator.name() + " is that of "
                        + DevelopmentKeys.nameOf(validator.key()).get() + " in development networks, which everybody"
                        + " knows", config.genesisFile(), "Make a genesis with keys of your own.");
            }
        }
    }
}
