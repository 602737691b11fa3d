package org.mokkachain.types.crypto;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.FixedBytes;
import org.mokkachain.types.value.Hash;

/**
 * SHA-256 (FIPS 180-4) by the JVM's preferred provider, see {@link NativeCrypto}. Thread-safe: a hash in the making
 * clones an unused digest, cheaper than asking for a new one, and one in a single call borrows a spare one; neither
 * needs per-thread state that many virtual threads would multiply.
 */
public final class Sha256 {
    private static final int MAX_DOMAIN_LENGTH = 255;

    /** A power of two, a few times the threads that hash at the same moment. */
    private static final int SPARES = 64;

    private static volatile MessageDigest unused = newDigest();
    private static volatile AtomicReferenceArray<MessageDigest> spares = new AtomicReferenceArray<>(SPARES);

    private Sha256() {}

    /** The hash of the parts joined, without anything between them. */
    public static Hash hash(byte[]... parts) {
        return borrowed(hasher -> {
            for (byte[] part : parts) {
                hasher.update(part);
            }
        });
    }

    /**
     * The hash of {@code data} for one purpose: SHA-256(length of domain as u8 | domain in ASCII | data). Equal data
     * in different domains have different hashes.
     *
     * @param domain 1 to 255 ASCII characters
     */
    public static Hash hash(String domain, byte[] data) {
        return borrowed(hasher -> hasher.update(domain).update(data));
    }

    /** As {@link #hash(String, byte[])}. */
    public static Hash hash(String domain, Bytes data) {
        return borrowed(hasher -> hasher.update(domain).update(data));
    }

    /** A hash in the making. */
    public static Hasher hasher() {
        return new Hasher(copyOfUnused());
    }

    /** A hash in the making, for one purpose, see {@link #hash(String, byte[])}. */
    public static Hasher hasher(String domain) {
        return hasher().update(domain);
    }

    /** The slot goes by the thread, so that two threads rarely meet at one; who finds it empty clones. */
    private static Hash borrowed(Consumer<Hasher> input) {
        AtomicReferenceArray<MessageDigest> from = spares;
        int slot = (int) Thread.currentThread().threadId() & SPARES - 1;
        MessageDigest spare = from.getAndSet(slot, null);
        MessageDigest digest = spare == null ? copyOfUnused() : spare;
        Hasher hasher = new Hasher(digest);
        input.accept(hasher);
        Hash hash = hasher.finish();
        from.set(slot, digest);
        return hash;
    }

    /** To be called when another provider has become the preferred one. */
    static void chooseAgain() {
        unused = newDigest();
        spares = new AtomicReferenceArray<>(SPARES);
    }

    private static MessageDigest copyOfUnused() {
        try {
            return (MessageDigest) unused.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this JDK cannot copy a SHA-256 digest", e);
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** Hashes piece by piece. After {@link #finish()} it starts afresh, without any domain. Not thread-safe. */
    public static final class Hasher {
        private final MessageDigest digest;

        private Hasher(MessageDigest digest) {
            this.digest = digest;
        }

        public Hasher update(byte value) {
            digest.update(value);
            return this;
        }

        public Hasher update(byte[] part) {
            digest.update(part);
            return this;
        }

        /** The {@code length} bytes of {@code array} from {@code offset} on. */
        public Hasher update(byte[] array, int offset, int length) {
            digest.update(array, offset, length);
            return this;
        }

        public Hasher update(Bytes part) {
            part.addTo(digest);
            return this;
        }

        public Hasher update(FixedBytes part) {
            part.addTo(digest);
            return this;
        }

        private Hasher update(String domain) {
            byte[] ascii = domain.getBytes(StandardCharsets.US_ASCII);
            if (ascii.length == 0 || ascii.length > MAX_DOMAIN_LENGTH) {
                throw new IllegalArgumentException("a domain has 1 to 255 characters, got " + ascii.length);
            }
            return update((byte) ascii.length).update(ascii);
        }

        /** The hash of everything since the start. */
        public Hash finish() {
            return Hash.of(digest.digest());
        }

        /** Writes the hash of everything since the start into {@code target} at {@code offset}, 32 bytes. */
        public void finish(byte[] target, int offset) {
            try {
                digest.digest(target, offset, Hash.LENGTH);
            } catch (DigestException e) {
                throw new IllegalArgumentException("no room for a hash at " + offset + " of " + target.length, e);
            }
        }
    }
}
