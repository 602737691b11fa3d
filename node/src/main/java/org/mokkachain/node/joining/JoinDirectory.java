package org.mokkachain.node.joining;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mokkachain.api.genesis.GenesisWriter;
import org.mokkachain.node.config.ConfigurationException;
import org.mokkachain.node.config.GenesisFile;
import org.mokkachain.node.directory.DataDirectory;
import org.mokkachain.node.invitation.Invitation;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.types.file.OwnerOnly;
import org.mokkachain.types.genesis.Genesis;

/**
 * The directory of a node that joins. Its files appear one after the other, each as a whole: {@code invitation}, the
 * key, {@code genesis.json}, at last {@code node.toml}. So whoever was interrupted gives the same command again, and
 * what was there before is never overwritten.
 *
 * @param root where the node is to live
 */
public record JoinDirectory(Path root, Invitation invitation) {
    private static final int SHOWN = 5;

    public Path key() {
        return root.resolve("node.key");
    }

    public Path genesisFile() {
        return root.resolve("genesis.json");
    }

    public Path config() {
        return root.resolve("node.toml");
    }

    public DataDirectory data() {
        return new DataDirectory(root);
    }

    private Path marker() {
        return root.resolve("invitation");
    }

    public boolean hasKey() {
        return Files.exists(key());
    }

    /** Nothing is left to do. */
    public boolean isComplete() {
        return Files.exists(marker()) && hasKey() && Files.exists(genesisFile()) && Files.exists(config());
    }

    /** Something of an earlier attempt is there. */
    public boolean isBegun() {
        return Files.exists(marker());
    }

    /**
     * Refuses what is not ours.
     *
     * @param besides a file that may lie there, too: the password
     * @throws ConfigurationException if the directory holds something else than this node, or another network's
     */
    public void check(Optional<Path> besides) throws IOException {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new ConfigurationException("this is a file, not a directory", root, "Choose another --dir.");
        }
        if (isBegun()) {
            checkMarker();
        } else {
            refuseOthers(besides);
        }
        if (isBegun() && !hasKey() && data().isUsed()) {
            throw new ConfigurationException("the node in this directory has run, and its key is missing", key(),
                    "Bring the key back; another one cannot take its place.");
        }
        genesis();
    }

    private void checkMarker() throws IOException {
        Invitation before;
        try {
            before = Invitation.parse(Files.readString(marker()));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage() + ", and so it cannot be told for which network this"
                    + " directory is", marker(), "Choose another --dir.");
        }
        if (!before.genesis().equals(invitation.genesis())) {
            throw new ConfigurationException("the directory is for the network " + before.network() + " ("
                    + before.genesis().hex() + "), and the invitation for " + invitation.network() + " ("
                    + invitation.genesis().hex() + ")", root, "Choose another --dir.");
        }
    }

    /** A key that was made here with {@code mokka key new} and never used is welcome. */
    private void refuseOthers(Optional<Path> besides) throws IOException {
        List<String> others = new ArrayList<>();
        Optional<Path> password = besides.map(file -> file.toAbsolutePath().normalize());
        try (Stream<Path> files = Files.isDirectory(root) ? Files.list(root) : Stream.empty()) {
            files.filter(file -> !password.equals(Optional.of(file.toAbsolutePath().normalize())))
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals("node.key") && !name.equals("wal"))
                    .sorted()
                    .forEach(others::add);
        }
        if (data().isUsed() || hasKey() != data().expected().isPresent()) {
            others.add(hasKey() ? "the key of a node that has run" : "data of a node that has run");
        }
        if (!others.isEmpty()) {
            String more = others.size() > SHOWN ? " and " + (others.size() - SHOWN) + " more" : "";
            throw new ConfigurationException("there is something in this directory already: "
                    + String.join(", ", others.subList(0, Math.min(SHOWN, others.size()))) + more, root,
                    "Choose another --dir; nothing was overwritten.");
        }
    }

    /** From now on the directory is for this network. */
    public void begin() throws IOException {
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root, OwnerOnly.directory(root));
        }
        write(marker(), invitation.text() + "\n");
    }

    /**
     * The genesis, if it is there.
     *
     * @throws ConfigurationException if it is another one than that of the invitation
     */
    public Optional<Genesis> genesis() {
        if (!Files.exists(genesisFile())) {
            return Optional.empty();
        }
        Genesis genesis = GenesisFile.read(genesisFile());
        if (!genesis.hash().equals(invitation.genesis())) {
            throw new ConfigurationException("the genesis here has the fingerprint " + genesis.hash().hex()
                    + ", and the invitation " + invitation.genesis().hex(), genesisFile(),
                    "If the invitation is the right one, move the file away and give the command again.");
        }
        return Optional.of(genesis);
    }

    /** Writes it as a file and reads that again, as strictly as the node will. */
    public Genesis write(Genesis genesis) throws IOException {
        write(genesisFile(), new String(GenesisWriter.write(genesis), StandardCharsets.UTF_8));
        return genesis().orElseThrow();
    }

    /** The last step. */
    public void write(NodeFile file) throws IOException {
        write(config(), file.text());
    }

    private static void write(Path file, String text) throws IOException {
        DurableFiles.replace(file, text);
    }
}
