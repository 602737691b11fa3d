package org.mokkachain.node.explorer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.value.Bytes;

/**
 * A file as it is served.
 *
 * @param contentType media type, with the character set
 * @param content as it is
 * @param compressed the same as gzip (RFC 1952), as small as that gets
 * @param tag changes with the content
 */
public record StaticFile(String contentType, Bytes content, Bytes compressed, String tag) {

    /** A file of the program, by its absolute name on the class path; empty if there is none. */
    public static Optional<StaticFile> load(String resource, String contentType) {
        try (InputStream in = StaticFile.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(of(contentType, in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + resource, e);
        }
    }

    static StaticFile of(String contentType, byte[] content) {
        return new StaticFile(
                contentType, Bytes.of(content), Bytes.of(compress(content)), Sha256.hash(content).hex());
    }

    /** Slow and small: done once. */
    private static final class SmallGzip extends GZIPOutputStream {
        SmallGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    private static byte[] compress(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 3 + 64);
        try (GZIPOutputStream gzip = new SmallGzip(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("a bug: memory cannot be written", e);
        }
        return out.toByteArray();
    }
}
