package org.mokkachain.keystore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.mokkachain.keystore.KeyDocument.Content;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.PublicKey;

/**
 * A private key in an encrypted file. Kind and public key can be read without the password; they are authenticated
 * when the key is unlocked. Immutable: what was read stays as it was, also if the file changes. Thread-safe.
 */
public final class KeyFile {
    private static final int MAX_BYTES = 16 * 1024;

    private final Path path;
    private final KeyDocument document;

    private KeyFile(Path path, KeyDocument document) {
        this.path = path;
        this.document = document;
    }

    /**
     * Writes {@code key} into a new file that only its owner can read. The file appears whole or not at all.
     *
     * @throws KeyExistsException if there is a file already, which stays as it is
     * @throws KeystoreException if it cannot be written
     */
    public static KeyFile create(Path path, KeyKind kind, Profile profile, PrivateKey key, Password password)
            throws KeystoreException {
        Content content = new Content(kind, profile, key.publicKey());
        KeyFile file = new KeyFile(path, KeyCipher.seal(key, content, password, new SecureRandom()));
        createAt(path, file.toJson());
        return file;
    }

    /**
     * Reads a file, without opening what it holds.
     *
     * @throws KeyFileMissingException if it is not there
     * @throws InsecurePermissionsException if others than its owner have access
     * @throws DamagedKeyFileException if it is not what was written
     * @throws KeystoreException if it cannot be read, or is of a newer version
     */
    public static KeyFile read(Path path) throws KeystoreException {
        Optional<String> access = SecretFiles.accessOfOthers(path);
        if (access.isPresent()) {
            throw new InsecurePermissionsException(path, access.get());
        }
        return new KeyFile(path, new KeyDocumentJson(path).read(contentOf(path)));
    }

    /** As {@link #read(Path)}, and refused unless it holds a key of this kind. */
    public static KeyFile read(Path path, KeyKind kind) throws KeystoreException {
        KeyFile file = read(path);
        if (file.kind() != kind) {
            throw new KeystoreException(
                    "the file " + path + " holds a key of kind '" + file.kind().text() + "', expected '" + kind.text()
                            + "'",
                    "check the path");
        }
        return file;
    }

    /**
     * The private key. Takes the time the profile asks for, for {@link Profile#STANDARD} about half a second.
     *
     * @throws WrongPasswordException if it was encrypted with another password
     * @throws DamagedKeyFileException if the file was changed after it was written
     */
    public PrivateKey unlock(Password password) throws WrongPasswordException, DamagedKeyFileException {
        return switch (KeyCipher.open(document, password)) {
            case KeyCipher.Opened.Key(PrivateKey key) -> key;
            case KeyCipher.Opened.WrongPassword wrong -> throw new WrongPasswordException(path);
            case KeyCipher.Opened.Damaged(String what) -> throw new DamagedKeyFileException(path, what);
        };
    }

    /**
     * Encrypts the key anew and replaces the file in one step; the profile stays, its work is that of new files.
     *
     * @return the file as it is now
     * @throws KeystoreException as {@link #unlock} does, or if the file cannot be written: then the old one is in place
     */
    public KeyFile changePassword(Password current, Password next) throws KeystoreException {
        PrivateKey key = unlock(current);
        try {
            KeyDocument sealed = KeyCipher.seal(key, document.header().content(), next, new SecureRandom());
            SecretFiles.replace(path, KeyDocumentJson.write(sealed));
            return new KeyFile(path, sealed);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        } finally {
            key.wipe();
        }
    }

    public Path path() {
        return path;
    }

    public KeyKind kind() {
        return document.header().content().kind();
    }

    public Profile profile() {
        return document.header().content().profile();
    }

    public PublicKey publicKey() {
        return document.header().content().publicKey();
    }

    /** The address of the account whose first key this is. */
    public Address address() {
        return AccountAddress.of(publicKey());
    }

    @Override
    public String toString() {
        return "KeyFile[" + path + ", " + kind().text() + ", " + publicKey() + "]";
    }

    /** The encrypted document, as it stands in the file. */
    Bytes toJson() {
        return KeyDocumentJson.write(document);
    }

    static void createAt(Path path, Bytes json) throws KeystoreException {
        try {
            SecretFiles.create(path, json);
        } catch (FileAlreadyExistsException e) {
            throw new KeyExistsException(
                    "there is a file " + path + " already", "choose another name; nothing was overwritten");
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    static KeystoreException cannotWrite(Path path, IOException cause) {
        return new KeystoreException(
                "cannot write " + path + ": " + cause, "check that the directory exists and has room", cause);
    }

    private static Bytes contentOf(Path path) throws KeystoreException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new DamagedKeyFileException(path, "it is longer than " + MAX_BYTES + " bytes");
            }
            return Bytes.of(content);
        } catch (NoSuchFileException e) {
            throw new KeyFileMissingException(path);
        } catch (IOException e) {
            throw new KeystoreException("cannot read " + path + ": " + e, "check its owner and permissions", e);
        }
    }
}
