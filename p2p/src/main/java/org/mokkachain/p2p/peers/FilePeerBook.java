package org.mokkachain.p2p.peers;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mokkachain.p2p.transport.PeerAddress;
import org.mokkachain.types.file.DurableFiles;

/**
 * A text file: a first line, one address per line, a last line with their number. It is replaced as a whole, so that a
 * crash leaves the old or the new one. Thread-safe; one process at a time.
 */
public final class FilePeerBook implements PeerBook {
    private static final String FIRST = "mokka peers 1";
    private static final String LAST = "end ";
    private static final long MAX_BYTES = 4L << 20;

    private final Path file;

    /** @param file its folder is made when first needed */
    public FilePeerBook(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public synchronized List<PeerAddress> load() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        if (Files.size(file) > MAX_BYTES) {
            throw damaged("it is longer than " + MAX_BYTES + " bytes");
        }
        try {
            return parse(Files.readAllLines(file));
        } catch (CharacterCodingException e) {
            throw damaged("it is not text", e);
        }
    }

    private List<PeerAddress> parse(List<String> lines) throws IOException {
        int count = lines.size() - 2;
        if (count < 0 || count > MAX_ADDRESSES || !lines.getFirst().equals(FIRST)) {
            throw damaged("its first line must be '" + FIRST + "'");
        }
        if (!lines.getLast().equals(LAST + count)) {
            throw damaged("its last line must be '" + LAST + count + "'");
        }
        List<PeerAddress> addresses = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            try {
                addresses.add(PeerAddress.parse(lines.get(i)));
            } catch (IllegalArgumentException e) {
                throw damaged("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(addresses);
    }

    private IOException damaged(String how) {
        return new IOException("the peer book " + file + " is damaged: " + how
                + "; without this file the node begins with its seeds");
    }

    private IOException damaged(String how, Exception cause) {
        IOException damaged = damaged(how);
        damaged.initCause(cause);
        return damaged;
    }

    @Override
    public synchronized void save(List<PeerAddress> addresses) throws IOException {
        PeerBook.check(addresses);
        StringBuilder text = new StringBuilder(FIRST).append('\n');
        addresses.forEach(address -> text.append(address).append('\n'));
        text.append(LAST).append(addresses.size()).append('\n');
        try {
            Files.createDirectories(DurableFiles.folder(file));
            DurableFiles.replace(file, text.toString());
        } catch (IOException e) {
            throw new IOException("the peer book " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
