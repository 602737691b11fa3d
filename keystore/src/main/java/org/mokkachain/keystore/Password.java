package org.mokkachain.keystore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A password that does not show itself in text and can be overwritten: use it in try-with-resources. Using a closed one
 * is a bug and throws {@link IllegalStateException}. Thread-safe.
 */
public final class Password implements AutoCloseable {
    private static final int MAX_LENGTH = 1_024;
    private static final int MAX_UTF8_BYTES_PER_CHARACTER = 3;
    private static final int MAX_FILE_BYTES = MAX_UTF8_BYTES_PER_CHARACTER * MAX_LENGTH + 2;

    private final char[] characters;
    private boolean closed;

    private Password(char[] characters) {
        this.characters = characters;
    }

    /**
     * Copies {@code characters}; the caller overwrites its own.
     *
     * @throws IllegalArgumentException unless there are 1 to 1,024
     */
    public static Password of(char[] characters) {
        if (characters.length == 0 || characters.length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a password has 1 to " + MAX_LENGTH + " characters, got " + characters.length);
        }
        return new Password(characters.clone());
    }

    /**
     * The password in a file, in UTF-8, without one line break at its end. Whether others may read the file is for
     * {@link #isReadableByOthers} to say: some ways of handing a secret to a process leave no choice.
     *
     * @throws KeystoreException if the file cannot be read, is empty or much too long, or is not UTF-8
     */
    public static Password fromFile(Path path) throws KeystoreException {
        byte[] bytes = read(path);
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            char[] characters = Arrays.copyOf(text.array(), withoutLineBreak(text));
            Arrays.fill(text.array(), '\0');
            try {
                return of(characters);
            } finally {
                Arrays.fill(characters, '\0');
            }
        } catch (CharacterCodingException e) {
            throw new KeystoreException("the password file " + path + " is not UTF-8", "write it as plain text", e);
        } catch (IllegalArgumentException e) {
            throw new KeystoreException(
                    "the password file " + path + " is unusable: " + e.getMessage(), "write one password into it", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Whether group or others may read {@code path}; false where the file system has no such notion. */
    public static boolean isReadableByOthers(Path path) throws KeystoreException {
        return SecretFiles.accessOfOthers(path).isPresent();
    }

    /** A copy in UTF-8. Whoever asks for it overwrites it after use. */
    synchronized byte[] toUtf8() {
        if (closed) {
            throw new IllegalStateException("this password has been wiped");
        }
        byte[] room = new byte[MAX_UTF8_BYTES_PER_CHARACTER * characters.length];
        ByteBuffer encoded = ByteBuffer.wrap(room);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(characters), encoded, true);
        byte[] utf8 = Arrays.copyOf(room, encoded.position());
        Arrays.fill(room, (byte) 0);
        return utf8;
    }

    /** Whether both are the same; for asking twice when a key is made. */
    public boolean matches(Password other) {
        byte[] mine = toUtf8();
        byte[] theirs = other.toUtf8();
        boolean same = Arrays.equals(mine, theirs);
        Arrays.fill(mine, (byte) 0);
        Arrays.fill(theirs, (byte) 0);
        return same;
    }

    /** Overwrites the password. */
    @Override
    public synchronized void close() {
        Arrays.fill(characters, '\0');
        closed = true;
    }

    @Override
    public String toString() {
        return "Password[redacted]";
    }

    private static byte[] read(Path path) throws KeystoreException {
        try {
            if (Files.size(path) > MAX_FILE_BYTES) {
                throw new KeystoreException(
                        "the password file " + path + " is too long", "write one password into it, and nothing else");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new KeystoreException("there is no password file " + path, "check the path", e);
        } catch (IOException e) {
            throw new KeystoreException("cannot read the password file " + path + ": " + e, "check its owner", e);
        }
    }

    private static int withoutLineBreak(CharBuffer text) {
        int length = text.limit();
        if (length > 0 && text.get(length - 1) == '\n') {
            length--;
            if (length > 0 && text.get(length - 1) == '\r') {
                length--;
            }
        }
        return length;
    }
}
