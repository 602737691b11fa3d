package org.mokkachain.wallet.offline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mokkachain.api.model.ExitCode;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.file.DurableFiles;
import org.mokkachain.wallet.output.Failure;

/** Transaction files on disk. */
public final class TransactionFiles {
    /** No file is larger. */
    public static final int MAX_BYTES = 256 * 1024;

    private TransactionFiles() {}

    /** What is in the file; refused, and said why, if a single byte of it is not as it was written. */
    public static TransactionFile read(Path path) throws Failure {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw bad(path.toString(), "it is larger than " + MAX_BYTES + " bytes");
            }
            return read(Files.readAllBytes(path), path.toString());
        } catch (NoSuchFileException e) {
            throw new Failure(ExitCode.ERROR, "cannot_read", "there is no " + path, "Check the path.");
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.ERROR, "cannot_read", "cannot read " + path + ": " + e.getMessage(), "Check the path.");
        }
    }

    /**
     * As {@link #read(Path)}, of a text that came another way.
     *
     * @param source what to call it
     */
    public static TransactionFile read(byte[] text, String source) throws Failure {
        try {
            if (text.length > MAX_BYTES) {
                throw bad(source, "it is larger than " + MAX_BYTES + " bytes");
            }
            return FileText.read(text);
        } catch (DecodingException e) {
            throw bad(source, String.valueOf(e.getMessage()));
        }
    }

    private static Failure bad(String source, String why) {
        return new Failure(
                ExitCode.ERROR,
                "bad_transaction_file",
                source + " is not to be trusted: " + why,
                "Nothing was signed or sent. Get the file again from whoever made it.");
    }

    /** What stands in the file, on one line: for where there is little room. */
    public static String line(TransactionFile file) {
        return FileText.compact(file);
    }

    /** Refuses a name that is taken. */
    public static void requireNew(Path path) throws Failure {
        if (Files.exists(path)) {
            throw exists(path);
        }
    }

    private static Failure exists(Path path) {
        return new Failure(ExitCode.ERROR, "file_exists", path + " exists already", "Choose another name.");
    }

    /** Writes a new file; refused if there is one of that name. */
    public static void create(Path path, TransactionFile file) throws Failure {
        try {
            Files.write(path, FileText.write(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw exists(path);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    /** Replaces a file in one step: whatever happens, the old or the new one is there. */
    public static void replace(Path path, TransactionFile file) throws Failure {
        try {
            Path target = path.toRealPath();
            Path beside = target.resolveSibling(target.getFileName() + ".tmp");
            DurableFiles.replace(target, beside, ByteBuffer.wrap(FileText.write(file)));
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    private static Failure cannotWrite(Path path, IOException e) {
        return new Failure(
                ExitCode.ERROR, "cannot_write", "cannot write " + path + ": " + e.getMessage(),
                "Check the path, or name another with --out.");
    }
}
