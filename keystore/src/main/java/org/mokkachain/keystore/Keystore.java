package org.mokkachain.keystore;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.value.Address;

/**
 * A directory of accounts, one key file each: {@code alice.key} is the account alice. Holds no state of its own, so
 * several may work on one directory: a name can be created only once. Thread-safe.
 */
public final class Keystore {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,31}");
    private static final String SUFFIX = ".key";

    private final Path directory;

    /** @param directory made by the first account, readable for its owner only */
    public Keystore(Path directory) {
        this.directory = directory;
    }

    /**
     * What is in the directory.
     *
     * @param accounts the good ones, by name
     * @param problems the files that could not be read; they do not hide the others
     */
    public record Listing(List<Account> accounts, List<KeystoreException> problems) {
        public Listing {
            accounts = List.copyOf(accounts);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Whether {@code name} can be the name of an account: a lower-case letter or digit, then up to 31 of a-z 0-9 . _ -
     */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * A new account with a new key.
     *
     * @throws KeyExistsException if the name is taken
     * @throws KeystoreException if the name is not one, or the file cannot be written
     */
    public Account create(String name, Profile profile, Password password) throws KeystoreException {
        PrivateKey key = PrivateKey.generate(new SecureRandom());
        try {
            return add(name, profile, key, password);
        } finally {
            key.wipe();
        }
    }

    /**
     * An account with a key from elsewhere.
     *
     * @throws KeyExistsException if the name is taken, or the key is there under another name
     * @throws KeystoreException if the name is not one, or the file cannot be written
     */
    public Account add(String name, Profile profile, PrivateKey key, Password password) throws KeystoreException {
        Path path = freePath(name);
        refuseSecond(key.publicKey().hex(), name);
        return new Account(name, KeyFile.create(path, KeyKind.ACCOUNT, profile, key, password));
    }

    /**
     * Copies an exported key file in; its password stays. Refused as {@link #add} and {@link KeyFile#read(Path)} do.
     */
    public Account importFile(String name, Path source) throws KeystoreException {
        KeyFile file = KeyFile.read(source, KeyKind.ACCOUNT);
        Path path = freePath(name);
        refuseSecond(file.publicKey().hex(), name);
        KeyFile.createAt(path, file.toJson());
        return get(name);
    }

    /** Everything in the directory; nothing if there is none. */
    public Listing list() throws KeystoreException {
        List<Account> accounts = new ArrayList<>();
        List<KeystoreException> problems = new ArrayList<>();
        for (String name : names()) {
            try {
                accounts.add(read(name));
            } catch (KeystoreException e) {
                problems.add(e);
            }
        }
        return new Listing(accounts, problems);
    }

    /** The account of this name. */
    public Optional<Account> find(String name) throws KeystoreException {
        return isName(name) && Files.exists(pathOf(name)) ? Optional.of(read(name)) : Optional.empty();
    }

    /** The account of this address. */
    public Optional<Account> find(Address address) throws KeystoreException {
        return list().accounts().stream()
                .filter(account -> account.address().equals(address))
                .findFirst();
    }

    /** The account of this name; a {@link KeystoreException} that lists the others if there is none. */
    public Account get(String name) throws KeystoreException {
        Optional<Account> found = find(name);
        if (found.isPresent()) {
            return found.get();
        }
        List<String> names = names();
        throw new KeystoreException(
                "there is no account '" + name + "' in " + directory,
                names.isEmpty() ? "create one first" : "choose one of: " + String.join(", ", names));
    }

    /** Gives an account another name; the file stays the same. */
    public Account rename(String name, String newName) throws KeystoreException {
        Account account = get(name);
        Path target = freePath(newName);
        try {
            SecretFiles.rename(account.file().path(), target);
        } catch (FileAlreadyExistsException e) {
            throw taken(newName);
        } catch (IOException e) {
            throw KeyFile.cannotWrite(target, e);
        }
        return get(newName);
    }

    /** Deletes an account's key for ever. A damaged file can be deleted, too. */
    public void delete(String name) throws KeystoreException {
        requireName(name);
        Path path = pathOf(name);
        try {
            SecretFiles.delete(path);
        } catch (NoSuchFileException e) {
            throw new KeyFileMissingException(path);
        } catch (IOException e) {
            throw new KeystoreException("cannot delete " + path + ": " + e, "check its owner", e);
        }
    }

    /** Copies an account's key, encrypted as it is, to a new file. */
    public void export(String name, Path target) throws KeystoreException {
        KeyFile.createAt(target, get(name).file().toJson());
    }

    private Account read(String name) throws KeystoreException {
        return new Account(name, KeyFile.read(pathOf(name), KeyKind.ACCOUNT));
    }

    private List<String> names() throws KeystoreException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(Keystore::isName)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new KeystoreException("cannot list " + directory + ": " + e, "check its owner", e);
        }
    }

    private Path freePath(String name) throws KeystoreException {
        requireName(name);
        Path path = pathOf(name);
        if (Files.exists(path)) {
            throw taken(name);
        }
        try {
            SecretFiles.createDirectory(directory);
        } catch (IOException e) {
            throw KeyFile.cannotWrite(directory, e);
        }
        return path;
    }

    private void refuseSecond(String publicKey, String name) throws KeystoreException {
        for (Account account : list().accounts()) {
            if (account.publicKey().hex().equals(publicKey)) {
                throw new KeyExistsException(
                        "this key is in the wallet already, as '" + account.name() + "'",
                        "use that name, or rename it to '" + name + "'");
            }
        }
    }

    private Path pathOf(String name) {
        return directory.resolve(name + SUFFIX);
    }

    /** As {@link #isName}, with a {@link KeystoreException} that says what a name is where it is none. */
    public static void requireName(String name) throws KeystoreException {
        if (!isName(name)) {
            throw new KeystoreException(
                    "'" + name + "' cannot be the name of an account",
                    "use up to 32 of a-z, 0-9, '.', '_' and '-', beginning with a letter or digit");
        }
    }

    private KeyExistsException taken(String name) {
        return new KeyExistsException(
                "there is an account '" + name + "' in " + directory + " already",
                "choose another name; nothing was overwritten");
    }
}
