package org.mokkachain.node.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.mokkachain.api.genesis.GenesisFormatException;
import org.mokkachain.api.genesis.GenesisMistake;
import org.mokkachain.api.genesis.GenesisReader;
import org.mokkachain.types.genesis.Genesis;

/** Reads a genesis file; every refusal is a {@link ConfigurationException} of one line. */
public final class GenesisFile {
    private static final long MAX_BYTES = 256L << 20;

    private GenesisFile() {}

    public static Genesis read(Path file) {
        try {
            return GenesisReader.read(contentOf(file));
        } catch (GenesisFormatException e) {
            throw refusal(file, e.mistakes());
        }
    }

    /** What stands in the file. */
    public static byte[] contentOf(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ConfigurationException("the genesis file is larger than 256 MiB", file, "Check the path.");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("the genesis file does not exist", file,
                    "Check the path; every node of a network needs a copy of the same file.");
        } catch (AccessDeniedException e) {
            throw new ConfigurationException("the genesis file may not be read", file,
                    "Give this user the right to read it.");
        } catch (IOException e) {
            throw new ConfigurationException("the genesis file cannot be read: " + e.getMessage(), file,
                    "Check that it is a file.");
        }
    }

    private static ConfigurationException refusal(Path file, List<GenesisMistake> mistakes) {
        GenesisMistake first = mistakes.getFirst();
        String place = first.pointer().isEmpty() ? file.toString() : file + " at " + first.pointer();
        String more = mistakes.size() == 1
                ? ""
                : ". 'mokka genesis lint' lists " + (mistakes.size() - 1) + " more";
        return new ConfigurationException(first.message(), place, first.remedy() + more);
    }
}
