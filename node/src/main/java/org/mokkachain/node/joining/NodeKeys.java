package org.mokkachain.node.joining;

import java.io.IOException;
import java.security.SecureRandom;
import org.mokkachain.keystore.KeyFile;
import org.mokkachain.keystore.KeyKind;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Password;
import org.mokkachain.keystore.Profile;
import org.mokkachain.node.config.ConfigurationException;
import org.mokkachain.node.directory.DataDirectory;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.value.PublicKey;

/** The key of a node that joins: made once, and found again after an interruption. */
public record NodeKeys(JoinDirectory directory) {
    /**
     * Makes it. The data directory is prepared first: a key without it would not be trusted to be new.
     *
     * @return the key, which the caller wipes
     */
    public PrivateKey create(Password password) throws IOException, KeystoreException {
        directory.data().forgetUnborn();
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        DataDirectory.create(directory.root(), key.publicKey());
        KeyFile.create(directory.key(), KeyKind.NODE, Profile.STANDARD, key, password);
        return key;
    }

    /**
     * The file, where there is one.
     *
     * @throws ConfigurationException if it is not the key that the directory was made for
     */
    public KeyFile read() throws IOException, KeystoreException {
        KeyFile file = KeyFile.read(directory.key(), KeyKind.NODE);
        PublicKey expected = directory.data().expected().orElse(file.publicKey());
        if (!expected.equals(file.publicKey())) {
            throw new ConfigurationException("the directory " + directory.root() + " was made for the key "
                    + expected.hex() + ", and the key file " + directory.key() + " holds " + file.publicKey().hex(),
                    "Bring back the key that belongs to it, or choose another --dir.");
        }
        return file;
    }
}
