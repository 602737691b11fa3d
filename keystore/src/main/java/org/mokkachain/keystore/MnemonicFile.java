package org.mokkachain.keystore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.mokkachain.keystore.mnemonic.Mnemonic;
import org.mokkachain.keystore.mnemonic.MnemonicException;

/** Words of a mnemonic in a file of one line, for programs. They are not encrypted: who reads the file has the keys. */
public final class MnemonicFile {
    private static final int MAX_BYTES = 4_096;

    private MnemonicFile() {}

    /**
     * Writes the words into a new file that only its owner can read. It appears whole or not at all.
     *
     * @throws KeyExistsException if there is a file already, which stays as it is
     * @throws KeystoreException if it cannot be written
     */
    public static void create(Path path, Mnemonic mnemonic) throws KeystoreException {
        char[] words = mnemonic.toCharArray();
        byte[] line = new byte[words.length + 1];
        for (int i = 0; i < words.length; i++) {
            line[i] = (byte) words[i];
        }
        line[words.length] = '\n';
        try {
            SecretFiles.create(path, ByteBuffer.wrap(line));
        } catch (FileAlreadyExistsException e) {
            throw new KeyExistsException(
                    "there is a file " + path + " already", "choose another name; nothing was overwritten");
        } catch (IOException e) {
            throw KeyFile.cannotWrite(path, e);
        } finally {
            Arrays.fill(words, '\0');
            Arrays.fill(line, (byte) 0);
        }
    }

    /**
     * The words in a file, or from a pipe. Whether others may read it, {@link Password#isReadableByOthers} says.
     *
     * @throws MnemonicException if they are no mnemonic
     * @throws KeystoreException if the file cannot be read or is much too long
     */
    public static Mnemonic read(Path path) throws KeystoreException, MnemonicException {
        byte[] content = contentOf(path);
        char[] text = new char[content.length];
        for (int i = 0; i < content.length; i++) {
            text[i] = (char) (content[i] & 0xff); // what is not ASCII is in no word
        }
        Arrays.fill(content, (byte) 0);
        try {
            return Mnemonic.parse(text);
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    /** Deletes a file that was just created, if it is still there. */
    public static void discard(Path path) throws KeystoreException {
        try {
            SecretFiles.delete(path);
        } catch (NoSuchFileException e) {
            return; // somebody else did
        } catch (IOException e) {
            throw new KeystoreException("cannot delete " + path + ": " + e, "delete it by hand: it holds words", e);
        }
    }

    private static byte[] contentOf(Path path) throws KeystoreException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                Arrays.fill(content, (byte) 0);
                throw new KeystoreException(
                        "the file " + path + " is too long for words of a mnemonic",
                        "write them into it, and nothing else");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new KeystoreException("there is no file " + path, "check the path", e);
        } catch (IOException e) {
            throw new KeystoreException("cannot read " + path + ": " + e, "check its owner and permissions", e);
        }
    }
}
