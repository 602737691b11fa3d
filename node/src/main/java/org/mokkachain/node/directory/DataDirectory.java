package org.mokkachain.node.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.mokkachain.consensus.log.LogRecord;
import org.mokkachain.node.config.ConfigurationException;
import org.mokkachain.node.wal.ConsensusLog;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.types.value.Hash;
import org.mokkachain.types.value.PublicKey;

/**
 * Where a node keeps its consensus log and its store. A consensus log comes into being only together with its key: a
 * log that is missing later means forgotten votes. Since the chain id is not yet known when the key for a new network
 * is made, the key leaves a birth certificate, a file that names it; the first start turns it into the log, once.
 *
 * @param root the directory; {@code wal/} and {@code ledger/} lie in it
 */
public record DataDirectory(Path root) {
    private static final String CERTIFICATE = "birth";

    /** Whether the vote of a key can be trusted not to contradict earlier ones. */
    public enum Memory {
        /** There is a log, old or just born. */
        PRESENT,
        /** There was a log for this key once, or never one with it: the node must not vote on its own memory. */
        LOST
    }

    public Path wal() {
        return root.resolve("wal");
    }

    public Path ledger() {
        return root.resolve("ledger");
    }

    /** What was seen of validators that contradicted themselves. */
    public EvidenceFile evidence() {
        return new EvidenceFile(root.resolve("evidence"));
    }

    /**
     * Prepares the directory for a key that has never signed anything: call it only where the key is made.
     *
     * @throws IOException if there is a log or a birth certificate already, or the directory cannot be written
     */
    public static DataDirectory create(Path root, PublicKey newKey) throws IOException {
        DataDirectory directory = new DataDirectory(root);
        Files.createDirectories(directory.wal());
        if (ConsensusLog.exists(directory.wal()) || Files.exists(directory.certificate())) {
            throw new IOException("there is a consensus log of another key in " + directory.wal() + " already");
        }
        Files.writeString(directory.certificate(), newKey.hex() + "\n", StandardOpenOption.CREATE_NEW);
        DurableFiles.sync(directory.certificate());
        DurableFiles.sync(directory.wal());
        return directory;
    }

    /**
     * Makes the log from the birth certificate, if there is one and no log yet.
     *
     * @throws ForeignKeyException if the certificate names another key
     * @throws IOException if something cannot be read or written
     */
    public Memory ensureLog(Hash chainId, PublicKey key) throws IOException {
        if (ConsensusLog.exists(wal())) {
            Files.deleteIfExists(certificate());
            return Memory.PRESENT;
        }
        if (!Files.exists(certificate())) {
            return Memory.LOST;
        }
        String born = Files.readString(certificate()).strip();
        if (!born.equals(key.hex())) {
            throw new ForeignKeyException(root, born, key);
        }
        ConsensusLog.create(wal(), new LogRecord.Born(chainId, key)).close();
        Files.delete(certificate());
        DurableFiles.sync(wal());
        return Memory.PRESENT;
    }

    /** The key that this directory waits for, if it has no log yet. */
    public Optional<PublicKey> expected() throws IOException {
        if (!Files.exists(certificate())) {
            return Optional.empty();
        }
        try {
            return Optional.of(PublicKey.fromHex(Files.readString(certificate()).strip()));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("the birth certificate of the key is damaged", certificate(),
                    "If this key has never been used, make another one in another directory.");
        }
    }

    /** Takes back {@link #create}, where the key itself never came into being. */
    public void forgetUnborn() throws IOException {
        if (!ConsensusLog.exists(wal())) {
            Files.deleteIfExists(certificate());
        }
    }

    /** Whether this node has run: there is something that belongs to its key. */
    public boolean isUsed() throws IOException {
        return Files.exists(ledger()) || Files.isDirectory(wal()) && ConsensusLog.exists(wal());
    }

    private Path certificate() {
        return wal().resolve(CERTIFICATE);
    }
}
