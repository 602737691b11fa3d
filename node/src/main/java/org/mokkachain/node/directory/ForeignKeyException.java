package org.mokkachain.node.directory;

import java.nio.file.Path;
import org.mokkachain.types.value.PublicKey;

/** A data directory and a key do not belong together: with another key's memory, a key could contradict itself. */
public final class ForeignKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String directory;
    private final String owner;
    private final String key;

    /** @param owner in hex, the key that the directory belongs to */
    public ForeignKeyException(Path directory, String owner, PublicKey key) {
        super("the data directory " + directory + " belongs to the key " + owner + ", not to " + key.hex());
        this.directory = directory.toString();
        this.owner = owner;
        this.key = key.hex();
    }

    /** The same for the operator, who knows the key by its file. */
    public String with(Path keyFile) {
        return "the data directory " + directory + " belongs to the key " + owner + ", and the key file " + keyFile
                + " holds " + key;
    }
}
