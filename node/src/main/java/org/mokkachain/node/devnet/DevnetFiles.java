package org.mokkachain.node.devnet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mokkachain.api.genesis.GenesisWriter;
import org.mokkachain.keystore.KeyFile;
import org.mokkachain.keystore.KeyKind;
import org.mokkachain.keystore.Keystore;
import org.mokkachain.keystore.KeystoreException;
import org.mokkachain.keystore.Password;
import org.mokkachain.keystore.Profile;
import org.mokkachain.node.directory.DataDirectory;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.types.genesis.DevelopmentKeys;

/** Writes what is missing in the directory of a development network. What is there stays; it may be called again. */
final class DevnetFiles {
    private static final String PASSWORD = "development";

    private final Network network;
    private final DevnetDirectory directory;

    DevnetFiles(Network network) {
        this.network = network;
        this.directory = network.directory();
    }

    /** First of all: says that the directory is ours. */
    static void mark(DevnetDirectory directory) throws IOException {
        Files.createDirectories(directory.wallet());
        write(directory.marker(), "Keys of a development network: everybody knows them.\n");
    }

    void writeGenesis() throws IOException {
        write(directory.genesis(), new String(GenesisWriter.write(network.genesis()), StandardCharsets.UTF_8));
    }

    /** Configuration (always), password, consensus log and key of a validator. */
    void writeValidator(int index) throws IOException, KeystoreException {
        Files.createDirectories(directory.validator(index));
        DurableFiles.replace(directory.config(index), config(index));
        writeSecret(directory.password(index));
        if (Files.exists(directory.key(index))) {
            return;
        }
        PrivateKey key = DevelopmentKeys.of(network.name(index));
        DataDirectory data = new DataDirectory(directory.validator(index));
        if (!Files.exists(data.wal())) {
            DataDirectory.create(data.root(), key.publicKey());
        }
        try (Password password = Password.of(PASSWORD.toCharArray())) {
            KeyFile.create(directory.key(index), KeyKind.NODE, Profile.DEVELOPMENT, key, password);
        } finally {
            key.wipe();
        }
    }

    /** The wallet with the accounts of the network. */
    void writeWallet() throws IOException, KeystoreException {
        mark(directory);
        writeSecret(directory.walletPassword());
        DurableFiles.replace(directory.wallet().resolve("profile"), "node = " + network.api(0) + "\n");
        Keystore keystore = new Keystore(directory.wallet());
        for (String name : DevelopmentGenesis.accountNames(network.size())) {
            if (keystore.find(name).isEmpty()) {
                addAccount(keystore, name);
            }
        }
    }

    private static void addAccount(Keystore keystore, String name) throws KeystoreException {
        PrivateKey key = DevelopmentKeys.of(name);
        try (Password password = Password.of(PASSWORD.toCharArray())) {
            keystore.add(name, Profile.DEVELOPMENT, key, password);
        } finally {
            key.wipe();
        }
    }

    /** The file {@code node.toml} of a validator. */
    String config(int index) {
        String peers = IntStream.range(0, network.size())
                .filter(other -> other != index)
                .mapToObj(other -> "  \"" + network.peer(other) + "\",\n")
                .collect(Collectors.joining());
        return """
                # Written by 'mokka devnet'. docs/configuration.md explains every setting.
                name = "%s"
                profile = "dev"
                data-dir = "."
                genesis = "../genesis.json"

                [key]
                file = "node.key"
                password-file = "password"

                [p2p]
                host = "%s"
                port = %d
                peers = [
                %s]

                [http]
                host = "%2$s"
                port = %d
                """.formatted(
                network.name(index),
                DevelopmentGenesis.HOST,
                network.p2pPort() + index,
                peers,
                network.httpPort() + index);
    }

    private static void writeSecret(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, PASSWORD + "\n");
        }
    }

    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            DurableFiles.replace(file, text);
        }
    }
}
