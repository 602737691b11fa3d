package org.mokkachain.node.devnet;

import java.nio.file.Path;

/**
 * What lies where in the directory of a development network.
 *
 * @param root absolute
 */
public record DevnetDirectory(Path root) {
    public DevnetDirectory {
        root = root.toAbsolutePath().normalize();
    }

    public Path genesis() {
        return root.resolve("genesis.json");
    }

    /** Directory of a validator; it holds its configuration, key, password, log and what it stores. */
    public Path validator(int index) {
        return root.resolve("validator-" + index);
    }

    public Path config(int index) {
        return validator(index).resolve("node.toml");
    }

    public Path key(int index) {
        return validator(index).resolve("node.key");
    }

    public Path password(int index) {
        return validator(index).resolve("password");
    }

    public Path log(int index) {
        return validator(index).resolve("node.log");
    }

    public Path pid(int index) {
        return validator(index).resolve("pid");
    }

    public Path wallet() {
        return root.resolve("wallet");
    }

    public Path walletPassword() {
        return wallet().resolve("password");
    }

    /** Marks a wallet, and with it the directory, as one of a development network. */
    public Path marker() {
        return wallet().resolve("development");
    }

    /** Held while a command works on the directory. */
    Path lock() {
        return root.resolve("lock");
    }
}
