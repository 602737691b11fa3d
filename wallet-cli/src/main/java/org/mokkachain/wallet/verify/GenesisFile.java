package org.mokkachain.wallet.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mokkachain.api.genesis.GenesisFormatException;
import org.mokkachain.api.genesis.GenesisReader;
import org.mokkachain.types.genesis.Genesis;
import org.mokkachain.wallet.output.Failure;

/** The one thing that whoever verifies has to trust. */
public final class GenesisFile {
    private static final long MAX_BYTES = 256L << 20;

    private GenesisFile() {}

    /** The genesis in a file; {@link Failure} with the exit code of configuration if it is none. */
    public static Genesis read(Path file) throws Failure {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException(file + " is larger than 256 MiB");
            }
            return GenesisReader.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw Failure.configuration("genesis", "the genesis cannot be read: " + reason(e, file),
                    "Name the file of the network with --genesis FILE.");
        } catch (GenesisFormatException e) {
            throw Failure.configuration("genesis",
                    file + " is not a genesis: " + e.mistakes().getFirst().message(),
                    "Check it with: mokka genesis lint " + file);
        }
    }

    /** Why a file could not be read, in a few words. */
    static String reason(IOException failure, Path file) {
        return Files.exists(file) ? String.valueOf(failure.getMessage()) : "there is no " + file;
    }
}
